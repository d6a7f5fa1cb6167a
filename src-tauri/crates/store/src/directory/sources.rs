//! The table `sources`: what came of copying each source. Its settings are the person's and are in `personal.db`.

use super::held::Held;
use super::{Directory, held, records, state, words};
use crate::written::body::Unpress;
use crate::{Result, StoreError};
use circle_domain::{Notice, NoticeCode, RecordKey, SourceId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// How an attempt to copy a source ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// There was none yet.
    #[default]
    Never,
    /// Its answer was taken over.
    Updated,
    /// Its answer was the one before.
    Unchanged,
    /// Its answer is held back.
    Quarantined,
    /// There was no answer, or none that could be read.
    Failed,
    /// Somebody cancelled it.
    Cancelled,
}

impl Outcome {
    const ALL: [Self; 6] = [
        Self::Never,
        Self::Updated,
        Self::Unchanged,
        Self::Quarantined,
        Self::Failed,
        Self::Cancelled,
    ];

    /// The name used in answers: `updated`, `unchanged`, `quarantined`, `failed`, `cancelled`; empty for never.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Quarantined => "quarantined",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// What a server gave to ask it later whether anything changed; kept byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The `ETag`, quotes included.
    pub etag: Option<String>,
    /// The `Last-Modified`.
    pub last_modified: Option<String>,
}

/// What came of copying a source.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceState {
    /// The source.
    pub source: SourceId,
    /// Where it was last read from; its validators and its hash are good for that address alone.
    pub location: String,
    /// Whether it is the invented sample directory.
    pub sample: bool,
    /// When it was last tried.
    pub last_attempt: Option<Timestamp>,
    /// When its answer was last taken over, or was the one before.
    pub last_success: Option<Timestamp>,
    /// When its list last said something else than before, by our own comparison.
    pub content_changed: Option<Timestamp>,
    /// How the last attempt ended.
    pub outcome: Outcome,
    /// The code of what went wrong in the last attempt.
    pub error: Option<String>,
    /// For the next request.
    pub validators: Validators,
    /// The hash of the last accepted answer.
    pub content_hash: Option<String>,
    /// How many bytes came over the wire in the last attempt.
    pub bytes: u64,
    /// How long the last attempt took.
    pub seconds: f64,
    /// How many records the last accepted answer had.
    pub read: u64,
    /// How many of them were taken over.
    pub accepted: u64,
    /// How many were left out.
    pub rejected: u64,
    /// How many meetings of it there are now, without those that are no longer listed.
    pub meetings: u64,
    /// What was odd in the last accepted answer.
    pub notices: Vec<NoticeSummary>,
    /// Its newest answer, where that is held back.
    pub held: Option<Held>,
}

/// All notices with one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeSummary {
    /// The notice's code, as used in answers.
    pub code: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// How many there were.
    pub count: u64,
    /// The first of them, at most five.
    pub samples: Vec<NoticeSample>,
}

/// One notice among others with the same code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeSample {
    /// The record.
    pub record: String,
    /// The field, as the publisher names it.
    pub field: String,
    /// The value, cut; empty for fields that may name a person.
    pub value: String,
}

impl NoticeSummary {
    /// Groups notices by code: errors first, then warnings, then the rest; in each the most frequent first.
    #[must_use]
    pub fn of(notices: &[Notice]) -> Vec<Self> {
        let mut groups: Vec<(NoticeCode, Self)> = Vec::new();
        for notice in notices {
            let place = match groups.iter().position(|(code, _)| *code == notice.code) {
                Some(place) => place,
                None => {
                    let summary = Self {
                        code: notice.code.as_str().to_owned(),
                        severity: notice.code.severity().as_str().to_owned(),
                        count: 0,
                        samples: Vec::new(),
                    };
                    groups.push((notice.code, summary));
                    groups.len() - 1
                }
            };
            let Some((_, group)) = groups.get_mut(place) else {
                continue;
            };
            group.count += 1;
            if group.samples.len() < 5 {
                group.samples.push(NoticeSample {
                    record: notice.record.clone(),
                    field: notice.field.to_owned(),
                    value: notice.value.clone(),
                });
            }
        }
        groups
            .sort_by_key(|(code, group)| (code.severity(), std::cmp::Reverse(group.count), *code));
        groups.into_iter().map(|(_, group)| group).collect()
    }
}

/// An attempt that brought nothing new.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt<'a> {
    /// The source.
    pub source: &'a SourceId,
    /// When it ended.
    pub at: Timestamp,
    /// [`Outcome::Unchanged`] counts as a success.
    pub outcome: Outcome,
    /// The code of what went wrong.
    pub error: Option<&'a str>,
    /// New validators, where the server gave some with its "not changed".
    pub validators: Option<&'a Validators>,
    /// How many bytes came over the wire.
    pub bytes: u64,
    /// How long it took.
    pub seconds: f64,
}

/// The row of a source; made if there is none.
pub(super) fn row(db: &Connection, source: &SourceId, sample: bool) -> Result<i64> {
    if let Some(row) = find(db, source)? {
        return Ok(row);
    }
    Ok(db
        .prepare_cached("INSERT INTO sources (id, sample) VALUES (?1, ?2)")?
        .insert((source.as_str(), sample))?)
}

pub(super) fn find(db: &Connection, source: &SourceId) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT row FROM sources WHERE id = ?1")?;
    Ok(statement
        .query_row([source.as_str()], |row| row.get(0))
        .optional()?)
}

/// Reads a little of each table, so that a file with noise in it is found out when it is opened.
pub(super) fn probe(db: &Connection) -> Result<()> {
    for statement in [
        "SELECT max(row) FROM sources",
        "SELECT max(row) FROM records",
        "SELECT max(row) FROM meetings",
        "SELECT max(source) FROM held",
        "SELECT max(number) FROM names",
    ] {
        db.query_row(statement, [], |row| row.get::<_, Option<i64>>(0))?;
    }
    Ok(())
}

const SELECT: &str =
    "SELECT id, location, sample, last_attempt, last_success, outcome, error, etag, last_modified,
    content_hash, bytes, seconds, read, accepted, rejected, notices, row, content_changed FROM sources";

fn read(row: &Row<'_>) -> Result<(SourceState, i64)> {
    let moment =
        |second: Option<i64>| second.and_then(|second| Timestamp::from_second(second).ok());
    let outcome: String = row.get(5)?;
    let error: String = row.get(6)?;
    let notices: String = row.get(15)?;
    let state = SourceState {
        source: SourceId::new(row.get::<_, String>(0)?),
        location: row.get(1)?,
        sample: row.get(2)?,
        last_attempt: moment(row.get(3)?),
        last_success: moment(row.get(4)?),
        content_changed: moment(row.get(17)?),
        outcome: Outcome::ALL
            .into_iter()
            .find(|other| other.as_str() == outcome)
            .unwrap_or_default(),
        error: (!error.is_empty()).then_some(error),
        validators: Validators {
            etag: row.get(7)?,
            last_modified: row.get(8)?,
        },
        content_hash: row.get(9)?,
        bytes: row.get(10)?,
        seconds: row.get(11)?,
        read: row.get(12)?,
        accepted: row.get(13)?,
        rejected: row.get(14)?,
        meetings: 0,
        notices: serde_json::from_str(&notices).map_err(|_| StoreError::NotUnderstood("notice"))?,
        held: None,
    };
    Ok((state, row.get(16)?))
}

/// The meetings of each source, by the source's row.
fn counts(db: &Connection) -> Result<Vec<(i64, u64)>> {
    let mut statement = db.prepare_cached(
        "SELECT source, count(*) FROM meetings WHERE status != 0 GROUP BY source",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Directory {
    /// What came of copying each source, of all that were tried.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn source_states(&self) -> Result<Vec<SourceState>> {
        let noted = self.attempts.read();
        self.database.steady(|db| {
            let counts = counts(db)?;
            let mut statement = db.prepare_cached(&format!("{SELECT} ORDER BY row"))?;
            let mut rows = statement.query([])?;
            let mut states = Vec::new();
            while let Some(row) = rows.next()? {
                let (mut state, number) = read(row)?;
                noted.lay_over(&mut state);
                state.held = held::find(db, number)?.map(|answer| answer.held);
                state.meetings = counts
                    .iter()
                    .find(|(row, _)| *row == number)
                    .map_or(0, |(_, count)| *count);
                states.push(state);
            }
            Ok(states)
        })
    }

    /// The keys of all records of a source; none where nothing was copied from it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn record_keys(&self, source: &SourceId) -> Result<HashSet<RecordKey>> {
        self.database.steady(|db| {
            let mut statement = db.prepare_cached(
                "SELECT key FROM records WHERE source = (SELECT row FROM sources WHERE id = ?1)",
            )?;
            let keys = statement.query_map([source.as_str()], |row| {
                Ok(RecordKey::new(row.get::<_, String>(0)?))
            })?;
            Ok(keys.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// What came of copying this source; none if it was never tried. `meetings` is counted.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn source_state(&self, source: &SourceId) -> Result<Option<SourceState>> {
        let noted = self.attempts.read();
        self.database.steady(|db| {
            let mut statement = db.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
            let mut rows = statement.query([source.as_str()])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            let (mut state, number) = read(row)?;
            noted.lay_over(&mut state);
            state.held = held::find(db, number)?.map(|answer| answer.held);
            state.meetings = db
                .prepare_cached("SELECT count(*) FROM meetings WHERE status != 0 AND record IN (SELECT row FROM records WHERE source = ?1)")?
                .query_row([number], |row| row.get(0))?;
            Ok(Some(state))
        })
    }

    /// Notes attempts that brought nothing new: what was copied stays as it is. Those that brought what was there already
    /// are noted beside the database; the others in it, all in one transaction.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn record_attempts(&self, attempts: &[Attempt<'_>]) -> Result<()> {
        let (unchanged, others): (Vec<&Attempt<'_>>, Vec<&Attempt<'_>>) = attempts
            .iter()
            .partition(|attempt| attempt.outcome == Outcome::Unchanged);
        if !unchanged.is_empty() && self.attempts.note(&unchanged).is_err() {
            // Then the database has to do.
            self.write_attempts(&unchanged)?;
        }
        if others.is_empty() {
            return Ok(());
        }
        self.write_attempts(&others)?;
        let written: Vec<&SourceId> = others.iter().map(|attempt| attempt.source).collect();
        self.forget_attempts(&written);
        Ok(())
    }

    /// What is noted beside the database of these sources is in it now, or older. What cannot be forgotten is older than
    /// the row, and does not count.
    pub(super) fn forget_attempts(&self, sources: &[&SourceId]) {
        if let Err(error) = self.attempts.forget(sources) {
            tracing::debug!(
                code = error.code(),
                "what was noted of a source stays beside the database"
            );
        }
    }

    fn write_attempts(&self, attempts: &[&Attempt<'_>]) -> Result<()> {
        let noted = self.attempts.read();
        self.database.write(|db| {
            for attempt in attempts {
                let row = row(db, attempt.source, false)?;
                let mut state = {
                    let mut statement = db.prepare_cached(&format!("{SELECT} WHERE row = ?1"))?;
                    let mut rows = statement.query([row])?;
                    let Some(found) = rows.next()? else { continue };
                    read(found)?.0
                };
                noted.lay_over(&mut state);
                if attempt.outcome == Outcome::Unchanged {
                    state.last_success = Some(attempt.at);
                }
                if let Some(validators) = attempt.validators {
                    state.validators = validators.clone();
                }
                db.prepare_cached(
                    "UPDATE sources SET last_attempt = ?2, last_success = ?3, outcome = ?4, error = ?5, bytes = ?6,
                        seconds = ?7, etag = ?8, last_modified = ?9 WHERE row = ?1",
                )?
                .execute(rusqlite::params![
                    row,
                    attempt.at.as_second(),
                    state.last_success.map(Timestamp::as_second),
                    attempt.outcome.as_str(),
                    attempt.error.unwrap_or(""),
                    attempt.bytes,
                    attempt.seconds,
                    state.validators.etag,
                    state.validators.last_modified,
                ])?;
            }
            Ok(())
        })
    }

    /// Deletes everything that was copied from a source. How many meetings went.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_source(&self, source: &SourceId) -> Result<u64> {
        let removed = self.database.write(|db| {
            let Some(row) = find(db, source)? else {
                return Ok(None);
            };
            let mut removed = 0;
            let mut unpress = Unpress::new()?;
            let mut words = words::Writer::default();
            for known in records::known(db, row)? {
                let body = records::body(db, known.row, &mut unpress)?;
                removed += super::write::remove(db, known.row, &body, &mut words)?;
            }
            words.finish(db)?;
            held::take_out(db, row)?;
            db.execute("DELETE FROM sources WHERE row = ?1", [row])?;
            state::count_up(db)?;
            state::set_purge_due(db, true)?;
            Ok(Some(removed))
        })?;
        if removed.is_some() {
            self.forget_attempts(&[source]);
            self.database.truncate_log()?;
        }
        Ok(removed.unwrap_or(0))
    }
}
