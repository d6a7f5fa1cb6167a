//! The full-text table `words`: which meetings have which words, and nothing else.
//!
//! It has no content of its own: to take a meeting's words out, the same words must be given again, which is why they
//! are made from the stored record alone, by [`crate::fold`].

use super::Directory;
use crate::{Result, fold};
use circle_domain::Meeting;
use rusqlite::Connection;

/// The words of a meeting, in memory that is used again.
#[derive(Default)]
pub(super) struct Line {
    words: fold::Words,
    line: String,
}

impl Line {
    /// The words under which `meeting` is found, sorted.
    pub(super) fn of(&mut self, meeting: &Meeting) -> &str {
        let texts = [&meeting.name, &meeting.group, &meeting.notes];
        for text in texts.into_iter().flatten() {
            self.words.add(text);
        }
        if let Some(venue) = &meeting.venue {
            for text in [&venue.name, &venue.city, &venue.district, &venue.region]
                .into_iter()
                .flatten()
            {
                self.words.add(text);
            }
        }
        self.words.take_into(&mut self.line);
        &self.line
    }
}

pub(super) fn put(db: &Connection, row: i64, words: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO words (rowid, text) VALUES (?1, ?2)")?
        .execute((row, words))?;
    Ok(())
}

pub(super) fn take_out(db: &Connection, row: i64, words: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO words (words, rowid, text) VALUES ('delete', ?1, ?2)")?
        .execute((row, words))?;
    Ok(())
}

impl Directory {
    /// The rows of all meetings that have every one of `asked` among their words (name, group, notes, venue, town,
    /// district, region), ascending. A word of three characters and more, and the last one, also finds words that begin
    /// with it; case, diacritics and signs do not matter, and nothing acts as an operator. Empty if no word is left.
    ///
    /// # Errors
    /// [`StoreError::Interrupted`](crate::StoreError::Interrupted) after [`interrupt_reads`](Self::interrupt_reads); or
    /// when the database cannot be read.
    pub fn text_matches(&self, asked: &[String]) -> Result<Vec<i64>> {
        let Some(expression) = fold::expression(asked) else {
            return Ok(Vec::new());
        };
        self.database.query(|db| {
            let mut statement =
                db.prepare_cached("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid")?;
            let rows = statement.query_map([expression], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
