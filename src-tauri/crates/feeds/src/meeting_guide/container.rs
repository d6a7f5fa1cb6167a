//! The list of records inside whatever a server wraps around it.

use crate::json::kind;
use crate::{ReadError, text};
use serde_json::{Map, Value};

/// Keys under which servers put their list.
const LISTS: [&str; 7] = [
    "meetings", "data", "results", "items", "records", "rows", "listings",
];

/// Keys by which a record of this format is known; two of them make one, and one of them must be its name or its slug.
const KNOWN: [&str; 16] = [
    "name",
    "slug",
    "day",
    "time",
    "types",
    "formatted_address",
    "location",
    "end_time",
    "conference_url",
    "conference_phone",
    "region",
    "regions",
    "group",
    "notes",
    "attendance_option",
    "timezone",
];

/// Whether a document looks like a list of this format.
pub(super) fn is_listing(value: &Value) -> bool {
    let Ok(records) = records(head(value, 3)) else {
        return false;
    };
    let known = records
        .iter()
        .take(20)
        .filter(|record| record.as_object().is_some_and(is_record))
        .count();
    known > 0 && known * 2 >= records.len().min(20)
}

/// The beginning of a document: enough to tell what it is, however long it is.
fn head(value: &Value, depth: u8) -> Value {
    match value {
        Value::Array(values) if depth > 0 => values
            .iter()
            .take(20)
            .map(|value| head(value, depth - 1))
            .collect(),
        Value::Object(object) if depth > 0 => {
            let first = object.iter().take(60);
            let lists = object
                .iter()
                .filter(|(key, _)| LISTS.contains(&key.as_str()));
            Value::Object(
                first
                    .chain(lists)
                    .map(|(key, value)| (key.clone(), head(value, depth - 1)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

fn is_record(object: &Map<String, Value>) -> bool {
    let keys: Vec<String> = object.keys().map(|key| plain_key(key)).collect();
    let has = |name: &str| keys.iter().any(|key| key == name);
    (has("name") || has("slug")) && KNOWN.iter().filter(|key| has(key)).count() >= 3
}

/// Takes the records out of a document.
pub(super) fn records(value: Value) -> Result<Vec<Value>, ReadError> {
    match value {
        Value::Array(values) => Ok(if values.first().is_some_and(Value::is_array) {
            table(values)
        } else {
            values
        }),
        Value::Object(object) => in_object(object),
        // What WordPress answers to a call it does not know.
        Value::Number(_) | Value::Bool(_) => Err(ReadError::Refused {
            code: value.to_string(),
        }),
        other => Err(ReadError::WrongShape {
            found: kind(&other),
        }),
    }
}

fn in_object(mut object: Map<String, Value>) -> Result<Vec<Value>, ReadError> {
    if let Some(Value::Array(rows)) = object.get_mut("values") {
        return Ok(table(std::mem::take(rows)));
    }
    for key in LISTS {
        match object.remove(key) {
            Some(Value::Array(values)) => return Ok(values),
            Some(Value::Object(inner)) => {
                if let Ok(values) = in_object(inner) {
                    return Ok(values);
                }
            }
            _ => {}
        }
    }
    if is_record(&object) {
        return Ok(vec![Value::Object(object)]);
    }
    // A list whose numbering has gaps becomes an object in PHP; others use slugs as keys.
    let all_records = object
        .values()
        .all(|value| value.as_object().is_some_and(is_record));
    if !object.is_empty() && all_records {
        return Ok(object.into_iter().map(|(_, value)| value).collect());
    }
    match refusal(&object) {
        Some(code) => Err(ReadError::Refused { code }),
        None => Err(ReadError::WrongShape {
            found: "an object without a list",
        }),
    }
}

/// The publisher's own word for an error, if that is what came.
fn refusal(object: &Map<String, Value>) -> Option<String> {
    let is_error = object.contains_key("error")
        || object.contains_key("errors")
        || object.get("success") == Some(&Value::Bool(false))
        || (object.contains_key("code") && object.contains_key("message"));
    let said = ["code", "error", "message"]
        .iter()
        .find_map(|key| object.get(*key).and_then(Value::as_str));
    is_error.then(|| text::line(said.unwrap_or("error"), 80).text)
}

/// The rows of a spreadsheet as records: the first row names the columns.
fn table(rows: Vec<Value>) -> Vec<Value> {
    let mut rows = rows.into_iter();
    let Some(Value::Array(header)) = rows.next() else {
        return Vec::new();
    };
    let names: Vec<String> = header
        .iter()
        .map(
            |cell| match plain_key(cell.as_str().unwrap_or_default()).as_str() {
                "id" => "slug".to_owned(),
                "full_address" => "formatted_address".to_owned(),
                name => name.to_owned(),
            },
        )
        .collect();
    let record = |cells: Vec<Value>| {
        let pairs = names
            .iter()
            .cloned()
            .zip(cells)
            .filter(|(name, cell)| !name.is_empty() && cell.as_str() != Some(""));
        let mut record: Map<String, Value> = pairs.collect();
        if let Some(Value::String(path)) = record.get("regions") {
            let regions = path
                .split('>')
                .map(|part| Value::from(part.trim()))
                .collect();
            record.insert("regions".to_owned(), Value::Array(regions));
        }
        Value::Object(record)
    };
    rows.filter_map(|row| match row {
        Value::Array(cells)
            if cells
                .iter()
                .all(|cell| cell.is_null() || cell.as_str() == Some("")) =>
        {
            None
        }
        Value::Array(cells) => Some(record(cells)),
        other => Some(other),
    })
    .collect()
}

/// A column's title as a key: `End Time` is `end_time`. A key that is one already stays as it is.
pub(super) fn plain_key(key: &str) -> String {
    let titled = key.starts_with(|c: char| c.is_ascii_uppercase()) || key.contains(' ');
    if !titled {
        return key.to_owned();
    }
    let words = key
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("_")
}
