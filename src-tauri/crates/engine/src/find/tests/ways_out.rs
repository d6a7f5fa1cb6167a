//! Where nothing fits: what covers what, what is offered instead, and what danger changes.

use super::*;

#[test]
fn an_empty_answer_is_no_dead_end() {
    let house = House::of(vec![
        meeting("Far Away", Weekday::Monday, 19, 41.0),
        online("Online Tonight", Weekday::Monday, 18),
    ]);
    let answer = house.line("drinking seattle");
    assert_eq!(answer.total, 0, "nothing within 25 km");
    let wider = answer
        .next_steps
        .iter()
        .find(|step| step.kind == NextStepKind::Widen)
        .expect("a wider circle");
    assert_eq!(
        (wider.within_km, wider.total),
        (Some(50.0), 1),
        "one is within 50 km"
    );
    assert!(
        wider.nearest_km.is_some_and(|km| (km - 41.0).abs() < 0.2),
        "and how far it is: {:?}",
        wider.nearest_km
    );
    assert!(
        answer
            .next_steps
            .iter()
            .any(|step| step.kind == NextStepKind::Online && step.total == 1),
        "one can be joined from afar"
    );
    let kinds: Vec<ElsewhereKind> = answer.elsewhere.iter().map(|entry| entry.kind).collect();
    assert!(
        kinds.contains(&ElsewhereKind::Organization),
        "organizations for the problem: {kinds:?}"
    );
    assert!(
        kinds.contains(&ElsewhereKind::Online),
        "meetings online: {kinds:?}"
    );
    assert_eq!(
        answer.coverage,
        Coverage::Full,
        "a directory that reaches within 50 km was copied, and no other is known"
    );
}

#[test]
fn nothing_copied_covers_nothing() {
    let answer = House::empty().line("grief in berlin");
    assert_eq!(
        (answer.total, answer.coverage),
        (0, Coverage::None),
        "there is nothing yet"
    );
    assert!(!answer.elsewhere.is_empty(), "but somewhere to turn to");
}

#[test]
fn what_nothing_was_copied_for_is_not_covered() {
    let house = House::of(vec![meeting("Ballard Evening", Weekday::Monday, 19, 0.0)]);
    assert_eq!(
        house.line("drinking").coverage,
        Coverage::Full,
        "what was copied is for that"
    );
    assert_eq!(
        house.line("grief").coverage,
        Coverage::None,
        "nothing was copied for grief"
    );
}

#[test]
fn a_group_that_is_called_like_a_town_is_found_by_its_name() {
    let house = House::of(vec![meeting("Fremont Hoot Owls", Weekday::Monday, 19, 0.0)]);
    let answer = house.line("Fremont Hoot Owls");
    assert_eq!(
        (answer.total, answer.understood.place.is_none()),
        (1, true),
        "its name, not Fremont in California"
    );
    let answer = house.line("drinking Fremont California");
    assert!(
        answer.understood.place.is_some(),
        "without other words it is the town"
    );
}

#[test]
fn danger_is_told_and_removes_nothing() {
    let house = House::of(vec![meeting("Lamplight", Weekday::Monday, 19, 2.0)]);
    let urgent = house
        .line("drinking and i want to kill myself seattle")
        .urgent
        .expect("danger");
    assert_eq!(
        (urgent.country.as_deref(), urgent.dial.as_deref()),
        (Some("US"), Some("911")),
        "the reader's own number"
    );
    let unknown = house
        .find(&Question {
            country: None,
            ..asked("suicide")
        })
        .urgent
        .expect("danger");
    assert_eq!(unknown.dial, None, "no country, no number of another one");
}
