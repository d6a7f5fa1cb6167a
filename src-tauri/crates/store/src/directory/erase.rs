//! Erasing everything that was copied, for a person who clears the data folder.

use super::{Directory, state};
use crate::Result;
use circle_domain::SourceId;

impl Directory {
    /// Erases every directory, what was asked of whom, and every trace of them in the file.
    ///
    /// # Errors
    /// When a file cannot be written; what is left is taken out with the next call.
    pub fn erase(&self) -> Result<()> {
        let sources = self.source_states()?;
        let ids: Vec<SourceId> = sources.into_iter().map(|state| state.source).collect();
        for id in &ids {
            self.remove_source(id)?;
        }
        self.attempts.erase()?;
        self.database.write(|db| {
            db.execute_batch("DELETE FROM contacts; DELETE FROM carried; DELETE FROM unsettled; DELETE FROM clusters;")?;
            state::set_purge_due(db, true)
        })?;
        self.purge()?;
        Ok(())
    }
}
