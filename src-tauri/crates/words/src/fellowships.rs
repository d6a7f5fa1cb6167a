//! Fellowships: found by their names and initialisms, told from the programmes that feeds name, and what is usual in them.
//!
//! A fellowship is an [`Organization`] seen as the family that a meeting belongs to; both share one table and one id.

use crate::book::{Book, Hit, Language, longest};
use crate::fold::{Token, tokens};
use crate::organizations::{Organization, all as organizations, get};
use crate::problems::key;
use crate::{Words, initialism, query};
use circle_domain::{FellowshipId, ProblemClaim};
use std::ops::Range;
use std::sync::LazyLock;

/// What is usual in a fellowship, ready to be shown: never what is known of one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The fellowship.
    pub id: FellowshipId,
    /// Its name.
    pub name: String,
    /// The abbreviation it goes by.
    pub short: Option<String>,
    /// Plain sentences: what happens, who may come, who leads, the way of working, cost.
    pub lines: Vec<String>,
    /// What its groups are for, each as it is named in the locale.
    pub problems: Vec<String>,
    /// Its own site.
    pub url: Option<String>,
}

/// A fellowship that a line names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FellowshipMatch {
    /// The fellowship.
    pub fellowship: FellowshipId,
    /// Where it is named, in bytes of the line.
    pub span: Range<usize>,
}

static BOOK: LazyLock<Book<&'static str>> = LazyLock::new(|| {
    let mut book = Book::new();
    for organization in organizations() {
        organization
            .words()
            .iter()
            .for_each(|word| book.add(word, Language::English, organization.id_text()));
    }
    book
});

/// Every fellowship.
#[must_use]
pub fn all() -> &'static [Organization] {
    organizations()
}

/// What a fellowship's groups are for: what the engine gives to meetings that only say their fellowship.
#[must_use]
pub fn problems(id: &FellowshipId) -> Vec<ProblemClaim> {
    get(id.as_str())
        .map(Organization::problems)
        .unwrap_or_default()
}

/// What is usual in the fellowship, in the language of `words`.
#[must_use]
pub fn card(id: &FellowshipId, words: &Words) -> Option<Card> {
    let fellowship = get(id.as_str())?;
    let own = format!("card-{id}");
    let happens = if words.has(&own) {
        own
    } else {
        format!("card-approach-{}", fellowship.approach().as_str())
    };
    let lines = [
        happens,
        format!(
            "card-who-{}-{}",
            fellowship.for_whom().as_str(),
            fellowship.who().as_str()
        ),
        format!("card-led-{}", fellowship.led_by().as_str()),
        "card-cost".to_owned(),
    ];
    Some(Card {
        id: id.clone(),
        name: fellowship.name().to_owned(),
        short: fellowship.short().map(str::to_owned),
        lines: lines.iter().map(|key| words.text(key, &[])).collect(),
        problems: fellowship
            .problems()
            .iter()
            .map(|claim| words.text(&key(claim.problem.as_str()), &[]))
            .collect(),
        url: fellowship.url().map(str::to_owned),
    })
}

/// The fellowships that the line names. Initialisms that are also the code of a state or a country, or a word, count in
/// capitals alone, and not where a place or a pronoun fits ("meetings in WA", "Boston MA").
#[must_use]
pub fn find(text: &str) -> Vec<FellowshipMatch> {
    let line = tokens(text);
    let mut problems = crate::problems::BOOK.hits(&line);
    problems.retain(|hit| !hit.weak && !hit.capitals);
    let is_problem = |index: usize| {
        problems
            .iter()
            .any(|hit| hit.first <= index && index < hit.end)
    };
    let hits = find_in(&line, &|index| {
        is_problem(index) || line.get(index).is_some_and(query::is_vocabulary)
    });
    hits.into_iter()
        .filter_map(|hit| {
            let (first, last) = (line.get(hit.first)?, line.get(hit.end.checked_sub(1)?)?);
            Some(FellowshipMatch {
                fellowship: FellowshipId::new(hit.value),
                span: first.span.start..last.span.end,
            })
        })
        .collect()
}

/// [`find`] over tokens; `known` says of a word whether it is understood as something else.
pub(crate) fn find_in(line: &[Token], known: &dyn Fn(usize) -> bool) -> Vec<Hit<&'static str>> {
    let mut hits = BOOK.hits(line);
    let named = |index: usize, hits: &[Hit<&'static str>]| {
        hits.iter()
            .any(|hit| !hit.capitals && hit.first <= index && index < hit.end)
    };
    let all = hits.clone();
    hits.retain(|hit| {
        let german_na = line
            .get(hit.first)
            .is_some_and(|token| token.written == "na")
            && line.get(hit.end).is_some_and(|next| {
                ["ja", "klar", "gut", "und", "also", "so"].contains(&next.word.as_str())
            });
        !german_na
            && (!hit.capitals
                || initialism::counts(line, hit.first, &|index| known(index) || named(index, &all)))
    });
    longest(hits, Language::English)
}

/// The fellowship of a programme as feeds of the TSML plugin name it (`aa`, `rd`, `al-anon`), by key, id, abbreviation or name.
#[must_use]
pub fn of_programme(programme: &str) -> Option<FellowshipId> {
    let wanted = programme.trim();
    let same = |text: Option<&str>| text.is_some_and(|text| text.eq_ignore_ascii_case(wanted));
    let by = |pick: &dyn Fn(&Organization) -> bool| {
        organizations()
            .iter()
            .find(|organization| pick(organization))
            .map(Organization::id)
    };
    by(&|fellowship| same(fellowship.tsml()))
        .or_else(|| by(&|fellowship| same(Some(fellowship.id().as_str()))))
        .or_else(|| by(&|fellowship| same(fellowship.short())))
        .or_else(|| by(&|fellowship| same(Some(fellowship.name()))))
}

/// The fellowship of what a BMLT server says of itself. Those servers are run by Narcotics Anonymous unless the name of
/// the service body says otherwise.
#[must_use]
pub fn of_bmlt(service_body: &str) -> FellowshipId {
    find(service_body)
        .into_iter()
        .next()
        .map_or_else(|| FellowshipId::new("na"), |found| found.fellowship)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        find(text)
            .into_iter()
            .map(|found| found.fellowship.as_str().to_owned())
            .collect()
    }

    #[test]
    fn names_and_initialisms_are_found() {
        for (text, id) in [
            ("AA", "aa"),
            ("aa near me", "aa"),
            ("Anonyme Alkoholiker Berlin", "aa"),
            ("women na near me", "na"),
            ("Al-Anon", "al-anon"),
            ("alanon tonight", "al-anon"),
            ("smart recovery online", "smart"),
            ("Recovery Dharma Portland", "recovery-dharma"),
            ("Overeaters Anonymous", "oa"),
            ("SLAA in London", "slaa"),
            ("find CA meetings", "ca"),
            ("MA online", "ma"),
            ("GA meeting tonight", "ga"),
            ("DA near me", "da"),
            ("Compassionate Friends", "compassionate-friends"),
            ("AA MEETINGS IN BOSTON", "aa"),
            ("CoDA Zürich", "coda"),
        ] {
            assert_eq!(ids(text), [id], "{text:?} names {id}");
        }
    }

    #[test]
    fn no_initialism_where_a_place_or_a_pronoun_fits() {
        for text in [
            "meetings in WA",
            "Seattle, WA",
            "Boston MA",
            "Atlanta GA",
            "drinking portland, ME",
            "Los Angeles CA 90001",
            "MEETINGS IN CA",
            "ma",
            "da ist jemand",
            "my pa drinks",
            "WA 98101",
            "na ja",
            "I saw a pal",
        ] {
            assert!(
                ids(text).is_empty(),
                "{text:?} names no fellowship: {:?}",
                ids(text)
            );
        }
    }

    #[test]
    fn programmes_of_feeds_have_their_fellowship() {
        for programme in [
            "aca", "al-anon", "aa", "cma", "coda", "ca", "cea-how", "da", "daa", "eda", "ga", "ha",
            "ma", "na", "oa", "pal", "rca", "rd", "rr", "saa", "sa", "sca", "slaa", "sg", "sia",
            "ua", "va",
        ] {
            assert!(
                of_programme(programme).is_some(),
                "programme {programme} has a fellowship"
            );
        }
        assert_eq!(
            of_programme("rd"),
            Some(FellowshipId::new("recovery-dharma")),
            "its key differs from its id"
        );
        assert_eq!(
            of_bmlt("Greater Bay Region").as_str(),
            "na",
            "a server of BMLT is NA's"
        );
        assert_eq!(
            problems(&FellowshipId::new("aa")).len(),
            1,
            "AA is for one thing"
        );
    }

    #[test]
    fn every_fellowship_has_a_card_in_every_language() {
        for locale in ["en", "de"] {
            let words = Words::new(locale);
            for fellowship in all() {
                let card = card(&fellowship.id(), &words).expect("each has a card");
                for line in card.lines.iter().chain(&card.problems) {
                    assert!(!line.starts_with('['), "{}: {line} is a sentence", card.id);
                }
            }
        }
    }
}
