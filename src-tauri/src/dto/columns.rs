//! What the columns of a list mean, and what comes of it.

use super::directory::NoticeGroup;
use super::meeting::Meeting;
use serde::Serialize;
use specta::Type;

/// A column of a list, what is in it, and what it is taken to mean.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Column {
    pub(crate) name: String,
    /// Up to five values; none of a column that holds persons' data.
    pub(crate) samples: Vec<String>,
    /// How many rows have a value.
    pub(crate) filled: u32,
    pub(crate) means: String,
    /// 0 to 1; 1 where somebody said it.
    pub(crate) confidence: f64,
}

/// What the columns are taken to mean, and the first groups read with it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ColumnsPreview {
    pub(crate) columns: Vec<Column>,
    /// Everything that a column can mean.
    pub(crate) meanings: Vec<String>,
    /// The text of the mapping file.
    pub(crate) mapping: String,
    /// Whether it says enough for the list to be copied.
    pub(crate) enough: bool,
    pub(crate) read: u32,
    pub(crate) accepted: u32,
    pub(crate) rejected: u32,
    pub(crate) notices: Vec<NoticeGroup>,
    pub(crate) meetings: Vec<Meeting>,
}
