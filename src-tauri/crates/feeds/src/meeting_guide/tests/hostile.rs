use super::*;

#[test]
fn nothing_of_a_person_goes_further() {
    let reading = list(PERSONS);
    let everything = format!("{reading:?}");
    assert!(
        everything.contains("quiet@example.org"),
        "a group's mailbox stays"
    );
    if let Some(at) = everything.find("CANARY") {
        panic!(
            "a private field is in what was read: {}",
            &everything[at.saturating_sub(80)..at + 40]
        );
    }
    assert_eq!(
        reading
            .notices
            .iter()
            .filter(|notice| notice.code == NoticeCode::PersonLeftOut)
            .count(),
        2,
        "it is said that something was left out"
    );
}

#[test]
fn only_listed_keys_are_kept() {
    let reading = list(PLUGIN);
    let public: serde_json::Value =
        serde_json::from_str(&record(&reading, "harbor-lights").public).expect("JSON");
    assert_eq!(public["name"], "Harbor Lights", "public as it was written");
    for key in ["author", "edit_url", "import_hash"] {
        assert!(public.get(key).is_none(), "{key} is not kept");
    }
}

/// A small generator, so that the test is the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("small")
    }
}

#[test]
fn damaged_bytes_never_panic_and_nothing_vanishes() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for bytes in ALL {
        for end in (0..bytes.len()).step_by(37) {
            let _ = reading_of(&bytes[..end]);
            let _ = recognize(&bytes[..end]);
        }
        for _ in 0..300 {
            let mut damaged = bytes.to_vec();
            for _ in 0..=dice.roll(4) {
                let at = dice.roll(damaged.len());
                damaged[at] = u8::try_from(dice.roll(256)).expect("a byte");
            }
            if let Ok(reading) = reading_of(&damaged) {
                assert_eq!(
                    reading.read,
                    reading.records.len() + reading.rejected,
                    "nothing vanishes"
                );
            }
        }
    }
}

#[test]
fn every_field_survives_every_kind_of_value() {
    let odd = [
        "null",
        "true",
        "-1",
        "1e300",
        "\"\"",
        "\"\\u0000\\u202e<b>\"",
        "[]",
        "[[[]]]",
        "{}",
        "{\"$oid\":{}}",
        "[null,{},\"x\",9]",
        "\"99:99\"",
        "\"2021-99-99\"",
        "\"ß€漢👪\"",
        "18446744073709551615",
        "\",,,,@@@---\"",
        "[\"\\ud83d\\ude00\"]",
        "\"0000-00-00 00:00:00\"",
        "\"1,2,3,4\"",
        "\"(\"",
    ];
    let record: serde_json::Value =
        serde_json::from_slice::<Vec<serde_json::Value>>(PLUGIN).expect("JSON")[0].clone();
    let fields: Vec<String> = record
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect();
    let others = [
        "duration",
        "coordinates",
        "address",
        "city",
        "state",
        "postal_code",
        "country",
        "languages",
        "website",
        "phone",
        "start_time",
        "status",
    ];
    for field in fields.iter().map(String::as_str).chain(others) {
        for value in odd {
            let mut changed = record.clone();
            changed[field] = serde_json::from_str(value).expect("JSON in the test");
            let reading = list(serde_json::to_string(&[changed]).expect("JSON").as_bytes());
            assert_eq!(
                reading.read,
                reading.records.len() + reading.rejected,
                "{field}: {value}"
            );
        }
    }
}

#[test]
fn long_and_deep_values_end() {
    let long = "<p>x&amp;".repeat(100_000);
    let list_of = serde_json::json!([{"name": long, "slug": long, "notes": long, "time": long, "day": long, "types": vec!["Q"; 10_000], "formatted_address": ",".repeat(100_000), "conference_url": long}]);
    let reading = list(list_of.to_string().as_bytes());
    assert_eq!(reading.records.len(), 1, "one record, however long");
    assert!(
        reading
            .notices
            .iter()
            .any(|notice| notice.code == NoticeCode::TextCut),
        "it says that it was cut"
    );
}

#[test]
fn a_list_of_one_record_many_times_costs_no_more_than_its_length() {
    let row = |at: usize| serde_json::json!({"name": "Same", "day": 1, "time": "19:00", "notes": "<a href='".repeat(40), "turn": at / 2500});
    let records: Vec<serde_json::Value> = (0..5_000).map(row).collect();
    let reading = list(serde_json::to_string(&records).expect("JSON").as_bytes());
    let keys: std::collections::HashSet<&str> = reading
        .records
        .iter()
        .map(|record| record.key.as_str())
        .collect();
    assert_eq!(keys.len(), 5_000, "without a name each is told apart");
    let named = serde_json::json!({"slug": "same", "name": "Same", "day": 1, "time": "19:00"});
    let reading = list(
        serde_json::to_string(&vec![named; 5_000])
            .expect("JSON")
            .as_bytes(),
    );
    assert_eq!(
        (reading.read, reading.records.len(), reading.rejected),
        (5_000, 1, 4_999),
        "with one it is one"
    );
    assert_eq!(
        (reading.records[0].key.as_str(), reading.notices.len()),
        ("same", 4_999),
        "which keeps it, and the others are told"
    );
}

#[test]
fn an_old_encoding_is_read_and_said() {
    let reading = list(b"[{\"slug\":\"a\",\"name\":\"Caf\xe9\",\"day\":1,\"time\":\"10:00\"}]");
    assert_eq!(
        meeting(&reading, "a").name.as_deref(),
        Some("Café"),
        "read as Windows-1252"
    );
    assert_eq!(
        reading.notices[0].code,
        NoticeCode::EncodingGuessed,
        "and said"
    );
}

#[test]
fn a_list_without_end_is_refused() {
    let one = r#"{"slug":"a","name":"A"},"#;
    let listing = format!("[{}null]", one.repeat(crate::MOST_RECORDS));
    assert_eq!(
        reading_of(listing.as_bytes()).expect_err("far too long"),
        ReadError::TooMany {
            records: crate::MOST_RECORDS + 1
        },
        "nobody's memory is filled"
    );
}

#[test]
fn commas_are_no_street() {
    let reading = list(
        br#"[{"slug":"a","name":"A","day":1,"time":"19:00","address":",;, ","city":"Larkhaven"}]"#,
    );
    let venue = meeting(&reading, "a").venue.clone().expect("a town");
    assert_eq!(venue.address, None, "an empty street is none");
}
