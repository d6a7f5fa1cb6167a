//! Lists that did not change: nothing is written but the note that they were asked.

use super::*;
use circle_engine::sync::StopReason;

/// The bytes of both databases and their logs. The log's shared memory is rebuilt at will, and never holds data.
fn databases(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.contains(".db") && !name.ends_with("-shm") {
            files.push((name, std::fs::read(path).unwrap()));
        }
    }
    files.sort();
    files
}

fn last_reads(house: &House) -> Vec<Option<Timestamp>> {
    let known = house.engine.sources().unwrap();
    known
        .into_iter()
        .map(|known| known.state.and_then(|state| state.last_success))
        .collect()
}

fn all() -> SyncRequest {
    SyncRequest {
        all: true,
        ..SyncRequest::default()
    }
}

#[tokio::test]
async fn lists_that_did_not_change_write_no_database() {
    let house = House::new();
    for number in 0..12 {
        let path = format!("/list-{number}.json");
        match number {
            // Marks for the next question, or none; a server that wishes something, and one whose list has moved.
            0..4 => house.server.put_marked(&path, "\"a\"", meeting_guide(3)),
            4..8 => house.server.put(&path, Answer::json(meeting_guide(3))),
            8..10 => house.server.answer(&path, |_| {
                Answer::json(meeting_guide(3)).header("Cache-Control", "max-age=90000")
            }),
            _ => {
                let to = format!("/moved-{number}.json");
                house
                    .server
                    .put(&path, Answer::status(308).header("Location", &to));
                house.server.put_marked(&to, "\"a\"", meeting_guide(3));
            }
        }
        house.add(&path, Some(FeedFormat::MeetingGuide));
    }
    // How often a new address was seen is new until it was seen often enough.
    for hours in [0, 12, 24, 36] {
        house.sync_at(all(), later(hours)).await;
    }
    let before = databases(house.folder.path());
    let report = house.sync_at(all(), later(48)).await;
    assert!(
        report
            .sources
            .iter()
            .all(|source| outcome(source) == ("unchanged", None)),
        "nothing changed: {report:?}"
    );
    assert_eq!(
        databases(house.folder.path())
            .iter()
            .zip(&before)
            .filter(|(now, before)| now != before)
            .map(|(now, _)| &now.0)
            .collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "not a byte of the databases was written"
    );
    assert_eq!(
        last_reads(&house),
        vec![Some(later(48)); 12],
        "though every directory says when it was last read"
    );
    let requests = house.server.requests().len() as u64;
    let contacted = |house: &House| -> (u64, Timestamp) {
        let hosts = house.engine.contacted_hosts().unwrap();
        (hosts.iter().map(|host| host.requests).sum(), hosts[0].last)
    };
    assert_eq!(
        contacted(&house),
        (requests, later(48)),
        "and every request is counted"
    );
    assert!(
        house.engine.due_sources(later(49)).unwrap().is_empty(),
        "and nobody is asked again"
    );

    let House {
        engine,
        server,
        folder,
    } = house;
    drop(engine);
    let house = House {
        engine: open(folder.path()).unwrap(),
        server,
        folder,
    };
    assert_eq!(
        (last_reads(&house), contacted(&house).0),
        (vec![Some(later(48)); 12], requests),
        "after a restart too"
    );
    std::fs::write(house.folder.path().join("attempts.json"), b"{\"sour").unwrap();
    let report = house.sync_at(SyncRequest::default(), later(49)).await;
    assert!(
        !report.sources.is_empty()
            && report
                .sources
                .iter()
                .all(|source| outcome(source) == ("unchanged", None)),
        "a damaged note costs one question more: {report:?}"
    );
    assert_eq!(
        last_reads(&house)[0],
        Some(later(49)),
        "and then it is whole again"
    );
}

#[tokio::test]
async fn rules_that_did_not_change_write_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let fetch = FetchPolicy {
        robots_at_home: true,
        ..FetchPolicy::without_waiting()
    };
    let options = Options {
        fetch,
        ..Options::default()
    };
    let house = House {
        engine: Engine::open(folder.path(), now(), options).unwrap(),
        server: Server::start(),
        folder,
    };
    let rules = "User-agent: OpenCircle\nDisallow: /closed\n";
    house.server.put("/robots.txt", Answer::body(rules));
    house
        .server
        .put_marked("/list.json", "\"a\"", meeting_guide(2));
    house.add("/list.json", None);
    house.sync_at(all(), later(0)).await;
    let before = databases(house.folder.path());
    let asked = || {
        let requests = house.server.requests();
        requests
            .iter()
            .filter(|one| one.path == "/robots.txt")
            .count()
    };
    house.sync_at(all(), later(24)).await;
    assert_eq!(asked(), 2, "a day later the rules are asked for again");
    house.sync_at(all(), later(47)).await;
    assert_eq!(asked(), 2, "which is noted");
    assert!(
        databases(house.folder.path()) == before,
        "beside the databases"
    );
    house.server.put(
        "/robots.txt",
        Answer::body("User-agent: OpenCircle\nDisallow: /\n"),
    );
    house.sync_at(all(), later(48)).await;
    let known = house.engine.sources().unwrap().remove(0);
    assert_eq!(
        known.stopped,
        Some(StopReason::RobotsRefused),
        "new rules count at once"
    );
}
