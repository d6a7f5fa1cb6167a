//! What every entry of the catalogue must be.

use super::*;
use std::collections::BTreeSet;

#[test]
fn every_entry_is_sound() {
    let all = read(TEXT).expect("the file is valid");
    let mut ids = BTreeSet::new();
    let mut sources = BTreeSet::new();
    for entry in &all {
        let id = &entry.id;
        assert!(ids.insert(id.clone()), "{id} is there once");
        assert!(
            sources.insert(entry.source_id()),
            "the address of {id} is there once"
        );
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{id} can be typed"
        );
        let url = url::Url::parse(&entry.url).expect("an address");
        assert!(
            url.scheme() == "https" && url.host_str().is_some(),
            "{id} is read over a secure connection"
        );
        assert!(
            url.username().is_empty() && url.password().is_none() && url.fragment().is_none(),
            "{id} has a plain address"
        );
        assert!(
            !entry.url.contains("key=") && !entry.url.contains("nonce="),
            "{id} uses nobody's key"
        );
        assert_eq!(
            url.host_str(),
            Some(entry.host().to_ascii_lowercase().as_str()),
            "{id} shows its true host"
        );
        assert!(
            !entry.name.trim().is_empty() && !entry.published_by.trim().is_empty(),
            "{id} says what and from whom it is"
        );
        assert_eq!(
            entry.centre.is_some(),
            entry.reach_km.is_some(),
            "{id} has a middle and a reach, or neither"
        );
        assert_eq!(
            entry.centre.is_some(),
            entry.country.is_some(),
            "{id} has a country where it has a place"
        );
        assert!(
            entry
                .reach_km
                .is_none_or(|reach| (10.0..=3000.0).contains(&reach)),
            "{id} reaches a sensible distance"
        );
        assert!(
            !entry.single_zone || entry.time_zone.is_some(),
            "{id} names the zone that all its meetings are in"
        );
        if let Some(zone) = &entry.time_zone {
            assert!(
                jiff::tz::TimeZone::get(zone).is_ok(),
                "{zone} of {id} is a zone"
            );
        }
        if let Some(country) = &entry.country {
            assert!(
                circle_places::Places::embedded()
                    .unwrap()
                    .country_code(country)
                    == Some(country),
                "{country} of {id} is a country"
            );
        }
        assert!(
            !entry.allow_http && !entry.allow_private_network,
            "no rule is loosened for {id}"
        );
        assert!(!entry.languages.is_empty(), "{id} says its language");
        for language in &entry.languages {
            assert!(
                (2..=3).contains(&language.len())
                    && language.bytes().all(|byte| byte.is_ascii_lowercase()),
                "{language} of {id} is a language tag"
            );
        }
        if let Some(fellowship) = &entry.fellowship {
            assert!(
                circle_words::organizations::get(fellowship.as_str()).is_some(),
                "{fellowship} of {id} is a known fellowship"
            );
        }
        if let Some(day) = &entry.confirmed {
            assert!(
                day.parse::<jiff::civil::Date>()
                    .is_ok_and(|day| (2024..2030).contains(&day.year())),
                "{day} of {id} is a day"
            );
        }
        assert!(
            entry.confirmed.is_some() || !entry.on_by_default,
            "{id} is off as long as nobody has confirmed it"
        );
    }
    for entry in &all {
        for included in &entry.includes {
            assert!(
                ids.contains(included) && included != &entry.id,
                "what {} includes is in the catalogue",
                entry.id
            );
        }
    }
    let of = |format| all.iter().filter(|entry| entry.format == format).count();
    assert!(
        of(FeedFormat::Bmlt) >= 42,
        "all servers of the public list are there"
    );
    assert!(
        of(FeedFormat::MeetingGuide) >= 250 && all.len() >= 250,
        "and enough feeds of the other kind"
    );
    assert!(
        of(FeedFormat::Hsds) >= 8 && of(FeedFormat::EventsCalendar) >= 3,
        "and service directories and calendars"
    );
    let countries: BTreeSet<&str> = all
        .iter()
        .filter_map(|entry| entry.country.as_deref())
        .collect();
    for country in [
        "AR", "AU", "BR", "CA", "CH", "DE", "DK", "ES", "FR", "GB", "IE", "IN", "IR", "IT", "NZ",
        "PL", "PY", "US",
    ] {
        assert!(countries.contains(country), "{country} has a directory");
    }
    let fellowships: BTreeSet<&str> = all
        .iter()
        .filter_map(|entry| entry.fellowship.as_ref().map(FellowshipId::as_str))
        .collect();
    for fellowship in [
        "aa",
        "na",
        "al-anon",
        "aca",
        "cma",
        "coda",
        "da",
        "eda",
        "ha",
        "ma",
        "nar-anon",
        "recovery-dharma",
        "refuge-recovery",
        "sca",
        "sia",
        "slaa",
        "ua",
        "transfamilies",
    ] {
        assert!(
            fellowships.contains(fellowship),
            "{fellowship} has a directory"
        );
    }
}

#[test]
fn what_is_left_out_has_a_reason_and_is_out() {
    #[derive(serde::Deserialize)]
    struct LeftOut {
        address: String,
        reason: String,
    }
    let left: Vec<LeftOut> =
        serde_json::from_str(include_str!("../../data/catalogue_left_out.json")).unwrap();
    let mut addresses = BTreeSet::new();
    for row in &left {
        assert!(
            !row.reason.trim().is_empty(),
            "{} has a reason",
            row.address
        );
        assert!(
            addresses.insert(&row.address),
            "{} is there once",
            row.address
        );
        assert!(
            Catalogue::built_in().entry_at(&row.address).is_none(),
            "{} is left out",
            row.address
        );
    }
}

#[test]
fn what_is_offered_depends_on_the_place_alone() {
    let seattle = Point::new(47.6062, -122.3321).unwrap();
    let offered = Catalogue::built_in().offered_at(seattle);
    assert!(
        offered
            .iter()
            .all(|near| near.covers && near.entry.confirmed.is_some()),
        "what nobody confirmed is not offered by itself"
    );
    let fellowships: BTreeSet<_> = offered
        .iter()
        .map(|near| near.entry.fellowship.clone())
        .collect();
    assert!(
        fellowships.len() >= 5,
        "all problems together: {fellowships:?}"
    );
    assert_eq!(
        offered
            .iter()
            .map(|near| &near.entry.id)
            .collect::<Vec<_>>(),
        Catalogue::built_in()
            .offered_at(seattle)
            .iter()
            .map(|near| &near.entry.id)
            .collect::<Vec<_>>(),
        "and in the same order each time"
    );
    let bristol = Catalogue::built_in().near(Point::new(51.4545, -2.5879).unwrap());
    let services = bristol
        .iter()
        .find(|near| near.entry.id == "uk-bristol")
        .expect("the city's own directory is shown");
    assert!(
        !services.single_problem() && services.host() == "bristol.openplace.directory",
        "and is for every problem"
    );
    let online = Catalogue::built_in().entry("eda-world").unwrap();
    assert!(
        online.single_problem(),
        "the list of one fellowship gives away what is looked for"
    );
}

#[test]
fn entries_lie_where_they_say() {
    let places = circle_places::Places::embedded().expect("the places are built in");
    for entry in Catalogue::built_in().entries() {
        let (Some(centre), Some(zone)) = (entry.centre, &entry.time_zone) else {
            continue;
        };
        if !entry.single_zone {
            continue;
        }
        let Some(found) = places.zone_at(centre) else {
            continue;
        };
        // Neighbouring zones with other names may keep the same time.
        let offset = |name: &str, month: i8| {
            jiff::civil::date(2026, month, 1)
                .in_tz(name)
                .map(|zoned| zoned.offset())
                .expect("a zone")
        };
        assert!(
            offset(found, 1) == offset(zone, 1) && offset(found, 7) == offset(zone, 7),
            "the middle of {} keeps the time of {zone}, not of {found}",
            entry.id
        );
    }
}

#[test]
fn a_place_is_offered_what_covers_it() {
    let seattle = Point::new(47.6062, -122.3321).unwrap();
    let offered = Catalogue::built_in().near(seattle);
    let ids: Vec<&str> = offered.iter().map(|near| near.entry.id.as_str()).collect();
    assert!(
        ids.contains(&"na-152"),
        "the server of the western states covers Seattle"
    );
    assert!(
        ids.contains(&"na-virtual") && ids.contains(&"recovery-dharma-world"),
        "the whole world is offered everywhere"
    );
    assert!(
        !ids.contains(&"na-112"),
        "the German server is not offered in Seattle"
    );
    let first_everywhere = offered.iter().position(NearEntry::is_everywhere).unwrap();
    assert!(
        offered[..first_everywhere].iter().all(|near| near.covers),
        "what covers the place comes first"
    );
    let berlin = Catalogue::built_in().near(Point::new(52.52, 13.405).unwrap());
    assert_eq!(
        berlin[0].entry.id, "na-112",
        "the German server covers Berlin"
    );
}
