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

/// Forty groups of the publisher, without those in `lacking`; group 5 as an aggregator has it, under another phone.
fn forty(lacking: std::ops::RangeInclusive<u32>) -> String {
    let rows = (1..=40).filter(|number| !lacking.contains(number));
    let rows = rows.map(|number| {
        let mut row = room(number, &format!("Lantern Group {number}"), 2, "19:30");
        if number == 5 {
            row["attendance_option"] = json!("hybrid");
            row["conference_url"] = json!("https://zoom.us/j/99900010005");
            row["conference_phone"] = json!("+12065550105");
        }
        row
    });
    Value::Array(rows.collect()).to_string()
}

fn fifth(house: &House) -> Value {
    let mut copy = room(77, "Lantern Group 5", 2, "19:00");
    copy["slug"] = json!("lantern-group-5-north");
    copy["source_slug"] = json!("group-5");
    copy["data_source"] = json!(house.server.url("/own.json"));
    copy["formatted_address"] = json!("5 Invented St, Seattle, WA 98101, USA");
    copy["latitude"] = json!(47.61 + 5.0 / 10_000.0);
    copy["attendance_option"] = json!("hybrid");
    copy["conference_url"] = json!("https://zoom.us/j/99900010006");
    copy["conference_phone"] = json!("+12065550106");
    copy
}

fn card(house: &House, at: &Moment) -> circle_engine::FoundMeeting {
    let question = Question {
        limit: 100,
        ..Question::default()
    };
    let answer = house.engine.find(&question, at).unwrap();
    let named = |found: &&circle_engine::FoundMeeting| {
        found.stored.meeting.name.as_deref() == Some("Lantern Group 5")
    };
    let mut cards = answer.meetings.iter().filter(named);
    let card = cards.next().expect("group 5 is listed").clone();
    assert!(cards.next().is_none(), "and it is one card");
    card
}

#[tokio::test]
async fn another_listing_takes_over_while_the_publishers_own_is_doubtful() {
    let house = House::new();
    let at = |hours| Moment::new(later(hours), TimeZone::get("America/Los_Angeles").unwrap());
    let sync = |hours| {
        let all = SyncRequest {
            all: true,
            ..SyncRequest::default()
        };
        house.sync_at(all, later(hours))
    };
    house.server.put("/own.json", Answer::json(forty(0..=0)));
    let carried = json!([fifth(&house), room(80, "Only Here", 3, "12:00")]);
    house
        .server
        .put("/carried.json", Answer::json(carried.to_string()));
    let publisher = house.add("/own.json", Some(FeedFormat::MeetingGuide));
    let carrier = house.add("/carried.json", Some(FeedFormat::MeetingGuide));
    sync(0).await;
    let found = card(&house, &at(0));
    assert_eq!(found.stored.source, publisher, "the publisher's own card");
    let fields: Vec<&str> = found
        .disagrees
        .iter()
        .map(|differs| differs.field)
        .collect();
    assert_eq!(
        fields,
        ["time", "link", "phone"],
        "and where its copy differs"
    );
    let own = found.stored.id.clone();
    house.engine.save(&own, later(0)).unwrap();

    house.server.put("/own.json", Answer::json(forty(3..=30)));
    let held = sync(12).await;
    let held = held.sources.iter().find(|synced| synced.id == publisher);
    assert_eq!(held.unwrap().reason, Some("many_gone"), "it is held back");
    let found = card(&house, &at(12));
    assert_eq!(
        found.stored.source, carrier,
        "what another list confirms is shown"
    );
    assert_eq!(
        (found.same_as[0].id.clone(), found.saved),
        (own.clone(), true),
        "it is still the meeting that was saved"
    );
    let told: Vec<(&str, &[String])> = found
        .disagrees
        .iter()
        .map(|differs| (differs.field, differs.values.as_slice()))
        .collect();
    assert_eq!(
        told,
        [(
            "listing",
            ["confirmed".to_owned(), "missing".to_owned()].as_slice()
        )],
        "no value of what may be withdrawn is told, but that it is missing"
    );
    let saved = house.engine.saved(&at(12)).unwrap();
    assert_eq!(saved.len(), 1, "one saved meeting");
    let today = saved[0].today.as_ref().expect("it is there");
    assert_eq!(
        (&saved[0].saved.meeting, &today.stored.source),
        (&own, &carrier),
        "the same one, as the other list has it"
    );
    assert_eq!(
        saved[0].changed,
        ["schedule", "online"],
        "and it says in what that differs"
    );

    house.server.put("/own.json", Answer::json(forty(0..=0)));
    sync(24).await;
    assert_eq!(
        card(&house, &at(24)).stored.source,
        publisher,
        "what is listed again is shown again"
    );
    let saved = house.engine.saved(&at(24)).unwrap();
    assert!(
        saved[0].changed.is_empty(),
        "as it was: {:?}",
        saved[0].changed
    );

    // The publisher takes it off its list, and says so for long enough.
    for hours in [36, 61] {
        house.server.put("/own.json", Answer::json(forty(5..=5)));
        sync(hours).await;
    }
    let found = card(&house, &at(61));
    assert_eq!(
        (
            &found.stored.source,
            found.same_as.len(),
            found.disagrees.len()
        ),
        (&carrier, 0, 0),
        "a listing that was taken back is named nowhere"
    );
    let saved = house.engine.saved(&at(61)).unwrap();
    assert_eq!(saved[0].saved.meeting, own, "what was saved stays that");
    assert!(
        house.engine.unsave(&found.stored.id).unwrap(),
        "and is found under the id that is shown"
    );
}

#[tokio::test]
async fn a_withdrawn_link_is_in_no_comparison() {
    let house = House::new();
    let moment = moment();
    house.server.put("/own.json", Answer::json(forty(0..=0)));
    let carried = json!([fifth(&house)]).to_string();
    house.server.put("/carried.json", Answer::json(carried));
    house.add("/own.json", Some(FeedFormat::MeetingGuide));
    house.add("/carried.json", Some(FeedFormat::MeetingGuide));
    house.sync().await;
    assert_eq!(
        card(&house, &moment).disagrees.len(),
        3,
        "time, link, phone"
    );
    let mut rows: Value = serde_json::from_str(&forty(0..=0)).unwrap();
    let row = &mut rows[4];
    row["conference_url"] = json!("");
    row["conference_phone"] = json!("");
    row["formatted_address"] = json!("Seattle, WA, USA");
    row["approximate"] = json!("yes");
    house
        .server
        .put("/own.json", Answer::json(rows.to_string()));
    let all = SyncRequest {
        all: true,
        ..SyncRequest::default()
    };
    house.sync_at(all, later(12)).await;
    let found = card(&house, &moment);
    let said = format!("{:?}", found.disagrees);
    for gone in ["99900010005", "99900010006", "0105", "0106", "Invented"] {
        assert!(
            !said.contains(gone),
            "{gone}: neither the withdrawn value nor a copy's of it: {said}"
        );
    }
}
