//! The search index, kept beside the directory and made anew when it is stale.
//!
//! Rule: a search never waits for another's rebuilding when there is an older index to answer from. While directories are
//! copied, searches make none themselves: each directory that arrives would make them wait again. The copy does.

use crate::{Engine, EngineError};
use circle_domain::Schedule;
use circle_domain::ZoneFrom;
use circle_search::{Index, IndexBuilder, Row};
use circle_store::Directory;
use circle_store::directory::{ColumnRow, Columns};
use jiff::civil::Time;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::time::{Duration, Instant};

/// While a copy runs, an index serves so many times as long as it took to make: the copy spends little on it.
const SERVES: u32 = 10;

/// The index and the state of the directory that it was made from.
#[derive(Debug)]
pub(crate) struct Held {
    generation: i64,
    pub(crate) index: Index,
    made: Instant,
    took: Duration,
}

/// The newest index, and who is making the next.
#[derive(Debug, Default)]
pub(crate) struct IndexHolder {
    held: Mutex<Option<Arc<Held>>>,
    building: Mutex<()>,
    copies: AtomicUsize,
}

/// A copy that is running.
#[derive(Debug)]
pub(crate) struct Copying<'a>(&'a AtomicUsize);

impl Drop for Copying<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl IndexHolder {
    fn held(&self) -> Option<Arc<Held>> {
        self.held
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Whether a search was made before.
    pub(crate) fn is_in_use(&self) -> bool {
        self.held().is_some()
    }

    /// Says that a copy runs, until what it gives back is dropped.
    pub(crate) fn copying(&self) -> Copying<'_> {
        self.copies.fetch_add(1, Ordering::SeqCst);
        Copying(&self.copies)
    }

    /// Makes the index anew while a copy runs, so that what arrives early is found before the rest has come.
    pub(crate) fn renew(&self, directory: &Directory) -> Result<(), EngineError> {
        match self.held() {
            Some(held) if held.made.elapsed() >= held.took * SERVES => self.make(directory),
            _ => Ok(()),
        }
    }

    /// The index of the directory as it is now; or an older one while another thread is making that, or a copy runs.
    pub(crate) fn current(&self, directory: &Directory) -> Result<Arc<Held>, EngineError> {
        // Not even the generation is asked for: who makes the next index reads the database by the same connection.
        if let Some(older) = self
            .held()
            .filter(|_| self.copies.load(Ordering::SeqCst) > 0)
        {
            return Ok(older);
        }
        let generation = directory.generation()?;
        match self.held() {
            Some(held) if held.generation == generation => Ok(held),
            _ => self.fresh(directory, generation),
        }
    }

    /// Makes the index anew where it is not of the directory as it is now, whether a copy runs or not.
    pub(crate) fn make(&self, directory: &Directory) -> Result<(), EngineError> {
        self.fresh(directory, directory.generation()?).map(drop)
    }

    fn fresh(&self, directory: &Directory, generation: i64) -> Result<Arc<Held>, EngineError> {
        let held = self.held();
        let _building = match (self.building.try_lock(), held) {
            (Ok(guard), _) => guard,
            (Err(TryLockError::Poisoned(poisoned)), _) => poisoned.into_inner(),
            (Err(TryLockError::WouldBlock), Some(older)) => return Ok(older),
            (Err(TryLockError::WouldBlock), None) => {
                self.building.lock().unwrap_or_else(PoisonError::into_inner)
            }
        };
        // Somebody else may have made it, or nothing may have changed.
        if let Some(held) = self.held().filter(|held| held.generation == generation) {
            return Ok(held);
        }
        let fresh = Arc::new(build(directory)?);
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&fresh));
        Ok(fresh)
    }
}

impl Engine {
    /// The index of the directory as it is now.
    pub(crate) fn index(&self) -> Result<Arc<Held>, EngineError> {
        self.index.current(&self.directory)
    }
}

fn build(directory: &Directory) -> Result<Held, EngineError> {
    let start = Instant::now();
    let mut builder = IndexBuilder::default();
    let columns = directory.columns(|columns, row| {
        // What another row stands for is found through that.
        if !columns.standing.hidden.contains_key(&row.row) {
            builder.push(&row_of(columns, row));
        }
    })?;
    let index = builder.build();
    Ok(Held {
        generation: columns.generation,
        index,
        made: Instant::now(),
        took: start.elapsed(),
    })
}

fn source_id(columns: &Columns, number: i64) -> &str {
    let sources = &columns.sources;
    sources
        .binary_search_by_key(&number, |source| source.row)
        .ok()
        .and_then(|at| sources.get(at))
        .map_or("", |source| source.id.as_str())
}

/// A row of the store as the index takes it. Names and ids stay in the store: see [`crate::find`] for how ties are settled.
fn row_of<'a>(columns: &'a Columns, row: ColumnRow<'_>) -> Row<'a> {
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
        id: "",
        name: None,
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
