//! Whether an answer is taken over, or held back beside what there is: sites lie, break, vanish and get hijacked.
//!
//! Rule: an answer may change everything, but it may not take away much without saying so for days. Nobody is asked: what is
//! held back for no good reason comes through by itself.

use circle_store::directory::{Facts, HeldBefore, Loss, Verdict};
use jiff::SignedDuration;

/// More than this share of the meetings gone is no editing of a list. A region that leaves a directory is less.
const MANY: f64 = 0.30;
/// Fewer than so many are an ordinary day in a small directory.
const AT_LEAST: u64 = 10;
/// More than this share gone is another list, or none.
const NEARLY_ALL: f64 = 0.90;
/// A directory of one or two groups changes as a whole when one of them does.
const NEARLY_ALL_AT_LEAST: u64 = 3;
/// With every set that was shown within so long an answer is compared, so that small steps cannot add up past the gate.
const LOOKING_BACK: SignedDuration = SignedDuration::from_hours(30 * 24);
/// More than this share of unreadable records is a change of the format.
const INVALID: f64 = 0.10;
/// And by so much more than last time: a directory that always has a few is no surprise.
const MORE_INVALID: f64 = 0.01;
/// Further than so many kilometres no group moves.
const FAR: f64 = 50.0;
/// More than this share of the positions moved so far is a fault of the map.
const MOVED: f64 = 0.20;
/// Fewer than so many may have been wrong before.
const MOVED_AT_LEAST: usize = 3;
/// Lists whose records differ by no more than this share are the same list, edited.
const SAME_LIST: f64 = 0.10;
/// So often the same list must be seen.
const SIGHTINGS: u32 = 3;
/// Over so long. A site that was broken into is repaired within days.
const SOFT: SignedDuration = SignedDuration::from_hours(72);
/// Over so long where nearly everything is gone.
const HARD: SignedDuration = SignedDuration::from_hours(72 + 7 * 24);

/// What holds an answer back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Nearly all meetings are gone.
    NearlyAllGone,
    /// Many meetings are gone.
    ManyGone,
    /// Many records cannot be read that could be read before.
    MoreInvalid,
    /// Many positions moved far.
    CoordinatesMoved,
}

impl Reason {
    const ALL: [Self; 4] = [
        Self::NearlyAllGone,
        Self::ManyGone,
        Self::MoreInvalid,
        Self::CoordinatesMoved,
    ];

    /// The name used in answers.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::NearlyAllGone => "nearly_all_gone",
            Self::ManyGone => "many_gone",
            Self::MoreInvalid => "more_invalid",
            Self::CoordinatesMoved => "coordinates_moved",
        }
    }

    /// The name as it lives in this program; for one that was written down.
    pub(crate) fn parse(name: &str) -> Option<&'static str> {
        Self::ALL
            .into_iter()
            .map(Self::as_str)
            .find(|known| *known == name)
    }

    fn lasts(self) -> SignedDuration {
        match self {
            Self::NearlyAllGone => HARD,
            _ => SOFT,
        }
    }
}

/// What is to be done with an answer.
pub(crate) fn decide(facts: &Facts) -> Verdict {
    let Some(reason) = reason(facts) else {
        return Verdict::Accept;
    };
    let again = facts
        .held
        .as_ref()
        .filter(|held| held.difference <= SAME_LIST);
    if again.is_some_and(|held| has_lasted(held, facts, reason)) {
        return Verdict::Resolve;
    }
    Verdict::Hold {
        gate: reason.as_str(),
        again: again.is_some(),
    }
}

fn has_lasted(held: &HeldBefore, facts: &Facts, reason: Reason) -> bool {
    held.sightings.saturating_add(1) >= SIGHTINGS
        && facts.now.duration_since(held.since) >= reason.lasts()
}

/// The gate that does not let the answer pass.
pub(crate) fn reason(facts: &Facts) -> Option<Reason> {
    let from = facts.now.checked_sub(LOOKING_BACK).ok();
    let counts = |loss: &&Loss| {
        loss.until
            .is_none_or(|until| from.is_none_or(|from| until > from))
    };
    let losses = || facts.losses.iter().filter(counts);
    let share = |loss: &Loss| part(loss.gone, loss.shown);
    if losses().any(|loss| loss.gone >= NEARLY_ALL_AT_LEAST && share(loss) > NEARLY_ALL) {
        return Some(Reason::NearlyAllGone);
    }
    if losses().any(|loss| loss.gone >= AT_LEAST && share(loss) > MANY) {
        return Some(Reason::ManyGone);
    }
    if let Some((read, before)) = facts.before {
        let invalid = part(facts.invalid, facts.read);
        if invalid > INVALID && invalid >= part(before, read) + MORE_INVALID {
            return Some(Reason::MoreInvalid);
        }
    }
    let far = facts.moves.iter().filter(|km| **km > FAR).count();
    (far >= MOVED_AT_LEAST && part(far as u64, facts.placed) > MOVED)
        .then_some(Reason::CoordinatesMoved)
}

fn part(some: u64, all: u64) -> f64 {
    if all == 0 {
        0.0
    } else {
        some as f64 / all as f64
    }
}

#[cfg(test)]
mod tests;
