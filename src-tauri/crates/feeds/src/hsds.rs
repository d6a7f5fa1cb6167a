//! Open Referral HSDS: the answers of its interface (2.0.1, 3.x, Open Referral UK 1 and 3) and its tabular packages (1.1 to 3.x).
//!
//! A directory of services holds much more than groups: what is none is left out, counted and told of, unless all services
//! were asked for. Everything becomes one shape first, a service with all that hangs on it, and is then read in one way;
//! names in the singular, the plural and the odd plurals of the first UK profile are the same.

mod answer;
mod audience;
mod clock;
mod groups;
mod meetings;
mod package;
mod paging;
mod people;
mod place;
mod plan;
mod rule;
mod service;
mod tables;
mod terms;
mod values;
mod when;

pub use paging::{Next, Paging, Taken};
pub use plan::{PAGE_SIZE, Plan, PlanError, Way};

use crate::{Document, MOST_RECORDS, ReadError, ReadOptions, json, text};
use answer::Answer;
use circle_domain::{Notice, NoticeCode, Reading};
use serde_json::Value;
use service::Outcome;
use std::collections::HashMap;
use values::Object;

/// Whether a document looks like such a list.
pub(crate) fn is_listing(value: &Value) -> bool {
    answer::is_listing(value)
}

/// Whether the bytes are a tabular package.
pub(crate) fn is_package(bytes: &[u8]) -> bool {
    package::is_package(bytes)
}

/// Whether bytes begin like a packed file, of whatever content.
#[must_use]
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether a file of this name is the table of services of a package.
#[must_use]
pub fn is_service_table(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".csv") && package::kind(name).as_deref() == Some("service")
}

/// Whether a file of this name belongs to a package.
#[must_use]
pub fn is_table(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower == "datapackage.json" || (lower.ends_with(".csv") && package::kind(name).is_some())
}

/// What an interface says of itself at its root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The version of the standard, as it is written there; may be empty.
    pub version: String,
}

/// Reads what an interface says of itself; none for anything else.
#[must_use]
pub fn root(bytes: &[u8]) -> Option<Root> {
    let value = json::parse(bytes).ok()?.value;
    let root = value.as_object()?;
    let version = values::text(root, &["version"]);
    (version.is_some() || root.contains_key("openapi_url")).then(|| Root {
        version: text::line(&version.unwrap_or_default(), 40).text,
    })
}

/// Whether bytes are the service of this id.
#[must_use]
pub fn is_service(bytes: &[u8], id: &str) -> bool {
    matches!(answer::read(bytes), Ok(Answer::Single(Value::Object(service))) if values::id(&service).as_deref() == Some(id))
}

/// Reads the documents of a directory: pages and single services of an interface, or the tables of a package.
///
/// # Errors
/// When a document is no such answer, when an archive cannot be unpacked or should not be, and when there is no service.
pub(crate) fn read(
    documents: &[Document<'_>],
    options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    let parts: Vec<&Document<'_>> = documents
        .iter()
        .filter(|document| package::is_part(document))
        .collect();
    if !parts.is_empty() {
        return read_package(&parts, options);
    }
    let mut list = List::default();
    for document in documents {
        match answer::read(document.bytes)? {
            Answer::Page(services) => {
                for service in services {
                    list.add(service);
                }
            }
            Answer::Single(service) => list.detail(service),
            Answer::Info => {}
        }
        if list.services.len() > MOST_RECORDS {
            return Err(ReadError::TooMany {
                records: list.services.len(),
            });
        }
    }
    list.read(options)
}

fn read_package(parts: &[&Document<'_>], options: &ReadOptions<'_>) -> Result<Reading, ReadError> {
    let mut tables = package::read(parts)?;
    tables.finish();
    let Some(services) = tables.services() else {
        return Err(ReadError::WrongShape {
            found: "a package without a table of services",
        });
    };
    if services > MOST_RECORDS {
        return Err(ReadError::TooMany { records: services });
    }
    let mut reading = Reading::default();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in 0..services {
        let service = tables.service(row);
        let earlier = values::id(&service).and_then(|id| seen.insert(id, row));
        let repeated = match earlier {
            Some(earlier) if tables.service(earlier) == service => Some(true),
            Some(_) => Some(false),
            None => None,
        };
        take(&Value::Object(service), repeated, options, &mut reading);
    }
    ended(reading)
}

/// The services of the pages, with what was asked for one by one put in.
#[derive(Default)]
struct List {
    services: Vec<Value>,
    /// Where each id was first.
    places: HashMap<String, usize>,
    /// Those that were there before: to the letter, or only under the same id.
    repeated: HashMap<usize, bool>,
}

impl List {
    fn add(&mut self, service: Value) {
        let place = self.services.len();
        if let Some(id) = service.as_object().and_then(values::id) {
            match self.places.get(&id) {
                Some(first) => {
                    let same = self.services.get(*first) == Some(&service);
                    self.repeated.insert(place, same);
                }
                None => {
                    self.places.insert(id, place);
                }
            }
        }
        self.services.push(service);
    }

    /// A single service: it says more than the list did, and what it does not say stays.
    fn detail(&mut self, service: Value) {
        let known = service
            .as_object()
            .and_then(values::id)
            .and_then(|id| self.places.get(&id))
            .and_then(|place| self.services.get_mut(*place))
            .and_then(Value::as_object_mut);
        match (known, service) {
            (Some(known), Value::Object(service)) => known.extend(service),
            (_, service) => self.add(service),
        }
    }

    fn read(&self, options: &ReadOptions<'_>) -> Result<Reading, ReadError> {
        let mut reading = Reading::default();
        for (place, service) in self.services.iter().enumerate() {
            take(
                service,
                self.repeated.get(&place).copied(),
                options,
                &mut reading,
            );
        }
        ended(reading)
    }
}

fn ended(reading: Reading) -> Result<Reading, ReadError> {
    if reading.read == 0 {
        Err(ReadError::NoRecords)
    } else {
        Ok(reading)
    }
}

/// Reads one service. `repeated`: one before it has its id; true if it is the same to the letter.
fn take(service: &Value, repeated: Option<bool>, options: &ReadOptions<'_>, reading: &mut Reading) {
    reading.read += 1;
    let position = format!("#{}", reading.read);
    let Value::Object(service) = service else {
        reading.rejected += 1;
        reading.notices.push(Notice::new(
            NoticeCode::NotARecord,
            position,
            "",
            json::kind(service),
        ));
        return;
    };
    if repeated == Some(true) {
        reading.rejected += 1;
        let id = values::id(service).unwrap_or(position);
        reading.notices.push(Notice::new(
            NoticeCode::RecordRepeated,
            id.clone(),
            "id",
            &id,
        ));
        return;
    }
    match service::read(
        service,
        &position,
        repeated.is_some(),
        options,
        &mut reading.notices,
    ) {
        Outcome::Accepted(record) => reading.records.push(*record),
        Outcome::Rejected => reading.rejected += 1,
    }
}

/// Whether an item of a list holds what hangs on a service, so that it need not be asked for alone.
fn is_whole(service: &Object) -> bool {
    const CHILDREN: [&str; 9] = [
        "service_at_locations",
        "service_at_location",
        "schedules",
        "regular_schedules",
        "attributes",
        "service_taxonomys",
        "service_attributes",
        "eligibilitys",
        "locations",
    ];
    CHILDREN.iter().any(|key| service.contains_key(*key))
}

#[cfg(test)]
mod tests;
