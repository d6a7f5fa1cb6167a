//! From the rows of the store to the rows of the index.

use crate::EngineError;
use circle_domain::{Schedule, ZoneFrom};
use circle_search::{Index, IndexBuilder, Row};
use circle_store::Directory;
use circle_store::directory::{ColumnRow, Columns};
use jiff::civil::Time;
use std::cell::RefCell;

/// The index of the directory as it is now; whole: with all words.
pub(super) fn index(directory: &Directory, whole: bool) -> Result<Index, EngineError> {
    let builder = RefCell::new(IndexBuilder::default());
    let mut word = |word: &str, rows: &[i64]| builder.borrow_mut().word(word, rows);
    let columns = directory.columns(
        |columns, row| {
            // What another row stands for is found through that.
            if !columns.standing.hidden.contains_key(&row.row) {
                builder.borrow_mut().push(&row_of(columns, row));
            }
        },
        whole.then_some(&mut word),
    )?;
    Ok(builder.into_inner().build(columns.generation))
}

fn source_id(columns: &Columns, number: i64) -> &str {
    let sources = &columns.sources;
    sources
        .binary_search_by_key(&number, |source| source.row)
        .ok()
        .and_then(|at| sources.get(at))
        .map_or("", |source| source.id.as_str())
}

/// A row of the store as the index takes it.
fn row_of<'a>(columns: &'a Columns, row: ColumnRow<'a>) -> Row<'a> {
    let text = |number| columns.names.text(number);
    let texts = |numbers: &[_]| {
        numbers
            .iter()
            .map(|number| columns.names.text(*number))
            .collect()
    };
    let time = |minutes: u16| {
        Time::new(
            i8::try_from(minutes / 60).ok()?,
            i8::try_from(minutes % 60).ok()?,
            0,
            0,
        )
        .ok()
    };
    Row {
        row: row.row,
        id: row.id,
        name: (!row.name.is_empty()).then_some(row.name),
        source: columns
            .sources
            .get(row.source)
            .map_or("", |source| source.id.as_str()),
        others: columns
            .standing
            .others
            .get(&row.row)
            .into_iter()
            .flatten()
            .map(|(other, source)| (*other, source_id(columns, *source)))
            .collect(),
        fellowship: row.fellowship.map(text),
        problems: row
            .problems
            .iter()
            .map(|(number, primary)| (columns.names.text(*number), *primary))
            .collect(),
        point: row.point,
        attendance: row.attendance,
        status: row.status,
        doubtful: row.doubtful,
        who: row.who,
        schedule: Schedule {
            recurrence: row.recurrence,
            start: row.start.and_then(time),
            minutes: row.minutes,
            time_zone: row.zone.map(|zone| text(zone).to_owned()),
            zone_from: ZoneFrom::Unknown,
            exceptions: row.exceptions,
        },
        formats: texts(row.formats),
        languages: texts(row.languages),
        audience: texts(row.audience),
        access: texts(row.access),
        sample: row.sample,
    }
}
