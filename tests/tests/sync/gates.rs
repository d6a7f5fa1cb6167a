//! Lists that take much away: held back, marked, and taken over when they are said for long enough.

use super::*;

fn list(rows: std::ops::RangeInclusive<u32>) -> String {
    let rows = rows.map(|number| room(number, &format!("Lantern Group {number}"), 2, "19:30"));
    Value::Array(rows.collect()).to_string()
}

impl House {
    async fn one_at(&self, hours: i64) -> SyncedSource {
        let all = SyncRequest {
            all: true,
            ..SyncRequest::default()
        };
        self.sync_at(all, later(hours)).await.sources.remove(0)
    }
}

fn counts(source: &SyncedSource) -> (u64, u64, u64) {
    (source.added, source.changed, source.removed)
}

#[tokio::test]
async fn a_list_that_lost_half_is_held_back_and_comes_through_after_three_days() {
    let house = House::new();
    house
        .server
        .put_marked("/list.json", "\"full\"", list(1..=40));
    let id = house.add("/list.json", Some(FeedFormat::MeetingGuide));
    house.one_at(0).await;
    house
        .server
        .put_marked("/list.json", "\"half\"", list(1..=20));
    let held = house.one_at(12).await;
    assert_eq!(
        (outcome(&held), held.reason),
        (("quarantined", None), Some("many_gone")),
        "half of it is gone"
    );
    assert_eq!(counts(&held), (0, 0, 0), "nothing was taken over");
    assert_eq!(
        (held.read, held.accepted),
        (20, 20),
        "though all of it was read"
    );
    assert_eq!(house.meetings(&id), 40, "everything is still there");
    for (hours, sightings) in [(24, 2), (48, 3), (83, 4)] {
        let again = house.one_at(hours).await;
        let seen = again.held.map(|held| held.sightings);
        assert_eq!(
            seen,
            Some(sightings),
            "the marks of the list that is held back are sent"
        );
    }
    let taken = house.one_at(84).await;
    assert_eq!(outcome(&taken), ("updated", None), "said for 72 hours");
    assert_eq!(counts(&taken), (0, 0, 20), "it is taken over");
    assert_eq!(
        house.meetings(&id),
        20,
        "and what was missing all that time is hidden"
    );
    let same = house.one_at(96).await;
    assert_eq!(outcome(&same), ("unchanged", None), "then it is the list");
}

#[tokio::test]
async fn the_old_list_takes_the_place_of_the_one_that_is_held_back() {
    let house = House::new();
    house
        .server
        .put_marked("/list.json", "\"full\"", list(1..=40));
    house.add("/list.json", Some(FeedFormat::MeetingGuide));
    house.one_at(0).await;
    house
        .server
        .put_marked("/list.json", "\"half\"", list(1..=20));
    house.one_at(12).await;
    house
        .server
        .put_marked("/list.json", "\"full\"", list(1..=40));
    let back = house.one_at(24).await;
    assert_eq!(
        (outcome(&back), counts(&back)),
        (("updated", None), (0, 0, 0)),
        "as it was"
    );
    house.server.forget_requests();
    let same = house.one_at(36).await;
    assert_eq!(
        outcome(&same),
        ("unchanged", None),
        "and is asked for by its own mark"
    );
}

#[tokio::test]
async fn an_operator_can_accept_at_once() {
    let house = House::new();
    house.server.put("/list.json", Answer::json(list(1..=40)));
    let id = house.add("/list.json", Some(FeedFormat::MeetingGuide));
    house.one_at(0).await;
    house.server.put("/list.json", Answer::json(list(38..=42)));
    let held = house.one_at(12).await;
    assert_eq!(held.reason, Some("nearly_all_gone"), "37 of 40");
    house.server.forget_requests();
    let accept = SyncRequest {
        accept: vec![id.clone()],
        ..SyncRequest::default()
    };
    let taken = house.sync_at(accept, later(13)).await.sources.remove(0);
    assert_eq!(counts(&taken), (2, 0, 37), "as it would have been");
    assert!(
        house.server.requests().is_empty(),
        "nobody is asked for that"
    );
    assert_eq!(
        house.meetings(&id),
        42,
        "hidden is nothing before a day has gone by"
    );
    house.one_at(37).await;
    assert_eq!(house.meetings(&id), 5, "and then it is");
}

#[tokio::test]
async fn new_numbers_for_everything_lose_nothing() {
    let house = House::new();
    house.server.put("/list.json", Answer::json(list(1..=40)));
    let id = house.add("/list.json", Some(FeedFormat::MeetingGuide));
    house.one_at(0).await;
    let mut rows: Vec<Value> = serde_json::from_str(&list(1..=40)).unwrap();
    for (place, row) in rows.iter_mut().enumerate() {
        row["id"] = json!(90_000 + place);
        row["slug"] = json!(format!("renamed-{place}"));
    }
    house
        .server
        .put("/list.json", Answer::json(Value::Array(rows).to_string()));
    let renumbered = house.one_at(24).await;
    assert_eq!(
        outcome(&renumbered),
        ("updated", None),
        "the content says who is who"
    );
    assert_eq!(
        (renumbered.added, renumbered.removed),
        (0, 0),
        "nobody came or went"
    );
    assert_eq!(house.meetings(&id), 40, "all are there");
}
