//! What a list lacks: shown with a mark, hidden when that is certain, gone after months, never while it is saved.

use super::*;
use circle_domain::MeetingId;
use circle_engine::{Moment, Question};
use circle_store::directory::Listing;
use jiff::tz::TimeZone;

const DAY: i64 = 24;

fn list(without: &[u32]) -> String {
    let rows = (1..=20)
        .filter(|number| !without.contains(number))
        .map(|number| room(number, &format!("Lantern Group {number}"), 2, "19:30"));
    Value::Array(rows.collect()).to_string()
}

impl House {
    fn id_of(&self, name: &str) -> MeetingId {
        let question = Question {
            limit: 100,
            ..Question::default()
        };
        let moment = Moment::new(now(), TimeZone::UTC);
        let found = self.engine.find(&question, &moment).unwrap();
        let named = |found: &&circle_engine::FoundMeeting| {
            found.stored.meeting.name.as_deref() == Some(name)
        };
        found.meetings.iter().find(named).unwrap().stored.id.clone()
    }

    async fn asked_at(&self, hours: i64) -> SyncedSource {
        let all = SyncRequest {
            all: true,
            ..SyncRequest::default()
        };
        self.sync_at(all, later(hours)).await.sources.remove(0)
    }
}

#[tokio::test]
async fn missing_hidden_gone_but_never_while_saved() {
    let house = House::new();
    house.server.put_marked("/list.json", "\"all\"", list(&[]));
    let source = house.add("/list.json", Some(FeedFormat::MeetingGuide));
    house.asked_at(0).await;
    let (kept, lost) = (
        house.id_of("Lantern Group 3"),
        house.id_of("Lantern Group 4"),
    );
    house.engine.save(&kept, later(1)).unwrap();
    house
        .server
        .put_marked("/list.json", "\"fewer\"", list(&[3, 4]));
    let first = house.asked_at(12).await;
    assert_eq!(
        (outcome(&first), first.removed),
        (("updated", None), 2),
        "two of them are missing"
    );
    let listing = |house: &House| {
        let moment = Moment::new(later(DAY), TimeZone::UTC);
        let saved = house.engine.saved(&moment).unwrap().remove(0);
        (
            saved.today.map(|today| today.stored.listing()),
            saved.changed,
        )
    };
    assert_eq!(
        listing(&house),
        (Some(Listing::Missing(later(12))), Vec::new()),
        "with a mark, and it is too early for news"
    );
    house.asked_at(13).await;
    house.asked_at(35).await;
    assert_eq!(
        house.meetings(&source),
        20,
        "three answers within a day hide nothing"
    );
    // Looked at while it was still shown: that it is gone is news all the same.
    house.engine.look_at(&kept, later(35)).unwrap();
    let hidden = house.asked_at(36).await;
    assert_eq!(
        (outcome(&hidden), house.meetings(&source)),
        (("unchanged", None), 18),
        "a day later the same answer does"
    );
    assert_eq!(
        listing(&house),
        (
            Some(Listing::NoLongerListed(later(12))),
            vec!["listed".to_owned()]
        ),
        "the saved one says since when"
    );
    house.asked_at(12 + 90 * DAY - 1).await;
    house.engine.save(&lost, later(DAY)).unwrap();
    house.engine.unsave(&lost).unwrap();
    house.asked_at(12 + 90 * DAY).await;
    let gone = house.engine.save(&lost, later(DAY));
    assert!(
        matches!(gone, Err(EngineError::UnknownMeeting)),
        "after ninety days it is gone for good: {gone:?}"
    );
    assert_eq!(
        listing(&house).0,
        Some(Listing::NoLongerListed(later(12))),
        "the saved one is not"
    );
    house.engine.unsave(&kept).unwrap();
    house.asked_at(13 + 90 * DAY).await;
    assert!(
        house.engine.save(&kept, later(DAY)).is_err(),
        "until nobody keeps it"
    );
}

#[tokio::test]
async fn what_comes_back_is_itself() {
    let house = House::new();
    house.server.put("/list.json", Answer::json(list(&[])));
    let source = house.add("/list.json", Some(FeedFormat::MeetingGuide));
    house.asked_at(0).await;
    let id = house.id_of("Lantern Group 5");
    house.server.put("/list.json", Answer::json(list(&[5])));
    for hours in [12, 40] {
        house.asked_at(hours).await;
    }
    assert_eq!(house.meetings(&source), 19, "hidden");
    house.server.put("/list.json", Answer::json(list(&[])));
    let back = house.asked_at(60 * DAY).await;
    assert_eq!(
        (back.added, back.removed, house.meetings(&source)),
        (1, 0, 20),
        "two months later it is back"
    );
    assert_eq!(house.id_of("Lantern Group 5"), id, "as the one it was");
}
