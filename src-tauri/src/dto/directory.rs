//! Directories: what is copied, what could be, and how a copy goes.

use super::kinds::Severity;
use serde::{Deserialize, Serialize};
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
    pub(crate) outcome: Option<SyncOutcome>,
    pub(crate) reason: Option<Reason>,
    pub(crate) notices: Vec<NoticeGroup>,
}

/// A directory to add.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AddSource {
    /// A feed's URL or a file's path.
    pub(crate) location: String,
    pub(crate) name: Option<String>,
    pub(crate) fellowship: Option<String>,
    pub(crate) time_zone: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) allow_http: bool,
    pub(crate) allow_private_network: bool,
}

/// One public directory of the built-in catalogue.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CatalogueEntry {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) host: String,
    pub(crate) fellowship: Option<String>,
    pub(crate) feed_format: String,
    pub(crate) distance_km: Option<f64>,
    /// Covers everywhere or meets online: not bound to the place.
    pub(crate) everywhere: bool,
    /// Whether somebody confirmed lately that the address works.
    pub(crate) confirmed: bool,
    pub(crate) added: bool,
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
