//! schema.org `Schedule`: its days and its frequency made into a rule.

use super::graph::text;
use super::when::{Moment, with_offset};
use crate::events::{self, Clock, Findings};
use crate::recurrence::{self, Budget, Days, Frequency, Rule, Series, Until};
use circle_domain::{NoticeCode, Recurrence};
use jiff::civil::{Date, Time, Weekday};
use serde_json::{Map, Value};

/// What an event says beside its schedule.
pub(super) struct Beside<'a> {
    /// Its own clock, for what the schedule does not say.
    pub(super) clock: &'a Clock,
    /// Its own first date.
    pub(super) start: Option<Date>,
    /// The day of reading.
    pub(super) today: Date,
}

/// Reads one schedule; nothing, with a notice, for one that is not understood.
pub(super) fn read(
    schedule: &Map<String, Value>,
    beside: &Beside<'_>,
    budget: &mut Budget,
    findings: &mut Findings<'_>,
) -> Vec<(Clock, Days)> {
    let clock = clock(schedule, beside.clock, findings);
    let date = |key: &str| Moment::parse(text(schedule.get(key)?)?).map(|moment| moment.date);
    let start = date("startDate").or(beside.start);
    let Some(mut rule) = rule(schedule) else {
        let written = schedule
            .get("repeatFrequency")
            .and_then(text)
            .unwrap_or_default();
        // A schedule that repeats nothing is a date.
        return match start.filter(|_| written.is_empty()) {
            Some(start) => vec![(clock, Days::dates(vec![start]))],
            None => {
                findings.notice(NoticeCode::RuleNotUnderstood, "repeatFrequency", written);
                Vec::new()
            }
        };
    };
    rule.until = date("endDate").map(Until::Day);
    rule.count = schedule
        .get("repeatCount")
        .and_then(|count| match count {
            Value::Number(count) => count.as_u64(),
            Value::String(count) => count.trim().parse().ok(),
            _ => None,
        })
        .and_then(|count| u32::try_from(count).ok())
        .filter(|count| *count > 0 && start.is_some());
    let says_weekday = !rule.weekdays.is_empty() || rule.frequency == Frequency::Daily;
    if start.is_none() && !says_weekday && rule.month_days.is_empty() {
        findings.notice(NoticeCode::DayMissing, "startDate", "");
        return Vec::new();
    }
    let except: Vec<Date> = list(schedule.get("exceptDate"))
        .filter_map(|value| Some(Moment::parse(value.as_str()?)?.date))
        .take(1_000)
        .collect();
    let series = Series {
        start: start.unwrap_or(beside.today),
        time: clock.start,
        zone: clock.zone.as_deref(),
        except: &except,
        today: beside.today,
    };
    let (mut days, cut) = recurrence::of_rules(&series, std::slice::from_ref(&rule), budget);
    if cut {
        findings.notice(NoticeCode::DatesCut, "eventSchedule", "");
    }
    if start.is_none() {
        for days in &mut days {
            days.exceptions.from = None;
            // Which of the weeks are meant is not said.
            if let Recurrence::Weekly { anchor, .. } = &mut days.recurrence {
                *anchor = None;
            }
        }
    }
    days.into_iter().map(|days| (clock.clone(), days)).collect()
}

/// What of a schedule may be kept, as JSON.
pub(super) fn public(schedule: &Value) -> String {
    const KEPT: [&str; 14] = [
        "startDate",
        "endDate",
        "startTime",
        "endTime",
        "duration",
        "scheduleTimezone",
        "repeatFrequency",
        "repeatCount",
        "byDay",
        "byMonth",
        "byMonthDay",
        "byMonthWeek",
        "exceptDate",
        "@id",
    ];
    schedule
        .as_object()
        .map(|schedule| crate::parts::public(schedule, |key| KEPT.contains(&key)))
        .unwrap_or_default()
}

fn clock(schedule: &Map<String, Value>, own: &Clock, findings: &mut Findings<'_>) -> Clock {
    let mut time = |key: &'static str| -> Option<Time> {
        let written = text(schedule.get(key)?)?;
        let time = Moment::parse(written)
            .and_then(|moment| moment.time)
            .or_else(|| with_offset(written).map(|(time, _)| time));
        if time.is_none() {
            findings.notice(NoticeCode::TimeNotUnderstood, key, written);
        }
        time
    };
    let (start, end) = (time("startTime"), time("endTime"));
    let minutes = match (start, end) {
        (Some(start), Some(end)) => {
            crate::time::minutes_between(start, end).map(|(minutes, _)| minutes)
        }
        _ => schedule
            .get("duration")
            .and_then(text)
            .and_then(super::event::duration),
    };
    let zone = schedule.get("scheduleTimezone").and_then(text);
    let named = zone.and_then(events::zone::named);
    if let Some(zone) = zone.filter(|_| named.is_none()) {
        findings.notice(NoticeCode::ZoneNotUnderstood, "scheduleTimezone", zone);
    }
    Clock {
        start: start.or(own.start),
        minutes: minutes.or(own
            .minutes
            .filter(|_| start.is_none() || start == own.start)),
        zone: named.map(|(zone, _)| zone).or_else(|| own.zone.clone()),
    }
}

/// The values of a list, or the one there is; a text with commas is a list too.
fn list(value: Option<&Value>) -> Box<dyn Iterator<Item = Value> + '_> {
    match value {
        Some(Value::Array(list)) => Box::new(list.iter().take(1_000).cloned()),
        Some(Value::String(text)) if text.contains(',') => Box::new(
            text.split(',')
                .take(1_000)
                .map(|part| Value::String(part.trim().to_owned())),
        ),
        Some(Value::Null) | None => Box::new(std::iter::empty()),
        Some(one) => Box::new(std::iter::once(one.clone())),
    }
}

fn numbers(value: Option<&Value>) -> Vec<i16> {
    list(value)
        .filter_map(|value| match value {
            Value::Number(number) => i16::try_from(number.as_i64()?).ok(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        })
        .filter(|number| *number != 0 && number.abs() <= 31)
        .collect()
}

fn rule(schedule: &Map<String, Value>) -> Option<Rule> {
    let weekdays: Vec<(Option<i16>, Weekday)> = list(schedule.get("byDay"))
        .filter_map(|value| match &value {
            Value::String(text) => weekday(text),
            Value::Object(object) => {
                weekday(object.get("@id").or_else(|| object.get("name"))?.as_str()?)
            }
            _ => None,
        })
        .collect();
    let month_weeks = numbers(schedule.get("byMonthWeek"));
    let month_days = numbers(schedule.get("byMonthDay"));
    let written = schedule.get("repeatFrequency").and_then(text);
    let (frequency, interval) = match written {
        Some(written) => frequency(written)?,
        None if !month_weeks.is_empty() || !month_days.is_empty() => (Frequency::Monthly, 1),
        None if !weekdays.is_empty() => (Frequency::Weekly, 1),
        None => return None,
    };
    let numbered = weekdays.iter().any(|(number, _)| number.is_some()) || !month_weeks.is_empty();
    // Numbered weekdays are days of the month, whatever the frequency says.
    let (frequency, interval) = if numbered && frequency == Frequency::Weekly {
        (Frequency::Monthly, 1)
    } else {
        (frequency, interval)
    };
    let mut rule = Rule::every(frequency, interval);
    rule.weekdays = if month_weeks.is_empty() {
        weekdays
    } else {
        weekdays
            .into_iter()
            .flat_map(|(_, day)| {
                month_weeks
                    .iter()
                    // The sixth week, and the fifth in some hands, is the last.
                    .map(move |week| (Some(if *week > 5 { -1 } else { *week }), day))
            })
            .collect()
    };
    rule.months = numbers(schedule.get("byMonth"));
    rule.months.retain(|month| (1..=12).contains(month));
    rule.month_days = month_days;
    Some(rule)
}

/// `https://schema.org/Monday`, `Monday`, `MO`, `2MO`.
fn weekday(text: &str) -> Option<(Option<i16>, Weekday)> {
    let name = text.trim().rsplit(['/', ':', '#']).next()?;
    if let Some(found) = recurrence::weekday(name) {
        return Some(found);
    }
    let letters = match name.to_ascii_lowercase().as_str() {
        "monday" | "montag" => "MO",
        "tuesday" | "dienstag" => "TU",
        "wednesday" | "mittwoch" => "WE",
        "thursday" | "donnerstag" => "TH",
        "friday" | "freitag" => "FR",
        "saturday" | "samstag" => "SA",
        "sunday" | "sonntag" => "SU",
        _ => return None,
    };
    recurrence::weekday(letters)
}

/// `P1W`, `P2W`, `P7D`, `P1M`, or a word.
fn frequency(text: &str) -> Option<(Frequency, u32)> {
    let text = text.trim().rsplit('/').next()?.to_ascii_lowercase();
    let word = match text.as_str() {
        "daily" | "day" => Some((Frequency::Daily, 1)),
        "weekly" | "week" => Some((Frequency::Weekly, 1)),
        "biweekly" | "bi-weekly" | "fortnightly" | "every two weeks" | "every other week" => {
            Some((Frequency::Weekly, 2))
        }
        "monthly" | "month" => Some((Frequency::Monthly, 1)),
        "quarterly" => Some((Frequency::Monthly, 3)),
        "yearly" | "annually" | "year" => Some((Frequency::Yearly, 1)),
        _ => None,
    };
    if word.is_some() {
        return word;
    }
    let duration = text.strip_prefix('p')?;
    let unit = duration.chars().last()?;
    let number: u32 = duration
        .get(..duration.len() - unit.len_utf8())?
        .parse()
        .ok()?;
    if number == 0 {
        return None;
    }
    match unit {
        'd' if number.is_multiple_of(7) => Some((Frequency::Weekly, number / 7)),
        'd' => Some((Frequency::Daily, number)),
        'w' => Some((Frequency::Weekly, number)),
        'm' => Some((Frequency::Monthly, number)),
        'y' => Some((Frequency::Yearly, number)),
        _ => None,
    }
}
