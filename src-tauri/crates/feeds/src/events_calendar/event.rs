//! One event of a page.

use crate::events::{Clock, Event, Findings, Organizer, Place, Ways};
use crate::time::{self, Given};
use crate::{ReadOptions, country, events, links, parts, text};
use circle_domain::{Attendance, Meeting, NoticeCode, Venue};
use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value, json};

/// The fields that are kept as they are written. The author is not among them.
const PUBLIC: [&str; 16] = [
    "id",
    "slug",
    "title",
    "description",
    "url",
    "website",
    "all_day",
    "start_date",
    "end_date",
    "timezone",
    "cost",
    "status",
    "is_virtual",
    "virtual_url",
    "virtual_event_type",
    "modified_utc",
];

/// The number of an event, as a text.
pub(super) fn id(event: &Value) -> Option<String> {
    named(event.get("id")?)
}

fn named(value: &Value) -> Option<String> {
    let name = match value {
        Value::Number(number) => number.to_string(),
        Value::String(name) => text::line(name, 200).text,
        _ => return None,
    };
    (!name.is_empty() && name != "0").then_some(name)
}

/// A text field; `false`, `null` and lists are how PHP says that there is nothing.
fn raw<'a>(object: &'a Map<String, Value>, key: &str) -> &'a str {
    object
        .get(key)
        .and_then(Value::as_str)
        .map(str::trim)
        .unwrap_or_default()
}

fn flag(object: &Map<String, Value>, key: &str) -> bool {
    match object.get(key) {
        Some(Value::Bool(flag)) => *flag,
        Some(Value::Number(number)) => number.as_i64() == Some(1),
        Some(Value::String(text)) => matches!(text.trim(), "1" | "true" | "yes"),
        _ => false,
    }
}

/// Reads an event; none when it is left out, and a notice says why.
pub(super) fn read(
    value: &Value,
    options: &ReadOptions<'_>,
    findings: &mut Findings<'_>,
) -> Option<Event> {
    let Some(object) = value.as_object() else {
        findings.notice(NoticeCode::NotARecord, "", crate::json::kind(value));
        return None;
    };
    let status = raw(object, "status");
    if (!status.is_empty() && status != "publish") || flag(object, "hide_from_listings") {
        findings.notice(NoticeCode::NotPublished, "status", status);
        return None;
    }
    let name = findings.line("title", raw(object, "title"));
    if events::is_called_off(name.as_deref(), raw(object, "event_status")) {
        findings.notice(NoticeCode::CalledOff, "title", "");
        return None;
    }
    let mut meeting = Meeting::empty();
    meeting.name = name;
    meeting.notes = findings
        .block("description", raw(object, "description"))
        .or_else(|| findings.block("excerpt", raw(object, "excerpt")));
    meeting.cost = findings.line("cost", raw(object, "cost"));
    let says_online = events::categories(
        ["categories", "tags"]
            .iter()
            .filter_map(|key| object.get(*key)?.as_array())
            .flatten()
            .filter_map(|category| category.get("name")?.as_str()),
        options,
        &mut meeting,
    );
    let place = place(object, options.country, findings);
    let ways = ways(object, &place, says_online, findings);
    events::attend(&mut meeting, &place, ways, "virtual_url", findings);
    meeting.contact = events::contact(organizers(object), findings);
    let (page, series) = events::dated_page(raw(object, "url"));
    meeting.page_url = page.or_else(|| links::page(raw(object, "website")));
    meeting.last_changed = match time::moment(object.get("modified_utc").unwrap_or(&Value::Null)) {
        Given::Is(moment) => findings.changed("modified_utc", moment, options.read_at),
        _ => None,
    };
    let dates = when(object, findings).into_iter().collect();
    let series = ["series_id", "recurrence_id", "series"]
        .iter()
        .find_map(|key| series_id(object.get(*key)?))
        .or(series);
    let slug = text::line(raw(object, "slug"), 200).text;
    Some(Event {
        id: named(object.get("id").unwrap_or(&Value::Null)),
        series: series.map(|series| format!("series:{series}")),
        slug: (!slug.is_empty()).then_some(slug),
        called: findings.called.clone(),
        place: place.key(),
        public: public(object, &meeting),
        meeting,
        rules: Vec::new(),
        dates,
    })
}

/// The id of a series: a number, a text, or an object or list that holds one.
fn series_id(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => named(object.get("id")?),
        Value::Array(list) => match list.first()? {
            Value::Object(object) => named(object.get("id")?),
            other => named(other),
        },
        other => named(other),
    }
}

fn place(object: &Map<String, Value>, home: Option<&str>, findings: &mut Findings<'_>) -> Place {
    let venue = match object.get("venue") {
        Some(Value::Object(venue)) => venue,
        Some(Value::Array(venues)) => match venues.first() {
            Some(Value::Object(venue)) => venue,
            _ => return Place::default(),
        },
        _ => return Place::default(),
    };
    let mut line = |key: &'static str| findings.line(key, raw(venue, key));
    let name = line("venue");
    let mut place = name.as_deref().map_or_else(Place::default, |name| {
        let named = Place::of_line(name, None);
        Place {
            says_online: named.says_online,
            join: named.join,
            ..Place::default()
        }
    });
    let called_online = place.says_online || place.join.is_some();
    let region = line("stateprovince")
        .or_else(|| line("state"))
        .or_else(|| line("province"));
    let country = line("country");
    place.parts = Venue {
        name: name.filter(|_| !called_online),
        address: line("address"),
        city: line("city"),
        region,
        postal_code: line("zip"),
        country: country
            .map(|country| country::country_code(&country).map_or(country, str::to_owned)),
        ..Venue::default()
    };
    if place.parts != Venue::default() && place.parts.country.is_none() {
        place.parts.country = home.map(str::to_owned);
    }
    let number = |key: &str| match venue.get(key) {
        Some(Value::Number(number)) => number.as_f64(),
        Some(Value::String(text)) => text.trim().parse().ok(),
        _ => None,
    };
    if let (Some(latitude), Some(longitude)) = (number("geo_lat"), number("geo_lng"))
        && !called_online
    {
        place.point = events::precise(latitude, longitude);
        if place.point.is_none() {
            findings.notice(
                NoticeCode::CoordinatesUnusable,
                "geo_lat",
                &format!("{latitude}, {longitude}"),
            );
        }
    }
    place
}

fn ways(
    object: &Map<String, Value>,
    place: &Place,
    says_online: bool,
    findings: &mut Findings<'_>,
) -> Ways {
    let virtually = flag(object, "is_virtual");
    let mut ways = Ways {
        join: place.join.clone(),
        says_online: says_online || virtually,
        ..Ways::default()
    };
    let link = raw(object, "virtual_url");
    if !link.is_empty() {
        ways.add("virtual_url", link, findings);
    }
    if links::join(raw(object, "website")).is_some_and(|join| join.provider.is_some()) {
        ways.add("website", raw(object, "website"), findings);
    }
    ways.add_from_text(raw(object, "description"));
    ways.stated = match raw(object, "virtual_event_type") {
        "hybrid" => Some(Attendance::Hybrid),
        "virtual" => Some(Attendance::Online),
        _ if virtually && place.has_address() => Some(Attendance::Hybrid),
        _ if virtually => Some(Attendance::Online),
        _ => None,
    };
    ways
}

fn organizers(object: &Map<String, Value>) -> Vec<Organizer> {
    let list: Vec<&Value> = match object.get("organizer") {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(one @ Value::Object(_)) => vec![one],
        _ => Vec::new(),
    };
    list.into_iter()
        .filter_map(Value::as_object)
        .map(|organizer| {
            let field = |key: &str| {
                let text = text::line(raw(organizer, key), 254).text;
                (!text.is_empty()).then_some(text)
            };
            Organizer {
                name: field("organizer"),
                phone: field("phone"),
                email: field("email"),
                url: field("website"),
                is_person: false,
            }
        })
        .collect()
}

fn when(object: &Map<String, Value>, findings: &mut Findings<'_>) -> Option<(Clock, Date)> {
    let written = raw(object, "start_date");
    let Ok(start) = written.parse::<DateTime>() else {
        let code = if written.is_empty() {
            NoticeCode::DayMissing
        } else {
            NoticeCode::DayNotUnderstood
        };
        findings.notice(code, "start_date", written);
        return None;
    };
    let end = raw(object, "end_date");
    let end = match end.parse::<DateTime>() {
        Ok(end) => Some(end),
        Err(_) => {
            if !end.is_empty() {
                findings.notice(NoticeCode::EndNotUnderstood, "end_date", end);
            }
            None
        }
    };
    let written = raw(object, "timezone");
    let zone = events::zone::named(written);
    if zone.is_none() && !written.is_empty() {
        findings.notice(NoticeCode::ZoneNotUnderstood, "timezone", written);
    }
    let minutes = end.and_then(|end| events::minutes(start, end));
    let all_day = flag(object, "all_day");
    let clock = Clock {
        start: (!all_day).then(|| start.time()),
        // A whole day ends at its last minute.
        minutes: if all_day {
            minutes.filter(|minutes| *minutes > 1_440)
        } else {
            minutes
        },
        zone: zone.map(|(zone, _)| zone),
    };
    events::tell_long(&clock, "end_date", findings);
    Some((clock, start.date()))
}

/// The public part: the plain fields, and the venue beside them where people go there.
fn public(object: &Map<String, Value>, meeting: &Meeting) -> String {
    let mut kept: Map<String, Value> = PUBLIC
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), object.get(*key)?.clone())))
        .collect();
    if meeting.attendance.has_room()
        && let Some(venue) = &meeting.venue
    {
        let parts = [
            ("venue", &venue.name),
            ("venue_address", &venue.address),
            ("venue_city", &venue.city),
            ("venue_region", &venue.region),
            ("venue_zip", &venue.postal_code),
            ("venue_country", &venue.country),
        ];
        for (key, part) in parts {
            if let Some(part) = part {
                kept.insert(key.to_owned(), json!(part));
            }
        }
    }
    parts::public(&kept, |_| true)
}
