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

pub mod answer;
mod calendar;
pub mod cards;
pub mod catalogue;
pub mod conference;
mod contacts;
pub mod discover;
mod elsewhere;
mod error;
pub mod find;
pub mod freshness;
pub mod help_now;
mod index;
mod kept;
pub mod leaving;
mod letter;
pub mod mapping;
mod moment;
mod nearby;
mod opening;
mod passphrase;
mod places;
mod plain;
mod problems;
pub mod qr;
pub mod question;
mod refused;
pub mod relation;
mod reminder;
pub mod report;
pub mod same;
mod sample;
pub mod saved;
mod settings;
pub mod show;
mod sources;
pub mod sync;
mod traces;
mod understand;
mod watched;

pub use answer::{Answer, FoundMeeting};
pub use calendar::CalendarFile;
pub use cards::ShownCard;
pub use catalogue::{Catalogue, CatalogueEntry, NearEntry};
pub use circle_feeds::discover::Kind as FeedKind;
pub use conference::JoinLink;
pub use contacts::ContactedHost;
pub use discover::{Added, Discovery, Finding, Tried, TriedOutcome};
pub use error::EngineError;
pub use freshness::SourceClock;
pub use help_now::{HelpNow, help_address, help_now};
pub use leaving::{Platform, Way, WayOut};
pub use moment::Moment;
pub use nearby::Nearby;
pub use opening::Opening;
pub use passphrase::{KeyKeeper, NoKeyring};
pub use qr::{QrCode, QrOf};
pub use question::{Filters, Near, Question, Sort};
pub use refused::Refused;
pub use reminder::Reminder;
pub use report::Report;
pub use sample::SampleTaken;
pub use saved::Saved;
pub use show::Shown;
pub use sources::{NewSource, SourceInUse};

pub use circle_fetch::{FetchPolicy, Lookup};
pub use circle_store::directory::{
    Change, ChangeKind, ChangedValue, Listing, NoticeSummary, Outcome, WayInChanged,
};
pub use circle_store::personal::{
    Hardness, KeptCounts, NewVisit, Reminder as KeptReminder, ReminderId, SavedId, SavedSearch,
    SearchId, Visit, VisitId,
};
pub use circle_store::{Opened, Rebuilt};
pub use index::IndexState;
pub use traces::Cleared;
pub use watched::{Watched, WatchedChange};

use circle_fetch::Fetcher;
use circle_places::Places;
use circle_store::{Directory, Personal, StoreError};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex};

/// How an engine is set up. The default is what the program uses.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How requests are made.
    pub fetch: FetchPolicy,
    /// A catalogue in place of the built-in one.
    pub catalogue: Option<Catalogue>,
    /// How much work a guess at the passphrase costs.
    pub hardness: Hardness,
}

impl Options {
    /// The default, with the catalogue of a file in place of the built-in one where a file is named.
    ///
    /// # Errors
    /// [`EngineError::CatalogueUnreadable`] when the file cannot be read or is no catalogue.
    pub fn with_catalogue(file: Option<&Path>) -> Result<Self, EngineError> {
        let read = |file: &Path| {
            let text = std::fs::read_to_string(file)
                .map_err(|_| EngineError::CatalogueUnreadable { line: 0 })?;
            Catalogue::read(&text)
        };
        Ok(Self {
            catalogue: file.map(read).transpose()?,
            ..Self::default()
        })
    }
}

/// Everything that a use case needs.
pub struct Engine {
    directory: Arc<Directory>,
    personal: Arc<Personal>,
    fetcher: Fetcher,
    places: &'static Places,
    catalogue: Catalogue,
    includes: same::Includes,
    opened: Opened,
    index: index::IndexHolder,
    folder: PathBuf,
    /// The day, counted from 1970, on which its use was last noted.
    used_on: AtomicI64,
    guesses: Mutex<passphrase::Guesses>,
    hardness: Hardness,
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
        personal.leave_no_trace(traces::is_chosen(&personal)?);
        let (directory, opened) = Directory::open(&folder.join("directory.db"), now)?;
        let catalogue = options
            .catalogue
            .unwrap_or_else(|| Catalogue::built_in().clone());
        let engine = Self {
            directory: Arc::new(directory),
            personal: Arc::new(personal),
            fetcher: Fetcher::new(options.fetch),
            places: Places::embedded()?,
            includes: same::Includes::of(&catalogue),
            catalogue,
            opened,
            index: index::IndexHolder::new(folder),
            folder: folder.to_owned(),
            used_on: AtomicI64::new(i64::MIN),
            guesses: Mutex::default(),
            hardness: options.hardness,
        };
        if !engine.directory.is_read_only() {
            engine.settle_same()?;
            engine.purge_saved(now)?;
        }
        Ok(engine)
    }

    /// How opening the directory went: whether it had to be made anew.
    #[must_use]
    pub fn opened(&self) -> Opened {
        self.opened
    }

    /// What happened while opening and should be said to the person.
    #[must_use]
    pub fn openings(&self) -> Vec<Opening> {
        Opening::all(self.opened)
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

    /// Makes the index anew where one is in use, so that the next search need not wait for it, and a whole one in the background.
    pub(crate) fn directory_changed(&self) -> Result<(), EngineError> {
        if self.index.is_in_use() {
            self.index.make(&self.directory)?;
        }
        self.prepare_index();
        Ok(())
    }
}
