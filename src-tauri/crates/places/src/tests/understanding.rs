//! What counts as a place inside a line of free words.

use super::{label, places};
use crate::{PlaceKind, Strength};

#[test]
fn everyday_words_are_no_places() {
    for word in [
        "online",
        "today",
        "men",
        "hope",
        "reading",
        "grief",
        "mobile",
        "nice",
        "speaker",
        "women",
        "bath",
        "drinking",
        "me",
        "in",
        "or",
        "la",
        "wa",
        "ma",
        "aa",
        "Hoffnung",
        "trauer",
        "heute",
        "essen",
        "my son uses",
        "tonight",
        "sex",
        "porn",
        "gambling",
        "F10.2",
        "anger",
        "step",
        "big book",
        "near me",
        "zoom",
        "beginners",
        "english",
        "sober",
        "split",
        "hull",
        "ca",
        "us",
    ] {
        let found = places().exact(word, Some("US"));
        assert_eq!(found.as_ref().map(label), None, "{word:?} is a word first");
    }
}

#[test]
fn names_are_places() {
    for (phrase, country, wanted) in [
        ("seattle", None, "Seattle/Washington/US"),
        ("Seattle, WA", None, "Seattle/Washington/US"),
        ("seattle wa", None, "Seattle/Washington/US"),
        ("new york", None, "New York City/New York/US"),
        ("Reading", Some("GB"), "Reading/England/GB"),
        ("Nice", Some("FR"), "Nice/Provence-Alpes-Côte d'Azur/FR"),
        ("Essen", Some("DE"), "Essen/North Rhine-Westphalia/DE"),
        ("münchen", Some("DE"), "Munich/Bavaria/DE"),
        ("paris texas", None, "Paris/Texas/US"),
        ("NYC", None, "New York City/New York/US"),
        ("Kreuzberg", Some("DE"), "Kreuzberg/Berlin/DE"),
        ("victoria bc", None, "Victoria/British Columbia/CA"),
        ("Mexico", None, "Mexico/-/MX"),
        ("Singapore", None, "Singapore/-/SG"),
        ("luxembourg", None, "Luxembourg/-/LU"),
        ("washington dc", None, "Washington/District of Columbia/US"),
        ("Texas", None, "Texas/-/US"),
        ("texas", None, "Texas/-/US"),
        ("WA", Some("US"), "Washington/-/US"),
        ("WA", Some("AU"), "Western Australia/-/AU"),
        ("Bayern", None, "Bavaria/-/DE"),
        ("germany", None, "Germany/-/DE"),
        ("Deutschland", None, "Germany/-/DE"),
        ("98101", Some("US"), "98101/Washington/US"),
        ("10115", Some("DE"), "10115/Berlin/DE"),
        ("SW1A 1AA", None, "SW1A 1AA/England/GB"),
    ] {
        assert_eq!(
            places()
                .exact(phrase, country)
                .as_ref()
                .map(label)
                .as_deref(),
            Some(wanted),
            "{phrase:?} is a place"
        );
    }
    assert!(
        places().exact("online", None).is_none(),
        "not everything is"
    );
}

#[test]
fn after_in_less_is_needed() {
    assert!(
        places().exact_after_in("reading", Some("GB")).is_some(),
        "in reading"
    );
    assert!(
        places().exact_after_in("essen", Some("DE")).is_some(),
        "in essen"
    );
    assert!(
        places().exact_after_in("Hope", Some("US")).is_some(),
        "in Hope, with a capital"
    );
    assert!(
        places().exact_after_in("recovery", Some("US")).is_none(),
        "in recovery"
    );
}

#[test]
fn strength_and_kind_are_told() {
    let found = places().find("Bavaria", None).expect("a region");
    assert_eq!(
        (found.strength, found.place.kind),
        (Strength::Clear, PlaceKind::Region),
        "a region's name means nothing else"
    );
    assert!(
        places()
            .find("nice", None)
            .is_some_and(|found| found.strength == Strength::Likely),
        "a large town with an everyday name is likely at most"
    );
}

#[test]
fn two_capitals_are_a_state_where_states_are_written_so() {
    for (code, name, country) in [
        ("MA", "Massachusetts", "US"),
        ("AZ", "Arizona", "US"),
        ("PA", "Pennsylvania", "US"),
        ("QC", "Quebec", "CA"),
        ("NSW", "New South Wales", "AU"),
        ("LA", "Los Angeles", "US"),
        ("DE", "Germany", "DE"),
        ("UK", "United Kingdom", "GB"),
    ] {
        let place = places().exact_after_in(code, None).expect("a place");
        assert_eq!(
            (place.name.as_str(), place.country.as_str()),
            (name, country),
            "{code}"
        );
    }
    let at_home = places().exact_after_in("MA", Some("MA")).expect("a place");
    assert_eq!(at_home.country, "MA", "a reader in Morocco means Morocco");
}

#[test]
fn british_codes_have_a_british_shape() {
    for (code, country) in [
        ("M5V 2T6", "CA"),
        ("M5V", "CA"),
        ("M5 4WT", "GB"),
        ("SW1A 1AA", "GB"),
        ("EC1A 1BB", "GB"),
        ("W1A 0AX", "GB"),
    ] {
        let found = places().suggest(code, None, 1);
        assert_eq!(
            found.first().map(|place| place.country.as_str()),
            Some(country),
            "{code}"
        );
    }
}
