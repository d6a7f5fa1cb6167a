//! One page of meetings, complete.

use super::{Finding, Surroundings};
use crate::EngineError;
use crate::answer::FoundMeeting;
use circle_search::{Page, Query};
use circle_store::directory::StoredMeeting;
use std::collections::HashMap;

impl Finding<'_> {
    /// The page that `query` asks for, and its meetings.
    pub(crate) fn page(&self, query: &Query) -> Result<(Page, Vec<FoundMeeting>), EngineError> {
        let page = self.ask(query);
        if page.rows.is_empty() {
            return Ok((page, Vec::new()));
        }
        let numbers: Vec<i64> = page.rows.iter().map(|found| found.row).collect();
        let stored = self.engine.directory().meetings(&numbers)?;
        let mut stored: HashMap<i64, StoredMeeting> = stored
            .into_iter()
            .map(|meeting| (meeting.row, meeting))
            .collect();
        let around = Surroundings::of(self.engine)?;
        let shown: Result<Vec<FoundMeeting>, EngineError> = page
            .rows
            .iter()
            // A row that is gone since the index was made is left out.
            .filter_map(|found| Some((found, stored.remove(&found.row)?)))
            .map(|(found, meeting)| around.around(meeting, found, self.moment))
            .collect();
        Ok((page, shown?))
    }
}
