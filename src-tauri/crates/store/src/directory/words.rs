//! The full-text table `words`: which meetings have which words, and nothing else.
//!
//! It has no content of its own: to take a meeting's words out, the same words must be given again, which is why they
//! are made from the stored record alone, by [`crate::fold`].

use super::Directory;
use crate::{Result, fold};
use circle_domain::Meeting;
use rusqlite::Connection;

/// So many meetings' words are taken out one by one, each at once and without a trace, at about half a millisecond each.
/// Beyond that it is quicker to only mark them as taken out, and to write the whole index anew in the end.
const ONE_BY_ONE: u32 = 1_000;

/// Puts in and takes out the words of meetings, while a transaction lasts.
#[derive(Default)]
pub(super) struct Writer {
    words: fold::Words,
    line: String,
    taken_out: u32,
}

impl Writer {
    /// The words under which `meeting` is found, sorted.
    fn of(&mut self, meeting: &Meeting) -> &str {
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

    pub(super) fn put(&mut self, db: &Connection, row: i64, meeting: &Meeting) -> Result<()> {
        let words = self.of(meeting);
        db.prepare_cached("INSERT INTO words (rowid, text) VALUES (?1, ?2)")?
            .execute((row, words))?;
        Ok(())
    }

    pub(super) fn take_out(&mut self, db: &Connection, row: i64, meeting: &Meeting) -> Result<()> {
        self.taken_out = self.taken_out.saturating_add(1);
        if self.taken_out == ONE_BY_ONE {
            secure_delete(db, false)?;
        }
        let words = self.of(meeting);
        db.prepare_cached("INSERT INTO words (words, rowid, text) VALUES ('delete', ?1, ?2)")?
            .execute((row, words))?;
        Ok(())
    }

    pub(super) fn replace(
        &mut self,
        db: &Connection,
        row: i64,
        before: &Meeting,
        now: &Meeting,
    ) -> Result<()> {
        let old = self.of(before).to_owned();
        if self.of(now) != old {
            self.take_out(db, row, before)?;
            self.put(db, row, now)?;
        }
        Ok(())
    }

    /// To be called before the transaction ends: afterwards the index holds no word that was taken out.
    pub(super) fn finish(&mut self, db: &Connection) -> Result<()> {
        if self.taken_out >= ONE_BY_ONE {
            db.execute("INSERT INTO words (words) VALUES ('optimize')", [])?;
            secure_delete(db, true)?;
        }
        self.taken_out = 0;
        Ok(())
    }
}

fn secure_delete(db: &Connection, on: bool) -> Result<()> {
    db.execute(
        "INSERT INTO words (words, rank) VALUES ('secure-delete', ?1)",
        [on],
    )?;
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
