//! Leaving no trace, and clearing everything.
//!
//! Rule: without traces nothing is written to `personal.db` but what the person explicitly keeps or sets. What is cleared is
//! overwritten in the files. What the disk itself keeps of old blocks is out of the program's reach.

use crate::{Engine, EngineError};
use circle_store::personal::KeptCounts;
use circle_store::{Personal, StoreError};
use std::sync::atomic::Ordering;

/// The setting that says so.
const NO_TRACE: &str = "no_trace";

/// What was cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cleared {
    /// Of what the person kept.
    pub kept: KeptCounts,
    /// How many directories; none when they were left.
    pub directories: Option<usize>,
}

/// Whether the person chose to leave no trace.
pub(crate) fn is_chosen(personal: &Personal) -> Result<bool, StoreError> {
    Ok(personal.setting(NO_TRACE)?.is_some())
}

impl Engine {
    /// From now on, and after the next start, the program writes nothing of its own accord to `personal.db`: not when it was
    /// last used, nor how windows stood, nor when a saved meeting was looked at. What it notes it knows until it ends. What
    /// the person keeps (meetings, notes, lines) or sets is written as always, and so are directories that are copied.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_leave_no_trace(&self, on: bool) -> Result<(), EngineError> {
        let personal = self.personal();
        personal.set_setting(NO_TRACE, on.then_some("yes"))?;
        if on {
            personal.set_setting(crate::sync::LAST_USE, None)?;
        }
        personal.leave_no_trace(on);
        Ok(())
    }

    /// Whether no trace is left.
    #[must_use]
    pub fn leaves_no_trace(&self) -> bool {
        self.personal().leaves_no_trace()
    }

    /// Erases everything that the person kept, the passphrase and all settings; with `directories` the directories too, and
    /// what was asked of whom. For a person who was asked. A key in the keyring is for the caller to forget.
    ///
    /// # Errors
    /// When a file cannot be written; what is left is erased by the next call.
    pub fn clear_everything(&self, directories: bool) -> Result<Cleared, EngineError> {
        let sources = self.personal().sources()?.len();
        let kept = self.personal().clear(directories)?;
        self.used_on.store(i64::MIN, Ordering::Relaxed);
        if directories {
            self.directory().erase()?;
            crate::index::forget_files(&self.folder);
            self.directory_changed()?;
        }
        Ok(Cleared {
            kept,
            directories: directories.then_some(sources),
        })
    }
}

#[cfg(test)]
mod tests;
