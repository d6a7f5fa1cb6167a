//! An interface that is asked again: what is there by its ids and dates, and only what changed in full.

use super::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A directory whose services can be changed while it is served.
#[derive(Clone, Default)]
struct Services {
    /// By number: when it was changed, and its name.
    kept: Arc<Mutex<BTreeMap<usize, (String, String)>>>,
    /// Changes that `modified_after` does not tell of.
    hidden: Arc<Mutex<Vec<usize>>>,
}

impl Services {
    fn put(&self, number: usize, date: &str, name: &str) {
        let value = (date.to_owned(), name.to_owned());
        self.kept.lock().unwrap().insert(number, value);
    }

    fn serve(&self, house: &House) {
        root(house, "3.0");
        let services = self.clone();
        house
            .server
            .answer("/api/services", move |request| services.list(request));
        for number in 0..40 {
            let services = self.clone();
            let path = format!("/api/services/s{number}");
            house.server.answer(&path, move |_| {
                let kept = services.kept.lock().unwrap();
                let Some((date, name)) = kept.get(&number) else {
                    return Answer::status(404);
                };
                let mut service = whole(number, name);
                service["last_modified"] = json!(date);
                Answer::json(service.to_string())
            });
        }
    }

    fn list(&self, request: &circle_tests::server::Request) -> Answer {
        if request.parameter("format").is_some() {
            return Answer::status(400);
        }
        let since = request.parameter("modified_after").unwrap_or_default();
        let minimal = request.parameter("minimal").is_some();
        let hidden = self.hidden.lock().unwrap().clone();
        let page: usize = request.parameter("page").unwrap().parse().unwrap();
        let kept = self.kept.lock().unwrap();
        let all: Vec<Value> = kept
            .iter()
            .filter(|(number, (date, _))| {
                date.as_str() > since && (since.is_empty() || !hidden.contains(number))
            })
            .map(|(number, (date, name))| {
                if minimal {
                    return json!({"id": format!("s{number}"), "modified_date": date});
                }
                let mut service = item(*number, name);
                service["last_modified"] = json!(date);
                service
            })
            .collect();
        let pages = all.len().div_ceil(10).max(1);
        let contents: Vec<&Value> = all.iter().skip((page - 1) * 10).take(10).collect();
        Answer::json(
            json!({"total_pages": pages, "page_number": page, "last_page": page >= pages, "contents": contents})
                .to_string(),
        )
    }
}

/// Thirty services, every fifth of which is no group, copied once.
async fn copied() -> (House, Services, SourceId) {
    let (house, services) = (House::new(), Services::default());
    for number in 0..30 {
        let name = if number % 5 == 0 {
            "Food Bank"
        } else {
            "Quayside Support Group"
        };
        services.put(number, "2026-10-01T10:00:00Z", name);
    }
    services.serve(&house);
    let id = house.add("/api", None);
    let first = house.sync_one().await;
    assert_eq!(outcome(&first), ("updated", None), "{:?}", first.error);
    assert_eq!(
        (first.read, first.accepted, first.rejected),
        (30, 24, 6),
        "the first time everything"
    );
    (house, services, id)
}

async fn again(house: &House, hours: i64) -> SyncedSource {
    let request = SyncRequest {
        all: true,
        ..SyncRequest::default()
    };
    house.server.forget_requests();
    let mut report = house.sync_at(request, later(hours)).await;
    report.sources.remove(0)
}

/// How many services were asked for one by one.
fn alone(house: &House) -> usize {
    let asked = asked(house);
    asked
        .iter()
        .filter(|asked| asked.starts_with("/api/services/s"))
        .count()
}

#[tokio::test]
async fn only_what_changed_is_asked_for() {
    let (house, services, id) = copied().await;
    let second = again(&house, 24).await;
    assert_eq!(
        (second.read, second.accepted, second.rejected),
        (30, 24, 6),
        "all of them are there: {:?}",
        second.error
    );
    assert_eq!(
        (second.added, second.changed, second.removed, alone(&house)),
        (0, 0, 0, 0),
        "and none is asked for again"
    );
    services.put(31, "2026-11-24T09:00:00Z", "Lantern Support Group");
    services.put(3, "2026-11-24T09:30:00Z", "Other Support Group");
    services.kept.lock().unwrap().remove(&4);
    let third = again(&house, 48).await;
    assert_eq!(
        (third.added, third.changed, third.removed),
        (1, 1, 1),
        "a new one, a changed one, and one that is in the sweep no more: {:?}",
        third.error
    );
    assert_eq!(
        house.meetings(&id),
        25,
        "what is missing once is kept, and marked"
    );
    let fourth = again(&house, 60).await;
    assert_eq!(
        (alone(&house), fourth.read, fourth.accepted, fourth.rejected),
        (2, 30, 24, 6),
        "those of the last days once more: a day may be counted in any way"
    );
    let fifth = again(&house, 72).await;
    assert_eq!(
        outcome(&fifth),
        ("unchanged", None),
        "the same sweep and the same changes"
    );
}

#[tokio::test]
async fn changes_that_are_not_all_are_not_trusted() {
    let (house, services, _) = copied().await;
    again(&house, 12).await;
    services.put(3, "2026-11-24T09:30:00Z", "Other Support Group");
    services.hidden.lock().unwrap().push(3);
    let third = again(&house, 48).await;
    assert_eq!(
        (third.changed, alone(&house)),
        (1, 30),
        "its date in the sweep is new, and it did not come: everything is asked for"
    );
}

#[tokio::test]
async fn once_a_week_everything_is_asked_for() {
    let (house, services, _) = copied().await;
    services.put(31, "2026-11-23T09:00:00Z", "Lantern Support Group");
    again(&house, 24).await;
    again(&house, 120).await;
    assert_eq!(alone(&house), 1, "until then only the last change");
    // What hangs on it was changed, and its date was not.
    services.put(3, "2026-10-01T10:00:00Z", "Other Support Group");
    let late = again(&house, 24 * 7).await;
    assert_eq!(
        (late.changed, alone(&house)),
        (1, 31),
        "a publisher may forget to write the date"
    );
}

#[tokio::test]
async fn a_partial_answer_is_held_back_like_a_whole_one() {
    let (house, services, id) = copied().await;
    services.put(31, "2026-11-23T09:00:00Z", "Lantern Support Group");
    again(&house, 12).await;
    services
        .kept
        .lock()
        .unwrap()
        .retain(|number, _| *number > 25);
    let held = again(&house, 24).await;
    assert_eq!(
        (held.outcome.as_str(), house.meetings(&id)),
        ("quarantined", 25),
        "most of them gone at once"
    );
    let request = SyncRequest {
        accept: vec![id.clone()],
        ..SyncRequest::default()
    };
    let taken = house.sync_at(request, later(30)).await;
    let taken = &taken.sources[0];
    assert_eq!(
        (taken.read, taken.accepted),
        (5, 5),
        "what is held back is the whole directory, not its changes: {:?}",
        taken.error
    );
}

#[tokio::test]
async fn services_that_share_an_id_are_asked_for_each_time() {
    let house = House::new();
    root(&house, "3.0");
    house.server.answer("/api/services", |request| {
        if request.parameter("format").is_some() {
            return Answer::status(400);
        }
        let minimal = request.parameter("minimal").is_some();
        let changed = request.parameter("modified_after").is_some();
        let page: usize = request.parameter("page").unwrap().parse().unwrap();
        let contents: Vec<Value> = (0..if changed { 0 } else { 20 })
            .skip((page - 1) * 5)
            .take(5)
            .map(|number| {
                let mut service = if minimal {
                    json!({})
                } else {
                    whole(number, "Quayside Support Group")
                };
                let id = if number < 2 { "same".to_owned() } else { format!("s{number}") };
                service["id"] = json!(id);
                service["last_modified"] = json!("2026-10-01T10:00:00Z");
                service
            })
            .collect();
        let page = json!({"last_page": page >= 4, "page_number": page, "total_pages": 4, "contents": contents});
        Answer::json(page.to_string())
    });
    let id = house.add("/api", None);
    house.sync_one().await;
    assert_eq!(house.meetings(&id), 20, "two of them share an id");
    for hours in [24, 48, 72, 120] {
        let copy = again(&house, hours).await;
        assert_eq!(outcome(&copy), ("unchanged", None), "{:?}", copy.error);
        assert!(
            !asked(&house).iter().any(|asked| asked.contains("minimal")),
            "their ids do not tell them apart: a sweep would lose them"
        );
        assert_eq!(house.meetings(&id), 20, "none of them is missed");
    }
}
