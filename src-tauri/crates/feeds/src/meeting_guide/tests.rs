use crate::{Document, ReadError, ReadOptions, Role, read, recognize};
use circle_domain::schedule::weekday_name;
use circle_domain::{
    FeedFormat, FellowshipId, Meeting, Notice, NoticeCode, Reading, Record, SourceId,
};

mod hostile;
mod identity;
mod meetings;
mod schedules;

const PLUGIN: &[u8] = include_bytes!("../../fixtures/plugin.json");
const HAND_MADE: &[u8] = include_bytes!("../../fixtures/hand-made.json");
const SHEET_SERVICE: &[u8] = include_bytes!("../../fixtures/sheet-service.json");
const SHEET_VALUES: &[u8] = include_bytes!("../../fixtures/sheet-values.json");
const CENTRAL_QUERY: &[u8] = include_bytes!("../../fixtures/central-query.json");
const PERSONS: &[u8] = include_bytes!("../../fixtures/persons.json");
const ALL: [&[u8]; 6] = [
    PLUGIN,
    HAND_MADE,
    SHEET_SERVICE,
    SHEET_VALUES,
    CENTRAL_QUERY,
    PERSONS,
];

/// Reads a list of AA on a fixed day.
fn reading_of(bytes: &[u8]) -> Result<Reading, ReadError> {
    let (source, aa) = (
        SourceId::of_location("https://example.org/feed.json"),
        FellowshipId::new("aa"),
    );
    let read_at = "2026-11-23T08:00:00Z"
        .parse()
        .expect("a timestamp in the test");
    let options = ReadOptions {
        mapping: None,
        all_services: false,
        source: &source,
        fellowship: Some(&aa),
        country: None,
        read_at,
    };
    read(
        FeedFormat::MeetingGuide,
        &[Document {
            name: "",
            role: Role::Listing,
            bytes,
        }],
        &options,
    )
}

fn list(bytes: &[u8]) -> Reading {
    reading_of(bytes).expect("the fixture is a list")
}

fn record<'a>(reading: &'a Reading, key: &str) -> &'a Record {
    reading
        .records
        .iter()
        .find(|record| record.key.as_str() == key)
        .unwrap_or_else(|| panic!("no record {key}"))
}

fn meeting<'a>(reading: &'a Reading, key: &str) -> &'a Meeting {
    &record(reading, key).meetings[0]
}

/// The codes and fields of the notices about a record.
fn noticed(reading: &Reading, key: &str) -> Vec<String> {
    let of_record = reading.notices.iter().filter(|notice| notice.record == key);
    of_record
        .map(|notice: &Notice| format!("{} {}", notice.code.as_str(), notice.field))
        .collect()
}

fn codes(codes: &[circle_domain::Code]) -> Vec<&str> {
    codes.iter().map(circle_domain::Code::as_str).collect()
}

fn when(meeting: &Meeting) -> String {
    let schedule = &meeting.schedule;
    let day = schedule.weekday().map_or("-", weekday_name);
    let start = schedule
        .start
        .map_or_else(|| "-".to_owned(), |time| time.strftime("%H:%M").to_string());
    format!(
        "{day} {start} {}",
        schedule
            .minutes
            .map_or_else(|| "-".to_owned(), |minutes| minutes.to_string())
    )
}

#[test]
fn every_dialect_is_recognized_and_counted() {
    for (bytes, read, rejected) in [
        (PLUGIN, 6, 0),
        (HAND_MADE, 25, 4),
        (SHEET_SERVICE, 2, 0),
        (SHEET_VALUES, 2, 0),
        (CENTRAL_QUERY, 3, 1),
        (PERSONS, 2, 1),
    ] {
        assert_eq!(
            recognize(bytes),
            Some(FeedFormat::MeetingGuide),
            "told from its content"
        );
        let reading = list(bytes);
        assert_eq!(
            (reading.read, reading.rejected),
            (read, rejected),
            "what the publisher wrote, and what is left out"
        );
        assert_eq!(
            reading.read,
            reading.records.len() + reading.rejected,
            "nothing vanishes"
        );
        assert!(
            reading
                .records
                .iter()
                .all(|record| !record.meetings.is_empty()),
            "each record has a meeting"
        );
    }
    for other in [
        &b"[]"[..],
        b"{}",
        b"[1,2]",
        b"{\"a\":[{\"b\":1}]}",
        b"<html>",
        b"[{\"title\":\"x\"}]",
    ] {
        assert_eq!(recognize(other), None, "{other:?} is no such list");
    }
}

#[test]
fn what_is_left_out_says_why() {
    let reading = list(HAND_MADE);
    let why = |code: NoticeCode| {
        reading
            .notices
            .iter()
            .filter(|notice| notice.code == code)
            .map(|notice| notice.record.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(why(NoticeCode::NotPublished), ["#22"], "a draft");
    assert_eq!(
        why(NoticeCode::NothingToShow),
        ["#23"],
        "no name, no place, no way to join"
    );
    assert_eq!(
        why(NoticeCode::NotARecord),
        ["#24", "#25"],
        "a text and a null in the list"
    );
}

#[test]
fn lists_inside_other_things() {
    let one = r#"{"name":"A","slug":"a","day":1,"time":"10:00"}"#;
    for wrapped in [
        one.to_owned(),
        format!("[{one}]"),
        format!("{{\"data\":[{one}]}}"),
        format!("{{\"data\":{{\"meetings\":[{one}]}}}}"),
        format!("{{\"7\":{one}}}"),
        format!("\u{feff}[{one}]"),
    ] {
        assert_eq!(
            list(wrapped.as_bytes()).records[0].key.as_str(),
            "a",
            "{wrapped}"
        );
    }
}

#[test]
fn what_is_no_list_at_all() {
    let error = |bytes: &[u8]| reading_of(bytes).expect_err("no list");
    assert_eq!(
        error(b"[]"),
        ReadError::NoRecords,
        "an empty list never empties a directory"
    );
    assert_eq!(
        error(b"0"),
        ReadError::Refused {
            code: "0".to_owned()
        },
        "what WordPress answers to an unknown call"
    );
    assert_eq!(
        error(br#"{"code":"feed_restricted","message":"No"}"#),
        ReadError::Refused {
            code: "feed_restricted".to_owned()
        },
        "a list that is not shared"
    );
    assert_eq!(
        error(b"{\"a\":1}"),
        ReadError::WrongShape {
            found: "an object without a list"
        },
        "another document"
    );
    assert_eq!(
        error(b"\"x\""),
        ReadError::WrongShape { found: "a text" },
        "a text"
    );
    assert_eq!(
        error(b"[1,2]"),
        ReadError::WrongShape {
            found: "a list without objects"
        },
        "numbers"
    );
    assert!(
        matches!(error(&PLUGIN[..200]), ReadError::Truncated { .. }),
        "half a list is no list"
    );
}
