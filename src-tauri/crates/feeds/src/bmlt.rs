//! The semantic answers of Basic Meeting List Toolbox servers, 2.x to 4.x, and of the aggregator.
//!
//! Three kinds of document: what the server says of itself, its formats, and one or more pages of meetings; a file that
//! holds only meetings is read as well. Every value is text, numbers included, and an empty text means nothing. Ids of
//! formats and of meetings count within their server alone.

mod attendance;
mod formats;
pub(crate) mod languages;
mod meeting;
mod paging;
mod place;
mod plan;
mod server;
mod values;
mod when;

pub use paging::{Paging, Taken};
pub use plan::{PAGE_SIZE, Plan, PlanError};

use crate::{Document, MOST_RECORDS, ReadError, ReadOptions, Role, json};
use circle_domain::{Notice, NoticeCode, Reading};
use formats::Formats;
use meeting::Outcome;
use serde_json::{Map, Value};
use server::Server;
use std::collections::HashMap;

/// Whether a document looks like the meetings of such a server.
pub(crate) fn is_listing(value: &Value) -> bool {
    let records = match value {
        Value::Array(records) => Some(records),
        Value::Object(object) => object.get("meetings").and_then(Value::as_array),
        _ => None,
    };
    let first = records.and_then(|records| records.iter().find_map(Value::as_object));
    first.is_some_and(|first| first.contains_key("id_bigint"))
}

/// Reads a server's answers.
///
/// # Errors
/// When there is no page of meetings, when a page or the list of formats is not what it should be, when the server answers
/// with an error, and when no page has a record: an empty answer is how these servers answer a wrong question.
pub(crate) fn read(
    documents: &[Document<'_>],
    options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    let mut server = Server::default();
    let mut formats = Formats::default();
    let mut pages: Vec<Vec<Value>> = Vec::new();
    for document in documents {
        match document.role {
            // What the server says of itself only refines; without it the list is as good.
            Role::Info => {
                server = parse(document.bytes)
                    .map(|value| Server::read(&value))
                    .unwrap_or_default()
            }
            Role::Formats => formats.add(&parse(document.bytes)?)?,
            Role::Listing | Role::Meetings => {
                let (records, used) = meetings(parse(document.bytes)?)?;
                if let Some(used) = used {
                    formats.add(&used)?;
                }
                pages.push(records);
            }
        }
    }
    if pages.is_empty() {
        return Err(ReadError::DocumentMissing {
            role: Role::Meetings,
        });
    }
    let records = pages.iter().map(Vec::len).sum();
    if records > MOST_RECORDS {
        return Err(ReadError::TooMany { records });
    }
    let mut reading = Reading::default();
    let mut seen: HashMap<String, &Map<String, Value>> = HashMap::new();
    for record in pages.iter().flatten() {
        reading.read += 1;
        let position = format!("#{}", reading.read);
        let Value::Object(record) = record else {
            reading.notices.push(Notice::new(
                NoticeCode::NotARecord,
                position,
                "",
                json::kind(record),
            ));
            reading.rejected += 1;
            continue;
        };
        let repeated = repetition(record, &mut seen);
        if let Some((id, true)) = &repeated {
            reading.notices.push(Notice::new(
                NoticeCode::RecordRepeated,
                id.clone(),
                "id_bigint",
                id,
            ));
            reading.rejected += 1;
            continue;
        }
        match meeting::read(
            record,
            &position,
            repeated.is_some(),
            &server,
            &formats,
            options,
            &mut reading.notices,
        ) {
            Outcome::Accepted(record) => reading.records.push(*record),
            Outcome::Rejected => reading.rejected += 1,
        }
    }
    if reading.read == 0 {
        Err(ReadError::NoRecords)
    } else {
        Ok(reading)
    }
}

/// The id of a record that was there before, and whether it is the same to the letter.
fn repetition<'a>(
    record: &'a Map<String, Value>,
    seen: &mut HashMap<String, &'a Map<String, Value>>,
) -> Option<(String, bool)> {
    let id = values::key(record)?;
    match seen.get(&id) {
        Some(earlier) => Some((id, *earlier == record)),
        None => {
            seen.insert(id, record);
            None
        }
    }
}

/// Reads one document. Servers of the second generation answer a wrong question with a sentence and call it JSON.
fn parse(bytes: &[u8]) -> Result<Value, ReadError> {
    let value = match json::parse(bytes) {
        Ok(parsed) => parsed.value,
        Err(
            error @ (ReadError::NotJson { line: 1, .. } | ReadError::Truncated { line: 1, .. }),
        ) => {
            let sentence = crate::text::line(
                &String::from_utf8_lossy(bytes.get(..400).unwrap_or(bytes)),
                80,
            )
            .text;
            let is_sentence =
                sentence.starts_with(|c: char| c.is_ascii_uppercase()) && sentence.contains(' ');
            return Err(if is_sentence {
                ReadError::Refused { code: sentence }
            } else {
                error
            });
        }
        Err(error) => return Err(error),
    };
    match value.as_object().and_then(|object| object.get("message")) {
        Some(message) => {
            let code = crate::text::line(message.as_str().unwrap_or_default(), 80).text;
            Err(ReadError::Refused {
                code: if code.is_empty() {
                    "the server names no reason".to_owned()
                } else {
                    code
                },
            })
        }
        None => Ok(value),
    }
}

/// The meetings of a page, and the formats that came with them. `{}` is an empty page of the second generation.
fn meetings(value: Value) -> Result<(Vec<Value>, Option<Value>), ReadError> {
    match value {
        Value::Array(records) => {
            let foreign = records
                .first()
                .and_then(Value::as_object)
                .is_some_and(|first| !first.contains_key("id_bigint"));
            if foreign {
                Err(ReadError::WrongShape {
                    found: "a list of something else",
                })
            } else {
                Ok((records, None))
            }
        }
        Value::Object(mut object) => match object.remove("meetings") {
            Some(Value::Array(records)) => Ok((records, object.remove("formats"))),
            // An empty list is written as an empty object here as well.
            Some(Value::Object(none)) if none.is_empty() => {
                Ok((Vec::new(), object.remove("formats")))
            }
            None if object.is_empty() => Ok((Vec::new(), None)),
            _ => Err(ReadError::WrongShape {
                found: "an object without meetings",
            }),
        },
        other => Err(ReadError::WrongShape {
            found: json::kind(&other),
        }),
    }
}

#[cfg(test)]
mod tests;
