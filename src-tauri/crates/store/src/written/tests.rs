//! What is written comes back the same.

use super::*;
use crate::directory::tests::full_meeting;
use body::{Press, Unpress};
use circle_domain::{Alias, AliasKind, Record, RecordKey, Recurrence};
use jiff::civil::{Weekday, date};

fn back(meeting: &Meeting) -> Meeting {
    let json = WrittenMeeting::of(meeting).to_json().unwrap();
    WrittenMeeting::from_json(&json)
        .unwrap()
        .into_meeting()
        .unwrap()
}

#[test]
fn every_field_comes_back() {
    let meeting = full_meeting();
    assert_eq!(back(&meeting), meeting, "all fields set");
    assert_eq!(back(&Meeting::empty()), Meeting::empty(), "no field set");
}

#[test]
fn every_recurrence_comes_back() {
    let mut meeting = full_meeting();
    for recurrence in [
        Recurrence::Weekly {
            weekday: Weekday::Sunday,
            interval: 1,
            anchor: None,
        },
        Recurrence::Weekly {
            weekday: Weekday::Friday,
            interval: 2,
            anchor: Some(date(2026, 11, 20)),
        },
        Recurrence::Monthly {
            weekday: Weekday::Monday,
            weeks: vec![1, 3, -1],
        },
        Recurrence::Dates(vec![date(2026, 12, 1), date(2027, 1, 5)]),
        Recurrence::Dates(Vec::new()),
        Recurrence::ByArrangement,
    ] {
        meeting.schedule.recurrence = recurrence;
        assert_eq!(back(&meeting), meeting, "its kind and all its parts");
    }
}

#[test]
fn positions_come_back_to_the_last_bit() {
    let mut meeting = full_meeting();
    for latitude in [
        0.1 + 0.2,
        47.608_013_000_000_01,
        -1e-7,
        f64::from(1_u8) / 3.0,
    ] {
        meeting.venue.as_mut().unwrap().point = Some(Point {
            latitude,
            longitude: -latitude,
        });
        assert_eq!(back(&meeting), meeting, "the same bits");
    }
}

#[test]
fn a_body_comes_back() {
    let record = Record {
        key: RecordKey::new("7"),
        aliases: vec![Alias {
            kind: AliasKind::Slug,
            value: "quiet-\"corner\"\n".to_owned(),
        }],
        meetings: vec![full_meeting(), Meeting::empty()],
        public: "{\"name\":\"two\nlines\"}".to_owned(),
        imported_from: Some("elsewhere".to_owned()),
    };
    let (mut plain, mut pressed) = (Vec::new(), Vec::new());
    body::write(&record, &mut plain).unwrap();
    Press::new().unwrap().press(&plain, &mut pressed).unwrap();
    assert!(pressed.len() < plain.len(), "it is compressed");
    let read = Unpress::new().unwrap().read(&pressed).unwrap();
    assert_eq!(read.meetings, record.meetings, "the meetings");
    assert_eq!(read.public, record.public, "the public part, to the letter");
    assert_eq!(read.aliases, record.aliases, "the other names");
    assert_eq!(
        read.imported_from, record.imported_from,
        "where it was taken over from"
    );
    pressed[4] ^= 0xff;
    assert!(
        Unpress::new().unwrap().read(&pressed).is_err(),
        "noise is refused, not believed"
    );
}
