//! The tables `held` and `held_records`: the newest answer of a source when a gate holds it back, kept beside what was
//! accepted, in its public part alone.
//!
//! Rule: at most one for each source. The next answer, whatever becomes of it, takes its place: what its publisher takes
//! out of it is nowhere then.

use super::facts::HeldBefore;
use super::plan::Plan;
use super::sources::{self, NoticeSummary, Outcome, Validators};
use super::{Directory, records};
use crate::written::body::{self, Press, Unpress};
use crate::{Result, StoreError};
use circle_domain::{Record, RecordKey, SourceId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;

/// An answer that is held back.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The gate that holds it.
    pub gate: String,
    /// When a list like it was first seen.
    pub since: Timestamp,
    /// When it was last seen.
    pub last: Timestamp,
    /// How often.
    pub sightings: u32,
    /// How many of the meetings that are shown it lacks.
    pub gone: u64,
    /// Of how many.
    pub shown: u64,
    /// For the next request.
    pub validators: Validators,
    /// The hash of the answer, decoded.
    pub content_hash: Option<String>,
}

/// A held-back answer with everything that is known of it.
pub(super) struct HeldAnswer {
    pub(super) held: Held,
    pub(super) read: usize,
    pub(super) rejected: usize,
    pub(super) invalid: usize,
    pub(super) bytes: u64,
    pub(super) seconds: f64,
    pub(super) notices: String,
}

/// The answer of a source that is held back.
pub(super) fn find(db: &Connection, source: i64) -> Result<Option<HeldAnswer>> {
    let mut statement = db.prepare_cached(
        "SELECT gate, since, last, sightings, gone, shown, etag, last_modified, content_hash, read, rejected, invalid,
                bytes, seconds, notices
         FROM held WHERE source = ?1",
    )?;
    let moment = |second| Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH);
    Ok(statement
        .query_row([source], |row| {
            Ok(HeldAnswer {
                held: Held {
                    gate: row.get(0)?,
                    since: moment(row.get(1)?),
                    last: moment(row.get(2)?),
                    sightings: row.get(3)?,
                    gone: row.get(4)?,
                    shown: row.get(5)?,
                    validators: Validators {
                        etag: row.get(6)?,
                        last_modified: row.get(7)?,
                    },
                    content_hash: row.get(8)?,
                },
                read: row.get(9)?,
                rejected: row.get(10)?,
                invalid: row.get(11)?,
                bytes: row.get(12)?,
                seconds: row.get(13)?,
                notices: row.get(14)?,
            })
        })
        .optional()?)
}

/// The records of the answer that is held back, as they were read.
pub(super) fn records_of(
    db: &Connection,
    source: i64,
    unpress: &mut Unpress,
) -> Result<Vec<Record>> {
    let mut statement = db.prepare_cached(
        "SELECT held_records.key, coalesce(held_records.body, records.body)
         FROM held_records LEFT JOIN records ON records.row = held_records.record
         WHERE held_records.source = ?1 ORDER BY place",
    )?;
    let mut rows = statement.query([source])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let body = unpress.read(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?;
        found.push(Record {
            key: RecordKey::new(row.get::<_, String>(0)?),
            aliases: body.aliases,
            public: body.public,
            meetings: body.meetings,
            imported_from: body.imported_from,
        });
    }
    Ok(found)
}

/// What each record of an answer is recognized by, in 8 bytes: which known one it is, else its key.
fn set_of(plan: &Plan) -> Vec<u64> {
    let short = |kind: &str, name: &str| {
        let hash = blake3::hash(format!("{kind} {name}").as_bytes());
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(hash.as_bytes()) {
            *to = *from;
        }
        u64::from_le_bytes(bytes)
    };
    let silent = plan
        .silent
        .iter()
        .filter_map(|place| plan.known.get(*place));
    let known = plan.matched().map(|(known, _)| known).chain(silent);
    let mut set: Vec<u64> = known
        .map(|known| short("row", &known.row.to_string()))
        .collect();
    set.extend(
        plan.new
            .iter()
            .map(|record| short("key", record.key.as_str())),
    );
    set.sort_unstable();
    set
}

fn first_set(db: &Connection, source: i64) -> Result<Vec<u64>> {
    let bytes: Vec<u8> = db
        .prepare_cached("SELECT first_set FROM held WHERE source = ?1")?
        .query_row([source], |row| row.get(0))?;
    Ok(bytes
        .chunks_exact(8)
        .map(|chunk| {
            let mut bytes = [0; 8];
            for (to, from) in bytes.iter_mut().zip(chunk) {
                *to = *from;
            }
            u64::from_le_bytes(bytes)
        })
        .collect())
}

/// The answer that is held back, beside the one that `plan` is of.
pub(super) fn before(db: &Connection, source: i64, plan: &Plan) -> Result<Option<HeldBefore>> {
    let Some(answer) = find(db, source)? else {
        return Ok(None);
    };
    let first: HashSet<u64> = first_set(db, source)?.into_iter().collect();
    let now: HashSet<u64> = set_of(plan).into_iter().collect();
    let all = first.union(&now).count();
    let apart = first.symmetric_difference(&now).count();
    Ok(Some(HeldBefore {
        gate: answer.held.gate,
        since: answer.held.since,
        sightings: answer.held.sightings,
        difference: if all == 0 {
            0.0
        } else {
            apart as f64 / all as f64
        },
    }))
}

/// Takes the answer that is held back out of the file. True: there was one.
pub(super) fn take_out(db: &Connection, source: i64) -> Result<bool> {
    // In its place and in its length first: whatever SQLite then moves, it does not move the old content.
    db.prepare_cached(
        "UPDATE held_records SET body = zeroblob(length(body)) WHERE source = ?1 AND body IS NOT NULL",
    )?
    .execute([source])?;
    db.prepare_cached("DELETE FROM held_records WHERE source = ?1")?
        .execute([source])?;
    Ok(db
        .prepare_cached("DELETE FROM held WHERE source = ?1")?
        .execute([source])?
        > 0)
}

/// What is written of an answer that is to be held back.
pub(super) struct Holding<'a> {
    pub(super) source: i64,
    pub(super) gate: &'a str,
    pub(super) again: bool,
    pub(super) now: Timestamp,
    pub(super) gone: u64,
    pub(super) shown: u64,
    pub(super) validators: &'a Validators,
    pub(super) content_hash: Option<&'a str>,
    pub(super) bytes: u64,
    pub(super) seconds: f64,
    pub(super) read: usize,
    pub(super) rejected: usize,
    pub(super) invalid: usize,
    pub(super) notices: &'a str,
}

/// Keeps an answer beside what was accepted, in the place of the one that was kept before.
pub(super) fn put(
    db: &Connection,
    holding: &Holding<'_>,
    plan: &Plan,
    press: &mut Press,
) -> Result<Held> {
    let before = match find(db, holding.source)? {
        Some(answer) if holding.again => Some((answer.held, first_set(db, holding.source)?)),
        _ => None,
    };
    let (since, sightings, set) = match before {
        Some((held, set)) => (held.since, held.sightings.saturating_add(1), set),
        None => (holding.now, 1, set_of(plan)),
    };
    take_out(db, holding.source)?;
    let set: Vec<u8> = set.iter().flat_map(|name| name.to_le_bytes()).collect();
    db.prepare_cached(
        "INSERT INTO held (source, gate, since, last, sightings, first_set, etag, last_modified, content_hash, bytes,
            seconds, read, rejected, invalid, notices, gone, shown)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )?
    .execute(rusqlite::params![
        holding.source,
        holding.gate,
        since.as_second(),
        holding.now.as_second(),
        sightings,
        set,
        holding.validators.etag,
        holding.validators.last_modified,
        holding.content_hash,
        holding.bytes,
        holding.seconds,
        holding.read,
        holding.rejected,
        holding.invalid,
        holding.notices,
        holding.gone,
        holding.shown,
    ])?;
    let mut statement = db.prepare_cached(
        "INSERT INTO held_records (source, place, key, record, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let silent = plan
        .silent
        .iter()
        .filter_map(|place| plan.known.get(*place));
    let answer = plan
        .matched()
        .map(|(known, record)| (record.key.as_str(), Some(known.row), Some(record)))
        .chain(
            plan.new
                .iter()
                .map(|record| (record.key.as_str(), None, Some(record))),
        )
        .chain(silent.map(|known| (known.key.as_str(), Some(known.row), None)));
    let (mut plain, mut pressed) = (Vec::new(), Vec::new());
    for (place, (key, row, record)) in answer.enumerate() {
        let mut body = None;
        if let Some(record) = record {
            body::write(record, &mut plain)?;
            let same = match row {
                Some(row) => records::content_hash(db, row)? == body::hash(&plain),
                None => false,
            };
            if !same {
                press.press(&plain, &mut pressed)?;
                body = Some(&pressed);
            }
        }
        statement.execute((holding.source, place, key, row, body))?;
    }
    Ok(Held {
        gate: holding.gate.to_owned(),
        since,
        last: holding.now,
        sightings,
        gone: holding.gone,
        shown: holding.shown,
        validators: holding.validators.clone(),
        content_hash: holding.content_hash.map(str::to_owned),
    })
}

/// Notes at a source that its last answer is held back.
pub(super) fn note(db: &Connection, source: i64, now: Timestamp) -> Result<()> {
    db.prepare_cached(
        "UPDATE sources SET last_attempt = ?2, outcome = ?3, error = '' WHERE row = ?1",
    )?
    .execute((source, now.as_second(), Outcome::Quarantined.as_str()))?;
    Ok(())
}

impl HeldAnswer {
    /// What was odd in it.
    pub(super) fn notices(&self) -> Result<Vec<NoticeSummary>> {
        serde_json::from_str(&self.notices).map_err(|_| StoreError::NotUnderstood("notice"))
    }
}

impl Directory {
    /// The answer of a source that is held back, with how many records it has, how many were left out, and what was odd.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn held(&self, source: &SourceId) -> Result<Option<HeldCounts>> {
        self.database.steady(|db| {
            let Some(row) = sources::find(db, source)? else {
                return Ok(None);
            };
            let Some(answer) = find(db, row)? else {
                return Ok(None);
            };
            Ok(Some(HeldCounts {
                notices: answer.notices()?,
                read: answer.read as u64,
                rejected: answer.rejected as u64,
                held: answer.held,
            }))
        })
    }
}

/// A held-back answer and its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldCounts {
    /// The answer.
    pub held: Held,
    /// How many records it has.
    pub read: u64,
    /// How many of them were left out.
    pub rejected: u64,
    /// What was odd in it.
    pub notices: Vec<NoticeSummary>,
}
