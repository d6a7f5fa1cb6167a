//! What the words of a problem mean for this reader: their own problem, that of somebody close, or a bereavement.

use super::find::Found;
use super::relation::{Told, for_family, is_for_family, is_kin, is_own};
use crate::book::Hit;
use crate::fold::Token;
use crate::languages;
use circle_domain::Relation;

/// The words of a leaf in a line, and how surely they mean it.
pub(super) type WordHit = Hit<(&'static str, f32)>;

/// Every such word of a line, in its order.
pub(super) type Hits = Vec<WordHit>;

/// What may stand in a line beside "lost" and "died" and turns a suicide or an overdose into a bereavement.
const LOSS: &[&str] = &[
    "lost",
    "lose",
    "losing",
    "loss",
    "bereaved",
    "bereavement",
    "died",
    "dead",
    "death",
    "grief",
    "grieving",
    "survivors",
    "widow",
    "verloren",
    "verlust",
    // Folded: "trauer", "trauern".
    "traur",
    "traurn",
    "hinterbliebene",
    "hinterbliebenen",
    "gestorben",
    "verstorben",
    "tod",
];
/// Whether a word tells of a loss.
pub(crate) fn tells_of_loss(word: &str) -> bool {
    LOSS.contains(&word) || languages::is_loss(word)
}

/// Turns one hit into what it means for this reader.
pub(super) fn meaning(
    line: &[Token],
    hit: &WordHit,
    hits: &[WordHit],
    told: &Told,
    coded: bool,
    found: &mut Vec<Found>,
) {
    let (leaf, score) = hit.value;
    let words: Vec<usize> = (hit.first..hit.end).collect();
    let with_kin = || {
        words
            .iter()
            .copied()
            .chain(told.words.iter().copied())
            .collect::<Vec<usize>>()
    };
    if let Some(loss) = loss_of(line, hit, hits, leaf) {
        // Said before everything else: who lost somebody to suicide is bereaved first.
        found.push(Found {
            leaf: loss,
            words,
            relation: Relation::Myself,
            score: 1.2,
        });
        return;
    }
    let professional = told.relation == Relation::Professional;
    // "Angehörige" alone means family of people with an addiction; beside a problem it only says for whom.
    let is_only_relation = |hit: &WordHit| {
        hit.len() == 1
            && line
                .get(hit.first)
                .is_some_and(|token| token.word.starts_with("angehorig"))
    };
    if is_only_relation(hit) && hits.iter().any(|other| !is_only_relation(other)) {
        return;
    }
    if is_for_family(leaf) {
        let relation = if professional {
            Relation::Professional
        } else {
            Relation::Family
        };
        let kin_words = line
            .iter()
            .zip(0..)
            .filter(|(token, at)| words.contains(at) && is_kin(&token.word))
            .count();
        let words = if kin_words > 0 { with_kin() } else { words };
        found.push(Found {
            leaf,
            words: words.clone(),
            relation,
            score,
        });
        if leaf == "family-of-addict/teens-of-addicts" {
            found.push(Found {
                leaf: "family-of-addict/family-alcohol",
                words,
                relation,
                score: score - 0.2,
            });
        }
        return;
    }
    if professional
        || told.relation == Relation::Unknown
        || coded && told.relation != Relation::Family
    {
        let relation = if is_own(leaf) && names_kin(line, hit) && !professional {
            Relation::Myself
        } else {
            told.relation
        };
        found.push(Found {
            leaf,
            words,
            relation,
            score,
        });
        return;
    }
    if told.relation == Relation::Myself || is_own(leaf) {
        found.push(Found {
            leaf,
            words,
            relation: Relation::Myself,
            score,
        });
        return;
    }
    // "I drink because my wife left": who says "I" right before it speaks of themself.
    let own = |at: usize| {
        line.get(at)
            .is_some_and(|token| ["i", "im", "ich"].contains(&token.word.as_str()))
            && !told.words.contains(&at)
    };
    if (hit.first.saturating_sub(2)..hit.end).any(own) {
        found.push(Found {
            leaf,
            words,
            relation: Relation::Myself,
            score,
        });
        return;
    }
    let family = for_family(leaf, told.kin);
    if family.is_empty() {
        found.push(Found {
            leaf,
            words,
            relation: Relation::Family,
            score,
        });
        return;
    }
    // Where the problem has no group of its own for those close, both are shown.
    let keeps_own = family
        .iter()
        .all(|(leaf, _)| leaf.starts_with("caregiving/"))
        && leaf != "neuro/dementia";
    for (leaf, weight) in family {
        found.push(Found {
            leaf,
            words: with_kin(),
            relation: Relation::Family,
            score: score * weight,
        });
    }
    if keeps_own {
        found.push(Found {
            leaf,
            words: with_kin(),
            relation: Relation::Family,
            score,
        });
    }
}

fn names_kin(line: &[Token], hit: &WordHit) -> bool {
    line.iter()
        .take(hit.end)
        .skip(hit.first)
        .any(|token| is_kin(&token.word) || token.word == "me" || token.word == "mich")
}

/// The bereavement that a hit is about, where the line speaks of a loss.
fn loss_of(line: &[Token], hit: &WordHit, hits: &[WordHit], leaf: &str) -> Option<&'static str> {
    let word = |index: usize| line.get(index).map_or("", |token| token.word.as_str());
    let own = (hit.first..hit.end).any(|at| {
        [
            "myself", "my", "i", "mich", "mir", "die", "dead", "sterben", "live", "leben",
        ]
        .contains(&word(at))
    });
    let loss_before = (0..hit.first).any(|at| tells_of_loss(word(at)));
    let loss_anywhere = (0..line.len()).any(|at| tells_of_loss(word(at)));
    match leaf {
        "grief/suicide-loss" | "grief/overdose-loss" if loss_anywhere || names_kin(line, hit) => {
            Some(if leaf == "grief/suicide-loss" {
                "grief/suicide-loss"
            } else {
                "grief/overdose-loss"
            })
        }
        "mental-health/suicidal" if loss_anywhere && !own && word(hit.first) != "suicidal" => {
            Some("grief/suicide-loss")
        }
        _ if leaf.starts_with("substance/") && loss_before => {
            let overdose = ["overdos", "uberdos", "sobredos", "surdos"]
                .iter()
                .any(|begin| word(hit.first).starts_with(begin));
            let kin_lost = hits
                .iter()
                .any(|other| other.value.0.starts_with("grief/") && other.end <= hit.first);
            let taken_by = kin_lost
                && ["to", "an", "durch", "por", "de", "par", "une"]
                    .contains(&word(hit.first.wrapping_sub(1)));
            (overdose || taken_by).then_some("grief/overdose-loss")
        }
        _ => None,
    }
}
