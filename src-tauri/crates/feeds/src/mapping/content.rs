//! What is in a column: how many of its values are weekdays, times, postcodes, links and so on.

use super::list::is_blank;
use super::{List, fellowship};
use crate::{links, time};
use serde_json::Value;
use std::collections::HashSet;

/// Rows that are looked at: enough to be sure, few enough to be quick.
const LOOKED_AT: usize = 400;

/// The shares of a column's filled values, 0 to 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    /// How many rows of the whole list have a value.
    pub(super) filled: usize,
    /// How many different values the whole list has.
    pub(super) distinct: usize,
    pub(super) weekday: f32,
    pub(super) clock: f32,
    pub(super) day_and_time: f32,
    pub(super) yes_no: f32,
    pub(super) number: f32,
    pub(super) latitude: f32,
    pub(super) longitude: f32,
    pub(super) coordinates: f32,
    pub(super) join_link: f32,
    pub(super) link: f32,
    pub(super) mailbox: f32,
    pub(super) postcode: f32,
    pub(super) fellowship: f32,
    pub(super) date: f32,
    /// Some date has its day before its month.
    pub(super) day_first: bool,
    pub(super) samples: Vec<String>,
}

/// A value as a text.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// Looks at a column.
pub(super) fn content(list: &List, column: usize) -> Content {
    let mut found = Content::default();
    let mut distinct: HashSet<String> = HashSet::new();
    let step = (list.rows.len() / LOOKED_AT).max(1);
    let mut looked = 0_u16;
    let mut counts = [0_u16; 13];
    for (at, row) in list.rows.iter().enumerate() {
        let Some(value) = row.get(column).filter(|value| !is_blank(value)) else {
            continue;
        };
        found.filled += 1;
        let text = text(value);
        let is_new = distinct.insert(text.chars().take(200).collect());
        if is_new && found.samples.len() < 5 {
            found.samples.push(crate::text::line(&text, 60).text);
        }
        if (at % step != 0 && looked > 0) || usize::from(looked) >= LOOKED_AT {
            continue;
        }
        looked += 1;
        let short = text.len() <= 120;
        let number = text.replace(',', ".").parse::<f64>().ok();
        let letters = text.chars().any(char::is_alphabetic);
        let day = short && letters && matches!(time::days(value), time::Given::Is(_));
        let clock = short
            && (text.contains(':') || letters || text.contains('.') || text.contains('h'))
            && number.is_none_or(|number| number > 0.0 && number < 1.0)
            && (matches!(time::clock(value_of(value)), time::Given::Is(_))
                || super::held::clocks(&text).is_some());
        let held = short && !day && !clock && letters && super::held::held(&text).is_some();
        let decimal = text.contains(['.', ',']);
        let degrees = |most: f64| decimal && number.is_some_and(|number| number.abs() <= most);
        let is_join = links::join(&text).is_some_and(|join| join.provider.is_some());
        let date = short.then(|| date_parts(&text)).flatten();
        if date.is_some_and(|(first, _)| first > 12) {
            found.day_first = true;
        }
        let tests = [
            day,
            clock,
            held,
            is_yes_no(&text),
            number.is_some(),
            degrees(90.0),
            degrees(180.0),
            super::values::pair(&text).is_some() && text.contains('.'),
            is_join,
            text.starts_with("http") && links::page(&text).is_some(),
            links::mailbox(&text).is_some(),
            is_postcode(&text),
            fellowship::fellowship(&text).is_some(),
        ];
        for (count, test) in counts.iter_mut().zip(tests) {
            *count += u16::from(test);
        }
        found.date += f32::from(u8::from(date.is_some()));
    }
    found.distinct = distinct.len();
    let whole = f32::from(looked.max(1));
    found.date /= whole;
    let [a, b, c, d, e, f, g, h, i, j, k, l, m] = counts.map(|count| f32::from(count) / whole);
    (found.weekday, found.clock, found.day_and_time, found.yes_no) = (a, b, c, d);
    (
        found.number,
        found.latitude,
        found.longitude,
        found.coordinates,
    ) = (e, f, g, h);
    (found.join_link, found.link, found.mailbox, found.postcode) = (i, j, k, l);
    found.fellowship = m;
    found
}

/// The sole value of a list of one.
fn value_of(value: &Value) -> &Value {
    match value {
        Value::Array(values) => match values.as_slice() {
            [one] => one,
            _ => value,
        },
        value => value,
    }
}

/// Whether a text is yes or no.
pub(super) fn is_yes_no(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "true"
            | "false"
            | "yes"
            | "no"
            | "y"
            | "n"
            | "1"
            | "0"
            | "ja"
            | "nein"
            | "oui"
            | "non"
            | "si"
            | "sí"
            | "x"
    )
}

fn is_postcode(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| *c != ' ' && *c != '-').collect();
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let all_plain = plain
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    all_plain
        && (4..=8).contains(&plain.len())
        && digits >= 2
        && (digits == plain.len() && plain.len() == 5 || digits < plain.len())
}

/// The first two numbers of a date with a four-digit year at its end.
fn date_parts(text: &str) -> Option<(u16, u16)> {
    let date = text.split([' ', 'T']).next()?;
    let parts: Vec<&str> = date.split(['/', '.', '-']).collect();
    let &[a, b, c] = parts.as_slice() else {
        return None;
    };
    let (first, second) = (a.parse().ok()?, b.parse().ok()?);
    c.parse::<u16>().ok()?;
    (a.len() == 4 || c.len() == 4).then_some(if a.len() == 4 {
        (0, 0)
    } else {
        (first, second)
    })
}
