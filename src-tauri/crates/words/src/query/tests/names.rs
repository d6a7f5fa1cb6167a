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
