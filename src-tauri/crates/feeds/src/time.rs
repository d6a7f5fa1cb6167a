//! Times, weekdays and dates in the forms publishers use. What is not understood is said, never guessed.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

mod weekday;

pub(crate) use weekday::days;

/// What a field gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given<T> {
    /// Nothing was written.
    Missing,
    /// This.
    Is(T),
    /// Something that is not understood.
    NotUnderstood,
}

#[cfg(test)]
impl<T> Given<T> {
    /// The value, if there is one.
    pub(crate) fn ok(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Missing | Self::NotUnderstood => None,
        }
    }
}

/// A wall-clock time and, where the field holds a span, its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The time.
    pub(crate) time: Time,
    /// It was written as 24:00: the end of the day, not its beginning.
    pub(crate) end_of_day: bool,
    /// The end of a span ("7:00 PM - 8:30 PM").
    pub(crate) until: Option<Time>,
}

/// Reads a wall-clock time: text in any usual form, `1930`, or the fraction of a day that spreadsheets count in.
pub(crate) fn clock(value: &Value) -> Given<Clock> {
    match value {
        Value::Null => Given::Missing,
        Value::String(text) if crate::text::is_blank(text) => Given::Missing,
        Value::String(text) => clock_span(text).map_or(Given::NotUnderstood, Given::Is),
        Value::Number(number) => {
            let time = number.as_f64().and_then(|number| {
                if number > 0.0 && number < 1.0 {
                    fraction_of_day(number)
                } else {
                    clock_text(&number.to_string())
                }
            });
            time.map_or(Given::NotUnderstood, |time| {
                Given::Is(Clock {
                    time,
                    end_of_day: false,
                    until: None,
                })
            })
        }
        _ => Given::NotUnderstood,
    }
}

fn fraction_of_day(part: f64) -> Option<Time> {
    let minutes = (part * 1440.0).round();
    // In range by the caller's test, and whole.
    #[allow(clippy::cast_possible_truncation)]
    let minutes = minutes as i32;
    Time::new(
        i8::try_from(minutes / 60).ok()?,
        i8::try_from(minutes % 60).ok()?,
        0,
        0,
    )
    .ok()
}

fn clock_span(text: &str) -> Option<Clock> {
    if let Some(time) = clock_text(text) {
        let end_of_day = text.trim().starts_with("24");
        return Some(Clock {
            time,
            end_of_day,
            until: None,
        });
    }
    for separator in [" - ", "–", "—", " to ", " until ", " bis ", "-"] {
        if let Some((start, end)) = text.split_once(separator)
            && let Some(until) = clock_text(end)
        {
            // "7 - 8:30 PM": the half of the day may be said once.
            let half = end
                .chars()
                .filter(char::is_ascii_alphabetic)
                .collect::<String>();
            let has_half = start.chars().any(|c| c.is_ascii_alphabetic());
            let start = if has_half {
                clock_text(start)
            } else {
                clock_text(&format!("{start}{half}"))
            };
            return start.map(|time| Clock {
                time,
                end_of_day: false,
                until: Some(until),
            });
        }
    }
    None
}

/// Reads one wall-clock time, to the minute: `19:30`, `7:30`, `19:30:00`, `7:30 PM`, `7pm`, `19.30`, `19h30`, `19 Uhr`,
/// `1930`, `Noon`, `midnight`, and the time of an ISO date. `24:00` is midnight.
pub(crate) fn clock_text(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase();
    if text.len() > 40 {
        return None;
    }
    match text.as_str() {
        "noon" | "12 noon" | "12:00 noon" | "12noon" | "midday" | "mittag" | "mediodía"
        | "mediodia" | "midi" => return Time::new(12, 0, 0, 0).ok(),
        "midnight" | "12 midnight" | "12:00 midnight" | "12midnight" | "mitternacht"
        | "medianoche" | "minuit" => return Some(Time::midnight()),
        _ => {}
    }
    // A date with a time: the clock as it is written there.
    if let Some((date, time)) = text.split_once(['t', ' '])
        && date.len() == 10
        && date.parse::<Date>().is_ok()
    {
        let time = time.trim_end_matches('z');
        let time = time.split(['+', '-']).next().unwrap_or_default();
        return clock_text(time.split('.').next().unwrap_or_default());
    }
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits_end = compact
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | 'h' | ',')))
        .unwrap_or(compact.len());
    let (numbers, suffix) = compact.split_at(digits_end);
    let half = match suffix.replace('.', "").as_str() {
        "" | "uhr" | "hrs" | "hr" | "hours" | "o'clock" => None,
        "am" | "a" => Some(false),
        "pm" | "p" => Some(true),
        "noon" if numbers.starts_with("12") => Some(true),
        "midnight" if numbers.starts_with("12") => Some(false),
        _ => return None,
    };
    let numbers = numbers.trim_end_matches(['.', ',']);
    let mut parts: Vec<&str> = numbers.split([':', '.', 'h', ',']).collect();
    if parts.len() > 1 && parts.last().is_some_and(|part| part.is_empty()) {
        parts.pop(); // "19h"
    }
    let bare = parts.len() == 1;
    let (hour, minute) = match parts.as_slice() {
        [one] if (3..=4).contains(&one.len()) => one.split_at(one.len() - 2),
        [hour] => (*hour, "0"),
        [hour, minute] | [hour, minute, _] => (*hour, *minute),
        // 19:30:00.000
        [hour, minute, _, _] => (*hour, *minute),
        _ => return None,
    };
    if hour.is_empty()
        || hour.len() > 2
        || minute.is_empty()
        || minute.len() > 2
        || (!bare && minute.len() != 2)
    {
        return None;
    }
    let (mut hour, minute) = (hour.parse::<i8>().ok()?, minute.parse::<i8>().ok()?);
    match half {
        Some(_) if hour == 0 && minute == 0 => {}
        Some(true) if (1..=11).contains(&hour) => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        // "19:30 PM" says the same twice; "19:30 AM" contradicts itself.
        Some(false) if hour > 12 => return None,
        _ => {}
    }
    if hour == 24 && minute == 0 {
        hour = 0;
    }
    Time::new(hour, minute, 0, 0).ok()
}

/// Reads when something changed: SQL and ISO dates, `8/10/2021 11:16:48 AM`, `13.5.2021`, seconds or milliseconds since
/// 1970, `{"$date": ...}`. Without a zone it is UTC, as the specification says.
pub(crate) fn moment(value: &Value) -> Given<Timestamp> {
    match value {
        Value::Null => Given::Missing,
        Value::Number(number) => number
            .as_i64()
            .and_then(since_1970)
            .map_or(Given::NotUnderstood, Given::Is),
        Value::String(text)
            if crate::text::is_blank(text)
                || text.starts_with("0000-00-00")
                || text.trim() == "0" =>
        {
            Given::Missing
        }
        Value::String(text) => moment_text(text.trim()).map_or(Given::NotUnderstood, Given::Is),
        Value::Object(object) => match object.get("$date").or_else(|| object.get("date")) {
            Some(inner @ (Value::String(_) | Value::Number(_))) => moment(inner),
            Some(Value::Object(inner)) => {
                let text = inner.get("$numberLong").and_then(Value::as_str);
                text.and_then(moment_text)
                    .map_or(Given::NotUnderstood, Given::Is)
            }
            _ => Given::NotUnderstood,
        },
        Value::Bool(_) | Value::Array(_) => Given::NotUnderstood,
    }
}

fn since_1970(number: i64) -> Option<Timestamp> {
    match number {
        // 1990 to 2100 in seconds, then in milliseconds.
        631_152_000..=4_102_444_800 => Timestamp::from_second(number).ok(),
        631_152_000_000..=4_102_444_800_000 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

fn moment_text(text: &str) -> Option<Timestamp> {
    if let Ok(timestamp) = text.parse::<Timestamp>() {
        return Some(timestamp);
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return since_1970(text.parse().ok()?);
    }
    let (date, time) = text.split_once([' ', 'T', ',']).unwrap_or((text, ""));
    let date = date_text(date)?;
    let time = time.trim().trim_end_matches(['Z', 'z']);
    let time = if time.is_empty() {
        Some(Time::midnight())
    } else {
        seconds_text(time)
    }?;
    let timestamp = DateTime::from_parts(date, time)
        .to_zoned(TimeZone::UTC)
        .ok()?
        .timestamp();
    Some(timestamp)
}

/// A date: `2021-08-10`, `8/10/2021` (month first, unless it cannot be), `10.8.2021`.
pub(crate) fn date_text(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let separator = text.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<i16> = text
        .split(separator)
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let &[a, b, c] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = match (a, separator) {
        (1900.., _) => (a, b, c),
        (_, '/') if a <= 12 => (c, a, b),
        _ => (c, b, a),
    };
    let year = if (0..100).contains(&year) {
        year + 2000
    } else {
        year
    };
    if !(1990..=2100).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A time with its seconds, where it has them.
fn seconds_text(text: &str) -> Option<Time> {
    if let Ok(time) = text.parse::<Time>() {
        return Some(time);
    }
    let time = clock_text(text)?;
    let digits: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let seconds = digits
        .get(2)
        .and_then(|seconds| seconds.parse::<i64>().ok())
        .filter(|seconds| *seconds < 60);
    Some(time.wrapping_add(SignedDuration::from_secs(seconds.unwrap_or(0))))
}

/// Minutes from `start` to `end`, and whether `end` is on the next day. The same time twice is no length at all.
pub(crate) fn minutes_between(start: Time, end: Time) -> Option<(u16, bool)> {
    let of = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    let (start, end) = (of(start), of(end));
    match end - start {
        0 => None,
        minutes @ 1.. => u16::try_from(minutes).ok().map(|minutes| (minutes, false)),
        minutes => u16::try_from(minutes + 1440)
            .ok()
            .map(|minutes| (minutes, true)),
    }
}

#[cfg(test)]
mod tests;
