//! The table `records`: one row for each entry of a directory, with all of it compressed in `body`.

use super::aliases;
use crate::Result;
use crate::written::body::{Body, Unpress};
use circle_domain::Alias;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// What must be known of a stored record to tell whether it changed.
pub(super) struct Known {
    pub(super) row: i64,
    pub(super) key: String,
    pub(super) identity: Option<String>,
    pub(super) content_hash: [u8; 16],
    /// Since when accepted answers lack it, in seconds since 1970.
    pub(super) missing_since: Option<i64>,
    pub(super) missing_count: u32,
    pub(super) hidden_since: Option<i64>,
    pub(super) shown_since: i64,
    /// How many meetings it has.
    pub(super) meetings: u64,
}

impl Known {
    /// The key of which the ids of its meetings are made.
    pub(super) fn identity(&self) -> &str {
        self.identity.as_deref().unwrap_or(&self.key)
    }
}

/// All records of a source.
pub(super) fn known(db: &Connection, source: i64) -> Result<Vec<Known>> {
    let mut statement = db.prepare_cached(
        "SELECT row, key, identity, content_hash, missing_since, missing_count, hidden_since, shown_since,
                (SELECT count(*) FROM meetings WHERE record = records.row)
         FROM records WHERE source = ?1",
    )?;
    let rows = statement.query_map([source], |row| {
        Ok(Known {
            row: row.get(0)?,
            key: row.get(1)?,
            identity: row.get(2)?,
            content_hash: row.get(3)?,
            missing_since: row.get(4)?,
            missing_count: row.get(5)?,
            hidden_since: row.get(6)?,
            shown_since: row.get(7)?,
            meetings: row.get(8)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is written of a record.
pub(super) struct Writing<'a> {
    pub(super) key: &'a str,
    pub(super) identity: Option<&'a str>,
    pub(super) content_hash: &'a [u8; 16],
    pub(super) body: &'a [u8],
    pub(super) aliases: &'a [Alias],
}

pub(super) fn insert(
    db: &Connection,
    source: i64,
    writing: &Writing<'_>,
    now: Timestamp,
) -> Result<i64> {
    let row = db
        .prepare_cached(
            "INSERT INTO records (source, key, identity, content_hash, first_seen, last_changed, shown_since, missing_since, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5, NULL, ?6)",
        )?
        .insert((source, writing.key, writing.identity, writing.content_hash, now.as_second(), writing.body))?;
    aliases::put(db, row, writing.aliases)?;
    Ok(row)
}

/// Writes a record anew, over the old one. `changed`: its publisher says something else of it than before.
pub(super) fn update(
    db: &Connection,
    row: i64,
    old: &Body,
    writing: &Writing<'_>,
    changed: Option<Timestamp>,
) -> Result<()> {
    // In its place and in its length first: whatever SQLite then moves, it does not move the old content.
    db.prepare_cached("UPDATE records SET body = zeroblob(length(body)) WHERE row = ?1")?
        .execute([row])?;
    db.prepare_cached(
        "UPDATE records SET key = ?2, identity = ?3, content_hash = ?4, last_changed = coalesce(?5, last_changed),
                body = ?6
         WHERE row = ?1",
    )?
    .execute((
        row,
        writing.key,
        writing.identity,
        writing.content_hash,
        changed.map(Timestamp::as_second),
        writing.body,
    ))?;
    if old.aliases != writing.aliases {
        aliases::take_out(db, row, &old.aliases)?;
        aliases::put(db, row, writing.aliases)?;
    }
    Ok(())
}

/// Deletes a record; its meetings must be gone from `words` before.
pub(super) fn delete(db: &Connection, row: i64, old: &Body) -> Result<()> {
    aliases::take_out(db, row, &old.aliases)?;
    db.prepare_cached("UPDATE records SET body = zeroblob(length(body)) WHERE row = ?1")?
        .execute([row])?;
    db.prepare_cached("DELETE FROM records WHERE row = ?1")?
        .execute([row])?;
    Ok(())
}

pub(super) fn content_hash(db: &Connection, row: i64) -> Result<[u8; 16]> {
    Ok(db
        .prepare_cached("SELECT content_hash FROM records WHERE row = ?1")?
        .query_row([row], |row| row.get(0))?)
}

pub(super) fn body(db: &Connection, row: i64, unpress: &mut Unpress) -> Result<Body> {
    let mut statement = db.prepare_cached("SELECT body FROM records WHERE row = ?1")?;
    let mut rows = statement.query([row])?;
    match rows.next()? {
        Some(found) => unpress.read(found.get_ref(0)?.as_blob()?),
        None => Err(crate::StoreError::NotFound("record")),
    }
}

/// The row of the record that `source` calls `key` today.
pub(super) fn find(db: &Connection, source: i64, key: &str) -> Result<Option<i64>> {
    let mut statement =
        db.prepare_cached("SELECT row FROM records WHERE source = ?1 AND key = ?2")?;
    Ok(statement
        .query_row((source, key), |row| row.get(0))
        .optional()?)
}
