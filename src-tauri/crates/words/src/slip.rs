//! Slips of the keyboard: which written word may be meant as which other.
//!
//! One letter missing, too many, another or two swapped; two such slips in long words. A word that means something as it
//! is written is never taken for another.

use crate::fold::Token;
use crate::problems::BOOK;
use crate::query::is_vocabulary;

/// Shorter words are not taken for slips where other words stand around them.
pub(crate) const SHORTEST: usize = 5;
/// Shorter words are not taken for slips where they stand alone.
pub(crate) const ALONE: usize = 7;
/// From so many letters on, two slips are forgiven.
const LONG: usize = 11;

/// Ordinary words that lie a slip away from grave ones.
const ORDINARY: &[&str] = &[
    "violet",
    "violets",
    "violin",
    "violins",
    "violeta",
    "attached",
    "talker",
    "walker",
    "walking",
    "talking",
    "buttered",
    "bettered",
    "battery",
    "overdone",
    "valence",
    "hitting",
    "gehalt",
    "gestalt",
    "anwalt",
    "living",
    "giving",
    "moving",
    "morir",
    "dorme",
    "vivre",
    "livre",
    "suivre",
    "leaving",
    "myself",
    "cutting",
    "killing",
    "kicking",
    "hurting",
    "hunting",
    "abuse",
    "amuse",
    "excuse",
    "depressed",
    "express",
    "maltesa",
    "stalling",
    "stocking",
    "raping",
    "rating",
    "racing",
    "planting",
    "trauma",
    "drama",
    "child",
    "children",
    "leben",
    "lieben",
    "sterben",
    "werben",
    "erben",
    "mourir",
    "nourrir",
    "courir",
    "marido",
    "madrid",
    "partner",
    "letters",
    "better",
    "butter",
    "bitter",
    "letzten",
    "verletzt",
    "schlager",
    "schlagt",
];

/// Whether the word means something as it is written, so that it is no slip.
pub(crate) fn is_ordinary(token: &Token) -> bool {
    let alone = std::slice::from_ref(token);
    token.is_number()
        || ORDINARY.contains(&token.word.as_str())
        || is_vocabulary(token)
        || crate::problems::is_kin(&token.word)
        || BOOK.hits(alone).iter().any(|hit| !hit.capitals)
}

/// Whether `written` may be a slip for `meant`, both folded.
pub(crate) fn is_slip(written: &str, meant: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (written.chars().collect(), meant.chars().collect());
    let slips = if other.len() >= LONG { 2 } else { 1 };
    one.len() >= 3 && one.len().abs_diff(other.len()) <= slips && distance(&one, &other) <= slips
}

/// How many slips make one word of the other, both folded: at most one, in words of eight letters and more two.
pub(crate) fn slips(one: &[char], other: &[char]) -> Option<usize> {
    let most = if one.len() >= 8 && other.len() >= 8 {
        2
    } else {
        1
    };
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    Some(distance(one, other)).filter(|slips| *slips <= most)
}

/// How many slips lie between two words (the optimal string alignment distance).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, compared) in other.iter().enumerate() {
            let at = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&above, column) + usize::from(letter != compared);
            let mut cost = changed
                .min(at(&above, column + 1) + 1)
                .min(at(&line, column) + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(compared)
                && other.get(column - 1) == Some(letter);
            if swapped {
                cost = cost.min(at(&before, column - 1) + 1);
            }
            line.push(cost);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or(0)
}
