//! Writing records and their meetings while a transaction lasts: over what there is, or anew.

use super::apply::Application;
use super::plan::untaken;
use super::records::{Known, Writing};
use super::{clusters, listing, meetings, records, slots, words};
use crate::written::body::{self, Body};
use crate::{Result, StoreError, withdrawal};
use circle_domain::{Meeting, MeetingId, Record, RecordKey, SourceId};
use rusqlite::Connection;
use std::collections::HashSet;

impl Application<'_> {
    /// The hash of the record's body, which was encoded before or is in `plain` now.
    pub(super) fn encode(&mut self, record: &Record) -> Result<[u8; 16]> {
        if let Some(encoded) = self.encoded(record) {
            return Ok(encoded.hash);
        }
        body::write(record, &mut self.plain)?;
        Ok(body::hash(&self.plain))
    }

    fn encoded(&self, record: &Record) -> Option<&super::bodies::Encoded> {
        self.applied.bodies?.get(record.key.as_str())
    }

    /// Puts the record's compressed body into `pressed`; its hash.
    fn press(&mut self, record: &Record) -> Result<[u8; 16]> {
        let bodies = self.applied.bodies;
        let encoded = bodies.and_then(|bodies| bodies.get(record.key.as_str()));
        if let Some(encoded) = encoded
            && let Some(pressed) = &encoded.pressed
        {
            self.pressed.clear();
            self.pressed.extend_from_slice(pressed);
            return Ok(encoded.hash);
        }
        body::write(record, &mut self.plain)?;
        self.press.press(&self.plain, &mut self.pressed)?;
        Ok(body::hash(&self.plain))
    }

    /// `stripped`: an answer that was held back may have changed some of its meetings already. `back`: it was missing, and
    /// its meetings count as new.
    pub(super) fn update(
        &mut self,
        old: &Known,
        record: &Record,
        stripped: bool,
        back: bool,
    ) -> Result<()> {
        if self.encode(record)? == old.content_hash {
            if stripped && !back {
                self.changes.changed += meetings::take_stripped(self.db, old.row)?;
            }
            return Ok(());
        }
        let body = records::body(self.db, old.row, &mut self.unpress)?;
        self.rewrite(old, &body, record, back)
    }

    /// Writes `record` over `old`.
    pub(super) fn rewrite(
        &mut self,
        old: &Known,
        old_body: &Body,
        record: &Record,
        back: bool,
    ) -> Result<()> {
        self.wrote = true;
        let content_hash = self.press(record)?;
        let identity = old.identity();
        let writing = Writing {
            key: record.key.as_str(),
            identity: (identity != record.key.as_str()).then_some(identity),
            content_hash: &content_hash,
            body: &self.pressed,
            aliases: &record.aliases,
        };
        let changed = self.history.record(old_body, record);
        clusters::written(self.db, self.row, old.row, Some(old_body), record)?;
        records::update(self.db, old.row, old_body, &writing, changed)?;
        // A value may have stood in the public part alone.
        self.withdrew |= old_body.public != record.public;

        let placed = meetings::of_record(self.db, old.row)?;
        let old_meetings: Vec<&Meeting> = placed
            .iter()
            .filter_map(|placed| old_body.meetings.get(placed.place))
            .collect();
        if old_meetings.len() != placed.len() {
            return Err(StoreError::NotUnderstood("record"));
        }
        let pairs = slots::pair(&old_meetings, &record.meetings);
        for (place, (placed, meeting)) in placed.iter().zip(&old_meetings).enumerate() {
            if !pairs.contains(&Some(place)) {
                self.words.take_out(self.db, placed.row, meeting)?;
                meetings::delete(self.db, placed.row)?;
                if !back {
                    self.changes.removed += 1;
                    listing::note_taken_out(self.db, self.row, old.shown_since, self.applied.now)?;
                }
                self.withdrew = true;
            }
        }
        let mut ids: HashSet<String> = pairs
            .iter()
            .flatten()
            .filter_map(|place| placed.get(*place))
            .map(|placed| placed.id.clone())
            .collect();
        for (place, (meeting, pair)) in record.meetings.iter().zip(&pairs).enumerate() {
            let before = pair.and_then(|pair| placed.get(pair).zip(old_meetings.get(pair)));
            match before {
                Some((placed, before)) => {
                    self.write_over(placed, before, meeting, (old.row, place), back)?;
                }
                None => {
                    let id = untaken_id(&self.source.id, identity, &meeting.slot, &mut ids);
                    self.add(&id, old.row, place, meeting)?;
                }
            }
        }
        Ok(())
    }

    fn write_over(
        &mut self,
        placed: &meetings::Placed,
        before: &Meeting,
        meeting: &Meeting,
        (record, place): (i64, usize),
        back: bool,
    ) -> Result<()> {
        if before == meeting && placed.place == place {
            if placed.stripped && !back {
                self.changes.changed += 1;
            }
            return Ok(());
        }
        self.words.replace(self.db, placed.row, before, meeting)?;
        self.writer.write(
            self.db,
            Some(placed.row),
            &placed.id,
            record,
            place,
            meeting,
        )?;
        self.history.meeting(self.db, placed.row, before, meeting)?;
        if (before != meeting || placed.stripped) && !back {
            self.changes.changed += 1;
        }
        if withdrawal::withdraws(before, meeting) {
            self.withdrew = true;
            self.changes
                .withdrawn
                .push(MeetingId::new(placed.id.as_str()));
        }
        Ok(())
    }

    pub(super) fn insert(
        &mut self,
        record: &Record,
        identities: &mut HashSet<String>,
    ) -> Result<()> {
        self.wrote = true;
        self.history.came_or_went();
        let content_hash = self.press(record)?;
        // Another record may have had this key before it was given a new one.
        let identity = untaken(record.key.clone(), identities);
        let writing = Writing {
            key: record.key.as_str(),
            identity: (identity != record.key).then_some(identity.as_str()),
            content_hash: &content_hash,
            body: &self.pressed,
            aliases: &record.aliases,
        };
        let row = records::insert(self.db, self.row, &writing, self.applied.now)?;
        clusters::written(self.db, self.row, row, None, record)?;
        let mut ids = HashSet::new();
        for (place, meeting) in record.meetings.iter().enumerate() {
            let id = untaken_id(&self.source.id, identity.as_str(), &meeting.slot, &mut ids);
            self.add(&id, row, place, meeting)?;
        }
        Ok(())
    }

    fn add(&mut self, id: &str, record: i64, place: usize, meeting: &Meeting) -> Result<()> {
        let row = self
            .writer
            .write(self.db, None, id, record, place, meeting)?;
        self.words.put(self.db, row, meeting)?;
        self.changes.added += 1;
        Ok(())
    }
}

/// Deletes a record, its meetings and their words. How many meetings it had.
pub(super) fn remove(
    db: &Connection,
    record: i64,
    body: &Body,
    words: &mut words::Writer,
) -> Result<u64> {
    let mut removed = 0;
    clusters::leaving(db, record, body)?;
    for placed in meetings::of_record(db, record)? {
        if let Some(meeting) = body.meetings.get(placed.place) {
            words.take_out(db, placed.row, meeting)?;
        }
        meetings::delete(db, placed.row)?;
        removed += 1;
    }
    records::delete(db, record, body)?;
    Ok(removed)
}

/// The id of a record's slot; of the slot with a number behind it if another meeting of the record has kept that id.
fn untaken_id(
    source: &SourceId,
    identity: &str,
    slot: &str,
    taken: &mut HashSet<String>,
) -> String {
    let identity = RecordKey::new(identity);
    let mut id = MeetingId::of(source, &identity, slot);
    let mut number = 2_u64;
    while !taken.insert(id.as_str().to_owned()) {
        id = MeetingId::of(source, &identity, &format!("{slot}~{number}"));
        number += 1;
    }
    id.as_str().to_owned()
}
