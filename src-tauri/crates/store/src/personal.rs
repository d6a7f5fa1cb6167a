//! `personal.db`: what the person entered. Precious: never deleted, never written by a version that does not know it,
//! and copied before its schema changes.
//!
//! What tells of the person (saved meetings and their notes, searches, the diary, reminders, settings named `personal.*`)
//! stands in the table `kept` and is sealed where there is a passphrase. Directories and the other settings (theme,
//! language, what is due to a server) stay readable: the program needs them before anybody unlocks it.

mod copies;
mod diary;
mod kept;
mod reminders;
mod saved;
mod seal;
mod searches;
mod settings;
mod sources;
mod vault;

use crate::database::{self, Database, Schema, SqliteFile};
use crate::{Result, StoreError};
use copies::beside;
use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::M;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub(crate) use copies::erase_file;
pub use diary::{NewVisit, Visit, VisitId};
pub use reminders::{Reminder, ReminderId};
pub use saved::{Purged, SavedId, SavedMeeting, Saving};
pub use seal::Hardness;
pub use searches::{SavedSearch, SearchId};
pub use sources::EnteredSource;
pub use vault::KeptCounts;

const SCHEMA: Schema = Schema {
    steps: &[
        M::up(include_str!("../migrations/personal/0001.sql")),
        M::up(include_str!("../migrations/personal/0002.sql")),
        M::up(include_str!("../migrations/personal/0003.sql")),
    ],
    synchronous: "FULL",
    writer_cache: 2 * 1024,
};

/// What the person entered.
pub struct Personal {
    database: Database,
    path: PathBuf,
    /// The data key, while what is sealed is open.
    key: Mutex<Option<Arc<seal::SealKey>>>,
    /// What was removed, the latest last.
    removed: Mutex<Vec<kept::Removed>>,
    /// What the program noted by itself since it leaves no trace; none: it writes what it notes.
    passing: Mutex<Option<settings::Noted>>,
}

impl Personal {
    /// Opens the file, or makes an empty one when there is none. A file with an older schema is copied to
    /// `personal-backup-vN.db` beside it before it is brought to this version's, N being its old schema.
    ///
    /// # Errors
    /// [`StoreError::NewerThanProgram`]: it was left as it is. [`StoreError::PersonalDamaged`]: it was left as it is, and
    /// copied. [`StoreError::NotWritable`], [`StoreError::DiskFull`], [`StoreError::Busy`].
    pub fn open(path: &Path) -> Result<Self> {
        let opened = match back_up(path, SCHEMA.version()) {
            // What cannot be written can be read all the same.
            Ok(()) | Err(StoreError::NotWritable) => Database::open(path, &SCHEMA),
            Err(error) => Err(error),
        };
        match opened {
            Ok(database) => {
                let personal = Self {
                    database,
                    path: path.to_owned(),
                    key: Mutex::default(),
                    removed: Mutex::default(),
                    passing: Mutex::default(),
                };
                if !personal.database.is_read_only() {
                    personal.sweep()?;
                }
                Ok(personal)
            }
            Err(StoreError::Corrupt) => Err(StoreError::PersonalDamaged {
                copy: copy_damaged(path)?,
            }),
            Err(error) => Err(error),
        }
    }

    /// Moves a damaged file and what belongs to it aside, so that the next [`open`](Self::open) makes an empty one. Only
    /// for a person who was asked. Where it is now.
    ///
    /// # Errors
    /// When it cannot be moved.
    pub fn set_aside(path: &Path, now: Timestamp) -> Result<PathBuf> {
        let aside = beside(path, &format!("set-aside-{}", now.as_second()));
        for (from, to) in SqliteFile::all(path)
            .into_iter()
            .zip(SqliteFile::all(&aside))
        {
            match std::fs::rename(&from, &to) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(error.into());
                }
                _ => {}
            }
        }
        Ok(aside)
    }
}

/// Copies the file if its schema is older than `known`.
fn back_up(path: &Path, known: i64) -> Result<()> {
    if !path.exists() {
        return Ok(());
    }
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(Duration::from_secs(5))?;
    let found = database::version(&connection)?;
    if found == 0 || found >= known {
        return Ok(());
    }
    let copy = beside(path, &format!("backup-v{found}"));
    if !copy.exists() {
        // By SQLite, since part of the content may still be in the write-ahead log.
        connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    }
    Ok(())
}

/// Copies a damaged file to a name made of its content, so that the same damage is copied only once.
fn copy_damaged(path: &Path) -> Result<PathBuf> {
    let bytes = std::fs::read(path)?;
    let hash = blake3::hash(&bytes).to_hex();
    let copy = beside(
        path,
        &format!("damaged-{}", hash.chars().take(8).collect::<String>()),
    );
    if !copy.exists() {
        for (from, to) in SqliteFile::all(path)
            .into_iter()
            .zip(SqliteFile::all(&copy))
        {
            match std::fs::copy(&from, &to) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(error.into());
                }
                _ => {}
            }
        }
    }
    Ok(copy)
}

/// A thread that panicked left a whole value behind.
fn lock<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
