//! The answers of an interface made into services: pages of every version, streams of one service a line, single services,
//! and lists of organizations or of services at locations.

use super::values::{self, Object, objects};
use crate::{MOST_RECORDS, ReadError, json};
use serde_json::Value;

/// Where a page keeps its items: `contents` (3.x), `content` (UK 1), and what others call it.
const ITEMS: [&str; 7] = [
    "contents",
    "content",
    "services",
    "items",
    "results",
    "data",
    "organizations",
];

/// Keys that only a service has.
const OF_SERVICE: [&str; 22] = [
    "service_at_locations",
    "service_at_location",
    "regular_schedules",
    "service_taxonomys",
    "service_attributes",
    "eligibilitys",
    "eligibility_description",
    "cost_options",
    "service_areas",
    "required_documents",
    "interpretation_services",
    "application_process",
    "assured_date",
    "assurer_email",
    "accreditations",
    "attending_access",
    "attending_type",
    "deliverable_type",
    "fees_description",
    "wait_time",
    "minimum_age",
    "program_id",
];

/// What one answer holds.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    /// Some services of a list.
    Page(Vec<Value>),
    /// One service, whole.
    Single(Value),
    /// What an interface says of itself.
    Info,
}

/// Reads one answer.
pub(super) fn read(bytes: &[u8]) -> Result<Answer, ReadError> {
    match json::parse(bytes) {
        Ok(parsed) => unwrap(parsed.value),
        Err(error @ (ReadError::NotJson { .. } | ReadError::Truncated { .. })) => {
            match lines(bytes)? {
                Some(services) => Ok(Answer::Page(services)),
                None => Err(error),
            }
        }
        Err(error) => Err(error),
    }
}

/// A stream of one object a line; none where it is something else.
pub(super) fn lines(bytes: &[u8]) -> Result<Option<Vec<Value>>, ReadError> {
    let (text, _) = json::decode(bytes)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let Some(first) = text.lines().next() else {
        return Ok(None);
    };
    if !serde_json::from_str::<Value>(first).is_ok_and(|value| value.is_object()) {
        return Ok(None);
    }
    let mut services = Vec::new();
    let count = text.lines().count();
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Value>(line) {
            Ok(value) => services.push(value),
            Err(error) if number == count => {
                return Err(ReadError::Truncated {
                    line: number,
                    column: error.column(),
                });
            }
            Err(error) => {
                return Err(ReadError::NotJson {
                    line: number,
                    column: error.column(),
                });
            }
        }
        if services.len() > MOST_RECORDS {
            return Err(ReadError::TooMany {
                records: services.len(),
            });
        }
    }
    Ok(Some(flat(services)))
}

fn unwrap(value: Value) -> Result<Answer, ReadError> {
    match value {
        Value::Array(items) => Ok(Answer::Page(flat(items))),
        Value::Object(mut object) => {
            if object.contains_key("id") && object.contains_key("name") {
                // An organization with its services is a list of them.
                return Ok(
                    if !objects(&object, &["services"]).is_empty() && !is_service(&object) {
                        Answer::Page(flat(vec![Value::Object(object)]))
                    } else {
                        Answer::Single(Value::Object(object))
                    },
                );
            }
            if object.contains_key("id") && object.get("service").is_some_and(Value::is_object) {
                return Ok(Answer::Page(flat(vec![Value::Object(object)])));
            }
            for name in ITEMS {
                match object.remove(name) {
                    Some(Value::Array(items)) => return Ok(Answer::Page(flat(items))),
                    // Some nest a page in an envelope.
                    Some(Value::Object(inner)) if name == "data" => {
                        return unwrap(Value::Object(inner));
                    }
                    Some(Value::Null) => return Ok(Answer::Page(Vec::new())),
                    _ => {}
                }
            }
            if object.contains_key("openapi_url")
                || (object.contains_key("version") && object.len() <= 6)
            {
                return Ok(Answer::Info);
            }
            for name in ["message", "error", "detail", "title"] {
                if let Some(code) = object.get(name).and_then(Value::as_str) {
                    return Err(ReadError::Refused {
                        code: crate::text::line(code, 80).text,
                    });
                }
            }
            Err(ReadError::WrongShape {
                found: "an object without services",
            })
        }
        other => Err(ReadError::WrongShape {
            found: json::kind(&other),
        }),
    }
}

/// Whether an object is a service beyond doubt.
fn is_service(object: &Object) -> bool {
    OF_SERVICE.iter().any(|key| object.contains_key(*key))
        || (object.contains_key("status")
            && (object.contains_key("organization_id")
                || object.get("organization").is_some_and(Value::is_object)))
}

/// Organizations become their services, services at locations their service, each holding what it hung on.
fn flat(items: Vec<Value>) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Value::Object(mut object) if object.get("service").is_some_and(Value::is_object) => {
                let Some(Value::Object(mut service)) = object.remove("service") else {
                    continue;
                };
                let id = values::id(&service);
                let same = id.as_ref().and_then(|id| {
                    // One service at several places comes in a row.
                    found
                        .last_mut()
                        .and_then(Value::as_object_mut)
                        .filter(|last| values::id(last).as_ref() == Some(id))
                });
                match same {
                    Some(last) => match last.get_mut("service_at_locations") {
                        Some(Value::Array(places)) => places.push(Value::Object(object)),
                        _ => {
                            last.insert(
                                "service_at_locations".to_owned(),
                                vec![Value::Object(object)].into(),
                            );
                        }
                    },
                    None => {
                        service.insert(
                            "service_at_locations".to_owned(),
                            vec![Value::Object(object)].into(),
                        );
                        found.push(Value::Object(service));
                    }
                }
            }
            Value::Object(mut object)
                if object.get("services").is_some_and(Value::is_array) && !is_service(&object) =>
            {
                let Some(Value::Array(services)) = object.remove("services") else {
                    continue;
                };
                for service in services {
                    match service {
                        Value::Object(mut service) => {
                            if !service.contains_key("organization") {
                                service.insert(
                                    "organization".to_owned(),
                                    Value::Object(object.clone()),
                                );
                            }
                            found.push(Value::Object(service));
                        }
                        other => found.push(other),
                    }
                }
            }
            other => found.push(other),
        }
    }
    found
}

/// Whether a document is such a list, beyond doubt.
pub(super) fn is_listing(value: &Value) -> bool {
    match value {
        Value::Array(items) => items
            .iter()
            .find_map(Value::as_object)
            .is_some_and(|first| {
                first.contains_key("id") && first.contains_key("name") && is_service(first)
            }),
        Value::Object(object) => {
            if object.contains_key("openapi_url") && object.contains_key("version") {
                return true;
            }
            let counted = [
                "total_items",
                "total_pages",
                "totalElements",
                "totalPages",
                "page_number",
            ]
            .iter()
            .any(|key| object.contains_key(*key));
            let items = ["contents", "content"]
                .iter()
                .find_map(|key| object.get(*key).and_then(Value::as_array));
            match items {
                Some(items) if counted => {
                    items.is_empty()
                        || items
                            .iter()
                            .find_map(Value::as_object)
                            .is_some_and(|first| {
                                first.contains_key("id")
                                    && (is_service(first)
                                        || first.get("service").is_some_and(Value::is_object))
                            })
                }
                _ => {
                    object.contains_key("id")
                        && object.contains_key("name")
                        && object.contains_key("status")
                        && is_service(object)
                }
            }
        }
        _ => false,
    }
}
