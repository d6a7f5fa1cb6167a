//! What a publisher takes back is found in no file.

use super::*;
use crate::Personal;
use crate::personal::Saving;
use circle_domain::identity::stable;
use std::collections::HashSet;

/// Values that no other test data has, each of them in a field that can be withdrawn.
const SECRETS: [&str; 6] = [
    "Zyxwvut Street 77",
    "zoom.us/j/9988776655",
    "+4955599887",
    "qwjx4711",
    "hide-me@coast.example",
    "12.987654",
];

fn secret() -> Record {
    let mut meeting = full_meeting();
    meeting.slot = String::new();
    meeting.notes = Some("the code is qwjx4711".to_owned());
    let venue = meeting.venue.as_mut().unwrap();
    venue.address = Some(SECRETS[0].to_owned());
    venue.point = Some(Point {
        latitude: 12.987_654,
        longitude: 45.5,
    });
    let online = meeting.online.as_mut().unwrap();
    online.url = Some(format!("https://{}", SECRETS[1]));
    online.phone = Some(SECRETS[2].to_owned());
    online.notes = Some("pass qwjx4711".to_owned());
    meeting.contact.email = Some(SECRETS[4].to_owned());
    let mut record = record("7", vec![meeting]);
    record.public = format!("{{\"all\":\"{}\"}}", SECRETS.join(" "));
    record
}

fn withdrawn() -> Record {
    let mut record = secret();
    let meeting = &mut record.meetings[0];
    (meeting.notes, meeting.online, meeting.contact.email) = (None, None, None);
    meeting.attendance = Attendance::InPerson;
    let venue = meeting.venue.as_mut().unwrap();
    (venue.address, venue.point, venue.position_from) = (None, None, None);
    record.public = "{}".to_owned();
    record
}

/// The compressed body of the record `7`, as it lies in the file.
fn body_bytes(directory: &Directory) -> Vec<u8> {
    directory
        .database
        .steady(|db| {
            Ok(
                db.query_row("SELECT body FROM records WHERE key = '7'", [], |row| {
                    row.get(0)
                })?,
            )
        })
        .unwrap()
}

#[test]
fn not_one_byte_is_left() {
    let kept = Kept::new();
    let others = |turn: usize| {
        (0..400).map(move |n| {
            // Lengths that differ from turn to turn, of text that does not compress.
            let noise =
                (0..(n * 7 + turn * 13) % 40).map(|m| stable("", &[&format!("{n} {turn} {m}")]));
            let name = format!("Neighbour {n} {}", noise.collect::<Vec<_>>().join(" "));
            record(&format!("n{n}"), vec![weekly(&name, "", Weekday::Monday)])
        })
    };
    kept.apply(
        others(0)
            .take(200)
            .chain([secret()])
            .chain(others(0).skip(200))
            .collect(),
    );
    // Rows that grow and shrink around it make SQLite move it to and fro.
    for turn in 1..6 {
        kept.apply(others(turn).chain([secret()]).collect());
    }
    let personal = Personal::open(&kept.folder.path().join("personal.db")).unwrap();
    let stored = kept
        .all()
        .into_iter()
        .find(|stored| stored.record.as_str() == "7")
        .unwrap();
    personal
        .save(&Saving {
            meeting: &stored,
            source: &kept.source,
            now: at(20),
        })
        .unwrap();
    let old_body = body_bytes(&kept.directory);
    let folder = kept.folder.path();
    assert!(
        SECRETS
            .iter()
            .all(|secret| somewhere(folder, secret.as_bytes())),
        "the saved copy has them all"
    );
    assert!(
        somewhere(folder, &old_body[..16]),
        "and the record is found by its compressed bytes"
    );

    let changes = kept.apply(others(5).chain([withdrawn()]).collect());
    assert_eq!(
        changes.withdrawn,
        std::slice::from_ref(&stored.id),
        "the one whose values went"
    );
    let now = kept.directory.meeting(&stored.id).unwrap().unwrap();
    assert!(
        personal
            .purge_withdrawn(&stored.id, &now.meeting, at(21))
            .unwrap(),
        "it was saved"
    );
    assert!(
        kept.directory.purge().unwrap(),
        "there was something to purge"
    );
    for secret in SECRETS {
        assert!(
            !somewhere(folder, secret.as_bytes()),
            "{secret} is in no file"
        );
    }
    // The index leaves out what a word has in common with the word before it.
    assert!(!somewhere(folder, b"wjx4711"), "nor is it among the words");
    for part in old_body.chunks_exact(16) {
        assert!(
            !somewhere(folder, part),
            "nor is a part of its compressed record"
        );
    }
    assert_eq!(kept.find("qwjx4711"), Vec::<i64>::new(), "nor is it found");
    assert!(
        !kept.directory.purge().unwrap(),
        "there is nothing left to do"
    );

    let saved = personal.saved().unwrap().remove(0);
    assert_eq!(
        saved.frozen.name, stored.meeting.name,
        "what is not withdrawn stays in the saved copy"
    );
    let fields: Vec<&str> = saved
        .purged
        .iter()
        .map(|purged| purged.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "venue.point",
            "notes",
            "venue.address",
            "online.url",
            "online.phone",
            "online.notes",
            "contact.email"
        ],
        "and it says what went, never what it was"
    );
    assert!(
        saved
            .purged
            .iter()
            .all(|purged| purged.gone && purged.at == at(21).as_second()),
        "and when"
    );
    assert!(
        !personal
            .purge_withdrawn(&stored.id, &now.meeting, at(22))
            .unwrap(),
        "only once"
    );
}

#[test]
fn a_removed_source_leaves_nothing() {
    let kept = Kept::new();
    kept.apply(vec![
        secret(),
        record("8", vec![weekly("Anchor", "", Weekday::Monday)]),
    ]);
    let old_body = body_bytes(&kept.directory);
    kept.directory.remove_source(&kept.source.id).unwrap();
    kept.directory.purge().unwrap();
    assert!(!somewhere(kept.folder.path(), b"wjx4711"), "no word of it");
    assert!(
        !somewhere(kept.folder.path(), &old_body[..16]),
        "no record of it"
    );
}

#[test]
fn many_at_once_leave_nothing_either() {
    let kept = Kept::new();
    let many = |name: &str| -> Vec<Record> {
        (0..1500)
            .map(|n| {
                record(
                    &format!("n{n}"),
                    vec![weekly(&format!("{name} {n}"), "", Weekday::Monday)],
                )
            })
            .collect()
    };
    let mut first = many("Anchor");
    first.push(secret());
    kept.apply(first);
    let changes = kept.apply(many("Buoy"));
    assert_eq!(
        (changes.changed, changes.removed),
        (1500, 1),
        "all but one changed their names, and that one is missing"
    );
    for hours in [26, 100 * 24] {
        kept.at(hours);
        kept.directory.confirm(&kept.source.id, at(hours)).unwrap();
    }
    let gone = kept.directory.purge_missing(at(100 * 24), &HashSet::new());
    assert_eq!(gone.unwrap(), 1, "after 90 days it goes");
    assert_eq!(
        kept.find("anchor"),
        Vec::<i64>::new(),
        "the old names find nothing"
    );
    assert_eq!(kept.find("buoy").len(), 1500, "the new names do");
    kept.directory.purge().unwrap();
    assert!(
        !somewhere(kept.folder.path(), b"qwjx4711"),
        "no word is left of what went"
    );
    assert!(
        !somewhere(kept.folder.path(), b"anchor"),
        "nor of the old names"
    );
    kept.apply(many("Buoy").into_iter().skip(1).collect());
    assert_eq!(
        kept.find("buoy").len(),
        1500,
        "what is missing for the first time is still found"
    );
}
