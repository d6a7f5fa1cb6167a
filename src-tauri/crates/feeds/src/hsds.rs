//! Open Referral HSDS in all its forms.

use crate::{Document, ReadError, ReadOptions};
use circle_domain::{FeedFormat, Reading};
use serde_json::Value;

/// Whether a document looks like such a list.
pub(crate) fn is_listing(_value: &Value) -> bool {
    false
}

/// Whether the bytes are a tabular package.
pub(crate) fn is_package(_bytes: &[u8]) -> bool {
    false
}

/// Reads the documents of a directory.
pub(crate) fn read(
    _documents: &[Document<'_>],
    _options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    Err(ReadError::FormatNotRead {
        format: FeedFormat::Hsds,
    })
}
