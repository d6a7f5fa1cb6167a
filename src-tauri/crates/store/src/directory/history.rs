//! The table `history`: what changed in each meeting, and by our own comparison when a list last changed.
//!
//! Only what its publisher changed counts: records that a newer reader, or other settings of the source, read in another
//! way did not change. Of values that can lead to somebody's door only the change is told, never the value
//! ([`fields`]); what is withdrawn later is taken out of older changes too.

mod fields;
mod publisher;

use super::Directory;
use super::apply::Applied;
use super::meetings::moment;
use crate::written::WrittenSchedule;
use crate::written::body::Body;
use crate::{Result, StoreError};
use circle_domain::{Meeting, MeetingId, Record, Schedule};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Of each meeting so many changes are kept, the newest.
const KEPT: u32 = 50;

/// So long a change is kept: two years.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(2 * 365 * 24);

/// Where a seeker is led by what a meeting shows: what a thief would change.
const WAYS_IN: [&str; 3] = ["online.url", "online.phone", "contact.phone"];

/// One change of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// When it was seen.
    pub at: Timestamp,
    /// The field, as answers name it: `name`, `schedule`, `venue.address`.
    pub field: String,
    /// What happened to it.
    pub what: ChangeKind,
    /// What it was; none where that was nothing, or is not told.
    pub old: Option<ChangedValue>,
    /// What it became; none where that is nothing, or is not told.
    pub new: Option<ChangedValue>,
}

/// What happened to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// It shows something else.
    Changed,
    /// It showed nothing before.
    Added,
    /// It shows nothing any more.
    Withdrawn,
}

impl ChangeKind {
    const ALL: [Self; 3] = [Self::Changed, Self::Added, Self::Withdrawn];

    /// The name used in answers: `changed`, `added`, `withdrawn`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn number(self) -> i64 {
        match self {
            Self::Changed => 0,
            Self::Added => 1,
            Self::Withdrawn => 2,
        }
    }
}

/// A value that may be told.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangedValue {
    /// A text, or the name of a value in answers.
    Text(String),
    /// Codes, or ids.
    Codes(Vec<String>),
    /// When it is held.
    Schedule(Box<Schedule>),
}

/// A link or a telephone number that was changed or added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayInChanged {
    /// `online.url`, `online.phone` or `contact.phone`.
    pub field: String,
    /// When it was seen.
    pub at: Timestamp,
    /// Changed or added.
    pub what: ChangeKind,
}

/// The written form of a value.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WrittenValue<'a> {
    Text(Cow<'a, str>),
    Codes(Vec<Cow<'a, str>>),
    #[serde(borrow)]
    Schedule(Box<WrittenSchedule<'a>>),
}

fn to_json(value: &ChangedValue) -> Result<String> {
    let written = match value {
        ChangedValue::Text(text) => WrittenValue::Text(Cow::Borrowed(text)),
        ChangedValue::Codes(codes) => {
            WrittenValue::Codes(codes.iter().map(|code| Cow::Borrowed(&**code)).collect())
        }
        ChangedValue::Schedule(schedule) => {
            WrittenValue::Schedule(Box::new(WrittenSchedule::of(schedule)))
        }
    };
    serde_json::to_string(&written).map_err(|_| StoreError::NotUnderstood("change"))
}

fn from_json(json: &str) -> Result<ChangedValue> {
    let written: WrittenValue<'_> =
        serde_json::from_str(json).map_err(|_| StoreError::NotUnderstood("change"))?;
    Ok(match written {
        WrittenValue::Text(text) => ChangedValue::Text(text.into_owned()),
        WrittenValue::Codes(codes) => {
            ChangedValue::Codes(codes.into_iter().map(Cow::into_owned).collect())
        }
        WrittenValue::Schedule(schedule) => {
            ChangedValue::Schedule(Box::new(schedule.into_schedule()?))
        }
    })
}

/// Notes what one taking over changes.
pub(super) struct Writer {
    now: Timestamp,
    /// The answer is read in another way than the one before.
    read_otherwise: bool,
    /// The publisher says something else of the record at hand.
    record_changed: bool,
    /// The publisher says something else of any record.
    list_changed: bool,
}

impl Writer {
    /// For an answer of the source in row `source`.
    pub(super) fn new(db: &Connection, source: i64, applied: &Applied<'_>) -> Result<Self> {
        let before: Option<Option<String>> = db
            .prepare_cached("SELECT content_hash FROM sources WHERE row = ?1")?
            .query_row([source], |row| row.get(0))
            .optional()?;
        let before = before.flatten();
        let read_otherwise = match (before.as_deref(), applied.content_hash) {
            (Some(before), Some(now)) => way_of_reading(before) != way_of_reading(now),
            _ => false,
        };
        Ok(Self {
            now: applied.now,
            read_otherwise,
            record_changed: false,
            list_changed: false,
        })
    }

    /// A record that is about to be written over: when its publisher changed it, if it did.
    pub(super) fn record(&mut self, before: &Body, record: &Record) -> Option<Timestamp> {
        self.record_changed =
            publisher::says_otherwise(&before.public, &record.public, self.read_otherwise)
                || (!self.read_otherwise
                    && publisher::means_otherwise(&before.meetings, &record.meetings));
        self.list_changed |= self.record_changed;
        self.record_changed.then_some(self.now)
    }

    /// A record came or went.
    pub(super) fn came_or_went(&mut self) {
        self.list_changed |= !self.read_otherwise;
    }

    /// A meeting of the record at hand is written over.
    pub(super) fn meeting(
        &self,
        db: &Connection,
        row: i64,
        before: &Meeting,
        after: &Meeting,
    ) -> Result<()> {
        if self.record_changed {
            for difference in fields::differences(before, after) {
                put(db, row, self.now, &difference)?;
            }
            prune(db, row, self.now)?;
        }
        forget(db, row, before, after)
    }

    /// Notes when the list changed, if it did.
    pub(super) fn finish(&self, db: &Connection, source: i64) -> Result<()> {
        if self.list_changed {
            db.prepare_cached("UPDATE sources SET content_changed = ?2 WHERE row = ?1")?
                .execute((source, self.now.as_second()))?;
        }
        Ok(())
    }
}

/// The part of an answer's hash that says how it was read: what stands before the colon.
fn way_of_reading(hash: &str) -> Option<&str> {
    hash.split_once(':').map(|(way, _)| way)
}

fn put(
    db: &Connection,
    meeting: i64,
    now: Timestamp,
    difference: &fields::Difference,
) -> Result<()> {
    let json = |value: &Option<ChangedValue>| value.as_ref().map(to_json).transpose();
    db.prepare_cached(
        "INSERT INTO history (meeting, at, field, what, old, new) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((
        meeting,
        now.as_second(),
        difference.field,
        difference.what.number(),
        json(&difference.old)?,
        json(&difference.new)?,
    ))?;
    Ok(())
}

/// Lets go of what is too old or too much.
fn prune(db: &Connection, meeting: i64, now: Timestamp) -> Result<()> {
    let oldest = now.checked_sub(KEPT_FOR).unwrap_or(Timestamp::MIN);
    db.prepare_cached(
        "DELETE FROM history WHERE meeting = ?1 AND (at < ?2 OR row <=
            (SELECT row FROM history WHERE meeting = ?1 ORDER BY row DESC LIMIT 1 OFFSET ?3))",
    )?
    .execute((meeting, oldest.as_second(), KEPT))?;
    Ok(())
}

/// Takes out of all changes every text that has a word of a value which is not told, and which `after` does not show any more.
fn forget(db: &Connection, meeting: i64, before: &Meeting, after: &Meeting) -> Result<()> {
    let gone = fields::words_gone(before, after);
    if gone.is_empty() {
        return Ok(());
    }
    let mut found = Vec::new();
    {
        let mut statement = db.prepare_cached(
            "SELECT row, old, new FROM history WHERE meeting = ?1 AND (old IS NOT NULL OR new IS NOT NULL)",
        )?;
        let mut rows = statement.query([meeting])?;
        while let Some(row) = rows.next()? {
            let has = |value: Option<String>| -> Result<bool> {
                Ok(match value.as_deref().map(from_json).transpose()? {
                    Some(ChangedValue::Text(text)) => fields::has_word(&text, &gone),
                    _ => false,
                })
            };
            let (old, new) = (has(row.get(1)?)?, has(row.get(2)?)?);
            if old || new {
                found.push((row.get::<_, i64>(0)?, old, new));
            }
        }
    }
    for (row, old, new) in found {
        db.prepare_cached(
            "UPDATE history SET old = iif(?2, NULL, old), new = iif(?3, NULL, new) WHERE row = ?1",
        )?
        .execute((row, old, new))?;
    }
    Ok(())
}

/// What changed in the meeting in this row since `since`, the newest first.
fn read(db: &Connection, meeting: i64, since: Timestamp) -> Result<Vec<Change>> {
    let mut statement = db.prepare_cached(
        "SELECT at, field, what, old, new FROM history WHERE meeting = ?1 AND at >= ?2 ORDER BY row DESC",
    )?;
    let mut rows = statement.query((meeting, since.as_second()))?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let value = |json: Option<String>| json.as_deref().map(from_json).transpose();
        changes.push(Change {
            at: moment(row.get(0)?)?,
            field: row.get(1)?,
            what: kind(row.get(2)?)?,
            old: value(row.get(3)?)?,
            new: value(row.get(4)?)?,
        });
    }
    Ok(changes)
}

fn kind(number: i64) -> Result<ChangeKind> {
    ChangeKind::ALL
        .into_iter()
        .find(|kind| kind.number() == number)
        .ok_or(StoreError::NotUnderstood("change"))
}

/// The last change of each way into the meeting in this row, if there was one and it is not gone since.
pub(super) fn ways_in(db: &Connection, meeting: i64) -> Result<Vec<WayInChanged>> {
    let mut statement = db.prepare_cached(
        "SELECT field, at, what FROM history WHERE meeting = ?1 AND field IN (?2, ?3, ?4) ORDER BY row DESC",
    )?;
    let [first, second, third] = WAYS_IN;
    let mut rows = statement.query((meeting, first, second, third))?;
    let mut seen = Vec::new();
    while let Some(row) = rows.next()? {
        let field: String = row.get(0)?;
        if seen.iter().any(|way: &WayInChanged| way.field == field) {
            continue;
        }
        seen.push(WayInChanged {
            field,
            at: moment(row.get(1)?)?,
            what: kind(row.get(2)?)?,
        });
    }
    seen.retain(|way| way.what != ChangeKind::Withdrawn);
    Ok(seen)
}

impl Directory {
    /// What changed in the meeting with this id, the newest first: at most fifty changes of the last two years. Empty
    /// where nothing changed, or there is no such meeting.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn history(&self, id: &MeetingId, now: Timestamp) -> Result<Vec<Change>> {
        self.database
            .steady(|db| match super::meetings::row_of(db, id)? {
                Some(row) => read(db, row, now.checked_sub(KEPT_FOR).unwrap_or(Timestamp::MIN)),
                None => Ok(Vec::new()),
            })
    }
}
