//! What is kept beside the directory, and everything that can be wrong with it.

use crate::find::tests::{House, asked, meeting, names, record, source};
use crate::{Engine, Options};
use circle_domain::Meeting;
use jiff::civil::Weekday;
use std::path::PathBuf;

fn house() -> House {
    let house = House::of(vec![
        meeting("Harbor Lights", Weekday::Monday, 19, 1.0),
        meeting("Lantern Walk", Weekday::Tuesday, 18, 2.0),
        Meeting {
            notes: Some("Ring twice".to_owned()),
            ..meeting("Serenity Bay", Weekday::Friday, 7, 3.0)
        },
    ]);
    house.engine.prepare_index();
    house.engine.wait_for_index();
    house
}

fn kept(engine: &Engine) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(&engine.folder).unwrap();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("search-")
        })
        .collect();
    files.sort();
    files
}

/// The folder opened a second time, as another program does it.
fn opened(house: &House) -> Engine {
    Engine::open(&house.engine.folder, house.moment.now, Options::default()).unwrap()
}

fn found(engine: &Engine, house: &House, line: &str) -> Vec<String> {
    let answer = engine.find(&asked(line), &house.moment).unwrap();
    names(&answer).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_kept_index_answers_the_next_program() {
    let house = house();
    assert_eq!(
        kept(&house.engine).len(),
        1,
        "one file, and nothing unfinished"
    );
    let other = opened(&house);
    assert_eq!(
        found(&other, &house, "ring"),
        ["Serenity Bay"],
        "a word of the notes"
    );
    let state = other.index_state();
    assert!(
        state.from_file && state.whole && state.fault.is_none(),
        "answered from the file: {state:?}"
    );
}

#[test]
fn whatever_is_wrong_with_the_file_the_answer_is_the_same() {
    let house = house();
    let file = kept(&house.engine).pop().unwrap();
    let good = std::fs::read(&file).unwrap();
    let changed = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        bytes
    };
    let mut bodies: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "no_index"),
        (b"<html>".to_vec(), "no_index"),
        (good[..good.len() / 2].to_vec(), "damaged"),
        (changed(0), "no_index"),
        (changed(8), "other_version"),
        (changed(16), "damaged"),
        (changed(30), "damaged"),
        (changed(good.len() - 1), "damaged"),
    ];
    bodies.extend(
        (64..good.len())
            .step_by(97)
            .map(|at| (changed(at), "damaged")),
    );
    for (bytes, fault) in bodies {
        std::fs::write(&file, &bytes).unwrap();
        let other = opened(&house);
        assert_eq!(
            found(&other, &house, "lantern"),
            ["Lantern Walk"],
            "the directory answers in its place ({fault})"
        );
        let state = other.index_state();
        assert_eq!(
            (state.from_file, state.fault),
            (false, Some(fault)),
            "and says why: {state:?}"
        );
        other.prepare_index();
        other.wait_for_index();
        assert_eq!(
            std::fs::read(&file).unwrap(),
            good,
            "it is made anew, the same"
        );
    }
}

#[test]
fn a_missing_file_is_made_in_the_background() {
    let house = house();
    super::forget_files(&house.engine.folder);
    let other = opened(&house);
    assert_eq!(
        found(&other, &house, "harb"),
        ["Harbor Lights"],
        "without a file"
    );
    assert_eq!(other.index_state().fault, Some("missing"), "it says so");
    other.prepare_index();
    other.wait_for_index();
    assert_eq!(found(&other, &house, "harb"), ["Harbor Lights"], "with one");
    assert!(other.index_state().from_file, "the file that was made");
}

#[test]
fn an_unfinished_file_is_passed_over_and_goes() {
    let house = house();
    let file = kept(&house.engine).pop().unwrap();
    let half = std::fs::read(&file).unwrap();
    super::forget_files(&house.engine.folder);
    // As a plug that is pulled leaves it.
    let unfinished = house.engine.folder.join("search-1.unfinished");
    std::fs::write(&unfinished, &half[..half.len() / 2]).unwrap();
    let other = opened(&house);
    assert_eq!(
        found(&other, &house, "bay"),
        ["Serenity Bay"],
        "nobody reads it"
    );
    other.prepare_index();
    other.wait_for_index();
    assert_eq!(
        kept(&other),
        [file],
        "and the next one that is kept takes it away"
    );
}

#[test]
fn a_changed_directory_is_never_answered_from_the_old_file() {
    let house = house();
    let before = kept(&house.engine);
    let second = source("two", false);
    house.apply(
        &second,
        vec![record(
            "r9",
            meeting("Dawn Patrol", Weekday::Sunday, 6, 1.5),
        )],
    );
    let other = opened(&house);
    assert_eq!(
        found(&other, &house, "dawn"),
        ["Dawn Patrol"],
        "what is new is found"
    );
    assert_eq!(
        other.index_state().fault,
        Some("missing"),
        "the old file is another state's"
    );
    other.prepare_index();
    house.engine.prepare_index();
    other.wait_for_index();
    house.engine.wait_for_index();
    let after = kept(&other);
    assert_eq!(after.len(), 1, "two programs at once leave one file");
    assert_ne!(after, before, "that of the new state");
    for engine in [&other, &house.engine] {
        assert_eq!(
            found(engine, &house, "dawn"),
            ["Dawn Patrol"],
            "both find it"
        );
        assert!(engine.index_state().from_file, "both in the file");
    }
}
