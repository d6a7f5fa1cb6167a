//! The list of what is a feed.

use super::{CorpusError, file};
use serde::Deserialize;
use std::path::Path;

/// The list.
#[derive(Debug, Deserialize)]
pub(super) struct Manifest {
    /// What is a feed; everything else is material to read.
    pub(super) feeds: Vec<Entry>,
}

/// One feed.
#[derive(Debug, Deserialize)]
pub(super) struct Entry {
    /// Its file, below the manifest's folder.
    pub(super) path: String,
    /// Its format, by the name that the command line uses.
    pub(super) format: String,
    /// Its fellowship.
    pub(super) fellowship: Option<String>,
    /// The zone of its meetings, where it is a single one.
    pub(super) time_zone: Option<String>,
    /// How many records its publisher wrote.
    pub(super) records: usize,
}

impl Manifest {
    /// Reads the list.
    pub(super) fn open(path: &Path) -> Result<Self, CorpusError> {
        let bytes = file::bytes(path)?;
        serde_json::from_slice(&bytes).map_err(|source| CorpusError::Manifest {
            path: path.to_owned(),
            source,
        })
    }
}
