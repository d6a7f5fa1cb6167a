//! Columns and rows out of JSON of any shape: the longest list of objects, with the keys inside keys laid side by side.

use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// The most columns of a list.
pub(crate) const MOST_COLUMNS: usize = 400;
/// How deep the list may lie inside wrappers, and keys inside keys.
const DEPTH: u8 = 5;

/// Columns and rows.
#[derive(Debug, Default)]
pub(crate) struct List {
    /// The names, none twice.
    pub(crate) columns: Vec<String>,
    /// A value for each column; `Null` where there is none, and possibly fewer values than columns.
    pub(crate) rows: Vec<Vec<Value>>,
    /// The places of rows that have more or fewer cells than there are names, where that is a fault.
    pub(crate) uneven: HashSet<usize>,
}

impl List {
    /// Names for columns: blank ones by their place, repeated ones with a number.
    pub(crate) fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
        distinct(names)
    }

    /// The list inside a JSON value.
    pub(crate) fn of_value(value: Value) -> Option<Self> {
        if let Value::Array(rows) = &value
            && rows.first().is_some_and(Value::is_array)
        {
            return Self::of_grid(value);
        }
        let records = records(value, DEPTH)?;
        let mut list = Self::default();
        let mut places: HashMap<String, usize> = HashMap::new();
        for record in records {
            let mut row = Vec::new();
            if let Value::Object(object) = record {
                lay(object, "", DEPTH, &mut |name, value| {
                    let at = match places.get(&name) {
                        Some(at) => *at,
                        None if list.columns.len() >= MOST_COLUMNS => return,
                        None => {
                            list.columns.push(name.clone());
                            places.insert(name, list.columns.len() - 1);
                            list.columns.len() - 1
                        }
                    };
                    if row.len() <= at {
                        row.resize(at + 1, Value::Null);
                    }
                    if let Some(cell) = row.get_mut(at) {
                        *cell = value;
                    }
                });
            }
            list.rows.push(row);
        }
        (!list.rows.is_empty() && !list.columns.is_empty()).then_some(list)
    }

    /// A list of lists, whose first names the columns.
    fn of_grid(value: Value) -> Option<Self> {
        let Value::Array(rows) = value else {
            return None;
        };
        let mut rows = rows.into_iter().filter_map(|row| match row {
            Value::Array(cells) => Some(cells),
            _ => None,
        });
        let names = rows.next()?;
        let names = names
            .iter()
            .map(|name| name.as_str().unwrap_or_default().to_owned());
        let list = Self {
            columns: distinct(names),
            rows: rows
                .filter(|row| row.iter().any(|cell| !is_blank(cell)))
                .collect(),
            uneven: HashSet::new(),
        };
        (list.columns.len() > 1 && !list.rows.is_empty()).then_some(list)
    }

    /// Adds the rows of another document of the same directory.
    pub(super) fn append(&mut self, other: Self) {
        let places: Vec<usize> = other
            .columns
            .into_iter()
            .map(
                |name| match self.columns.iter().position(|own| *own == name) {
                    Some(at) => at,
                    None => {
                        self.columns.push(name);
                        self.columns.len() - 1
                    }
                },
            )
            .collect();
        let before = self.rows.len();
        self.uneven
            .extend(other.uneven.into_iter().map(|at| before + at));
        for row in other.rows {
            let mut own = vec![Value::Null; self.columns.len()];
            for (at, cell) in places.iter().zip(row) {
                if let Some(place) = own.get_mut(*at) {
                    *place = cell;
                }
            }
            self.rows.push(own);
        }
    }
}

/// Names for columns: blank ones by their place, repeated ones with a number.
fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (at, name) in names.take(MOST_COLUMNS).enumerate() {
        let name = crate::text::line(&name, 120).text;
        let name = if name.is_empty() {
            format!("column {}", at + 1)
        } else {
            name
        };
        let mut own = name.clone();
        let mut turn = 1;
        while all.contains(&own) {
            turn += 1;
            own = format!("{name} ({turn})");
        }
        all.push(own);
    }
    all
}

/// Whether a cell says nothing.
pub(crate) fn is_blank(cell: &Value) -> bool {
    match cell {
        Value::Null => true,
        Value::String(text) => crate::text::is_blank(text),
        Value::Array(values) => values.iter().all(is_blank),
        _ => false,
    }
}

/// The longest list of objects in a value.
fn records(value: Value, depth: u8) -> Option<Vec<Value>> {
    match value {
        Value::Array(values) => {
            let objects = values.iter().filter(|value| value.is_object()).count();
            (objects > 0 && objects * 2 >= values.len()).then_some(values)
        }
        Value::Object(object) if depth > 0 => {
            // Records under their ids.
            let keyed = object.len() >= 3
                && object
                    .values()
                    .all(|value| value.as_object().is_some_and(|inner| inner.len() >= 3));
            if keyed {
                return Some(object.into_iter().map(|(_, value)| value).collect());
            }
            object
                .into_iter()
                .filter_map(|(_, value)| records(value, depth - 1))
                .max_by_key(Vec::len)
        }
        _ => None,
    }
}

/// Lays the keys inside keys side by side, joined by dots.
fn lay(object: Map<String, Value>, before: &str, depth: u8, put: &mut impl FnMut(String, Value)) {
    for (key, value) in object {
        let name = if before.is_empty() {
            key
        } else {
            format!("{before}.{key}")
        };
        if name.len() > 200 {
            continue;
        }
        match value {
            Value::Object(inner) if depth > 0 => lay(inner, &name, depth - 1, put),
            Value::Object(_) => {}
            Value::Array(values) if values.iter().any(Value::is_object) => {
                // Objects in a list: for each of their keys, the list of its values.
                let mut lists: Vec<(String, Vec<Value>)> = Vec::new();
                for value in values.into_iter().take(100) {
                    let Value::Object(inner) = value else {
                        continue;
                    };
                    for (key, value) in inner {
                        if value.is_object() || value.is_array() || key.len() > 100 {
                            continue;
                        }
                        let at = lists.iter().position(|(own, _)| *own == key);
                        if let Some((_, list)) = at.and_then(|at| lists.get_mut(at)) {
                            list.push(value);
                        } else if lists.len() < 40 {
                            lists.push((key, vec![value]));
                        }
                    }
                }
                for (key, list) in lists {
                    put(format!("{name}.{key}"), Value::Array(list));
                }
            }
            value => put(name, value),
        }
    }
}
