//! Searches that the person saved: a name, and the question as data. The edges say how a question is written.

use super::Personal;
use super::kept::Keep;
use crate::Result;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The lasting number of a saved search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SearchId(pub i64);

/// A saved search.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedSearch {
    /// Its lasting number.
    pub id: SearchId,
    /// What the person calls it.
    pub name: String,
    /// The question.
    pub question: serde_json::Value,
}

#[derive(Serialize, Deserialize)]
struct Written {
    name: String,
    question: serde_json::Value,
    /// Seconds since 1970.
    at: i64,
}

impl Keep for Written {
    const KIND: &'static str = "search";
}

impl Personal {
    /// Saves a search.
    ///
    /// # Errors
    /// [`StoreError::Locked`](crate::StoreError::Locked); or when the database cannot be written.
    pub fn save_search(
        &self,
        name: &str,
        question: serde_json::Value,
        now: Timestamp,
    ) -> Result<SearchId> {
        let written = Written {
            name: name.to_owned(),
            question,
            at: now.as_second(),
        };
        self.keep(|shelf| shelf.add(&written).map(SearchId))
    }

    /// All saved searches, the first saved first.
    ///
    /// # Errors
    /// As [`save_search`](Self::save_search).
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        let all = self.kept(|shelf| shelf.all::<Written>())?;
        Ok(all
            .into_iter()
            .map(|(id, written)| SavedSearch {
                id: SearchId(id),
                name: written.name,
                question: written.question,
            })
            .collect())
    }

    /// Deletes a saved search. False: there was none.
    ///
    /// # Errors
    /// As [`save_search`](Self::save_search).
    pub fn remove_search(&self, id: SearchId) -> Result<bool> {
        self.remove_kept::<Written>(id.0)
    }

    /// Puts back one that was deleted since the program started or was unlocked. False: it is not remembered.
    ///
    /// # Errors
    /// As [`save_search`](Self::save_search).
    pub fn restore_search(&self, id: SearchId) -> Result<bool> {
        self.restore_kept::<Written>(id.0, |_, _| Ok(true))
    }
}
