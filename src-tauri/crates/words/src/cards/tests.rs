use super::*;
use crate::words::LOCALES;
use crate::{Words, organizations};
use std::collections::HashSet;

#[test]
fn there_are_cards_of_many_kinds() {
    assert!(all().len() >= 40, "the cards are read: {}", all().len());
    let ids: HashSet<&str> = all().iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids.len(), all().len(), "each fellowship has one card");
    for card in all() {
        assert!(
            organizations::get(&card.id).is_some(),
            "{} is an organization of the table",
            card.id
        );
    }
    for approach in organizations::Approach::ALL {
        if *approach != organizations::Approach::Mixed {
            assert!(
                all().iter().any(|card| organizations::get(&card.id)
                    .is_some_and(|found| found.approach() == *approach)),
                "{} has a card: no kind is left out",
                approach.as_str()
            );
        }
    }
    let family = all().iter().filter(|card| {
        organizations::get(&card.id)
            .is_some_and(|found| found.for_whom() == organizations::ForWhom::Family)
    });
    assert!(family.count() >= 5, "families have cards too");
}

#[test]
fn every_fact_has_a_source_and_sentences() {
    let languages = LOCALES.map(Words::new);
    for card in all() {
        let keys: HashSet<&str> = card.sources.iter().map(CardSource::key).collect();
        assert_eq!(keys.len(), card.sources.len(), "{}: keys differ", card.id);
        for fact in &card.facts {
            assert!(
                card.source(&fact.source).is_some(),
                "{}: a fact names its source",
                card.id
            );
            assert!(!fact.says.is_empty(), "{}: a fact says something", card.id);
            for (key, words) in fact
                .says
                .iter()
                .flat_map(|key| languages.iter().map(move |words| (key, words)))
            {
                let own =
                    words.locale() == "en" || words.text(key, &[]) != languages[0].text(key, &[]);
                assert!(
                    key.starts_with("card-") && words.has(key) && own,
                    "{}: {key} is said in {}",
                    card.id,
                    words.locale()
                );
            }
        }
        for source in &card.sources {
            assert!(
                card.facts.iter().any(|fact| fact.source == source.key),
                "{}: {} tells something",
                card.id,
                source.key
            );
        }
    }
}

#[test]
fn sources_can_be_named_and_found() {
    let sources = all()
        .iter()
        .flat_map(|card| card.sources.iter())
        .chain(DANGERS.iter().map(|row| &row.source));
    for source in sources {
        let host = source.url.strip_prefix("https://").unwrap_or_default();
        assert!(
            host.contains('.') && !host.contains(char::is_whitespace),
            "{} is an https address",
            source.url
        );
        assert!(!source.name.trim().is_empty(), "{} has a name", source.key);
        if let Some(day) = source.looked_at() {
            assert!(
                day.parse::<jiff::civil::Date>().is_ok(),
                "{day} is a day that is really known"
            );
        }
    }
}

#[test]
fn a_card_tells_the_most_important_or_says_what_is_not_known() {
    for card in all() {
        let unknown = card.unknown();
        for about in [About::Happens, About::Who] {
            assert!(
                !unknown.contains(&about),
                "{}: {} is known",
                card.id,
                about.as_str()
            );
        }
        for about in About::ALL {
            let told = card.facts.iter().any(|fact| fact.about == *about);
            assert!(
                told != unknown.contains(about),
                "{}: {} is told or said to be unknown",
                card.id,
                about.as_str()
            );
        }
    }
    let complete = all().iter().filter(|card| card.unknown().is_empty());
    assert!(complete.count() >= 3, "some cards tell everything");
}

#[test]
fn every_card_about_a_dangerous_substance_says_so() {
    for card in all() {
        let organization = organizations::get(&card.id).expect("an organization");
        let touches = organization.problems().iter().any(|claim| {
            let leaf = claim.problem.as_str();
            leaf.starts_with("substance/")
                && !["substance/nicotine", "substance/cannabis"].contains(&leaf)
        });
        let dangers = dangers(organization);
        assert!(
            !touches || dangers.is_some(),
            "{} tells of the danger",
            card.id
        );
        if let Some(dangers) = dangers {
            for danger in dangers.of {
                assert!(danger.sources().next().is_some(), "{danger:?} has a source");
            }
        }
    }
    let of = |id: &str| organizations::get(id).and_then(dangers);
    assert_eq!(
        of("aa"),
        Some(Dangers {
            of: vec![Danger::Alcohol],
            family: false
        }),
        "alcohol"
    );
    assert_eq!(
        of("ha").map(|dangers| dangers.of.len()),
        Some(3),
        "heroin, and what is used beside it"
    );
    assert_eq!(
        of("pa").map(|dangers| dangers.of),
        Some(vec![Danger::Sedatives, Danger::Opioids]),
        "pills"
    );
    assert_eq!(
        of("al-anon").map(|dangers| dangers.family),
        Some(true),
        "told about the other person"
    );
    assert_eq!(
        of("blaues-kreuz").map(|dangers| dangers.family),
        Some(false),
        "those who drink come too"
    );
    assert_eq!(of("nica"), None, "nicotine has no such danger");
    assert_eq!(of("ga"), None, "gambling has no such danger");
}

/// What every card says, in both languages.
fn sentences() -> Vec<String> {
    let facts = all()
        .iter()
        .flat_map(|card| card.facts.iter())
        .flat_map(|fact| fact.says.iter().map(String::as_str));
    let keys: HashSet<&str> = facts
        .chain(WRONG)
        .chain(LEAVE)
        .chain(Danger::ALL.iter().map(|danger| danger.key()))
        .collect();
    let mut said = Vec::new();
    for locale in LOCALES {
        let words = Words::new(locale);
        said.extend(keys.iter().map(|key| words.text(key, &[])));
    }
    said
}

#[test]
fn no_word_makes_a_person_their_problem() {
    let forbidden = [
        "alcoholic",
        "alcoholics",
        "addict",
        "addicts",
        "junkie",
        "abuser",
        "patient",
        "victim",
        "cure",
        "alkoholiker",
        "süchtige",
        "süchtiger",
        "spieler",
        "opfer",
        "patient",
        "heilung",
    ];
    for said in sentences() {
        for word in said
            .to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
        {
            assert!(!forbidden.contains(&word), "{said:?} says {word:?}");
        }
        assert!(!said.starts_with('['), "{said} is a sentence");
    }
}

#[test]
fn every_text_of_a_fact_has_an_end() {
    for said in sentences() {
        assert!(said.ends_with('.'), "{said:?} is whole sentences");
    }
}
