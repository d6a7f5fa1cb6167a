//! The REST answers of The Events Calendar, a plugin of WordPress: pages of single events, also of those that recur.
//!
//! What recurs is written out evening by evening. Evenings of one series are one record again, with the rhythm behind them.
//! Drafts, hidden events and persons among the organizers go no further.

mod event;
mod paging;
#[cfg(test)]
mod tests;

pub use paging::{PAGE_SIZE, Paging, Plan, Taken};

use crate::events::{self, Findings};
use crate::{Document, MOST_RECORDS, ReadError, ReadOptions, json};
use circle_domain::{Notice, NoticeCode, Reading};
use serde_json::Value;
use std::collections::HashSet;

/// Whether a document looks like such a list.
pub(crate) fn is_listing(value: &Value) -> bool {
    let Some(object) = value.as_object() else {
        return false;
    };
    let Some(events) = object.get("events").and_then(Value::as_array) else {
        return false;
    };
    let is_page = ["rest_url", "next_rest_url", "total_pages"]
        .iter()
        .any(|key| object.contains_key(*key));
    let is_event = |event: &Value| {
        event.get("start_date").is_some()
            && (event.get("title").is_some() || event.get("rest_url").is_some())
    };
    events.first().map_or(is_page, is_event)
}

/// Reads the pages of a calendar.
///
/// # Errors
/// When a page is not what it should be, when the site refuses, and when no page has an event.
pub(crate) fn read(
    documents: &[Document<'_>],
    options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut all = Vec::new();
    // An event that moves to the next page while pages are asked for comes twice.
    let mut seen: HashSet<String> = HashSet::new();
    let mut position = 0_usize;
    for document in documents {
        let (page, guessed) = page(document.bytes)?;
        if guessed {
            reading
                .notices
                .push(Notice::new(NoticeCode::EncodingGuessed, "", "", ""));
        }
        for value in page {
            position += 1;
            if position > MOST_RECORDS {
                return Err(ReadError::TooMany { records: position });
            }
            if event::id(&value).is_some_and(|id| !seen.insert(id)) {
                continue;
            }
            let called = event::id(&value).unwrap_or_else(|| format!("#{position}"));
            let mut findings = Findings::new(called, &mut reading.notices);
            match event::read(&value, options, &mut findings) {
                Some(event) => all.push(event),
                None => {
                    reading.read += 1;
                    reading.rejected += 1;
                }
            }
        }
    }
    events::settle(all, options, reading)
}

/// The events of one page, and whether its encoding was guessed.
fn page(bytes: &[u8]) -> Result<(Vec<Value>, bool), ReadError> {
    let parsed = json::parse(bytes)?;
    match parsed.value {
        Value::Object(mut object) => match object.remove("events") {
            Some(Value::Array(events)) => Ok((events, parsed.encoding_guessed)),
            // WordPress says no with a code and a sentence.
            _ => match object.get("code").and_then(Value::as_str) {
                Some(code) => Err(ReadError::Refused {
                    code: crate::text::line(code, 80).text,
                }),
                None => Err(ReadError::WrongShape {
                    found: "an object without events",
                }),
            },
        },
        // Some keep the list of events alone in a file.
        Value::Array(events) if events.iter().all(|event| event.get("start_date").is_some()) => {
            Ok((events, parsed.encoding_guessed))
        }
        other => Err(ReadError::WrongShape {
            found: json::kind(&other),
        }),
    }
}
