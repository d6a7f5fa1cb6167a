//! The JSON list of Code for Recovery's specification, and its many dialects.

use crate::{Document, ReadError, ReadOptions};
use circle_domain::Reading;
use serde_json::Value;

/// Whether a document looks like such a list.
pub(crate) fn is_listing(_value: &Value) -> bool {
    false
}

/// Reads a list.
pub(crate) fn read(
    _documents: &[Document<'_>],
    _options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    Err(ReadError::NoRecords)
}
