//! One meeting, as JSON.

use circle_domain::schedule::weekday_name;
use circle_domain::{Code, Meeting, Occurrence, Schedule};
use circle_engine::WayInChanged;
use circle_engine::same::{Disagreement, SameListing};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct MeetingJson {
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) source_record: String,
    pub(crate) group_id: Option<String>,
    pub(crate) fellowship: Option<String>,
    pub(crate) problems: Vec<String>,
    pub(crate) name: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) notes: Option<String>,
    pub(crate) page_url: Option<String>,
    pub(crate) attendance: &'static str,
    pub(crate) status: &'static str,
    pub(crate) schedule: ScheduleJson,
    pub(crate) next: Option<OccurrenceJson>,
    pub(crate) venue: Option<VenueJson>,
    pub(crate) online: Option<OnlineJson>,
    pub(crate) contact: ContactJson,
    pub(crate) formats: Vec<String>,
    pub(crate) languages: Vec<String>,
    pub(crate) audience: Vec<String>,
    pub(crate) access: Vec<String>,
    pub(crate) who_may_attend: &'static str,
    pub(crate) cost: Option<String>,
    pub(crate) led_by: &'static str,
    pub(crate) service_body: Option<String>,
    pub(crate) world_id: Option<String>,
    pub(crate) distance_km: Option<f64>,
    pub(crate) last_changed: Option<String>,
    pub(crate) last_confirmed: Option<String>,
    pub(crate) last_read: String,
    /// How long ago its directory was last read.
    pub(crate) freshness: Option<&'static str>,
    /// When its publisher last changed what it says of it, by our own comparison.
    pub(crate) content_changed: Option<String>,
    pub(crate) recently_changed: Vec<RecentJson>,
    pub(crate) same_as: Vec<String>,
    /// The directories of `same_as`, in its order, and by what it is certain.
    pub(crate) listed_by: Vec<ListedByJson>,
    pub(crate) disagrees: Vec<DisagreementJson>,
    pub(crate) sample: bool,
}

/// A link or a telephone number that changed lately, without its value.
#[derive(Serialize)]
pub(crate) struct RecentJson {
    field: String,
    on: String,
    what: &'static str,
}

impl From<&WayInChanged> for RecentJson {
    fn from(way: &WayInChanged) -> Self {
        Self {
            field: way.field.clone(),
            on: way.at.to_string(),
            what: way.what.as_str(),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct ListedByJson {
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) source_name: String,
    pub(crate) rule: String,
}

#[derive(Serialize)]
pub(crate) struct DisagreementJson {
    pub(crate) field: &'static str,
    pub(crate) values: Vec<String>,
}

#[derive(Serialize)]
pub(crate) struct ScheduleJson {
    recurrence: &'static str,
    weekday: Option<&'static str>,
    start: Option<String>,
    end: Option<String>,
    end_assumed: bool,
    time_zone: Option<String>,
    time_zone_from: &'static str,
    rule: Option<String>,
    /// The dates of a meeting held on dates alone.
    dates: Vec<String>,
}

impl From<&Schedule> for ScheduleJson {
    fn from(schedule: &Schedule) -> Self {
        let wall_clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
        let dates = match &schedule.recurrence {
            circle_domain::Recurrence::Dates(dates) => {
                dates.iter().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        };
        Self {
            recurrence: schedule.recurrence_name(),
            weekday: schedule.weekday().map(weekday_name),
            start: schedule.start.map(wall_clock),
            end: schedule.end().map(wall_clock),
            end_assumed: schedule.start.is_some() && schedule.minutes.is_none(),
            time_zone: schedule.time_zone.clone(),
            time_zone_from: schedule.zone_from.as_str(),
            rule: schedule.rule(),
            dates,
        }
    }
}

#[derive(Serialize)]
pub(crate) struct OccurrenceJson {
    start: String,
    end: String,
}

impl From<&Occurrence> for OccurrenceJson {
    fn from(occurrence: &Occurrence) -> Self {
        let written = |zoned: &jiff::Zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        Self {
            start: written(&occurrence.start),
            end: written(&occurrence.end),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct VenueJson {
    name: Option<String>,
    address: Option<String>,
    city: Option<String>,
    district: Option<String>,
    region: Option<String>,
    postal_code: Option<String>,
    country: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    position_from: Option<&'static str>,
    directions: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct OnlineJson {
    url: Option<String>,
    host: Option<String>,
    provider: Option<String>,
    phone: Option<String>,
    notes: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct ContactJson {
    kind: &'static str,
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    url: Option<String>,
    contact_first: bool,
}

/// What a meeting's row adds to the meeting itself.
pub(crate) struct Around<'a> {
    pub(crate) id: &'a str,
    pub(crate) source: &'a str,
    pub(crate) source_record: &'a str,
    pub(crate) status: &'static str,
    pub(crate) next: Option<&'a Occurrence>,
    pub(crate) distance_km: Option<f64>,
    pub(crate) last_read: String,
    pub(crate) freshness: Option<&'static str>,
    pub(crate) content_changed: Option<String>,
    pub(crate) recently_changed: &'a [WayInChanged],
    pub(crate) sample: bool,
    pub(crate) same_as: &'a [SameListing],
    pub(crate) disagrees: &'a [Disagreement],
}

/// The meeting as `cli.md` writes it.
pub(crate) fn meeting(meeting: &Meeting, around: &Around<'_>) -> MeetingJson {
    let codes = |codes: &[Code]| codes.iter().map(ToString::to_string).collect();
    MeetingJson {
        id: around.id.to_owned(),
        source: around.source.to_owned(),
        source_record: around.source_record.to_owned(),
        group_id: meeting.group_id.as_ref().map(ToString::to_string),
        fellowship: meeting.fellowship.as_ref().map(ToString::to_string),
        problems: meeting
            .problems
            .iter()
            .map(|claim| claim.problem.to_string())
            .collect(),
        name: meeting.name.clone(),
        group: meeting.group.clone(),
        notes: meeting.notes.clone(),
        page_url: meeting.page_url.clone(),
        attendance: meeting.attendance.as_str(),
        status: around.status,
        schedule: ScheduleJson::from(&meeting.schedule),
        next: around.next.map(OccurrenceJson::from),
        venue: meeting.venue.as_ref().map(|venue| VenueJson {
            name: venue.name.clone(),
            address: venue.address.clone(),
            city: venue.city.clone(),
            district: venue.district.clone(),
            region: venue.region.clone(),
            postal_code: venue.postal_code.clone(),
            country: venue.country.clone(),
            latitude: venue.point.map(|point| point.latitude),
            longitude: venue.point.map(|point| point.longitude),
            position_from: venue.position_from.map(circle_domain::PositionFrom::as_str),
            directions: venue.directions.clone(),
        }),
        online: meeting.online.as_ref().map(|online| OnlineJson {
            host: online.url.as_deref().and_then(host),
            url: online.url.clone(),
            provider: online.provider.clone(),
            phone: online.phone.clone(),
            notes: online.notes.clone(),
        }),
        contact: ContactJson {
            kind: meeting.contact.kind.as_str(),
            name: meeting.contact.name.clone(),
            phone: meeting.contact.phone.clone(),
            email: meeting.contact.email.clone(),
            url: meeting.contact.url.clone(),
            contact_first: meeting.contact.contact_first,
        },
        formats: codes(&meeting.formats),
        languages: meeting.languages.clone(),
        audience: codes(&meeting.audience),
        access: codes(&meeting.access),
        who_may_attend: meeting.who_may_attend.as_str(),
        cost: meeting.cost.clone(),
        led_by: meeting.led_by.as_str(),
        service_body: meeting.service_body.clone(),
        world_id: meeting.world_id.clone(),
        distance_km: around.distance_km.map(|km| (km * 1000.0).round() / 1000.0),
        last_changed: meeting.last_changed.map(|at| at.to_string()),
        last_confirmed: meeting.last_confirmed.map(|at| at.to_string()),
        last_read: around.last_read.clone(),
        freshness: around.freshness,
        content_changed: around.content_changed.clone(),
        recently_changed: around
            .recently_changed
            .iter()
            .map(RecentJson::from)
            .collect(),
        same_as: around
            .same_as
            .iter()
            .map(|same| same.id.to_string())
            .collect(),
        listed_by: around
            .same_as
            .iter()
            .map(|same| ListedByJson {
                id: same.id.to_string(),
                source: same.source.to_string(),
                source_name: same.source_name.clone(),
                rule: same.rule.clone(),
            })
            .collect(),
        disagrees: around
            .disagrees
            .iter()
            .map(|differs| DisagreementJson {
                field: differs.field,
                values: differs.values.clone(),
            })
            .collect(),
        sample: around.sample,
    }
}

/// The host of a link, as a person should see it.
pub(crate) fn host(link: &str) -> Option<String> {
    url::Url::parse(link).ok()?.host_str().map(str::to_owned)
}
