//! schema.org events in a page.

use crate::{Document, ReadError, ReadOptions};
use circle_domain::{FeedFormat, Reading};

/// Whether the bytes are a page with events in it.
pub(crate) fn is_page(_bytes: &[u8]) -> bool {
    false
}

/// Reads the documents of a directory.
pub(crate) fn read(
    _documents: &[Document<'_>],
    _options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    Err(ReadError::FormatNotRead {
        format: FeedFormat::JsonLd,
    })
}
