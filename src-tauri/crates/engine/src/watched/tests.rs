#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "these are tests"
)]

use super::Watched;
use crate::find::tests::{House, meeting, record, source};
use circle_domain::Meeting;
use jiff::civil::{Weekday, time};

#[test]
fn a_new_time_is_told_until_it_was_seen() {
    let house = House::of(vec![meeting("Quietharbour", Weekday::Tuesday, 19, 1.0)]);
    let (engine, now) = (&house.engine, house.moment.now);
    let id = house.id_of("Quietharbour");
    engine.save(&id, now).unwrap();
    assert!(
        engine.watched(&house.moment).unwrap().is_empty(),
        "nothing changed yet"
    );
    let mut later: Meeting = meeting("Quietharbour", Weekday::Tuesday, 19, 1.0);
    later.schedule.start = Some(time(19, 30, 0, 0));
    house.apply(&source("one", false), vec![record("r0", later)]);
    let changes = engine.watched(&house.moment).unwrap();
    assert!(
        matches!(&changes[0].what, Watched::Time { was, is }
            if was.start == Some(time(19, 0, 0, 0)) && is.start == Some(time(19, 30, 0, 0))),
        "both times are told: {changes:?}"
    );
    engine.mark_seen(changes[0].saved, now).unwrap();
    assert!(
        engine.watched(&house.moment).unwrap().is_empty(),
        "what was seen is told no more"
    );
}

#[test]
fn the_newest_change_of_each_is_told_and_all_can_be_seen_at_once() {
    let house = House::of(vec![
        meeting("Quietharbour", Weekday::Tuesday, 19, 1.0),
        meeting("Nightferry", Weekday::Friday, 20, 2.0),
    ]);
    let (engine, now) = (&house.engine, house.moment.now);
    for name in ["Quietharbour", "Nightferry"] {
        engine.save(&house.id_of(name), now).unwrap();
    }
    house.apply(
        &source("one", false),
        vec![
            record("r0", meeting("Quiet Harbour", Weekday::Tuesday, 19, 1.0)),
            record("r1", meeting("Nightferry", Weekday::Friday, 21, 2.0)),
        ],
    );
    let kinds: Vec<&str> = engine
        .watched(&house.moment)
        .unwrap()
        .iter()
        .map(|change| change.what.as_str())
        .collect();
    assert!(
        kinds.contains(&"name") && kinds.contains(&"time"),
        "each change says what it is: {kinds:?}"
    );
    engine.mark_all_seen(now).unwrap();
    assert!(
        engine.watched(&house.moment).unwrap().is_empty(),
        "all was seen"
    );
}
