//! Tables joined into services as an interface would answer them, one at a time: a thousand services in one building hold
//! the building a thousand times only if they are all held at once.

use super::values::Object;
use crate::{MOST_RECORDS, ReadError, json};
use csv::StringRecord;
use serde_json::Value;
use std::collections::HashMap;

/// Characters of one cell; notes are cut far below it.
const CELL: usize = 20_000;
/// Columns of one table.
const MOST_COLUMNS: usize = 200;
/// Rows of another table that hang on one row.
const MOST_CHILDREN: usize = 50;

/// One table.
#[derive(Debug, Default)]
struct Table {
    columns: Vec<String>,
    rows: Vec<StringRecord>,
    /// By column, by value: the rows.
    index: HashMap<&'static str, HashMap<String, Vec<usize>>>,
}

/// The tables of a package.
#[derive(Debug, Default)]
pub(super) struct Tables {
    tables: HashMap<String, Table>,
}

/// The columns by which rows are looked up.
const KEYS: [&str; 9] = [
    "id",
    "service_id",
    "location_id",
    "organization_id",
    "service_at_location_id",
    "link_id",
    "eligibility_id",
    "contact_id",
    "taxonomy_term_id",
];

impl Tables {
    /// Adds a table; two files of one kind are one table.
    pub(super) fn add(&mut self, kind: String, bytes: &[u8]) -> Result<(), ReadError> {
        let table = Table::read(bytes)?;
        match self.tables.get_mut(&kind) {
            Some(known) => known.append(&table),
            None => {
                self.tables.insert(kind, table);
            }
        }
        Ok(())
    }

    /// Makes ready to look rows up.
    pub(super) fn finish(&mut self) {
        for table in self.tables.values_mut() {
            table.index();
        }
    }

    /// How many services there are; none without a table of them.
    pub(super) fn services(&self) -> Option<usize> {
        self.tables.get("service").map(|table| table.rows.len())
    }

    /// One service with everything that hangs on it.
    pub(super) fn service(&self, row: usize) -> Object {
        let Some(mut service) = self
            .tables
            .get("service")
            .and_then(|table| table.object(row))
        else {
            return Object::new();
        };
        let id = text(&service, "id").to_owned();
        let organization_id = text(&service, "organization_id").to_owned();
        if let Some(mut organization) = self.one("organization", &organization_id) {
            let phones = self.children("phone", "organization_id", &organization_id);
            let own = |phone: &Object| {
                [
                    "service_id",
                    "location_id",
                    "service_at_location_id",
                    "contact_id",
                ]
                .iter()
                .all(|other| text(phone, other).is_empty())
            };
            put(
                &mut organization,
                "phones",
                phones.into_iter().filter(own).collect(),
            );
            service.insert("organization".to_owned(), Value::Object(organization));
        }
        if id.is_empty() {
            return service;
        }
        let mut places = Vec::new();
        for mut at in self.children("service_at_location", "service_id", &id) {
            let at_id = text(&at, "id").to_owned();
            let location_id = text(&at, "location_id").to_owned();
            self.hang(
                &mut at,
                "service_at_location_id",
                &at_id,
                &[
                    "schedule",
                    "regular_schedule",
                    "holiday_schedule",
                    "phone",
                    "contact",
                ],
            );
            if let Some(location) = self.location(&location_id) {
                at.insert("location".to_owned(), Value::Object(location));
            }
            places.push(at);
        }
        put(&mut service, "service_at_locations", places);
        self.hang(
            &mut service,
            "service_id",
            &id,
            &[
                "schedule",
                "regular_schedule",
                "holiday_schedule",
                "phone",
                "contact",
                "language",
                "cost_option",
            ],
        );
        let mut eligibilities = self.children("eligibility", "service_id", &id);
        for eligibility in &mut eligibilities {
            let eligibility_id = text(eligibility, "id").to_owned();
            let terms = self.terms("service_taxonomy", "eligibility_id", &eligibility_id);
            put(eligibility, "taxonomys", terms);
        }
        put(&mut service, "eligibilitys", eligibilities);
        let mut terms = self.terms("attribute", "link_id", &id);
        terms.extend(self.terms("attribute", "service_id", &id));
        terms.extend(self.terms("service_taxonomy", "service_id", &id));
        terms.extend(self.terms("service_taxonomy", "link_id", &id));
        put(&mut service, "attributes", terms);
        service
    }

    fn location(&self, id: &str) -> Option<Object> {
        let mut location = self.one("location", id)?;
        let mut addresses = self.children("address", "location_id", id);
        for (table, kind) in [
            ("physical_address", "physical"),
            ("postal_address", "postal"),
        ] {
            for mut address in self.children(table, "location_id", id) {
                address.insert("address_type".to_owned(), kind.into());
                addresses.push(address);
            }
        }
        put(&mut location, "addresses", addresses);
        put(
            &mut location,
            "accessibility",
            self.children("accessibility", "location_id", id),
        );
        put(
            &mut location,
            "languages",
            self.children("language", "location_id", id),
        );
        // A row may name the service as well, and then it is the service's.
        let phones = self.children("phone", "location_id", id);
        put(
            &mut location,
            "phones",
            phones
                .into_iter()
                .filter(|phone| text(phone, "service_id").is_empty())
                .collect(),
        );
        Some(location)
    }

    /// Puts the rows of `tables` that name `id` in `column` under their plural.
    fn hang(&self, owner: &mut Object, column: &'static str, id: &str, tables: &[&str]) {
        for table in tables {
            let mut rows = self.children(table, column, id);
            if *table == "contact" {
                for contact in &mut rows {
                    let contact_id = text(contact, "id").to_owned();
                    let mut phones = self.children("phone", "contact_id", &contact_id);
                    for phone in &mut phones {
                        phone.remove("contact_id");
                    }
                    put(contact, "phones", phones);
                }
            }
            let plural = match *table {
                "schedule" => "schedules",
                "regular_schedule" => "regular_schedules",
                "holiday_schedule" => "holiday_schedules",
                "phone" => "phones",
                "contact" => "contacts",
                "language" => "languages",
                _ => "cost_options",
            };
            put(owner, plural, rows);
        }
    }

    /// The rows that tie `id` to a term, each holding its term.
    fn terms(&self, table: &str, column: &'static str, id: &str) -> Vec<Object> {
        let mut links = self.children(table, column, id);
        for link in &mut links {
            let term = ["taxonomy_term_id", "taxonomy_id"]
                .iter()
                .find_map(|column| {
                    let id = text(link, column);
                    self.one("taxonomy_term", id)
                        .or_else(|| self.one("taxonomy", id))
                });
            if let Some(term) = term {
                link.insert("taxonomy_term".to_owned(), Value::Object(term));
            }
        }
        links
    }

    fn one(&self, table: &str, id: &str) -> Option<Object> {
        if id.is_empty() {
            return None;
        }
        let table = self.tables.get(table)?;
        table.object(*table.index.get("id")?.get(id)?.first()?)
    }

    fn children(&self, table: &str, column: &'static str, id: &str) -> Vec<Object> {
        if id.is_empty() {
            return Vec::new();
        }
        let rows = self.tables.get(table).and_then(|table| {
            let rows = table.index.get(column)?.get(id)?;
            Some(
                rows.iter()
                    .take(MOST_CHILDREN)
                    .filter_map(|row| table.object(*row))
                    .collect(),
            )
        });
        rows.unwrap_or_default()
    }
}

impl Table {
    fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let (text, _) = json::decode(bytes)?;
        let text = text.trim_start_matches('\u{feff}');
        let head = text.lines().next().unwrap_or_default();
        let delimiter = [b';', b'\t']
            .into_iter()
            .find(|delimiter| {
                let count = |wanted: u8| head.bytes().filter(|byte| *byte == wanted).count();
                count(*delimiter) > count(b',')
            })
            .unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let columns = reader
            .headers()
            .map(|headers| {
                headers
                    .iter()
                    .take(MOST_COLUMNS)
                    .map(|name| name.trim().to_ascii_lowercase().replace([' ', '-'], "_"))
                    .collect()
            })
            .unwrap_or_default();
        let mut table = Self {
            columns,
            ..Self::default()
        };
        for row in reader.records().flatten() {
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            table.rows.push(row);
            if table.rows.len() > MOST_RECORDS * 4 {
                return Err(ReadError::TooMany {
                    records: table.rows.len(),
                });
            }
        }
        Ok(table)
    }

    /// Adds the rows of another table whose columns may stand in another order.
    fn append(&mut self, other: &Self) {
        for row in &other.rows {
            let cells = self.columns.iter().map(|column| {
                other
                    .columns
                    .iter()
                    .position(|name| name == column)
                    .and_then(|at| row.get(at))
                    .unwrap_or_default()
            });
            self.rows.push(cells.collect());
        }
    }

    fn index(&mut self) {
        for key in KEYS {
            let Some(at) = self.columns.iter().position(|column| column == key) else {
                continue;
            };
            let mut rows: HashMap<String, Vec<usize>> = HashMap::new();
            for (row, number) in self.rows.iter().zip(0..) {
                if let Some(value) = row.get(at).map(str::trim).filter(|value| !value.is_empty()) {
                    rows.entry(value.to_owned()).or_default().push(number);
                }
            }
            self.index.insert(key, rows);
        }
    }

    fn object(&self, row: usize) -> Option<Object> {
        let row = self.rows.get(row)?;
        let mut object = Object::new();
        for (column, cell) in self.columns.iter().zip(row.iter()) {
            let cell = cell.trim();
            if !column.is_empty() && !cell.is_empty() && !cell.eq_ignore_ascii_case("null") {
                let cell: String = cell.chars().take(CELL).collect();
                object.insert(column.clone(), Value::String(cell));
            }
        }
        Some(object)
    }
}

fn text<'a>(object: &'a Object, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn put(owner: &mut Object, key: &str, rows: Vec<Object>) {
    if !rows.is_empty() {
        owner.insert(
            key.to_owned(),
            Value::Array(rows.into_iter().map(Value::Object).collect()),
        );
    }
}
