//! When, and how far: days, parts of the day, times by the clock, and distances.
//!
//! A part of the day is a window of starts: morning 5 to 12, noon 11:30 to 14, afternoon 12 to 17, evening from 17 on,
//! night 21 to 4. A time alone ("19:30") means starts from then and within the hour after it.

use super::Said;
use crate::book::{Hit, Language};
use crate::fold::Token;
use crate::languages;
use jiff::ToSpan;
use jiff::civil::{DateTime, Time, Weekday, time};
use std::ops::Range;

/// Words, the earliest start, and the latest (exclusive).
pub(super) type Timed = (Range<usize>, Option<Time>, Option<Time>);

/// What a word says about when.
#[derive(Debug, Default)]
pub(super) struct When {
    pub(super) days: Vec<Weekday>,
    pub(super) from: Option<Time>,
    pub(super) until: Option<Time>,
    pub(super) within: Option<u32>,
}

const EVENING: Time = time(17, 0, 0, 0);

/// What a phrase of the vocabulary says about when; none when it is about something else.
pub(super) fn said(said: Said, now: DateTime) -> Option<When> {
    let today = now.date().weekday();
    let tomorrow = today.wrapping_add(1);
    let mut when = When::default();
    match (said.kind, said.value) {
        ("day", name) => when.days = vec![weekday(name)?],
        ("days", "weekend") => when.days = vec![Weekday::Saturday, Weekday::Sunday],
        ("days", _) => {
            when.days = circle_domain::schedule::WEEKDAYS
                .iter()
                .copied()
                .take(5)
                .collect()
        }
        ("daypart", both) => {
            let (day, part) = both.split_once(' ')?;
            when.days = vec![weekday(day)?];
            (when.from, when.until) = part_of_day(part);
        }
        ("part", part) => (when.from, when.until) = part_of_day(part),
        ("when", "today") => when.days = vec![today],
        ("when", "tomorrow") => when.days = vec![tomorrow],
        ("when", "tomorrow-morning") => {
            when.days = vec![tomorrow];
            (when.from, when.until) = part_of_day("morning");
        }
        ("when", "this-morning") => {
            when.days = vec![today];
            (when.from, when.until) = part_of_day("morning");
        }
        ("when", "tonight") => {
            when.days = vec![today];
            let night_is_over = time(4, 0, 0, 0);
            if now.time() < night_is_over {
                (when.from, when.until) = (Some(to_the_minute(now.time())), Some(night_is_over));
            } else {
                when.from = Some(to_the_minute(now.time()).max(EVENING));
            }
        }
        ("when", "now") => when.within = Some(120),
        _ => return None,
    }
    Some(when)
}

fn to_the_minute(now: Time) -> Time {
    time(now.hour(), now.minute(), 0, 0)
}

fn part_of_day(part: &str) -> (Option<Time>, Option<Time>) {
    let window = |from, until| (Some(from), Some(until));
    match part {
        "morning" => window(time(5, 0, 0, 0), time(12, 0, 0, 0)),
        "noon" => window(time(11, 30, 0, 0), time(14, 0, 0, 0)),
        "afternoon" => window(time(12, 0, 0, 0), EVENING),
        "evening" => (Some(EVENING), None),
        "night" => window(time(21, 0, 0, 0), time(4, 0, 0, 0)),
        _ => (None, None),
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    circle_domain::schedule::WEEKDAYS
        .into_iter()
        .find(|day| circle_domain::schedule::weekday_name(*day) == name)
}

/// German weekdays in short ("Di") are words as well: they count as they are written, with one capital, for a reader of
/// German; and "morgen" after a day is the morning.
pub(super) fn german_days(line: &[Token], reader: Language, hits: &mut Vec<Hit<Said>>) {
    const SHORT: [(&str, &str); 7] = [
        ("Mo", "monday"),
        ("Di", "tuesday"),
        ("Mi", "wednesday"),
        ("Do", "thursday"),
        ("Fr", "friday"),
        ("Sa", "saturday"),
        ("So", "sunday"),
    ];
    let new = |first, kind, value| Hit {
        first,
        end: first + 1,
        value: Said { kind, value },
        language: Language::German,
        weak: false,
        capitals: false,
    };
    for (index, token) in line.iter().enumerate() {
        let short = SHORT
            .iter()
            .find(|(short, _)| *short == token.written)
            .filter(|_| reader == Language::German && index > 0);
        if let Some((_, day)) = short {
            hits.push(new(index, "day", day));
        }
        let after_day = index.checked_sub(1).is_some_and(|before| {
            hits.iter()
                .any(|hit| hit.value.kind == "day" && hit.end == before + 1)
        });
        if ["morgen", "manana"].contains(&token.word.as_str()) && after_day {
            hits.retain(|hit| !(hit.first == index && hit.value.kind == "when"));
            hits.push(new(index, "part", "morning"));
        }
    }
}

/// Times by the clock: "after 6pm", "before noon", "19:30", "ab 18 Uhr", "from 9 to 11".
pub(super) fn times(line: &[Token], reader: Language) -> Vec<Timed> {
    let word = |index: usize| line.get(index).map_or("", |token| token.word.as_str());
    let mut found = Vec::new();
    let mut index = 0;
    while index < line.len() {
        let own = |part, index| languages::is_clock(part, word(index), reader);
        let after = ["after", "from", "since", "ab", "nach", "starting"].contains(&word(index))
            || own("after", index);
        let before = ["before", "until", "till", "by", "bis", "vor"].contains(&word(index))
            || own("before", index);
        let at = ["at", "um", "gegen"].contains(&word(index)) || own("at", index);
        let between = ["between", "zwischen"].contains(&word(index)) || own("between", index);
        let led = after || before || at || between;
        // "después de las 7", "à partir de 19 h": small words stand between.
        let past_small = |mut index: usize| {
            while own("skip", index) || own("after", index) || own("at", index) {
                index += 1;
            }
            index
        };
        let first = if led { past_small(index + 1) } else { index };
        let Some((start, end)) = clock(line, first, led, reader) else {
            index += 1;
            continue;
        };
        let joined =
            ["to", "until", "till", "bis", "and", "und"].contains(&word(end)) || own("joins", end);
        let second = if (after || between || !led || at) && joined {
            clock(line, past_small(end + 1), true, reader)
        } else {
            None
        };
        let (from, until, end) = match second {
            Some((last, end)) => (Some(start), Some(last), end),
            None if after => (Some(start), None, end),
            None if before => (None, Some(start), end),
            None => (Some(start), start.checked_add(1.hour()).ok(), end),
        };
        found.push((index..end, from, until));
        index = end;
    }
    found
}

/// The time that stands at `index`, and the place after it. A bare number counts only when a word before it says that a
/// time follows, and never when it can be a postcode.
fn clock(line: &[Token], index: usize, led: bool, reader: Language) -> Option<(Time, usize)> {
    let token = line.get(index)?;
    let word = token.word.as_str();
    match word {
        "noon" | "midday" | "mittag" if led => return Some((time(12, 0, 0, 0), index + 1)),
        "midnight" | "mitternacht" if led => return Some((time(0, 0, 0, 0), index + 1)),
        _ => {}
    }
    // "19h30"
    let pointed = word
        .split_once('h')
        .filter(|(_, minutes)| minutes.len() == 2)
        .map(|(hours, minutes)| format!("{hours}:{minutes}"));
    let word = pointed.as_deref().unwrap_or(word);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = word.strip_prefix(digits).unwrap_or_default();
    let next = line.get(index + 1).map_or("", |token| token.word.as_str());
    let (hours, minutes) = match digits.split_once([':', '.']) {
        Some((hours, minutes)) if minutes.len() == 2 => {
            (hours.parse::<i8>().ok()?, minutes.parse::<i8>().ok()?)
        }
        Some(_) => return None,
        None if digits.len() <= 2 => (digits.parse::<i8>().ok()?, 0),
        None => return None,
    };
    let has_minutes = digits.contains([':', '.']);
    let (half, mut end) = match (suffix, next) {
        ("am" | "a", _) => (Some(false), index + 1),
        ("pm" | "p", _) => (Some(true), index + 1),
        ("", "am") if led && reader == Language::English || has_minutes && next == "am" => {
            (Some(false), index + 2)
        }
        ("", "pm") => (Some(true), index + 2),
        ("", "am") if reader == Language::English => (Some(false), index + 2),
        ("uhr" | "h", _) => (None, index + 1),
        ("", "uhr") => (None, index + 2),
        ("", next) if languages::is_clock("oclock", next, reader) => (None, index + 2),
        ("", _) if digits.contains(':') || has_minutes && led => (None, index + 1),
        ("", _) if led && !is_unit(next) => (None, index + 1),
        _ => return None,
    };
    if ["oclock", "clock"].contains(&line.get(end).map_or("", |token| token.word.as_str())) {
        end += 1;
    }
    let (half, end) = match (half, part_named(line, end)) {
        (None, Some((afternoon, after))) if hours <= 12 => (Some(afternoon), after),
        _ => (half, end),
    };
    let hours = match half {
        Some(true) if hours < 12 => hours + 12,
        Some(false) if hours == 12 => 0,
        // "after 6" is in the evening, in English; the 24-hour clock is usual elsewhere.
        None if led
            && reader == Language::English
            && !has_minutes
            && (1..=7).contains(&hours)
            && next != "uhr" =>
        {
            hours + 12
        }
        _ => hours,
    };
    Some((
        Time::new(if hours == 24 { 0 } else { hours }, minutes, 0, 0).ok()?,
        end,
    ))
}

/// The half of the day that is said behind a time ("de la tarde", "du soir", "abends"): whether it is the second, and the
/// place after it.
fn part_named(line: &[Token], index: usize) -> Option<(bool, usize)> {
    const PARTS: [(&[&str], bool); 12] = [
        (&["de", "la", "manana"], false),
        (&["de", "la", "tarde"], true),
        (&["de", "la", "noche"], true),
        (&["du", "matin"], false),
        (&["du", "soir"], true),
        (&["de", "l", "apres", "midi"], true),
        (&["in", "the", "morning"], false),
        (&["in", "the", "evening"], true),
        (&["in", "the", "afternoon"], true),
        (&["morgens"], false),
        (&["abends"], true),
        (&["nachmittags"], true),
    ];
    let word = |index: usize| line.get(index).map_or("", |token| token.plain.as_str());
    PARTS.iter().find_map(|(words, second)| {
        let stands = words
            .iter()
            .enumerate()
            .all(|(at, part)| word(index + at) == *part);
        stands.then_some((*second, index + words.len()))
    })
}

fn is_unit(word: &str) -> bool {
    kilometres(word).is_some()
}

fn kilometres(unit: &str) -> Option<f64> {
    match unit {
        "km" | "kms" | "kilometer" | "kilometers" | "kilometre" | "kilometres" | "kilometern" => {
            Some(1.0)
        }
        "mi" | "mile" | "miles" | "meile" | "meilen" | "milla" | "millas" => Some(1.609_344),
        "kilometro" | "kilometros" => Some(1.0),
        _ => None,
    }
}

/// Spans from now on: "next hour", "within 2 hours", "in the next 90 minutes", "in den nächsten 2 Stunden".
pub(super) fn soon(line: &[Token], reader: Language) -> Option<(Range<usize>, u32)> {
    let word = |index: usize| line.get(index).map_or("", |token| token.word.as_str());
    (0..line.len()).find_map(|index| {
        let factor = match word(index) {
            "hour" | "hours" | "hrs" | "stunde" | "stunden" => 60,
            "minutes" | "mins" | "minuten" => 1,
            own if languages::is_clock("hour", own, reader) => 60,
            own if languages::is_clock("minute", own, reader) => 1,
            _ => return None,
        };
        let before = |back: usize| index.checked_sub(back).map_or("", |at| word(at));
        let (number, first) = match before(1).parse::<u32>() {
            Ok(number) => (number, index.checked_sub(1)?),
            Err(_) if ["a", "an", "one", "einer", "eine", "una", "une"].contains(&before(1)) => {
                (1, index.checked_sub(1)?)
            }
            Err(_) => (1, index),
        };
        let minutes = number
            .checked_mul(factor)
            .filter(|minutes| (1..=7 * 24 * 60).contains(minutes))?;
        let leads = [
            "within",
            "next",
            "innerhalb",
            "naechste",
            "naechsten",
            "naechster",
            "nachste",
            "nachsten",
            "nachster",
        ];
        let joins = ["in", "the", "of", "von", "der", "den", "die"];
        let mut from = first;
        let mut led = false;
        while let Some(at) = from.checked_sub(1) {
            let leading =
                leads.contains(&word(at)) || languages::is_clock("lead", word(at), reader);
            let joins = |at: usize| {
                joins.contains(&word(at)) || languages::is_clock("join", word(at), reader)
            };
            // "in 2 hours" is a span as well, "in the hours" is not.
            let counted = word(at) == "in" && first < index;
            if !(leading || counted || led && joins(at) || at + 1 == first && joins(at)) {
                break;
            }
            led = led || leading || counted;
            from = at;
        }
        led.then_some((from..index + 1, minutes))
    })
}

/// Distances: "within 5 miles", "10 km", "im Umkreis von 20 Kilometern", "5mi".
pub(super) fn radius(line: &[Token], reader: Language) -> Option<(Range<usize>, f64)> {
    let word = |index: usize| line.get(index).map_or("", |token| token.word.as_str());
    (0..line.len()).find_map(|index| {
        let number = word(index).trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = word(index).strip_prefix(number).unwrap_or_default();
        let value = number
            .parse::<f64>()
            .ok()
            .filter(|value| (0.1..=20_000.0).contains(value))?;
        let (factor, end) = match kilometres(unit) {
            Some(factor) => (factor, index + 1),
            None if unit.is_empty() => (kilometres(word(index + 1))?, index + 2),
            None => return None,
        };
        let mut first = index;
        while first > 0
            && (languages::is_clock("radius", word(first - 1), reader)
                || [
                    "within",
                    "innerhalb",
                    "im",
                    "in",
                    "umkreis",
                    "von",
                    "radius",
                    "of",
                    "einem",
                ]
                .contains(&word(first - 1)))
        {
            first -= 1;
        }
        Some((first..end, value * factor))
    })
}
