use super::*;
use crate::answer::Answer;
use crate::find::tests::{House, meeting, record, source};
use crate::question::{Filters, Question};
use circle_domain::{Alias, AliasKind, Record};
use jiff::civil::{Weekday, time};

/// A group's meeting with the id of its world office.
fn listed(key: &str, name: &str, hour: i8) -> Record {
    let mut record = record(key, meeting(name, Weekday::Monday, hour, 1.0));
    for meeting in &mut record.meetings {
        meeting.world_id = Some("G00912345".to_owned());
    }
    record.aliases = vec![Alias {
        kind: AliasKind::WorldId,
        value: "G00912345".to_owned(),
    }];
    record
}

/// What an aggregator made of the record that "one" calls `slug`.
fn copied(key: &str, name: &str, hour: i8, slug: &str) -> Record {
    Record {
        aliases: vec![Alias {
            kind: AliasKind::Origin,
            value: slug.to_owned(),
        }],
        imported_from: Some("https://www.one.example/list.json".to_owned()),
        ..record(key, meeting(name, Weekday::Monday, hour, 1.0))
    }
}

fn all(house: &House) -> Answer {
    house.find(&Question::default())
}

fn shown(answer: &Answer) -> Vec<(&str, Vec<&str>)> {
    answer
        .meetings
        .iter()
        .map(|found| {
            let others = found.same_as.iter().map(|same| same.source.as_str());
            (found.stored.source.as_str(), others.collect())
        })
        .collect()
}

#[test]
fn two_directories_list_one_meeting_and_it_counts_once() {
    let house = House::empty();
    house.apply(&source("one", false), vec![listed("a", "Lamplight", 19)]);
    house.apply(
        &source("two", false),
        vec![
            listed("b", "The Lantern", 19),
            record("c", meeting("Elsewhere", Weekday::Friday, 8, 3.0)),
        ],
    );
    let answer = all(&house);
    assert_eq!(
        answer.total, 2,
        "the one in both directories, and the other"
    );
    assert_eq!(
        answer.facets.source,
        [("one".to_owned(), 1), ("two".to_owned(), 2)],
        "each directory counts what it lists"
    );
    let monday = answer.facets.weekday[0].1;
    assert_eq!(monday, 1, "every other count has it once");
    for id in ["one", "two"] {
        let filters = Filters {
            sources: vec![SourceId::new(id)],
            ..Filters::default()
        };
        let found = house.find(&Question {
            filters,
            ..Question::default()
        });
        assert!(
            found.meetings.iter().any(|found| !found.same_as.is_empty()),
            "it is found through {id}, whichever is shown"
        );
    }
    for word in ["Lamplight", "Lantern"] {
        let found = house.find(&crate::find::tests::asked(word));
        assert_eq!(found.total, 1, "{word} is a word of one of its listings");
    }
}

#[test]
fn the_original_is_shown_and_the_aggregator_disagrees() {
    let house = House::empty();
    house.apply(
        &source("many", false),
        vec![copied("x9", "Lamplight Grp", 18, "lamplight")],
    );
    house.apply(
        &source("one", false),
        vec![record(
            "lamplight",
            meeting("Lamplight", Weekday::Monday, 19, 1.0),
        )],
    );
    let answer = all(&house);
    assert_eq!(
        shown(&answer),
        [("one", vec!["many"])],
        "the publisher's own listing"
    );
    let found = &answer.meetings[0];
    assert_eq!(
        found.same_as[0].rule, "aggregator",
        "and why the other is the same"
    );
    assert_eq!(
        found.disagrees,
        [Disagreement {
            field: "time",
            values: vec!["monday 19:00".to_owned(), "monday 18:00".to_owned()],
        }],
        "what the copy says differently"
    );
    let hidden = found.same_as[0].id.clone();
    let page = house.engine.show(&hidden, &house.moment).unwrap();
    assert_eq!(
        page.meeting.stored.id, found.stored.id,
        "the copy's id leads to the same card"
    );
}

#[test]
fn another_listing_takes_over_when_the_shown_one_goes() {
    let house = House::empty();
    let one = source("one", false);
    house.apply(
        &one,
        vec![record(
            "lamplight",
            meeting("Lamplight", Weekday::Monday, 19, 1.0),
        )],
    );
    let own = all(&house).meetings[0].stored.id.clone();
    house.engine.save(&own, house.moment.now).unwrap();
    let (now, later) = (house.moment.now, time(19, 0, 0, 0));
    house.apply(
        &source("many", false),
        vec![copied("x9", "Lamplight", 19, "lamplight")],
    );
    assert!(
        all(&house).meetings[0].saved,
        "the card of a saved listing is saved"
    );
    house.engine.remove_source(&one.id).unwrap();
    let answer = all(&house);
    assert_eq!(
        shown(&answer),
        [("many", Vec::new())],
        "the copy is all that is left"
    );
    let saved = house.engine.saved(&house.moment).unwrap();
    let today = saved[0]
        .today
        .as_ref()
        .expect("the saved meeting is still found");
    assert_eq!(
        (
            today.stored.source.as_str(),
            today.stored.meeting.schedule.start
        ),
        ("many", Some(later)),
        "through the aggregator"
    );
    assert!(
        house.engine.look_at(&today.stored.id, now).unwrap(),
        "by the id it has now"
    );
}

#[test]
fn a_change_parts_what_was_one() {
    let house = House::empty();
    house.apply(&source("one", false), vec![listed("a", "Lamplight", 19)]);
    house.apply(&source("two", false), vec![listed("b", "Lamplight", 19)]);
    assert_eq!(all(&house).total, 1, "one meeting");
    house.apply(&source("two", false), vec![listed("b", "Lamplight", 21)]);
    let answer = all(&house);
    assert_eq!(
        answer.total, 2,
        "the same group at another time is another meeting"
    );
    assert!(
        answer.meetings.iter().all(|found| found.same_as.is_empty()),
        "and nothing is left of their being one"
    );
    house.apply(&source("one", false), vec![listed("a", "Lamplight", 21)]);
    assert_eq!(all(&house).total, 1, "the other followed");
}
