//! What is left of a line: runs of words that may be a place, or text to search for.

use super::{is_filler, is_vocabulary};
use crate::book::Language;
use crate::fold::Token;
use crate::initialism::{is_all_capitals, is_place_code};
use crate::languages;
use std::ops::Range;

/// Words side by side that were not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where they stand, in bytes of the line.
    pub span: Range<usize>,
    /// The line's text there.
    pub text: String,
    /// Where each of the words stands.
    pub words: Vec<Range<usize>>,
    /// Whether a word before them says that they are a place ("in", "near", "bei").
    pub after_place_word: bool,
    /// Whether they look like a postcode.
    pub looks_like_postcode: bool,
}

const PLACE_WORDS: &[&str] = &[
    "in", "near", "around", "at", "bei", "nahe", "um", "from", "aus", "within", "umkreis", "von",
    "of", "to", "nach",
];

/// Words that stay inside a name: "Frankfurt am Main", "Port of Spain", "Stoke on Trent".
const INSIDE_NAMES: &[&str] = &[
    "of", "am", "an", "der", "die", "de", "la", "le", "les", "the", "on", "upon", "im", "in",
    "bei", "den", "do", "da", "and", "new", "du", "des", "op", "vor", "ob", "zu", "y", "i", "a",
    "el", "los", "las", "dos", "under", "unter", "sur", "und",
];

/// Places that lose their name without the article before it.
const AFTER_AN_ARTICLE: &[&str] = &[
    "angeles", "vegas", "paz", "mans", "havre", "palmas", "rochelle", "plata", "habana", "haye",
    "coruna", "reunion", "paso", "serena", "puy", "salvador", "creusot", "cannet", "laguna",
    "rioja", "mancha", "defense", "baule", "ciotat", "seyne", "lilas", "ulis", "serena",
];

/// Codes of states that stand after a word that is not understood, in whatever case: "portland or", "Boston MA".
pub(super) fn codes_of_states(line: &[Token], reader: Language) -> Vec<usize> {
    let said = super::vocabulary::covered(line);
    (1..line.len())
        .filter(|index| {
            let Some((word, before)) = line.get(*index).zip(line.get(index - 1)) else {
                return false;
            };
            // "meetings in OR", "AA in ME": in capitals after "in" even a word of every day is a state. A line that is all in
            // capitals says nothing by them.
            if before.word == "in" && is_code_of_every_day(word) && !is_all_capitals(line) {
                return true;
            }
            let last = line
                .get(index + 1)
                .is_none_or(|next| next.after_break || next.is_number());
            let capitals = word.written.chars().all(|c| c.is_ascii_uppercase());
            let town = before.word.len() > 2
                && before.has_letter()
                && !is_vocabulary(before)
                && !said.get(index - 1).copied().unwrap_or(false)
                && !is_problem(before);
            // "us" and "me" are words as well: after a break or in capitals they are codes.
            let code = is_place_code(&word.word)
                && (capitals
                    || !["us", "me", "na", "an", "am", "so"].contains(&word.word.as_str()));
            // "Berlin Do" is a Thursday.
            let code = code && (capitals || reader == Language::English);
            code && town && (capitals || last || word.after_break)
        })
        .collect()
}

/// Whether a word in capitals is a state's or a country's code and says nothing by itself otherwise.
fn is_code_of_every_day(token: &Token) -> bool {
    let capitals = token.written.chars().all(|c| c.is_ascii_uppercase());
    capitals && is_place_code(&token.word) && is_filler(token)
}

fn is_problem(token: &Token) -> bool {
    crate::problems::BOOK
        .hits(std::slice::from_ref(token))
        .iter()
        .any(|hit| !hit.weak && !hit.capitals)
}

/// The runs of words that are not `taken`, without the words around them that say nothing.
pub(super) fn runs(
    text: &str,
    line: &[Token],
    taken: &[bool],
    codes: &[usize],
    reader: Language,
) -> Vec<Run> {
    let inside_names = |token: &Token| {
        INSIDE_NAMES.contains(&token.word.as_str())
            || languages::is_inside_names(&token.word, reader)
    };
    let free = |index: usize| !taken.get(index).copied().unwrap_or(true);
    let says = |index: usize| {
        codes.contains(&index)
            || line
                .get(index)
                .is_some_and(|token| free(index) && !is_filler(token))
    };
    let mut runs = Vec::new();
    let mut index = 0;
    while index < line.len() {
        if !says(index) {
            index += 1;
            continue;
        }
        let first = beginning(line, index, &free);
        let mut end = index + 1;
        loop {
            if says(end) && (codes.contains(&end) || !breaks(line, end)) {
                end += 1;
                continue;
            }
            // A word that says nothing joins two that do.
            let inside = line.get(end).is_some_and(inside_names);
            let followed = (end + 1..=end + 2).find(|at| says(*at)).filter(|at| {
                (end..*at)
                    .all(|between| free(between) && line.get(between).is_some_and(inside_names))
            });
            match followed {
                Some(at) if inside && !breaks(line, end) => end = at + 1,
                _ => break,
            }
        }
        runs.extend(run(text, line, first..end, codes, reader));
        index = end;
    }
    runs
}

/// Words that say nothing in a search and yet begin names: "New York", "The Hague", "Des Moines".
fn beginning(line: &[Token], index: usize, free: &dyn Fn(usize) -> bool) -> usize {
    let Some((before, word)) = index
        .checked_sub(1)
        .and_then(|before| line.get(before).map(|word| (before, word)))
    else {
        return index;
    };
    let joined = line.get(index).is_some_and(|token| !token.after_break) && free(before);
    let capital = word.written.starts_with(char::is_uppercase);
    let named = line.get(index).map_or("", |token| token.word.as_str());
    let begins = match word.plain.as_str() {
        "new" | "des" | "dos" | "neu" => true,
        "la" | "las" | "los" | "el" | "le" | "les" if word.idle => {
            capital || AFTER_AN_ARTICLE.contains(&named)
        }
        "the" | "den" | "neue" | "a" => capital,
        _ => false,
    };
    if joined && begins { before } else { index }
}

/// A break ends a run, except inside coordinates ("47.6, -122.3") and before a region ("Portland, Oregon").
fn breaks(line: &[Token], index: usize) -> bool {
    let number = |index: usize| {
        line.get(index)
            .is_some_and(|token| token.word.chars().all(|c| c.is_ascii_digit() || c == '.'))
    };
    let broken = line.get(index).is_some_and(|token| token.after_break);
    let coordinates = index
        .checked_sub(1)
        .is_some_and(|before| number(before) && number(index));
    let words = index
        .checked_sub(1)
        .is_some_and(|before| !number(before) && !number(index));
    broken && !coordinates && !words
}

fn run(
    text: &str,
    line: &[Token],
    words: Range<usize>,
    codes: &[usize],
    reader: Language,
) -> Option<Run> {
    let (first, end) = (words.start, words.end);
    // What joins two words ("Frankfurt am Main", "ma in boston") stands inside a place's name and is never searched for by itself.
    let says = |at: usize, token: &Token| at == first || codes.contains(&at) || !is_filler(token);
    let words: Vec<Range<usize>> = line
        .iter()
        .enumerate()
        .take(end)
        .skip(first)
        .filter(|(at, token)| says(*at, token))
        .map(|(_, token)| token.span.clone())
        .collect();
    let mut span = words.first()?.start..words.last()?.end;
    // The sign of a coordinate belongs to it.
    if line
        .get(first)
        .is_some_and(|token| token.word.contains('.'))
        && text
            .get(..span.start)
            .is_some_and(|before| before.ends_with('-'))
    {
        span.start -= 1;
    }
    let before = first.checked_sub(1).and_then(|before| line.get(before));
    let tokens = line.get(first..end)?;
    Some(Run {
        text: text.get(span.clone())?.to_owned(),
        span,
        words,
        after_place_word: before.is_some_and(|token| {
            PLACE_WORDS.contains(&token.word.as_str())
                || languages::is_place_word(&token.word, reader)
        }),
        looks_like_postcode: looks_like_postcode(tokens),
    })
}

/// Four to six digits, letters and digits mixed ("SW1A 1AA", "K1A 0B1", "1012 AB"), or two groups of digits ("123 45").
fn looks_like_postcode(tokens: &[Token]) -> bool {
    let digits = |token: &Token| token.word.chars().any(|c| c.is_ascii_digit());
    let short = tokens.iter().all(|token| {
        token.word.len() <= 6 && token.word.chars().all(|c| c.is_ascii_alphanumeric())
    });
    match tokens {
        [one] => {
            short
                && digits(one)
                && (one.is_number() && one.word.len() >= 4
                    || one.has_letter() && one.word.len() >= 3)
        }
        [one, other] => short && digits(one) && (digits(other) || other.word.len() == 2),
        _ => false,
    }
}
