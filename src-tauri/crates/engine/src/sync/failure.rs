//! Why a source could not be copied: a code, what happened, and what helps. Whatever it is, the old copy stays.

use crate::EngineError;
use circle_feeds::ReadError;
use circle_fetch::{FetchError, RetryAfter};
use circle_store::StoreError;

/// Why a source could not be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncFailure {
    /// The name used in answers.
    pub code: &'static str,
    /// What happened, in a plain English sentence.
    pub message: String,
    /// What can be done about it, in a plain English sentence.
    pub help: &'static str,
    /// When the server wants to be asked again, if it says so.
    pub retry_after: Option<RetryAfter>,
    /// Whether that wish is the whole host's, and not only that of one list.
    pub of_whole_host: bool,
}

impl SyncFailure {
    fn new(code: &'static str, message: impl ToString) -> Self {
        Self {
            code,
            message: message.to_string(),
            help: help(code),
            retry_after: None,
            of_whole_host: false,
        }
    }

    /// The content is of no format that this version reads.
    pub(crate) fn unknown_format() -> Self {
        Self::new(
            "unknown_format",
            "the format of this directory could not be recognized",
        )
    }

    /// The program itself is at fault.
    pub(crate) fn fell_over() -> Self {
        Self::new(
            "internal",
            "this program could not read the directory because of a fault of its own",
        )
    }

    /// The mapping that was kept with a source is none that this program reads.
    pub(crate) fn bad_mapping(error: &circle_feeds::mapping::MappingError) -> Self {
        Self::new("bad_mapping", error)
    }

    /// A folder without a single file that could be read.
    pub(crate) fn empty_folder() -> Self {
        Self::new(
            "file_not_found",
            "there is no file of a directory in this folder",
        )
    }
}

impl SyncFailure {
    /// A packed file somewhere else: what it unpacks to is only known when it is too late.
    pub(crate) fn remote_archive() -> Self {
        Self::new(
            "remote_archive",
            "packed files are only read from this computer",
        )
    }
}

impl From<FetchError> for SyncFailure {
    fn from(error: FetchError) -> Self {
        let (retry_after, of_whole_host) = (error.retry_after(), error.is_of_whole_host());
        Self {
            retry_after,
            of_whole_host,
            ..Self::new(error.code(), error)
        }
    }
}

impl From<ReadError> for SyncFailure {
    fn from(error: ReadError) -> Self {
        Self::new(read_code(&error), error)
    }
}

impl From<StoreError> for SyncFailure {
    fn from(error: StoreError) -> Self {
        let message = error.to_string();
        Self::new(EngineError::Store(error).code(), message)
    }
}

/// The code of a whole-feed refusal.
pub(crate) fn read_code(error: &ReadError) -> &'static str {
    match error {
        ReadError::NotText => "not_text",
        ReadError::Html { challenge: true } => "challenge_page",
        ReadError::Html { challenge: false } => "html_instead",
        ReadError::Empty => "empty_body",
        ReadError::NotJson { .. } => "invalid_json",
        ReadError::Truncated { .. } => "truncated",
        ReadError::TooDeep => "too_deep",
        ReadError::Refused { .. } => "refused",
        ReadError::WrongShape { .. } | ReadError::DocumentMissing { .. } => "wrong_shape",
        ReadError::TooMany { .. } => "too_large",
        ReadError::NoRecords => "no_records",
        ReadError::PagesRepeat { .. } => "paging_loop",
        ReadError::Archive { .. } => "archive_unreadable",
        ReadError::MappingNeeded => "mapping_needed",
        ReadError::FormatNotRead { .. } => "unknown_format",
    }
}

fn help(code: &str) -> &'static str {
    match code {
        "offline" => "Connect to the Internet and copy again; searching works without it.",
        "host_not_found" => "Check the address for a typing error; the site may have moved.",
        "connection_refused" | "timed_out" | "interrupted" | "server_error" => {
            "The publisher's server has trouble; try again later."
        }
        "tls_failed" => {
            "The site's certificate is not valid, or something between changes the connection; do not work around it."
        }
        "tls_untrusted" => {
            "A firewall or a virus scanner may open secure connections here, or the site's certificate is wrong; ask who looks after this network."
        }
        "proxy_authentication" => {
            "Put the name and password of the proxy into the system's settings or HTTPS_PROXY; ask who looks after this network."
        }
        "proxy_refused" => "Ask who looks after this network to let this program reach the host.",
        "robots_refused" | "opted_out" => {
            "The publisher does not want this program to copy the list; what was copied before stays. Ask its office."
        }
        "undecodable" | "http_status" => {
            "The publisher's server answers in an unusual way; tell its office."
        }
        "not_found" => {
            "The directory has moved or was taken away; look for its new address at its publisher."
        }
        "forbidden" | "refused" => {
            "The publisher does not share this list; ask its office whether it may be copied."
        }
        "rate_limited" => {
            "The publisher asks for patience; the next copy waits for the time it named."
        }
        "too_large" => "This is far larger than a directory of groups; check the address.",
        "too_many_redirects" | "bad_address" => "Check the address.",
        "insecure_http" => "Use the https address, or allow plain http for this directory alone.",
        "private_network" => {
            "Allow private networks for this directory alone, if it really is inside yours."
        }
        "file_not_found" => "Check the path; the file may have been moved.",
        "file_unreadable" => "Check that you may read the file, and that it is one.",
        "html_instead" => "This is the address of a page; look for the address of its feed.",
        "challenge_page" => {
            "The site lets only browsers in; ask its office to let this program copy the list."
        }
        "empty_body" | "no_records" => {
            "The publisher's list is empty for now; what was copied before is kept."
        }
        "invalid_json" | "truncated" | "too_deep" | "not_text" => {
            "The publisher's list is damaged at the place named; what was copied before is kept. Tell its office."
        }
        "paging_loop" => {
            "The publisher's server has a fault; what was copied before is kept. Tell its office."
        }
        "archive_unreadable" => "Get the file again, or unpack it and name the folder.",
        "remote_archive" => "Download the file and name it as the directory.",
        "wrong_shape" | "unknown_format" => {
            "Check the address, or name the format of the directory."
        }
        "mapping_needed" => {
            "Say what each column means: in the window, or with `circle mapping LOCATION`."
        }
        "bad_mapping" => "Make the mapping anew; `circle mapping LOCATION` writes one.",
        "disk_full" => "Make room on the disk and copy again.",
        "folder_not_writable" => "Check that you may write to the data folder.",
        "database_busy" => "Close other windows of this program and copy again.",
        _ => {
            "Copy again; if it stays, delete directory.db and copy anew: nothing that you entered is in it."
        }
    }
}
