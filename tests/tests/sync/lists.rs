//! Plain lists: copied once, compared, counted, in every encoding, in their rhythm.

use super::*;

#[tokio::test]
async fn a_marked_feed_is_copied_once() {
    let house = House::new();
    house
        .server
        .put_marked("/list.json", "\"v1\"", meeting_guide(20));
    let id = house.add("/list.json", None);
    let first = house.sync_one().await;
    assert_eq!(outcome(&first), ("updated", None), "the first copy");
    assert_eq!(
        (first.read, first.accepted, first.rejected),
        (20, 20, 0),
        "every record is there"
    );
    assert_eq!(
        (
            first.added,
            first.changed,
            first.removed,
            house.meetings(&id)
        ),
        (20, 0, 0, 20),
        "and every meeting is new"
    );
    assert!(
        first.bytes > 1000 && first.requests == 1,
        "what it cost is told"
    );
    let recognized = house.engine.sources().unwrap()[0].source.format;
    assert_eq!(
        recognized,
        Some(FeedFormat::MeetingGuide),
        "the format was recognized and is kept"
    );
    let second = house.sync_one().await;
    assert_eq!(outcome(&second), ("unchanged", None), "the server says so");
    assert_eq!(
        (second.bytes, second.added, second.read),
        (0, 0, 20),
        "nothing came over the wire, nothing was written"
    );
    let asked = house.server.requests();
    assert_eq!(
        asked[1].headers.get("if-none-match").map(String::as_str),
        Some("\"v1\""),
        "the mark went back as it was"
    );
    assert_eq!(house.meetings(&id), 20, "the copy stays");
}

#[tokio::test]
async fn an_unmarked_feed_with_the_same_content_is_not_written_again() {
    let house = House::new();
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(5)));
    house.add("/list.json", None);
    house.sync_one().await;
    let second = house.sync_one().await;
    assert_eq!(
        outcome(&second),
        ("unchanged", None),
        "the content's hash tells it"
    );
    assert!(second.bytes > 0, "although the body came again");
}

#[tokio::test]
async fn changes_are_counted() {
    let house = House::new();
    let rows = |names: &[(u32, &str)]| {
        Value::Array(
            names
                .iter()
                .map(|(number, name)| room(*number, name, 2, "19:30"))
                .collect(),
        )
        .to_string()
    };
    house.server.put(
        "/list.json",
        Answer::json(rows(&[(1, "Lantern"), (2, "Compass"), (3, "Harbor")])),
    );
    let id = house.add("/list.json", None);
    house.sync_one().await;
    house.server.put(
        "/list.json",
        Answer::json(rows(&[(1, "Lantern"), (2, "New Compass"), (4, "Anchor")])),
    );
    let second = house.sync_one().await;
    assert_eq!(
        (second.added, second.changed, second.removed),
        (1, 1, 1),
        "one is new, one has another name, one is gone"
    );
    assert_eq!(
        (second.read, second.accepted),
        (3, 3),
        "of the publisher's three records"
    );
    assert!(house.meetings(&id) >= 3, "the three are there");
}

#[tokio::test]
async fn settings_that_change_how_a_list_is_read_read_it_again() {
    let house = House::new();
    house
        .server
        .put_marked("/list.json", "\"v1\"", meeting_guide(5));
    let id = house.add("/list.json", None);
    house.sync_one().await;
    let again = NewSource {
        location: house.server.url("/list.json"),
        fellowship: Some(FellowshipId::new("na")),
        allow_http: true,
        allow_private_network: true,
        ..NewSource::default()
    };
    assert_eq!(
        house.engine.add_source(&again, now()).unwrap().id,
        id,
        "the same location is the same source"
    );
    let second = house.sync_one().await;
    assert_eq!(
        outcome(&second),
        ("updated", None),
        "type codes mean something else in another fellowship"
    );
}

#[tokio::test]
async fn every_encoding_is_read() {
    let plain = meeting_guide(50).into_bytes();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&plain).unwrap();
    let mut brotli = Vec::new();
    brotli::CompressorReader::new(plain.as_slice(), 4096, 5, 22)
        .read_to_end(&mut brotli)
        .unwrap();
    let encodings = [
        ("gzip", gzip.finish().unwrap()),
        ("br", brotli),
        ("zstd", zstd::encode_all(plain.as_slice(), 3).unwrap()),
    ];
    for (encoding, body) in encodings {
        let house = House::new();
        let length = body.len() as u64;
        house.server.put(
            "/list.json",
            Answer::json(body).header("Content-Encoding", encoding),
        );
        house.add("/list.json", None);
        let copied = house.sync_one().await;
        assert_eq!(
            (outcome(&copied), copied.read),
            (("updated", None), 50),
            "{encoding} is decoded"
        );
        assert_eq!(
            copied.bytes, length,
            "and what is counted is what came over the wire ({encoding})"
        );
    }
}

#[tokio::test]
async fn sources_are_due_in_their_rhythm() {
    let house = House::new();
    house
        .server
        .put_marked("/marked.json", "\"a\"", meeting_guide(2));
    house
        .server
        .put("/plain.json", Answer::json(meeting_guide(3)));
    house.server.put("/gone.json", Answer::status(404));
    let [marked, plain, gone] = [
        house.add("/marked.json", None),
        house.add("/plain.json", None),
        house.add("/gone.json", None),
    ];
    let due = |at: Timestamp| -> Vec<SourceId> {
        house
            .engine
            .due_sources(at)
            .unwrap()
            .into_iter()
            .map(|source| source.id)
            .collect()
    };
    assert_eq!(due(now()).len(), 3, "what was never copied is due");
    house.sync_at(SyncRequest::default(), now()).await;
    assert!(
        due(later(0)).is_empty(),
        "nothing is asked again at the next start"
    );
    assert_eq!(
        due(later(2)),
        std::slice::from_ref(&gone),
        "a failure is tried again after an hour"
    );
    assert_eq!(
        due(later(12)),
        [marked, gone.clone()],
        "with marks every twelve hours"
    );
    assert!(
        !due(later(23)).contains(&plain),
        "without marks never twice in a day"
    );
    assert_eq!(
        due(later(36)).len(),
        3,
        "but once a day, at the installation's own hour or in the half day after it"
    );
    house
        .engine
        .set_source_enabled(&gone, false, now())
        .unwrap();
    assert!(
        !due(later(24)).contains(&gone),
        "what is switched off is never due"
    );
    house.server.forget_requests();
    house
        .sync_at(
            SyncRequest {
                ids: vec![plain.clone()],
                ..SyncRequest::default()
            },
            now(),
        )
        .await;
    assert_eq!(
        house.server.requests().len(),
        1,
        "what is named is copied whether due or not"
    );
    let unknown = SyncRequest {
        ids: vec![SourceId::new("nobody")],
        ..SyncRequest::default()
    };
    let refused = house
        .engine
        .sync(&unknown, now(), &Silent, &CancellationToken::new())
        .await;
    assert!(
        matches!(refused, Err(EngineError::UnknownSource)),
        "an id that is none is refused"
    );
}

#[tokio::test]
async fn private_fields_reach_no_file() {
    let house = House::new();
    let mut row = room(1, "Lantern", 2, "19:30");
    row["contact_1_name"] = json!("CanaryName Mustermann");
    row["contact_1_phone"] = json!("+1 555 0199 canaryphone");
    row["author"] = json!("canaryauthor");
    row["edit_url"] = json!("https://lists.example.org/wp-admin/canaryedit");
    house.server.put(
        "/list.json",
        Answer::json(Value::Array(vec![row]).to_string()),
    );
    house.add("/list.json", None);
    assert_eq!(
        outcome(&house.sync_one().await),
        ("updated", None),
        "the record itself is taken over"
    );
    for entry in std::fs::read_dir(house.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
        for canary in ["canaryname", "canaryphone", "canaryauthor", "canaryedit"] {
            assert!(!text.contains(canary), "{canary} is in {}", path.display());
        }
    }
}

#[tokio::test]
async fn a_server_that_asks_for_patience_is_left_alone_until_then() {
    let house = House::new();
    house.server.put(
        "/list.json",
        Answer::status(429).header("Retry-After", "36000"),
    );
    house.add("/list.json", None);
    let failed = house.sync_one().await;
    assert_eq!(
        outcome(&failed),
        ("failed", Some("rate_limited")),
        "it says so"
    );
    assert_eq!(
        house.server.requests().len(),
        1,
        "it is not tried again at once"
    );
    assert!(
        house.engine.due_sources(later(9)).unwrap().is_empty(),
        "nor before the time it named, although a failure is due after an hour"
    );
    assert_eq!(
        house.engine.due_sources(later(10)).unwrap().len(),
        1,
        "then it is"
    );
}

#[tokio::test]
async fn a_redirect_is_followed() {
    let house = House::new();
    house.server.put(
        "/old.json",
        Answer::status(301).header("Location", "/new.json"),
    );
    house
        .server
        .put("/new.json", Answer::json(meeting_guide(2)));
    house.add("/old.json", None);
    let copied = house.sync_one().await;
    assert_eq!(
        (outcome(&copied), copied.read),
        (("updated", None), 2),
        "the list has moved"
    );
}

#[tokio::test]
async fn oddities_are_told_with_their_number() {
    let house = House::new();
    let mut odd = room(2, "Compass", 3, "25:99");
    odd["day"] = json!("someday");
    let rows = vec![
        room(1, "Lantern", 2, "19:30"),
        odd,
        json!("not a record"),
        json!({"slug": "empty"}),
    ];
    house
        .server
        .put("/list.json", Answer::json(Value::Array(rows).to_string()));
    house.add("/list.json", None);
    let copied = house.sync_one().await;
    assert_eq!(
        (copied.read, copied.accepted, copied.rejected),
        (4, 2, 2),
        "read is accepted and rejected: {copied:?}"
    );
    let codes: Vec<&str> = copied
        .notices
        .iter()
        .map(|notice| notice.code.as_str())
        .collect();
    assert!(
        codes.contains(&"not_a_record") && codes.contains(&"nothing_to_show"),
        "what was left out says why: {codes:?}"
    );
    assert!(
        codes.contains(&"day_not_understood"),
        "and so does what was not understood: {codes:?}"
    );
}

#[tokio::test]
async fn many_sources_are_copied_and_each_step_is_told() {
    let house = House::new();
    for number in 1..=9 {
        let path = format!("/list-{number}.json");
        house.server.put(&path, Answer::json(meeting_guide(number)));
        house.add(&path, None);
    }
    let events: Mutex<Vec<SyncEvent>> = Mutex::default();
    let progress = |event: &SyncEvent| events.lock().unwrap().push(event.clone());
    let request = SyncRequest {
        all: true,
        ..SyncRequest::default()
    };
    let report = house
        .engine
        .sync(&request, now(), &progress, &CancellationToken::new())
        .await
        .unwrap();
    assert!(report.is_complete(), "all nine");
    let events = events.into_inner().unwrap();
    assert!(
        events[..9]
            .iter()
            .all(|event| event.phase == SyncPhase::Waiting),
        "first all wait"
    );
    let done: Vec<usize> = events
        .iter()
        .filter(|event| event.phase == SyncPhase::Done)
        .map(|event| event.done)
        .collect();
    assert_eq!(
        (done.len(), done.iter().max().copied()),
        (9, Some(9)),
        "then each is done"
    );
    for source in &report.sources {
        let phases: Vec<SyncPhase> = events
            .iter()
            .filter(|event| event.source == source.id)
            .map(|event| event.phase)
            .collect();
        for phase in [
            SyncPhase::Connecting,
            SyncPhase::Receiving,
            SyncPhase::Reading,
            SyncPhase::Writing,
        ] {
            assert!(
                phases.contains(&phase),
                "{} of {} is told",
                phase.as_str(),
                source.name
            );
        }
    }
}

#[tokio::test]
async fn the_catalogue_fills_in_what_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start();
    server.put("/list.json", Answer::json(meeting_guide(3)));
    let text = json!([{
        "id": "harbor", "name": "Harbor lists", "fellowship": "aa", "format": "meeting-guide", "url": server.url("/list.json"),
        "country": "US", "region": "Washington", "latitude": 47.6, "longitude": -122.3, "reach_km": 50, "time_zone": "America/Los_Angeles",
        "single_zone": true, "languages": ["en"], "published_by": "nobody", "confirmed": "2026-11-01", "on_by_default": true,
        "includes": [], "allow_http": true, "allow_private_network": true
    }]);
    let catalogue = circle_engine::Catalogue::read(&text.to_string()).unwrap();
    let options = Options {
        fetch: FetchPolicy::without_waiting(),
        catalogue: Some(catalogue),
        ..Options::default()
    };
    let engine = Engine::open(folder.path(), now(), options).unwrap();
    let added = engine.add_from_catalogue(&["harbor"], now()).unwrap();
    assert_eq!(
        added[0].time_zone.as_deref(),
        Some("America/Los_Angeles"),
        "what the catalogue knows"
    );
    engine.add_from_catalogue(&["harbor"], now()).unwrap();
    assert_eq!(
        engine.sources().unwrap().len(),
        1,
        "the same directory is not added twice"
    );
    assert!(
        matches!(
            engine.add_from_catalogue(&["nowhere"], now()),
            Err(EngineError::UnknownCatalogueEntry)
        ),
        "no such entry"
    );
    let report = engine
        .sync(
            &SyncRequest::default(),
            now(),
            &Silent,
            &CancellationToken::new(),
        )
        .await
        .unwrap();
    assert_eq!(report.sources[0].added, 3, "and it is copied");
}
