//! The codes by which professionals name a problem: ICD-10 (`F10.2`, `f102`, `F10-F19`) and MeSH (`D000437`).
//!
//! Only the codes are used, never the titles. A code means the leaf that claims the longest part of it; of several
//! that claim the same, the one that exists for it comes first, and the others count half.

use super::{LEAVES, Leaf};
use crate::fold::Token;

/// The leaves that carry the same category, and the one of them that a plain category means.
const FIRST: &[(&str, &str)] = &[
    ("F42", "mental-health/ocd"),
    ("E66", "chronic/weight"),
    ("Z73.0", "mental-health/burnout-stress"),
    ("Z63.0", "relationships/couples"),
    ("F43", "mental-health/ptsd-trauma"),
    ("Z63.6", "caregiving/carers"),
    ("Z60.4", "life-social/loneliness"),
];

/// What the code at `index` means, how surely (1, or 0.5), and how many words it takes; empty when it is no code.
pub(super) fn at(line: &[Token], index: usize) -> (usize, Vec<(&'static str, f32)>) {
    let Some(token) = line.get(index) else {
        return (0, Vec::new());
    };
    if is_mesh(&token.word) {
        let claims = LEAVES.iter().filter(|leaf| {
            leaf.mesh
                .iter()
                .any(|id| id.eq_ignore_ascii_case(&token.word))
        });
        return (1, ranked(claims, ""));
    }
    let next = line.get(index + 1);
    let Some(code) = category(&token.word)
        .filter(|_| !next.is_some_and(|next| is_second_half_of_postcode(&next.word)))
    else {
        return (0, Vec::new());
    };
    let close = next.filter(|next| next.span.start == token.span.end + 1 && !next.after_break);
    if let Some(last) = close
        .and_then(|next| category(&next.word))
        .filter(|last| !last.contains('.') && !code.contains('.'))
    {
        let inside = |claim: &String| {
            let (from, to) = claim.split_once('-').unwrap_or((claim, claim));
            prefix(from) >= code.as_str() && prefix(to) <= last.as_str()
        };
        return (
            2,
            ranked(
                LEAVES.iter().filter(|leaf| leaf.icd10.iter().any(inside)),
                "",
            ),
        );
    }
    let claimed = |leaf: &Leaf| {
        leaf.icd10
            .iter()
            .filter_map(|claim| claims(claim, &code))
            .max()
    };
    let Some(best) = LEAVES.iter().filter_map(claimed).max() else {
        return (0, Vec::new());
    };
    (
        1,
        ranked(
            LEAVES.iter().filter(|leaf| claimed(leaf) == Some(best)),
            &code,
        ),
    )
}

/// How much of `code` is claimed by a leaf's category or range: the longer the category the more, a range the least.
fn claims(claim: &str, code: &str) -> Option<usize> {
    match claim.split_once('-') {
        Some((from, to)) => {
            let category = prefix(code);
            (category >= from && category <= to).then_some(1)
        }
        None => (code.starts_with(claim))
            .then_some(claim.len())
            .or_else(|| {
                // A plain category also means the leaf of its subcategory when nothing else claims it: "F63" is gambling.
                (!code.contains('.') && claim.starts_with(code)).then_some(2)
            }),
    }
}

fn ranked(leaves: impl Iterator<Item = &'static Leaf>, code: &str) -> Vec<(&'static str, f32)> {
    let mut found: Vec<&'static str> = leaves.map(|leaf| leaf.id.as_str()).collect();
    let first = FIRST
        .iter()
        .find(|(claim, _)| !code.is_empty() && code.starts_with(claim))
        .map(|(_, leaf)| *leaf);
    found.sort_by_key(|leaf| Some(*leaf) != first);
    found
        .into_iter()
        .enumerate()
        .map(|(place, leaf)| {
            (
                leaf,
                if place == 0 || code.is_empty() {
                    1.0
                } else {
                    0.5
                },
            )
        })
        .collect()
}

fn prefix(code: &str) -> &str {
    code.split('.').next().unwrap_or(code)
}

/// The ICD-10 code that the folded word is, with its point: a letter, two digits, and up to four more.
fn category(word: &str) -> Option<String> {
    let upper = word.to_ascii_uppercase();
    let mut chars = upper.chars();
    let letter = chars.next().filter(char::is_ascii_uppercase)?;
    let rest = chars.as_str();
    let (whole, part) = match rest.split_once('.') {
        Some((whole, part)) => (whole.to_owned(), part.to_owned()),
        None => (
            rest.chars().take(2).collect(),
            rest.chars().skip(2).collect(),
        ),
    };
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.len() != 2 || !digits(&whole) || part.len() > 4 || !digits(&part) {
        return None;
    }
    Some(if part.is_empty() {
        format!("{letter}{whole}")
    } else {
        format!("{letter}{whole}.{part}")
    })
}

fn is_mesh(word: &str) -> bool {
    let digits = word.strip_prefix('d').unwrap_or_default();
    (6..=9).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit())
}

/// `5AA`: the second half of a British postcode, whose first half ("E10") looks like a category.
fn is_second_half_of_postcode(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| c.is_ascii_digit())
        && word.len() == 3
        && chars.all(|c| c.is_ascii_alphabetic())
}
