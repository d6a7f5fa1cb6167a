use super::*;
use crate::problems;
use std::collections::HashSet;

fn ids(problem: &str, country: Option<&str>, relation: Relation) -> Vec<&'static str> {
    for_problem(&ProblemId::new(problem), country, relation)
        .iter()
        .map(|organization| organization.id.as_str())
        .collect()
}

#[test]
fn the_table_is_whole() {
    assert!(all().len() > 200, "the table is read: {} rows", all().len());
    let names: HashSet<&str> = all()
        .iter()
        .map(|organization| organization.id.as_str())
        .collect();
    assert_eq!(names.len(), all().len(), "each id is given once");
    for organization in all() {
        for claim in organization.problems() {
            assert!(
                problems::leaf(claim.problem.as_str()).is_some(),
                "{}: {} is a leaf",
                organization.id,
                claim.problem
            );
        }
        let served = organization.id == "sg"
            || organization.any
            || organization.problems().iter().any(|claim| claim.primary);
        assert!(served, "{} exists for something", organization.id);
        let reached = organization.everywhere
            || organization.elsewhere
            || organization.online
            || !organization.countries.is_empty();
        assert!(reached, "{} works somewhere", organization.id);
        if let Some(url) = organization.url() {
            let host = url.strip_prefix("https://").unwrap_or_default();
            assert!(
                !host.is_empty() && !host.contains('/'),
                "{url} is a home page, no deep link that rots"
            );
        }
        for country in organization.countries() {
            assert!(
                country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase()),
                "{country} is an ISO code"
            );
        }
    }
}

#[test]
fn no_problem_is_a_dead_end() {
    for leaf in problems::leaves() {
        for country in ["US", "DE", "GB", "CH", "CA"] {
            let found = for_problem(&leaf.id(), Some(country), Relation::Unknown);
            assert!(!found.is_empty(), "{} in {country} leads on", leaf.id());
        }
    }
    for area in problems::areas() {
        let found = for_problem(&area.id(), None, Relation::Unknown);
        assert!(!found.is_empty(), "{} leads on", area.id());
    }
    let pets = ids("grief/pet-loss", Some("US"), Relation::Myself);
    assert!(
        pets.contains(&"griefshare") && pets.last() == Some(&"us-211"),
        "first those for grief, last the clearing house: {pets:?}"
    );
}

#[test]
fn those_of_the_country_come_first_and_the_alphabet_decides() {
    let drinking = ids("substance/alcohol", Some("DE"), Relation::Myself);
    assert!(
        drinking.contains(&"aa") && drinking.contains(&"guttempler") && drinking.contains(&"smart"),
        "all kinds: {drinking:?}"
    );
    assert!(
        !drinking.contains(&"al-anon") && !drinking.contains(&"vie-libre"),
        "nobody's family, no other country: {drinking:?}"
    );
    let place = |id: &str| drinking.iter().position(|other| *other == id);
    assert!(
        place("aa") < place("blaues-kreuz") && place("blaues-kreuz") < place("smart"),
        "faith and secular by the alphabet: {drinking:?}"
    );
    assert!(
        place("smart") < place("na"),
        "those that exist for it come before those where it is welcome: {drinking:?}"
    );
    let family = ids(
        "family-of-addict/family-alcohol",
        Some("US"),
        Relation::Family,
    );
    assert_eq!(family.first(), Some(&"al-anon"), "family first: {family:?}");
    assert!(
        ids("grief/suicide-loss", Some("DE"), Relation::Unknown).contains(&"agus"),
        "the country's own is found"
    );
}
