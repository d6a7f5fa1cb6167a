//! A saved meeting is still the same meeting, whatever its publisher does to it, and says what changed.

use super::*;
use circle_domain::MeetingId;
use circle_engine::{Moment, Question, Saved};
use jiff::tz::TimeZone;

const LIST: &str = "/list.json";

fn rows() -> Vec<Value> {
    let row = |number: u32| {
        let day = u8::try_from(number % 7).unwrap();
        room(number, &format!("Lantern Group {number}"), day, "19:30")
    };
    (1..=20).map(row).collect()
}

fn moment() -> Moment {
    Moment::new(now(), TimeZone::get("America/Los_Angeles").unwrap())
}

impl House {
    fn put_rows(&self, rows: &[Value]) {
        self.server
            .put(LIST, Answer::json(Value::Array(rows.to_vec()).to_string()));
    }

    /// With a copied list whose ninth meeting is saved.
    async fn with_saved() -> (Self, SourceId, MeetingId) {
        let house = Self::new();
        house.put_rows(&rows());
        let source = house.add(LIST, Some(FeedFormat::MeetingGuide));
        house.copy_at(0).await;
        let question = Question {
            line: Some("\"Lantern Group 9\"".to_owned()),
            ..Question::default()
        };
        let found = house.engine.find(&question, &moment()).unwrap();
        let named = |found: &&circle_engine::FoundMeeting| {
            found.stored.meeting.name.as_deref() == Some("Lantern Group 9")
        };
        let id = found.meetings.iter().find(named).unwrap().stored.id.clone();
        house.engine.save(&id, now()).unwrap();
        (house, source, id)
    }

    async fn copy_at(&self, hours: i64) -> SyncReport {
        let all = SyncRequest {
            all: true,
            ..SyncRequest::default()
        };
        self.sync_at(all, later(hours)).await
    }

    fn saved_one(&self) -> Saved {
        let mut saved = self.engine.saved(&moment()).unwrap();
        assert_eq!(saved.len(), 1, "one meeting is saved, and stays so");
        saved.remove(0)
    }

    /// What the saved meeting is called today, and what changed.
    fn today(&self) -> (Option<String>, Vec<String>) {
        let saved = self.saved_one();
        let name = saved.today.and_then(|today| today.stored.meeting.name);
        (name, saved.changed)
    }

    fn reopened(self, between: impl FnOnce(&Path)) -> Self {
        let Self {
            engine,
            server,
            folder,
        } = self;
        drop(engine);
        between(folder.path());
        Self {
            engine: open(folder.path()).unwrap(),
            server,
            folder,
        }
    }
}

fn named(name: &str, changed: &[&str]) -> (Option<String>, Vec<String>) {
    (
        Some(name.to_owned()),
        changed.iter().map(|field| (*field).to_owned()).collect(),
    )
}

#[tokio::test]
async fn another_day_another_name_another_slug() {
    type Change = (
        &'static str,
        fn(&mut Value),
        &'static str,
        &'static [&'static str],
    );
    let changes: [Change; 4] = [
        (
            "day",
            |row| row["day"] = json!(4),
            "Lantern Group 9",
            &["schedule"],
        ),
        (
            "name",
            |row| row["name"] = json!("Harbor Light"),
            "Harbor Light",
            &["name"],
        ),
        (
            "slug",
            |row| row["slug"] = json!("elsewhere"),
            "Lantern Group 9",
            &[],
        ),
        (
            "slug and day",
            |row| (row["slug"], row["day"]) = (json!("elsewhere"), json!(5)),
            "Lantern Group 9",
            &["schedule"],
        ),
    ];
    for (what, change, name, fields) in changes {
        let (house, _, id) = House::with_saved().await;
        let mut rows = rows();
        change(&mut rows[8]);
        house.put_rows(&rows);
        house.copy_at(12).await;
        assert_eq!(house.today(), named(name, fields), "another {what}");
        let saved = house.saved_one();
        assert_eq!(
            saved.today.map(|today| today.stored.id),
            Some(id.clone()),
            "its id stays with another {what}"
        );
        house.engine.look_at(&id, later(13)).unwrap();
        assert_eq!(house.today(), named(name, &[]), "once seen it is no news");
    }
}

#[tokio::test]
async fn everything_numbered_anew_with_and_without_what_was_copied() {
    for lost in [false, true] {
        let (house, _, id) = House::with_saved().await;
        let mut rows = rows();
        for (place, row) in rows.iter_mut().enumerate() {
            row["id"] = json!(70_000 + place);
            row["slug"] = json!(format!("page-{place}"));
        }
        house.put_rows(&rows);
        let house = house.reopened(|folder| {
            if lost {
                for file in circle_store::SqliteFile::all(&folder.join("directory.db")) {
                    let _ = std::fs::remove_file(file);
                }
            }
        });
        house.copy_at(12).await;
        assert_eq!(
            house.today(),
            named("Lantern Group 9", &[]),
            "it is the same one (what was copied is lost: {lost})"
        );
        let today = house.saved_one().today.unwrap().stored.id;
        assert_eq!(
            today == id,
            !lost,
            "its id lasts as long as what was copied does"
        );
        assert!(
            house.engine.look_at(&today, later(13)).unwrap(),
            "and it is known by its new id"
        );
        assert!(house.engine.unsave(&today).unwrap(), "by which it can go");
    }
}

#[tokio::test]
async fn a_directory_that_is_deleted_removed_or_moved() {
    let (house, source, id) = House::with_saved().await;
    let house = house.reopened(|folder| {
        for file in circle_store::SqliteFile::all(&folder.join("directory.db")) {
            let _ = std::fs::remove_file(file);
        }
    });
    let (today, changed) = house.today();
    assert_eq!(
        (today, changed.as_slice()),
        (None, &["listed".to_owned()][..]),
        "nothing was copied yet: its own copy is what there is"
    );
    house.copy_at(1).await;
    assert_eq!(house.today(), named("Lantern Group 9", &[]), "copied again");

    house.engine.remove_source(&source).unwrap();
    assert_eq!(house.today().0, None, "its directory was taken out of use");
    assert_eq!(house.add(LIST, None), source, "and put back");
    house.copy_at(2).await;
    assert_eq!(house.today(), named("Lantern Group 9", &[]), "it is back");

    house.server.put(
        LIST,
        Answer::status(308).header("Location", "/elsewhere.json"),
    );
    let mut rows = rows();
    rows[8]["time"] = json!("20:15");
    house.server.put(
        "/elsewhere.json",
        Answer::json(Value::Array(rows).to_string()),
    );
    for hours in [24, 96, 192] {
        house.copy_at(hours).await;
    }
    let known = house.engine.sources().unwrap().remove(0);
    assert!(
        known.source.location.ends_with("/elsewhere.json"),
        "the list has moved"
    );
    house.copy_at(204).await;
    assert_eq!(
        house.today(),
        named("Lantern Group 9", &["schedule"]),
        "the meeting moved with it, and says its new time"
    );
    assert_eq!(
        house.saved_one().today.unwrap().stored.id,
        id,
        "under the id it always had"
    );
}

#[tokio::test]
async fn another_directory_stands_in_as_long_as_it_must() {
    let (house, _, id) = House::with_saved().await;
    let mut copy = room(900, "Lantern Group 9", 2, "20:00");
    copy["slug"] = json!("lantern-group-9-2");
    copy["source_slug"] = json!("group-9");
    copy["data_source"] = json!(house.server.url(LIST));
    copy["data_source_name"] = json!("Harbor Office");
    copy["formatted_address"] = json!("9 Invented St, Seattle, WA 98101, USA");
    let carried = json!([copy, room(901, "Only Here", 3, "12:00")]);
    house
        .server
        .put("/carried.json", Answer::json(carried.to_string()));
    let carrier = house.add("/carried.json", Some(FeedFormat::MeetingGuide));
    house.copy_at(1).await;
    let mut without = rows();
    without.remove(8);
    house.put_rows(&without);
    for hours in [12, 37] {
        house.copy_at(hours).await;
    }
    let saved = house.saved_one();
    let today = saved.today.expect("the aggregator still lists it");
    assert_eq!(today.stored.source, carrier, "its listing is shown");
    assert!(
        saved.changed.contains(&"schedule".to_owned())
            && !saved.changed.contains(&"listed".to_owned()),
        "another time, and it is listed: {:?}",
        saved.changed
    );
    assert_eq!(saved.saved.meeting, id, "it is still its publisher's");
    house.put_rows(&rows());
    house.copy_at(49).await;
    assert_eq!(
        house.today(),
        named("Lantern Group 9", &[]),
        "whose listing counts as soon as it is back"
    );
    assert_eq!(
        house.saved_one().today.unwrap().stored.id,
        id,
        "and it is that one"
    );
}
