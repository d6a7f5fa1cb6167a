//! One event of a page.

use super::graph::{self, Graph, Node, text};
use super::place::{merge, of_place};
use super::schedule::{self, Beside};
use super::when::Moment;
use crate::events::{self, Clock, Event, Findings, Organizer, Place, Ways};
use crate::recurrence::Budget;
use crate::time::{self, Given};
use crate::{ReadOptions, links, meeting_guide, parts};
use circle_domain::{Attendance, Meeting, NoticeCode};
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

/// Reads an event; none when it is left out, and a notice says why. `own_page`: its address is that of no other event.
pub(super) fn read(
    node: &Node<'_>,
    graph: &Graph<'_>,
    own_page: bool,
    budget: &mut Budget,
    options: &ReadOptions<'_>,
    findings: &mut Findings<'_>,
) -> Option<Event> {
    let mut meeting = Meeting::empty();
    meeting.name = findings.line("name", node.text("name").unwrap_or_default());
    let status = last_part(node.text("eventStatus").unwrap_or_default());
    let off = matches!(status, "EventCancelled" | "EventPostponed" | "Cancelled");
    if off || events::is_called_off(meeting.name.as_deref(), "") {
        findings.notice(NoticeCode::CalledOff, "eventStatus", status);
        return None;
    }
    meeting.notes = findings.block("description", node.text("description").unwrap_or_default());
    let (place, ways) = place_and_ways(node, graph, status, &mut meeting, options, findings);
    events::attend(&mut meeting, &place, ways, "location", findings);
    if let Some(language) = node.get("inLanguage") {
        languages(language, &mut meeting);
    }
    meeting.contact = events::contact(organizers(node, graph), findings);
    if node.get("performer").is_some() || node.get("attendee").is_some() {
        findings.notice(NoticeCode::PersonLeftOut, "performer", "");
    }
    let url = node.text("url").unwrap_or_default();
    let (page, of_series) = events::dated_page(url);
    if page.is_none() && !url.is_empty() {
        findings.notice(NoticeCode::PageUnusable, "url", url);
    }
    meeting.page_url =
        page.filter(|page| links::join(page).is_none_or(|join| join.provider.is_none()));
    if let Some(Given::Is(moment)) = node.get("dateModified").map(time::moment) {
        meeting.last_changed = findings.changed("dateModified", moment, options.read_at);
    }
    let (rules, dates) = times(node, graph, &meeting, budget, options, findings);
    let id = id(node.get("@id"))
        .or_else(|| id(node.get("identifier")))
        .or_else(|| own_page.then(|| id(node.get("url"))).flatten());
    let series = of_series
        .map(|name| format!("series:{name}"))
        .or_else(|| super_event(node));
    Some(Event {
        id,
        series: series.filter(|_| rules.is_empty()),
        slug: None,
        called: findings.called.clone(),
        place: place.key(),
        public: public(node, &meeting),
        meeting,
        rules,
        dates,
    })
}

fn last_part(name: &str) -> &str {
    name.trim()
        .rsplit(['/', ':', '#'])
        .next()
        .unwrap_or_default()
}

/// An id as a text; an object may name its value.
fn id(value: Option<&Value>) -> Option<String> {
    let name = match value? {
        Value::Number(number) => number.to_string(),
        Value::Object(object) => return id(object.get("value")),
        other => crate::text::line(text(other)?, 300).text,
    };
    (!name.is_empty()).then_some(name)
}

/// The id of the series of which this event is a part.
fn super_event(node: &Node<'_>) -> Option<String> {
    let whole = node
        .whole()
        .or_else(|| node.get("superEvent").and_then(Value::as_object))?;
    let name = ["@id", "url", "name"]
        .iter()
        .find_map(|key| id(whole.get(*key)))?;
    Some(format!("series:{name}"))
}

fn place_and_ways(
    node: &Node<'_>,
    graph: &Graph<'_>,
    status: &str,
    meeting: &mut Meeting,
    options: &ReadOptions<'_>,
    findings: &mut Findings<'_>,
) -> (Place, Ways) {
    let keywords: Vec<String> = ["keywords", "about"]
        .iter()
        .filter_map(|key| node.get(key))
        .flat_map(words)
        .collect();
    let mut ways = Ways {
        says_online: events::categories(keywords.iter().map(String::as_str), options, meeting),
        ..Ways::default()
    };
    ways.stated = match last_part(node.text("eventAttendanceMode").unwrap_or_default()) {
        "OnlineEventAttendanceMode" | "online" => Some(Attendance::Online),
        "OfflineEventAttendanceMode" | "offline" => Some(Attendance::InPerson),
        "MixedEventAttendanceMode" | "mixed" => Some(Attendance::Hybrid),
        "" => None,
        other => {
            findings.notice(
                NoticeCode::AttendanceNotUnderstood,
                "eventAttendanceMode",
                other,
            );
            None
        }
    };
    let mut place = Place::default();
    let locations: &[Value] = match node.get("location") {
        Some(Value::Array(list)) => list,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    for location in locations.iter().take(10) {
        if let Some(line) = location.as_str() {
            merge(&mut place, Place::of_line(line, options.country));
        } else if let Some(location) = graph.node(location) {
            if graph::is(location, |kind| kind == "VirtualLocation") {
                ways.says_online = true;
                if let Some(url) = location.get("url").and_then(text) {
                    ways.add("location", url, findings);
                }
            } else {
                merge(
                    &mut place,
                    of_place(location, graph, options.country, findings),
                );
                let url = location.get("url").and_then(text).unwrap_or_default();
                if links::join(url).is_some_and(|join| join.provider.is_some()) {
                    ways.add("location", url, findings);
                }
            }
        }
    }
    ways.join = ways.join.take().or_else(|| place.join.clone());
    let url = node.text("url").unwrap_or_default();
    if ways.join.is_none() && links::join(url).is_some_and(|join| join.provider.is_some()) {
        ways.add("url", url, findings);
    }
    ways.add_from_text(node.text("description").unwrap_or_default());
    if status == "EventMovedOnline" {
        ways.stated = Some(Attendance::Online);
    }
    // Some plugins call every event one in a room, or online, whatever it says otherwise.
    let contradicts = match ways.stated {
        Some(Attendance::InPerson) => {
            !place.has_room() && (ways.says_online || place.says_online || ways.join.is_some())
        }
        Some(Attendance::Hybrid) => !place.has_room(),
        _ => false,
    };
    if contradicts {
        findings.notice(NoticeCode::AttendanceDisagrees, "eventAttendanceMode", "");
        ways.stated = None;
    }
    (place, ways)
}

/// The words of a list, of a text with commas, or of things with names.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => text
            .split(',')
            .map(|word| word.trim().to_owned())
            .take(60)
            .collect(),
        Value::Array(list) => list
            .iter()
            .take(60)
            .filter_map(|value| match value {
                Value::Object(object) => object.get("name")?.as_str().map(str::to_owned),
                other => other.as_str().map(str::to_owned),
            })
            .collect(),
        Value::Object(object) => object
            .get("name")
            .and_then(text)
            .map(str::to_owned)
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

fn languages(value: &Value, meeting: &mut Meeting) {
    let list: &[Value] = match value {
        Value::Array(list) => list,
        one => std::slice::from_ref(one),
    };
    for value in list.iter().take(20) {
        let name = match value {
            Value::Object(object) => object
                .get("alternateName")
                .or_else(|| object.get("name"))
                .and_then(text),
            other => text(other),
        };
        if let Some(tag) = name.and_then(meeting_guide::types::language)
            && !meeting.languages.contains(&tag)
        {
            meeting.languages.push(tag);
        }
    }
}

fn organizers(node: &Node<'_>, graph: &Graph<'_>) -> Vec<Organizer> {
    let list: &[Value] = match node.get("organizer") {
        Some(Value::Array(list)) => list,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    list.iter()
        .take(20)
        .filter_map(|value| {
            if let Some(name) = value.as_str() {
                return Some(Organizer {
                    name: Some(crate::text::line(name, 254).text),
                    ..Organizer::default()
                });
            }
            let organizer = graph.node(value)?;
            let field = |key: &str| {
                let text = crate::text::line(text(organizer.get(key)?)?, 254).text;
                (!text.is_empty()).then_some(text)
            };
            Some(Organizer {
                name: field("name"),
                phone: field("telephone"),
                email: field("email"),
                url: field("url"),
                // Plugins call everybody an organization: that word is not believed, the one for a person is.
                is_person: graph::is(organizer, |kind| kind == "Person"),
            })
        })
        .collect()
}

type Times = (
    Vec<(Clock, crate::recurrence::Days)>,
    Vec<(Clock, jiff::civil::Date)>,
);

fn times(
    node: &Node<'_>,
    graph: &Graph<'_>,
    meeting: &Meeting,
    budget: &mut Budget,
    options: &ReadOptions<'_>,
    findings: &mut Findings<'_>,
) -> Times {
    let mut moment = |key: &'static str| {
        let written = node.text(key)?;
        let moment = Moment::parse(written);
        if moment.is_none() {
            findings.notice(NoticeCode::DayNotUnderstood, key, written);
        }
        moment
    };
    let (start, end) = (moment("startDate"), moment("endDate"));
    let clock = clock(node, start.as_ref(), end.as_ref(), meeting, findings);
    let schedules: &[Value] = match node.get("eventSchedule") {
        Some(Value::Array(list)) => list,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let beside = Beside {
        clock: &clock,
        start: start.as_ref().map(|start| start.date),
        today: options.read_at.to_zoned(TimeZone::UTC).date(),
    };
    let rules: Vec<_> = schedules
        .iter()
        .take(50)
        .filter_map(|value| graph.node(value))
        .flat_map(|schedule| schedule::read(schedule, &beside, budget, findings))
        .collect();
    if !rules.is_empty() {
        return (rules, Vec::new());
    }
    match start {
        Some(start) => (Vec::new(), vec![(clock, start.date)]),
        None => {
            findings.notice(NoticeCode::DayMissing, "startDate", "");
            (Vec::new(), Vec::new())
        }
    }
}

fn clock(
    node: &Node<'_>,
    start: Option<&Moment>,
    end: Option<&Moment>,
    meeting: &Meeting,
    findings: &mut Findings<'_>,
) -> Clock {
    let Some(start) = start else {
        return Clock::default();
    };
    let midnight = |moment: &Moment| {
        moment
            .time
            .is_none_or(|time| time.hour() == 0 && time.minute() == 0)
    };
    let to_the_last_minute = |moment: &Moment| {
        midnight(moment)
            || moment
                .time
                .is_some_and(|time| time.hour() == 23 && time.minute() == 59)
    };
    // Midnight to midnight is how some write a whole day.
    let whole_day =
        start.time.is_none() || (midnight(start) && end.is_some_and(to_the_last_minute));
    let minutes = match end.filter(|end| end.time.is_some() || start.time.is_none()) {
        Some(end) => {
            let minutes = events::minutes(start.wall(), end.wall());
            if minutes.is_none() && end.wall() < start.wall() {
                findings.notice(
                    NoticeCode::EndNotUnderstood,
                    "endDate",
                    &end.wall().to_string(),
                );
            }
            minutes
        }
        None => node.text("duration").and_then(duration),
    };
    let clock = Clock {
        start: start.time.filter(|_| !whole_day),
        minutes: if whole_day {
            minutes.filter(|minutes| *minutes > 1_440)
        } else {
            minutes
        },
        // An offset alone names no place: in a room the position tells the zone; from afar the offset tells the moment.
        zone: start
            .offset
            .filter(|offset| *offset == 0 || !meeting.attendance.has_room())
            .and_then(events::zone::of_offset),
    };
    events::tell_long(&clock, "endDate", findings);
    clock
}

/// An ISO duration in minutes.
pub(super) fn duration(text: &str) -> Option<u16> {
    crate::ical::duration(text)
}

/// The public part. Organizers and performers are not in it, nor is the place of an online event.
fn public(node: &Node<'_>, meeting: &Meeting) -> String {
    const KEPT: [&str; 10] = [
        "@id",
        "name",
        "description",
        "url",
        "startDate",
        "endDate",
        "duration",
        "eventStatus",
        "eventAttendanceMode",
        "inLanguage",
    ];
    let mut kept: Map<String, Value> = KEPT
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), json!(node.text(key)?))))
        .collect();
    let schedules: Vec<String> = match node.get("eventSchedule") {
        Some(Value::Array(list)) => list.iter().take(50).map(schedule::public).collect(),
        Some(one) => vec![schedule::public(one)],
        None => Vec::new(),
    };
    if !schedules.is_empty() && schedules.iter().map(String::len).sum::<usize>() < 20_000 {
        kept.insert("eventSchedule".to_owned(), json!(schedules));
    }
    if let Some(venue) = meeting
        .venue
        .as_ref()
        .filter(|_| meeting.attendance.has_room())
    {
        let line: Vec<&str> = [
            &venue.name,
            &venue.address,
            &venue.city,
            &venue.region,
            &venue.postal_code,
        ]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
        kept.insert("location".to_owned(), json!(line.join(", ")));
    }
    parts::public(&kept, |_| true)
}
