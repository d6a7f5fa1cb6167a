use super::*;

#[test]
fn what_is_no_list_says_what_it_is() {
    let error = |text: &str| {
        read_with(&[("", text.as_bytes())], |_| {}).expect_err("this is no list of services")
    };
    assert_eq!(
        error("<!doctype html><h1>Welcome</h1>"),
        ReadError::Html { challenge: false },
        "a page"
    );
    assert_eq!(error(""), ReadError::Empty, "nothing");
    assert_eq!(error("[]"), ReadError::NoRecords, "an empty list");
    assert_eq!(
        error(r#"{"total_items":0,"contents":[]}"#),
        ReadError::NoRecords,
        "an empty page"
    );
    assert_eq!(
        error(r#"{"version":"3.0","openapi_url":"x"}"#),
        ReadError::NoRecords,
        "only a root"
    );
    assert!(
        matches!(error(r#"{"message":"No key"}"#), ReadError::Refused { .. }),
        "a refusal"
    );
    assert!(
        matches!(
            error(r#"{"contents":[{"id":"1","na"#),
            ReadError::Truncated { .. }
        ),
        "half of it"
    );
    assert!(
        matches!(
            error("{\"id\":\"1\",\"name\":\"a\"}\n{\"id\":"),
            ReadError::Truncated { line: 2, .. }
        ),
        "half a stream"
    );
    assert!(
        matches!(error("7"), ReadError::WrongShape { .. }),
        "a number"
    );
    assert_eq!(error(&"[".repeat(500)), ReadError::TooDeep, "a trap");
}

#[test]
fn every_service_counts_once() {
    let reading = reading(&json!([
        group(json!({})),
        group(json!({})),
        group(json!({"description": "Changed."})),
        "no service",
        {"status": "active", "attributes": [{"taxonomy_term": {"name": "Peer support"}}]},
        group(json!({"id": null, "name": "Peer Support Without Number"})),
    ]));
    assert_eq!(
        (reading.read, reading.records.len(), reading.rejected),
        (6, 3, 3),
        "read = accepted + rejected"
    );
    let said = codes(&reading);
    for code in [
        NoticeCode::RecordRepeated,
        NoticeCode::IdRepeated,
        NoticeCode::NotARecord,
        NoticeCode::NothingToShow,
        NoticeCode::IdMissing,
    ] {
        assert!(said.contains(&code), "{code:?} is said: {said:?}");
    }
    let keys: std::collections::HashSet<_> =
        reading.records.iter().map(|record| &record.key).collect();
    assert_eq!(keys.len(), 3, "no two records have one key");
}

#[test]
fn odd_values_cost_one_field() {
    let odd = [
        json!(null),
        json!(true),
        json!(-7),
        json!(1e300),
        json!("\u{202e}<b>x</b>"),
        json!([]),
        json!([[1], {"id": 1}]),
        json!({"id": {"id": []}}),
        json!("9".repeat(5_000)),
    ];
    let whole = group(
        json!({"phones": [{"id": "p", "number": "0117 496 0111"}], "languages": [{"code": "cy"}], "eligibilitys": [{"gender": "male"}],
        "cost_options": [{"amount": 1}], "contacts": [{"name": "Desk office"}], "attributes": [{"taxonomy_term": {"name": "Peer support"}}],
        "holiday_schedules": [{"closed": "true", "start_date": "2026-01-01", "end_date": "9999-12-31"}], "minimum_age": 1, "assured_date": "2026-01-01"}),
    );
    let mut paths = Vec::new();
    collect(&whole, &mut Vec::new(), &mut paths);
    assert!(paths.len() > 50, "every field is tried");
    for path in &paths {
        for value in &odd {
            let mut service = whole.clone();
            if let Some(slot) = at(&mut service, path) {
                *slot = value.clone();
            }
            let found = read_with(
                &[("", json!([service]).to_string().as_bytes())],
                |options| options.all_services = true,
            );
            let found = found.expect("one odd value never fails the whole");
            assert_eq!(
                found.read,
                found.records.len() + found.rejected,
                "{path:?}: {value}"
            );
            assert!(
                found
                    .records
                    .iter()
                    .all(|record| !record.meetings.is_empty()),
                "no record without a meeting"
            );
        }
    }
}

fn collect(value: &Value, path: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Value::Array(values) => values
            .iter()
            .enumerate()
            .map(|(at, value)| (at.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        path.push(key);
        paths.push(path.clone());
        collect(child, path, paths);
        path.pop();
    }
}

fn at<'a>(value: &'a mut Value, path: &[String]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |value, key| match value {
        Value::Object(object) => object.get_mut(key),
        Value::Array(values) => values.get_mut(key.parse::<usize>().ok()?),
        _ => None,
    })
}

#[test]
fn cut_and_flipped_bytes_never_panic() {
    let page = json!({"total_items": 1, "contents": [group(json!({"url": "https://quayside.example.org/ü", "languages": [{"code": "cy"}]}))]}).to_string();
    let stream = format!("{}\n{}", group(json!({})), group(json!({"id": "2"})));
    for whole in [page, stream] {
        let bytes = whole.as_bytes();
        for cut in 0..bytes.len() {
            let _ = read_with(&[("", &bytes[..cut])], |_| {});
            let mut flipped = bytes.to_vec();
            flipped[cut] ^= 0x15;
            let _ = read_with(&[("", &flipped)], |_| {});
            let _ = Paging::default().take(&flipped);
            let _ = crate::recognize(&flipped);
        }
    }
}

#[test]
fn many_children_are_cut_short() {
    let schedules: Vec<Value> = (0..5_000).map(|number| json!({"id": number, "byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": format!("{:02}:{:02}", number % 24, number % 60)})).collect();
    let places: Vec<Value> = (0..5_000).map(|number| json!({"id": number, "location": {"id": number, "name": format!("Hall {number}"), "location_type": "physical", "addresses": [{"city": "Portbridge"}]}})).collect();
    let reading = reading(&json!([group(
        json!({"schedules": schedules, "service_at_locations": places})
    )]));
    assert!(
        reading.records[0].meetings.len() <= 100,
        "nobody has so many meetings"
    );
    assert!(reading.notices.len() <= 50, "nor so much to say about them");
}
