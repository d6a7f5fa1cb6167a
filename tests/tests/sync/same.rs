//! The same meeting from two directories: a publisher's list, and an aggregator that carries it.

use super::*;
use circle_engine::{Filters, Moment, Question};
use jiff::tz::TimeZone;

fn moment() -> Moment {
    Moment::new(now(), TimeZone::get("America/Los_Angeles").unwrap())
}

/// The rows of the publisher, and what an aggregator makes of the row `group-2`, half an hour behind.
fn lists(house: &House) -> (String, String) {
    let own = json!([
        room(1, "Lantern Light", 1, "19:30"),
        room(2, "Harbor Dawn", 2, "07:00")
    ]);
    let mut copy = room(77, "Harbor Dawn", 2, "06:30");
    copy["slug"] = json!("harbor-dawn-2");
    copy["source_slug"] = json!("group-2");
    copy["data_source"] = json!(house.server.url("/own.json"));
    copy["data_source_name"] = json!("Harbor Office");
    copy["formatted_address"] = json!("2 Invented St, Seattle, WA 98101, USA");
    let carried = json!([copy, room(80, "Only Here", 3, "12:00")]);
    (own.to_string(), carried.to_string())
}

#[tokio::test]
async fn a_meeting_and_its_copy_are_one_and_survive_their_source() {
    let house = House::new();
    let (own, carried) = lists(&house);
    house.server.put("/own.json", Answer::json(own));
    house.server.put("/carried.json", Answer::json(carried));
    // The aggregator first: the order of copying must not matter.
    let carrier = house.add("/carried.json", Some(FeedFormat::MeetingGuide));
    let publisher = house.add("/own.json", Some(FeedFormat::MeetingGuide));
    house.sync().await;
    let answer = house.engine.find(&Question::default(), &moment()).unwrap();
    assert_eq!(answer.total, 3, "four rows, three meetings");
    let dawn = |answer: &circle_engine::Answer| {
        let named = |found: &&circle_engine::FoundMeeting| {
            found.stored.meeting.name.as_deref() == Some("Harbor Dawn")
        };
        answer.meetings.iter().find(named).unwrap().clone()
    };
    let found = dawn(&answer);
    assert_eq!(
        found.stored.source, publisher,
        "its publisher's own listing is shown"
    );
    assert_eq!(
        (
            found.same_as[0].source.clone(),
            found.same_as[0].rule.as_str()
        ),
        (carrier.clone(), "aggregator"),
        "and the aggregator's is known to be the same"
    );
    assert_eq!(
        (found.disagrees[0].field, found.disagrees[0].values.len()),
        ("time", 2),
        "which has another time"
    );
    let filters = Filters {
        sources: vec![carrier.clone()],
        ..Filters::default()
    };
    let through = Question {
        filters,
        ..Question::default()
    };
    let through = house.engine.find(&through, &moment()).unwrap();
    assert_eq!(through.total, 2, "it is found through the aggregator too");

    house.engine.save(&found.stored.id, now()).unwrap();
    house.engine.remove_source(&publisher).unwrap();
    let saved = house.engine.saved(&moment()).unwrap().remove(0);
    let today = saved
        .today
        .expect("the same group, now through an aggregator");
    assert_eq!(today.stored.source, carrier, "the other listing is found");
    assert!(
        saved.changed.iter().any(|field| field == "schedule"),
        "and what changed is said: {:?}",
        saved.changed
    );
    let answer = house.engine.find(&Question::default(), &moment()).unwrap();
    assert_eq!(
        dawn(&answer).stored.source,
        carrier,
        "which took over in every answer"
    );
}
