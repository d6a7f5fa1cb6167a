#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "these are tests"
)]

use crate::find::tests::{House, meeting};
use circle_domain::{FellowshipId, Meeting, ProblemClaim, ProblemId};
use jiff::civil::Weekday;

fn of(name: &str, fellowship: &str, problem: &str, north: f64) -> Meeting {
    Meeting {
        fellowship: Some(FellowshipId::new(fellowship)),
        problems: vec![ProblemClaim {
            problem: ProblemId::new(problem),
            primary: true,
        }],
        ..meeting(name, Weekday::Wednesday, 19, north)
    }
}

#[test]
fn other_ways_and_the_other_side_are_told_beside_more_of_the_same() {
    let alcohol = "substance/alcohol";
    let house = House::of(vec![
        of("This one", "aa", alcohol, 0.0),
        of("Same house", "oa", "behavioral/food-overeating", 0.0),
        of("Next street", "aa", alcohol, 1.0),
        of("Without steps", "smart", alcohol, 2.0),
        of(
            "For those close",
            "al-anon",
            "family-of-addict/family-alcohol",
            3.0,
        ),
        of("Far away", "aa", alcohol, 300.0),
    ]);
    let name = |found: &[crate::FoundMeeting]| -> Vec<String> {
        found
            .iter()
            .filter_map(|one| one.stored.meeting.name.clone())
            .collect()
    };
    let this = house.id_of("This one");
    let nearby = house.engine.nearby(&this, &house.moment).unwrap();
    assert_eq!(
        name(&nearby.same_place),
        ["Same house"],
        "what else is in the house is told, and not the meeting itself"
    );
    assert_eq!(
        name(&nearby.other_ways),
        ["Without steps"],
        "a way without steps stands beside one with them"
    );
    assert_eq!(
        name(&nearby.other_side),
        ["For those close"],
        "those close to somebody have groups of their own"
    );
    assert_eq!(
        name(&nearby.others),
        ["Next street"],
        "near means near, and no group is told twice"
    );
    let beside = house
        .engine
        .nearby(&house.id_of("Without steps"), &house.moment);
    assert!(
        name(&beside.unwrap().other_ways).contains(&"This one".to_owned()),
        "no way is better than another: it goes both ways"
    );
}

#[test]
fn without_a_problem_only_the_house_is_told() {
    let lone = Meeting {
        problems: Vec::new(),
        fellowship: None,
        ..meeting("Open evening", Weekday::Monday, 18, 0.0)
    };
    let house = House::of(vec![lone, of("Next door", "aa", "substance/alcohol", 0.0)]);
    let nearby = house
        .engine
        .nearby(&house.id_of("Open evening"), &house.moment)
        .unwrap();
    assert_eq!(nearby.same_place.len(), 1, "the house has another group");
    assert!(
        nearby.others.is_empty() && nearby.other_ways.is_empty() && nearby.other_side.is_empty(),
        "what it is for is not known: nothing is guessed"
    );
}
