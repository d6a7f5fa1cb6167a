//! The two sides of a problem: the groups of those who have it, and the groups of those close to them.
//!
//! Which leaf is whose is told by the words crate: what "family of ..." before a problem's own word finds is its other side.

use circle_domain::{ProblemId, Relation};
use circle_words::problems;
use std::sync::LazyLock;

/// Each leaf with the leaf for those close to somebody with it.
static SIDES: LazyLock<Vec<(ProblemId, ProblemId)>> = LazyLock::new(|| {
    let mut sides = Vec::new();
    for leaf in problems::leaves() {
        let own = leaf.id();
        let found = leaf.words("en").into_iter().find_map(|word| {
            let mut found = problems::find(&format!("family of {word}"), "en").into_iter();
            let is_this = problems::find(word, "en")
                .first()
                .is_some_and(|first| first.problem == own);
            found
                .find(|found| is_this && found.relation == Relation::Family && found.problem != own)
        });
        sides.extend(found.map(|found| (own, found.problem)));
    }
    // What is somebody's other side has none itself.
    let families: Vec<ProblemId> = sides.iter().map(|(_, family)| family.clone()).collect();
    sides.retain(|(own, _)| !families.contains(own));
    sides
});

/// For whom the groups of a leaf are; unknown where the leaf has no other side.
#[must_use]
pub fn relation_of(problem: &ProblemId) -> Relation {
    if SIDES.iter().any(|(_, family)| family == problem) {
        Relation::Family
    } else if SIDES.iter().any(|(own, _)| own == problem) {
        Relation::Myself
    } else {
        Relation::Unknown
    }
}

/// Whether there are groups for both sides of a problem.
pub(crate) fn has_two_sides(problem: &ProblemId) -> bool {
    SIDES
        .iter()
        .any(|(own, family)| problem.covers(own) || family == problem)
}

/// `problems` as seen from one side. What has no other side stays as it is.
pub(crate) fn seen_by(problems: &[ProblemId], relation: Relation) -> Vec<ProblemId> {
    let mut seen: Vec<ProblemId> = Vec::new();
    for problem in problems {
        let others: Vec<ProblemId> = match relation {
            Relation::Family => SIDES
                .iter()
                .filter(|(own, _)| problem.covers(own))
                .map(|(_, family)| family.clone())
                .collect(),
            Relation::Myself => SIDES
                .iter()
                .filter(|(_, family)| family == problem)
                .map(|(own, _)| own.clone())
                .collect(),
            Relation::Professional | Relation::Unknown => Vec::new(),
        };
        let others = if others.is_empty() {
            vec![problem.clone()]
        } else {
            others
        };
        for other in others {
            if !seen.contains(&other) {
                seen.push(other);
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alcohol_has_two_sides() {
        let (own, family) = (
            ProblemId::new("substance/alcohol"),
            ProblemId::new("family-of-addict/family-alcohol"),
        );
        assert_eq!(
            seen_by(std::slice::from_ref(&own), Relation::Family),
            vec![family.clone()],
            "for somebody close"
        );
        assert!(
            seen_by(std::slice::from_ref(&family), Relation::Myself).contains(&own),
            "for oneself"
        );
        assert_eq!(
            seen_by(std::slice::from_ref(&own), Relation::Unknown),
            vec![own.clone()],
            "nobody asked"
        );
        assert_eq!(
            (relation_of(&own), relation_of(&family)),
            (Relation::Myself, Relation::Family),
            "each knows its side"
        );
    }

    #[test]
    fn a_loss_has_one_side() {
        let grief = ProblemId::new("grief/bereavement");
        assert_eq!(
            seen_by(std::slice::from_ref(&grief), Relation::Family),
            vec![grief.clone()],
            "the bereaved are who it is for"
        );
    }
}
