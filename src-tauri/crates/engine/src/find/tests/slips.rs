//! Slips of the keyboard in the line.

use super::*;

fn house() -> House {
    let house = House::of(vec![
        meeting("Serenity Harbor", Weekday::Monday, 19, 1.0),
        meeting("Lantern Walk", Weekday::Tuesday, 18, 2.0),
        meeting("Rapeseed Growers", Weekday::Friday, 7, 3.0),
    ]);
    house.engine.prepare_index();
    house.engine.wait_for_index();
    house
}

#[test]
fn a_word_of_a_name_is_found_with_a_slip() {
    let house = house();
    for line in ["serenty", "serennity", "lantren", "harbr"] {
        let answer = house.line(line);
        assert_eq!(answer.meetings.len(), 1, "{line:?} is a slip for one name");
        assert!(
            !answer.understood.read_as.is_empty(),
            "{line:?}: the answer says so"
        );
    }
    assert_eq!(
        house.line("wal").total,
        1,
        "the beginning of a word is no slip"
    );
    assert_eq!(
        house.line("wlk").total,
        0,
        "three letters are too few to tell"
    );
}

#[test]
fn a_problem_is_understood_with_a_slip() {
    let house = house();
    let answer = house.line("alchohol");
    let problems: Vec<&str> = answer
        .understood
        .problems
        .iter()
        .map(circle_domain::ProblemId::as_str)
        .collect();
    assert_eq!(problems, ["substance/alcohol"], "{:?}", answer.understood);
    assert_eq!(answer.total, 3, "all of these are for it");
    assert_eq!(answer.understood.chips.len(), 1, "and it can be taken off");
}

#[test]
fn a_slip_never_leads_into_what_is_grave() {
    let answer = house().line("lesbain");
    assert!(answer.understood.problems.is_empty(), "nothing is decided");
    assert_eq!(
        answer
            .understood
            .did_you_mean
            .first()
            .map(|other| other.instead.as_str()),
        Some("lesbian"),
        "it is only asked: {:?}",
        answer.understood
    );
}

#[test]
fn a_name_that_begins_with_a_town_is_a_name() {
    let house = house();
    let answer = house.line("Paris Hilton support");
    assert_eq!(
        answer.understood.words,
        ["Paris", "Hilton"],
        "nobody looks for groups in Paris: {:?}",
        answer.understood
    );
    assert!(
        answer.understood.place.is_none(),
        "and no place is taken from it"
    );
    let answer = house.line("Seattle serenity");
    assert!(
        answer.understood.place.is_some(),
        "a town, and a word of a name"
    );
}

#[test]
fn places_and_problems_are_told_apart_in_lines_with_both() {
    let house = house();
    for (line, locale, place, country, problem) in [
        (
            "grief Atlanta GA",
            "en",
            "Atlanta",
            "US",
            "grief/bereavement",
        ),
        (
            "alcohol Seattle WA",
            "en",
            "Seattle",
            "US",
            "substance/alcohol",
        ),
        (
            "anxiety Portland ME",
            "en",
            "Portland",
            "US",
            "mental-health/anxiety-panic",
        ),
        ("trauergruppe köln", "de", "Köln", "DE", "grief/bereavement"),
        (
            "groupe boulimie paris en ligne",
            "fr",
            "Paris",
            "FR",
            "mental-health/eating-disorders",
        ),
        (
            "ansiedad en los angeles",
            "es",
            "Los Angeles",
            "US",
            "mental-health/anxiety-panic",
        ),
        (
            "depresión sevilla",
            "es",
            "Sevilla",
            "ES",
            "mental-health/depression",
        ),
        ("deuil à nice", "fr", "Nice", "FR", "grief/bereavement"),
        ("Alkohol Essen", "de", "Essen", "DE", "substance/alcohol"),
        (
            "drinking seattle tonight",
            "en",
            "Seattle",
            "US",
            "substance/alcohol",
        ),
    ] {
        let question = Question {
            locale: locale.to_owned(),
            country: None,
            ..asked(line)
        };
        let understood = house.find(&question).understood;
        let found = understood.place.as_ref();
        assert_eq!(
            found.map(|place| (place.name.as_str(), place.country.as_str())),
            Some((place, country)),
            "{line:?} names a place: {understood:?}"
        );
        assert_eq!(
            understood
                .problems
                .first()
                .map(circle_domain::ProblemId::as_str),
            Some(problem),
            "{line:?} names a problem: {understood:?}"
        );
    }
}
