//! What the columns of any table, and the keys of any list, mean.

use crate::{Document, ReadError, ReadOptions};
use circle_domain::{FeedFormat, Reading};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What each column means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {}

/// Whether a value is a list of objects, of whatever shape.
pub(crate) fn is_list(_value: &Value) -> bool {
    false
}

/// Reads the documents of a directory.
pub(crate) fn read(
    _documents: &[Document<'_>],
    _options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    Err(ReadError::FormatNotRead {
        format: FeedFormat::Json,
    })
}
