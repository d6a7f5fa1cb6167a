//! Words that mean somebody may be in danger. They never remove a result: they only put help that is open now above it.
//!
//! Told anywhere in the line, whatever else it says: better once too often than once too seldom.

mod over;

use crate::book::{Book, Hit, Language};
use crate::fold::{Token, tokens};
use crate::{languages, slip};
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// What the danger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UrgentTopic {
    /// Suicide.
    Suicide,
    /// Hurting oneself.
    SelfHarm,
    /// Violence by somebody else.
    Violence,
    /// An overdose or a poisoning.
    Overdose,
    /// A child is hurt or used.
    ChildAbuse,
}

impl UrgentTopic {
    /// Every topic.
    pub const ALL: [Self; 5] = [
        Self::Suicide,
        Self::SelfHarm,
        Self::Violence,
        Self::Overdose,
        Self::ChildAbuse,
    ];

    /// The name used in answers: `suicide`, `self-harm`, `violence`, `overdose`, `child-abuse`. The text is `urgent-` and the name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suicide => "suicide",
            Self::SelfHarm => "self-harm",
            Self::Violence => "violence",
            Self::Overdose => "overdose",
            Self::ChildAbuse => "child-abuse",
        }
    }
}

#[derive(Deserialize)]
struct Row {
    topic: UrgentTopic,
    en: Vec<String>,
    de: Vec<String>,
}

/// A phrase as its words are compared when they may be mistyped.
struct Phrase {
    words: Vec<String>,
    topic: UrgentTopic,
}

static ROWS: LazyLock<Vec<(Language, UrgentTopic, Vec<String>)>> = LazyLock::new(|| {
    let rows: Vec<Row> = crate::parsed(include_str!("../data/urgent.json"));
    let mut all = Vec::new();
    for row in rows {
        all.push((Language::English, row.topic, row.en));
        all.push((Language::German, row.topic, row.de));
    }
    for lists in languages::all() {
        for topic in UrgentTopic::ALL {
            let phrases = lists.urgent.get(topic.as_str()).cloned();
            all.push((lists.language, topic, phrases.unwrap_or_default()));
        }
    }
    all
});

static BOOK: LazyLock<Book<UrgentTopic>> = LazyLock::new(|| {
    let mut book = Book::new();
    for (language, topic, phrases) in ROWS.iter() {
        languages::add(&mut book, *language, phrases, topic);
    }
    book
});

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let phrases = ROWS.iter().flat_map(|(_, topic, phrases)| {
        phrases.iter().map(|phrase| Phrase {
            words: tokens(phrase).into_iter().map(|token| token.word).collect(),
            topic: *topic,
        })
    });
    let worth = |phrase: &Phrase| {
        phrase
            .words
            .iter()
            .any(|word| word.chars().count() >= slip::SHORTEST)
    };
    phrases.filter(worth).collect()
});

/// Beginnings of words that are urgent in whatever they begin ("Suizidgefahr", "suicidality").
const BEGINNINGS: [(&str, UrgentTopic); 6] = [
    ("suizid", UrgentTopic::Suicide),
    ("suicid", UrgentTopic::Suicide),
    ("selbstmord", UrgentTopic::Suicide),
    ("selbstverletz", UrgentTopic::SelfHarm),
    ("vergewaltig", UrgentTopic::Violence),
    ("kindesmissbrauch", UrgentTopic::ChildAbuse),
];

/// Which words of a line speak of danger: they are never searched for as text, which would remove results.
pub(crate) fn words(line: &[Token]) -> Vec<Range<usize>> {
    let hits = BOOK.hits(line).into_iter().chain(mistyped(line));
    hits.map(|hit| hit.first..hit.end).collect()
}

/// The dangers that the line speaks of, each once, in the order of [`UrgentTopic::ALL`]. Words of every language count,
/// also where a key was missed.
#[must_use]
pub fn find(text: &str) -> Vec<UrgentTopic> {
    let line = tokens(text);
    let mut hits = BOOK.hits(&line);
    for (first, token) in line.iter().enumerate() {
        for (beginning, topic) in BEGINNINGS {
            if token.word.starts_with(beginning) {
                hits.push(hit(first, first + 1, topic));
            }
        }
    }
    if hits.is_empty() {
        hits = mistyped(&line);
    }
    let danger = hits.iter().filter(|hit| !over::is_over_read(&line, hit));
    let mut topics: Vec<UrgentTopic> = danger.map(|hit| hit.value).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

/// Whether any word of the line, exactly as it is written, speaks of danger.
pub(crate) fn is_word_of_danger(line: &[Token]) -> bool {
    let begins = |token: &Token| {
        BEGINNINGS
            .iter()
            .any(|(beginning, _)| token.word.starts_with(beginning))
    };
    line.iter().any(begins) || !BOOK.hits(line).is_empty()
}

fn hit(first: usize, end: usize, value: UrgentTopic) -> Hit<UrgentTopic> {
    Hit {
        first,
        end,
        value,
        language: Language::English,
        weak: false,
        capitals: false,
    }
}

/// The phrases that stand in the line with slips of the keyboard. A word that means something as it is, is none.
fn mistyped(line: &[Token]) -> Vec<Hit<UrgentTopic>> {
    let known: Vec<bool> = line.iter().map(slip::is_ordinary).collect();
    if known.iter().all(|known| *known) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for phrase in PHRASES.iter() {
        for first in 0..(line.len() + 1).saturating_sub(phrase.words.len()) {
            let mut slips = 0;
            let same = phrase.words.iter().zip(first..).all(|(word, at)| {
                let written = line.get(at).map_or("", |token| token.word.as_str());
                if written == word {
                    return true;
                }
                slips += 1;
                let shortest = if phrase.words.len() == 1 {
                    slip::ALONE
                } else {
                    slip::SHORTEST
                };
                !known.get(at).copied().unwrap_or(true)
                    && word.chars().count() >= shortest
                    && slip::is_slip(written, word)
            });
            if same && slips == 1 {
                found.push(hit(first, first + phrase.words.len(), phrase.topic));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danger_is_heard_anywhere_in_the_line() {
        for (text, topic) in [
            ("I want to die", UrgentTopic::Suicide),
            (
                "group berlin i will kill myself tonight",
                UrgentTopic::Suicide,
            ),
            ("suicidal", UrgentTopic::Suicide),
            ("ich will nicht mehr leben", UrgentTopic::Suicide),
            ("SUIZIDGEFAHR", UrgentTopic::Suicide),
            ("I don’t want to live", UrgentTopic::Suicide),
            ("my daughter cuts herself", UrgentTopic::SelfHarm),
            ("self-harming teen portland", UrgentTopic::SelfHarm),
            ("ich ritze mich", UrgentTopic::SelfHarm),
            ("he hits me", UrgentTopic::Violence),
            ("my husband beats me up", UrgentTopic::Violence),
            ("er schlägt mich", UrgentTopic::Violence),
            ("Mein Mann schlaegt mich", UrgentTopic::Violence),
            ("she overdosed", UrgentTopic::Overdose),
            ("Überdosis", UrgentTopic::Overdose),
            ("child abuse", UrgentTopic::ChildAbuse),
            ("Kindesmissbrauch", UrgentTopic::ChildAbuse),
        ] {
            assert!(
                find(text).contains(&topic),
                "{text:?} is urgent ({}): {:?}",
                topic.as_str(),
                find(text)
            );
        }
    }

    #[test]
    fn an_ordinary_line_is_not_urgent() {
        for text in [
            "drinking seattle tonight",
            "grief online spanish",
            "AA Berlin Dienstag abend",
            "98101",
            "substance abuse",
            "panic attacks",
            "heart attack",
            "rap music",
            "alcohol abuse group",
            "cut down on drinking",
            "",
        ] {
            assert!(
                find(text).is_empty(),
                "{text:?} is not urgent: {:?}",
                find(text)
            );
        }
    }
}
