//! What follows the writing of an answer: saved copies lose what was withdrawn, and the same meetings are found.

use crate::same::Includes;
use circle_store::directory::Changes;
use circle_store::{Directory, Personal, StoreError};
use jiff::Timestamp;
use std::path::Path;

/// What a publisher withdrew goes out of the saved copies as well, and out of the index, which has the words of it.
pub(super) fn purge_saved(
    directory: &Directory,
    personal: &Personal,
    changes: &Changes,
    folder: &Path,
    now: Timestamp,
) -> Result<(), StoreError> {
    if !changes.withdrawn.is_empty() {
        crate::index::forget_files(folder);
    }
    for id in &changes.withdrawn {
        if let Some(stored) = directory.meeting(id)? {
            personal.purge_withdrawn(id, &stored.meeting, now)?;
        }
    }
    Ok(())
}

/// Finds the same meetings in other lists. Not worth a failed copy: what could not be settled is still to be settled.
pub(super) fn settle(directory: &Directory, includes: &Includes) {
    if let Err(error) = crate::same::settle(directory, includes) {
        tracing::warn!(
            code = error.code(),
            "the same meetings could not be found yet"
        );
    }
}
