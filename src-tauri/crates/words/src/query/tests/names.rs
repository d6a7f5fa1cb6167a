//! Names of towns stay whole, and whole lines as people write them come out right.

use super::{asked, problems, rest};
use circle_domain::FellowshipId;

#[test]
fn places_are_left_whole() {
    for (line, left) in [
        ("AA in Frankfurt am Main", "Frankfurt am Main"),
        ("NA Boston MA", "Boston MA"),
        ("meetings in WA", "WA"),
        ("drinking near Stoke on Trent tonight", "Stoke on Trent"),
        ("grief Portland, Oregon", "Portland, Oregon"),
        ("gambling seattle wa", "seattle wa"),
        ("AA bei München online", "München"),
        ("AA São Paulo", "São Paulo"),
        ("Al-Anon 10115 Berlin", "10115 Berlin"),
    ] {
        assert_eq!(rest(line), [left], "{line:?}: {:?}", asked(line));
    }
    assert!(
        asked("AA in Frankfurt am Main").rest[0].after_place_word,
        "a word said that it is a place"
    );
    assert!(
        asked("CA meetings")
            .fellowships
            .contains(&FellowshipId::new("ca")),
        "and an initialism where no place fits"
    );
}

#[test]
fn towns_whose_names_hold_other_words_stay_whole() {
    for town in [
        "New York",
        "New Orleans",
        "The Hague",
        "Des Moines",
        "Fond du Lac",
        "Sun City",
        "Hyde Park",
        "Newcastle under Lyme",
        "Caen",
        "Angers",
        "Billings",
        "Tempe",
        "Morden",
        "Wetter",
        "Neu-Ulm",
        "Huntington Beach",
        "Upper Arlington",
        "East New York",
        "Chester-le-Street",
        "Stratford-upon-Avon",
        "Bad Homburg vor der Höhe",
        "Foster City",
        "Halle",
        "Essen",
        "Speed Valley",
    ] {
        assert_eq!(
            rest(&format!("AA {town}")),
            [town],
            "{:?}",
            asked(&format!("AA {town}"))
        );
    }
}

#[test]
fn lines_as_they_are_written() {
    for (line, leaf, relation) in [
        ("I need help with my drinking", "substance/alcohol", "self"),
        (
            "help me stop gambling online tonight",
            "behavioral/gambling",
            "unknown",
        ),
        (
            "my son is on drugs and I don't know what to do",
            "family-of-addict/family-drugs",
            "family",
        ),
        (
            "can't stop eating sugar",
            "behavioral/food-overeating",
            "unknown",
        ),
        (
            "trauma survivors women online evening",
            "mental-health/ptsd-trauma",
            "unknown",
        ),
        ("F10.2", "substance/alcohol", "unknown"),
        (
            "Glücksspielsucht Angehörige",
            "family-of-addict/family-gambling",
            "family",
        ),
        (
            "meine Mutter ist dement",
            "caregiving/dementia-carers",
            "family",
        ),
        (
            "patient with bipolar disorder",
            "mental-health/bipolar",
            "professional",
        ),
    ] {
        assert_eq!(problems(line), [leaf], "{line:?}: {:?}", asked(line));
        assert_eq!(
            asked(line).relation.as_str(),
            relation,
            "{line:?}: {:?}",
            asked(line)
        );
        assert!(
            asked(line).rest.is_empty(),
            "{line:?} leaves nothing: {:?}",
            asked(line).rest
        );
    }
}

#[test]
fn codes_of_states_after_in_are_places() {
    for (line, code) in [
        ("meetings in OR", "OR"),
        ("AA in ME", "ME"),
        ("AA meetings in IN", "IN"),
        ("AA in ON", "ON"),
    ] {
        let asked = asked(line);
        assert_eq!(rest(line), [code], "{line:?} names a state: {asked:?}");
        assert!(
            asked.rest[0].after_place_word,
            "{line:?} says that it is a place"
        );
    }
    for line in ["help ME", "OR", "AA near ME", "HELP IN ME NOW"] {
        assert!(
            rest(line).is_empty(),
            "{line:?} names none: {:?}",
            rest(line)
        );
    }
}

#[test]
fn words_of_danger_are_not_searched_for_as_text() {
    for line in [
        "he strangled me",
        "he tried to kill me",
        "my partner hits our child",
    ] {
        let asked = asked(line);
        assert!(
            !asked.urgent.is_empty() && asked.rest.is_empty(),
            "{line:?} removes nothing: {asked:?}"
        );
    }
}

#[test]
fn the_familys_problem_is_not_the_persons_own() {
    assert_eq!(
        problems("Elternkreis Drogenabhängiger"),
        ["family-of-addict/family-drugs"],
        "for parents, not for those who use"
    );
}

#[test]
fn spans_from_now_on() {
    for (line, minutes) in [
        ("AA next hour", 60),
        ("AA in the next hour", 60),
        ("AA within 2 hours", 120),
        ("AA in 90 minutes", 90),
        ("AA in den nächsten 3 Stunden", 180),
        ("AA in einer Stunde", 60),
    ] {
        let asked = asked(line);
        assert_eq!(asked.starts_within, Some(minutes), "{line:?}: {asked:?}");
        assert!(
            asked.rest.is_empty(),
            "{line:?} leaves nothing: {:?}",
            asked.rest
        );
    }
    assert_eq!(
        asked("24 hour group").starts_within,
        None,
        "a name, no span"
    );
    assert_eq!(
        asked("AA friday night").from,
        Some(jiff::civil::time(17, 0, 0, 0)),
        "people call the evening night"
    );
}

#[test]
fn what_joins_words_is_not_searched_for() {
    let asked = asked("ma in boston");
    let words: Vec<&str> = asked
        .rest
        .iter()
        .flat_map(|run| &run.words)
        .map(|span| &"ma in boston"[span.clone()])
        .collect();
    assert_eq!(words, ["ma", "boston"], "{asked:?}");
    assert_eq!(
        rest("AA frankfurt am main"),
        ["frankfurt am main"],
        "inside a name it stays"
    );
}
