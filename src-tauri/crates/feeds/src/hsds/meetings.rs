//! The meetings of a service: each time at each place, a room and a link at the same time made one.

use super::groups::{folded, has_phrase};
use super::place::Place;
use super::values::{self, Object, Said, object, objects, text};
use super::when::{self, Held, SCHEDULES, Times};
use crate::{ReadOptions, links};
use circle_domain::schedule::weekday_name;
use circle_domain::{Attendance, Meeting, OnlineAccess, Recurrence, Schedule, Venue, ZoneFrom};
use jiff::civil::Date;

/// Meetings of one record at the most.
const MOST_MEETINGS: usize = 100;

/// How people attend, by what is said in words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ways {
    room: bool,
    afar: bool,
}

/// One place at which a service is offered, and when.
pub(super) struct Site {
    place: Place,
    times: Times,
}

const AT_LOCATIONS: [&str; 4] = [
    "service_at_locations",
    "service_at_location",
    "services_at_location",
    "services_at_locations",
];

/// The objects that hang between a service and its locations, and the locations.
pub(super) fn owners(service: &Object) -> Vec<&Object> {
    let mut found = Vec::new();
    for at in objects(service, &AT_LOCATIONS) {
        found.push(at);
        found.extend(object(at, &["location"]));
    }
    found
}

/// The places of a service, each with its times. Times of the service itself hold for all places without times of their own.
pub(super) fn sites(
    service: &Object,
    read_on: Date,
    day_first: bool,
    options: &ReadOptions<'_>,
    said: &mut Said<'_>,
) -> Vec<Site> {
    let country = options.country;
    let own = objects(service, &SCHEDULES);
    let at_locations = objects(service, &AT_LOCATIONS);
    let mut sites = Vec::new();
    let mut with_times: Vec<(Place, Vec<&Object>)> = Vec::new();
    for at in &at_locations {
        let place = object(at, &["location"])
            .map(|location| Place::read(location, country, said))
            .unwrap_or_default();
        let mut schedules = objects(at, &SCHEDULES);
        let (at_id, location_id) = (
            text(at, &["id"]),
            text(at, &["location_id"]).or_else(|| object(at, &["location"]).and_then(values::id)),
        );
        // Those in the service's list may name the place that they are for.
        for schedule in &own {
            let names =
                |name: &str, id: &Option<String>| id.is_some() && text(schedule, &[name]) == *id;
            if names("service_at_location_id", &at_id)
                || (text(schedule, &["service_at_location_id"]).is_none()
                    && names("location_id", &location_id))
            {
                schedules.push(schedule);
            }
        }
        with_times.push((place, unique(schedules)));
    }
    // Some services list places directly.
    for location in objects(service, &["locations"]) {
        with_times.push((Place::read(location, country, said), Vec::new()));
    }
    let nowhere = with_times.iter().all(|(_, schedules)| schedules.is_empty());
    let general: Vec<&Object> = unique(
        own.into_iter()
            .filter(|schedule| nowhere || text(schedule, &["service_at_location_id"]).is_none())
            .collect(),
    );
    let general = when::times(&general, service, read_on, day_first, said);
    for (place, schedules) in with_times {
        let times = if schedules.is_empty() {
            general.clone()
        } else {
            when::times(&schedules, service, read_on, day_first, said)
        };
        sites.push(Site { place, times });
    }
    if sites.is_empty() {
        sites.push(Site {
            place: Place::default(),
            times: general,
        });
    }
    sites
}

/// Each schedule once: the same may hang on the service and on its places.
fn unique(schedules: Vec<&Object>) -> Vec<&Object> {
    let mut seen: Vec<String> = Vec::new();
    schedules
        .into_iter()
        .filter(|schedule| match values::id(schedule) {
            Some(id) if seen.contains(&id) => false,
            Some(id) => {
                seen.push(id);
                true
            }
            None => true,
        })
        .collect()
}

/// The meetings: a time in a room and the same time from afar are one.
pub(super) fn meetings(
    common: &Meeting,
    sites: Vec<Site>,
    ways: Ways,
    service: &Object,
    zone: Option<&str>,
) -> Vec<Meeting> {
    let link = text(service, &["url"])
        .and_then(|raw| links::join(&raw))
        .filter(|join| join.provider.is_some());
    let (afar, rooms): (Vec<Site>, Vec<Site>) =
        sites.into_iter().partition(|site| site.place.is_virtual);
    let mut afar: Vec<(Option<Held>, Site)> = afar.into_iter().flat_map(each_time).collect();
    let mut meetings = Vec::new();
    let rooms: Vec<(Option<Held>, Site)> = rooms.into_iter().flat_map(each_time).collect();
    for (held, site) in rooms.into_iter().take(MOST_MEETINGS) {
        let same = afar
            .iter()
            .position(|(other, _)| same_time(held.as_ref(), other.as_ref()));
        let joined = same.map(|at| afar.remove(at));
        let mut online = joined.and_then(|(_, site)| site.place.online);
        let own = held
            .as_ref()
            .and_then(|held| held.attending.as_deref())
            .map(ways_of)
            .filter(|ways| ways.room || ways.afar)
            .unwrap_or(ways);
        if online.is_none() && own.afar {
            let schedule_link = held
                .as_ref()
                .and_then(|held| held.link.as_deref())
                .and_then(links::join);
            online = Some(
                schedule_link
                    .filter(|join| join.provider.is_some())
                    .or_else(|| link.clone())
                    .map_or_else(OnlineAccess::default, |join| OnlineAccess {
                        url: Some(join.url),
                        provider: join.provider.map(str::to_owned),
                        ..OnlineAccess::default()
                    }),
            );
        }
        let room = site.place.is_room() && (own.room || !own.afar);
        meetings.push(meeting(common, held, site, room, online, zone));
    }
    for (held, mut site) in afar.into_iter().take(MOST_MEETINGS) {
        let online = site.place.online.take();
        meetings.push(meeting(common, held, site, false, online, zone));
    }
    meetings.truncate(MOST_MEETINGS);
    meetings
}

/// A site once for each of its times, and once without where it has none.
fn each_time(mut site: Site) -> Vec<(Option<Held>, Site)> {
    let held = std::mem::take(&mut site.times.held);
    if held.is_empty() {
        return vec![(None, site)];
    }
    held.into_iter()
        .take(MOST_MEETINGS)
        .map(|held| {
            let copy = Site {
                place: site.place.clone(),
                times: Times {
                    held: Vec::new(),
                    words: site.times.words.clone(),
                },
            };
            (Some(held), copy)
        })
        .collect()
}

fn same_time(one: Option<&Held>, other: Option<&Held>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.recurrence == other.recurrence && one.start == other.start,
        (None, None) => true,
        _ => false,
    }
}

fn meeting(
    common: &Meeting,
    held: Option<Held>,
    site: Site,
    room: bool,
    online: Option<OnlineAccess>,
    zone: Option<&str>,
) -> Meeting {
    let mut meeting = common.clone();
    let leads_in = online.as_ref().is_some_and(OnlineAccess::leads_in);
    meeting.attendance = match (room, online.is_some()) {
        // Nobody can go there for now.
        (true, _) if common.temporarily_closed => {
            if leads_in {
                Attendance::Online
            } else {
                Attendance::None
            }
        }
        (true, true) => Attendance::Hybrid,
        (true, false) => Attendance::InPerson,
        (false, true) => Attendance::Online,
        (false, false) => Attendance::None,
    };
    meeting.online = online;
    meeting.venue = if room || meeting.attendance == Attendance::None {
        site.place.venue
    } else {
        // Of an online meeting at most the town: the rest is an office, or where somebody lives.
        site.place
            .venue
            .map(|venue| Venue {
                city: venue.city,
                region: venue.region,
                country: venue.country,
                ..Venue::default()
            })
            .filter(|venue| *venue != Venue::default())
    };
    if room {
        meeting.access.extend(site.place.access);
        meeting.access.sort();
        meeting.access.dedup();
    }
    if meeting.languages.is_empty() {
        meeting.languages = site.place.languages;
    }
    meeting.schedule = match &held {
        Some(held) => held.schedule(zone),
        None => Schedule {
            time_zone: zone.map(str::to_owned),
            ..Schedule::by_arrangement()
        },
    };
    if meeting.schedule.time_zone.is_some() {
        meeting.schedule.zone_from = ZoneFrom::Record;
    }
    let mut lines: Vec<String> = meeting.notes.take().into_iter().collect();
    lines.extend(
        held.and_then(|held| held.attending)
            .and_then(|words| crate::text::line(&words, 300).non_empty()),
    );
    for words in site.times.words {
        if !lines.contains(&words) {
            lines.push(words);
        }
    }
    meeting.notes = (!lines.is_empty())
        .then(|| crate::text::block(&lines.join("\n"), crate::text::NOTES_CAP).text);
    meeting
}

/// What words like `online`, `venue`, `phone` say.
pub(super) fn ways_of(words: &str) -> Ways {
    let words = folded(words);
    let any = |list: &[&str]| list.iter().any(|word| has_phrase(&words, word));
    Ways {
        room: any(&[
            "venue",
            "in-person",
            "in person",
            "face to face",
            "face-to-face",
            "on-site",
            "onsite",
            "vor ort",
        ]),
        afar: any(&[
            "online",
            "virtual",
            "remote",
            "remotely",
            "video",
            "zoom",
            "phone",
            "telephone",
            "webinar",
        ]),
    }
}

/// A sole meeting has no slot; others are named by their weekday, the time beside it where a day has several.
pub(super) fn name_slots(meetings: &mut [Meeting]) {
    if meetings.len() == 1 {
        return;
    }
    let day = |meeting: &Meeting| match &meeting.schedule.recurrence {
        Recurrence::Weekly { weekday, .. } | Recurrence::Monthly { weekday, .. } => {
            weekday_name(*weekday)
        }
        Recurrence::Dates(_) => "dates",
        Recurrence::ByArrangement => "arranged",
    };
    let days: Vec<&'static str> = meetings.iter().map(day).collect();
    let mut taken: Vec<String> = Vec::new();
    for (meeting, day_name) in meetings.iter_mut().zip(&days) {
        let alone = days.iter().filter(|other| *other == day_name).count() == 1;
        let time = meeting
            .schedule
            .start
            .map(|time| time.strftime("-%H%M").to_string());
        let base = if alone {
            (*day_name).to_owned()
        } else {
            format!("{day_name}{}", time.unwrap_or_default())
        };
        let mut slot = base.clone();
        let mut number = 2_u32;
        while taken.contains(&slot) {
            slot = format!("{base}-{number}");
            number += 1;
        }
        taken.push(slot.clone());
        meeting.slot = slot;
    }
}
