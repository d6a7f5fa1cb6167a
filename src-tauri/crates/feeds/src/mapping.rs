//! What the columns of any table, and the keys of any list, mean.
//!
//! A list of any shape becomes columns and rows; a [`Mapping`] says what each column means; each row is then put into the
//! keys of the Meeting Guide reader, so that there is one way in which the fields of a meeting are read. Where nobody made
//! a mapping it is guessed, from the names of the columns and from what is in them.

mod apply;
mod content;
mod fellowship;
mod guess;
mod held;
mod list;
mod literal;
mod meaning;
mod persons;
mod script;
mod values;
mod vocabulary;

use crate::{Document, ReadError, ReadOptions, Role, json, meeting_guide, table};
use circle_domain::{Notice, NoticeCode, Reading};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

pub(crate) use list::{List, MOST_COLUMNS};
pub use meaning::Meaning;
pub(crate) use script::unwrapped;
pub(crate) use vocabulary::known_name;

/// The version of the text of a mapping that this program writes.
pub const VERSION: u32 = 1;

/// What each column means: the content of a mapping file. Columns that are not in it are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The version of this text, 1.
    pub mapping: u32,
    /// What holds for every row that does not say it itself.
    #[serde(default, skip_serializing_if = "Constants::is_empty")]
    pub constants: Constants,
    /// The columns, by their names.
    pub columns: Vec<ColumnMapping>,
}

/// What holds for every row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Constants {
    /// The country, ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The IANA zone of the times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The fellowship's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fellowship: Option<String>,
    /// The problem leaves that everything is for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<String>,
}

impl Constants {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What one column means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// Its name; keys inside keys are joined by dots (`address.city`).
    pub column: String,
    /// What it means.
    pub means: Meaning,
    /// What its values stand for, where they are the publisher's own (`"Alcoholics Anonymous": "aa"`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// Of a feature: the type that a yes stands for.
    #[serde(rename = "as", default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
    /// Of dates: the day comes before the month (`31/12/2026`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub day_first: bool,
}

/// Why a text is no mapping.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// It is no mapping, or holds what no mapping has.
    #[error("this is no mapping file (line {line})")]
    NotAMapping {
        /// Where, from 1.
        line: usize,
    },
    /// It was written by a newer version of the program.
    #[error("this mapping file is of version {version}; this program reads version {VERSION}")]
    Version {
        /// Its version.
        version: u32,
    },
}

impl Mapping {
    /// Reads the text of a mapping file.
    ///
    /// # Errors
    /// When the text is no mapping, or one of another version.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        let mapping: Self = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| MappingError::NotAMapping { line: error.line() })?;
        if mapping.mapping == VERSION {
            Ok(mapping)
        } else {
            Err(MappingError::Version {
                version: mapping.mapping,
            })
        }
    }

    /// The text of the mapping file.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Whether it names enough: two of what a meeting is called, where and when it is, and how to join it.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        let has = |meanings: &[Meaning]| {
            self.columns
                .iter()
                .any(|column| meanings.contains(&column.means))
        };
        let kinds = [
            has(&[Meaning::Name, Meaning::Group]),
            has(&[Meaning::Day, Meaning::DayAndTime, Meaning::Start]),
            has(&[
                Meaning::Venue,
                Meaning::Address,
                Meaning::City,
                Meaning::PostalCode,
                Meaning::Latitude,
                Meaning::Coordinates,
                Meaning::Position,
            ]),
            has(&[Meaning::JoinLink, Meaning::JoinPhone]),
        ];
        kinds.into_iter().filter(|kind| *kind).count() >= 2
    }
}

/// A column of a list, what is in it, and what it is taken to mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Up to five different values; none of a column that holds persons' data.
    pub samples: Vec<String>,
    /// How many rows have a value.
    pub filled: usize,
    /// What it means.
    pub means: Meaning,
    /// How sure that is, 0 to 1; 1 where a mapping says it.
    pub confidence: f32,
}

/// A list looked at: its columns, and the mapping it would be read with.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The columns, in their order.
    pub columns: Vec<Column>,
    /// The mapping that was given, or the guess.
    pub mapping: Mapping,
    /// How many rows there are.
    pub rows: usize,
}

/// Looks at a list without reading it: what a person corrects before it is read.
///
/// # Errors
/// When the bytes are no list.
pub fn look(documents: &[Document<'_>], mapping: Option<&Mapping>) -> Result<Look, ReadError> {
    let list = lists(documents)?.0;
    Ok(guess::look(&list, mapping))
}

/// Whether a value is a list of objects, of whatever shape.
pub(crate) fn is_list(value: &Value) -> bool {
    let Some(list) = List::of_value(value.clone()) else {
        return false;
    };
    (list.rows.len() >= 3 && list.columns.len() >= 3) || guess::guess(&list).is_enough()
}

/// Reads the documents of a directory.
pub(crate) fn read(
    documents: &[Document<'_>],
    options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    let (list, encoding_guessed) = lists(documents)?;
    let guessed;
    let mapping = match options.mapping {
        Some(mapping) => mapping,
        None => {
            guessed = guess::guess(&list);
            if !guessed.is_enough() {
                return Err(ReadError::MappingNeeded);
            }
            &guessed
        }
    };
    let mut reading = Reading::default();
    if encoding_guessed {
        reading
            .notices
            .push(Notice::new(NoticeCode::EncodingGuessed, "#0", "", ""));
    }
    for column in &mapping.columns {
        let there = list.columns.contains(&column.column);
        if !there && !matches!(column.means, Meaning::Ignored | Meaning::Private) {
            reading.notices.push(Notice::new(
                NoticeCode::ColumnMissing,
                "#0",
                column.means.as_str(),
                &column.column,
            ));
        }
    }
    let constant = mapping
        .constants
        .fellowship
        .as_deref()
        .map(circle_domain::FellowshipId::new);
    let own = ReadOptions {
        fellowship: constant.as_ref().or(options.fellowship),
        country: mapping.constants.country.as_deref().or(options.country),
        ..*options
    };
    let entries = apply::entries(list, mapping);
    meeting_guide::read_entries(entries, &own, &mut reading);
    apply::constants(&mut reading, mapping);
    Ok(reading)
}

/// All documents as one list, and whether an encoding was guessed.
fn lists(documents: &[Document<'_>]) -> Result<(List, bool), ReadError> {
    let mut all: Option<List> = None;
    let mut guessed = false;
    for document in documents {
        let list = one(document.bytes, &mut guessed)?;
        match &mut all {
            Some(all) => all.append(list),
            None => all = Some(list),
        }
    }
    let list = all.ok_or(ReadError::DocumentMissing {
        role: Role::Listing,
    })?;
    if list.rows.is_empty() {
        return Err(ReadError::NoRecords);
    }
    if list.rows.len() > crate::MOST_RECORDS {
        return Err(ReadError::TooMany {
            records: list.rows.len(),
        });
    }
    Ok((list, guessed))
}

fn one(bytes: &[u8], guessed: &mut bool) -> Result<List, ReadError> {
    if table::is_workbook(bytes) {
        return table::workbook(bytes);
    }
    let not_json = match json::parse(bytes) {
        Ok(parsed) => {
            *guessed |= parsed.encoding_guessed;
            return List::of_value(parsed.value).ok_or(ReadError::WrongShape {
                found: "JSON without a list of objects",
            });
        }
        Err(error @ (ReadError::NotJson { .. } | ReadError::Truncated { .. })) => error,
        Err(error) => return Err(error),
    };
    let (text, odd) = json::decode(bytes)?;
    *guessed |= odd;
    if let Some(value) = unwrapped(&text) {
        return List::of_value(value).ok_or(ReadError::WrongShape {
            found: "a script without a list of objects",
        });
    }
    table::delimited(&text).ok_or(not_json)
}

#[cfg(test)]
mod tests;
