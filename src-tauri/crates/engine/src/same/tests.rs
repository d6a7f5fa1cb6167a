use super::*;
use crate::Catalogue;
use crate::answer::Answer;
use crate::find::tests::{House, meeting, record, source};
use crate::question::{Filters, Question};
use circle_domain::{
    Alias, AliasKind, Attendance, Meeting, OnlineAccess, Record, Recurrence, Venue,
};
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

/// A catalogue in which "many" lists what "one" publishes.
fn catalogue() -> Catalogue {
    let entry = |id: &str, includes: &[&str]| {
        serde_json::json!({
            "id": id, "name": id, "fellowship": "aa", "format": "meeting-guide", "url": format!("https://{id}.example/list.json"),
            "country": null, "region": null, "latitude": null, "longitude": null, "reach_km": null, "time_zone": null,
            "single_zone": false, "languages": [], "published_by": "nobody", "confirmed": null, "on_by_default": false,
            "includes": includes
        })
    };
    let entries = [entry("many", &["one"]), entry("one", &[])];
    Catalogue::read(&serde_json::json!(entries).to_string()).unwrap()
}

fn changed_at(mut record: Record, moment: &str) -> Record {
    for meeting in &mut record.meetings {
        meeting.last_changed = Some(moment.parse().unwrap());
    }
    record
}

#[test]
fn a_directory_that_includes_another_is_never_shown_before_it() {
    let (old, new) = ("2024-01-01T00:00:00Z", "2026-11-01T00:00:00Z");
    let lists = [
        ("many", changed_at(listed("b", "The Lantern", 19), new)),
        ("one", changed_at(listed("a", "Lamplight", 19), old)),
    ];
    let first = |catalogue: Catalogue, turned: bool| {
        let house = House::with(catalogue);
        let mut lists = lists.to_vec();
        if turned {
            lists.reverse();
        }
        for (id, record) in lists {
            house.apply(&source(id, false), vec![record]);
        }
        all(&house).meetings[0].stored.source.as_str().to_owned()
    };
    for turned in [false, true] {
        assert_eq!(
            first(Catalogue::default(), turned),
            "many",
            "of two originals the one that changed last"
        );
        assert_eq!(
            first(catalogue(), turned),
            "one",
            "the catalogue says that the newer one is a copy, whichever was copied first"
        );
    }
}

#[test]
fn a_directory_is_known_as_a_carrier_by_what_it_took_over() {
    let house = House::empty();
    let (old, new) = ("2024-01-01T00:00:00Z", "2026-11-01T00:00:00Z");
    house.apply(
        &source("one", false),
        vec![changed_at(listed("a", "Lamplight", 19), old)],
    );
    let own = || changed_at(listed("b", "The Lantern", 19), new);
    house.apply(&source("many", false), vec![own()]);
    assert_eq!(
        all(&house).meetings[0].stored.source.as_str(),
        "many",
        "nothing says that it carries anybody"
    );
    let elsewhere = copied("x9", "Elsewhere", 8, "gone-by-now");
    house.apply(&source("many", false), vec![own(), elsewhere]);
    let answer = all(&house);
    let lantern = answer
        .meetings
        .iter()
        .find(|found| !found.same_as.is_empty());
    assert_eq!(
        lantern.unwrap().stored.source.as_str(),
        "one",
        "another record of it says that it takes over from there, and what was settled is settled anew"
    );
}

/// What "two" says beside "one", which says `shown`.
fn differing(shown: &Meeting, other: Meeting) -> Vec<(&'static str, Vec<String>)> {
    let house = House::empty();
    let with = |key: &str, meeting: Meeting| {
        let mut record = listed(key, "Lamplight", 19);
        record.meetings = vec![Meeting {
            world_id: Some("G00912345".to_owned()),
            ..meeting
        }];
        record
    };
    let copy = Record {
        imported_from: Some("https://one.example/list.json".to_owned()),
        aliases: vec![Alias {
            kind: AliasKind::Origin,
            value: "a".to_owned(),
        }],
        ..with("b", other)
    };
    house.apply(&source("two", false), vec![copy]);
    house.apply(&source("one", false), vec![with("a", shown.clone())]);
    let mut answer = all(&house);
    assert_eq!(answer.total, 1, "one meeting");
    let found = answer.meetings.remove(0);
    assert_eq!(found.stored.source.as_str(), "one", "the original's card");
    let told = found.disagrees.into_iter();
    told.map(|differs| (differs.field, differs.values))
        .collect()
}

fn complete() -> Meeting {
    let base = meeting("Lamplight", Weekday::Monday, 19, 1.0);
    Meeting {
        attendance: Attendance::Hybrid,
        venue: Some(Venue {
            address: Some("12 North Gull Street".to_owned()),
            ..base.venue.clone().unwrap()
        }),
        online: Some(OnlineAccess {
            url: Some("https://zoom.us/j/99900010001".to_owned()),
            phone: Some("+1 206 555 0100,,99900010001#".to_owned()),
            ..OnlineAccess::default()
        }),
        ..base
    }
}

#[test]
fn every_fact_that_matters_can_differ() {
    let shown = complete();
    assert!(
        differing(&shown, complete()).is_empty(),
        "two that say the same"
    );
    let mut other = complete();
    other.schedule.recurrence = Recurrence::Monthly {
        weekday: Weekday::Tuesday,
        weeks: vec![1, 3],
    };
    other.schedule.start = Some(time(18, 30, 0, 0));
    other.temporarily_closed = true;
    if let Some(venue) = &mut other.venue {
        venue.address = Some("14 North Gull Street".to_owned());
    }
    if let Some(online) = &mut other.online {
        online.url = Some("https://zoom.us/j/99900010002".to_owned());
        online.phone = Some("+1 206 555 0199".to_owned());
    }
    let fields = |told: Vec<(&'static str, Vec<String>)>| -> Vec<&'static str> {
        told.into_iter().map(|(field, _)| field).collect()
    };
    assert_eq!(
        fields(differing(&shown, other)),
        ["time", "recurrence", "place", "link", "phone", "status"],
        "day and time, weeks, place, join link, number, and whether it is held"
    );
    let mut online = complete();
    online.attendance = Attendance::Online;
    assert_eq!(
        fields(differing(&shown, online)),
        ["attendance"],
        "how one attends; a copy without a place says nothing about it"
    );
}

#[test]
fn spelling_is_no_difference() {
    let shown = complete();
    let mut other = complete();
    if let Some(venue) = &mut other.venue {
        venue.address = Some("12 N. Gull St, Seattle, WA".to_owned());
    }
    if let Some(online) = &mut other.online {
        online.url = Some("https://us02web.zoom.us/j/99900010001?pwd=x".to_owned());
        online.phone = Some("(206) 555-0100".to_owned());
    }
    other.schedule.time_zone = Some("America/New_York".to_owned());
    other.schedule.start = Some(time(22, 0, 0, 0));
    assert_eq!(
        differing(&shown, other),
        [],
        "an address cut short, a room's other link, a number without its country, an hour of another zone"
    );
}

#[test]
fn what_the_publisher_withdrew_is_not_told_from_a_copy() {
    let mut shown = complete();
    shown.venue.as_mut().unwrap().address = None;
    shown.online = None;
    assert_eq!(
        differing(&shown, complete()),
        [],
        "the copy still has an address, a link and a number; they are not repeated beside the card"
    );
}
