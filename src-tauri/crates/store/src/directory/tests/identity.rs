//! A meeting is still the same one, whatever its publisher does to it.

use super::*;
use std::collections::HashSet;

#[test]
fn what_does_not_change_is_not_written() {
    let kept = Kept::new();
    let records = || vec![record("1", vec![weekly("Anchor", "", Weekday::Monday)])];
    assert_eq!(kept.apply(records()).added, 1, "it is new");
    let (generation, before) = (kept.directory.generation().unwrap(), kept.all());
    assert_eq!(kept.apply(records()), Changes::default(), "nothing changed");
    assert_eq!(
        kept.directory.generation().unwrap(),
        generation,
        "so the search index is still good"
    );
    let after = kept.all();
    assert_eq!(
        after[0].content_changed, before[0].content_changed,
        "its content did not change"
    );
    assert_eq!(after[0].last_read, Some(at(2)), "but it was read again");
    assert_eq!(
        kept.directory
            .source_state(&kept.source.id)
            .unwrap()
            .unwrap()
            .outcome,
        Outcome::Unchanged,
        "as its state says"
    );
}

#[test]
fn a_sole_slot_moves_and_stays() {
    let kept = Kept::new();
    kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    let before = kept.ids();
    let changes = kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Friday)],
    )]);
    assert_eq!(
        (changes.added, changes.changed, changes.removed),
        (0, 1, 0),
        "one meeting changed its day"
    );
    assert_eq!(kept.ids(), before, "row and id stay");
}

#[test]
fn one_slot_becomes_several_and_one_again() {
    let kept = Kept::new();
    kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    let (_, row, id) = kept.ids().remove(0);
    let both = vec![
        weekly("Thu", "thursday", Weekday::Thursday),
        weekly("Mon", "monday", Weekday::Monday),
    ];
    let changes = kept.apply(vec![record("1", both)]);
    assert_eq!(
        (changes.added, changes.changed, changes.removed),
        (1, 1, 0),
        "one day was added"
    );
    let now = kept.ids();
    assert!(
        now.contains(&("Mon".to_owned(), row, id.clone())),
        "the same day is the same meeting"
    );
    let changes = kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    assert_eq!(
        (changes.added, changes.changed, changes.removed),
        (0, 1, 1),
        "one day went"
    );
    assert_eq!(
        kept.ids(),
        [("Anchor".to_owned(), row, id)],
        "and it is the first one again"
    );
}

#[test]
fn a_new_key_is_linked_by_another_name() {
    let kept = Kept::new();
    let named = |key: &str, kind, value: &str, name: &str| {
        let mut record = record(key, vec![weekly(name, "", Weekday::Monday)]);
        record.aliases.push(alias(kind, value));
        record
    };
    kept.apply(vec![
        named("1", AliasKind::Content, "c1", "Anchor"),
        named("2", AliasKind::Slug, "buoy", "Buoy"),
        named("cable", AliasKind::Number, "9", "Cable"),
    ]);
    let before = kept.ids();
    // The first was given the number that the second had; the third is now called by its number.
    let changes = kept.apply(vec![
        named("101", AliasKind::Content, "c1", "Anchor"),
        named("102", AliasKind::Slug, "buoy", "Buoy II"),
        named("9", AliasKind::Slug, "other", "Cable"),
    ]);
    assert_eq!(
        (changes.added, changes.changed, changes.removed),
        (0, 1, 0),
        "only a name changed"
    );
    let now = kept.ids();
    assert_eq!(
        now.iter().map(|(_, row, id)| (row, id)).collect::<Vec<_>>(),
        before
            .iter()
            .map(|(_, row, id)| (row, id))
            .collect::<Vec<_>>(),
        "rows and ids stay"
    );
    assert_eq!(kept.all()[0].record.as_str(), "101", "under the new key");
    // A stranger comes with the key of which the first one's id is made.
    let changes = kept.apply(vec![
        named("101", AliasKind::Content, "c1", "Anchor"),
        named("102", AliasKind::Slug, "buoy", "Buoy II"),
        named("9", AliasKind::Slug, "other", "Cable"),
        named("1", AliasKind::Content, "c4", "Dinghy"),
    ]);
    assert_eq!(
        (changes.added, changes.removed),
        (1, 0),
        "it is a meeting of its own"
    );
    let now = kept.ids();
    assert_ne!(now[0].2, now[3].2, "with an id of its own");
}

#[test]
fn a_name_that_two_have_links_nobody() {
    let kept = Kept::new();
    let twin = |key: &str| {
        let mut record = record(key, vec![weekly("Twin", "", Weekday::Monday)]);
        record.aliases.push(alias(AliasKind::Content, "same"));
        record
    };
    kept.apply(vec![twin("1"), twin("2")]);
    let changes = kept.apply(vec![twin("3"), twin("4")]);
    assert_eq!(
        (changes.added, changes.removed),
        (2, 2),
        "which is which cannot be said"
    );
}

#[test]
fn keys_that_come_twice_are_kept_apart() {
    let kept = Kept::new();
    let twice = || {
        vec![
            record("1", vec![weekly("Anchor", "", Weekday::Monday)]),
            record("1", vec![weekly("Buoy", "", Weekday::Tuesday)]),
        ]
    };
    assert_eq!(kept.apply(twice()).added, 2, "nothing is dropped");
    assert_eq!(
        kept.apply(twice()),
        Changes::default(),
        "and it is the same the next time"
    );
}

#[test]
fn what_is_missing_is_counted_and_kept() {
    let kept = Kept::new();
    kept.apply(vec![
        record("1", vec![weekly("Anchor", "", Weekday::Monday)]),
        record(
            "2",
            vec![
                weekly("Buoy", "a", Weekday::Monday),
                weekly("Buoy", "b", Weekday::Tuesday),
            ],
        ),
    ]);
    assert_eq!(kept.find("buoy").len(), 2, "both are found");
    let changes = kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    assert_eq!(
        (changes.added, changes.changed, changes.removed),
        (0, 0, 2),
        "counted in meetings"
    );
    assert_eq!(kept.find("buoy").len(), 2, "one answer takes nothing away");
    assert_eq!(kept.find("anchor").len(), 1, "the other stays");
}

#[test]
fn a_deleted_file_and_a_removed_source_give_the_same_ids() {
    let records = || vec![record("1", vec![weekly("Anchor", "", Weekday::Monday)])];
    let (one, other) = (Kept::new(), Kept::new());
    one.apply(records());
    other.apply(records());
    assert_eq!(
        one.ids(),
        other.ids(),
        "ids are made of what the publisher says"
    );
    assert_eq!(
        one.directory.remove_source(&one.source.id).unwrap(),
        1,
        "one meeting went"
    );
    assert_eq!(one.directory.count().unwrap(), 0, "nothing is left");
    assert_eq!(
        one.find("anchor"),
        Vec::<i64>::new(),
        "not even in the words"
    );
    assert_eq!(
        one.directory.remove_source(&one.source.id).unwrap(),
        0,
        "there is nothing to remove twice"
    );
    one.apply(records());
    assert_eq!(
        one.ids()[0].2,
        other.ids()[0].2,
        "added again it has its old id"
    );
}

#[test]
fn a_cancelled_taking_over_leaves_nothing() {
    let kept = Kept::new();
    kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    let (before, state) = (kept.all(), kept.directory.source_states().unwrap());
    let asked = std::sync::atomic::AtomicUsize::new(0);
    let cancelled = move || asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed) > 150;
    let many = (0..200)
        .map(|n| record(&format!("n{n}"), vec![weekly("New", "", Weekday::Monday)]))
        .collect();
    let answer = kept.try_apply(many, Some(&cancelled));
    assert!(
        matches!(answer, Err(StoreError::Cancelled)),
        "it says so: {answer:?}"
    );
    assert_eq!(kept.all(), before, "nothing came and nothing went");
    assert_eq!(
        kept.directory.source_states().unwrap(),
        state,
        "and its state is the one before"
    );
}

#[test]
fn what_is_said_to_be_unchanged_is_kept() {
    let kept = Kept::new();
    let named = |key: &str| record(key, vec![weekly(key, "monday", Weekday::Monday)]);
    kept.apply(vec![named("a"), named("b"), named("c")]);
    let before = kept.ids();
    let unchanged: HashSet<RecordKey> = ["a", "b", "never-seen"].map(RecordKey::new).into();
    let applied = Applied {
        unchanged: Some(&unchanged),
        ..Applied::new(at(9), 1)
    };
    let changes = kept
        .directory
        .apply(&kept.source, vec![named("c")], &applied)
        .unwrap();
    assert_eq!(
        changes,
        Changes::default(),
        "nothing is missing, nothing is new"
    );
    assert_eq!(kept.ids(), before, "and everything is as it was");
}
