//! The times of a schedule. The standard wants them with an offset, and publishers put `Z` behind the clock on their wall.
//!
//! So the clock is kept as it is written, with a notice, unless the description in words names another one that is whole hours
//! away: people read the description.

use super::values::Said;
use crate::time::clock_text;
use circle_domain::NoticeCode;
use jiff::civil::Time;

/// A time, and whether it was written with `Z` or an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    time: Time,
    marked: bool,
}

/// Reads a time in any usual form: `9:00am`, `10:00:00`, `09:00Z`, `19:00+01:00`, an ISO date with a time.
fn written(raw: &str) -> Option<Written> {
    let raw = raw.trim();
    let (bare, marked) = without_offset(raw);
    // A date with its time: the clock as it is written there.
    let bare = match bare.split_once(['T', 't']) {
        Some((date, time)) if date.len() == 10 => time,
        _ => bare,
    };
    let time = clock_text(bare).or_else(|| clock_text(raw))?;
    Some(Written { time, marked })
}

/// A time without the offset behind it.
fn without_offset(raw: &str) -> (&str, bool) {
    if let Some(bare) = raw.strip_suffix(['Z', 'z'])
        && bare.ends_with(|c: char| c.is_ascii_digit())
    {
        return (bare, true);
    }
    let is_offset = |offset: &str| {
        offset.len() >= 2
            && offset.len() <= 5
            && offset.chars().all(|c| c.is_ascii_digit() || c == ':')
    };
    // "19:00+01:00", "19:00-05"; a minus between two dates is further to the front.
    match raw.rfind(['+', '-', '−']) {
        Some(at) if at >= 4 => match (raw.get(..at), raw.get(at..)) {
            (Some(bare), Some(offset))
                if bare.contains(':')
                    && bare.ends_with(|c: char| c.is_ascii_digit())
                    && is_offset(offset.trim_start_matches(['+', '-', '−'])) =>
            {
                (bare, true)
            }
            _ => (raw, false),
        },
        _ => (raw, false),
    }
}

/// The start and the end of a schedule, on the wall.
pub(super) fn span(
    opens: Option<&str>,
    closes: Option<&str>,
    description: Option<&str>,
    said: &mut Said<'_>,
) -> (Option<Time>, Option<Time>) {
    let start = opens.and_then(|raw| {
        let time = written(raw);
        if time.is_none() {
            said.notice(NoticeCode::TimeNotUnderstood, "opens_at", raw);
        }
        time
    });
    let end = closes.and_then(|raw| {
        let time = written(raw);
        if time.is_none() {
            said.notice(NoticeCode::EndNotUnderstood, "closes_at", raw);
        }
        time
    });
    let Some(start) = start else {
        return (None, None);
    };
    let mut shift = 0_i64;
    if start.marked {
        let told = description.map(times).unwrap_or_default();
        shift = whole_hours(start.time, &told);
        if shift == 0 {
            said.notice(
                NoticeCode::TimeOffsetIgnored,
                "opens_at",
                opens.unwrap_or_default(),
            );
        } else {
            said.notice(
                NoticeCode::TimeFromText,
                "opens_at",
                description.unwrap_or_default(),
            );
        }
    }
    let moved = |written: Written| {
        written
            .time
            .wrapping_add(jiff::SignedDuration::from_hours(shift))
    };
    (Some(moved(start)), end.map(moved))
}

/// By how many hours the first time of a description is away from `start`; 0 where it names `start`, nothing, or something else.
fn whole_hours(start: Time, told: &[Time]) -> i64 {
    if told.contains(&start) {
        return 0;
    }
    match told.first() {
        Some(first) if first.minute() == start.minute() => {
            let hours = i64::from(first.hour()) - i64::from(start.hour());
            // No zone is further from Greenwich, and half a day away is the other half of the clock.
            if hours.abs() <= 11 { hours } else { 0 }
        }
        _ => 0,
    }
}

/// The times that a text names beyond doubt: with a colon, `am`, `pm` or `Uhr`.
fn times(text: &str) -> Vec<Time> {
    let mut found = Vec::new();
    let lower: String = text.chars().take(600).collect::<String>().to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | ';' | '(' | ')' | '/')
        })
        .filter(|word| !word.is_empty())
        .collect();
    for (at, word) in words.iter().enumerate() {
        let word = word.trim_end_matches('.');
        if !word.starts_with(|c: char| c.is_ascii_digit()) || word.len() > 10 {
            continue;
        }
        let next = words.get(at + 1).map_or("", |next| next.trim_matches('.'));
        let half = matches!(next, "am" | "pm" | "a.m" | "p.m" | "uhr");
        let time = if half {
            clock_text(&format!("{word} {next}"))
        } else if word.contains(':')
            || word.ends_with("am")
            || word.ends_with("pm")
            || word.ends_with("a.m")
            || word.ends_with("p.m")
        {
            clock_text(word)
        } else {
            None
        };
        found.extend(time);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    fn read(opens: &str, description: Option<&str>) -> (Option<Time>, usize) {
        let mut notices = Vec::new();
        let mut said = Said::new("1".to_owned(), &mut notices);
        let (start, _) = span(Some(opens), None, description, &mut said);
        (start, notices.len())
    }

    #[test]
    fn every_way_of_writing_a_time() {
        for (written, expected) in [
            ("9:00am", time(9, 0, 0, 0)),
            ("7:30 PM", time(19, 30, 0, 0)),
            ("10:00:00", time(10, 0, 0, 0)),
            ("19:00", time(19, 0, 0, 0)),
        ] {
            assert_eq!(
                read(written, None),
                (Some(expected), 0),
                "{written} needs no word"
            );
        }
        for written in [
            "19:00Z",
            "19:00:00Z",
            "19:00+01:00",
            "19:00-05:00",
            "2024-05-02T19:00:00Z",
        ] {
            assert_eq!(
                read(written, None),
                (Some(time(19, 0, 0, 0)), 1),
                "{written}: the clock on the wall, and it is said"
            );
        }
        assert_eq!(read("whenever", None), (None, 1), "what is no time is said");
    }

    #[test]
    fn the_description_is_believed_where_it_is_whole_hours_away() {
        assert_eq!(
            read("18:00Z", Some("Every Tuesday, 7pm to 9pm")).0,
            Some(time(19, 0, 0, 0)),
            "the field was in another zone"
        );
        assert_eq!(
            read("18:00Z", Some("Doors 5.30, we start at 6:00 pm")).0,
            Some(time(18, 0, 0, 0)),
            "the field is named in words"
        );
        assert_eq!(
            read("18:00", Some("7pm to 9pm")).0,
            Some(time(18, 0, 0, 0)),
            "a time without a mark is the clock on the wall"
        );
        assert_eq!(
            read("18:00Z", Some("Call 0800 123456")).0,
            Some(time(18, 0, 0, 0)),
            "a telephone number is no time"
        );
    }
}
