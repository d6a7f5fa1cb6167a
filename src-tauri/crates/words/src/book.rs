//! A book of phrases: which of them stand in a line, longest first.
//!
//! A phrase is written in the data with marks before it: `=` the word itself and none of its forms, `!` an initialism
//! that counts in capitals alone and where [`crate::initialism`] lets it, `~` a word that means other things too and
//! counts only among words that are understood.

use crate::fold::{Token, fold, tokens};
use std::collections::HashMap;

/// The language a phrase is written in, as far as its forms go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    English,
    German,
    Spanish,
    French,
}

/// How the words of a phrase are compared with those of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Compare {
    Stem(Language),
    /// English words have no umlauts: "Caen" is not "can".
    Plain,
    Folded,
    Written,
}

impl Compare {
    fn form(self, token: &Token) -> &str {
        match self {
            Self::Stem(Language::English) => &token.english,
            Self::Stem(Language::German) => &token.german,
            Self::Stem(Language::Spanish) => &token.spanish,
            Self::Stem(Language::French) => &token.french,
            Self::Plain => &token.plain,
            Self::Folded => &token.word,
            Self::Written => &token.written,
        }
    }
}

#[derive(Debug, PartialEq)]
struct Entry<T> {
    words: Vec<String>,
    value: T,
    language: Language,
    weak: bool,
}

/// A book of phrases, each with what it means.
#[derive(Debug)]
pub(crate) struct Book<T> {
    entries: HashMap<(Compare, String), Vec<Entry<T>>>,
}

/// A phrase of a [`Book`] in a line.
#[derive(Clone, Debug)]
pub(crate) struct Hit<T> {
    /// Its first word's place among the tokens.
    pub(crate) first: usize,
    /// The place after its last word.
    pub(crate) end: usize,
    /// What it means.
    pub(crate) value: T,
    /// The language it is written in.
    pub(crate) language: Language,
    /// Whether it counts only among words that are understood.
    pub(crate) weak: bool,
    /// Whether it is an initialism that counts in capitals alone.
    pub(crate) capitals: bool,
}

impl<T> Hit<T> {
    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        self.end - self.first
    }

    /// Whether it shares a word with `other`.
    pub(crate) fn overlaps<U>(&self, other: &Hit<U>) -> bool {
        self.first < other.end && other.first < self.end
    }
}

impl<T: Clone + PartialEq> Book<T> {
    /// An empty book.
    pub(crate) fn new() -> Self {
        Self {
            entries: HashMap::new(),
        }
    }

    /// Adds a phrase with its marks.
    pub(crate) fn add(&mut self, phrase: &str, language: Language, value: T) {
        let bare = phrase.trim_start_matches(['=', '!', '~']);
        let marks = phrase.strip_suffix(bare).unwrap_or_default();
        let parts = tokens(bare);
        // Capitals ("PTSD") have no forms: "aids" must not be cut to "aid".
        let initialism = parts.len() == 1 && bare.chars().filter(|c| c.is_uppercase()).count() >= 2;
        let compare = if marks.contains('!') {
            Compare::Written
        } else if marks.contains('=') || initialism {
            if language != Language::English && !initialism || language == Language::German {
                Compare::Folded
            } else {
                Compare::Plain
            }
        } else {
            Compare::Stem(language)
        };
        let words: Vec<String> = parts
            .iter()
            .map(|token| compare.form(token).to_owned())
            .collect();
        let Some(first) = words.first().cloned() else {
            return;
        };
        let entry = Entry {
            words,
            value,
            language,
            weak: marks.contains('~'),
        };
        let entries = self.entries.entry((compare, first)).or_default();
        // "al-anon" and "al anon" are the same words.
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }

    /// Every phrase that stands in the line, overlapping ones too, in the order of the line.
    pub(crate) fn hits(&self, line: &[Token]) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        for (first, token) in line.iter().enumerate() {
            for compare in [
                Compare::Stem(Language::English),
                Compare::Stem(Language::German),
                Compare::Stem(Language::Spanish),
                Compare::Stem(Language::French),
                Compare::Plain,
                Compare::Folded,
                Compare::Written,
            ] {
                let key = (compare, compare.form(token).to_owned());
                for entry in self.entries.get(&key).into_iter().flatten() {
                    let rest = line.iter().skip(first).take(entry.words.len());
                    let same = rest.clone().count() == entry.words.len()
                        && rest.clone().skip(1).all(|token| !token.after_break)
                        && rest
                            .zip(&entry.words)
                            .all(|(token, word)| compare.form(token) == word);
                    if same {
                        hits.push(Hit {
                            first,
                            end: first + entry.words.len(),
                            value: entry.value.clone(),
                            language: entry.language,
                            weak: entry.weak,
                            capitals: compare == Compare::Written,
                        });
                    }
                }
            }
        }
        hits
    }

    /// What the single German word of this stem means.
    pub(crate) fn german_word(&self, word: &str) -> Vec<T> {
        let Some(token) = tokens(word).pop() else {
            return Vec::new();
        };
        let key = (Compare::Stem(Language::German), token.german);
        let entries = self.entries.get(&key).into_iter().flatten();
        entries
            .filter(|entry| entry.words.len() == 1 && !entry.weak)
            .map(|entry| entry.value.clone())
            .collect()
    }
}

/// The longest hits that do not overlap; of equally long ones at the same place all stay, those in the reader's
/// language before those that only look like a word of another.
pub(crate) fn longest<T: Clone>(mut hits: Vec<Hit<T>>, reader: Language) -> Vec<Hit<T>> {
    hits.sort_by_key(|hit| {
        (
            std::cmp::Reverse(hit.len()),
            hit.language != reader,
            hit.first,
        )
    });
    let mut kept: Vec<Hit<T>> = Vec::new();
    for hit in hits {
        let taken = kept.iter().any(|other| {
            other.overlaps(&hit)
                && !(other.first == hit.first
                    && other.end == hit.end
                    && other.language == hit.language)
        });
        if !taken {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|hit| hit.first);
    kept
}

/// The language whose words count first for a reader of `locale` (a BCP 47 tag).
pub(crate) fn reader_language(locale: &str) -> Language {
    match fold(locale).get(..2) {
        Some("de") => Language::German,
        Some("es") => Language::Spanish,
        Some("fr") => Language::French,
        _ => Language::English,
    }
}
