//! What a person keeps: how it is sealed, what changed among it, searches, the diary.

use super::meeting::Schedule;
use serde::{Deserialize, Serialize};
use specta::Type;

/// How what is kept stands.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Kept {
    pub(crate) has_passphrase: bool,
    /// It cannot be read now.
    pub(crate) locked: bool,
    /// The diary can be written: there is a passphrase, or the person chose to do without.
    pub(crate) diary_open: bool,
    /// How many there are of each: what is lost with a forgotten passphrase.
    pub(crate) saved: u32,
    pub(crate) searches: u32,
    pub(crate) visits: u32,
}

/// What changed of a saved meeting.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum WatchedKind {
    Time,
    Name,
    Place,
    WayIn,
    Status,
    NotListed,
    BackAgain,
    Other,
}

/// One change of a saved meeting.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WatchedChange {
    pub(crate) meeting: String,
    /// What it is called today, or was.
    pub(crate) name: Option<String>,
    /// When it was seen, ISO 8601.
    pub(crate) at: Option<String>,
    pub(crate) what: WatchedKind,
    /// Of a time.
    pub(crate) time: Option<Schedule>,
    /// Of a name, or the name of a status.
    pub(crate) text: Option<String>,
    /// Of a place or a way in: nothing came in its stead.
    pub(crate) gone: bool,
    /// Of what is not listed: since when.
    pub(crate) since: Option<String>,
    /// Of anything else: the name of the field.
    pub(crate) field: Option<String>,
}

/// A saved search.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SavedSearch {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The question, as the page wrote it.
    pub(crate) question: String,
}

/// A line of the diary.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Visit {
    pub(crate) id: String,
    /// YYYY-MM-DD.
    pub(crate) on: String,
    pub(crate) meeting: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) line: String,
}

/// A line to be written into the diary.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewVisit {
    /// YYYY-MM-DD.
    pub(crate) on: String,
    pub(crate) meeting: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) line: String,
}
