#![allow(clippy::unwrap_used, clippy::expect_used, reason = "these are tests")]

use crate::find::tests::{House, meeting};
use jiff::civil::Weekday;
use std::fs;

/// Every byte of what the person entered.
fn personal(house: &House) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(house.folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("personal"))
        .filter(|path| !path.to_string_lossy().ends_with("-shm"))
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn without_traces_looking_writes_nothing() {
    let house = House::of(vec![meeting("Quietharbour", Weekday::Tuesday, 19, 1.0)]);
    let (engine, now) = (&house.engine, house.moment.now);
    let id = house.id_of("Quietharbour");
    engine.save(&id, now).unwrap();
    engine.set_leave_no_trace(true).unwrap();
    let before = personal(&house);
    engine.note_use(now).unwrap();
    engine.show(&id, &house.moment).unwrap();
    engine.look_at(&id, now).unwrap();
    let _ = house.id_of("Quietharbour");
    assert!(
        before == personal(&house),
        "what somebody looked at or searched for is in no file"
    );
    engine
        .set_note(&id, Some("what I keep is kept"), now)
        .unwrap();
    assert!(
        before != personal(&house),
        "what the person keeps is written as always"
    );
}

#[test]
fn everything_is_cleared_at_once() {
    let house = House::of(vec![meeting("Quietharbour", Weekday::Tuesday, 19, 1.0)]);
    let (engine, now) = (&house.engine, house.moment.now);
    let id = house.id_of("Quietharbour");
    engine.set_note(&id, Some("ask for Marigold"), now).unwrap();
    engine.set_setting("theme", Some("dark")).unwrap();
    let cleared = engine.clear_everything(true).unwrap();
    assert_eq!(
        (cleared.kept.saved, cleared.directories),
        (1, Some(1)),
        "it is told what went"
    );
    assert!(
        engine.saved(&house.moment).unwrap().is_empty()
            && engine.setting("theme").unwrap().is_none()
            && engine.show(&id, &house.moment).is_err(),
        "nothing is left of it"
    );
    for (name, bytes) in personal(&house) {
        assert!(
            !bytes.windows(8).any(|window| window == b"Marigold"),
            "what was cleared is overwritten: {name}"
        );
    }
}
