use crate::find::tests::{House, meeting, names, record, source};
use crate::question::Question;
use circle_domain::{Alias, AliasKind, Record};
use jiff::civil::Weekday;

fn with_slug(key: &str, name: &str, hour: i8) -> Record {
    let alias = Alias {
        kind: AliasKind::Slug,
        value: "lamplight".to_owned(),
    };
    Record {
        aliases: vec![alias],
        ..record(key, meeting(name, Weekday::Monday, hour, 1.0))
    }
}

#[test]
fn what_changed_is_told_until_it_was_looked_at() {
    let house = House::empty();
    let directory = source("one", false);
    house.apply(&directory, vec![with_slug("7", "Lamplight", 19)]);
    let answer = house.find(&Question::default());
    let id = answer.meetings[0].stored.id.clone();
    house.engine.save(&id, house.moment.now).unwrap();
    assert!(
        house.find(&Question::default()).meetings[0].saved,
        "an answer says that it is saved"
    );
    assert!(
        house.engine.saved(&house.moment).unwrap()[0]
            .changed
            .is_empty(),
        "nothing changed yet"
    );

    house.apply(&directory, vec![with_slug("7", "Lamplight", 20)]);
    assert_eq!(
        house.engine.saved(&house.moment).unwrap()[0].changed,
        ["schedule"],
        "another time"
    );
    assert!(
        house.engine.look_at(&id, house.moment.now).unwrap(),
        "looked at"
    );
    assert!(
        house.engine.saved(&house.moment).unwrap()[0]
            .changed
            .is_empty(),
        "and from then on nothing changed"
    );
}

#[test]
fn a_renumbered_meeting_stays_saved() {
    let house = House::empty();
    let directory = source("one", false);
    house.apply(&directory, vec![with_slug("7", "Lamplight", 19)]);
    let id = house.find(&Question::default()).meetings[0]
        .stored
        .id
        .clone();
    house.engine.save(&id, house.moment.now).unwrap();
    house.apply(&directory, vec![with_slug("4711", "Lamplight", 19)]);
    let saved = house.engine.saved(&house.moment).unwrap();
    let today = saved[0].today.as_ref().expect("found again");
    assert_eq!(today.stored.record.as_str(), "4711", "under its new number");
    assert_eq!(
        names(&house.find(&Question::default())),
        ["Lamplight"],
        "there is still one"
    );
    assert!(
        house.engine.unsave(&today.stored.id).unwrap(),
        "taken off by the id it has now"
    );
    assert!(
        house.engine.saved(&house.moment).unwrap().is_empty(),
        "the list is empty"
    );
    assert!(
        !house.engine.unsave(&id).unwrap(),
        "it was not on the list any more"
    );
}

#[test]
fn a_meeting_that_is_gone_stays_with_its_copy() {
    let house = House::empty();
    let directory = source("one", false);
    house.apply(&directory, vec![with_slug("7", "Lamplight", 19)]);
    let id = house.find(&Question::default()).meetings[0]
        .stored
        .id
        .clone();
    house.engine.save(&id, house.moment.now).unwrap();
    house
        .engine
        .directory()
        .remove_source(&directory.id)
        .unwrap();
    let saved = house.engine.saved(&house.moment).unwrap();
    assert_eq!(
        saved[0].changed,
        ["listed"],
        "it is said that nobody lists it"
    );
    assert_eq!(
        saved[0].saved.frozen.name.as_deref(),
        Some("Lamplight"),
        "and what was known of it is kept"
    );
}

#[test]
fn an_invented_meeting_is_not_saved() {
    let house = House::empty();
    house.apply(
        &source("sample", true),
        vec![record("s", meeting("Invented", Weekday::Monday, 19, 1.0))],
    );
    let id = house.find(&Question::default()).meetings[0]
        .stored
        .id
        .clone();
    assert_eq!(
        house.engine.save(&id, house.moment.now).unwrap_err().code(),
        "sample_not_saved",
        "nobody is to be sent there"
    );
}
