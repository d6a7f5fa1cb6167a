//! The JSON list of Code for Recovery's specification (Meeting Guide), and its many dialects.
//!
//! Read as it is found, not as it is specified: the lists of the WordPress plugin, of spreadsheets, of hand-made scripts
//! and of central-query differ in nearly every field. One record never stops another, and what is odd about a record is
//! said in a notice that names its field.

pub(crate) mod address;
mod container;
mod identity;
mod meeting;
pub(crate) mod place;
mod reach;
mod row;
pub(crate) mod types;
mod when;

use crate::{Document, MOST_RECORDS, ReadError, ReadOptions, Role, json, parts};
use circle_domain::{FellowshipId, Notice, NoticeCode, Reading, Record};
use identity::Names;
use row::Row;
use serde_json::Value;

/// Whether a document looks like such a list.
pub(crate) fn is_listing(value: &Value) -> bool {
    container::is_listing(value)
}

/// Reads a list. Several documents of the role `listing` are read as one.
pub(crate) fn read(
    documents: &[Document<'_>],
    options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut values = Vec::new();
    let mut missing = true;
    for document in documents
        .iter()
        .filter(|document| matches!(document.role, Role::Listing | Role::Meetings))
    {
        missing = false;
        let parsed = json::parse(document.bytes)?;
        if parsed.encoding_guessed {
            reading
                .notices
                .push(Notice::new(NoticeCode::EncodingGuessed, "#0", "", ""));
        }
        values.append(&mut container::records(parsed.value)?);
    }
    if missing {
        return Err(ReadError::DocumentMissing {
            role: Role::Listing,
        });
    }
    if values.is_empty() {
        return Err(ReadError::NoRecords);
    }
    if values.len() > MOST_RECORDS {
        return Err(ReadError::TooMany {
            records: values.len(),
        });
    }
    if !values.iter().any(Value::is_object) {
        return Err(ReadError::WrongShape {
            found: "a list without objects",
        });
    }
    let entries = values
        .into_iter()
        .map(|value| Entry {
            value,
            ..Entry::default()
        })
        .collect();
    read_entries(entries, options, &mut reading);
    Ok(reading)
}

/// Weekdays and the time at which a group meets on them, as they are written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Held {
    /// What `day` would hold.
    pub(crate) days: Value,
    /// What `time` would hold.
    pub(crate) clock: Value,
}

/// A record in the keys of this format, and what its list says that the format has no key for.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    /// The record.
    pub(crate) value: Value,
    /// Its own fellowship, where the list holds several.
    pub(crate) fellowship: Option<FellowshipId>,
    /// The dates on which it is held, where it has no weekday.
    pub(crate) dates: Vec<jiff::civil::Date>,
    /// The other days and times on which it is held, besides `day` and `time`.
    pub(crate) also: Vec<Held>,
    /// Its town and postcode come in fields of their own: `address` is a street, commas and all.
    pub(crate) parted: bool,
    /// Something about a person was left out of it already.
    pub(crate) persons: bool,
    /// What was odd about it before: code, field, value.
    pub(crate) notices: Vec<(NoticeCode, &'static str, String)>,
}

/// Reads records of the keys of this format into `reading`.
pub(crate) fn read_entries(entries: Vec<Entry>, options: &ReadOptions<'_>, reading: &mut Reading) {
    reading.read += entries.len();
    let mut drafts = Vec::with_capacity(entries.len());
    for (at, entry) in entries.into_iter().enumerate() {
        let fellowship = entry.fellowship.clone();
        let own = ReadOptions {
            fellowship: fellowship.as_ref().or(options.fellowship),
            ..*options
        };
        match draft(entry, at + 1, &own) {
            Ok(draft) => drafts.push(draft),
            Err(mut notices) => {
                reading.rejected += 1;
                reading.notices.append(&mut notices);
            }
        }
    }
    let mut drafts = identity::without_repeats(drafts, reading);
    identity::settle(&mut drafts);
    for draft in drafts {
        let Draft {
            mut row,
            names,
            meetings,
            imported_from,
        } = draft;
        reading.notices.append(&mut row.notices);
        reading.records.push(Record {
            public: parts::public(row.fields(), is_public),
            aliases: names.aliases(),
            key: names.key,
            meetings,
            imported_from,
        });
    }
}

/// A record that is read, before it is known whether its name is its own.
struct Draft {
    row: Row,
    names: Names,
    meetings: Vec<circle_domain::Meeting>,
    imported_from: Option<String>,
}

/// Reads one record; the notices say why when nothing comes of it.
fn draft(entry: Entry, place: usize, options: &ReadOptions<'_>) -> Result<Draft, Vec<Notice>> {
    let value = entry.value;
    let Value::Object(fields) = value else {
        let notice = Notice::new(
            NoticeCode::NotARecord,
            format!("#{place}"),
            "",
            json::kind(&value),
        );
        return Err(vec![notice]);
    };
    let mut row = Row::new(fields, place);
    (row.dates, row.parted, row.also) = (entry.dates, entry.parted, entry.also);
    for (code, field, value) in &entry.notices {
        row.notice(*code, field, value);
    }
    if let Some(field) = unpublished(&row) {
        row.notice(NoticeCode::NotPublished, field, "");
        return Err(row.notices);
    }
    if entry.persons || parts::persons(row.fields()) > 0 {
        row.notice(NoticeCode::PersonLeftOut, "contact", "");
    }
    let mut meetings = meeting::meetings(&mut row, options);
    // An address says who it was for certain, a name only to people.
    let address = row
        .line("data_source", 300)
        .filter(|address| address.contains("://"));
    let imported_from = address.or_else(|| row.line("data_source_name", crate::text::NAME_CAP));
    let names = Names::of(&mut row, meetings.first(), options);
    for meeting in &mut meetings {
        meeting.group_id = names
            .group
            .as_deref()
            .map(|key| circle_domain::GroupId::of(options.source, key));
    }
    if meetings.iter().any(circle_domain::Meeting::shows_something) {
        Ok(Draft {
            row,
            names,
            meetings,
            imported_from,
        })
    } else {
        row.notice(NoticeCode::NothingToShow, "", "");
        Err(row.notices)
    }
}

/// The field by which a publisher marks a record as a draft or as deleted.
fn unpublished(row: &Row) -> Option<&'static str> {
    let yes = |field: &str| match row.value(field) {
        Some(Value::Bool(flag)) => *flag,
        Some(Value::String(text)) => {
            matches!(text.to_ascii_lowercase().as_str(), "yes" | "true" | "1")
        }
        Some(Value::Number(number)) => number.as_i64() == Some(1),
        _ => false,
    };
    let hidden = |field: &str| {
        row.value(field)
            .and_then(Value::as_str)
            .is_some_and(|status| {
                matches!(
                    status.to_ascii_lowercase().as_str(),
                    "draft"
                        | "private"
                        | "trash"
                        | "pending"
                        | "auto-draft"
                        | "deleted"
                        | "archived"
                        | "unpublished"
                )
            })
    };
    if let Some(field) = ["archived", "deleted", "draft"]
        .into_iter()
        .find(|field| yes(field))
    {
        return Some(field);
    }
    if row.value("published") == Some(&Value::Bool(false)) {
        return Some("published");
    }
    ["post_status", "status"]
        .into_iter()
        .find(|field| hidden(field))
}

/// The fields that are public by their meaning: the specification's, the plugin's and central-query's.
fn is_public(key: &str) -> bool {
    matches!(
        key,
        "id" | "_id"
            | "slug"
            | "name"
            | "day"
            | "time"
            | "start_time"
            | "end_time"
            | "time_formatted"
            | "duration"
            | "timezone"
            | "time_zone"
            | "types"
            | "type"
            | "formats"
            | "features"
            | "communities"
            | "languages"
            | "notes"
            | "updated"
            | "updatedAt"
            | "url"
            | "location"
            | "location_id"
            | "location_notes"
            | "location_url"
            | "formatted_address"
            | "address"
            | "city"
            | "state"
            | "postal_code"
            | "zip"
            | "country"
            | "county"
            | "latitude"
            | "longitude"
            | "coordinates"
            | "approximate"
            | "region"
            | "sub_region"
            | "sub_sub_region"
            | "regions"
            | "region_id"
            | "district"
            | "district_id"
            | "sub_district"
            | "group"
            | "group_id"
            | "groupID"
            | "group_notes"
            | "website"
            | "website_2"
            | "email"
            | "phone"
            | "last_contact"
            | "conference_url"
            | "conference_url_notes"
            | "conference_phone"
            | "conference_phone_notes"
            | "homegroup_online"
            | "attendance_option"
            | "feedback_url"
            | "feedback_emails"
            | "entity"
            | "entity_email"
            | "entity_phone"
            | "entity_location"
            | "entity_url"
            | "entity_website_url"
            | "entity_logo"
            | "data_source"
            | "data_source_name"
            | "source_slug"
            | "source_region"
            | "source_sub_region"
            | "source_formatted_address"
            | "archived"
            | "accountID"
    )
}

#[cfg(test)]
mod tests;
