//! What servers wish: to be left alone for a while, or for good, or to be asked somewhere else.

use super::*;
use circle_engine::sync::{LeftAlone, StopReason};

fn all() -> SyncRequest {
    SyncRequest {
        all: true,
        ..SyncRequest::default()
    }
}

#[tokio::test]
async fn a_refusal_ends_it_until_the_person_switches_it_on() {
    let house = House::new();
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(4)));
    let id = house.add("/list.json", None);
    house.sync_one().await;
    house.server.put("/list.json", Answer::status(403));
    assert_eq!(
        outcome(&house.sync_one().await),
        ("failed", Some("forbidden")),
        "the publisher lets nobody in"
    );
    house.server.forget_requests();
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
    for request in [all(), SyncRequest::default()] {
        let report = house.sync_at(request, later(24 * 60)).await;
        assert!(report.sources.is_empty(), "it is not asked: {report:?}");
        assert_eq!(
            report.left[0].why,
            LeftAlone::Stopped(StopReason::Forbidden),
            "and the report says why, after a restart too"
        );
    }
    assert!(house.server.requests().is_empty(), "nobody was asked");
    assert_eq!(house.meetings(&id), 4, "what was copied stays");
    let known = house.engine.sources().unwrap().remove(0);
    assert_eq!(
        known.stopped,
        Some(StopReason::Forbidden),
        "the list of directories shows it"
    );
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(5)));
    house
        .engine
        .set_source_enabled(&id, true, later(1500))
        .unwrap();
    let report = house.sync_at(all(), later(1500)).await;
    assert_eq!(
        outcome(&report.sources[0]),
        ("updated", None),
        "switched on, it is asked again"
    );
}

#[tokio::test]
async fn a_rule_for_our_name_ends_it_and_is_asked_for_once_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let fetch = FetchPolicy {
        robots_at_home: true,
        ..FetchPolicy::without_waiting()
    };
    let house = House {
        engine: Engine::open(
            folder.path(),
            now(),
            Options {
                fetch,
                ..Options::default()
            },
        )
        .unwrap(),
        server: Server::start(),
        folder,
    };
    let asked = |path: &str| {
        let requests = house.server.requests();
        requests.iter().filter(|one| one.path == path).count()
    };
    house.server.put(
        "/robots.txt",
        Answer::body("User-agent: *\nDisallow: /\n\nUser-agent: OpenCircle\nDisallow: /closed\n"),
    );
    for path in ["/open.json", "/open-too.json", "/closed.json"] {
        house.server.put(path, Answer::json(meeting_guide(2)));
        house.add(path, None);
    }
    let report = house.sync().await;
    let outcomes: Vec<_> = report.sources.iter().map(outcome).collect();
    assert_eq!(
        outcomes,
        [
            ("updated", None),
            ("updated", None),
            ("failed", Some("robots_refused"))
        ],
        "the rule for everyone is for crawlers, the one for our name for us"
    );
    assert_eq!(
        (asked("/robots.txt"), asked("/closed.json")),
        (1, 0),
        "one question for the whole host, and none for the list"
    );
    house.sync_at(all(), later(23)).await;
    assert_eq!(asked("/robots.txt"), 1, "not again on the same day");
    house.sync_at(all(), later(24)).await;
    assert_eq!(asked("/robots.txt"), 2, "the next day it is");
}

#[tokio::test]
async fn a_list_that_moved_keeps_its_id() {
    let house = House::new();
    house.server.put(
        "/old.json",
        Answer::status(308).header("Location", "/new.json"),
    );
    house
        .server
        .put_marked("/new.json", "\"a\"", meeting_guide(3));
    let id = house.add("/old.json", None);
    for hours in [0, 80, 160] {
        house.sync_at(all(), later(hours)).await;
        let known = house.engine.sources().unwrap().remove(0);
        assert!(
            known.source.location.ends_with("/old.json"),
            "three sightings in less than a week are not enough"
        );
    }
    house.sync_at(all(), later(168)).await;
    let known = house.engine.sources().unwrap().remove(0);
    assert_eq!(known.source.id, id, "it is the same directory");
    assert!(
        known.source.location.ends_with("/new.json"),
        "at its new address: {}",
        known.source.location
    );
    assert_eq!(house.meetings(&id), 3, "with all its meetings");
    assert_eq!(
        house.add("/new.json", None),
        id,
        "adding the new address adds no second source"
    );
    house.server.forget_requests();
    house.sync_at(all(), later(180)).await;
    assert_eq!(
        house.server.requests()[0].path,
        "/new.json",
        "the old address is asked no more"
    );
}

#[tokio::test]
async fn a_server_may_lengthen_the_interval() {
    let house = House::new();
    house.server.answer("/list.json", |_| {
        Answer::json(meeting_guide(2))
            .header("ETag", "\"a\"")
            .header("Cache-Control", "public, max-age=172800")
    });
    house.add("/list.json", None);
    house.sync_one().await;
    assert!(
        house.engine.due_sources(later(47)).unwrap().is_empty(),
        "the list is good for two days"
    );
    assert_eq!(
        house.engine.due_sources(later(48)).unwrap().len(),
        1,
        "then it is due"
    );
}
