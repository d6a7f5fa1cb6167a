//! Words that mean somebody may be in danger. They never remove a result: they only put help that is open now above it.
//!
//! Told anywhere in the line, whatever else it says: better once too often than once too seldom.

use crate::book::{Book, Language};
use crate::fold::{Token, tokens};
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

static BOOK: LazyLock<Book<UrgentTopic>> = LazyLock::new(|| {
    let rows: Vec<Row> = crate::parsed(include_str!("../data/urgent.json"));
    let mut book = Book::new();
    for row in &rows {
        row.en
            .iter()
            .for_each(|phrase| book.add(phrase, Language::English, row.topic));
        row.de
            .iter()
            .for_each(|phrase| book.add(phrase, Language::German, row.topic));
    }
    book
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
    let hits = BOOK.hits(line);
    hits.into_iter().map(|hit| hit.first..hit.end).collect()
}

/// The dangers that the line speaks of, each once, in the order of [`UrgentTopic::ALL`]. Words of every language count.
#[must_use]
pub fn find(text: &str) -> Vec<UrgentTopic> {
    let line = tokens(text);
    let mut topics: Vec<UrgentTopic> = BOOK.hits(&line).into_iter().map(|hit| hit.value).collect();
    for token in &line {
        topics.extend(
            BEGINNINGS
                .iter()
                .filter(|(beginning, _)| token.word.starts_with(beginning))
                .map(|(_, topic)| *topic),
        );
    }
    topics.sort_unstable();
    topics.dedup();
    topics
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
            ("lost my son to suicide", UrgentTopic::Suicide),
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
