//! Whatever a server says or does not say: the old copy stays.

use super::*;

/// What a server may say in place of its list, and what it is called.
fn bad_answers() -> Vec<(&'static str, Answer)> {
    let cut = {
        let text = meeting_guide(10);
        text[..text.len() / 2].to_owned()
    };
    let challenge = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking your browser before accessing. \
        <script src=\"/cdn-cgi/challenge-platform/x.js\"></script></body></html>";
    vec![
        (
            "html_instead",
            Answer::body(
                "<!DOCTYPE html><html><head><title>Meetings</title></head><body>Our meetings</body></html>",
            ),
        ),
        ("challenge_page", Answer::body(challenge)),
        ("empty_body", Answer::json("")),
        ("no_records", Answer::json("[]")),
        ("truncated", Answer::json(cut)),
        (
            "invalid_json",
            Answer::json("[\n{\"name\": \"Lantern\",\n \"day\": oops }\n]"),
        ),
        ("too_large", Answer::json("[").filled(300 << 20)),
        (
            "too_large",
            Answer::json("[").filled(16 << 20).declaring(300 << 20),
        ),
        ("not_found", Answer::status(404)),
        ("forbidden", Answer::status(403)),
        ("server_error", Answer::status(503)),
        (
            "rate_limited",
            Answer::status(429).header("Retry-After", "600"),
        ),
        ("interrupted", Answer::json("[{").declaring(5000)),
        (
            "undecodable",
            Answer::json("[]").header("Content-Encoding", "gzip"),
        ),
        (
            "insecure_http",
            Answer::status(302).header("Location", "ftp://lists.example.org/"),
        ),
    ]
}

#[tokio::test]
async fn whatever_a_server_says_the_old_copy_stays() {
    let house = House::new();
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(10)));
    let id = house.add("/list.json", None);
    house.sync_one().await;
    for (code, answer) in bad_answers() {
        house.server.put("/list.json", answer);
        let failed = house.sync_one().await;
        if code == "insecure_http" {
            assert_eq!(
                outcome(&failed),
                ("failed", Some("bad_address")),
                "a redirect to another scheme"
            );
        } else {
            assert_eq!(
                outcome(&failed),
                ("failed", Some(code)),
                "{:?}",
                failed.error
            );
        }
        let error = failed.error.unwrap();
        assert!(
            !error.message.is_empty() && error.help.len() > 10,
            "{code} says what helps"
        );
        // One that lets nobody in is not asked any more until it is switched on again.
        house.engine.set_source_enabled(&id, true, now()).unwrap();
        assert_eq!(
            (failed.added, failed.removed, house.meetings(&id)),
            (0, 0, 10),
            "{code} takes nothing away"
        );
        if code == "invalid_json" {
            assert!(
                error.message.contains("line 3"),
                "the place of the fault is named: {}",
                error.message
            );
        }
    }
    let state = house.engine.sources().unwrap().remove(0).state.unwrap();
    assert_eq!(
        (state.outcome.as_str(), state.error.is_some()),
        ("failed", true),
        "the last attempt is known"
    );
    assert_eq!(
        state.last_success,
        Some(now()),
        "and so is the last copy that went well"
    );
}

#[tokio::test]
async fn the_failure_of_one_leaves_the_others() {
    let house = House::new();
    house
        .server
        .put("/one.json", Answer::json(meeting_guide(3)));
    house.server.put("/two.json", Answer::status(404));
    house
        .server
        .put("/three.json", Answer::json(meeting_guide(4)));
    let ids = [
        house.add("/one.json", None),
        house.add("/two.json", None),
        house.add("/three.json", None),
    ];
    let report = house.sync().await;
    let outcomes: Vec<_> = report.sources.iter().map(outcome).collect();
    assert_eq!(
        outcomes,
        [
            ("updated", None),
            ("failed", Some("not_found")),
            ("updated", None)
        ],
        "each source stands for itself"
    );
    assert_eq!(
        report
            .sources
            .iter()
            .map(|source| source.id.clone())
            .collect::<Vec<_>>(),
        ids,
        "in the order they were added"
    );
    assert!(!report.is_complete(), "and the whole is told to be partial");
}

#[tokio::test]
async fn cancelling_in_the_middle_leaves_nothing_half_done() {
    let house = House::new();
    let text = meeting_guide(200);
    house.server.put(
        "/slow.json",
        Answer::json(text[..text.len() / 2].to_owned())
            .declaring(text.len() as u64)
            .holding(),
    );
    house
        .server
        .put("/next.json", Answer::json(meeting_guide(2)));
    let id = house.add("/slow.json", None);
    let cancel = CancellationToken::new();
    let stop = cancel.clone();
    let events: Mutex<Vec<SyncEvent>> = Mutex::default();
    let progress = |event: &SyncEvent| {
        events.lock().unwrap().push(event.clone());
        if event.bytes > 0 {
            stop.cancel();
        }
    };
    let request = SyncRequest {
        all: true,
        ..SyncRequest::default()
    };
    let report = house
        .engine
        .sync(&request, now(), &progress, &cancel)
        .await
        .unwrap();
    assert_eq!(
        outcome(&report.sources[0]),
        ("cancelled", None),
        "it says so"
    );
    assert_eq!(house.meetings(&id), 0, "nothing of it is there");
    let phases: Vec<SyncPhase> = events
        .lock()
        .unwrap()
        .iter()
        .map(|event| event.phase)
        .collect();
    assert_eq!(
        (phases[0], *phases.last().unwrap()),
        (SyncPhase::Waiting, SyncPhase::Done),
        "from waiting to done"
    );
    let before = CancellationToken::new();
    before.cancel();
    house.server.forget_requests();
    let report = house
        .engine
        .sync(&request, now(), &Silent, &before)
        .await
        .unwrap();
    assert_eq!(
        outcome(&report.sources[0]),
        ("cancelled", None),
        "cancelled before it began"
    );
    assert!(house.server.requests().is_empty(), "then nobody is asked");
}

#[tokio::test]
async fn what_was_not_allowed_is_refused_without_a_request() {
    let house = House::new();
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(1)));
    let add = |allow_http, allow_private_network| {
        let new = NewSource {
            location: house.server.url("/list.json"),
            allow_http,
            allow_private_network,
            ..NewSource::default()
        };
        house.engine.add_source(&new, now())
    };
    let code = |added: Result<_, EngineError>| added.err().map(|error| error.code());
    assert_eq!(
        code(add(false, true)),
        Some("insecure_http"),
        "plain http needs leave"
    );
    assert_eq!(
        code(add(true, false)),
        Some("private_network"),
        "so does this machine"
    );
    assert!(
        house.engine.sources().unwrap().is_empty() && house.server.requests().is_empty(),
        "nothing was added or asked"
    );
    let odd = |change: fn(&mut NewSource)| {
        let mut new = NewSource {
            location: "https://lists.example.org/feed.json".into(),
            ..NewSource::default()
        };
        change(&mut new);
        code(house.engine.add_source(&new, now()))
    };
    assert_eq!(
        odd(|new| new.time_zone = Some("Mars/Olympus".into())),
        Some("unknown_time_zone"),
        "a zone that is none"
    );
    assert_eq!(
        odd(|new| new.country = Some("Atlantis".into())),
        Some("unknown_country"),
        "a country that is none"
    );
    assert_eq!(
        odd(|new| new.problems = vec![circle_domain::ProblemId::new("weather")]),
        Some("unknown_problem"),
        "a problem that is none"
    );
    assert_eq!(
        odd(|new| new.fellowship = Some(FellowshipId::new("nobodys"))),
        Some("unknown_fellowship"),
        "a fellowship that is none"
    );
}

#[tokio::test]
async fn what_a_publisher_withdraws_is_in_no_file() {
    let house = House::new();
    let mut row = room(1, "Lantern", 2, "19:30");
    row["location"] = json!("Cellar of the Unmistakable Teapot");
    row["notes"] = json!("ring at zebrafinch");
    house.server.put(
        "/list.json",
        Answer::json(Value::Array(vec![row.clone(), room(2, "Compass", 3, "19:00")]).to_string()),
    );
    house.add("/list.json", None);
    house.sync_one().await;
    row["location"] = json!("");
    row["notes"] = json!("");
    house.server.put(
        "/list.json",
        Answer::json(Value::Array(vec![row, room(2, "Compass", 3, "19:00")]).to_string()),
    );
    let second = house.sync_one().await;
    assert_eq!(
        second.changed, 1,
        "the meeting stays, without its place: {second:?}"
    );
    for entry in std::fs::read_dir(house.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let text =
            String::from_utf8_lossy(&std::fs::read(&path).unwrap_or_default()).to_ascii_lowercase();
        for word in ["teapot", "zebrafinch"] {
            assert!(
                !text.contains(word),
                "{word} is still in {}",
                path.display()
            );
        }
    }
}
