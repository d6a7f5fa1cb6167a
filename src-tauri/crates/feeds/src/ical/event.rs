//! One UID: its event, its rules, and the evenings that were moved or called off.

use super::Series;
use super::component::Component;
use super::when::{self, Given, Local};
use super::zones::Zones;
use crate::events::{self, Clock, Event, Findings, Place, Ways};
use crate::recurrence::{self, Budget, Rule};
use crate::{ReadOptions, links, parts, text};
use circle_domain::{Meeting, NoticeCode, Reading};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

/// Lines that hold a way to join under a name of its own.
const CONFERENCES: [&str; 5] = [
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "X-ZOOM-MEETING-URL",
];

/// Reads the components of a UID into `all`; those that are left out are counted, with a notice.
pub(super) fn read(
    series: Series,
    cancelled: bool,
    zones: &mut Zones,
    budget: &mut Budget,
    options: &ReadOptions<'_>,
    reading: &mut Reading,
    all: &mut Vec<Event>,
) {
    let Series {
        uid,
        called,
        masters,
        moved,
    } = series;
    // Moved evenings of a series that is not in the calendar are evenings of their own.
    let (masters, moved) = if masters.is_empty() {
        (moved, Vec::new())
    } else {
        (masters, moved)
    };
    let several = masters.len() > 1;
    for (turn, master) in masters.iter().enumerate() {
        let mut findings = Findings::new(called.clone(), &mut reading.notices);
        let moved: &[Component] = if turn == 0 { &moved } else { &[] };
        match event(
            master,
            moved,
            cancelled,
            zones,
            budget,
            options,
            &mut findings,
        ) {
            Some(mut event) => {
                event.id.clone_from(&uid);
                // Evenings that share a UID are a series, also when they are written one by one.
                if (several && event.rules.is_empty()) || event.dates.len() > 1 {
                    event.series.clone_from(&uid);
                }
                all.push(event);
            }
            None => {
                reading.read += 1;
                reading.rejected += 1;
            }
        }
    }
}

fn event(
    master: &Component,
    moved: &[Component],
    cancelled: bool,
    zones: &Zones,
    budget: &mut Budget,
    options: &ReadOptions<'_>,
    findings: &mut Findings<'_>,
) -> Option<Event> {
    let class = master.value("CLASS").unwrap_or("PUBLIC").trim();
    if !class.eq_ignore_ascii_case("PUBLIC") && !class.is_empty() && !class.starts_with("X-") {
        findings.notice(NoticeCode::NotPublished, "CLASS", class);
        return None;
    }
    let mut meeting = Meeting::empty();
    meeting.name = findings.line("SUMMARY", master.value("SUMMARY").unwrap_or_default());
    if cancelled || is_called_off(master) || events::is_called_off(meeting.name.as_deref(), "") {
        findings.notice(NoticeCode::CalledOff, "STATUS", "");
        return None;
    }
    if master.has_persons {
        findings.notice(NoticeCode::PersonLeftOut, "ORGANIZER", "");
    }
    let place = describe(master, &mut meeting, options, findings);
    let (rules, dates) = times(master, moved, zones, budget, options, findings);
    if rules.is_empty() && dates.is_empty() && master.first("EXDATE").is_some() {
        // Every evening of it was taken out.
        findings.notice(NoticeCode::CalledOff, "EXDATE", "");
        return None;
    }
    Some(Event {
        id: None,
        series: None,
        slug: None,
        called: findings.called.clone(),
        place: place.key(),
        public: public(master, &meeting),
        meeting,
        rules,
        dates,
    })
}

fn is_called_off(event: &Component) -> bool {
    event
        .value("STATUS")
        .is_some_and(|status| status.trim().eq_ignore_ascii_case("CANCELLED"))
}

/// Writes everything but when into `meeting`.
fn describe(
    event: &Component,
    meeting: &mut Meeting,
    options: &ReadOptions<'_>,
    findings: &mut Findings<'_>,
) -> Place {
    let value = |name: &str| event.value(name).unwrap_or_default();
    let description = if text::is_blank(value("DESCRIPTION")) {
        value("X-ALT-DESC")
    } else {
        value("DESCRIPTION")
    };
    meeting.notes = findings.block("DESCRIPTION", description);
    let names: Vec<String> = event
        .all("CATEGORIES")
        .flat_map(|line| line.value.split(',').map(|name| name.replace('\\', "")))
        .collect();
    let says_online = events::categories(names.iter().map(String::as_str), options, meeting);
    let mut place = Place::of_line(value("LOCATION"), options.country);
    if let Some(location) = event.components.iter().find(|inner| inner.is("VLOCATION")) {
        if !place.has_room() && !place.says_online {
            place.parts.name = location
                .value("NAME")
                .and_then(|name| findings.line("NAME", name));
        }
        geo(location, &mut place, findings);
    }
    geo(event, &mut place, findings);
    let mut ways = Ways {
        join: place.join.clone(),
        says_online,
        ..Ways::default()
    };
    for name in CONFERENCES {
        for line in event.all(name).take(10) {
            ways.add("CONFERENCE", &line.value, findings);
        }
    }
    let url = value("URL").trim();
    if links::join(url).is_some_and(|join| join.provider.is_some()) {
        ways.add("URL", url, findings);
    } else if !url.is_empty() {
        meeting.page_url = links::page(url);
        if meeting.page_url.is_none() {
            findings.notice(NoticeCode::PageUnusable, "URL", url);
        }
    }
    ways.add_from_text(description);
    events::attend(meeting, &place, ways, "CONFERENCE", findings);
    if let Some(written) = event.value("LAST-MODIFIED") {
        let moment = written
            .trim()
            .strip_suffix(['Z', 'z'])
            .unwrap_or(written.trim())
            .parse::<jiff::civil::DateTime>()
            .ok()
            .and_then(|wall| Some(wall.to_zoned(TimeZone::UTC).ok()?.timestamp()));
        match moment {
            Some(moment) => {
                meeting.last_changed = findings.changed("LAST-MODIFIED", moment, options.read_at);
            }
            None => findings.notice(NoticeCode::ChangedNotUnderstood, "LAST-MODIFIED", written),
        }
    }
    place
}

/// The position: `GEO`, or the one that Apple writes beside its places.
fn geo(component: &Component, place: &mut Place, findings: &mut Findings<'_>) {
    if place.point.is_some() || place.says_online {
        return;
    }
    let written = component
        .value("GEO")
        .or_else(|| component.value("X-APPLE-STRUCTURED-LOCATION"))
        .map(|geo| geo.replace('\\', ""));
    let Some(written) = written.filter(|written| !written.trim().is_empty()) else {
        return;
    };
    let written = written.trim().trim_start_matches("geo:");
    let point = written
        .split_once([';', ','])
        .and_then(|(latitude, longitude)| {
            events::precise(
                latitude.trim().parse().ok()?,
                longitude.trim().parse().ok()?,
            )
        });
    if point.is_none() {
        findings.notice(NoticeCode::CoordinatesUnusable, "GEO", written);
    }
    place.point = point;
}

type Times = (Vec<(Clock, recurrence::Days)>, Vec<(Clock, Date)>);

/// When it is: by its rules, and by single dates.
fn times(
    master: &Component,
    moved: &[Component],
    zones: &Zones,
    budget: &mut Budget,
    options: &ReadOptions<'_>,
    findings: &mut Findings<'_>,
) -> Times {
    let Some((start, given)) = start_of(master, zones, findings) else {
        findings.notice(NoticeCode::DayMissing, "DTSTART", "");
        return Times::default();
    };
    let zone = when::zone_of(&given, zones);
    let clock = clock(master, start, zone.as_deref(), zones, findings);
    let local_days = |name: &'static str, findings: &mut Findings<'_>| -> Vec<Local> {
        master
            .all(name)
            .flat_map(|line| when::values(line, name, zones, findings))
            .filter_map(|given| when::local(&given, zone.as_deref()))
            .collect()
    };
    let mut except: Vec<Date> = local_days("EXDATE", findings)
        .into_iter()
        .map(|local| local.date)
        .collect();
    let mut dates: Vec<(Clock, Date)> = local_days("RDATE", findings)
        .into_iter()
        .map(|local| {
            let clock = Clock {
                start: local.time.or(clock.start),
                ..clock.clone()
            };
            (clock, local.date)
        })
        .collect();
    let written: Vec<&str> = master
        .all("RRULE")
        .map(|line| line.value.as_str())
        .take(20)
        .collect();
    let mut rules: Vec<Rule> = Vec::new();
    for text in &written {
        match Rule::parse(text) {
            Some(rule) => rules.push(rule),
            None => findings.notice(NoticeCode::RuleNotUnderstood, "RRULE", text),
        }
    }
    if let Some(line) = master.first("EXRULE") {
        findings.notice(NoticeCode::RuleNotUnderstood, "EXRULE", &line.value);
    }
    let mut beside: Vec<(Clock, Date)> = Vec::new();
    for evening in moved {
        let Some(instead_of) = evening
            .first("RECURRENCE-ID")
            .and_then(|line| {
                when::values(line, "RECURRENCE-ID", zones, findings)
                    .into_iter()
                    .next()
            })
            .and_then(|given| when::local(&given, zone.as_deref()))
        else {
            continue;
        };
        let from_then_on = evening.first("RECURRENCE-ID").is_some_and(|line| {
            line.parameter("RANGE")
                .is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"))
        });
        if from_then_on {
            findings.notice(
                NoticeCode::RuleNotUnderstood,
                "RECURRENCE-ID",
                "THISANDFUTURE",
            );
        }
        if is_called_off(evening) {
            except.push(instead_of.date);
            continue;
        }
        let Some((local, given)) = start_of(evening, zones, findings) else {
            continue;
        };
        let own = when::zone_of(&given, zones);
        let moved_clock = self::clock(evening, local, own.as_deref(), zones, findings);
        let same = own == zone && local.date == instead_of.date && moved_clock.start == clock.start;
        if !same {
            except.push(instead_of.date);
            beside.push((moved_clock, local.date));
        }
    }
    let mut found = Vec::new();
    if !rules.is_empty() {
        let series = recurrence::Series {
            start: start.date,
            time: clock.start,
            zone: zone.as_deref(),
            except: &except,
            today: options.read_at.to_zoned(TimeZone::UTC).date(),
        };
        let (days, cut) = recurrence::of_rules(&series, &rules, budget);
        if cut {
            findings.notice(NoticeCode::DatesCut, "RRULE", &written.join(" "));
        }
        found = days.into_iter().map(|days| (clock.clone(), days)).collect();
    }
    if found.is_empty() {
        dates.push((clock, start.date));
    }
    dates.retain(|(_, date)| !except.contains(date));
    dates.extend(beside);
    (found, dates)
}

fn start_of(
    event: &Component,
    zones: &Zones,
    findings: &mut Findings<'_>,
) -> Option<(Local, Given)> {
    let line = event.first("DTSTART")?;
    let given = when::values(line, "DTSTART", zones, findings)
        .into_iter()
        .next()?;
    let zone = when::zone_of(&given, zones);
    Some((when::local(&given, zone.as_deref())?, given))
}

/// The clock of an event: its start, and its end or its duration.
fn clock(
    event: &Component,
    start: Local,
    zone: Option<&str>,
    zones: &Zones,
    findings: &mut Findings<'_>,
) -> Clock {
    let end = event
        .first("DTEND")
        .and_then(|line| {
            when::values(line, "DTEND", zones, findings)
                .into_iter()
                .next()
        })
        .and_then(|given| when::local(&given, zone));
    let minutes = match (end, event.value("DURATION")) {
        (Some(end), _) => {
            let minutes = events::minutes(start.wall(), end.wall());
            if minutes.is_none() && end.wall() < start.wall() {
                findings.notice(
                    NoticeCode::EndNotUnderstood,
                    "DTEND",
                    &end.wall().to_string(),
                );
            }
            minutes
        }
        (None, Some(written)) => {
            let minutes = when::duration(written);
            if minutes.is_none() {
                findings.notice(NoticeCode::EndNotUnderstood, "DURATION", written);
            }
            minutes
        }
        (None, None) => None,
    };
    let clock = Clock {
        start: start.time,
        minutes: if start.time.is_some() {
            minutes
        } else {
            minutes.filter(|minutes| *minutes > 1_440)
        },
        zone: zone.map(str::to_owned),
    };
    events::tell_long(&clock, "DTEND", findings);
    clock
}

/// The lines that are kept as they are written. Where an online event sits is nobody's business.
const PUBLIC: [&str; 14] = [
    "UID",
    "SUMMARY",
    "DESCRIPTION",
    "CATEGORIES",
    "URL",
    "CONFERENCE",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "EXDATE",
    "RDATE",
    "STATUS",
    "LAST-MODIFIED",
];

fn public(event: &Component, meeting: &Meeting) -> String {
    let room: &[&str] = if meeting.attendance.has_room() {
        &["LOCATION", "GEO"]
    } else {
        &[]
    };
    let mut kept: Map<String, Value> = Map::new();
    for name in PUBLIC.iter().chain(room) {
        let values: Vec<String> = event
            .all(name)
            .take(100)
            .map(|line| text::block(&line.value, text::NOTES_CAP).text)
            .collect();
        let value = match values.as_slice() {
            [] => continue,
            [one] => json!(one),
            several => json!(several),
        };
        kept.insert(name.to_ascii_lowercase().replace('-', "_"), value);
    }
    if let Some(zone) = event
        .first("DTSTART")
        .and_then(|line| line.parameter("TZID"))
    {
        kept.insert("tzid".to_owned(), json!(text::line(zone, 100).text));
    }
    parts::public(&kept, |_| true)
}
