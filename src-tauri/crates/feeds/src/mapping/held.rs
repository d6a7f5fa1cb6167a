//! Weekdays and times in one text: "Mon & Wed 7pm", "dienstags um 19.30 Uhr", "Mon 7pm, Wed 8pm", "1. und 3. Montag 19 Uhr".
//!
//! Rule: all of it is understood, or none. The weeks of a month are left for the reader of notes, which gets the whole text.

use crate::meeting_guide::Held;
use crate::time::{self, Given};
use serde_json::Value;

/// Characters that such a text has at the most.
const LONGEST: usize = 200;
/// How many times in a week one record may name.
const MOST: usize = 30;

/// What a text says: the days and the time of each, and whether it names weeks of a month as well.
#[derive(Debug, PartialEq)]
pub(super) struct Times {
    /// At least one.
    pub(super) held: Vec<Held>,
    /// It says which weeks, in words that the reader of notes understands.
    pub(super) weeks: bool,
}

/// Reads a text of days and times.
pub(super) fn held(text: &str) -> Option<Times> {
    if text.len() > LONGEST {
        return None;
    }
    let mut held: Vec<Held> = Vec::new();
    let (mut waiting, mut weeks): (Vec<String>, bool) = (Vec::new(), false);
    for piece in pieces(text) {
        let (piece, of_weeks) = without_weeks(&piece);
        weeks |= of_weeks;
        let piece = piece.as_str();
        if piece.is_empty() {
            continue;
        }
        if is_days(piece) {
            waiting.push(piece.to_owned());
            continue;
        }
        let at = piece.find(|c: char| c.is_ascii_digit()).or_else(|| {
            ["noon", "midnight"]
                .iter()
                .find_map(|word| piece.to_lowercase().find(word))
        })?;
        let (days, clock) = (piece.get(..at)?, piece.get(at..)?.trim());
        let days = plain_days(days);
        if !is_clock(clock) || !(days.is_empty() || is_days(days)) {
            return None;
        }
        if !days.is_empty() {
            waiting.push(days.to_owned());
        }
        let days = if waiting.is_empty() {
            // "Mon 7pm & 9pm": another time of the same day.
            held.last()?.days.clone()
        } else {
            Value::from(waiting.join(", "))
        };
        waiting.clear();
        let clock = Value::from(clock);
        held.push(Held { days, clock });
    }
    (waiting.is_empty() && !held.is_empty() && held.len() <= MOST).then_some(Times { held, weeks })
}

/// The times that a text of times alone names, where it names several: "7pm & 8:30pm".
pub(super) fn clocks(text: &str) -> Option<Vec<Value>> {
    if text.len() > LONGEST || is_clock(text) {
        return None;
    }
    let pieces = pieces(text);
    let several = (2..=MOST).contains(&pieces.len()) && pieces.iter().all(|piece| is_clock(piece));
    several.then(|| pieces.into_iter().map(Value::from).collect())
}

fn is_days(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && matches!(time::days(&Value::from(text)), Given::Is(_))
}

fn is_clock(text: &str) -> bool {
    matches!(time::clock(&Value::from(text)), Given::Is(_))
}

/// The pieces between commas and the like.
fn pieces(text: &str) -> Vec<String> {
    let mut list = text.replace(['\n', '\r', ';', '|', '/', '&', '+'], ",");
    for and in [" and ", " und ", " et ", " y "] {
        list = list.replace(and, ",");
    }
    list.split(',')
        .map(|piece| piece.trim().to_owned())
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// The days before a time, without what joins the two.
fn plain_days(text: &str) -> &str {
    let mut days = text.trim();
    loop {
        let before = days;
        days = days
            .trim_end_matches([',', ':', '-', '–', '@', '('])
            .trim_end();
        for word in [" at", " um", " à", " a las", " von", " ab", " from", " de"] {
            days = days.strip_suffix(word).unwrap_or(days).trim_end();
        }
        if days == before {
            return days;
        }
    }
}

/// A piece without the words that say which weeks of a month, and whether there were any.
fn without_weeks(piece: &str) -> (String, bool) {
    const NUMBERS: &[&str] = &[
        "1st", "2nd", "3rd", "4th", "5th", "1.", "2.", "3.", "4.", "5.", "first", "second",
        "third", "fourth", "fifth", "last", "erster", "ersten", "zweiter", "zweiten", "dritter",
        "dritten", "vierter", "vierten", "letzter", "letzten",
    ];
    const AROUND: &[&str] = &[
        "every", "each", "of", "the", "month", "jeden", "jeder", "im", "monat", "monats", "des",
    ];
    let words: Vec<&str> = piece.split_whitespace().collect();
    let is = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    if !words.iter().any(|word| is(NUMBERS, word)) {
        return (piece.to_owned(), false);
    }
    let rest: Vec<&str> = words
        .into_iter()
        .filter(|word| !is(NUMBERS, word) && !is(AROUND, word))
        .collect();
    (rest.join(" "), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let Some(times) = held(text) else {
            return Vec::new();
        };
        times
            .held
            .into_iter()
            .map(|held| {
                let text = |value: Value| value.as_str().expect("a text").to_owned();
                (text(held.days), text(held.clock))
            })
            .collect()
    }

    #[test]
    fn each_time_has_its_days() {
        for (text, wanted) in [
            ("Mon & Wed 7pm", vec![("Mon, Wed", "7pm")]),
            ("Mon 7pm, Wed 8pm", vec![("Mon", "7pm"), ("Wed", "8pm")]),
            (
                "Mon, Wed 7pm; Fri at 8pm",
                vec![("Mon, Wed", "7pm"), ("Fri", "8pm")],
            ),
            ("Mon 7pm & 9pm", vec![("Mon", "7pm"), ("Mon", "9pm")]),
            ("dienstags um 19.30 Uhr", vec![("dienstags", "19.30 Uhr")]),
            ("Mo, 19:00 - 20:30", vec![("Mo", "19:00 - 20:30")]),
            ("Mon-Fri: noon", vec![("Mon-Fri", "noon")]),
            (
                "1. und 3. Montag im Monat 19 Uhr",
                vec![("Montag", "19 Uhr")],
            ),
        ] {
            let wanted: Vec<(String, String)> = wanted
                .into_iter()
                .map(|(days, clock)| (days.to_owned(), clock.to_owned()))
                .collect();
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn half_a_text_is_not_understood() {
        for text in [
            "Mon 7pm, by arrangement on Wed",
            "call first",
            "Mon",
            "7pm",
            "Mon 7pm, Wed",
            "",
        ] {
            assert_eq!(held(text), None, "{text:?} must not lose its other half");
        }
    }

    #[test]
    fn several_times_of_one_cell_are_told_from_a_span() {
        assert_eq!(
            clocks("7pm & 8:30pm").map(|clocks| clocks.len()),
            Some(2),
            "two"
        );
        assert_eq!(clocks("7pm - 8:30pm"), None, "from, until");
        assert_eq!(clocks("7pm, call first"), None, "half a text");
    }
}
