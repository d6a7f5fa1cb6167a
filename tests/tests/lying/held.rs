//! Lists that are lists, and lie: much of them is gone, or is not what it was. What looks wrong is held back beside the old
//! data; what only looks new is known again.

use super::*;
use circle_tests::listings::room;
use serde_json::{Value, json};

/// What has to come of a list that follows one of forty meetings.
#[derive(Clone, Copy, Debug)]
pub(super) enum After {
    /// It is held back by this gate, and forty meetings are found.
    Held(&'static str),
    /// It fails with this code, and forty meetings are found.
    Refused(&'static str),
    /// It is taken over: nothing came and nothing went.
    Same,
}

use After::{Held, Refused, Same};

fn rows() -> Vec<Value> {
    let row = |number: u32| {
        let day = u8::try_from(number % 7).unwrap();
        room(number, &format!("Lantern Group {number}"), day, "19:30")
    };
    (1..=40).map(row).collect()
}

fn list(change: impl Fn(usize, &mut Value)) -> Vec<Value> {
    let mut rows = rows();
    for (place, row) in rows.iter_mut().enumerate() {
        change(place, row);
    }
    rows
}

fn first(count: usize) -> Vec<Value> {
    rows().into_iter().take(count).collect()
}

pub(super) fn cases() -> Vec<(&'static str, Vec<Value>, After)> {
    let mut backwards = rows();
    backwards.reverse();
    let twice = [rows(), rows()].concat();
    vec![
        ("half the rows", first(20), Held("many_gone")),
        ("a third gone", first(27), Held("many_gone")),
        ("91 % gone", first(3), Held("nearly_all_gone")),
        ("one row left", first(1), Held("nearly_all_gone")),
        ("no row left", Vec::new(), Refused("no_records")),
        (
            "another list altogether",
            list(|place, row| {
                *row = room(
                    u32::try_from(place).unwrap() + 5000,
                    &format!("Granite Circle {place}"),
                    3,
                    "07:15",
                );
            }),
            Held("nearly_all_gone"),
        ),
        (
            "all ids renumbered",
            list(|place, row| {
                row["id"] = json!(90_000 + place);
                row["slug"] = json!(format!("new-{place}"));
            }),
            Same,
        ),
        (
            "coordinates that jumped",
            list(|_, row| row["latitude"] = json!(-33.9)),
            Held("coordinates_moved"),
        ),
        (
            "a quarter of the coordinates jumped",
            list(|place, row| {
                if place % 4 == 0 {
                    row["longitude"] = json!(12.5);
                }
            }),
            Held("coordinates_moved"),
        ),
        (
            "rows that are no records any more",
            list(|place, row| {
                if place % 4 == 0 {
                    *row = json!({"error": place});
                }
            }),
            Held("more_invalid"),
        ),
        ("the list backwards", backwards, Same),
        ("every row twice", twice, Same),
    ]
}

async fn after(name: &str, rows: Vec<Value>, expected: After) {
    let victim = Victim::with(
        FetchPolicy::without_waiting(),
        &Value::Array(self::rows()).to_string(),
        40,
    )
    .await;
    victim.server.tell(body(Value::Array(rows).to_string()));
    let heard = sync(&victim.engine, &victim.id).await;
    let outcome = heard.outcome.as_str();
    match expected {
        Held(gate) => {
            assert_eq!(
                (outcome, heard.reason),
                ("quarantined", Some(gate)),
                "{name} is held back: {heard:?}"
            );
            assert!(heard.held.is_some(), "{name} is kept beside the old data");
        }
        Refused(code) => {
            let said = heard.error.as_ref().map(|error| error.code);
            assert_eq!(said, Some(code), "{name} is refused: {heard:?}");
        }
        Same => assert!(
            matches!(outcome, "updated" | "unchanged"),
            "{name} is the list all the same: {heard:?}"
        ),
    }
    assert_eq!(
        (heard.added, heard.removed),
        (0, 0),
        "{name} brings and takes nothing"
    );
    assert_eq!(victim.found(), 40, "after {name} the forty are found");
}

#[tokio::test]
async fn lists_that_look_wrong_are_held_back() {
    for (name, rows, expected) in cases() {
        after(name, rows, expected).await;
    }
}

#[tokio::test]
async fn one_id_for_every_row_takes_nothing_away() {
    let victim = Victim::with(
        FetchPolicy::without_waiting(),
        &Value::Array(rows()).to_string(),
        40,
    )
    .await;
    let same = list(|_, row| {
        row["id"] = json!(7);
        row["slug"] = json!("group-7");
    });
    victim.server.tell(body(Value::Array(same).to_string()));
    sync(&victim.engine, &victim.id).await;
    assert!(
        victim.found() >= 40,
        "ids that say nothing hide no meeting: {}",
        victim.found()
    );
}
