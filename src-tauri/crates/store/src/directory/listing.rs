//! Whether the publisher's newest list shows a meeting: the marks of those that it lacks, what is hidden, what goes for good.

use super::apply::Application;
use super::plan::Plan;
use super::records::{self, Known};
use super::{Directory, clusters, meetings, missing, slots, state, words};
use crate::written::body::{self, Unpress};
use crate::{Result, StoreError, withdrawal};
use circle_domain::{Meeting, MeetingId, Record, SourceId};
use jiff::Timestamp;
use rusqlite::Connection;
use std::collections::HashSet;

/// Whether a meeting is in its publisher's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// The newest list shows it.
    Confirmed,
    /// The newest list lacks it, since then; it is not certain yet what that means.
    Missing(Timestamp),
    /// The publisher does not list it any more, since then.
    NoLongerListed(Timestamp),
}

impl Listing {
    /// The name used in answers: `confirmed`, `missing`, `no_longer_listed`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Missing(_) => "missing",
            Self::NoLongerListed(_) => "no_longer_listed",
        }
    }

    /// Since when it is not in the list.
    #[must_use]
    pub fn since(self) -> Option<Timestamp> {
        match self {
            Self::Confirmed => None,
            Self::Missing(since) | Self::NoLongerListed(since) => Some(since),
        }
    }
}

impl Application<'_> {
    /// An accepted answer lacks this record, for the `answers`-th time in a row counted from now.
    pub(super) fn miss(&mut self, known: &Known, answers: u32) -> Result<()> {
        if known.hidden_since.is_some() {
            return Ok(());
        }
        let now = self.applied.now;
        if known.missing_since.is_none() {
            self.changes.removed += known.meetings;
            self.history.came_or_went();
        }
        let since = match known.missing_since {
            Some(since) => since,
            // Answers that were held back lacked it before.
            None if answers > 1 => unlisted_since(self.db, known.row)?.unwrap_or(now.as_second()),
            None => now.as_second(),
        };
        let count = known.missing_count.saturating_add(answers);
        let from = Timestamp::from_second(since).unwrap_or(now);
        let hidden = missing::is_hidden(count, from, now);
        self.db
            .prepare_cached(
                "UPDATE records SET missing_since = ?2, missing_count = ?3, hidden_since = ?4 WHERE row = ?1",
            )?
            .execute((known.row, since, count, hidden.then(|| now.as_second())))?;
        let changed = self
            .db
            .prepare_cached(
                "UPDATE meetings SET unlisted_since = coalesce(unlisted_since, ?2), status = iif(?3, 0, status), stripped = 0
                 WHERE record = ?1 AND (unlisted_since IS NULL OR ?3)",
            )?
            .execute((known.row, since, hidden))?;
        self.wrote |= changed > 0;
        Ok(())
    }

    /// The answer has this record. True: the one before it lacked it.
    pub(super) fn restore(&mut self, known: &Known) -> Result<bool> {
        if known.missing_since.is_none() {
            return Ok(false);
        }
        self.wrote = true;
        self.history.came_or_went();
        let now = self.applied.now.as_second();
        if let Some(hidden) = known.hidden_since {
            self.db
                .prepare_cached(
                    "INSERT INTO spans (source, record, since, until, meetings) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute((self.row, known.row, known.shown_since, hidden, known.meetings))?;
        }
        self.db
            .prepare_cached(
                "UPDATE records SET missing_since = NULL, missing_count = 0, hidden_since = NULL,
                    shown_since = iif(hidden_since IS NULL, shown_since, ?2)
                 WHERE row = ?1",
            )?
            .execute((known.row, now))?;
        let body = records::body(self.db, known.row, &mut self.unpress)?;
        for placed in meetings::of_record(self.db, known.row)? {
            let meeting = body.meetings.get(placed.place);
            let meeting = meeting.ok_or(StoreError::NotUnderstood("record"))?;
            meetings::show(self.db, placed.row, meeting)?;
        }
        self.changes.added += known.meetings;
        Ok(true)
    }

    /// Marks what an answer that is held back lacks, and takes the marks of what it shows away.
    pub(super) fn mark(&mut self, plan: &Plan) -> Result<()> {
        let now = self.applied.now.as_second();
        let (mut listed, mut unlisted) = (Vec::new(), Vec::new());
        for (known, record) in plan.matched() {
            let placed = meetings::of_record(self.db, known.row)?;
            if placed.len() == 1 && record.meetings.len() == 1 {
                listed.extend(placed.iter().map(|placed| placed.row));
                continue;
            }
            let body = records::body(self.db, known.row, &mut self.unpress)?;
            let before: Vec<&Meeting> = placed
                .iter()
                .filter_map(|placed| body.meetings.get(placed.place))
                .collect();
            let pairs = slots::pair(&before, &record.meetings);
            for (place, placed) in placed.iter().enumerate() {
                if pairs.contains(&Some(place)) {
                    listed.push(placed.row);
                } else {
                    unlisted.push(placed.row);
                }
            }
        }
        for (places, rows) in [(&plan.absent, &mut unlisted), (&plan.silent, &mut listed)] {
            for known in places.iter().filter_map(|place| plan.known.get(*place)) {
                let placed = meetings::of_record(self.db, known.row)?;
                rows.extend(placed.iter().map(|placed| placed.row));
            }
        }
        let mut changed = 0;
        let mut statement = self.db.prepare_cached(
            "UPDATE meetings SET unlisted_since = NULL WHERE row = ?1 AND unlisted_since IS NOT NULL",
        )?;
        for row in listed {
            changed += statement.execute([row])?;
        }
        let mut statement = self.db.prepare_cached(
            "UPDATE meetings SET unlisted_since = ?2 WHERE row = ?1 AND unlisted_since IS NULL",
        )?;
        for row in unlisted {
            changed += statement.execute((row, now))?;
        }
        self.wrote |= changed > 0;
        Ok(())
    }

    /// Takes out of a record what an answer that is held back does not show any more of it. Nothing comes in its place: a
    /// list in foreign hands can take away, but not lead astray.
    pub(super) fn strip(&mut self, known: &Known, record: &Record) -> Result<()> {
        if self.encode(record)? == known.content_hash {
            return Ok(());
        }
        let old = records::body(self.db, known.row, &mut self.unpress)?;
        let placed = meetings::of_record(self.db, known.row)?;
        let before: Vec<&Meeting> = placed
            .iter()
            .filter_map(|placed| old.meetings.get(placed.place))
            .collect();
        let pairs = slots::pair(&before, &record.meetings);
        let mut stripped = Record {
            key: circle_domain::RecordKey::new(known.key.as_str()),
            aliases: old.aliases.clone(),
            public: String::new(),
            meetings: old.meetings.clone(),
            imported_from: old.imported_from.clone(),
        };
        let mut gone = Vec::new();
        let mut touched = Vec::new();
        for (meeting, pair) in record.meetings.iter().zip(&pairs) {
            let Some(placed) = pair.and_then(|pair| placed.get(pair)) else {
                continue;
            };
            let Some(own) = stripped.meetings.get_mut(placed.place) else {
                continue;
            };
            let values = withdrawal::strip(own, meeting);
            if !values.is_empty() {
                gone.extend(values);
                touched.push(placed);
            }
        }
        stripped.public = withdrawal::strip_public(&old.public, &record.public, &gone);
        if touched.is_empty() && stripped.public == old.public {
            return Ok(());
        }
        (self.wrote, self.withdrew) = (true, true);
        body::write(&stripped, &mut self.plain)?;
        self.press.press(&self.plain, &mut self.pressed)?;
        let writing = records::Writing {
            key: &known.key,
            identity: known.identity.as_deref(),
            content_hash: &body::hash(&self.plain),
            body: &self.pressed,
            aliases: &stripped.aliases,
        };
        let changed = self.history.record(&old, &stripped);
        clusters::written(self.db, self.row, known.row, Some(&old), &stripped)?;
        records::update(self.db, known.row, &old, &writing, changed)?;
        for placed in touched {
            let (Some(was), Some(is)) = (
                old.meetings.get(placed.place),
                stripped.meetings.get(placed.place),
            ) else {
                continue;
            };
            self.words.replace(self.db, placed.row, was, is)?;
            self.writer.write(
                self.db,
                Some(placed.row),
                &placed.id,
                known.row,
                placed.place,
                is,
            )?;
            self.history.meeting(self.db, placed.row, was, is)?;
            meetings::note_stripped(self.db, placed.row, known.hidden_since.is_some())?;
            self.changes
                .withdrawn
                .push(MeetingId::new(placed.id.as_str()));
        }
        Ok(())
    }
}

fn unlisted_since(db: &Connection, record: i64) -> Result<Option<i64>> {
    Ok(db
        .prepare_cached("SELECT min(unlisted_since) FROM meetings WHERE record = ?1")?
        .query_row([record], |row| row.get(0))?)
}

/// Takes away the marks of an answer that was held back. True: there were some.
pub(super) fn clear_marks(db: &Connection, source: i64) -> Result<bool> {
    let changed = db
        .prepare_cached(
            "UPDATE meetings SET stripped = 0, unlisted_since =
                iif((SELECT missing_since FROM records WHERE records.row = meetings.record) IS NULL, NULL, unlisted_since)
             WHERE record IN (SELECT row FROM records WHERE source = ?1) AND (stripped = 1 OR unlisted_since IS NOT NULL)",
        )?
        .execute([source])?;
    Ok(changed > 0)
}

/// Notes that a meeting was taken out of its record, so that what is lost is added up.
pub(super) fn note_taken_out(
    db: &Connection,
    source: i64,
    shown_since: i64,
    now: Timestamp,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO spans (source, record, since, until, meetings) VALUES (?1, NULL, ?2, ?3, 1)",
    )?
    .execute((source, shown_since, now.as_second()))?;
    Ok(())
}

/// Forgets what was shown so long ago that nothing is compared with it.
pub(super) fn forget_spans(db: &Connection, source: i64, now: Timestamp) -> Result<()> {
    db.prepare_cached("DELETE FROM spans WHERE source = ?1 AND until < ?2")?
        .execute((source, missing::forgotten_before(now).as_second()))?;
    Ok(())
}

impl Directory {
    /// The answer that was accepted last came once more: what it lacks is missing for one more time. Does nothing, and
    /// writes nothing, where nothing is missing. True: something was hidden.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn confirm(&self, source: &SourceId, now: Timestamp) -> Result<bool> {
        const PENDING: &str = "FROM records WHERE source = (SELECT row FROM sources WHERE id = ?1)
            AND missing_since IS NOT NULL AND hidden_since IS NULL";
        let pending: bool = self.database.steady(|db| {
            Ok(db
                .prepare_cached(&format!("SELECT EXISTS (SELECT 1 {PENDING})"))?
                .query_row([source.as_str()], |row| row.get(0))?)
        })?;
        if !pending {
            return Ok(false);
        }
        self.database.write(|db| {
            let pending: Vec<(i64, i64, u32)> = db
                .prepare_cached(&format!(
                    "SELECT row, missing_since, missing_count {PENDING}"
                ))?
                .query_map([source.as_str()], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })?
                .collect::<rusqlite::Result<_>>()?;
            let mut hidden = false;
            for (row, since, count) in pending {
                let count = count.saturating_add(1);
                let since = Timestamp::from_second(since).unwrap_or(now);
                let hide = missing::is_hidden(count, since, now);
                db.prepare_cached(
                    "UPDATE records SET missing_count = ?2, hidden_since = ?3 WHERE row = ?1",
                )?
                .execute((row, count, hide.then(|| now.as_second())))?;
                if hide {
                    db.prepare_cached("UPDATE meetings SET status = 0 WHERE record = ?1")?
                        .execute([row])?;
                }
                hidden |= hide;
            }
            if hidden {
                state::count_up(db)?;
            }
            Ok(hidden)
        })
    }

    /// Deletes what is missing for so long that it will not come back, except the records of meetings in `keep`. How many
    /// meetings went. Writes nothing where there is none.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn purge_missing(&self, now: Timestamp, keep: &HashSet<MeetingId>) -> Result<u64> {
        let due = |db: &Connection| -> Result<Vec<i64>> {
            let mut statement = db.prepare_cached(
                "SELECT row FROM records WHERE hidden_since IS NOT NULL AND missing_since <= ?1
                    AND row NOT IN (SELECT record FROM held_records WHERE record IS NOT NULL)",
            )?;
            let rows: Vec<i64> = statement
                .query_map([missing::gone_before(now).as_second()], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let mut due = Vec::new();
            for row in rows {
                let placed = meetings::of_record(db, row)?;
                if !placed
                    .iter()
                    .any(|placed| keep.contains(&MeetingId::new(placed.id.as_str())))
                {
                    due.push(row);
                }
            }
            Ok(due)
        };
        if self.database.steady(due)?.is_empty() {
            return Ok(0);
        }
        let gone = self.database.write(|db| {
            let (mut unpress, mut words) = (Unpress::new()?, words::Writer::default());
            let mut gone = 0;
            for row in due(db)? {
                let body = records::body(db, row, &mut unpress)?;
                gone += super::write::remove(db, row, &body, &mut words)?;
            }
            words.finish(db)?;
            state::count_up(db)?;
            state::set_purge_due(db, true)?;
            Ok(gone)
        })?;
        self.database.truncate_log()?;
        Ok(gone)
    }
}
