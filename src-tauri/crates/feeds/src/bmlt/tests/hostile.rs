use super::*;

#[test]
fn empty_and_refused() {
    let error = |text: &str| {
        read_documents(&[(Role::Meetings, text)]).expect_err("this is no list of meetings")
    };
    for empty in [
        "[]",
        "{}",
        r#"{"meetings":[],"formats":[]}"#,
        r#"{"meetings":{}}"#,
    ] {
        assert_eq!(
            error(empty),
            ReadError::NoRecords,
            "{empty}: the caller keeps what it had"
        );
    }
    let sentence = error(
        "You must supply one of the following: 'switcher=GetSearchResults', 'switcher=GetFormats'",
    );
    assert!(
        matches!(&sentence, ReadError::Refused { code } if code.starts_with("You must supply")),
        "a sentence under the name of JSON: {sentence:?}"
    );
    let message = error(r#"{"message":"Invalid data format or endpoint name."}"#);
    assert!(
        matches!(&message, ReadError::Refused { code } if code.starts_with("Invalid data")),
        "an error of later generations: {message:?}"
    );
    assert!(
        matches!(error(r#"{"message":""}"#), ReadError::Refused { .. }),
        "even without words"
    );
    assert_eq!(
        error("<!doctype html><h1>Not Found</h1>"),
        ReadError::Html { challenge: false },
        "a web page"
    );
    assert!(
        matches!(
            error(r#"[{"id_bigint":"1","meet"#),
            ReadError::Truncated { .. }
        ),
        "half of it"
    );
    assert_eq!(
        error(r#"[{"slug":"x","day":1}]"#),
        ReadError::WrongShape {
            found: "a list of something else"
        },
        "another format"
    );
    assert!(
        matches!(error(r#"{"formats":[]}"#), ReadError::WrongShape { .. }),
        "formats are no meetings"
    );
    assert_eq!(
        read_documents(&[(Role::Info, INFO)]),
        Err(ReadError::DocumentMissing {
            role: Role::Meetings
        }),
        "no meetings were passed in"
    );
    let records = json!([record(json!({}))]).to_string();
    assert!(
        read_documents(&[(Role::Formats, "<html>"), (Role::Meetings, &records)]).is_err(),
        "without its formats a list is not what it was"
    );
    assert!(
        read_documents(&[(Role::Info, "<html>"), (Role::Meetings, &records)]).is_ok(),
        "what the server says of itself only refines"
    );
}

#[test]
fn every_record_counts_once() {
    let one = record(json!({}));
    let reading = reading(&json!([
        one,
        one,
        record(json!({"comments": "changed"})),
        record(json!({"id_bigint": "43", "published": "0"})),
        record(json!({"id_bigint": null, "meeting_name": "Nameless Number"})),
        "not a record",
        {"id_bigint": "44", "weekday_tinyint": "1", "start_time": "10:00:00", "latitude": "0", "longitude": "0", "venue_type": "1"},
    ]));
    assert_eq!(
        (reading.read, reading.records.len(), reading.rejected),
        (7, 3, 4),
        "read = accepted + rejected"
    );
    let said = codes(&reading);
    for code in [
        NoticeCode::RecordRepeated,
        NoticeCode::IdRepeated,
        NoticeCode::NotPublished,
        NoticeCode::IdMissing,
        NoticeCode::NotARecord,
        NoticeCode::NothingToShow,
    ] {
        assert!(said.contains(&code), "{code:?} is said: {said:?}");
    }
    let keys: std::collections::HashSet<_> =
        reading.records.iter().map(|record| &record.key).collect();
    assert_eq!(keys.len(), 3, "no two records have one key");
}

#[test]
fn drafts_are_not_shown() {
    let accepted = |published: Value| {
        reading(&json!([record(json!({"published": published}))]))
            .records
            .len()
    };
    for draft in [json!("0"), json!(0), json!(false), json!("")] {
        assert_eq!(accepted(draft.clone()), 0, "{draft} is a draft");
    }
    assert_eq!(
        accepted(json!(null)),
        1,
        "where the field is missing only what is published is answered"
    );
}

#[test]
fn private_fields_go_no_further() {
    const PRIVATE: [&str; 9] = [
        "contact_name_1",
        "contact_phone_1",
        "contact_email_1",
        "contact_name_2",
        "contact_phone_2",
        "contact_email_2",
        "admin_notes",
        "email_contact",
        "contact_name1",
    ];
    let mut changes = serde_json::Map::new();
    for field in PRIVATE {
        changes.insert(field.to_owned(), json!(format!("canary-{field}")));
    }
    changes.insert("seat_reservation".to_owned(), json!("canary-unknown"));
    let reading = reading(&json!([record(Value::Object(changes))]));
    assert_eq!(reading.records.len(), 1, "the record itself is kept");
    assert!(
        !format!("{reading:?}").contains("canary"),
        "no private or unknown field is in record, public part or notices"
    );
    assert_eq!(
        codes(&reading),
        [NoticeCode::PersonLeftOut],
        "that something was left out is said"
    );
    let online = super::reading(&json!([record(
        json!({"venue_type": "2", "virtual_meeting_link": "https://zoom.us/j/1", "location_street": "canary street",
        "latitude": "12.345", "longitude": "54.321"})
    )]));
    let written = format!("{online:?}");
    assert!(
        !written.contains("canary") && !written.contains("12.345"),
        "where an online meeting sits is nobody's business"
    );
}

#[test]
fn nothing_panics_whatever_the_bytes() {
    let records = json!([
        record(json!({"formats": "O,Wo1", "format_shared_id_list": "17,92", "comments": "1st & 3rd Tuesday <b>only</b> ünï"})),
        record(json!({"id_bigint": 7, "venue_type": [], "start_time": {"a": 1}, "latitude": "1e999", "longitude": "nan", "duration_time": "99:99:99:99"})),
    ])
    .to_string();
    let mut seed = 7_u32;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let source = SourceId::of_location("x");
    let options = ReadOptions {
        mapping: None,
        all_services: false,
        source: &source,
        fellowship: None,
        country: Some("US"),
        read_at: jiff::Timestamp::UNIX_EPOCH,
    };
    let check = |formats: &[u8], meetings: &[u8]| {
        let documents = [
            Document {
                name: "",
                role: Role::Formats,
                bytes: formats,
            },
            Document {
                name: "",
                role: Role::Meetings,
                bytes: meetings,
            },
        ];
        if let Ok(reading) = read(FeedFormat::Bmlt, &documents, &options) {
            assert_eq!(
                reading.read,
                reading.records.len() + reading.rejected,
                "every record is accounted for"
            );
        }
    };
    for length in (0..records.len()).step_by(7) {
        check(b"[]", &records.as_bytes()[..length]);
    }
    for _ in 0..600 {
        let mut meetings = records.clone().into_bytes();
        let mut formats = super::formats::LIST.as_bytes().to_vec();
        for _ in 0..4 {
            let at = random(meetings.len());
            meetings[at] = random(256) as u8;
            let at = random(formats.len());
            formats[at] = b"\"{}[]:,0aZ"[random(10)];
        }
        check(super::formats::LIST.as_bytes(), &meetings);
        check(&formats, records.as_bytes());
    }
}

#[test]
fn endless_lists_of_formats_cost_no_more_than_their_length() {
    let formats: Vec<_> = (0..30_000)
        .map(|n| {
            serde_json::json!({"id": "1", "key_string": "Q", "name_string": format!("Name {n}"),
                "description_string": "words", "root_server_uri": format!("https://s{n}.example")})
        })
        .collect();
    let own = serde_json::json!([{"id": "1", "key_string": "Q", "name_string": "Oddity"}]);
    let meeting = serde_json::json!([{"id_bigint": "1", "meeting_name": "M", "weekday_tinyint": "2",
        "formats": "Z,".repeat(50_000), "format_shared_id_list": "1,7,".repeat(50_000)}]);
    for formats in [serde_json::Value::Array(formats), own] {
        let reading = read_documents(&[
            (Role::Formats, &formats.to_string()),
            (Role::Meetings, &meeting.to_string()),
        ])
        .expect("a list of one meeting");
        assert!(
            reading.notices.len() < 300,
            "no meeting has so many formats: {} notices",
            reading.notices.len()
        );
    }
}

#[test]
fn ids_and_keys_can_be_shown() {
    let list = "[{\"id_bigint\":\"7\u{202e}<b>\\u0000\",\"meeting_name\":\"M\",\"formats\":\"A\u{202e}B\\u0007\",\"virtual_meeting_link\":\"<b></b>\"}]";
    let reading = read_documents(&[(Role::Meetings, list)]).expect("a list of one meeting");
    let shown =
        format!("{:?}", reading.records[0].key) + &format!("{:?}", reading.records[0].meetings);
    assert!(
        !shown.contains("u{202e}")
            && !shown.contains("<b>")
            && !shown.contains("\\0")
            && !shown.contains("u{7}"),
        "nothing that turns a line around: {shown}"
    );
    assert_eq!(
        reading.records[0].meetings[0].online, None,
        "mark-up alone leads nowhere"
    );
}
