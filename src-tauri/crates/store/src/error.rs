//! What can go wrong with a database, named by what the person can do about it.
//!
//! No variant carries a statement or a value: what a person searches for would be in it.

use rusqlite::ErrorCode;
use std::path::PathBuf;

/// What this crate's functions answer with.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why a database could not be opened, read or written. Nothing of what was being written is left behind.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no room for what was to be written.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or the file does not let itself be written.
    #[error("the data folder cannot be written")]
    NotWritable,
    /// Another program holds the database, and still did after five seconds.
    #[error("another program is using the database")]
    Busy,
    /// The file's content is not what SQLite wrote.
    #[error("the database is damaged")]
    Corrupt,
    /// `personal.db` is damaged. It was left as it is, and copied to `copy`.
    #[error("the personal database is damaged; a copy of it is {}", copy.display())]
    PersonalDamaged {
        /// Where the copy is.
        copy: PathBuf,
    },
    /// The file was written by a newer version of the program.
    #[error("the database has schema {found}, and this version of the program knows up to {known}")]
    NewerThanProgram {
        /// The file's schema version.
        found: i64,
        /// The newest schema version that this program knows.
        known: i64,
    },
    /// The SQLite that was linked has the write-ahead log race that 3.51.3 mended.
    #[error("SQLite {0} is too old: 3.51.3 or newer is needed")]
    SqliteTooOld(&'static str),
    /// A newer question, or somebody who cancelled, ended the reading.
    #[error("the reading was interrupted")]
    Interrupted,
    /// Somebody cancelled the writing; the database is as it was before.
    #[error("the writing was cancelled")]
    Cancelled,
    /// What was stored cannot be understood by this version.
    #[error("a stored {0} cannot be understood")]
    NotUnderstood(&'static str),
    /// There is no such thing in the database.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// What is kept is sealed, and nobody unlocked it.
    #[error("what is kept here is locked with a passphrase")]
    Locked,
    /// The passphrase opens nothing.
    #[error("this is not the passphrase")]
    WrongPassphrase,
    /// A passphrase is set already.
    #[error("there is a passphrase already")]
    PassphraseSet,
    /// No passphrase is set.
    #[error("no passphrase is set")]
    NoPassphrase,
    /// The system gave no random bytes.
    #[error("the system gave no random bytes for a key")]
    NoRandomness,
    /// A copy, a move or a deletion of a database file failed.
    #[error("a database file cannot be copied or moved: {0}")]
    File(#[source] std::io::Error),
    /// Anything else, by SQLite's extended result code.
    #[error("SQLite answered {0}")]
    Sqlite(i32),
}

/// SQLITE_IOERR_SHMSIZE: the shared memory of the write-ahead log found no room.
const NO_ROOM_FOR_SHARED_MEMORY: i32 = 4874;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound("row"),
            rusqlite::Error::SqliteFailure(code, _) => Self::of_code(code),
            rusqlite::Error::SqlInputError { error: code, .. } => Self::of_code(code),
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..) => Self::NotUnderstood("value"),
            _ => Self::Sqlite(1),
        }
    }
}

impl StoreError {
    fn of_code(code: &rusqlite::ffi::Error) -> Self {
        match code.code {
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => {
                Self::NotWritable
            }
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::FileLockingProtocolFailed => Self::Busy,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Corrupt,
            ErrorCode::OperationInterrupted => Self::Interrupted,
            ErrorCode::SystemIoFailure if code.extended_code == NO_ROOM_FOR_SHARED_MEMORY => {
                Self::DiskFull
            }
            _ => Self::Sqlite(code.extended_code),
        }
    }

    /// The name used in answers: `disk_full`, `folder_not_writable`, `database_busy`, ...
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::NotWritable => "folder_not_writable",
            Self::Busy => "database_busy",
            Self::Corrupt => "corrupt",
            Self::PersonalDamaged { .. } => "personal_damaged",
            // A directory that is newer is made anew: only what was entered is refused.
            Self::NewerThanProgram { .. } => "personal_newer",
            Self::SqliteTooOld(_) => "sqlite_too_old",
            Self::Interrupted => "interrupted",
            Self::Cancelled => "cancelled",
            Self::NotUnderstood(_) => "not_understood",
            Self::NotFound(_) => "not_found",
            Self::Locked => "locked",
            Self::WrongPassphrase => "passphrase_wrong",
            Self::PassphraseSet => "passphrase_set",
            Self::NoPassphrase => "passphrase_none",
            Self::NoRandomness => "no_randomness",
            Self::File(_) => "file",
            Self::Sqlite(_) => "sqlite",
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            _ => Self::NotUnderstood("schema"),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotWritable
            }
            _ => Self::File(error),
        }
    }
}

impl From<rusqlite::types::FromSqlError> for StoreError {
    fn from(_: rusqlite::types::FromSqlError) -> Self {
        Self::NotUnderstood("value")
    }
}
