//! Tables: CSV, TSV and XLSX, of any publisher.
//!
//! Delimiter, encoding, quotes and the row of the columns' names are found out; a row that has too few cells or too many
//! never stops another.

mod rows;
mod workbook;

use crate::mapping::{List, known_name, unwrapped};
use crate::{Document, ReadError, ReadOptions, json};
use circle_domain::Reading;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

pub(crate) use workbook::{is_workbook, workbook};

/// Characters kept of a cell.
const CELL_CAP: usize = 32_768;
/// Rows among which the names of the columns are looked for.
const HEADER_WITHIN: usize = 30;

/// Whether the bytes are a table.
pub(crate) fn is_table(bytes: &[u8]) -> bool {
    if is_workbook(bytes) {
        return true;
    }
    let Ok((text, _)) = json::decode(bytes) else {
        return false;
    };
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with(['<', '{', '[']) || start.starts_with("BEGIN:") {
        return false;
    }
    delimited(&text).is_some_and(|list| {
        let known = list.columns.iter().filter(|name| known_name(name)).count();
        let even = list
            .rows
            .iter()
            .filter(|row| row.len() == list.columns.len())
            .count();
        known >= 2
            || (list.columns.len() >= 3 && list.rows.len() >= 3 && even * 10 >= list.rows.len() * 9)
    })
}

/// Whether the bytes are a script around a list.
pub(crate) fn is_wrapped_json(bytes: &[u8]) -> bool {
    let Ok((text, _)) = json::decode(bytes) else {
        return false;
    };
    unwrapped(&text).is_some_and(|value| crate::mapping::is_list(&value))
}

/// Reads the documents of a directory.
pub(crate) fn read(
    documents: &[Document<'_>],
    options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    crate::mapping::read(documents, options)
}

/// A text with delimiters as columns and rows; none for what is no table.
pub(crate) fn delimited(text: &str) -> Option<List> {
    let text = text.trim_start_matches('\u{feff}');
    // What some spreadsheets write before everything: the delimiter.
    let (told, text) = match text.get(..5) {
        Some(start) if start.starts_with("sep=") => (
            start.bytes().last(),
            text.get(5..)?.trim_start_matches(['\r', '\n']),
        ),
        _ => (None, text),
    };
    if text.trim_start().starts_with(['<', '{']) {
        return None;
    }
    let (usual, delimiter) = match told {
        Some(delimiter) => (evenness(text, delimiter)?.1, delimiter),
        None => sniffed(text)?,
    };
    let rows = rows::all(text, delimiter, usual);
    let rows = rows
        .into_iter()
        .map(|row| row.into_iter().map(Value::from).collect());
    let mut list = grid(rows.collect())?;
    list.uneven = uneven(&list);
    Some(list)
}

/// Rows whose first few hold the names of the columns somewhere.
fn grid(mut rows: Vec<Vec<Value>>) -> Option<List> {
    rows.retain(|row| !row.iter().all(is_empty));
    let at = header(&rows);
    let mut rows = rows.into_iter().skip(at.unwrap_or(0));
    let names: Vec<String> = match at {
        Some(_) => rows
            .next()?
            .iter()
            .map(|cell| {
                cell.as_str()
                    .map_or_else(|| cell.to_string(), str::to_owned)
            })
            .collect(),
        None => Vec::new(),
    };
    let rows: Vec<Vec<Value>> = rows.collect();
    let widest = rows
        .iter()
        .map(Vec::len)
        .max()
        .unwrap_or(0)
        .max(names.len());
    let names = names
        .into_iter()
        .chain(std::iter::repeat(String::new()))
        .take(widest);
    let columns = List::distinct(names);
    (columns.len() > 1 && !rows.is_empty()).then_some(List {
        columns,
        rows,
        uneven: HashSet::new(),
    })
}

/// The rows of another width than most: a line that was broken, or a delimiter inside a text. Blank cells at the end do not count.
fn uneven(list: &List) -> HashSet<usize> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for row in &list.rows {
        *counts.entry(row.len()).or_default() += 1;
    }
    let Some((usual, _)) = counts.into_iter().max_by_key(|(_, count)| *count) else {
        return HashSet::new();
    };
    let filled = |row: &Vec<Value>| {
        row.iter()
            .rposition(|cell| !is_empty(cell))
            .map_or(0, |at| at + 1)
    };
    let odd = |row: &Vec<Value>| row.len() < usual || filled(row) > usual;
    let rows = list.rows.iter().enumerate();
    rows.filter(|(_, row)| odd(row)).map(|(at, _)| at).collect()
}

fn is_empty(cell: &Value) -> bool {
    cell.is_null() || cell.as_str().is_some_and(|text| text.trim().is_empty())
}

/// The row that names the columns; none when the first is a record already.
fn header(rows: &[Vec<Value>]) -> Option<usize> {
    let known = |row: &Vec<Value>| {
        row.iter()
            .filter_map(Value::as_str)
            .filter(|cell| cell.len() <= 60 && known_name(cell))
            .count()
    };
    let best = rows
        .iter()
        .take(HEADER_WITHIN)
        .enumerate()
        .map(|(at, row)| (known(row), at))
        .max_by_key(|(known, at)| (*known, std::cmp::Reverse(*at)))?;
    if best.0 >= 2 {
        return Some(best.1);
    }
    let widest = rows.iter().take(HEADER_WITHIN).map(Vec::len).max()?;
    let (at, first) = rows
        .iter()
        .enumerate()
        .find(|(_, row)| row.len() * 2 > widest)?;
    let is_name = |cell: &Value| {
        cell.as_str().is_some_and(|text| {
            text.len() <= 60
                && !text.contains("://")
                && text.parse::<f64>().is_err()
                && matches!(
                    crate::time::clock(cell),
                    crate::time::Given::NotUnderstood | crate::time::Given::Missing
                )
        })
    };
    first.iter().all(is_name).then_some(at)
}

/// The delimiter whose rows are the most even, after their usual width.
fn sniffed(text: &str) -> Option<(usize, u8)> {
    [b',', b'\t', b';', b'|']
        .into_iter()
        .filter(|delimiter| text.contains(char::from(*delimiter)))
        .filter_map(|delimiter| Some((evenness(text, delimiter)?, delimiter)))
        .max()
        .map(|((_, usual), delimiter)| (usual, delimiter))
}

/// How many of a hundred rows have the usual width, and that width.
fn evenness(text: &str, delimiter: u8) -> Option<(usize, usize)> {
    let rows = rows::first(text, delimiter, HEADER_WITHIN);
    let widths: Vec<usize> = rows
        .iter()
        .map(Vec::len)
        .filter(|width| *width > 1)
        .collect();
    let usual = widths
        .iter()
        .copied()
        .max_by_key(|width| widths.iter().filter(|other| *other == width).count())?;
    let even = widths.iter().filter(|width| **width == usual).count();
    (even * 2 >= rows.len()).then_some((even * 100 / rows.len().max(1), usual))
}

#[cfg(test)]
mod tests;
