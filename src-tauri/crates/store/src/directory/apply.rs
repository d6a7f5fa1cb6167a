//! Taking over what was read from a source: the whole of it in one transaction, or nothing.
//!
//! What did not change is not written. Rows stay; a record that changed its name stays the same record
//! ([`super::relink`]); what is withdrawn is overwritten.

use super::meetings::Writer;
use super::records::{Known, Writing};
use super::relink::Vanished;
use super::sources::{NoticeSummary, Outcome, Validators};
use super::{
    Directory, clusters, history, meetings, missing, records, relink, slots, sources, state, words,
};
use crate::written::body::{self, Body, Press, Unpress};
use crate::{Result, StoreError, withdrawal};
use circle_domain::{Meeting, MeetingId, Notice, Record, RecordKey, Source, SourceId};
use jiff::Timestamp;
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

/// Where, when and how the records that are to be taken over were read.
#[derive(Clone, Copy)]
pub struct Applied<'a> {
    /// The moment of the reading.
    pub now: Timestamp,
    /// How many records the publisher's answer has.
    pub read: usize,
    /// How many of them were left out.
    pub rejected: usize,
    /// For the next request.
    pub validators: &'a Validators,
    /// The hash of the answer, decoded.
    pub content_hash: Option<&'a str>,
    /// How many bytes came over the wire.
    pub bytes: u64,
    /// How long it took to get them, in seconds.
    pub seconds: f64,
    /// What was odd.
    pub notices: &'a [Notice],
    /// Asked again and again; once it answers true nothing is taken over.
    pub cancelled: Option<&'a (dyn Fn() -> bool + Sync)>,
}

/// What was changed, in meetings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// How many are new.
    pub added: u64,
    /// Of how many something changed.
    pub changed: u64,
    /// How many the answer lacks.
    pub removed: u64,
    /// Those that do not show any more what they showed: their saved copies must be purged
    /// ([`Personal::purge_withdrawn`](crate::Personal::purge_withdrawn)).
    pub withdrawn: Vec<MeetingId>,
}

impl Directory {
    /// Puts `records` in place of what was copied from `source` before. Meetings keep their ids and rows where they are
    /// the same. Everything of the file that can be read is free of withdrawn values afterwards; its last traces in
    /// unused parts of the file go with the next [`purge`](Self::purge).
    ///
    /// # Errors
    /// [`StoreError::Cancelled`], [`StoreError::DiskFull`], [`StoreError::NotWritable`], [`StoreError::Busy`]; nothing is
    /// taken over then.
    pub fn apply(
        &self,
        source: &Source,
        records: Vec<Record>,
        applied: &Applied<'_>,
    ) -> Result<Changes> {
        let (changes, rewritten) = self.database.write(|db| {
            let row = sources::row(db, &source.id, source.sample)?;
            let mut application = Application::new(db, source, row, applied)?;
            let accepted = records.len();
            application.run(records)?;
            application.finish(accepted)
        })?;
        if rewritten {
            // A reader in the way only delays it: the mark in the table state stays.
            self.database.truncate_log()?;
        }
        Ok(changes)
    }
}

/// One taking over, while its transaction lasts.
struct Application<'a> {
    db: &'a Connection,
    source: &'a Source,
    row: i64,
    applied: &'a Applied<'a>,
    writer: Writer,
    press: Press,
    unpress: Unpress,
    words: words::Writer,
    history: history::Writer,
    plain: Vec<u8>,
    pressed: Vec<u8>,
    changes: Changes,
    /// A row was written: the search index is stale.
    wrote: bool,
    /// A value went away: the log must be emptied and the file purged.
    withdrew: bool,
}

impl<'a> Application<'a> {
    fn new(
        db: &'a Connection,
        source: &'a Source,
        row: i64,
        applied: &'a Applied<'a>,
    ) -> Result<Self> {
        Ok(Self {
            db,
            source,
            row,
            applied,
            writer: Writer::new(db, row)?,
            press: Press::new()?,
            unpress: Unpress::new()?,
            words: words::Writer::default(),
            history: history::Writer::new(db, row, applied)?,
            plain: Vec::new(),
            pressed: Vec::new(),
            changes: Changes::default(),
            wrote: false,
            withdrew: false,
        })
    }

    fn run(&mut self, records: Vec<Record>) -> Result<()> {
        let mut known: HashMap<String, Known> = records::known(self.db, self.row)?
            .into_iter()
            .map(|known| (known.key.clone(), known))
            .collect();
        let mut identities: HashSet<String> = known
            .values()
            .map(|known| known.identity().to_owned())
            .collect();
        let mut keys = HashSet::with_capacity(records.len());
        let mut new = Vec::new();
        for mut record in records {
            self.stop_if_cancelled()?;
            record.key = untaken(record.key, &mut keys);
            match known.remove(record.key.as_str()) {
                Some(old) => self.update(&old, &record)?,
                None => new.push(record),
            }
        }
        let vanished = self.vanished(known.into_values())?;
        let names: Vec<Vanished<'_>> = vanished
            .iter()
            .map(|(old, body)| Vanished {
                key: &old.key,
                aliases: &body.aliases,
            })
            .collect();
        let pairs = relink::pair(&names, &new);
        let relinked: HashSet<usize> = pairs.iter().copied().flatten().collect();
        // First what goes, so that its keys and ids are free, then what stays under another key, then what is new.
        for (place, (old, body)) in vanished.iter().enumerate() {
            self.stop_if_cancelled()?;
            if !relinked.contains(&place) {
                match missing::decide() {
                    missing::Missing::Remove => {
                        self.changes.removed += remove(self.db, old.row, body, &mut self.words)?;
                        identities.remove(old.identity());
                    }
                }
                (self.wrote, self.withdrew) = (true, true);
                self.history.came_or_went();
            }
        }
        for (record, pair) in new.iter().zip(&pairs) {
            if let Some((old, body)) = pair.and_then(|place| vanished.get(place)) {
                self.stop_if_cancelled()?;
                self.encode(record)?;
                self.rewrite(old, body, record)?;
            }
        }
        for (record, _) in new.iter().zip(&pairs).filter(|(_, pair)| pair.is_none()) {
            self.stop_if_cancelled()?;
            self.insert(record, &mut identities)?;
        }
        Ok(())
    }

    fn stop_if_cancelled(&self) -> Result<()> {
        if self.applied.cancelled.is_some_and(|cancelled| cancelled()) {
            Err(StoreError::Cancelled)
        } else {
            Ok(())
        }
    }

    /// The records that the answer lacks, with their bodies, in the order in which they came.
    fn vanished(&mut self, known: impl Iterator<Item = Known>) -> Result<Vec<(Known, Body)>> {
        let mut vanished: Vec<Known> = known.collect();
        vanished.sort_unstable_by_key(|known| known.row);
        vanished
            .into_iter()
            .map(|known| {
                let body = records::body(self.db, known.row, &mut self.unpress)?;
                Ok((known, body))
            })
            .collect()
    }

    /// Writes the record's body to `plain`; its hash.
    fn encode(&mut self, record: &Record) -> Result<[u8; 16]> {
        body::write(record, &mut self.plain)?;
        Ok(body::hash(&self.plain))
    }

    fn update(&mut self, old: &Known, record: &Record) -> Result<()> {
        if self.encode(record)? == old.content_hash {
            return Ok(());
        }
        let body = records::body(self.db, old.row, &mut self.unpress)?;
        self.rewrite(old, &body, record)
    }

    /// Writes `record` over `old`; its body is in `plain`.
    fn rewrite(&mut self, old: &Known, old_body: &Body, record: &Record) -> Result<()> {
        self.wrote = true;
        self.press.press(&self.plain, &mut self.pressed)?;
        let identity = old.identity();
        let writing = Writing {
            key: record.key.as_str(),
            identity: (identity != record.key.as_str()).then_some(identity),
            content_hash: &body::hash(&self.plain),
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
                self.changes.removed += 1;
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
                    self.write_over(placed, before, meeting, old.row, place)?;
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
        record: i64,
        place: usize,
    ) -> Result<()> {
        if before == meeting && placed.place == place {
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
        if before != meeting {
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

    fn insert(&mut self, record: &Record, identities: &mut HashSet<String>) -> Result<()> {
        self.wrote = true;
        self.history.came_or_went();
        let content_hash = self.encode(record)?;
        self.press.press(&self.plain, &mut self.pressed)?;
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

    fn finish(mut self, accepted: usize) -> Result<(Changes, bool)> {
        self.words.finish(self.db)?;
        self.history.finish(self.db, self.row)?;
        if self.wrote {
            state::count_up(self.db)?;
        }
        if self.withdrew {
            state::set_purge_due(self.db, true)?;
        }
        let applied = self.applied;
        let outcome = if self.wrote {
            Outcome::Updated
        } else {
            Outcome::Unchanged
        };
        let notices = serde_json::to_string(&NoticeSummary::of(applied.notices))
            .map_err(|_| StoreError::NotUnderstood("notice"))?;
        self.db
            .prepare_cached(
                "UPDATE sources SET location = ?2, sample = ?3, last_attempt = ?4, last_success = ?4, outcome = ?5,
                    error = '', etag = ?6, last_modified = ?7, content_hash = ?8, bytes = ?9, seconds = ?10, read = ?11,
                    accepted = ?12, rejected = ?13, notices = ?14
                 WHERE row = ?1",
            )?
            .execute(rusqlite::params![
                self.row,
                self.source.location,
                self.source.sample,
                applied.now.as_second(),
                outcome.as_str(),
                applied.validators.etag,
                applied.validators.last_modified,
                applied.content_hash,
                applied.bytes,
                applied.seconds,
                applied.read,
                accepted,
                applied.rejected,
                notices,
            ])?;
        Ok((self.changes, self.wrote))
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

/// `key`, or with a number behind it if it is taken; taken from now on.
fn untaken(key: RecordKey, taken: &mut HashSet<String>) -> RecordKey {
    if taken.insert(key.as_str().to_owned()) {
        return key;
    }
    let mut number = 2_u64;
    loop {
        let other = format!("{key}~{number}");
        if taken.insert(other.clone()) {
            return RecordKey::new(other);
        }
        number += 1;
    }
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
