//! The files that each released version wrote open in this version, have its schema, and hold what they held.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot read its file has failed"
)]

use circle_domain::{MeetingId, Recurrence, SourceId};
use circle_store::{Directory, Personal};
use jiff::Timestamp;
use jiff::civil::Weekday;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

/// A copy of a kept file, in a folder of its own.
fn copy(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name);
    std::fs::copy(kept, &path).expect("the kept file");
    (folder, path)
}

fn schema(path: &Path) -> Vec<(String, Option<String>)> {
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a database");
    let mut statement = connection
        .prepare("SELECT name, sql FROM sqlite_schema ORDER BY name")
        .expect("its schema");
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("its schema");
    // Statistics are made when a file is closed, if SQLite thinks that they are worth it.
    rows.map(|row| row.expect("a row"))
        .filter(|(name, _): &(String, _)| !name.starts_with("sqlite_stat"))
        .collect()
}

#[test]
fn a_directory_of_version_1() {
    let (folder, path) = copy("directory-v1.db");
    let now = Timestamp::from_second(1_796_000_000).expect("a moment");
    let (directory, opened) = Directory::open(&path, now).expect("it opens");
    assert_eq!(
        (opened.created, opened.rebuilt),
        (false, None),
        "it is used as it is"
    );
    let rows = directory
        .text_matches(&["boat".to_owned(), "sunr".to_owned()])
        .expect("an answer");
    let stored = directory
        .meetings(&rows)
        .expect("meetings")
        .pop()
        .expect("one is found by its words");
    assert_eq!(stored.id, MeetingId::new(FIRST_ID), "its id lasts");
    assert_eq!(
        stored.meeting.name.as_deref(),
        Some("Gull Rock Sunrise"),
        "its name"
    );
    let recurrence = Recurrence::Monthly {
        weekday: Weekday::Sunday,
        weeks: vec![1, -1],
    };
    assert_eq!(stored.meeting.schedule.recurrence, recurrence, "its days");
    assert_eq!(
        stored.public, "{\"slug\":\"gull-rock-sunrise\",\"id\":17}",
        "its public part"
    );
    let state = directory
        .source_states()
        .expect("states")
        .pop()
        .expect("one source");
    assert_eq!(
        state.validators.etag.as_deref(),
        Some("\"tide\""),
        "what its source will be asked with"
    );
    let fresh = folder.path().join("fresh.db");
    drop(Directory::open(&fresh, now).expect("a new one"));
    assert_eq!(
        schema(&path),
        schema(&fresh),
        "the schema is that of a new file"
    );
}

/// Made of the source's location, the record's key and its slot; see `circle_domain::identity`.
const FIRST_ID: &str = "my2kg5aunr5llsh7q";

#[test]
fn a_personal_file_of_version_1() {
    let (folder, path) = copy("personal-v1.db");
    let personal = Personal::open(&path).expect("it opens");
    let source = personal
        .sources()
        .expect("sources")
        .pop()
        .expect("one source");
    assert_eq!(
        source.source.id,
        SourceId::of_location("https://harbor.example/feed.json"),
        "its id"
    );
    assert_eq!(source.source.name, "Harbor groups", "its name");
    assert_eq!(
        personal.setting("locale").expect("settings").as_deref(),
        Some("de"),
        "what was chosen"
    );
    let saved = personal
        .saved()
        .expect("saved meetings")
        .pop()
        .expect("one saved meeting");
    assert_eq!(saved.meeting, MeetingId::new(FIRST_ID), "its id");
    assert_eq!(saved.record.as_str(), "gull-rock-sunrise", "its record");
    let address = saved.frozen.venue.and_then(|venue| venue.address);
    assert_eq!(address.as_deref(), Some("3 Pier Road"), "as it was seen");
    let fresh = folder.path().join("fresh.db");
    drop(Personal::open(&fresh).expect("a new one"));
    assert_eq!(
        schema(&path),
        schema(&fresh),
        "the schema is that of a new file"
    );
}
