//! The use cases, one file each: what the window and the command line call.
//!
//! Rule: the clock is never read here; the moment is passed in.

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

pub mod catalogue;
mod error;
mod sample;
mod settings;
mod sources;
pub mod sync;

pub use catalogue::{Catalogue, CatalogueEntry, NearEntry};
pub use error::EngineError;
pub use sample::SampleTaken;
pub use sources::{NewSource, SourceInUse};

pub use circle_fetch::FetchPolicy;
pub use circle_store::{Opened, Rebuilt};

use circle_fetch::Fetcher;
use circle_places::Places;
use circle_store::{Directory, Personal, StoreError};
use jiff::Timestamp;
use std::path::Path;
use std::sync::Arc;

/// How an engine is set up. The default is what the program uses.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How requests are made.
    pub fetch: FetchPolicy,
    /// A catalogue in place of the built-in one.
    pub catalogue: Option<Catalogue>,
}

/// Everything that a use case needs.
pub struct Engine {
    directory: Arc<Directory>,
    personal: Arc<Personal>,
    fetcher: Fetcher,
    places: &'static Places,
    catalogue: Catalogue,
    opened: Opened,
}

impl Engine {
    /// Opens the data folder, and makes it if there is none.
    ///
    /// # Errors
    /// When the folder or a database cannot be opened; a directory that is damaged is made anew instead.
    pub fn open(folder: &Path, now: Timestamp, options: Options) -> Result<Self, EngineError> {
        std::fs::create_dir_all(folder).map_err(StoreError::from)?;
        // The precious one first: if it is refused, nothing else is touched.
        let personal = Personal::open(&folder.join("personal.db"))?;
        let (directory, opened) = Directory::open(&folder.join("directory.db"), now)?;
        Ok(Self {
            directory: Arc::new(directory),
            personal: Arc::new(personal),
            fetcher: Fetcher::new(options.fetch),
            places: Places::embedded()?,
            catalogue: options
                .catalogue
                .unwrap_or_else(|| Catalogue::built_in().clone()),
            opened,
        })
    }

    /// How opening the directory went: whether it had to be made anew.
    #[must_use]
    pub fn opened(&self) -> Opened {
        self.opened
    }

    pub(crate) fn directory(&self) -> &Arc<Directory> {
        &self.directory
    }

    pub(crate) fn personal(&self) -> &Arc<Personal> {
        &self.personal
    }

    pub(crate) fn fetcher(&self) -> &Fetcher {
        &self.fetcher
    }

    /// Towns, postcodes, zones and distances.
    #[must_use]
    pub fn places(&self) -> &'static Places {
        self.places
    }

    /// The public directories that can be copied.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    pub(crate) fn directory_changed(&self) -> Result<(), EngineError> {
        Ok(())
    }
}
