//! The words of searches that are neither problems nor fellowships: days, formats, audiences, languages, and fillers.

use super::clock;
use crate::book::{Book, Hit, Language, longest};
use crate::fold::Token;
use crate::languages;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Row {
    kind: String,
    value: String,
    en: Vec<String>,
    de: Vec<String>,
}

/// What a word of the vocabulary says, as the data writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) kind: &'static str,
    pub(crate) value: &'static str,
}

static ROWS: LazyLock<Vec<Row>> =
    LazyLock::new(|| crate::parsed(include_str!("../../data/query.json")));

static VOCABULARY: LazyLock<Book<Said>> = LazyLock::new(|| book(|kind| kind != "filler"));

static FILLERS: LazyLock<Book<Said>> = LazyLock::new(|| book(|kind| kind == "filler"));

fn book(wanted: impl Fn(&str) -> bool) -> Book<Said> {
    let mut book = Book::new();
    for row in ROWS.iter().filter(|row| wanted(&row.kind)) {
        let said = Said {
            kind: &row.kind,
            value: &row.value,
        };
        row.en
            .iter()
            .for_each(|phrase| book.add(phrase, Language::English, said));
        row.de
            .iter()
            .for_each(|phrase| book.add(phrase, Language::German, said));
    }
    for lists in languages::all() {
        for (key, phrases) in &lists.query {
            let Some((kind, value)) = key.split_once(' ').filter(|(kind, _)| wanted(kind)) else {
                continue;
            };
            languages::add(&mut book, lists.language, phrases, &Said { kind, value });
        }
    }
    book
}

/// Whether the word says nothing by itself: "a", "meeting", "und".
pub(crate) fn is_filler(token: &Token) -> bool {
    token.idle || !FILLERS.hits(std::slice::from_ref(token)).is_empty()
}

/// Whether the word is one of the vocabulary of searches, or says nothing by itself: then it is no town.
pub(crate) fn is_vocabulary(token: &Token) -> bool {
    is_filler(token) || !VOCABULARY.hits(std::slice::from_ref(token)).is_empty()
}
/// Which words of the line are part of a phrase of the vocabulary.
pub(super) fn covered(line: &[Token]) -> Vec<bool> {
    let mut covered = vec![false; line.len()];
    for hit in VOCABULARY.hits(line) {
        covered
            .iter_mut()
            .take(hit.end)
            .skip(hit.first)
            .for_each(|covered| *covered = true);
    }
    covered
}

/// The phrases of the vocabulary in the line, the longest first where they overlap; none of a word that is `taken`.
pub(super) fn said(line: &[Token], reader: Language, taken: &[bool]) -> Vec<Hit<Said>> {
    let mut hits = VOCABULARY.hits(line);
    hits.retain(|hit| (hit.first..hit.end).all(|index| !taken.get(index).copied().unwrap_or(true)));
    hits.retain(|hit| languages::counts(hit, line, reader));
    clock::german_days(line, reader, &mut hits);
    // "Sun City" is no Sunday.
    let is_name = |index: usize| {
        line.get(index)
            .is_some_and(|next| next.has_letter() && !is_vocabulary(next))
    };
    hits.retain(|hit| !hit.weak || !is_name(hit.end));
    let mut hits = longest(hits, reader);
    hits.dedup_by(|one, other| (one.first, one.value) == (other.first, other.value));
    hits
}
