//! When a meeting is held: days, start, length, zone, and the weeks that names and notes speak of.

use super::row::Row;
use crate::time::{self, Clock, Given};
use crate::weeks::{Found, Said};
use crate::zone::{self, Zone};
use circle_domain::schedule::weekday_name;
use circle_domain::{NoticeCode, Recurrence, Schedule, ZoneFrom};
use jiff::civil::Weekday;
use serde_json::Value;

/// Minutes after which a length is worth a word.
const VERY_LONG: u16 = 8 * 60;

/// The schedules of one record, each with its slot.
pub(super) fn schedules(
    row: &mut Row,
    name: Option<&str>,
    notes: Option<&str>,
) -> Vec<(String, Schedule)> {
    let first = of_one_time(row, name, notes);
    if row.also.is_empty() {
        return first;
    }
    let own = (row.raw("day"), row.raw("time"));
    let mut all: Vec<Schedule> = first.into_iter().map(|(_, schedule)| schedule).collect();
    for held in std::mem::take(&mut row.also) {
        row.put("day", held.days);
        row.put("time", held.clock);
        for (_, schedule) in of_one_time(row, name, notes) {
            if schedule.start.is_some() && !all.contains(&schedule) {
                all.push(schedule);
            }
        }
    }
    // What was odd about the record is odd once.
    let mut once: Vec<circle_domain::Notice> = Vec::with_capacity(row.notices.len());
    for notice in row.notices.drain(..) {
        if !once.contains(&notice) {
            once.push(notice);
        }
    }
    row.notices = once;
    row.put("day", own.0);
    row.put("time", own.1);
    let of = |schedule: &Schedule| schedule.weekday().map_or("", weekday_name);
    let days: Vec<&str> = all.iter().map(of).collect();
    let twice = |day: &str| days.iter().filter(|other| **other == day).count() > 1;
    let slots: Vec<String> = all
        .iter()
        .map(|schedule| match schedule.start {
            Some(start) if twice(of(schedule)) => {
                format!("{} {}", of(schedule), start.strftime("%H:%M"))
            }
            _ => of(schedule).to_owned(),
        })
        .collect();
    slots.into_iter().zip(all).collect()
}

/// The schedules of the days and the time that stand in the record now.
fn of_one_time(row: &mut Row, name: Option<&str>, notes: Option<&str>) -> Vec<(String, Schedule)> {
    let (time_zone, zone_from) = zone(row);
    let clock = start(row);
    let minutes = clock.and_then(|clock| minutes(row, clock));
    let mut days = days(row);
    if days.is_empty() && !row.dates.is_empty() {
        let mut dates = std::mem::take(&mut row.dates);
        dates.sort_unstable();
        dates.dedup();
        return vec![(
            String::new(),
            Schedule {
                recurrence: Recurrence::Dates(dates),
                start: clock.map(|clock| clock.time),
                minutes,
                time_zone,
                zone_from,
                exceptions: circle_domain::Exceptions::default(),
            },
        )];
    }
    match (days.is_empty(), clock) {
        (true, Some(_)) => row.notice(NoticeCode::DayMissing, "day", ""),
        (false, None) if !matches!(time::clock(&row.raw("time")), Given::NotUnderstood) => {
            row.notice(NoticeCode::TimeMissing, "time", "");
        }
        _ => {}
    }
    if days.is_empty() {
        return vec![(
            String::new(),
            Schedule {
                time_zone,
                zone_from,
                ..Schedule::by_arrangement()
            },
        )];
    }
    // 24:00 is the end of its day.
    if clock.is_some_and(|clock| clock.end_of_day) {
        for day in &mut days {
            *day = day.next();
        }
    }
    let sole = days.len() == 1;
    let weeks = Said::of(name, notes);
    let mut schedules = Vec::with_capacity(days.len());
    let mut said = false;
    for weekday in days {
        let recurrence = recurrence(row, weekday, &weeks, name, &mut said);
        let slot = if sole {
            String::new()
        } else {
            weekday_name(weekday).to_owned()
        };
        let schedule = Schedule {
            recurrence,
            start: clock.map(|clock| clock.time),
            minutes,
            time_zone: time_zone.clone(),
            zone_from,
            exceptions: circle_domain::Exceptions::default(),
        };
        schedules.push((slot, schedule));
    }
    schedules
}

/// The weeks, where name or notes say them beyond doubt; every week otherwise, with a notice where they say something.
fn recurrence(
    row: &mut Row,
    weekday: Weekday,
    weeks: &Said,
    name: Option<&str>,
    said: &mut bool,
) -> Recurrence {
    let weekly = |interval| Recurrence::Weekly {
        weekday,
        interval,
        anchor: None,
    };
    let (recurrence, code) = match weeks.on(weekday) {
        Found::Nothing => return weekly(1),
        Found::Weeks(weeks) if !weeks.is_empty() => (
            Recurrence::Monthly { weekday, weeks },
            NoticeCode::WeeksFromText,
        ),
        Found::EveryOther => (weekly(2), NoticeCode::WeeksFromText),
        Found::Weeks(_) | Found::Unclear => (weekly(1), NoticeCode::ScheduleInText),
    };
    if !*said {
        *said = true;
        let field = match weeks.in_name(weekday) {
            Found::Nothing => "notes",
            _ => "name",
        };
        row.notice(code, field, name.unwrap_or_default());
    }
    recurrence
}

fn zone(row: &mut Row) -> (Option<String>, ZoneFrom) {
    let Some(written) = row.written("timezone").or_else(|| row.written("time_zone")) else {
        return (None, ZoneFrom::Unknown);
    };
    match zone::zone(&written) {
        Zone::None => (None, ZoneFrom::Unknown),
        Zone::Is { name, rewritten } => {
            if rewritten {
                row.notice(NoticeCode::ZoneRewritten, "timezone", &written);
            }
            (Some(name), ZoneFrom::Record)
        }
        Zone::NotUnderstood => {
            row.notice(NoticeCode::ZoneNotUnderstood, "timezone", &written);
            (None, ZoneFrom::Unknown)
        }
    }
}

fn days(row: &mut Row) -> Vec<Weekday> {
    // ISO and the specification agree on 1 to 6, and Sunday is 0 in one, 7 in the other.
    match time::days(&row.raw("day")) {
        Given::Is(days) => days,
        Given::Missing => Vec::new(),
        Given::NotUnderstood => {
            // "By appointment" is no day and no mistake.
            let written = row.raw("day");
            if !written.as_str().is_some_and(is_arrangement) {
                row.notice(NoticeCode::DayNotUnderstood, "day", &short(&written));
            }
            Vec::new()
        }
    }
}

fn is_arrangement(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "appointment",
        "arrangement",
        "ongoing",
        "request",
        "vereinbarung",
        "varies",
    ]
    .iter()
    .any(|word| text.contains(word))
}

fn start(row: &mut Row) -> Option<Clock> {
    let (field, written) = match row.raw("time") {
        Value::Null => ("start_time", row.raw("start_time")),
        written => ("time", written),
    };
    match time::clock(&written) {
        Given::Is(clock) => Some(clock),
        Given::Missing => None,
        Given::NotUnderstood => {
            if !written.as_str().is_some_and(is_arrangement) {
                row.notice(NoticeCode::TimeNotUnderstood, field, &short(&written));
            }
            None
        }
    }
}

/// The length in minutes: from the end, else the duration, else the span that the start's field holds.
fn minutes(row: &mut Row, clock: Clock) -> Option<u16> {
    let written = row.raw("end_time");
    let end = match time::clock(&written) {
        Given::Is(end) => Some(end.time),
        Given::Missing => clock.until,
        Given::NotUnderstood => {
            row.notice(NoticeCode::EndNotUnderstood, "end_time", &short(&written));
            clock.until
        }
    };
    let minutes = match end {
        Some(end) => match time::minutes_between(clock.time, end) {
            Some((minutes, next_day)) => {
                if next_day && end != jiff::civil::Time::midnight() {
                    row.notice(NoticeCode::EndsNextDay, "end_time", &short(&written));
                }
                Some(minutes)
            }
            None => {
                row.notice(NoticeCode::EndNotUnderstood, "end_time", &short(&written));
                None
            }
        },
        None => duration(row),
    };
    if minutes.is_some_and(|minutes| minutes > VERY_LONG) {
        row.notice(NoticeCode::VeryLong, "end_time", &short(&written));
    }
    minutes
}

/// `duration`: minutes as a number or a text, or hours and minutes.
fn duration(row: &mut Row) -> Option<u16> {
    let value = row.value("duration")?.clone();
    let minutes = match &value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) if text.trim().is_empty() => return None,
        Value::String(text) => match text.trim().split_once(':') {
            Some((hours, rest)) => {
                let minutes = rest.split(':').next().unwrap_or_default();
                hours
                    .parse::<f64>()
                    .ok()
                    .zip(minutes.parse::<f64>().ok())
                    .map(|(hours, minutes)| hours * 60.0 + minutes)
            }
            None => text
                .trim()
                .trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace() || c == '.')
                .parse()
                .ok(),
        },
        _ => None,
    };
    match minutes {
        // Checked: whole minutes of at most some days.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some(minutes) if (1.0..=14_400.0).contains(&minutes) => Some(minutes.round() as u16),
        Some(0.0) => None,
        _ => {
            row.notice(NoticeCode::EndNotUnderstood, "duration", &short(&value));
            None
        }
    }
}

/// A value in a few characters, for a notice.
pub(super) fn short(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.chars().take(80).collect(),
        other => other.to_string().chars().take(80).collect(),
    }
}
