//! Tables: CSV, TSV and XLSX.

use crate::{Document, ReadError, ReadOptions};
use circle_domain::{FeedFormat, Reading};

/// Whether the bytes are a table.
pub(crate) fn is_table(_bytes: &[u8]) -> bool {
    false
}

/// Whether the bytes are a script around a list.
pub(crate) fn is_wrapped_json(_bytes: &[u8]) -> bool {
    false
}

/// Reads the documents of a directory.
pub(crate) fn read(
    _documents: &[Document<'_>],
    _options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    Err(ReadError::FormatNotRead {
        format: FeedFormat::Csv,
    })
}
