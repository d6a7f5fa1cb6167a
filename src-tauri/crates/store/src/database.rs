//! One SQLite file: one writer behind a mutex, and three readers that see the last committed state while it writes.
//!
//! The *query* reader answers people and can be interrupted at any moment; the *steady* reader does what must not be
//! interrupted by a keystroke; the *whole* reader fills the search index, which takes so long that nobody may wait for it.

use crate::{Result, StoreError};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, InterruptHandle, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::Migrations;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The first SQLite without the write-ahead log race (sqlite.org/wal.html).
const OLDEST_SQLITE: i32 = 3_051_003;

/// A bigger file is not checked as a whole when it is opened: it would keep the person waiting.
const CHECKED_AS_A_WHOLE: u64 = 4 * 1024 * 1024;

/// What a file must be like.
pub(crate) struct Schema {
    /// Its numbered steps.
    pub(crate) steps: &'static [rusqlite_migration::M<'static>],
    /// `FULL` or `NORMAL`.
    pub(crate) synchronous: &'static str,
    /// KiB of pages that the writer keeps in memory.
    pub(crate) writer_cache: i64,
}

impl Schema {
    pub(crate) fn version(&self) -> i64 {
        i64::try_from(self.steps.len()).unwrap_or(i64::MAX)
    }
}

/// A database file and the files that SQLite puts beside it.
pub struct SqliteFile;

impl SqliteFile {
    /// `path` itself, its write-ahead log, the log's shared memory, and the rollback journal of other modes.
    #[must_use]
    pub fn all(path: &Path) -> Vec<PathBuf> {
        ["", "-wal", "-shm", "-journal"]
            .iter()
            .map(|ending| {
                let mut name = path.as_os_str().to_owned();
                name.push(ending);
                PathBuf::from(name)
            })
            .collect()
    }

    /// Deletes all of them, those that there are.
    ///
    /// # Errors
    /// When one of them is there and cannot be deleted.
    pub fn delete(path: &Path) -> Result<()> {
        for file in Self::all(path) {
            match std::fs::remove_file(&file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(error.into());
                }
                _ => {}
            }
        }
        Ok(())
    }
}

pub(crate) struct Database {
    query: Reader,
    steady: Reader,
    whole: Reader,
    /// Below the readers, so that it is closed last: only a connection that may write can empty the log and delete it.
    writer: Mutex<Connection>,
    read_only: bool,
}

struct Reader {
    connection: Mutex<Connection>,
    interrupt: InterruptHandle,
}

impl Database {
    /// Opens `path`, brings it to the newest schema, and makes sure that it can be read. A file of this schema that cannot be
    /// written is opened all the same: what would write then ends with [`StoreError::NotWritable`].
    pub(crate) fn open(path: &Path, schema: &Schema) -> Result<Self> {
        match Self::open_to_write(path, schema) {
            Err(StoreError::NotWritable) if path.is_file() => Self::open_to_read(path, schema),
            opened => opened,
        }
    }

    fn open_to_read(path: &Path, schema: &Schema) -> Result<Self> {
        let writer = reading(path)?;
        if version(&writer)? != schema.version() {
            return Err(StoreError::NotWritable);
        }
        Ok(Self {
            query: Reader::open(path)?,
            steady: Reader::open(path)?,
            whole: Reader::open(path)?,
            writer: Mutex::new(writer),
            read_only: true,
        })
    }

    /// Whether it was opened although it cannot be written.
    pub(crate) fn is_read_only(&self) -> bool {
        self.read_only
    }

    fn open_to_write(path: &Path, schema: &Schema) -> Result<Self> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::SqliteTooOld(rusqlite::version()));
        }
        let mut writer = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE
                | OpenFlags::SQLITE_OPEN_CREATE
                | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        prepare(&writer)?;
        let found = version(&writer)?;
        if found > schema.version() {
            return Err(StoreError::NewerThanProgram {
                found,
                known: schema.version(),
            });
        }
        let mode: String = writer.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if mode != "wal" {
            return Err(StoreError::NotWritable);
        }
        writer.execute_batch(&format!(
            "PRAGMA synchronous = {}; PRAGMA secure_delete = ON; PRAGMA cache_size = -{};",
            schema.synchronous, schema.writer_cache
        ))?;
        Migrations::from_slice(schema.steps).to_latest(&mut writer)?;
        check(&writer, path)?;
        Ok(Self {
            query: Reader::open(path)?,
            steady: Reader::open(path)?,
            whole: Reader::open(path)?,
            writer: Mutex::new(writer),
            read_only: false,
        })
    }

    /// Reads for a person who waits; ended by [`interrupt`](Self::interrupt).
    pub(crate) fn query<T>(&self, read: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.query.read(read)
    }

    /// Reads what must not be ended by a keystroke.
    pub(crate) fn steady<T>(&self, read: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.steady.read(read)
    }

    /// Reads all of it, which takes a while: nobody who asks for something small waits behind it.
    pub(crate) fn whole<T>(&self, read: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.whole.read(read)
    }

    /// Ends what the query reader is doing, at once.
    pub(crate) fn interrupt(&self) {
        self.query.interrupt.interrupt();
    }

    /// Writes in one transaction: all of it, or on any error nothing.
    pub(crate) fn write<T>(&self, write: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = write(&transaction)?;
        transaction.commit()?;
        Ok(answer)
    }

    /// Moves the write-ahead log into the file and cuts it to nothing. False: a reader is in the way, try again later.
    pub(crate) fn truncate_log(&self) -> Result<bool> {
        let writer = lock(&self.writer);
        let busy: i64 =
            writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }

    /// Writes the file anew without its unused parts. `secure_delete` overwrites what is deleted, but where SQLite moved
    /// a row to another page, an older copy of it can stay in the page's unused middle: only this takes that away.
    pub(crate) fn rewrite(&self) -> Result<()> {
        lock(&self.writer).execute_batch("VACUUM")?;
        Ok(())
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if self.read_only {
            return;
        }
        // Costs next to nothing when nothing changed, and a failure costs only a slower search.
        if let Err(error) = lock(&self.writer).execute_batch("PRAGMA optimize") {
            tracing::debug!(
                error = StoreError::from(error).code(),
                "the database was closed without being optimized"
            );
        }
    }
}

impl Reader {
    fn open(path: &Path) -> Result<Self> {
        let connection = reading(path)?;
        prepare(&connection)?;
        connection.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -8192;")?;
        let interrupt = connection.get_interrupt_handle();
        Ok(Self {
            connection: Mutex::new(connection),
            interrupt,
        })
    }

    fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let connection = lock(&self.connection);
        if !connection.is_autocommit() {
            // An interrupt may have met the end of the reading before, and left its transaction open.
            connection.execute_batch("ROLLBACK")?;
        }
        // One snapshot for everything that is read, whatever is committed meanwhile.
        let transaction = connection.unchecked_transaction()?;
        let answer = read(&transaction)?;
        transaction.commit()?;
        Ok(answer)
    }
}

/// A connection that only reads. Where not even the log's shared memory can be made, a file whose log is empty is read as
/// one that nobody changes (sqlite.org/wal.html, "Read-Only Databases").
fn reading(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let usual = Connection::open_with_flags(path, flags)?;
    let seen = usual.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    match seen.map_err(StoreError::from) {
        Err(StoreError::NotWritable) if is_log_empty(path) => {
            let mut address =
                url::Url::from_file_path(path).map_err(|()| StoreError::NotWritable)?;
            address.set_query(Some("immutable=1"));
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            Ok(Connection::open_with_flags(address.as_str(), flags)?)
        }
        Err(error) => Err(error),
        Ok(()) => Ok(usual),
    }
}

fn is_log_empty(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).map_or(true, |log| log.len() == 0)
}

/// What every connection is set to. The files may have been written by anybody.
fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;",
    )?;
    Ok(())
}

pub(crate) fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

fn check(connection: &Connection, path: &Path) -> Result<()> {
    let small = std::fs::metadata(path).is_ok_and(|file| file.len() <= CHECKED_AS_A_WHOLE);
    if small {
        let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(StoreError::Corrupt);
        }
    }
    Ok(())
}

/// A thread that panicked while it held a connection left at most a transaction behind, which is rolled back.
fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}
