//! Taking over what was read from a source: the whole of it in one transaction, or nothing.
//!
//! What did not change is not written. Rows stay; a record that changed its name stays the same record
//! ([`super::relink`]); what is withdrawn is overwritten. An answer that a gate holds back is kept beside what there is
//! ([`super::held`]), and changes nothing but marks and what it withdraws.

use super::facts::{self, Gate, Verdict};
use super::held::{self, Held, Holding};
use super::meetings::Writer;
use super::plan::Plan;
use super::sources::{self, NoticeSummary, Outcome, Validators};
use super::write::remove;
use super::{Directory, history, listing, state, words};
use crate::written::body::{Press, Unpress};
use crate::{Result, StoreError};
use circle_domain::{MeetingId, Notice, Record, RecordKey, Source};
use jiff::Timestamp;
use rusqlite::Connection;
use std::collections::HashSet;

/// Where, when and how the records that are to be taken over were read.
#[derive(Clone, Copy)]
pub struct Applied<'a> {
    /// The moment of the reading.
    pub now: Timestamp,
    /// How many records the publisher's answer has.
    pub read: usize,
    /// How many of them were left out.
    pub rejected: usize,
    /// How many of those could not be read; the others are nothing that a directory of groups is asked for.
    pub invalid: usize,
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
    /// Records of which the publisher says that they are there and as they were, without repeating them: they are kept
    /// as they are. A key that is not known is passed over, and one that is also among the records is read from there.
    pub unchanged: Option<&'a HashSet<RecordKey>>,
    /// Who decides whether the answer is taken over or held back; none: it is taken over.
    pub gate: Option<&'a Gate<'a>>,
    /// The same bytes as before, read in another way: what is not in them any more was never the publisher's, and goes.
    pub reread: bool,
    /// The records' bodies, where they were encoded before ([`Directory::encode`]).
    pub bodies: Option<&'a super::Bodies>,
    /// Asked again and again; once it answers true nothing is taken over.
    pub cancelled: Option<&'a (dyn Fn() -> bool + Sync)>,
}

impl Applied<'_> {
    /// What was read at `now`: so many records, taken over as they are, with nothing odd and no marks for the next request.
    #[must_use]
    pub fn new(now: Timestamp, read: usize) -> Self {
        const UNMARKED: &Validators = &Validators {
            etag: None,
            last_modified: None,
        };
        Self {
            now,
            read,
            rejected: 0,
            invalid: 0,
            validators: UNMARKED,
            content_hash: None,
            bytes: 0,
            seconds: 0.0,
            notices: &[],
            unchanged: None,
            gate: None,
            reread: false,
            bodies: None,
            cancelled: None,
        }
    }
}

/// What was changed, in meetings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// How many are new, or back.
    pub added: u64,
    /// Of how many something changed.
    pub changed: u64,
    /// How many the answer lacks, of those that the accepted answer before it had; whether they are hidden already or not.
    pub removed: u64,
    /// Those that do not show any more what they showed: their saved copies must be purged
    /// ([`Personal::purge_withdrawn`](crate::Personal::purge_withdrawn)).
    pub withdrawn: Vec<MeetingId>,
    /// The answer is held back: nothing was taken over but withdrawals and marks.
    pub held: Option<Held>,
}

impl Directory {
    /// Puts `records` in place of what was copied from `source` before, unless the gate holds them back. Meetings keep their
    /// ids and rows where they are the same. Everything of the file that can be read is free of withdrawn values
    /// afterwards; its last traces in unused parts of the file go with the next [`purge`](Self::purge).
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
        let ended = self.database.write(|db| {
            let row = sources::row(db, &source.id, source.sample)?;
            Application::new(db, source, row, applied)?.run(records)
        })?;
        self.after(source, ended)
    }

    /// Takes the answer of `source` that is held back as if it had come again, as it is: its server says that it has not
    /// changed. None: nothing is held back.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn apply_held(
        &self,
        source: &Source,
        now: Timestamp,
        gate: Option<&Gate<'_>>,
        cancelled: Option<&(dyn Fn() -> bool + Sync)>,
    ) -> Result<Option<Changes>> {
        let ended = self.database.write(|db| {
            let Some(row) = sources::find(db, &source.id)? else {
                return Ok(None);
            };
            let Some(answer) = held::find(db, row)? else {
                return Ok(None);
            };
            let records = held::records_of(db, row, &mut Unpress::new()?)?;
            let applied = Applied {
                now,
                read: answer.read,
                rejected: answer.rejected,
                invalid: answer.invalid,
                validators: &answer.held.validators,
                content_hash: answer.held.content_hash.as_deref(),
                bytes: answer.bytes,
                seconds: answer.seconds,
                notices: &[],
                unchanged: None,
                bodies: None,
                reread: false,
                gate,
                cancelled,
            };
            let mut application = Application::new(db, source, row, &applied)?;
            application.notices = Some(answer.notices);
            // Without a gate somebody has looked at it: it is accepted as an answer that passed one.
            application.through_gate = gate.is_none();
            application.run(records).map(Some)
        })?;
        ended.map(|ended| self.after(source, ended)).transpose()
    }

    fn after(&self, source: &Source, (changes, rewritten): (Changes, bool)) -> Result<Changes> {
        self.forget_attempts(&[&source.id]);
        if rewritten {
            // A reader in the way only delays it: the mark in the table state stays.
            self.database.truncate_log()?;
        }
        Ok(changes)
    }
}

/// One taking over, while its transaction lasts.
pub(super) struct Application<'a> {
    pub(super) db: &'a Connection,
    pub(super) source: &'a Source,
    pub(super) row: i64,
    pub(super) applied: &'a Applied<'a>,
    pub(super) writer: Writer,
    pub(super) press: Press,
    pub(super) unpress: Unpress,
    pub(super) words: words::Writer,
    pub(super) history: history::Writer,
    pub(super) plain: Vec<u8>,
    pub(super) pressed: Vec<u8>,
    pub(super) changes: Changes,
    /// A row was written: the search index is stale.
    pub(super) wrote: bool,
    /// A value went away: the log must be emptied and the file purged.
    pub(super) withdrew: bool,
    /// The answer did not pass its gate by itself: what it lacks is settled with that.
    through_gate: bool,
    /// What was odd, as JSON, where it was written down before.
    notices: Option<String>,
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
            through_gate: false,
            notices: None,
        })
    }

    fn run(mut self, records: Vec<Record>) -> Result<(Changes, bool)> {
        let unchanged = self.applied.unchanged;
        let plan = Plan::make(self.db, self.row, records, unchanged, &mut self.unpress)?;
        if let Some(gate) = self.applied.gate
            && !plan.known.is_empty()
        {
            let mut facts =
                facts::gather(self.db, self.row, &plan, self.applied, &mut self.unpress)?;
            facts.read = self.applied.read as u64;
            facts.invalid = self.applied.invalid as u64;
            match gate(&facts) {
                Verdict::Accept => {}
                Verdict::Resolve => self.through_gate = true,
                Verdict::Hold { gate, again } => {
                    let last = facts
                        .losses
                        .last()
                        .map_or((0, 0), |loss| (loss.gone, loss.shown));
                    return self.hold(&plan, gate, again, last);
                }
            }
        }
        self.take_over(plan)
    }

    fn take_over(mut self, plan: Plan) -> Result<(Changes, bool)> {
        let accepted = plan.same.len() + plan.renamed.len() + plan.new.len() + plan.silent.len();
        // Accepted as it is held back, it was not seen once more.
        let once_more = u32::from(self.applied.gate.is_some());
        let sightings =
            held::find(self.db, self.row)?.map_or(1, |answer| answer.held.sightings + once_more);
        let was_held = held::take_out(self.db, self.row)?;
        self.withdrew |= was_held;
        let mut identities: HashSet<String> = plan
            .known
            .iter()
            .map(|known| known.identity().to_owned())
            .collect();
        for (place, record) in &plan.same {
            self.stop_if_cancelled()?;
            if let Some(known) = plan.known.get(*place) {
                let back = self.restore(known)?;
                self.update(known, record, was_held, back)?;
            }
        }
        for place in &plan.absent {
            self.stop_if_cancelled()?;
            let Some(known) = plan.known.get(*place) else {
                continue;
            };
            if self.applied.reread {
                let body = super::records::body(self.db, known.row, &mut self.unpress)?;
                self.changes.removed += remove(self.db, known.row, &body, &mut self.words)?;
                identities.remove(known.identity());
                (self.wrote, self.withdrew) = (true, true);
            } else {
                self.miss(known, if self.through_gate { sightings } else { 1 })?;
            }
        }
        for (place, record) in &plan.renamed {
            self.stop_if_cancelled()?;
            if let Some(known) = plan.known.get(*place) {
                let back = self.restore(known)?;
                let body = super::records::body(self.db, known.row, &mut self.unpress)?;
                self.rewrite(known, &body, record, back)?;
            }
        }
        for place in &plan.silent {
            if let Some(known) = plan.known.get(*place) {
                self.restore(known)?;
            }
        }
        for record in &plan.new {
            self.stop_if_cancelled()?;
            self.insert(record, &mut identities)?;
        }
        if was_held {
            self.wrote |= listing::clear_marks(self.db, self.row)?;
        }
        self.finish(accepted)
    }

    /// Keeps the answer beside what there is: only marks are set, and what it withdraws goes.
    fn hold(
        mut self,
        plan: &Plan,
        gate: &'static str,
        again: bool,
        (gone, shown): (u64, u64),
    ) -> Result<(Changes, bool)> {
        for (known, record) in plan.matched() {
            self.stop_if_cancelled()?;
            self.strip(known, record)?;
        }
        self.mark(plan)?;
        self.words.finish(self.db)?;
        let applied = self.applied;
        let notices = self.notices()?;
        let holding = Holding {
            source: self.row,
            gate,
            again,
            now: applied.now,
            gone,
            shown,
            validators: applied.validators,
            content_hash: applied.content_hash,
            bytes: applied.bytes,
            seconds: applied.seconds,
            read: applied.read,
            rejected: applied.rejected,
            invalid: applied.invalid,
            notices: &notices,
        };
        let held = held::put(self.db, &holding, plan, &mut self.press)?;
        held::note(self.db, self.row, applied.now)?;
        self.history.finish(self.db, self.row)?;
        if self.wrote {
            state::count_up(self.db)?;
        }
        // The answer that was held back before may have shown what this one does not.
        state::set_purge_due(self.db, true)?;
        self.changes = Changes {
            withdrawn: std::mem::take(&mut self.changes.withdrawn),
            held: Some(held),
            ..Changes::default()
        };
        Ok((self.changes, true))
    }

    fn stop_if_cancelled(&self) -> Result<()> {
        if self.applied.cancelled.is_some_and(|cancelled| cancelled()) {
            Err(StoreError::Cancelled)
        } else {
            Ok(())
        }
    }

    fn notices(&mut self) -> Result<String> {
        match self.notices.take() {
            Some(notices) => Ok(notices),
            None => serde_json::to_string(&NoticeSummary::of(self.applied.notices))
                .map_err(|_| StoreError::NotUnderstood("notice")),
        }
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
        let notices = self.notices()?;
        self.db
            .prepare_cached(
                "UPDATE sources SET location = ?2, sample = ?3, last_attempt = ?4, last_success = ?4, outcome = ?5,
                    error = '', etag = ?6, last_modified = ?7, content_hash = ?8, bytes = ?9, seconds = ?10, read = ?11,
                    accepted = ?12, rejected = ?13, notices = ?14, invalid = ?15, baseline = coalesce(?16, baseline)
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
                applied.invalid,
                self.through_gate.then(|| applied.now.as_second()),
            ])?;
        listing::forget_spans(self.db, self.row, applied.now)?;
        Ok((self.changes, self.wrote || self.withdrew))
    }
}
