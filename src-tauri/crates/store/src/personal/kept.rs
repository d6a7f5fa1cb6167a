//! The table `kept`: everything that a person keeps, one row each, as JSON; sealed where there is a passphrase.
//!
//! Rule: nothing reads or writes a row of it but a [`Shelf`], which seals and opens. What was removed is remembered in
//! memory alone, so that it can be put back until the program ends or is locked.

use super::seal::{self, SealKey};
use super::{Personal, lock, vault};
use crate::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use zeroize::Zeroizing;

/// So many removed things can be put back.
const REMEMBERED: usize = 50;

/// Something that is kept.
pub(super) trait Keep: Serialize + DeserializeOwned {
    /// The name of its kind in the table.
    const KIND: &'static str;
}

/// What was removed and can be put back.
pub(super) struct Removed {
    id: i64,
    kind: &'static str,
    body: Zeroizing<Vec<u8>>,
}

/// The kept things, in one transaction.
pub(super) struct Shelf<'a> {
    db: &'a Connection,
    /// None: nothing is sealed.
    key: Option<Arc<SealKey>>,
}

/// Where a row's body belongs: what was sealed for one row opens in no other.
pub(super) fn place(kind: &str, id: i64) -> String {
    format!("kept/{kind}/{id}")
}

fn understood<T: Keep>(json: &[u8]) -> Result<T> {
    serde_json::from_slice(json).map_err(|_| StoreError::NotUnderstood("kept thing"))
}

fn written<T: Keep>(value: &T) -> Result<Zeroizing<Vec<u8>>> {
    let json = serde_json::to_vec(value).map_err(|_| StoreError::NotUnderstood("kept thing"))?;
    Ok(Zeroizing::new(json))
}

impl Shelf<'_> {
    fn opened(&self, kind: &str, id: i64, body: Vec<u8>) -> Result<Zeroizing<Vec<u8>>> {
        match &self.key {
            None => Ok(Zeroizing::new(body)),
            Some(key) => key
                .open(&place(kind, id), &body)
                .ok_or(StoreError::NotUnderstood("kept thing")),
        }
    }

    fn closed(&self, kind: &str, id: i64, json: &[u8]) -> Result<Vec<u8>> {
        match &self.key {
            None => Ok(json.to_vec()),
            Some(key) => key.seal(&place(kind, id), &seal::padded(json)),
        }
    }

    /// All of a kind, the first kept first.
    pub(super) fn all<T: Keep>(&self) -> Result<Vec<(i64, T)>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT id, body FROM kept WHERE kind = ?1 ORDER BY id")?;
        let mut rows = statement.query([T::KIND])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            all.push((id, understood(&self.opened(T::KIND, id, row.get(1)?)?)?));
        }
        Ok(all)
    }

    fn body(&self, kind: &str, id: i64) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let body = self
            .db
            .prepare_cached("SELECT body FROM kept WHERE id = ?1 AND kind = ?2")?
            .query_row((id, kind), |row| row.get(0))
            .optional()?;
        body.map(|body| self.opened(kind, id, body)).transpose()
    }

    /// The one with this id.
    pub(super) fn one<T: Keep>(&self, id: i64) -> Result<Option<T>> {
        let body = self.body(T::KIND, id)?;
        body.map(|json| understood(&json)).transpose()
    }

    /// Keeps one more.
    pub(super) fn add<T: Keep>(&self, value: &T) -> Result<i64> {
        // Its id is part of what is sealed: the row first, empty.
        let id = self
            .db
            .prepare_cached("INSERT INTO kept (kind, body) VALUES (?1, x'') RETURNING id")?
            .query_row([T::KIND], |row| row.get(0))?;
        self.put(id, value)?;
        Ok(id)
    }

    /// Puts a value in place of the one with this id. False: there is none.
    pub(super) fn put<T: Keep>(&self, id: i64, value: &T) -> Result<bool> {
        let body = self.closed(T::KIND, id, &written(value)?)?;
        Ok(self
            .db
            .prepare_cached("UPDATE kept SET body = ?3 WHERE id = ?1 AND kind = ?2")?
            .execute((id, T::KIND, body))?
            > 0)
    }

    /// Removes the one with this id; none: there was none.
    pub(super) fn take<T: Keep>(&self, id: i64) -> Result<Option<Removed>> {
        let Some(body) = self.body(T::KIND, id)? else {
            return Ok(None);
        };
        self.db.execute("DELETE FROM kept WHERE id = ?1", [id])?;
        Ok(Some(Removed {
            id,
            kind: T::KIND,
            body,
        }))
    }

    fn put_back(&self, removed: &Removed) -> Result<bool> {
        let body = self.closed(removed.kind, removed.id, &removed.body)?;
        Ok(self.db.execute(
            "INSERT OR IGNORE INTO kept (id, kind, body) VALUES (?1, ?2, ?3)",
            (removed.id, removed.kind, body),
        )? > 0)
    }
}

impl Personal {
    fn shelf<'a>(&self, db: &'a Connection) -> Result<Shelf<'a>> {
        let key = match vault::key_name(db)? {
            None => None,
            Some(name) => Some(self.key_named(&name).ok_or(StoreError::Locked)?),
        };
        Ok(Shelf { db, key })
    }

    /// Reads what is kept. [`StoreError::Locked`] while it is sealed.
    pub(super) fn kept<T>(&self, read: impl FnOnce(&Shelf<'_>) -> Result<T>) -> Result<T> {
        self.database.steady(|db| read(&self.shelf(db)?))
    }

    /// Changes what is kept, in one transaction. [`StoreError::Locked`] while it is sealed.
    pub(super) fn keep<T>(&self, change: impl FnOnce(&Shelf<'_>) -> Result<T>) -> Result<T> {
        self.database.write(|db| change(&self.shelf(db)?))
    }

    /// Removes something, and remembers it until the program ends or is locked. False: there was none.
    pub(super) fn remove_kept<T: Keep>(&self, id: i64) -> Result<bool> {
        let Some(gone) = self.keep(|shelf| shelf.take::<T>(id))? else {
            return Ok(false);
        };
        let mut removed = lock(&self.removed);
        if removed.len() >= REMEMBERED {
            removed.remove(0);
        }
        removed.push(gone);
        Ok(true)
    }

    /// Puts back what was removed, if `fits` says that nothing took its place. False: nothing was put back.
    pub(super) fn restore_kept<T: Keep>(
        &self,
        id: i64,
        fits: impl FnOnce(&Shelf<'_>, &T) -> Result<bool>,
    ) -> Result<bool> {
        let mut removed = lock(&self.removed);
        let Some(at) = removed
            .iter()
            .position(|gone| gone.id == id && gone.kind == T::KIND)
        else {
            return Ok(false);
        };
        let Some(gone) = removed.get(at) else {
            return Ok(false);
        };
        let back =
            self.keep(|shelf| Ok(fits(shelf, &understood(&gone.body)?)? && shelf.put_back(gone)?))?;
        if back {
            removed.remove(at);
        }
        Ok(back)
    }
}
