//! iCalendar, RFC 5545 with the conferences of RFC 7986 and the places of RFC 9073; of a file or of a feed.
//!
//! A record is a UID with its rules, its exceptions and the evenings that were moved. Attendees, organizers and contacts are
//! persons and go no further; alarms and attachments are passed over. A line that cannot be read costs that line alone.

mod component;
mod event;
mod line;
#[cfg(test)]
mod tests;
mod when;
mod zones;

use crate::recurrence::Budget;
use crate::{Document, MOST_RECORDS, ReadError, ReadOptions, events, json};
use circle_domain::{Notice, NoticeCode, Reading};
use component::Component;
use std::collections::HashMap;
pub(crate) use when::duration;
use zones::Zones;

/// Whether the bytes are a calendar.
pub(crate) fn is_calendar(bytes: &[u8]) -> bool {
    const MARK: &[u8] = b"BEGIN:VCALENDAR";
    let start = bytes.get(..4_000).unwrap_or(bytes);
    // Wide encodings put a zero beside every letter.
    let letters: Vec<u8> = start
        .iter()
        .copied()
        .filter(|byte| *byte != 0 && byte.is_ascii())
        .skip_while(u8::is_ascii_whitespace)
        .take(MARK.len())
        .collect();
    letters.eq_ignore_ascii_case(MARK)
}

/// Reads calendars.
///
/// # Errors
/// When the bytes are no calendar, when one ends in its middle, and when there is no event in them.
pub(crate) fn read(
    documents: &[Document<'_>],
    options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut budget = Budget::default();
    let mut all = Vec::new();
    for document in documents {
        let (text, guessed) = json::decode(document.bytes)?;
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if text.is_empty() {
            return Err(ReadError::Empty);
        }
        if !is_calendar(text.as_bytes()) {
            return Err(if text.starts_with('<') {
                ReadError::Html {
                    challenge: json::is_challenge(text),
                }
            } else {
                ReadError::WrongShape {
                    found: "a text that is no calendar",
                }
            });
        }
        if guessed {
            reading
                .notices
                .push(Notice::new(NoticeCode::EncodingGuessed, "", "", ""));
        }
        for calendar in component::calendars(text, &mut reading.notices)? {
            let mut zones = Zones::of(&calendar, options.read_at);
            let cancelled = calendar
                .value("METHOD")
                .is_some_and(|method| method.trim().eq_ignore_ascii_case("CANCEL"));
            for series in series(calendar.components) {
                if reading.read + all.len() > MOST_RECORDS {
                    return Err(ReadError::TooMany {
                        records: reading.read + all.len(),
                    });
                }
                event::read(
                    series,
                    cancelled,
                    &mut zones,
                    &mut budget,
                    options,
                    &mut reading,
                    &mut all,
                );
            }
        }
    }
    events::settle(all, options, reading)
}

/// The components that share a UID.
#[derive(Debug, Default)]
struct Series {
    uid: Option<String>,
    /// What it is called in notices.
    called: String,
    /// Those that stand for themselves: one, where the calendar is in order.
    masters: Vec<Component>,
    /// Those that stand for one evening of a master.
    moved: Vec<Component>,
}

/// Events by their UID, in the order in which they come.
fn series(components: Vec<Component>) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (position, event) in components
        .into_iter()
        .filter(|component| component.is("VEVENT"))
        .enumerate()
    {
        let uid = event
            .value("UID")
            .map(|uid| crate::text::line(uid, 200).text)
            .filter(|uid| !uid.is_empty());
        let at = match uid.as_ref().and_then(|uid| known.get(uid)) {
            Some(at) => *at,
            None => {
                if let Some(uid) = &uid {
                    known.insert(uid.clone(), all.len());
                }
                all.push(Series {
                    called: uid.clone().unwrap_or_else(|| format!("#{}", position + 1)),
                    uid,
                    ..Series::default()
                });
                all.len() - 1
            }
        };
        if let Some(series) = all.get_mut(at) {
            if event.first("RECURRENCE-ID").is_some() {
                series.moved.push(event);
            } else {
                series.masters.push(event);
            }
        }
    }
    all
}
