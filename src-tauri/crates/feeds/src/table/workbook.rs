//! Workbooks (XLSX): the first sheet that is a table. Read cell by cell, so that a lone cell far away costs nothing.

use super::{CELL_CAP, grid};
use crate::mapping::{List, MOST_COLUMNS};
use crate::{MOST_RECORDS, ReadError};
use calamine::{DataRef, Reader, Xlsx};
use serde_json::Value;
use std::io::{Cursor, Read};

/// Bytes that the parts of a workbook may inflate to together.
const INFLATED_CAP: u64 = 256 << 20;
/// Bytes of text that the cells of a sheet may hold together.
const TEXT_CAP: usize = 128 << 20;

/// Whether the bytes are a workbook.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    let name = b"xl/workbook.xml";
    bytes.starts_with(b"PK\x03\x04") && bytes.windows(name.len()).any(|part| part == name)
}

/// Reads a workbook.
pub(crate) fn workbook(bytes: &[u8]) -> Result<List, ReadError> {
    if !is_small(bytes, INFLATED_CAP) {
        return Err(ReadError::TooMany {
            records: MOST_RECORDS + 1,
        });
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| ReadError::NotText)?;
    for sheet in book.sheet_names().into_iter().take(20) {
        if let Some(list) = rows(&mut book, &sheet).and_then(grid) {
            return Ok(list);
        }
    }
    Err(ReadError::NoRecords)
}

/// Whether the parts are no larger than a directory's can be, by inflating them: what an archive says of itself is not believed.
fn is_small(bytes: &[u8], cap: u64) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return true;
    };
    let mut left = cap;
    for at in 0..archive.len().min(2_000) {
        let Ok(part) = archive.by_index(at) else {
            continue;
        };
        let read = std::io::copy(&mut part.take(left), &mut std::io::sink()).unwrap_or(0);
        left = left.saturating_sub(read);
        if left == 0 {
            return false;
        }
    }
    archive.len() <= 2_000
}

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Option<Vec<Vec<Value>>> {
    let mut cells = book.worksheet_cells_reader(sheet).ok()?;
    let mut rows: Vec<Vec<Value>> = Vec::new();
    let (mut last, mut text) = (None, 0_usize);
    while let Ok(Some(cell)) = cells.next_cell() {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).ok()?;
        if column >= MOST_COLUMNS {
            continue;
        }
        let value = value(cell.get_value());
        if value.is_null() {
            continue;
        }
        if last != Some(row) {
            if rows.len() > MOST_RECORDS + 40 {
                break;
            }
            last = Some(row);
            rows.push(Vec::new());
        }
        text += value.as_str().map_or(8, str::len);
        if text > TEXT_CAP {
            break;
        }
        if let Some(own) = rows.last_mut() {
            if own.len() <= column {
                own.resize(column + 1, Value::Null);
            }
            if let Some(place) = own.get_mut(column) {
                *place = value;
            }
        }
    }
    Some(rows)
}

/// A cell as the readers of fields take it: dates and times as they are written, numbers as texts.
fn value(data: &DataRef<'_>) -> Value {
    match data {
        DataRef::String(text) => short(text),
        DataRef::SharedString(text) => short(text),
        DataRef::Int(number) => Value::from(number.to_string()),
        DataRef::Float(number) => Value::from(number.to_string()),
        DataRef::Bool(flag) => Value::from(flag.to_string()),
        DataRef::DateTime(moment) => {
            let serial = moment.as_f64();
            if (0.0..1.0).contains(&serial) {
                return Value::from(clock(serial));
            }
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            if hour == 0 && minute == 0 && second == 0 {
                Value::from(format!("{year:04}-{month:02}-{day:02}"))
            } else {
                Value::from(format!(
                    "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"
                ))
            }
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => short(text),
        DataRef::Error(_) | DataRef::Empty => Value::Null,
    }
}

fn clock(serial: f64) -> String {
    // In range: a part of one day.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let minutes = (serial * 1440.0).round() as u32 % 1440;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn short(text: &str) -> Value {
    Value::from(text.chars().take(CELL_CAP).collect::<String>())
}

#[cfg(test)]
mod tests;
