//! Meetings.

use super::directory::clock;
use super::history::way_in;
use crate::dto::kinds::{ContactKind, PositionFrom, Weekday};
use crate::dto::meeting as dto;
use circle_domain as domain;
use circle_domain::Code;
use circle_engine::{SourceClock, WayInChanged};
use jiff::Zoned;

/// What surrounds a meeting in an answer.
pub(crate) struct Around<'a> {
    pub(crate) id: &'a str,
    pub(crate) source: &'a str,
    pub(crate) source_name: &'a str,
    pub(crate) status: domain::Status,
    pub(crate) next: Option<&'a domain::Occurrence>,
    pub(crate) distance_km: Option<f64>,
    pub(crate) last_read: jiff::Timestamp,
    pub(crate) listing: dto::ListingState,
    pub(crate) unlisted_since: Option<jiff::Timestamp>,
    pub(crate) source_clock: Option<SourceClock>,
    pub(crate) recently_changed: &'a [WayInChanged],
    pub(crate) same_as: Vec<dto::SameListing>,
    pub(crate) disagrees: Vec<dto::Disagreement>,
    pub(crate) by_hand: bool,
    pub(crate) sample: bool,
    pub(crate) saved: bool,
}

/// A meeting as the page shows it.
pub(crate) fn meeting(meeting: &domain::Meeting, around: Around<'_>) -> dto::Meeting {
    dto::Meeting {
        id: around.id.to_owned(),
        source: around.source.to_owned(),
        source_name: around.source_name.to_owned(),
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
        page_host: meeting.page_url.as_deref().and_then(host),
        attendance: meeting.attendance.into(),
        status: around.status.into(),
        schedule: schedule(&meeting.schedule),
        next: around.next.map(occurrence),
        venue: meeting.venue.as_ref().map(venue),
        online: meeting.online.as_ref().map(online),
        contact: contact(&meeting.contact),
        formats: codes(&meeting.formats),
        languages: meeting.languages.clone(),
        audience: codes(&meeting.audience),
        access: codes(&meeting.access),
        who_may_attend: meeting.who_may_attend.into(),
        cost: meeting.cost.clone(),
        led_by: meeting.led_by.into(),
        distance_km: around.distance_km,
        last_changed: meeting.last_changed.map(|at| at.to_string()),
        last_confirmed: meeting.last_confirmed.map(|at| at.to_string()),
        last_read: around.last_read.to_string(),
        listing: around.listing,
        unlisted_since: around.unlisted_since.map(|at| at.to_string()),
        source_clock: around.source_clock.map(clock),
        recently_changed: around.recently_changed.iter().map(way_in).collect(),
        same_as: around.same_as,
        disagrees: around.disagrees,
        by_hand: around.by_hand,
        sample: around.sample,
        saved: around.saved,
    }
}

/// An occurrence, in the meeting's own offset.
pub(crate) fn occurrence(occurrence: &domain::Occurrence) -> dto::Occurrence {
    dto::Occurrence {
        start: written(&occurrence.start),
        end: written(&occurrence.end),
    }
}

/// ISO 8601 with seconds and an offset.
pub(crate) fn written(moment: &Zoned) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn codes(codes: &[Code]) -> Vec<String> {
    codes.iter().map(ToString::to_string).collect()
}

/// When it is held.
pub(crate) fn schedule(schedule: &domain::Schedule) -> dto::Schedule {
    let wall_clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    dto::Schedule {
        recurrence: match schedule.recurrence {
            _ if schedule.is_by_arrangement() => dto::Recurrence::ByArrangement,
            domain::Recurrence::Weekly { .. } => dto::Recurrence::Weekly,
            domain::Recurrence::Monthly { .. } => dto::Recurrence::Monthly,
            domain::Recurrence::Dates(_) => dto::Recurrence::Dates,
            domain::Recurrence::ByArrangement => dto::Recurrence::ByArrangement,
        },
        weekday: schedule.weekday().map(Weekday::from),
        start: schedule.start.map(wall_clock),
        end: schedule.end().map(wall_clock),
        end_assumed: schedule.start.is_some() && schedule.minutes.is_none(),
        time_zone: schedule.time_zone.clone(),
        time_zone_from: schedule.zone_from.into(),
        rule: schedule.rule(),
    }
}

fn venue(venue: &domain::Venue) -> dto::Venue {
    // A district is how people know where in a large town it is.
    let city = match (&venue.city, &venue.district) {
        (Some(city), Some(district)) if !district.is_empty() && district != city => {
            Some(format!("{district}, {city}"))
        }
        (city, district) => city.clone().or_else(|| district.clone()),
    };
    dto::Venue {
        name: venue.name.clone(),
        address: venue.address.clone(),
        city,
        region: venue.region.clone(),
        postal_code: venue.postal_code.clone(),
        country: venue.country.clone(),
        latitude: venue.point.map(|point| point.latitude),
        longitude: venue.point.map(|point| point.longitude),
        position_from: venue.position_from.map(PositionFrom::from),
        directions: venue.directions.clone(),
    }
}

fn online(online: &domain::OnlineAccess) -> dto::Online {
    dto::Online {
        host: online.url.as_deref().and_then(host),
        provider: online.provider.clone(),
        phone: online.phone.clone(),
        notes: online.notes.clone(),
    }
}

fn contact(contact: &domain::Contact) -> dto::Contact {
    dto::Contact {
        kind: ContactKind::from(contact.kind),
        name: contact.name.clone(),
        phone: contact.phone.clone(),
        email: contact.email.clone(),
        host: contact.url.as_deref().and_then(host),
        contact_first: contact.contact_first,
    }
}

/// The host of a link as a person should see it: in ASCII, so that no letter can pass for another.
pub(crate) fn host(link: &str) -> Option<String> {
    url::Url::parse(link).ok()?.host_str().map(str::to_owned)
}
