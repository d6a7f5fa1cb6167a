//! The tables are whole, every number can be dialled in its own country, and nobody is given another country's.

use super::dial_forms::fits;
use super::*;
use jiff::civil::Date;
use std::collections::HashSet;

fn assert_found(source: &Source, reviewed: Option<&Review>, row: &str) {
    assert!(!source.name().is_empty(), "{row} names its source");
    assert!(
        source.url().starts_with("https://") || source.url().starts_with("http://"),
        "{row}: where the source is"
    );
    let date = match source.date().len() {
        4 => format!("{}-01-01", source.date()),
        7 => format!("{}-01", source.date()),
        _ => source.date().to_owned(),
    };
    assert!(
        date.parse::<Date>().is_ok(),
        "{row}: the source's own date, not {:?}",
        source.date()
    );
    if let Some(review) = reviewed {
        assert!(
            !review.by().is_empty() && review.on().parse::<Date>().is_ok(),
            "{row}: a review says by whom and on which day"
        );
    }
}

#[test]
fn the_emergency_numbers_are_whole() {
    assert!(
        numbers().len() > 120,
        "the numbers are read: {}",
        numbers().len()
    );
    let mut seen = HashSet::new();
    for row in numbers() {
        let country = row.country();
        assert!(
            country.len() == 2 && country.chars().all(|sign| sign.is_ascii_uppercase()),
            "{country} is a country"
        );
        assert!(seen.insert(country), "{country} stands once");
        assert_found(row.source(), row.reviewed(), country);
        assert!(!row.dial().is_empty(), "{country} can be dialled");
        for number in [row.for_everything(), row.police(), row.ambulance()]
            .into_iter()
            .flatten()
        {
            assert!(
                (2..=5).contains(&number.len()) && number.chars().all(|sign| sign.is_ascii_digit()),
                "{country}: {number} is a short code"
            );
        }
    }
}

#[test]
fn the_lines_are_whole() {
    assert!(lines().len() >= 60, "the lines are read: {}", lines().len());
    let mut seen = HashSet::new();
    for line in lines() {
        let id = line.id();
        assert!(seen.insert(id), "{id} stands once");
        assert!(
            id.starts_with(&format!("{}-", line.country().to_ascii_lowercase())),
            "{id} begins with its country"
        );
        assert!(
            number(line.country()).is_some(),
            "{id}: a country with a line has an emergency number"
        );
        assert!(
            !line.name().is_empty() && !line.kinds().is_empty() && !line.ways().is_empty(),
            "{id} has a name, a kind and a way"
        );
        assert!(
            line.languages()
                .iter()
                .all(|tag| (2..=3).contains(&tag.len())),
            "{id}: languages are tags"
        );
        assert!(
            line.host().is_none_or(|host| !host.contains('/')),
            "{id}: a host, no address"
        );
        assert_found(line.source(), line.reviewed(), id);
    }
    assert_eq!(finders().len(), 2, "who lists the lines of the world");
    for finder in finders() {
        assert_found(finder.source(), finder.reviewed(), finder.id());
    }
}

#[test]
fn every_line_can_be_dialled_inside_its_country() {
    for line in lines() {
        for way in line.ways() {
            let id = line.id();
            match way {
                Way::Call { number, press } => {
                    assert_eq!(
                        fits(line.country(), number, false),
                        Some(true),
                        "{id}: {number} fits the numbering plan"
                    );
                    assert!(
                        press
                            .as_deref()
                            .is_none_or(|press| press.chars().all(|key| key.is_ascii_digit())),
                        "{id}: keys to press"
                    );
                }
                Way::Text { number, .. } | Way::Whatsapp { number } => assert_eq!(
                    fits(line.country(), number, true),
                    Some(true),
                    "{id}: {number} can be written to"
                ),
                Way::Chat { address } => {
                    assert!(address.starts_with("https://"), "{id}: a chat is private");
                }
            }
        }
    }
}

#[test]
fn a_short_code_with_a_country_code_glued_on_is_refused() {
    // As a public collection gives them: none can be dialled so.
    for (country, number) in [
        ("GB", "+44116123"),
        ("FR", "+33333114"),
        ("CA", "+1988"),
        ("CA", "1988"),
        ("IN", "9114416"),
        ("BR", "+55188"),
        ("KR", "82109"),
        ("PH", "6321553"),
        ("ID", "62119"),
    ] {
        assert_eq!(
            fits(country, number, false),
            Some(false),
            "{number} cannot be dialled in {country}"
        );
    }
    for (country, number) in [("US", "+1741741"), ("US", "1741741"), ("GB", "4485258")] {
        assert_eq!(
            fits(country, number, true),
            Some(false),
            "{number} cannot be written to in {country}"
        );
    }
    assert_eq!(fits("ZZ", "988", false), None, "no rule, no judgement");
}

#[test]
fn nobody_is_given_another_countrys_number() {
    assert_eq!(
        number("de").map(Emergency::dial),
        Some("112"),
        "the case does not matter"
    );
    assert_eq!(
        number("US").map(Emergency::dial),
        Some("911"),
        "the usual one"
    );
    assert!(
        number("ZZ").is_none() && number("").is_none(),
        "no number for an unknown country"
    );
    let japan = number("JP").expect("known");
    assert_eq!(japan.dial_for(UrgentTopic::Violence), "110", "the police");
    assert_eq!(japan.dial_for(UrgentTopic::Suicide), "119", "the ambulance");
    let america = lines_of(" us ");
    assert!(
        america.iter().any(|line| line
            .ways()
            .iter()
            .any(|way| way.number() == Some("988") && way.medium() == "call")),
        "the national line"
    );
    for country in ["US", "GB", "DE", "JP"] {
        assert!(
            lines_of(country)
                .iter()
                .all(|line| line.country() == country),
            "only its own lines for {country}"
        );
    }
    assert!(
        lines_of("ZZ").is_empty() && lines_of("").is_empty(),
        "no line for an unknown country"
    );
}

#[test]
fn every_danger_has_a_kind_of_line() {
    for topic in UrgentTopic::ALL {
        assert!(
            LineKind::ALL.iter().any(|kind| kind.is_for(topic)),
            "{} leads to a line",
            topic.as_str()
        );
    }
}
