//! The same meeting in several directories: one card, with what the other directories say.
//!
//! Which listings those are is certain or not said ([`circle_matching`]). Nothing is mixed: a card shows one listing, the
//! original publisher's before an aggregator's, one that its newest list shows before one that it lacks, and names the facts on
//! which the others differ.

mod facts;
mod settle;

pub use facts::Disagreement;
pub(crate) use facts::changed;
pub use settle::{Includes, settle};

use crate::{Engine, EngineError};
use circle_domain::{MeetingId, SourceId};
use circle_store::Directory;
use circle_store::directory::StoredMeeting;
use std::collections::HashMap;

/// Another listing of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameListing {
    /// Its id.
    pub id: MeetingId,
    /// Its directory.
    pub source: SourceId,
    /// What that is called.
    pub source_name: String,
    /// By what it is certain: `aggregator`, `world_id`, `join_link`.
    pub rule: String,
}

/// The other listings of one meeting, complete.
#[derive(Debug, Default)]
pub(crate) struct Others(Vec<(StoredMeeting, String)>);

impl Others {
    /// Those of the meeting in `row` that are still listed.
    pub(crate) fn of(directory: &Directory, row: i64) -> Result<Self, EngineError> {
        let others = directory.other_listings(row)?;
        if others.is_empty() {
            return Ok(Self::default());
        }
        let rows: Vec<i64> = others.iter().map(|other| other.row).collect();
        let mut rules: HashMap<i64, String> = others
            .into_iter()
            .map(|other| (other.row, other.rule))
            .collect();
        let stored = directory.meetings(&rows)?;
        let with_rule = stored.into_iter().filter_map(|stored| {
            let rule = rules.remove(&stored.row)?;
            stored.no_longer_listed.is_none().then_some((stored, rule))
        });
        Ok(Self(with_rule.collect()))
    }

    pub(crate) fn same(&self, names: &HashMap<SourceId, String>) -> Vec<SameListing> {
        let same = |(stored, rule): &(StoredMeeting, String)| SameListing {
            id: stored.id.clone(),
            source: stored.source.clone(),
            source_name: names.get(&stored.source).cloned().unwrap_or_default(),
            rule: rule.clone(),
        };
        self.0.iter().map(same).collect()
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &MeetingId> {
        self.0.iter().map(|(stored, _)| &stored.id)
    }

    /// The facts on which they differ from `shown`.
    pub(crate) fn disagree(&self, shown: &StoredMeeting) -> Vec<Disagreement> {
        let others: Vec<&StoredMeeting> = self.0.iter().map(|(stored, _)| stored).collect();
        facts::disagree(shown, &others)
    }
}

impl Engine {
    /// Settles what changed since it was last settled which listings are the same meeting.
    pub(crate) fn settle_same(&self) -> Result<bool, EngineError> {
        settle(self.directory(), &self.includes)
    }

    /// The meeting that is shown for `stored`, which may be another directory's listing of it.
    pub(crate) fn shown_for(&self, stored: StoredMeeting) -> Result<StoredMeeting, EngineError> {
        let row = self.directory().shown_row(stored.row)?;
        if row == stored.row {
            return Ok(stored);
        }
        Ok(self.directory().meetings(&[row])?.pop().unwrap_or(stored))
    }
}

#[cfg(test)]
mod tests;
