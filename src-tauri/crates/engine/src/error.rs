//! What can go wrong with a use case, each with a code that the window and the command line have a sentence for.

use crate::discover::Tried;
use circle_fetch::FetchError;
use circle_places::PlacesError;
use circle_store::StoreError;
use jiff::Timestamp;

/// Why a use case could not be done. Never holds what was searched for.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An address or a file.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The tables of places.
    #[error(transparent)]
    Places(#[from] PlacesError),
    /// No source has that id.
    #[error("there is no directory with this id")]
    UnknownSource,
    /// No entry of the catalogue has that id.
    #[error("the catalogue has no entry with this id")]
    UnknownCatalogueEntry,
    /// The zone is not one of the IANA database.
    #[error("this is not a time zone; they are named like Europe/Berlin")]
    UnknownTimeZone,
    /// The country is in no list.
    #[error("this country is not known")]
    UnknownCountry,
    /// Neither an area nor a leaf.
    #[error("this problem area is not known")]
    UnknownProblem,
    /// The fellowship is in no table.
    #[error("this fellowship is not known")]
    UnknownFellowship,
    /// A text that is no mapping.
    #[error(transparent)]
    BadMapping(#[from] circle_feeds::mapping::MappingError),
    /// A list could not be fetched or read.
    #[error("{}", .0.message)]
    Copy(crate::sync::SyncFailure),
    /// A catalogue that was to take the place of the built-in one.
    #[error("the catalogue cannot be read (line {line})")]
    CatalogueUnreadable {
        /// Where, from 1.
        line: usize,
    },
    /// No meeting has that id, nor has one that was saved under it.
    #[error("there is no meeting with this id")]
    UnknownMeeting,
    /// Something that cannot be done with this meeting.
    #[error(transparent)]
    Refused(#[from] crate::refused::Refused),
    /// No place is called that.
    #[error("this place is not known")]
    UnknownPlace,
    /// A passphrase that could be guessed.
    #[error("a passphrase has at least {0} characters")]
    PassphraseShort(usize),
    /// A guess that opens nothing. The next is looked at from then on.
    #[error("this is not the passphrase")]
    WrongPassphrase {
        /// When the next guess is looked at.
        until: Timestamp,
    },
    /// A guess that came too early: it was not looked at.
    #[error("after a wrong passphrase one has to wait")]
    WaitToUnlock {
        /// When the next guess is looked at.
        until: Timestamp,
    },
    /// The session has no keyring.
    #[error(transparent)]
    NoKeyring(#[from] crate::passphrase::NoKeyring),
    /// The diary begins only after the person chose who can read it.
    #[error("the diary needs a passphrase, or that the person knows who can read it")]
    DiaryNeedsChoice,
    /// Invented meetings are not saved.
    #[error("this meeting is invented: it cannot be saved")]
    SampleNotSaved,
    /// The sample never stands beside what is real.
    #[error("real directories were copied already: the sample is only for an empty data folder")]
    SampleNotEmpty,
    /// A site has no feed that could be found.
    #[error("no list of groups was found at {host}")]
    NothingFound {
        /// The site's host.
        host: String,
        /// Whether the address shows a page, as a site does.
        page: bool,
        /// Everything that was tried.
        tried: Vec<Tried>,
    },
    /// A site's `robots.txt` asks programs to stay away from the address.
    #[error("{host} asks programs not to look around there (robots.txt)")]
    RobotsDisallow {
        /// The site's host.
        host: String,
    },
    /// The sample of this program is damaged.
    #[error("the sample directory of this program cannot be read")]
    SampleUnreadable,
}

impl EngineError {
    /// The name used in answers.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Fetch(error) => error.code(),
            Self::Places(_) => "places_damaged",
            Self::UnknownSource => "unknown_source",
            Self::UnknownCatalogueEntry => "unknown_catalogue_entry",
            Self::UnknownTimeZone => "unknown_time_zone",
            Self::UnknownCountry => "unknown_country",
            Self::UnknownProblem => "unknown_problem",
            Self::UnknownFellowship => "unknown_fellowship",
            Self::BadMapping(_) => "bad_mapping",
            Self::Copy(failure) => failure.code,
            Self::CatalogueUnreadable { .. } => "catalogue_unreadable",
            Self::UnknownMeeting => "meeting_unknown",
            Self::Refused(reason) => reason.code(),
            Self::UnknownPlace => "place_unknown",
            Self::PassphraseShort(_) => "passphrase_short",
            Self::WrongPassphrase { .. } => "passphrase_wrong",
            Self::WaitToUnlock { .. } => "passphrase_wait",
            Self::NoKeyring(_) => "no_keyring",
            Self::DiaryNeedsChoice => "diary_needs_choice",
            Self::SampleNotSaved => "sample_not_saved",
            Self::SampleNotEmpty => "sample_not_empty",
            Self::NothingFound { .. } => "nothing_found",
            Self::RobotsDisallow { .. } => "robots_disallow",
            Self::SampleUnreadable => "sample_unreadable",
        }
    }
}
