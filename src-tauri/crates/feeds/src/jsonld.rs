//! schema.org events in a page that a person names, or in a document of their own.
//!
//! Of a page nothing is read but its scripts of type `application/ld+json`. Performers, attendees and whoever else a person
//! may be go no further.

mod event;
mod graph;
mod page;
mod place;
mod schedule;
#[cfg(test)]
mod tests;
mod when;

use crate::events::{self, Findings};
use crate::recurrence::Budget;
use crate::{Document, ReadError, ReadOptions, json};
use circle_domain::{FeedFormat, Notice, NoticeCode, Reading};
use graph::Graph;
use serde_json::Value;
use std::collections::HashMap;

/// Whether the bytes are a page with events in it.
pub(crate) fn is_page(bytes: &[u8]) -> bool {
    let has = |word: &[u8]| {
        bytes
            .windows(word.len())
            .any(|part| part.eq_ignore_ascii_case(word))
    };
    let first = bytes
        .iter()
        .find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xef | 0xbb | 0xbf));
    if first != Some(&b'<') || !has(b"application/ld+json") {
        return false;
    }
    json::decode(bytes).is_ok_and(|(text, _)| {
        page::scripts(&text)
            .iter()
            .filter_map(|script| page::value(script))
            .any(|value| is_document(&value))
    })
}

/// Whether a document is one of schema.org with an event in it.
pub(crate) fn is_document(value: &Value) -> bool {
    let context = |value: &Value| {
        value.get("@context").is_some_and(|context| {
            context
                .to_string()
                .to_ascii_lowercase()
                .contains("schema.org")
        })
    };
    let speaks = match value {
        Value::Array(list) => list.iter().take(50).any(context),
        other => context(other),
    };
    speaks && !Graph::of(std::slice::from_ref(value)).events().is_empty()
}

/// Reads pages and documents.
///
/// # Errors
/// When there is no such script in a page, no JSON in its scripts, or no event in any of them.
pub(crate) fn read(
    documents: &[Document<'_>],
    options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut values: Vec<Value> = Vec::new();
    for document in documents {
        let (text, guessed) = json::decode(document.bytes)?;
        let text = text.trim_start_matches('\u{feff}');
        if guessed {
            reading
                .notices
                .push(Notice::new(NoticeCode::EncodingGuessed, "", "", ""));
        }
        if !text.trim_start().starts_with('<') {
            values.push(json::parse(document.bytes)?.value);
            continue;
        }
        let scripts = page::scripts(text);
        if scripts.is_empty() {
            return Err(ReadError::Html {
                challenge: json::is_challenge(text),
            });
        }
        for script in scripts {
            match page::value(&script) {
                Some(value) => values.push(value),
                None => reading.notices.push(Notice::new(
                    NoticeCode::FieldNotUnderstood,
                    "",
                    "script",
                    "",
                )),
            }
        }
    }
    let graph = Graph::of(&values);
    let nodes = graph.events();
    if nodes.is_empty() {
        return Err(if values.is_empty() {
            ReadError::FormatNotRead {
                format: FeedFormat::JsonLd,
            }
        } else {
            ReadError::NoRecords
        });
    }
    // The address of a page is an id only where it is the page of a single event.
    let mut pages: HashMap<&str, usize> = HashMap::new();
    for node in nodes {
        if let Some(url) = node.text("url") {
            *pages.entry(url).or_default() += 1;
        }
    }
    let mut budget = Budget::default();
    let mut all = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let own_page = node
            .text("url")
            .is_some_and(|url| pages.get(url) == Some(&1));
        let called = node.text("name").map_or_else(
            || format!("#{}", at + 1),
            |name| crate::text::line(name, 80).text,
        );
        let mut findings = Findings::new(called, &mut reading.notices);
        match event::read(node, &graph, own_page, &mut budget, options, &mut findings) {
            Some(event) => all.push(event),
            None => {
                reading.read += 1;
                reading.rejected += 1;
            }
        }
    }
    events::settle(all, options, reading)
}
