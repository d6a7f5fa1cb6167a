//! A text with delimiters as rows of cells.
//!
//! Rule: a quote that nobody closes takes no other row with it. A line that is a whole row by itself, followed by another,
//! is read by itself, whatever its quotes say.

use super::CELL_CAP;
use crate::MOST_RECORDS;
use crate::mapping::MOST_COLUMNS;
use csv::{ReaderBuilder, StringRecord};

/// How many rows with such quotes are read by themselves; a text with more of them is read without quotes from there on.
const MOST_STRAY: usize = 500;

/// The first rows, as they come.
pub(super) fn first(text: &str, delimiter: u8, most: usize) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut reader = reader(text, delimiter, true);
    let mut record = StringRecord::new();
    while rows.len() < most && reader.read_record(&mut record).unwrap_or(false) {
        rows.push(cells(&record));
    }
    rows
}

/// Every row; `usual` is the width of most.
pub(super) fn all(text: &str, delimiter: u8, usual: usize) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut rest, mut stray) = (text, 0);
    'again: loop {
        let mut reader = reader(rest, delimiter, stray < MOST_STRAY);
        let mut record = StringRecord::new();
        while rows.len() < MOST_RECORDS + super::HEADER_WITHIN + 2 {
            let start = place(reader.position());
            if !reader.read_record(&mut record).unwrap_or(false) {
                return rows;
            }
            let written = rest
                .get(start..place(reader.position()))
                .unwrap_or_default();
            if stray < MOST_STRAY
                && let Some((line, after)) = swallower(written, record.len(), delimiter, usual)
            {
                rows.extend(line_without_quotes(line, delimiter));
                // What comes after that line, and not after that record.
                rest = rest.get(start + after..).unwrap_or_default();
                stray += 1;
                continue 'again;
            }
            rows.push(cells(&record));
        }
        return rows;
    }
}

/// The first line of a record that swallows the next, and where the next begins; none for a record that is one.
fn swallower(written: &str, width: usize, delimiter: u8, usual: usize) -> Option<(&str, usize)> {
    let quotes = |text: &str| text.bytes().filter(|byte| *byte == b'"').count();
    let record = written.trim_start_matches(['\r', '\n']);
    let end = record.find(['\r', '\n']).unwrap_or(record.len());
    let line = record.get(..end)?;
    if quotes(line).is_multiple_of(2) {
        return None;
    }
    let delimiters = line.bytes().filter(|byte| *byte == delimiter).count();
    if delimiters + 1 < usual {
        return None;
    }
    let next = record.get(end..)?.trim_start_matches(['\r', '\n']);
    if next.is_empty() {
        // The last line: its quote is open to the end.
        return (width < usual).then_some((line, written.len()));
    }
    let whole = first(next, delimiter, 1)
        .first()
        .is_some_and(|cells| cells.len() == usual);
    whole.then_some((line, written.len() - next.len()))
}

fn line_without_quotes(line: &str, delimiter: u8) -> Option<Vec<String>> {
    let mut record = StringRecord::new();
    let read = reader(line, delimiter, false).read_record(&mut record);
    let plain = |cell: String| cell.trim_matches('"').to_owned();
    read.unwrap_or(false)
        .then(|| cells(&record).into_iter().map(plain).collect())
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn place(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

fn cells(record: &StringRecord) -> Vec<String> {
    record
        .iter()
        .take(MOST_COLUMNS)
        .map(|cell| cell.chars().take(CELL_CAP).collect())
        .collect()
}
