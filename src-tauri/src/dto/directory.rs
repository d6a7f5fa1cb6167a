//! Directories: what is copied, and how a copy goes.

use super::kinds::Severity;
use serde::Serialize;
use specta::Type;

/// How the last copy of a source ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SyncOutcome {
    Updated,
    Unchanged,
    Quarantined,
    Failed,
    Cancelled,
}

/// A code that the page has words for, and the engine's plain sentence.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reason {
    pub(crate) code: String,
    pub(crate) message: String,
}

/// One record in which something odd was found.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NoticeSample {
    pub(crate) record: String,
    pub(crate) field: String,
    pub(crate) value: String,
    pub(crate) message: String,
}

/// All records in which the same was found.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NoticeGroup {
    pub(crate) code: String,
    pub(crate) severity: Severity,
    pub(crate) count: u32,
    pub(crate) samples: Vec<NoticeSample>,
}

/// How long ago a directory was last read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SourceClock {
    Fresh,
    Ageing,
    Stale,
    Unreachable,
}

/// The newest answer of a directory, where it looks wrong and is kept beside what was accepted.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HeldBack {
    /// What looks wrong: the page has `held-back-CODE`.
    pub(crate) code: String,
    /// When a list like it was first seen.
    pub(crate) since: String,
    /// How many of the meetings that are shown it lacks.
    pub(crate) gone: u32,
    /// Of how many.
    pub(crate) shown: u32,
}

/// A directory in use.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SourceView {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The host it is read from; for a file, its path.
    pub(crate) location: String,
    pub(crate) local: bool,
    pub(crate) feed_format: Option<String>,
    pub(crate) fellowship: Option<String>,
    pub(crate) licence: Option<String>,
    pub(crate) enabled: bool,
    pub(crate) sample: bool,
    pub(crate) meetings: u32,
    /// When it was last read with success.
    pub(crate) last_read: Option<String>,
    pub(crate) last_tried: Option<String>,
    /// How long ago it was last read; `null` when it never was.
    pub(crate) clock: Option<SourceClock>,
    /// When the list itself last changed, by our own comparison.
    pub(crate) content_changed: Option<String>,
    /// From when on it is copied again by itself; `null` when it is not.
    pub(crate) next_due: Option<String>,
    /// Why it is not asked any more, until it is turned on again.
    pub(crate) stopped: Option<Reason>,
    /// What is held back.
    pub(crate) held: Option<HeldBack>,
    /// Whether it is a list with columns, whose meaning can be corrected.
    pub(crate) columns: bool,
    pub(crate) outcome: Option<SyncOutcome>,
    pub(crate) reason: Option<Reason>,
    pub(crate) notices: Vec<NoticeGroup>,
}

/// How far the copy of one source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SyncPhase {
    Waiting,
    Fetching,
    Reading,
    Storing,
    Done,
}

/// A step of a copy.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SyncProgress {
    pub(crate) source: String,
    pub(crate) name: String,
    pub(crate) host: String,
    pub(crate) phase: SyncPhase,
    pub(crate) bytes: f64,
    pub(crate) records: u32,
    pub(crate) outcome: Option<SyncOutcome>,
    /// Meetings now held from this source, once it is done.
    pub(crate) meetings: Option<u32>,
    pub(crate) reason: Option<Reason>,
}

/// How the copy of one source went.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SyncedSource {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) outcome: SyncOutcome,
    pub(crate) reason: Option<Reason>,
    pub(crate) read: u32,
    pub(crate) accepted: u32,
    pub(crate) rejected: u32,
    pub(crate) added: u32,
    pub(crate) changed: u32,
    pub(crate) removed: u32,
    pub(crate) bytes: f64,
    pub(crate) seconds: f64,
}

/// How a copy went.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SyncReport {
    pub(crate) sources: Vec<SyncedSource>,
}

/// A host that was contacted.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ContactedHost {
    pub(crate) host: String,
    /// The names of the sources it was contacted for.
    pub(crate) sources: Vec<String>,
    pub(crate) requests: u32,
    pub(crate) bytes: f64,
    pub(crate) last: String,
}
