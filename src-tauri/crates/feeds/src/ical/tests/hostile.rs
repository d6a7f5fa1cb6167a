use super::*;

#[test]
fn what_is_no_calendar_says_what_it_is() {
    assert_eq!(read(""), Err(ReadError::Empty), "no bytes");
    assert_eq!(
        read("<!doctype html><p>Gone"),
        Err(ReadError::Html { challenge: false }),
        "a page"
    );
    assert!(
        matches!(read("hello"), Err(ReadError::WrongShape { .. })),
        "a text"
    );
    assert!(
        matches!(
            read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nEND:VEVENT\n"),
            Err(ReadError::Truncated { .. })
        ),
        "half a calendar must not take the other half away"
    );
    assert_eq!(
        read(&calendar("X-NOTE:empty")),
        Err(ReadError::NoRecords),
        "no events"
    );
    assert!(
        super::super::is_calendar(b"\xef\xbb\xbf\r\nbegin:vcalendar"),
        "a mark and small letters"
    );
    assert!(!super::super::is_calendar(b"[1]"), "a list");
}

#[test]
fn rules_that_would_never_end_are_cut() {
    let mut lines = String::new();
    for (turn, rule) in [
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=3;COUNT=4294967295",
        "FREQ=DAILY;INTERVAL=2;UNTIL=99991231T235959Z",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
    ]
    .iter()
    .enumerate()
    {
        for start in ["19000101T190000Z", "20260101T190000Z", "99990101T190000Z"] {
            lines.push_str(&format!("BEGIN:VEVENT\nUID:{turn}-{start}\nSUMMARY:A {turn} {start}\nDTSTART:{start}\nRRULE:{rule}\nEND:VEVENT\n"));
        }
    }
    let reading = reading(&lines);
    for record in &reading.records {
        for meeting in &record.meetings {
            if let Recurrence::Dates(dates) = &meeting.schedule.recurrence {
                assert!(
                    dates.len() <= 500,
                    "{:?} has {} dates",
                    record.key,
                    dates.len()
                );
            }
        }
    }
    assert!(
        codes(&reading).contains(&NoticeCode::DatesCut),
        "and it is said"
    );
}

#[test]
fn deep_and_long_calendars_are_bounded() {
    let deep = format!(
        "{}SUMMARY:A\n{}",
        "BEGIN:VEVENT\nBEGIN:VLOCATION\nBEGIN:X\n".repeat(20_000),
        "END:X\n".repeat(20_000)
    );
    let _ = read(&calendar(&deep));
    let long = event(&format!(
        "DTSTART:20261201T190000Z\nDESCRIPTION:{}\nX-PICTURE:{}",
        "word ".repeat(8_000),
        "A".repeat(1_000_000)
    ));
    assert!(
        long.records[0].meetings[0]
            .notes
            .as_ref()
            .is_some_and(|notes| notes.chars().count() <= 4_001),
        "a text is cut"
    );
    let many = event(&format!(
        "DTSTART:20260101T190000Z\nRRULE:FREQ=WEEKLY\n{}",
        "EXDATE:20261203T190000Z,20261210T190000Z\n".repeat(5_000)
    ));
    assert!(
        many.records[0].meetings[0].schedule.exceptions.except.len() <= 200,
        "exceptions are counted once"
    );
}

#[test]
fn nothing_panics_whatever_the_bytes() {
    let seed_text = calendar(
        "X-WR-TIMEZONE:Europe/Berlin\nBEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nTZOFFSETTO:-0500\nRRULE:FREQ=YEARLY;BYMONTH=11\nEND:STANDARD\nEND:VTIMEZONE\n\
         BEGIN:VEVENT\nUID:ünï@x\nSUMMARY:Kreis\\, <b>offen</b>\nDTSTART;TZID=Ours:20261201T193000\nDTEND;VALUE=DATE:20261202\nRRULE:FREQ=MONTHLY;BYDAY=2TU,-1FR;COUNT=7\nEXDATE:20261208T193000Z\nGEO:47.61;-122.33\nCONFERENCE;FEATURE=\"AUDIO\":tel:+15550100\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:ünï@x\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261208T193000\nDTSTART:20261209T193000\nEND:VEVENT",
    );
    let source = SourceId::of_location("x");
    let options = ReadOptions {
        source: &source,
        fellowship: None,
        country: None,
        read_at: "2026-11-25T12:00:00Z".parse().expect("a moment"),
        mapping: None,
        all_services: false,
    };
    let check = |bytes: &[u8]| {
        let documents = [Document {
            role: Role::Listing,
            name: "",
            bytes,
        }];
        if let Ok(reading) = read_feed(FeedFormat::Ical, &documents, &options) {
            assert_eq!(
                reading.read,
                reading.records.len() + reading.rejected,
                "every record is accounted for"
            );
        }
        let _ = crate::recognize(bytes);
    };
    let mut seed = 7_u32;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let bytes = seed_text.as_bytes();
    for length in (0..bytes.len()).step_by(3) {
        check(&bytes[..length]);
    }
    for turn in 0..3_000 {
        let mut bytes = bytes.to_vec();
        for _ in 0..6 {
            let at = random(bytes.len());
            bytes[at] = if turn % 2 == 0 {
                random(256) as u8
            } else {
                b":;,=\"\\T9Z-\n"[random(11)]
            };
        }
        check(&bytes);
    }
}
