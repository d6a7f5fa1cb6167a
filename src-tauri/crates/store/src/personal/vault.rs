//! The table `vault`: the passphrase for what is kept. It wraps a random data key, which seals every row of `kept`.
//!
//! Rule: setting it, removing it and forgetting it are each one transaction. What they leave in unused parts of the file and
//! in copies beside it is swept afterwards; a program that ends in between sweeps when the file is next opened.

use super::seal::{self, Hardness, SealKey};
use super::{Personal, copies, kept, lock};
use crate::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension};
use std::sync::Arc;
use zeroize::Zeroizing;

/// The place for which the data key is sealed.
const WRAPPED: &str = "vault/1";

/// What cannot be read without the passphrase: how many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptCounts {
    /// Saved meetings, with their notes.
    pub saved: u64,
    /// Saved searches.
    pub searches: u64,
    /// Lines of the diary.
    pub visits: u64,
    /// Reminders.
    pub reminders: u64,
}

struct Record {
    key_name: Vec<u8>,
    salt: Vec<u8>,
    hardness: Hardness,
    wrapped: Vec<u8>,
}

/// The name of the key that seals everything; none: nothing is sealed.
pub(super) fn key_name(db: &Connection) -> Result<Option<Vec<u8>>> {
    Ok(db
        .prepare_cached("SELECT key_name FROM vault")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

fn record(db: &Connection) -> Result<Option<Record>> {
    let found = db
        .prepare_cached("SELECT key_name, salt, memory, passes, lanes, wrapped FROM vault")?
        .query_row([], |row| {
            Ok(Record {
                key_name: row.get(0)?,
                salt: row.get(1)?,
                hardness: Hardness {
                    memory: row.get(2)?,
                    passes: row.get(3)?,
                    lanes: row.get(4)?,
                },
                wrapped: row.get(5)?,
            })
        });
    Ok(found.optional()?)
}

impl Record {
    fn wrapping(key: &SealKey, passphrase: &str, hardness: Hardness) -> Result<Self> {
        let mut salt = vec![0; 16];
        seal::fill(&mut salt)?;
        let wrapped =
            SealKey::of_passphrase(passphrase, &salt, hardness)?.seal(WRAPPED, key.bytes())?;
        Ok(Self {
            key_name: key.name().to_vec(),
            salt,
            hardness,
            wrapped,
        })
    }

    fn put(&self, db: &Connection) -> Result<()> {
        db.execute(
            "INSERT OR REPLACE INTO vault (id, key_name, salt, memory, passes, lanes, wrapped)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)",
            rusqlite::params![
                self.key_name,
                self.salt,
                self.hardness.memory,
                self.hardness.passes,
                self.hardness.lanes,
                self.wrapped
            ],
        )?;
        Ok(())
    }

    fn unwrap_with(&self, passphrase: &str) -> Result<SealKey> {
        SealKey::of_passphrase(passphrase, &self.salt, self.hardness)?
            .open(WRAPPED, &self.wrapped)
            .and_then(|bytes| SealKey::of_bytes(&bytes))
            .ok_or(StoreError::WrongPassphrase)
    }
}

/// Every body of `kept`, changed by `change`.
fn rewrite(
    db: &Connection,
    change: impl Fn(&str, i64, Vec<u8>) -> Result<Zeroizing<Vec<u8>>>,
) -> Result<()> {
    let mut read = db.prepare("SELECT id, kind, body FROM kept")?;
    let rows = read.query_map([], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, Vec<u8>>(2)?,
        ))
    })?;
    let rows: Vec<_> = rows.collect::<rusqlite::Result<_>>()?;
    let mut write = db.prepare("UPDATE kept SET body = ?2 WHERE id = ?1")?;
    for (id, kind, body) in rows {
        write.execute((id, change(&kind, id, body)?.as_slice()))?;
    }
    Ok(())
}

pub(super) fn to_sweep(db: &Connection) -> Result<()> {
    db.execute("INSERT OR IGNORE INTO unswept (id) VALUES (1)", [])?;
    Ok(())
}

impl Personal {
    /// The key in memory, if it has this name: another program may have set another.
    pub(super) fn key_named(&self, name: &[u8]) -> Option<Arc<SealKey>> {
        let key = lock(&self.key).clone()?;
        (key.name() == name).then_some(key)
    }

    /// Whether a passphrase is set.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_passphrase(&self) -> Result<bool> {
        Ok(self.database.steady(key_name)?.is_some())
    }

    /// Whether what is kept cannot be read now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_locked(&self) -> Result<bool> {
        let name = self.database.steady(key_name)?;
        Ok(name.is_some_and(|name| self.key_named(&name).is_none()))
    }

    /// Seals everything that is kept. Copies of older schemas and of damaged files beside it are erased: they are readable.
    ///
    /// # Errors
    /// [`StoreError::PassphraseSet`]; [`StoreError::NoRandomness`]; or when the database cannot be written.
    pub fn set_passphrase(&self, passphrase: &str, hardness: Hardness) -> Result<()> {
        if self.has_passphrase()? {
            return Err(StoreError::PassphraseSet);
        }
        let key = SealKey::draw()?;
        // The slow part, before anything is locked.
        let record = Record::wrapping(&key, passphrase, hardness)?;
        self.database.write(|db| {
            if key_name(db)?.is_some() {
                return Err(StoreError::PassphraseSet);
            }
            rewrite(db, |kind, id, body| {
                let body = Zeroizing::new(body);
                let sealed = key.seal(&kept::place(kind, id), &seal::padded(&body))?;
                Ok(Zeroizing::new(sealed))
            })?;
            record.put(db)?;
            to_sweep(db)
        })?;
        *lock(&self.key) = Some(Arc::new(key));
        self.sweep()
    }

    /// Opens what is sealed, until [`lock`](Self::lock) or the end of the program.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`StoreError::NoPassphrase`]; or when the database cannot be read.
    pub fn unlock(&self, passphrase: &str) -> Result<()> {
        let record = self
            .database
            .steady(record)?
            .ok_or(StoreError::NoPassphrase)?;
        *lock(&self.key) = Some(Arc::new(record.unwrap_with(passphrase)?));
        Ok(())
    }

    /// Closes it again: the key leaves memory, and with it what was removed and could be put back.
    pub fn lock(&self) {
        *lock(&self.key) = None;
        lock(&self.removed).clear();
    }

    /// The data key, to be kept in the system's keyring; none while locked.
    #[must_use]
    pub fn key_to_remember(&self) -> Option<Zeroizing<Vec<u8>>> {
        let key = lock(&self.key).clone()?;
        Some(Zeroizing::new(key.bytes().to_vec()))
    }

    /// Opens what is sealed with the data key. False: it is not its key (any more).
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn unlock_with_key(&self, key: &[u8]) -> Result<bool> {
        let Some(key) = SealKey::of_bytes(key) else {
            return Ok(false);
        };
        let fits = self.database.steady(key_name)?.as_deref() == Some(key.name().as_slice());
        if fits {
            *lock(&self.key) = Some(Arc::new(key));
        }
        Ok(fits)
    }

    /// Puts another passphrase in place of the present one. The old one opens nothing afterwards, no copy either.
    ///
    /// # Errors
    /// As [`unlock`](Self::unlock); [`StoreError::NoRandomness`]; or when the database cannot be written.
    pub fn change_passphrase(&self, old: &str, new: &str, hardness: Hardness) -> Result<()> {
        let known = self
            .database
            .steady(record)?
            .ok_or(StoreError::NoPassphrase)?;
        let was = known.unwrap_with(old)?;
        // A new data key as well: who kept a copy of the file and knew the old passphrase does not read what comes.
        let key = SealKey::draw()?;
        let fresh = Record::wrapping(&key, new, hardness)?;
        self.database.write(|db| {
            if key_name(db)?.as_ref() != Some(&known.key_name) {
                return Err(StoreError::WrongPassphrase);
            }
            rewrite(db, |kind, id, body| {
                let place = kept::place(kind, id);
                let plain = was
                    .open(&place, &body)
                    .ok_or(StoreError::NotUnderstood("kept thing"))?;
                Ok(Zeroizing::new(key.seal(&place, &plain)?))
            })?;
            fresh.put(db)?;
            to_sweep(db)
        })?;
        *lock(&self.key) = Some(Arc::new(key));
        self.sweep()
    }

    /// Takes the passphrase away: everything that is kept can be read by whoever uses this computer.
    ///
    /// # Errors
    /// As [`unlock`](Self::unlock); or when the database cannot be written.
    pub fn remove_passphrase(&self, passphrase: &str) -> Result<()> {
        let known = self
            .database
            .steady(record)?
            .ok_or(StoreError::NoPassphrase)?;
        let key = known.unwrap_with(passphrase)?;
        self.database.write(|db| {
            if key_name(db)?.as_ref() != Some(&known.key_name) {
                return Err(StoreError::WrongPassphrase);
            }
            rewrite(db, |kind, id, body| {
                key.open(&kept::place(kind, id), &body)
                    .ok_or(StoreError::NotUnderstood("kept thing"))
            })?;
            db.execute("DELETE FROM vault", [])?;
            Ok(())
        })?;
        *lock(&self.key) = None;
        Ok(())
    }

    /// How much is kept, also while it is sealed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn kept_counts(&self) -> Result<KeptCounts> {
        self.database.steady(counts)
    }

    /// Erases everything that is kept, and the passphrase: the way out for a person who forgot it. What was erased.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn forget_kept(&self) -> Result<KeptCounts> {
        self.erase("DELETE FROM kept; DELETE FROM vault;")
    }

    /// Erases everything that is kept, the passphrase and every setting; with `sources` the list of directories too.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn clear(&self, sources: bool) -> Result<KeptCounts> {
        self.erase(if sources {
            "DELETE FROM kept; DELETE FROM vault; DELETE FROM settings; DELETE FROM sources;"
        } else {
            "DELETE FROM kept; DELETE FROM vault; DELETE FROM settings;"
        })
    }

    fn erase(&self, statements: &str) -> Result<KeptCounts> {
        let erased = self.database.write(|db| {
            let erased = counts(db)?;
            db.execute_batch(statements)?;
            to_sweep(db)?;
            Ok(erased)
        })?;
        self.lock();
        self.sweep()?;
        Ok(erased)
    }

    /// Takes out of the file's unused parts, its log and the copies beside it what was sealed or erased, if there may be any.
    /// With a reader of another program in the way, the rest is done when the file is next opened.
    ///
    /// # Errors
    /// When a file cannot be written; then it is still to be done.
    pub fn sweep(&self) -> Result<()> {
        let due = self.database.steady(|db| {
            Ok(
                db.query_row("SELECT EXISTS (SELECT 1 FROM unswept)", [], |row| {
                    row.get::<_, bool>(0)
                })?,
            )
        })?;
        if !due {
            return Ok(());
        }
        copies::erase(&self.path)?;
        self.database.rewrite()?;
        if self.database.truncate_log()? {
            self.database.write(|db| {
                db.execute("DELETE FROM unswept", [])?;
                Ok(())
            })?;
            self.database.truncate_log()?;
        }
        Ok(())
    }
}

fn counts(db: &Connection) -> Result<KeptCounts> {
    let mut counts = KeptCounts::default();
    let mut statement = db.prepare("SELECT kind, count(*) FROM kept GROUP BY kind")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let count = row.get(1)?;
        match row.get_ref(0)?.as_str()? {
            "saved" => counts.saved = count,
            "search" => counts.searches = count,
            "visit" => counts.visits = count,
            "reminder" => counts.reminders = count,
            _ => {}
        }
    }
    Ok(counts)
}

#[cfg(test)]
mod tests;
