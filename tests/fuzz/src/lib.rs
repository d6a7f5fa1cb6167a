//! What every fuzz target checks: a reader gives back an error or a reading that adds up, whatever the bytes, and what
//! it gives can be shown.

use circle_domain::{FeedFormat, FellowshipId, Reading, SourceId};
use circle_feeds::{Document, ReadOptions, Role};
use jiff::Timestamp;

/// Separates the documents of a directory that has several.
const SEPARATOR: &[u8] = b"\n%%%%\n";

/// Reads `bytes` as a directory of `format` and checks what comes of it.
pub fn read(format: FeedFormat, bytes: &[u8]) {
    let source = SourceId::of_location("https://fuzz.example/list");
    let fellowship = FellowshipId::new("aa");
    let options = ReadOptions {
        mapping: None,
        all_services: bytes.len() % 2 == 1,
        source: &source,
        fellowship: (bytes.len() % 3 != 0).then_some(&fellowship),
        country: Some("US"),
        read_at: Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(497_000),
    };
    let documents: Vec<Document<'_>> = split(bytes)
        .into_iter()
        .zip(roles(format))
        .map(|(bytes, role)| Document {
            role,
            name: "list",
            bytes,
        })
        .collect();
    if let Ok(reading) = circle_feeds::read(format, &documents, &options) {
        check(&reading);
    }
}

/// Asks for the format of `bytes`, and reads them as what they seem to be.
pub fn recognize(bytes: &[u8]) {
    if let Some(format) = circle_feeds::recognize(bytes) {
        read(format, bytes);
    }
}

fn roles(format: FeedFormat) -> Vec<Role> {
    match format {
        FeedFormat::Bmlt => vec![Role::Meetings, Role::Formats, Role::Info, Role::Meetings],
        _ => vec![Role::Listing; 4],
    }
}

fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest
        .windows(SEPARATOR.len())
        .position(|part| part == SEPARATOR)
    {
        parts.push(&rest[..at]);
        rest = &rest[at + SEPARATOR.len()..];
    }
    parts.push(rest);
    parts
}

fn check(reading: &Reading) {
    assert_eq!(
        reading.read,
        reading.records.len() + reading.rejected,
        "every record is taken or left out"
    );
    for record in &reading.records {
        assert!(!record.meetings.is_empty(), "a record has a meeting");
        for meeting in &record.meetings {
            assert!(meeting.shows_something(), "what shows nothing is left out");
            // Whoever shows it asks for its dates.
            std::hint::black_box(meeting.schedule.next(Timestamp::UNIX_EPOCH));
            std::hint::black_box(meeting.schedule.rule());
            let texts = [&meeting.name, &meeting.group, &meeting.notes];
            for text in texts.into_iter().flatten() {
                assert!(!text.is_empty(), "an empty text is no text");
                assert!(
                    !text
                        .chars()
                        .any(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\0')),
                    "a text cannot turn what stands around it"
                );
            }
        }
    }
}
