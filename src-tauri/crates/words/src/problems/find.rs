//! Finding problems in what somebody wrote.

use super::meaning::{Hits, meaning};
use super::relation::{for_family, told};
use super::{BOOK, codes};
use crate::book::{Hit, Language, longest, reader_language};
use crate::fold::{Token, tokens};
use crate::{initialism, languages, query};
use circle_domain::{ProblemId, Relation};
use std::ops::Range;

/// A problem that a line speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemMatch {
    /// The leaf.
    pub problem: ProblemId,
    /// The words that say it, as byte ranges of the line, in its order.
    pub spans: Vec<Range<usize>>,
    /// For whom help is sought.
    pub relation: Relation,
    /// How surely, up to 1.
    pub score: f32,
}

/// A match before its words are turned into byte ranges.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) leaf: &'static str,
    pub(crate) words: Vec<usize>,
    pub(crate) relation: Relation,
    pub(crate) score: f32,
}

/// Heads of German compounds whose first part is a problem's word: "Heroinabhängigkeit", "Alkoholproblem".
const HEADS: &[&str] = &[
    "selbsthilfegruppe",
    "selbsthilfe",
    "abhangigkeit",
    "abhangiger",
    "abhangige",
    "abhangig",
    "angehorigengruppe",
    "angehorigen",
    "angehorige",
    "erkrankung",
    "krankheit",
    "krankung",
    "kranker",
    "kranke",
    "krank",
    "missbrauch",
    "patientinnen",
    "patientin",
    "patienten",
    "patient",
    "probleme",
    "problem",
    "storungen",
    "storung",
    "suchtigen",
    "suchtiger",
    "suchtige",
    "suchtig",
    "sucht",
    "gruppen",
    "gruppe",
    "treffen",
    "konsum",
    "entzug",
    "betroffene",
    "beratung",
];

/// The problems that the line speaks of, the surest first; of equally sure ones, the one that is said first.
///
/// Words are found in English and German whatever the locale (a BCP 47 tag); it decides where a word means different
/// things in both.
#[must_use]
pub fn find(text: &str, locale: &str) -> Vec<ProblemMatch> {
    let line = tokens(text);
    let found = find_in(&line, reader_language(locale), &|_| false);
    found
        .into_iter()
        .map(|found| found.into_match(&line))
        .collect()
}

impl Found {
    pub(crate) fn into_match(self, line: &[Token]) -> ProblemMatch {
        let spans = self
            .words
            .iter()
            .filter_map(|word| line.get(*word).map(|token| token.span.clone()))
            .collect();
        ProblemMatch {
            problem: ProblemId::new(self.leaf),
            spans: joined(spans),
            relation: self.relation,
            score: self.score,
        }
    }
}

/// Spans with at most a blank between them become one.
fn joined(spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end + 1 => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// For whom the line seeks help, judged from its problems and its other words.
pub(crate) fn relation_of(line: &[Token], found: &[Found], reader: Language) -> Relation {
    let told = told(line, reader, &|index| {
        found.iter().any(|found| found.words.contains(&index))
    });
    match found
        .iter()
        .find(|found| found.relation != Relation::Unknown)
    {
        Some(best) => best.relation,
        None => told.relation,
    }
}

/// [`find`] over tokens; words of which `taken` is true are understood as something else.
pub(crate) fn find_in(
    line: &[Token],
    reader: Language,
    taken: &dyn Fn(usize) -> bool,
) -> Vec<Found> {
    let (hits, coded) = hits(line, reader, taken);
    let is_problem = |index: usize| hits.iter().any(|hit| hit.first <= index && index < hit.end);
    let told = told(line, reader, &is_problem);
    let mut found: Vec<Found> = Vec::new();
    for hit in &hits {
        meaning(
            line,
            hit,
            &hits,
            &told,
            coded.contains(&hit.first),
            &mut found,
        );
    }
    // "My son uses" says neither what nor that it is a drug.
    if found.is_empty() && told.relation == Relation::Family {
        let uses = line
            .iter()
            .position(|token| ["uses", "using"].contains(&token.word.as_str()));
        if let (Some(uses), true) = (uses, told.kin.is_some()) {
            let words = told.words.iter().copied().chain([uses]).collect();
            found.push(Found {
                leaf: "family-of-addict/family-drugs",
                words,
                relation: Relation::Family,
                score: 0.8,
            });
        }
    }
    for found in &mut found {
        found.words.sort_unstable();
        found.words.dedup();
    }
    found.sort_by(|one, other| {
        other
            .score
            .total_cmp(&one.score)
            .then_with(|| one.words.cmp(&other.words))
    });
    let mut once: Vec<Found> = Vec::new();
    for next in found {
        match once.iter_mut().find(|kept| kept.leaf == next.leaf) {
            Some(kept) => kept.words.extend(next.words),
            None => once.push(next),
        }
    }
    for found in &mut once {
        found.words.sort_unstable();
        found.words.dedup();
    }
    once
}

/// The words of problems in the line, and at which places they are codes.
fn hits(line: &[Token], reader: Language, taken: &dyn Fn(usize) -> bool) -> (Hits, Vec<usize>) {
    let mut coded = Vec::new();
    let mut kept: Hits = Vec::new();
    for index in 0..line.len() {
        let (words, leaves) = codes::at(line, index);
        if words > 0 && !taken(index) && !coded.contains(&index) {
            coded.extend(index..index + words);
            kept.extend(
                leaves
                    .into_iter()
                    .map(|value| hit(index, index + words, value, reader)),
            );
        }
    }
    let free = |hit: &Hit<&'static str>| {
        (hit.first..hit.end).all(|index| !taken(index) && !coded.contains(&index))
    };
    let mut all = BOOK.hits(line);
    all.retain(free);
    all.retain(|hit| languages::counts(hit, line, reader));
    let (weak, mut strong): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|hit| hit.weak || hit.capitals);
    strong.extend(compounds(line, reader).into_iter().filter(free));
    let strong = longest(strong, reader);
    let is_strong = |index: usize| {
        strong
            .iter()
            .any(|hit| hit.first <= index && index < hit.end)
    };
    let known = |index: usize| {
        is_strong(index) || taken(index) || line.get(index).is_some_and(query::is_vocabulary)
    };
    let weak = weak.into_iter().filter(|hit| {
        let alone = (hit.first..hit.end).all(|index| !is_strong(index));
        let neighbours = [hit.first.checked_sub(1), Some(hit.end)]
            .into_iter()
            .flatten()
            .filter(|at| *at < line.len());
        alone
            && if hit.capitals {
                initialism::counts(line, hit.first, &known)
            } else {
                neighbours.into_iter().all(known)
            }
    });
    let weak: Vec<_> = longest(weak.collect(), reader);
    for (hits, score) in [(strong, 1.0_f32), (weak, 0.7)] {
        for found in hits {
            // A longer phrase says it more surely; a word of another language than the reader's less.
            let length = 0.02 * (found.len().min(5) as f32);
            let foreign = if found.language == reader { 0.0 } else { 0.05 };
            kept.push(hit(
                found.first,
                found.end,
                (found.value, (score - 0.1 + length - foreign).min(1.0)),
                reader,
            ));
        }
    }
    kept.sort_by_key(|hit| hit.first);
    (kept, coded)
}

fn hit<T>(first: usize, end: usize, value: T, language: Language) -> Hit<T> {
    Hit {
        first,
        end,
        value,
        language,
        weak: false,
        capitals: false,
    }
}

fn compounds(line: &[Token], reader: Language) -> Vec<Hit<&'static str>> {
    let mut hits = Vec::new();
    for (index, token) in line.iter().enumerate() {
        let whole = HEADS
            .iter()
            .find_map(|head| token.word.strip_suffix(head))
            .filter(|rest| rest.len() >= 3);
        let Some(rest) = whole else { continue };
        let links = [
            Some(rest),
            rest.strip_suffix('s'),
            rest.strip_suffix("en"),
            rest.strip_suffix('n'),
        ];
        let leaves = links
            .into_iter()
            .flatten()
            .map(|part| BOOK.german_word(part))
            .find(|leaves| !leaves.is_empty());
        for leaf in leaves.into_iter().flatten() {
            let family = token.word.contains("angehorig");
            for (leaf, _) in if family {
                for_family(leaf, None)
            } else {
                vec![(leaf, 1.0)]
            } {
                hits.push(hit(index, index + 1, leaf, Language::German));
            }
        }
    }
    hits.retain(|_| reader == Language::German || reader == Language::English);
    hits
}
