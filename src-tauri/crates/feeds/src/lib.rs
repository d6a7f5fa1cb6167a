//! Reading public directories: bytes in, records and notices out.
//!
//! Pure by rule: no file, no network, no clock, no other crate of the house but `domain`. The same bytes always give the
//! same records. Reading never panics, whatever the bytes, and never fails as a whole because of one record: it fails
//! only when the bytes are not such a directory at all ([`ReadError`]), and then the caller keeps the copy it had.
//!
//! Each record is split into what is public, what is private and what is unknown when it is read ([`Record::public`](circle_domain::Record)):
//! named persons, authors, edit links and internal notes go no further than this crate, not even into a notice.

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

pub mod bmlt;
mod country;
pub mod discover;
mod events;
pub mod events_calendar;
pub mod hsds;
pub mod ical;
mod json;
pub mod jsonld;
mod links;
pub mod mapping;
mod meeting_guide;
mod parts;
mod recurrence;
mod sample;
pub mod table;
mod text;
mod time;
mod weeks;
mod zone;

use circle_domain::{FeedFormat, FellowshipId, Reading, SourceId};
use jiff::Timestamp;

/// The most records that one directory may have. The longest list there is, of a whole fellowship's world, is a quarter of it.
pub const MOST_RECORDS: usize = 300_000;

/// What is known of a directory besides its bytes.
#[derive(Clone, Copy, Debug)]
pub struct ReadOptions<'a> {
    /// The directory; group ids are made from it.
    pub source: &'a SourceId,
    /// The fellowship of everything in it, where the format does not say it. Type codes are read through its table.
    pub fellowship: Option<&'a FellowshipId>,
    /// ISO 3166-1 alpha-2 of the country it covers; helps with addresses that do not name theirs.
    pub country: Option<&'a str>,
    /// When the bytes were fetched: nothing can have changed after it.
    pub read_at: Timestamp,
    /// What the columns of a table, or the keys of a list of another shape, mean; none: it is guessed from them.
    pub mapping: Option<&'a mapping::Mapping>,
    /// Of a directory of services: all of them, not only those that are groups.
    pub all_services: bool,
}

/// What one of the documents of a directory holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The whole list in one document.
    Listing,
    /// What a BMLT server says of itself.
    Info,
    /// The formats of a BMLT server.
    Formats,
    /// One page of the meetings of a BMLT server.
    Meetings,
}

impl Role {
    /// The name used in errors: `listing`, `info`, `formats`, `meetings`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Listing => "listing",
            Self::Info => "info",
            Self::Formats => "formats",
            Self::Meetings => "meetings",
        }
    }
}

/// One of the documents a directory is made of.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// What it holds.
    pub role: Role,
    /// The name of its file, or the last part of its address; may be empty.
    pub name: &'a str,
    /// Its bytes, decompressed.
    pub bytes: &'a [u8],
}

/// Why a directory as a whole could not be read. Never holds anything of a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes are not text.
    #[error("the answer is not text")]
    NotText,
    /// A web page came instead.
    #[error("a web page came instead of a list{}", if *.challenge { " (it asks for a sign that a person is reading)" } else { "" })]
    Html {
        /// Whether it looks like a check for robots, or a page to sign in.
        challenge: bool,
    },
    /// There is nothing in it.
    #[error("the answer is empty")]
    Empty,
    /// It is no JSON.
    #[error("the answer is not valid JSON: line {line}, column {column}")]
    NotJson {
        /// The line of the fault, from 1.
        line: usize,
        /// The column of the fault, from 1.
        column: usize,
    },
    /// It ends in the middle.
    #[error("the answer is cut off after line {line}, column {column}")]
    Truncated {
        /// The last line, from 1.
        line: usize,
        /// The last column, from 1.
        column: usize,
    },
    /// Its lists lie in each other more than 128 deep: no directory does.
    #[error("the answer is nested too deeply")]
    TooDeep,
    /// The publisher answers with an error of its own, or does not share its list.
    #[error("the publisher refuses: {code}")]
    Refused {
        /// The publisher's code or sentence, cut to 80 characters.
        code: String,
    },
    /// JSON, but not a directory of this format.
    #[error("this is not a directory of the expected format, but {found}")]
    WrongShape {
        /// What it is instead, in a few words.
        found: &'static str,
    },
    /// The list has no records.
    #[error("the list is empty")]
    NoRecords,
    /// The list is many times longer than that of any fellowship: somebody wants to fill a computer's memory.
    #[error("the list has {records} records, more than {}", MOST_RECORDS)]
    TooMany {
        /// How many it has.
        records: usize,
    },
    /// One of the documents that this format needs was not passed in.
    #[error("the document `{}` is missing", .role.as_str())]
    DocumentMissing {
        /// Which.
        role: Role,
    },
    /// The pages of a list lead back to where they came from although more are announced: the whole list cannot be had.
    #[error("the pages of this list lead in a circle: page {page} repeats what came before")]
    PagesRepeat {
        /// Which page, from 1.
        page: u32,
    },
    /// A packed file that cannot be unpacked, or that nobody should unpack.
    #[error("the packed file cannot be read: {why}")]
    Archive {
        /// What is wrong with it.
        why: &'static str,
    },
    /// This crate does not read that format.
    #[error("`{}` is not read from bytes", .format.as_str())]
    FormatNotRead {
        /// Which.
        format: FeedFormat,
    },
}

/// Tells the format of a document from its content; none for what is none of them.
#[must_use]
pub fn recognize(bytes: &[u8]) -> Option<FeedFormat> {
    if ical::is_calendar(bytes) {
        return Some(FeedFormat::Ical);
    }
    if hsds::is_package(bytes) {
        return Some(FeedFormat::Hsds);
    }
    if let Ok(parsed) = json::parse(bytes) {
        let value = &parsed.value;
        return if bmlt::is_listing(value) {
            Some(FeedFormat::Bmlt)
        } else if events_calendar::is_listing(value) {
            Some(FeedFormat::EventsCalendar)
        } else if hsds::is_listing(value) {
            Some(FeedFormat::Hsds)
        } else if jsonld::is_document(value) {
            Some(FeedFormat::JsonLd)
        } else if meeting_guide::is_listing(value) {
            Some(FeedFormat::MeetingGuide)
        } else if mapping::is_list(value) {
            Some(FeedFormat::Json)
        } else {
            None
        };
    }
    if jsonld::is_page(bytes) {
        Some(FeedFormat::JsonLd)
    } else if table::is_wrapped_json(bytes) {
        Some(FeedFormat::Json)
    } else if table::is_table(bytes) {
        Some(FeedFormat::Csv)
    } else {
        None
    }
}

/// Reads a directory from its documents.
///
/// # Errors
/// When the bytes as a whole are not such a directory. A record that cannot be read is no error: it is counted in
/// [`Reading::rejected`], with a notice.
pub fn read(
    format: FeedFormat,
    documents: &[Document<'_>],
    options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    match format {
        FeedFormat::MeetingGuide => meeting_guide::read(documents, options),
        FeedFormat::Sample => sample::read(documents, options),
        FeedFormat::Bmlt => bmlt::read(documents, options),
        FeedFormat::Csv => table::read(documents, options),
        FeedFormat::Json => mapping::read(documents, options),
        FeedFormat::Hsds => hsds::read(documents, options),
        FeedFormat::EventsCalendar => events_calendar::read(documents, options),
        FeedFormat::Ical => ical::read(documents, options),
        FeedFormat::JsonLd => jsonld::read(documents, options),
    }
}
