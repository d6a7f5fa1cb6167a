//! The two databases, and the only SQL of the project.
//!
//! `directory.db` holds what was copied: it may be deleted at any moment, and is, when it is damaged or newer than the
//! program. `personal.db` holds what the person entered: it is never deleted, migrated only after a copy was made, and
//! refused rather than damaged. One file per table; a row never leaves this crate, the domain's types do.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::panic
    )
)]

mod database;
pub mod directory;
mod error;
mod fold;
pub mod personal;
mod withdrawal;
mod written;

pub use database::SqliteFile;
pub use directory::{Directory, Opened, Rebuilt};
pub use error::{Result, StoreError};
pub use fold::{AskedTerm, asked_terms};
pub use personal::Personal;
pub use written::content_hash;
