//! The columns that the search index is built from: read in one go, in row order, without opening a single body.

use super::codes::Lists;
use super::names::{NameNumber, Names};
use super::standing::{self, Standing};
use super::{Directory, meetings, state, vocabulary};
use crate::written::WrittenRecurrence;
use crate::{Result, StoreError};
use circle_domain::{
    Attendance, Exceptions, Point, PositionFrom, Recurrence, SourceId, Status, WhoMayAttend,
};
use jiff::civil::Weekday;

/// What the rows of one reading refer to.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The state of the directory that was read; see [`Directory::generation`].
    pub generation: i64,
    /// How many rows there are.
    pub rows: usize,
    /// Every name that a row can have a number of.
    pub names: Names,
    /// Every source that a row can be of.
    pub sources: Vec<ColumnSource>,
    /// Which rows stand for others.
    pub standing: Standing,
}

/// A source as [`ColumnRow::source`] refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnSource {
    /// Its number in this file.
    pub row: i64,
    /// Its lasting id.
    pub id: SourceId,
    /// Whether its meetings are invented.
    pub sample: bool,
}

/// What the search index keeps of one meeting.
#[derive(Debug)]
pub struct ColumnRow<'a> {
    /// Its number in this file; ascending from row to row.
    pub row: i64,
    /// Its lasting id.
    pub id: &'a str,
    /// Its name, as published; empty if it has none.
    pub name: &'a str,
    /// Its record's number: meetings with the same one are slots of the same record.
    pub record: i64,
    /// Its source's place in [`Columns::sources`].
    pub source: usize,
    /// Whether it is invented.
    pub sample: bool,
    /// Its fellowship.
    pub fellowship: Option<NameNumber>,
    /// What it is for, each with whether it exists for it.
    pub problems: &'a [(NameNumber, bool)],
    /// How people attend.
    pub attendance: Attendance,
    /// Whether it can be counted on.
    pub status: Status,
    /// Whether its publisher's newest list lacks it.
    pub doubtful: bool,
    /// On which days; complete.
    pub recurrence: Recurrence,
    /// On which of them it is not held; complete.
    pub exceptions: Exceptions,
    /// The day, where it has just one.
    pub weekday: Option<Weekday>,
    /// The wall-clock start in minutes after midnight.
    pub start: Option<u16>,
    /// How long, in minutes, where the publisher gives an end.
    pub minutes: Option<u16>,
    /// The IANA zone of the start.
    pub zone: Option<NameNumber>,
    /// Its position.
    pub point: Option<Point>,
    /// Where the position comes from.
    pub position_from: Option<PositionFrom>,
    /// Who may attend.
    pub who: WhoMayAttend,
    /// The country of its venue.
    pub country: Option<NameNumber>,
    /// What happens there.
    pub formats: &'a [NameNumber],
    /// The languages spoken.
    pub languages: &'a [NameNumber],
    /// For whom it is.
    pub audience: &'a [NameNumber],
    /// What makes it reachable.
    pub access: &'a [NameNumber],
}

/// Takes a word and the rows that have it.
pub type EachWord<'a> = &'a mut dyn FnMut(&str, &[i64]);

impl Directory {
    /// Gives every meeting's columns to `each`, ascending by row, all from the same state of the directory. `each` is
    /// given what rows refer to as well. Then, where words are wanted, every word in the order of its bytes with the rows that
    /// have it, ascending, from the same state. Not ended by [`interrupt_reads`](Self::interrupt_reads).
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn columns(
        &self,
        mut each: impl FnMut(&Columns, ColumnRow<'_>),
        words: Option<EachWord<'_>>,
    ) -> Result<Columns> {
        self.database.whole(|db| {
            let sources: Vec<ColumnSource> = db
                .prepare_cached("SELECT row, id, sample FROM sources ORDER BY row")?
                .query_map([], |row| {
                    let id: String = row.get(1)?;
                    Ok(ColumnSource { row: row.get(0)?, id: SourceId::new(id), sample: row.get(2)? })
                })?
                .collect::<rusqlite::Result<_>>()?;
            let columns = Columns {
                generation: state::generation(db)?,
                rows: db.query_row("SELECT count(*) FROM meetings", [], |row| row.get(0))?,
                names: Names::load(db)?,
                sources,
                standing: standing::standing(db)?,
            };
            // Meetings of a source mostly follow each other.
            let (mut last, mut source) = (i64::MIN, 0);
            let mut statement = db.prepare_cached(
                "SELECT row, record, fellowship, attendance, status, recurrence, weekday, start, minutes,
                        recurrence_detail, zone, latitude, longitude, position_from, who, country, codes,
                        source, unlisted_since IS NOT NULL, id, name
                 FROM meetings ORDER BY row",
            )?;
            let mut lists = Lists::default();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let found: i64 = row.get(17)?;
                if found != last {
                    source = columns
                        .sources
                        .binary_search_by_key(&found, |source| source.row)
                        .map_err(|_| StoreError::NotUnderstood("source"))?;
                    last = found;
                }
                lists.read(row.get_ref(16)?.as_blob()?)?;
                let weekday: Option<i8> = row.get(6)?;
                let weekday = weekday.and_then(|day| Weekday::from_monday_zero_offset(day).ok());
                let detail = row.get_ref(9)?.as_str_or_null()?;
                let (recurrence, exceptions) = match (row.get::<_, i64>(5)?, weekday, detail) {
                    (_, _, Some(detail)) => serde_json::from_str::<WrittenRecurrence<'_>>(detail)
                        .map_err(|_| StoreError::NotUnderstood("recurrence"))?
                        .into_recurrence()?,
                    (0, Some(weekday), None) => {
                        (Recurrence::Weekly { weekday, interval: 1, anchor: None }, Exceptions::default())
                    }
                    _ => (Recurrence::ByArrangement, Exceptions::default()),
                };
                let point = match (row.get(11)?, row.get(12)?) {
                    (Some(latitude), Some(longitude)) => Some(Point { latitude, longitude }),
                    _ => None,
                };
                let column = ColumnRow {
                    row: row.get(0)?,
                    id: text(row, 19)?,
                    name: text(row, 20)?,
                    record: row.get(1)?,
                    source,
                    sample: columns.sources.get(source).is_some_and(|source| source.sample),
                    fellowship: number(row.get(2)?),
                    problems: &lists.problems,
                    attendance: meetings::attendance(row.get(3)?),
                    status: meetings::status(row.get(4)?),
                    doubtful: row.get(18)?,
                    recurrence,
                    exceptions,
                    weekday,
                    start: row.get(7)?,
                    minutes: row.get(8)?,
                    zone: number(row.get(10)?),
                    point,
                    position_from: meetings::position(row.get(13)?),
                    who: meetings::who(row.get(14)?),
                    country: number(row.get(15)?),
                    formats: &lists.formats,
                    languages: &lists.languages,
                    audience: &lists.audience,
                    access: &lists.access,
                };
                each(&columns, column);
            }
            if let Some(words) = words {
                vocabulary::read(db, words)?;
            }
            Ok(columns)
        })
    }
}

fn text<'r>(row: &'r rusqlite::Row<'_>, column: usize) -> Result<&'r str> {
    row.get_ref(column)?
        .as_str()
        .map_err(|_| StoreError::NotUnderstood("text"))
}

fn number(number: u32) -> Option<NameNumber> {
    (number != 0).then_some(NameNumber(number))
}
