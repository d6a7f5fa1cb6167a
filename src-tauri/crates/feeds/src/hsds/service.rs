//! One service: one record, with a meeting for each time at each place.

use super::audience::{audience, cost};
use super::groups::{Kind, folded, has_phrase, kind};
use super::people;
use super::place::{self, Place};
use super::terms::{self, Term};
use super::values::{self, Object, Said, object, objects, text};
use super::when::{self, Held, SCHEDULES, Times};
use crate::time::{Given, moment};
use crate::zone::{Zone, zone};
use crate::{ReadOptions, links, parts};
use circle_domain::schedule::weekday_name;
use circle_domain::{
    Alias, AliasKind, Attendance, Code, GroupId, Meeting, Notice, NoticeCode, OnlineAccess,
    ProblemClaim, ProblemId, Record, RecordKey, Recurrence, Schedule, Venue,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

/// Meetings of one record at the most.
const MOST_MEETINGS: usize = 100;

/// What became of a service.
pub(super) enum Outcome {
    Accepted(Box<Record>),
    /// A notice says why.
    Rejected,
}

/// How people attend, by what is said in words.
#[derive(Clone, Copy, Debug, Default)]
struct Ways {
    room: bool,
    afar: bool,
}

/// One place at which a service is offered, and when.
struct Site {
    place: Place,
    times: Times,
}

/// Reads one service. `position` names it in notices while it has no id; `repeated`: another one has its id.
pub(super) fn read(
    service: &Object,
    position: &str,
    repeated: bool,
    options: &ReadOptions<'_>,
    notices: &mut Vec<Notice>,
) -> Outcome {
    let id = values::id(service);
    let mut said = Said::new(id.clone().unwrap_or_else(|| position.to_owned()), notices);
    let status = folded(&text(service, &["status"]).unwrap_or_default()).replace('_', " ");
    if matches!(
        status.as_str(),
        "inactive" | "defunct" | "deleted" | "draft" | "archived" | "closed" | "pending"
    ) {
        said.rejected(NoticeCode::NotPublished, "status", &status);
        return Outcome::Rejected;
    }
    let terms = terms::terms(service);
    let name = said.line(service, "name");
    if !options.all_services
        && let Kind::Other { field, value } = kind(service, name.as_deref(), &terms)
    {
        said.rejected(NoticeCode::NotAGroup, field, &value);
        return Outcome::Rejected;
    }
    let organization = object(service, &["organization", "organisation"]);
    let day_first = options.country == Some("GB");
    let read_on = options.read_at.to_zoned(TimeZone::UTC).date();
    let sites = sites(service, read_on, day_first, options, &mut said);
    let ways = ways(&text(service, &["attending_type", "attending_types"]).unwrap_or_default());

    let mut common = Meeting::empty();
    common.fellowship = options.fellowship.cloned();
    common.name = name;
    common.temporarily_closed = status == "temporarily closed";
    common.page_url = page(service, &mut said);
    let places = owners(service);
    common.contact = people::contact(service, organization, &places, &mut said);
    common.service_body = common.contact.name.clone();
    common.group = said
        .line(service, "alternate_name")
        .filter(|other| Some(other) != common.name.as_ref());
    let whom = audience(service, common.name.as_deref(), &terms);
    (common.audience, common.who_may_attend, common.led_by) =
        (whom.codes, whom.who_may_attend, whom.led_by);
    common.languages = place::languages(service);
    common.cost = cost(service, read_on, day_first, &mut said);
    common.formats = formats(&terms);
    common.problems = problems(&terms);
    common.last_changed = changed(service, "last_modified", options.read_at, &mut said);
    common.last_confirmed = changed(service, "assured_date", options.read_at, &mut said);
    common.notes = notes(service, &mut said);
    common.group_id = id.as_ref().map(|id| GroupId::of(options.source, id));
    let zone = own_zone(&terms);

    let mut meetings = meetings(&common, sites, ways, service, zone.as_deref());
    if common.name.is_none() {
        said.notice(NoticeCode::NameMissing, "name", "");
    }
    meetings.retain(Meeting::shows_something);
    let Some(first) = meetings.first() else {
        said.rejected(NoticeCode::NothingToShow, "name", "");
        return Outcome::Rejected;
    };
    let content = content_key(first);
    let key = match (id, repeated) {
        (Some(id), false) => RecordKey::new(id),
        (Some(id), true) => {
            said.notice(NoticeCode::IdRepeated, "id", &id);
            content.clone()
        }
        (None, _) => {
            said.notice(NoticeCode::IdMissing, "id", "");
            content.clone()
        }
    };
    name_slots(&mut meetings);
    Outcome::Accepted(Box::new(Record {
        key,
        aliases: vec![Alias {
            kind: AliasKind::Content,
            value: content.as_str().to_owned(),
        }],
        meetings,
        public: public(service, &terms),
        imported_from: None,
    }))
}

/// Whether a service is a group, by what a list says of it.
pub(super) fn is_group(service: &Object) -> bool {
    let name = text(service, &["name"]).map(|name| crate::text::line(&name, 300).text);
    kind(service, name.as_deref(), &terms::terms(service)) == Kind::Group
}

/// The objects that hang between a service and its locations, and the locations.
fn owners(service: &Object) -> Vec<&Object> {
    let mut found = Vec::new();
    for at in objects(service, &AT_LOCATIONS) {
        found.push(at);
        found.extend(object(at, &["location"]));
    }
    found
}

const AT_LOCATIONS: [&str; 4] = [
    "service_at_locations",
    "service_at_location",
    "services_at_location",
    "services_at_locations",
];

/// The places of a service, each with its times. Times of the service itself hold for all places without times of their own.
fn sites(
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
            let names = |name: &str, id: &Option<String>| {
                id.is_some() && text(schedule, &[name]) == *id
            };
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
fn meetings(
    common: &Meeting,
    sites: Vec<Site>,
    ways: Ways,
    service: &Object,
    zone: Option<&str>,
) -> Vec<Meeting> {
    let link = text(service, &["url"])
        .and_then(|raw| links::join(&raw))
        .filter(|join| join.provider.is_some());
    let (afar, rooms): (Vec<Site>, Vec<Site>) = sites.into_iter().partition(|site| site.place.is_virtual);
    let mut afar: Vec<(Option<Held>, Site)> = afar.into_iter().flat_map(each_time).collect();
    let mut meetings = Vec::new();
    let rooms: Vec<(Option<Held>, Site)> = rooms.into_iter().flat_map(each_time).collect();
    for (held, site) in rooms.into_iter().take(MOST_MEETINGS) {
        let same = afar.iter().position(|(other, _)| same_time(held.as_ref(), other.as_ref()));
        let joined = same.map(|at| afar.remove(at));
        let mut online = joined.and_then(|(_, site)| site.place.online);
        let own = held
            .as_ref()
            .and_then(|held| held.attending.as_deref())
            .map(self::ways)
            .filter(|ways| ways.room || ways.afar)
            .unwrap_or(ways);
        if online.is_none() && own.afar {
            let schedule_link = held.as_ref().and_then(|held| held.link.as_deref()).and_then(links::join);
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
        meeting.schedule.zone_from = circle_domain::ZoneFrom::Record;
    }
    let mut lines: Vec<String> = meeting.notes.take().into_iter().collect();
    lines.extend(held.and_then(|held| held.attending).and_then(|words| crate::text::line(&words, 300).non_empty()));
    for words in site.times.words {
        if !lines.contains(&words) {
            lines.push(words);
        }
    }
    meeting.notes = (!lines.is_empty()).then(|| crate::text::block(&lines.join("\n"), crate::text::NOTES_CAP).text);
    meeting
}

/// What words like `online`, `venue`, `phone` say.
fn ways(words: &str) -> Ways {
    let words = folded(words);
    let any = |list: &[&str]| list.iter().any(|word| has_phrase(&words, word));
    Ways {
        room: any(&["venue", "in-person", "in person", "face to face", "face-to-face", "on-site", "onsite", "vor ort"]),
        afar: any(&["online", "virtual", "remote", "remotely", "video", "zoom", "phone", "telephone", "webinar"]),
    }
}

/// The notes: what is new first, then what it is, for whom, and how to get in.
fn notes(service: &Object, said: &mut Said<'_>) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    for field in ["alert", "description", "eligibility_description", "application_process", "interpretation_services"] {
        if let Some(block) = said.block(service, field)
            && !lines.contains(&block)
        {
            lines.push(block);
        }
    }
    for eligibility in objects(service, &["eligibilitys", "eligibilities", "eligibility"]) {
        if let Some(block) = said.block(eligibility, "eligibility")
            && !lines.contains(&block)
        {
            lines.push(block);
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn page(service: &Object, said: &mut Said<'_>) -> Option<String> {
    let raw = text(service, &["url"])?;
    let page = links::page(&raw);
    if page.is_none() {
        said.notice(NoticeCode::PageUnusable, "url", &raw);
    }
    page
}

fn changed(
    service: &Object,
    field: &'static str,
    read_at: Timestamp,
    said: &mut Said<'_>,
) -> Option<Timestamp> {
    match moment(service.get(field).unwrap_or(&Value::Null)) {
        Given::Missing => None,
        Given::Is(at) if at > read_at => {
            said.notice(NoticeCode::ChangedInFuture, field, &at.to_string());
            None
        }
        Given::Is(at) => Some(at),
        Given::NotUnderstood => {
            said.notice(
                NoticeCode::ChangedNotUnderstood,
                field,
                &text(service, &[field]).unwrap_or_default(),
            );
            None
        }
    }
}

/// The zone that a publisher adds in an attribute: the standard has no field for its name.
fn own_zone(terms: &[Term]) -> Option<String> {
    terms.iter().find_map(|term| {
        let about = folded(&format!("{} {}", term.label, term.name)).replace(['-', '_'], " ");
        if !(about.contains("time zone") || about.contains("timezone")) {
            return None;
        }
        match zone(&term.value) {
            Zone::Is { name, .. } => Some(name),
            Zone::None | Zone::NotUnderstood => None,
        }
    })
}

/// Formats, where a publisher names them as this program does.
fn formats(terms: &[Term]) -> Vec<Code> {
    let mut found: Vec<Code> = terms
        .iter()
        .filter(|term| folded(&term.taxonomy).replace(['-', '_'], " ").contains("meeting format"))
        .filter_map(|term| {
            let code = folded(if term.code.is_empty() { &term.name } else { &term.code }).replace(' ', "-");
            circle_domain::code::FORMATS
                .iter()
                .find(|known| **known == code)
                .map(|known| Code::known(known))
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Problem areas, where a publisher names them by the codes of this program (`substance/alcohol`). Whether there is such a one
/// is for those to say who know them all.
fn problems(terms: &[Term]) -> Vec<ProblemClaim> {
    let mut found: Vec<ProblemClaim> = Vec::new();
    for term in terms {
        let is_code = term.code.split_once('/').is_some_and(|(area, leaf)| {
            let plain = |part: &str| {
                !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            };
            plain(area) && plain(leaf)
        });
        if is_code && term.code.len() <= 64 {
            let claim = ProblemClaim {
                problem: ProblemId::new(&term.code),
                primary: true,
            };
            if !found.contains(&claim) {
                found.push(claim);
            }
        }
    }
    found
}

/// A sole meeting has no slot; others are named by their weekday, the time beside it where a day has several.
fn name_slots(meetings: &mut [Meeting]) {
    if meetings.len() == 1 {
        return;
    }
    let day = |meeting: &Meeting| match &meeting.schedule.recurrence {
        Recurrence::Weekly { weekday, .. } | Recurrence::Monthly { weekday, .. } => weekday_name(*weekday),
        Recurrence::Dates(_) => "dates",
        Recurrence::ByArrangement => "arranged",
    };
    let days: Vec<&'static str> = meetings.iter().map(day).collect();
    let mut taken: Vec<String> = Vec::new();
    for (meeting, day_name) in meetings.iter_mut().zip(&days) {
        let alone = days.iter().filter(|other| *other == day_name).count() == 1;
        let time = meeting.schedule.start.map(|time| time.strftime("-%H%M").to_string());
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

fn content_key(meeting: &Meeting) -> RecordKey {
    let place = meeting.venue.as_ref().and_then(|venue| venue.address.as_deref().or(venue.name.as_deref()));
    let link = meeting.online.as_ref().and_then(|online| online.url.as_deref());
    let start = meeting.schedule.start.map(|time| time.to_string()).unwrap_or_default();
    RecordKey::of_content(&[
        &folded(meeting.service_body.as_deref().unwrap_or_default()),
        &folded(meeting.name.as_deref().unwrap_or_default()),
        &folded(place.or(link).unwrap_or_default()),
        &meeting.schedule.rule().unwrap_or_default(),
        &start,
    ])
}

/// The public part: the plain values of the service, unknown ones too unless their name or value is that of a person, and the
/// names of its terms.
fn public(service: &Object, terms: &[Term]) -> String {
    let mut kept: Map<String, Value> = service
        .iter()
        .filter(|(key, value)| is_public(key, value))
        .take(80)
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let names = terms::names(terms);
    if !names.is_empty() {
        kept.insert("taxonomy_terms".to_owned(), names.into());
    }
    parts::public(&kept, |_| true)
}

fn is_public(key: &str, value: &Value) -> bool {
    const PLAIN: [&str; 2] = ["id", "name"];
    const PRIVATE: [&str; 21] = [
        "assurer", "contact", "person", "facilitator", "leader", "manager", "coordinator", "reviewer", "mail", "phone",
        "mobile", "token", "password", "secret", "internal", "private", "admin", "note", "comment", "editor", "_by",
    ];
    let key = key.to_ascii_lowercase();
    if PLAIN.contains(&key.as_str()) {
        return true;
    }
    if PRIVATE.iter().any(|part| key.contains(part)) || key.len() > 60 {
        return false;
    }
    match value {
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let is_id = key.ends_with("id") || key.contains("date") || key.contains("modified");
            !text.is_empty() && text.len() <= 2_000 && !text.contains('@') && (digits < 7 || is_id)
        }
        _ => false,
    }
}
