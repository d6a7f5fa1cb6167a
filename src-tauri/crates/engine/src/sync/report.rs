//! What a copy found, source by source.

use super::failure::SyncFailure;
use super::manners::StopReason;
use circle_domain::SourceId;
use circle_fetch::Asked;
use circle_store::directory::{Held, NoticeSummary, Outcome};
use jiff::Timestamp;

/// How a copy went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncReport {
    /// Every source that was chosen, in the order in which they were added.
    pub sources: Vec<SyncedSource>,
    /// Every source that is switched on and was left alone. Empty where sources were named.
    pub left: Vec<LeftSource>,
}

/// A source that was left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftSource {
    /// Which.
    pub id: SourceId,
    /// What it is called.
    pub name: String,
    /// The host it is read from, or the name of its file.
    pub host: String,
    /// Why.
    pub why: LeftAlone,
}

/// Why a source was left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftAlone {
    /// It is not asked any more until it is switched on again.
    Stopped(StopReason),
    /// It is not due before this moment; none: its list costs its server much and nobody has used the program for a while.
    Waiting(Option<Timestamp>),
}

impl SyncReport {
    /// Whether every source was copied, or was the one before.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.sources
            .iter()
            .all(|source| matches!(source.outcome, Outcome::Updated | Outcome::Unchanged))
    }
}

/// How the copy of one source went.
#[derive(Clone, Debug, PartialEq)]
pub struct SyncedSource {
    /// Which.
    pub id: SourceId,
    /// What it is called.
    pub name: String,
    /// The host it was read from, or the name of its file.
    pub host: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Why its answer is held back: the code of the gate.
    pub reason: Option<&'static str>,
    /// What is known of the answer that is held back.
    pub held: Option<Held>,
    /// How many records the publisher's answer has.
    pub read: u64,
    /// How many of them were taken over.
    pub accepted: u64,
    /// How many were left out.
    pub rejected: u64,
    /// How many meetings are new.
    pub added: u64,
    /// How many meetings are not what they were.
    pub changed: u64,
    /// How many meetings the answer lacks.
    pub removed: u64,
    /// How many meetings of it there are now.
    pub meetings: u64,
    /// How many bytes came over the wire.
    pub bytes: u64,
    /// How many requests were made.
    pub requests: u32,
    /// Whom they went to: redirects lead to hosts beside its own.
    pub contacted: Vec<Asked>,
    /// How long it took.
    pub seconds: f64,
    /// What was odd in its answer.
    pub notices: Vec<NoticeSummary>,
    /// What went wrong.
    pub error: Option<SyncFailure>,
}
