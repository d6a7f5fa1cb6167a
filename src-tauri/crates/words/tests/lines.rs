//! A table of lines that people type, in four languages, and what each must be read as.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::indexing_slicing
)]

use circle_domain::schedule::weekday_name;
use circle_words::{Phrases, understand};
use jiff::civil::{DateTime, date};
use std::collections::BTreeMap;

fn now() -> DateTime {
    date(2026, 11, 23).at(18, 0, 0, 0)
}

struct Row {
    kind: &'static str,
    locale: &'static str,
    line: &'static str,
    expected: Vec<(&'static str, &'static str)>,
}

/// `key=value`, the value up to the next key.
fn pairs(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut starts: Vec<usize> = text
        .match_indices('=')
        .map(|(at, _)| text[..at].rfind(' ').map_or(0, |blank| blank + 1))
        .collect();
    starts.push(text.len() + 1);
    starts
        .windows(2)
        .filter_map(|pair| text.get(pair[0]..pair[1] - 1)?.split_once('='))
        .collect()
}

fn rows() -> Vec<Row> {
    include_str!("lines.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().unwrap();
            Row {
                kind: cell(),
                locale: cell(),
                line: cell(),
                expected: pairs(cell()),
            }
        })
        .collect()
}

/// What is read under one key.
fn read(asked: &Phrases, key: &str) -> Vec<String> {
    let time = |time: Option<jiff::civil::Time>| {
        time.map(|time| time.strftime("%H:%M").to_string())
            .into_iter()
            .collect()
    };
    let codes = |codes: &[circle_domain::Code]| codes.iter().map(ToString::to_string).collect();
    match key {
        "problem" => asked
            .problems
            .iter()
            .map(|found| found.problem.to_string())
            .collect(),
        "relation" => vec![asked.relation.as_str().to_owned()],
        "fellowship" => asked.fellowships.iter().map(ToString::to_string).collect(),
        "attendance" => asked
            .attendance
            .iter()
            .map(|way| way.as_str().to_owned())
            .collect(),
        "day" => asked
            .days
            .iter()
            .map(|day| weekday_name(*day).to_owned())
            .collect(),
        "from" => time(asked.from),
        "until" => time(asked.until),
        "format" => codes(&asked.formats),
        "audience" => codes(&asked.audience),
        "access" => codes(&asked.access),
        "language" => asked.languages.clone(),
        "who" => asked
            .who
            .iter()
            .map(|who| who.as_str().to_owned())
            .collect(),
        "near" => asked.near_me.then(|| "me".to_owned()).into_iter().collect(),
        "within" => asked
            .within_km
            .map(|km| format!("{km:.0}"))
            .into_iter()
            .collect(),
        "within_minutes" => asked
            .starts_within
            .map(|minutes| minutes.to_string())
            .into_iter()
            .collect(),
        "rest" => asked.rest.iter().map(|run| run.text.clone()).collect(),
        "urgent" => asked
            .urgent
            .iter()
            .map(|topic| topic.as_str().to_owned())
            .collect(),
        other => panic!("the table has no key {other}"),
    }
}

fn faults(row: &Row) -> Vec<String> {
    let asked = understand(row.line, row.locale, now());
    let mut faults = Vec::new();
    let mut wanted: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, value) in &row.expected {
        wanted
            .entry(key)
            .or_default()
            .extend((!value.is_empty()).then_some(*value));
    }
    for (key, values) in &wanted {
        let found = read(&asked, key);
        // Of several problems the first is the one that is shown; of dangers any may be there as well.
        let holds = match *key {
            "problem" => found.first().map(String::as_str) == values.first().copied(),
            "urgent" => values
                .iter()
                .all(|value| found.iter().any(|found| found == value)),
            "rest" => values.join(" ") == found.join(" "),
            _ => found == *values,
        };
        if !holds {
            faults.push(format!("{key} is {found:?}, not {values:?}"));
        }
    }
    if row.kind != "urgent" && !wanted.contains_key("urgent") && !asked.urgent.is_empty() {
        faults.push(format!("it is no danger: {:?}", asked.urgent));
    }
    if row.kind == "plain" {
        for key in [
            "problem",
            "fellowship",
            "day",
            "format",
            "language",
            "attendance",
        ] {
            if !wanted.contains_key(key) && !read(&asked, key).is_empty() {
                faults.push(format!("over-read: {key} is {:?}", read(&asked, key)));
            }
        }
    }
    faults
}

#[test]
fn every_line_of_the_table_is_read_as_it_must_be() {
    let rows = rows();
    let mut wrong = 0;
    for row in &rows {
        for fault in faults(row) {
            wrong += 1;
            eprintln!("{} {} {:?}: {fault}", row.kind, row.locale, row.line);
        }
    }
    assert_eq!(
        wrong, 0,
        "lines of the table that are read otherwise, listed above"
    );
}

#[test]
fn the_table_is_as_large_as_it_must_be() {
    let rows = rows();
    let count = |kind: &str, locale: &str| {
        rows.iter()
            .filter(|row| row.kind == kind && (locale.is_empty() || row.locale == locale))
            .count()
    };
    assert!(rows.len() >= 500, "500 lines: {}", rows.len());
    for locale in ["en", "de", "es", "fr"] {
        assert!(count("line", locale) >= 60, "60 ordinary lines in {locale}");
        assert!(count("urgent", locale) >= 60, "60 urgent lines in {locale}");
        assert!(
            count("calm", locale) >= 40,
            "40 lines without danger in {locale}"
        );
    }
    assert!(count("plain", "") >= 60, "60 lines that say little");
}
