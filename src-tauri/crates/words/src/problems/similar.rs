//! Words of problems that were mistyped.
//!
//! Rule: a slip never leads into what is grave or about who somebody is (violence, suicide, identity, families of people with
//! an addiction), nor out of it: there it may only be asked whether that was meant.

use super::{BOOK, LEAVES};
use crate::book::{Language, reader_language};
use crate::fold::{fold, tokens};
use crate::{languages, slip, urgent};
use circle_domain::ProblemId;
use std::sync::LazyLock;

/// What a word may have been meant as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// The problem that the other word means.
    pub problem: ProblemId,
    /// The other word, as it is written.
    pub word: String,
    /// Whether it may only be asked about: see the rule above.
    pub grave: bool,
}

/// A word that means a problem by itself.
struct Single {
    /// Folded.
    letters: Vec<char>,
    written: String,
    leaf: &'static str,
    language: Language,
}

/// Shorter words are not taken for slips.
const SHORTEST: usize = 5;

static SINGLES: LazyLock<Vec<Single>> = LazyLock::new(|| {
    let mut singles = Vec::new();
    let mut add = |phrases: &[String], leaf: &'static str, language| {
        for phrase in phrases {
            let marked = phrase.starts_with(['=', '!', '~']);
            let capitals = phrase.chars().filter(|c| c.is_uppercase()).count() > 1;
            let one = tokens(phrase).len() == 1 && !phrase.contains(' ');
            if one && !marked && !capitals && phrase.chars().count() >= SHORTEST {
                singles.push(Single {
                    letters: fold(phrase).chars().collect(),
                    written: phrase.clone(),
                    leaf,
                    language,
                });
            }
        }
    };
    for leaf in LEAVES.iter() {
        add(&leaf.en, &leaf.id, Language::English);
        add(&leaf.de, &leaf.id, Language::German);
        for lists in languages::all() {
            let phrases = lists.problems.get(&leaf.id).map_or(&[][..], Vec::as_slice);
            add(phrases, &leaf.id, lists.language);
        }
    }
    singles
});

fn is_grave(leaf: &str) -> bool {
    ["violence-abuse/", "identity/", "family-of-addict/"]
        .iter()
        .any(|area| leaf.starts_with(area))
        || [
            "mental-health/suicidal",
            "mental-health/self-harm",
            "grief/suicide-loss",
            "grief/overdose-loss",
        ]
        .contains(&leaf)
}

/// Whether a word, as it is written, belongs to what a slip must lead neither into nor out of.
#[must_use]
pub fn is_grave_word(word: &str) -> bool {
    let line = tokens(word);
    BOOK.hits(&line).iter().any(|hit| is_grave(hit.value)) || urgent::is_word_of_danger(&line)
}

/// The problem that `word` means if a key was missed; none where it means something as it is written. `locale` (a BCP 47 tag)
/// decides between words of several languages that are equally near.
#[must_use]
pub fn similar(word: &str, locale: &str) -> Option<Similar> {
    let line = tokens(word);
    let [token] = line.as_slice() else {
        return None;
    };
    if token.word.chars().count() < SHORTEST - 1 || slip::is_ordinary(token) {
        return None;
    }
    let reader = reader_language(locale);
    let letters: Vec<char> = token.word.chars().collect();
    let near = SINGLES
        .iter()
        .filter_map(|single| Some((slip::slips(&letters, &single.letters)?, single)));
    let (_, best) = near.min_by_key(|(slips, single)| (*slips, single.language != reader))?;
    Some(Similar {
        problem: ProblemId::new(best.leaf),
        word: best.written.clone(),
        grave: is_grave(best.leaf) || is_grave_word(word),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_key_is_forgiven() {
        for (word, locale, leaf) in [
            ("alchohol", "en", "substance/alcohol"),
            ("anxeity", "en", "mental-health/anxiety-panic"),
            ("depresson", "en", "mental-health/depression"),
            ("gambeling", "en", "behavioral/gambling"),
            ("Depresionen", "de", "mental-health/depression"),
            ("ansieda", "es", "mental-health/anxiety-panic"),
            ("depresssion", "fr", "mental-health/depression"),
        ] {
            let found = similar(word, locale).map(|similar| (similar.problem, similar.grave));
            assert_eq!(
                found,
                Some((ProblemId::new(leaf), false)),
                "{word:?} is a slip for a word of {leaf}"
            );
        }
    }

    #[test]
    fn what_is_grave_is_only_asked_about() {
        for word in ["raping", "lesbain", "suicidle", "abusivve", "transgendr"] {
            if let Some(similar) = similar(word, "en") {
                assert!(
                    similar.grave,
                    "{word:?} must not lead there by itself: {similar:?}"
                );
            }
        }
        assert!(is_grave_word("suicide"), "nor away from it");
        assert!(!is_grave_word("alcohol"), "other words are corrected");
    }

    #[test]
    fn what_means_something_stays_what_it_is() {
        for word in ["drinking", "Monday", "sober", "Hope", "98101"] {
            assert_eq!(similar(word, "en"), None, "{word:?} is no slip");
        }
    }
}
