//! Languages beyond English and German: each is one file of words, and one more is one more file.
//!
//! Their words are found for every reader; single short ones only for readers of that language, because they are words of
//! other languages too.

use crate::book::{Book, Hit, Language};
use crate::fold::{Token, fold, tokens};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A word of another language than the reader's must have so many letters to count by itself.
const UNMISTAKABLE: usize = 6;

#[derive(Deserialize)]
struct File {
    problems: BTreeMap<String, Vec<String>>,
    query: BTreeMap<String, Vec<String>>,
    urgent: BTreeMap<String, Vec<String>>,
    kin: BTreeMap<String, Vec<String>>,
    possessives: Vec<String>,
    clients: Vec<String>,
    before_client: Vec<String>,
    close: BTreeMap<String, Vec<String>>,
    own: Vec<String>,
    loss: Vec<String>,
    place: Vec<String>,
    inside: Vec<String>,
    clock: BTreeMap<String, Vec<String>>,
    filler: Vec<String>,
}

/// The words of one language. Single words are folded.
pub(crate) struct Lists {
    pub(crate) language: Language,
    /// What each phrase of a leaf's list says.
    pub(crate) problems: BTreeMap<String, Vec<String>>,
    /// By kind and value, a blank between them.
    pub(crate) query: BTreeMap<String, Vec<String>>,
    pub(crate) urgent: BTreeMap<String, Vec<String>>,
    kin: BTreeMap<String, Vec<String>>,
    pub(crate) possessives: Vec<String>,
    pub(crate) clients: Vec<String>,
    pub(crate) before_client: Vec<String>,
    /// Phrases that name somebody close, by whose kin they are.
    pub(crate) close: Vec<(String, Vec<String>)>,
    pub(crate) own: Vec<String>,
    loss: Vec<String>,
    place: Vec<String>,
    inside: Vec<String>,
    clock: BTreeMap<String, Vec<String>>,
    filler: Vec<String>,
}

static LISTS: LazyLock<Vec<Lists>> = LazyLock::new(|| {
    [
        (Language::Spanish, include_str!("../data/languages/es.json")),
        (Language::French, include_str!("../data/languages/fr.json")),
    ]
    .into_iter()
    .filter_map(|(language, text)| Some(Lists::of(language, serde_json::from_str(text).ok()?)))
    .collect()
});

fn folded(words: &[String]) -> Vec<String> {
    words.iter().map(|word| fold(word)).collect()
}

fn all_folded(lists: BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    let lists = lists.into_iter();
    lists.map(|(key, words)| (key, folded(&words))).collect()
}

impl Lists {
    fn of(language: Language, file: File) -> Self {
        let close = file.close.into_iter().flat_map(|(kin, phrases)| {
            phrases.into_iter().map(move |phrase| {
                let words = tokens(&phrase);
                (
                    kin.clone(),
                    words.into_iter().map(|token| token.word).collect(),
                )
            })
        });
        Self {
            language,
            problems: file.problems,
            query: file.query,
            urgent: file.urgent,
            kin: all_folded(file.kin),
            possessives: folded(&file.possessives),
            clients: folded(&file.clients),
            before_client: folded(&file.before_client),
            close: close.collect(),
            own: folded(&file.own),
            loss: folded(&file.loss),
            place: folded(&file.place),
            inside: folded(&file.inside),
            clock: all_folded(file.clock),
            filler: folded(&file.filler),
        }
    }

    /// `child`, `partner`, `parent`, `other`.
    pub(crate) fn kin(&self, word: &str) -> Option<&str> {
        let mut kin = self.kin.iter();
        kin.find(|(_, words)| has(words, word))
            .map(|(kin, _)| kin.as_str())
    }
}

pub(crate) fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|other| other == word)
}

/// Every one of them.
pub(crate) fn all() -> &'static [Lists] {
    &LISTS
}

/// The words of the reader's language, if it is one of these.
pub(crate) fn of(reader: Language) -> Option<&'static Lists> {
    LISTS.iter().find(|lists| lists.language == reader)
}

/// Whether a word says nothing by itself for this reader.
pub(crate) fn is_filler(word: &str, reader: Language) -> bool {
    of(reader).is_some_and(|lists| has(&lists.filler, word))
}

/// Whether a word says that a place follows.
pub(crate) fn is_place_word(word: &str, reader: Language) -> bool {
    of(reader).is_some_and(|lists| has(&lists.place, word))
}

/// Whether a word stands inside names of places.
pub(crate) fn is_inside_names(word: &str, reader: Language) -> bool {
    of(reader).is_some_and(|lists| has(&lists.inside, word))
}

/// Whether a word tells of a loss, in any of these languages.
pub(crate) fn is_loss(word: &str) -> bool {
    LISTS.iter().any(|lists| has(&lists.loss, word))
}

/// Whether a word of the reader's language plays this part in telling a time or a distance.
pub(crate) fn is_clock(part: &str, word: &str, reader: Language) -> bool {
    let words = of(reader).and_then(|lists| lists.clock.get(part));
    words.is_some_and(|words| has(words, word))
}

/// Adds phrases to a book.
pub(crate) fn add<T: Clone + PartialEq>(
    book: &mut Book<T>,
    language: Language,
    phrases: &[String],
    value: &T,
) {
    for phrase in phrases {
        book.add(phrase, language, value.clone());
    }
}

/// Whether a hit counts for this reader.
pub(crate) fn counts<T>(hit: &Hit<T>, line: &[Token], reader: Language) -> bool {
    let other =
        hit.language == reader || matches!(hit.language, Language::English | Language::German);
    other
        || hit.len() > 1
        || line.get(hit.first).is_some_and(|token| {
            token.word.chars().count() >= UNMISTAKABLE && !is_shared(&token.word)
        })
}

/// Long words that mean something else in English or German.
fn is_shared(word: &str) -> bool {
    [
        "joints",
        "entourage",
        "paquet",
        "partage",
        "pasos",
        "ancianos",
        "proches",
    ]
    .contains(&word)
}
