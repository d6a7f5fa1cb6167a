//! Copying directories through the whole program: a real server on this machine, real files, the real engine.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests"
)]

use circle_domain::{FeedFormat, FellowshipId, SourceId};
use circle_engine::sync::{Silent, SyncEvent, SyncPhase, SyncReport, SyncRequest, SyncedSource};
use circle_engine::{Engine, EngineError, FetchPolicy, NewSource, Options};
use circle_tests::listings::{bmlt_formats, bmlt_info, bmlt_meeting, meeting_guide, online, room};
use circle_tests::server::{Answer, Server};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Mutex;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

fn now() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

fn later(hours: i64) -> Timestamp {
    now()
        .checked_add(jiff::SignedDuration::from_hours(hours))
        .unwrap()
}

/// An engine on an empty folder, and a server for it.
struct House {
    engine: Engine,
    server: Server,
    folder: TempDir,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            engine: open(folder.path()).unwrap(),
            server: Server::start(),
            folder,
        }
    }

    fn add(&self, path: &str, format: Option<FeedFormat>) -> SourceId {
        let new = NewSource {
            location: self.server.url(path),
            format,
            fellowship: Some(FellowshipId::new("aa")),
            time_zone: Some("America/Los_Angeles".into()),
            country: Some("US".into()),
            allow_http: true,
            allow_private_network: true,
            ..NewSource::default()
        };
        self.engine.add_source(&new, now()).unwrap().id
    }

    async fn sync_at(&self, request: SyncRequest, at: Timestamp) -> SyncReport {
        self.engine
            .sync(&request, at, &Silent, &CancellationToken::new())
            .await
            .unwrap()
    }

    async fn sync(&self) -> SyncReport {
        self.sync_at(
            SyncRequest {
                all: true,
                ..SyncRequest::default()
            },
            now(),
        )
        .await
    }

    async fn sync_one(&self) -> SyncedSource {
        let mut report = self.sync().await;
        assert_eq!(report.sources.len(), 1, "there is one source");
        report.sources.remove(0)
    }

    fn meetings(&self, id: &SourceId) -> u64 {
        let found = self
            .engine
            .sources()
            .unwrap()
            .into_iter()
            .find(|known| known.source.id == *id)
            .unwrap();
        found.state.map_or(0, |state| state.meetings)
    }
}

fn open(folder: &Path) -> Result<Engine, EngineError> {
    let options = Options {
        fetch: FetchPolicy::without_waiting(),
        ..Options::default()
    };
    Engine::open(folder, now(), options)
}

fn outcome(source: &SyncedSource) -> (&'static str, Option<&'static str>) {
    (
        source.outcome.as_str(),
        source.error.as_ref().map(|error| error.code),
    )
}

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

/// A server whose answers have the dialect of a generation: `{}` or `[]` when empty, the last page again or nothing past the end.
fn bmlt_server(house: &House, generation: u8, meetings: u32) {
    let second = generation == 2;
    house.server.answer(
        "/main_server/client_interface/json/",
        move |request| match request.parameter("switcher").unwrap_or_default() {
            "GetServerInfo" => Answer::json(bmlt_info(if second { "2.16.6" } else { "4.1.0" })),
            "GetFormats" => Answer::json(bmlt_formats(!second)),
            "GetSearchResults" => {
                let size: u32 = request
                    .parameter("page_size")
                    .and_then(|text| text.parse().ok())
                    .unwrap_or(u32::MAX);
                let page: u32 = request
                    .parameter("page_num")
                    .and_then(|text| text.parse().ok())
                    .unwrap_or(1);
                let last = meetings.div_ceil(size).max(1);
                let page = if second { page.min(last) } else { page };
                let ids = (1..=meetings)
                    .skip(((page - 1) * size) as usize)
                    .take(size as usize);
                let rows: Vec<Value> = ids
                    .map(|id| bmlt_meeting(id, &format!("Clean Start {id}"), (id % 7 + 1) as u8))
                    .collect();
                if rows.is_empty() && second {
                    Answer::json("{}")
                } else {
                    Answer::json(Value::Array(rows).to_string())
                }
            }
            _ => Answer::json("[]"),
        },
    );
}

#[tokio::test]
async fn bmlt_servers_of_both_generations_are_three_questions() {
    for generation in [2, 4] {
        let house = House::new();
        bmlt_server(&house, generation, 12);
        let id = house.add("/main_server/", None);
        let first = house.sync_one().await;
        assert_eq!(
            outcome(&first),
            ("updated", None),
            "generation {generation}: {:?}",
            first.error
        );
        assert_eq!(
            (first.read, first.added, house.meetings(&id)),
            (12, 12, 12),
            "every meeting of generation {generation}"
        );
        let asked: Vec<String> = house
            .server
            .requests()
            .iter()
            .filter_map(|it| it.parameter("switcher").map(str::to_owned))
            .collect();
        assert_eq!(
            asked,
            ["GetServerInfo", "GetFormats", "GetSearchResults"],
            "info, formats, meetings"
        );
        let second = house.sync_one().await;
        assert_eq!(
            outcome(&second),
            ("unchanged", None),
            "without marks the content's hash tells it"
        );
    }
}

#[tokio::test]
async fn bmlt_paging_stops_on_both_generations() {
    for generation in [2, 4] {
        let house = House::new();
        bmlt_server(&house, generation, 5_000);
        house.add(
            "/main_server/client_interface/json/?switcher=GetSearchResults",
            None,
        );
        let first = house.sync_one().await;
        assert_eq!(
            (outcome(&first), first.read),
            (("updated", None), 5_000),
            "a full page is followed by a question that ends it"
        );
        assert_eq!(first.requests, 4, "which is asked once");
    }
}

#[tokio::test]
async fn the_bare_address_of_a_bmlt_server_is_found_out() {
    let house = House::new();
    bmlt_server(&house, 4, 3);
    house.server.put(
        "/",
        Answer::body("<!doctype html><html><body>Welcome</body></html>")
            .header("Content-Type", "text/html"),
    );
    house.add("/", None);
    let first = house.sync_one().await;
    assert_eq!(
        (outcome(&first), first.read),
        (("updated", None), 3),
        "the server below the page answers: {:?}",
        first.error
    );
    assert_eq!(
        house.engine.sources().unwrap()[0].source.format,
        Some(FeedFormat::Bmlt),
        "and its format is kept"
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
        [gone.clone()],
        "a failure is tried again after an hour"
    );
    assert_eq!(
        due(later(12)),
        [marked, gone.clone()],
        "with marks every twelve hours"
    );
    assert_eq!(due(later(24)).len(), 3, "without marks once a day");
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
                all: false,
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
        all: false,
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
async fn files_and_folders_are_directories_too() {
    let house = House::new();
    let lists = tempfile::tempdir().unwrap();
    let file = lists.path().join("north.json");
    std::fs::write(&file, meeting_guide(3)).unwrap();
    std::fs::write(
        lists.path().join("south.json"),
        Value::Array(vec![online(9, "Quay Online", 1, "20:00")]).to_string(),
    )
    .unwrap();
    std::fs::write(lists.path().join("readme.txt"), "not a list").unwrap();
    let add = |location: &Path| {
        let new = NewSource {
            location: location.to_string_lossy().into_owned(),
            ..NewSource::default()
        };
        house.engine.add_source(&new, now()).unwrap().id
    };
    let of_file = add(&file);
    let of_folder = add(lists.path());
    let report = house.sync().await;
    assert!(report.is_complete(), "{report:?}");
    assert_eq!(
        (house.meetings(&of_file), house.meetings(&of_folder)),
        (3, 4),
        "a folder is one directory in several files"
    );
    std::fs::write(&file, meeting_guide(5)).unwrap();
    let report = house.sync_at(SyncRequest::default(), now()).await;
    assert_eq!(
        report.sources[0].added, 2,
        "files are always due: they cost nobody anything"
    );
    house.engine.remove_source(&of_file).unwrap();
    assert_eq!(house.engine.sources().unwrap().len(), 1, "removed");
}

#[tokio::test]
async fn the_sample_makes_way_for_what_is_real() {
    let house = House::new();
    let sample = house.engine.use_sample(now()).unwrap();
    assert!(
        sample.meetings > 0 && house.engine.shows_sample().unwrap(),
        "an invented directory to look around in"
    );
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(2)));
    house.add("/list.json", None);
    house.server.put("/list.json", Answer::status(500));
    house.sync().await;
    assert!(
        house.engine.shows_sample().unwrap(),
        "as long as nothing real was copied it stays"
    );
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(2)));
    house.sync().await;
    assert!(
        !house.engine.shows_sample().unwrap(),
        "the first real copy ends it"
    );
    assert_eq!(
        house.engine.sources().unwrap().len(),
        1,
        "and it is no source any more"
    );
    assert!(
        matches!(
            house.engine.use_sample(now()),
            Err(EngineError::SampleNotEmpty)
        ),
        "it does not come back beside real ones"
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
async fn a_damaged_directory_is_made_anew_and_what_was_entered_stays() {
    let House {
        engine,
        server,
        folder,
    } = House::new();
    server.put("/list.json", Answer::json(meeting_guide(4)));
    let house = House {
        engine,
        server,
        folder,
    };
    let id = house.add("/list.json", None);
    house.sync().await;
    let House {
        engine,
        server,
        folder,
    } = house;
    drop(engine);
    let path = folder.path().join("directory.db");
    let noise: Vec<u8> = (0..200_000_u32)
        .map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    std::fs::write(&path, noise).unwrap();
    for end in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.path().join(format!("directory.db{end}")));
    }
    let engine = open(folder.path()).expect("noise is no reason not to start");
    assert!(
        engine.opened().rebuilt.is_some(),
        "it is said that the directory was made anew"
    );
    let house = House {
        engine,
        server,
        folder,
    };
    assert_eq!(
        house.engine.sources().unwrap().len(),
        1,
        "the sources are still set up"
    );
    let report = house.sync_at(SyncRequest::default(), now()).await;
    assert_eq!(
        (report.sources.len(), house.meetings(&id)),
        (1, 4),
        "one copy brings everything back"
    );
}

#[test]
fn a_newer_personal_file_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()).unwrap());
    let path = folder.path().join("personal.db");
    let mut bytes = std::fs::read(&path).unwrap();
    // The schema's version is the big-endian number at offset 60 of the file's header (SQLite file format, 1.3).
    bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(&path, &bytes).unwrap();
    let error = open(folder.path())
        .err()
        .expect("a newer file is not opened");
    assert_eq!(error.code(), "newer_than_program", "and it is said why");
    assert_eq!(
        std::fs::read(&path).unwrap(),
        bytes,
        "not a byte of it was changed"
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser may write anywhere: then there is nothing to see here.
    let superuser = std::fs::write(folder.path().join("probe"), b"").is_ok();
    if !superuser {
        let error = open(folder.path()).err().expect("nothing can be kept here");
        assert_eq!(error.code(), "not_writable", "and it is said why");
    }
    let file = folder.path().join("file");
    if superuser {
        std::fs::write(&file, b"a file where a folder should be").unwrap();
        assert!(open(&file).is_err(), "a file is no data folder");
    }
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
}
