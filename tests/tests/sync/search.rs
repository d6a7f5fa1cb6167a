//! What was copied is found: by words, place, day and problem, and only in what is real.

use super::*;
use circle_domain::{Attendance, ProblemId, ZoneFrom};
use circle_engine::{Filters, Moment, Near, Question};
use jiff::tz::TimeZone;

fn moment() -> Moment {
    Moment::new(now(), TimeZone::get("America/Los_Angeles").unwrap())
}

fn names(engine: &Engine, question: &Question) -> Vec<String> {
    let answer = engine.find(question, &moment()).unwrap();
    assert_eq!(
        answer.total as usize,
        answer.meetings.len(),
        "all of them fit on a page"
    );
    answer
        .meetings
        .into_iter()
        .filter_map(|found| found.stored.meeting.name)
        .collect()
}

fn ask(change: impl FnOnce(&mut Filters)) -> Question {
    let mut question = Question::default();
    change(&mut question.filters);
    question
}

#[tokio::test]
async fn meetings_are_found_as_soon_as_they_are_copied() {
    let house = House::new();
    let rows = vec![
        room(1, "Lantern at Noon", 1, "12:00"),
        room(2, "Compass Evening", 2, "19:30"),
        online(3, "Quay Online", 3, "20:00"),
    ];
    house
        .server
        .put("/list.json", Answer::json(Value::Array(rows).to_string()));
    house.add("/list.json", None);
    assert!(
        names(&house.engine, &Question::default()).is_empty(),
        "an empty folder finds nothing"
    );
    let report = house.sync().await;
    assert!(report.is_complete(), "{report:?}");
    assert_eq!(
        names(&house.engine, &Question::default()).len(),
        3,
        "all of them"
    );
    let words = Question {
        line: Some("lantern".into()),
        ..Question::default()
    };
    assert_eq!(
        names(&house.engine, &words),
        ["Lantern at Noon"],
        "by a word of the name"
    );
    let alcohol = ask(|filters| filters.problems = vec![ProblemId::new("substance/alcohol")]);
    assert_eq!(
        names(&house.engine, &alcohol).len(),
        3,
        "by what the source's fellowship is for"
    );
    let near = ask(|filters| filters.near = Some(Near::Text("Seattle".into())));
    assert_eq!(
        names(&house.engine, &near).len(),
        2,
        "near a town: what is only online has no place"
    );
    let afar = ask(|filters| filters.attendance = vec![Attendance::Online]);
    let answer = house.engine.find(&afar, &moment()).unwrap();
    assert_eq!(answer.meetings.len(), 1, "by how to attend");
    let online = &answer.meetings[0].stored.meeting.schedule;
    assert_eq!(
        online.time_zone.as_deref(),
        Some("America/Los_Angeles"),
        "the zone of a source that covers a single one"
    );
    assert_eq!(
        online.zone_from,
        ZoneFrom::Source,
        "and it is said whose it is"
    );
    assert!(
        answer.meetings[0].next.is_some(),
        "so its next time is known"
    );
}

#[tokio::test]
async fn a_search_never_mixes_what_is_invented_with_what_is_real() {
    let house = House::new();
    house.engine.use_sample(now()).unwrap();
    let invented = house.engine.find(&Question::default(), &moment()).unwrap();
    assert!(
        invented.sample && invented.total > 100,
        "the sample town is inhabited"
    );
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(4)));
    house.add("/list.json", None);
    house.sync().await;
    let real = house.engine.find(&Question::default(), &moment()).unwrap();
    assert!(!real.sample && real.total == 4, "only what is real is left");
    assert!(
        real.meetings.iter().all(|found| !found.stored.sample),
        "in every row"
    );
}

#[tokio::test]
async fn a_removed_source_is_found_no_more() {
    let house = House::new();
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(4)));
    let id = house.add("/list.json", None);
    house.sync().await;
    let before: Vec<String> = {
        let answer = house.engine.find(&Question::default(), &moment()).unwrap();
        answer
            .meetings
            .iter()
            .map(|found| found.stored.id.to_string())
            .collect()
    };
    let source = house.engine.remove_source(&id).unwrap();
    assert!(
        names(&house.engine, &Question::default()).is_empty(),
        "nothing of it is left"
    );
    house.engine.restore_source(source, now()).unwrap();
    house.sync().await;
    let answer = house.engine.find(&Question::default(), &moment()).unwrap();
    let after: Vec<String> = answer
        .meetings
        .iter()
        .map(|found| found.stored.id.to_string())
        .collect();
    assert_eq!(
        after, before,
        "added again, every meeting has the id it had"
    );
}
