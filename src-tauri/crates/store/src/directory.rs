//! `directory.db`: what was copied. Disposable: it costs a sync, and nothing that was entered.
//!
//! Row numbers of meetings stay as long as the meeting does. Everything is written through [`Directory::apply`] and
//! its neighbours, each in one transaction; who reads meanwhile sees the state before it.

mod aliases;
mod apply;
mod attempts;
mod bodies;
mod clusters;
mod codes;
mod columns;
mod contacts;
mod entries;
mod erase;
mod facts;
mod held;
mod history;
mod listing;
mod meetings;
mod missing;
mod names;
mod plan;
mod records;
mod relink;
mod resolve;
mod slots;
mod sources;
mod standing;
mod state;
mod vocabulary;
mod words;
mod write;

use crate::database::{Database, Schema, SqliteFile};
use crate::{Result, StoreError};
use jiff::Timestamp;
use rusqlite_migration::M;
use std::path::Path;

pub use apply::{Applied, Changes};
pub use bodies::Bodies;
pub use clusters::{ClusterListing, ListedSource, Placing, Rules};
pub use columns::{ColumnRow, ColumnSource, Columns, EachWord};
pub use contacts::Contact;
pub use entries::{Entry, EntryKind};
pub use facts::{Facts, Gate, HeldBefore, Loss, Verdict};
pub use held::{Held, HeldCounts};
pub use history::{Change, ChangeKind, ChangedValue, WayInChanged};
pub use listing::Listing;
pub use meetings::StoredMeeting;
pub use names::{NameNumber, Names};
pub use resolve::{Resolved, ResolvedBy};
pub use sources::{Attempt, NoticeSample, NoticeSummary, Outcome, SourceState, Validators};
pub use standing::{ClusterMember, OtherListing, Standing};

const SCHEMA: Schema = Schema {
    steps: &[
        M::up(include_str!("../migrations/directory/0001.sql")),
        M::up(include_str!("../migrations/directory/0002.sql")),
        M::up(include_str!("../migrations/directory/0003.sql")),
        M::up(include_str!("../migrations/directory/0004.sql")),
        M::up(include_str!("../migrations/directory/0005.sql")),
        M::up(include_str!("../migrations/directory/0006.sql")),
    ],
    synchronous: "NORMAL",
    writer_cache: 32 * 1024,
};

/// The copied directories.
pub struct Directory {
    database: Database,
    attempts: attempts::Attempts,
}

/// How opening went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// There was no file: it was made.
    pub created: bool,
    /// There was a file that could not be used: it was deleted, and an empty one made. The person must be told to sync.
    pub rebuilt: Option<Rebuilt>,
}

/// Why a directory was deleted and made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rebuilt {
    /// Its content was not what SQLite wrote.
    Damaged,
    /// A newer version of the program wrote it.
    Newer,
    /// It could not be brought to this version's schema.
    Foreign,
    /// Somebody asked for it.
    Asked,
}

impl Rebuilt {
    /// The name used in answers: `damaged`, `newer`, `foreign`, `asked`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::Newer => "newer",
            Self::Foreign => "foreign",
            Self::Asked => "asked",
        }
    }
}

impl Directory {
    /// Opens the file, or makes an empty one at `now` when there is none, or none that can be used.
    ///
    /// # Errors
    /// [`StoreError::NotWritable`], [`StoreError::DiskFull`], [`StoreError::Busy`], [`StoreError::SqliteTooOld`].
    pub fn open(path: &Path, now: Timestamp) -> Result<(Self, Opened)> {
        let created = !path.exists();
        let because = match Self::open_as_is(path, now) {
            Ok(directory) => {
                return Ok((
                    directory,
                    Opened {
                        created,
                        rebuilt: None,
                    },
                ));
            }
            Err(StoreError::Corrupt) => Rebuilt::Damaged,
            Err(StoreError::NewerThanProgram { .. }) => Rebuilt::Newer,
            // A schema step failed although SQLite finds the file sound: it is some other program's.
            Err(StoreError::Sqlite(_) | StoreError::NotUnderstood(_) | StoreError::NotFound(_)) => {
                Rebuilt::Foreign
            }
            Err(error) => return Err(error),
        };
        Self::rebuild(path, now, because)
    }

    /// Deletes the file and makes an empty one; for a directory that turned out to be damaged
    /// ([`StoreError::Corrupt`]) while it was in use, after it was dropped.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn rebuild(path: &Path, now: Timestamp, because: Rebuilt) -> Result<(Self, Opened)> {
        tracing::warn!(because = because.as_str(), "the directory is made anew");
        // Not moved aside: a copy would keep what a publisher withdraws later.
        SqliteFile::delete(path)?;
        Ok((
            Self::open_as_is(path, now)?,
            Opened {
                created: true,
                rebuilt: Some(because),
            },
        ))
    }

    fn open_as_is(path: &Path, now: Timestamp) -> Result<Self> {
        let directory = Self {
            database: Database::open(path, &SCHEMA)?,
            attempts: attempts::Attempts::beside(path),
        };
        if !directory.is_read_only() {
            directory.start(now)?;
        }
        directory.database.steady(|db| {
            state::generation(db)?;
            sources::probe(db)
        })?;
        Ok(directory)
    }

    fn start(&self, now: Timestamp) -> Result<()> {
        self.database.write(|db| {
            state::start(db, now)?;
            if !state::is_named(db)? {
                meetings::write_names(db)?;
                state::set_named(db)?;
            }
            Ok(())
        })
    }

    /// Whether it was opened although it cannot be written: everything that would write ends with [`StoreError::NotWritable`].
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.database.is_read_only()
    }

    /// Ends the question that is being answered at this moment, with [`StoreError::Interrupted`]; the next is not
    /// touched. What fills the search index is not ended.
    pub fn interrupt_reads(&self) {
        self.database.interrupt();
    }

    /// A number that changes whenever something changes that a search can see.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn generation(&self) -> Result<i64> {
        self.database.steady(state::generation)
    }

    /// What SQLite finds wrong with the file when it looks at all of it, the index of words included; nothing, if all is well.
    /// Takes as long as reading the whole file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn faults(&self) -> Result<Vec<String>> {
        self.database.steady(|db| {
            let mut statement = db.prepare("PRAGMA integrity_check")?;
            let lines = statement.query_map([], |row| row.get(0))?;
            let mut lines = lines.collect::<rusqlite::Result<Vec<String>>>()?;
            lines.retain(|line| line != "ok");
            Ok(lines)
        })
    }

    /// Takes the last traces of withdrawn values out of the file, if there may be any: writes the whole file anew.
    /// Call it once after a sync, and after opening; most of the time it has nothing to do. True: it had.
    ///
    /// # Errors
    /// When the file cannot be written; then it is still to be done, and the next call does it.
    pub fn purge(&self) -> Result<bool> {
        if !self.database.steady(state::purge_due)? {
            return Ok(false);
        }
        self.database.rewrite()?;
        if self.database.truncate_log()? {
            self.database.write(|db| state::set_purge_due(db, false))?;
            // The mark itself is in the log now: nothing that matters, but an empty log is easy to tell apart.
            self.database.truncate_log()?;
        }
        Ok(true)
    }
}

#[cfg(test)]
pub(crate) mod tests;
