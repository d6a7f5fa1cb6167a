//! Copying directories: fetch, read, complete, then one transaction for each source.
//!
//! Rules: what goes wrong with one source is that source's matter alone. Whatever goes wrong, its old copy stays. A copy
//! can be cancelled at any moment, and then a source is either wholly copied or as it was. Nothing that a person searches
//! for decides what is fetched, or in which order.

mod after;
pub(crate) mod complete;
mod copy;
mod due;
mod failure;
mod gate;
mod gather;
mod load;
mod manners;
mod opt_out;
mod progress;
mod reading;
mod report;
mod robots;

pub use complete::complete;
pub(crate) use due::{is_local, next_copy};
pub use failure::SyncFailure;
pub use load::{Load, requests_a_week};
pub use manners::StopReason;
pub(crate) use manners::{LAST_USE, manners_setting};
pub use progress::{Silent, SyncEvent, SyncPhase, SyncProgress};
pub use report::{LeftAlone, LeftSource, SyncReport, SyncedSource};

use crate::{Engine, EngineError};
use circle_domain::{Reading, Source, SourceId};
use circle_fetch::Trail;
use circle_store::Directory;
use circle_store::directory::{Applied, Attempt, Changes, Outcome, SourceState, Validators};
use copy::{Copy, Counter};
use futures_util::StreamExt;
use jiff::Timestamp;
use manners::{Manners, Remembered};
use robots::Rules;
use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

/// How many sources are copied at the same time: as many as may be asked at once. What is slow is the network; the
/// database takes one after the other.
const PARALLEL: usize = 16;

/// How many answers are read at the same time: as many as there are processors. Were all that have arrived read at once,
/// they would end at once too, and until then the database would have nothing to write.
fn at_once() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// How often it is looked whether what has arrived is searched already. The last few of many may hang for minutes: what came
/// just before them must not wait for them.
const LOOKED_AGAIN: Duration = Duration::from_secs(1);

/// A source to copy, what came of copying it, and what its server wishes.
type Chosen = (Source, Option<SourceState>, Manners);

/// Which sources to copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncRequest {
    /// These, whether due or not, and whether enabled or not.
    pub ids: Vec<SourceId>,
    /// All that are enabled and not stopped, whether due or not. Without ids and without this: those that are due.
    pub all: bool,
    /// Of these, the answers that are held back are taken over as they are, without asking anybody. A source of which none
    /// is held back is copied as if it were among the ids.
    pub accept: Vec<SourceId>,
}

impl Engine {
    /// Copies directories. `now` is the moment that everything is stamped with.
    ///
    /// # Errors
    /// [`EngineError::UnknownSource`] when one of the ids is none, and when the databases cannot be read. What goes wrong
    /// with a source is in its part of the report.
    pub async fn sync(
        &self,
        request: &SyncRequest,
        now: Timestamp,
        progress: &dyn SyncProgress,
        cancel: &CancellationToken,
    ) -> Result<SyncReport, EngineError> {
        self.sync_each(request, now, progress, cancel, &HashMap::new())
            .await
    }

    /// As [`sync`](Self::sync); the sources in `each` can also be stopped one by one.
    ///
    /// # Errors
    /// As [`sync`](Self::sync).
    pub async fn sync_each(
        &self,
        request: &SyncRequest,
        now: Timestamp,
        progress: &dyn SyncProgress,
        cancel: &CancellationToken,
        each: &HashMap<SourceId, CancellationToken>,
    ) -> Result<SyncReport, EngineError> {
        let remembered = self.remembered()?;
        let (chosen, left) = self.chosen(request, &remembered, now)?;
        let rules = Rules::new(
            self.fetcher(),
            self.directory(),
            self.personal(),
            &remembered,
            now,
        );
        let counter = Counter::new(chosen.len());
        let readers = Semaphore::new(at_once());
        let copies: Vec<Copy<'_>> = chosen
            .iter()
            .map(|(source, state, manners)| Copy {
                directory: self.directory(),
                folder: &self.folder,
                personal: self.personal(),
                fetcher: self.fetcher(),
                places: self.places(),
                source,
                includes: &self.includes,
                state: state.as_ref(),
                manners,
                rules: &rules,
                now,
                progress,
                counter: &counter,
                readers: &readers,
                cancel: each.get(&source.id).unwrap_or(cancel),
                accept: request.accept.contains(&source.id),
                trail: Trail::default(),
                opted_out: self.catalogue().opted_out(),
            })
            .collect();
        for copy in &copies {
            copy.say_waiting();
        }
        let _copying = self.index.copying();
        let copied = futures_util::stream::iter(copies.iter().enumerate())
            .map(|(at, copy)| async move {
                let ended = copy.run().await;
                self.renew_index();
                (at, ended)
            })
            .buffer_unordered(PARALLEL)
            .collect();
        let renewed = async {
            loop {
                tokio::time::sleep(LOOKED_AGAIN).await;
                self.renew_index();
            }
        };
        let mut ended: Vec<(usize, (SyncedSource, Option<Validators>))> = tokio::select! {
            ended = copied => ended,
            never = renewed => never,
        };
        ended.sort_by_key(|(at, _)| *at);
        let ended: Vec<(SyncedSource, Option<Validators>)> =
            ended.into_iter().map(|(_, ended)| ended).collect();
        self.note_attempts(&ended, now)?;
        let report = SyncReport {
            sources: ended.into_iter().map(|(source, _)| source).collect(),
            left,
        };
        if let Err(error) = self.note_contacts(&report, now) {
            // A folder that cannot be written has told so in the report already.
            tracing::warn!(code = error.code(), "who was contacted could not be noted");
        }
        if report
            .sources
            .iter()
            .any(|source| matches!(source.outcome, Outcome::Updated | Outcome::Quarantined))
        {
            self.after_update(&report).await?;
        }
        self.purge_missing(now)?;
        Ok(report)
    }

    fn renew_index(&self) {
        if let Err(error) = self.index.renew(self.directory()) {
            tracing::warn!(code = error.code(), "the index could not be made anew yet");
        }
    }

    /// The sources that would be copied now if nobody named any: those that are enabled and due.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn due_sources(&self, now: Timestamp) -> Result<Vec<Source>, EngineError> {
        let remembered = self.remembered()?;
        let (chosen, _) = self.chosen(&SyncRequest::default(), &remembered, now)?;
        Ok(chosen.into_iter().map(|(source, ..)| source).collect())
    }

    /// The sources to copy, and those in use that are left alone.
    fn chosen(
        &self,
        request: &SyncRequest,
        remembered: &Remembered,
        now: Timestamp,
    ) -> Result<(Vec<Chosen>, Vec<LeftSource>), EngineError> {
        let known = self.sources()?;
        if request
            .ids
            .iter()
            .chain(&request.accept)
            .any(|id| !known.iter().any(|known| known.source.id == *id))
        {
            return Err(EngineError::UnknownSource);
        }
        let rhythm = remembered.rhythm();
        let named = !request.ids.is_empty() || !request.accept.is_empty();
        let (mut chosen, mut left) = (Vec::new(), Vec::new());
        for known in known.into_iter().filter(|known| !known.source.sample) {
            let (source, state) = (known.source, known.state);
            let manners = remembered.manners(&source.id, &source.location);
            let wanted = if named {
                request.ids.contains(&source.id) || request.accept.contains(&source.id)
            } else if request.all {
                source.enabled && manners.stopped.is_none()
            } else {
                due::is_due(&source, state.as_ref(), &manners, rhythm, now)
            };
            if wanted {
                chosen.push((source, state, manners));
            } else if source.enabled && !named {
                let why = match manners.stopped {
                    Some(reason) => LeftAlone::Stopped(reason),
                    None => LeftAlone::Waiting(
                        due::next_copy(&source, state.as_ref(), &manners, rhythm)
                            .filter(|until| *until > now),
                    ),
                };
                left.push(LeftSource {
                    host: crate::sources::host(&source.location),
                    id: source.id,
                    name: source.name,
                    why,
                });
            }
        }
        Ok((chosen, left))
    }

    /// Notes what brought nothing new. A cancelled copy is no answer of the server: nothing is noted.
    fn note_attempts(
        &self,
        ended: &[(SyncedSource, Option<Validators>)],
        now: Timestamp,
    ) -> Result<(), EngineError> {
        let attempts: Vec<Attempt<'_>> = ended
            .iter()
            .filter(|(source, _)| matches!(source.outcome, Outcome::Unchanged | Outcome::Failed))
            .map(|(source, validators)| Attempt {
                source: &source.id,
                at: now,
                outcome: source.outcome,
                error: source.error.as_ref().map(|error| error.code),
                validators: validators.as_ref(),
                bytes: source.bytes,
                seconds: source.seconds,
            })
            .collect();
        match self
            .directory()
            .record_attempts(&attempts)
            .map_err(EngineError::from)
        {
            // The report already says what hinders the writing; it is not lost because this cannot be written either.
            Err(error)
                if attempts
                    .iter()
                    .any(|attempt| attempt.error == Some(error.code())) =>
            {
                Ok(())
            }
            written => written,
        }
    }

    /// What is missing for months goes, except what somebody saved.
    fn purge_missing(&self, now: Timestamp) -> Result<(), EngineError> {
        // While it is locked, nobody can tell what was saved: nothing goes.
        if self.is_locked()? {
            return Ok(());
        }
        let saved = self.personal().saved()?;
        let keep = saved.into_iter().map(|saved| saved.meeting).collect();
        if self.directory().purge_missing(now, &keep)? > 0 {
            self.settle_same()?;
            self.directory().purge()?;
            self.directory_changed()?;
        }
        Ok(())
    }

    /// The sample makes way for what is real, and what was withdrawn leaves the file: off the threads that wait for the
    /// network, since a whole file may have to be written anew.
    async fn after_update(&self, report: &SyncReport) -> Result<(), EngineError> {
        let updated = |source: &SyncedSource| source.outcome == Outcome::Updated;
        if report.sources.iter().any(updated) {
            self.remove_sample()?;
        }
        let directory = Arc::clone(self.directory());
        // A purge that fails is still to be done, and the next copy does it.
        if let Ok(Err(error)) = tokio::task::spawn_blocking(move || directory.purge()).await {
            tracing::warn!(
                code = error.code(),
                "withdrawn values could not be purged from the file yet"
            );
        }
        self.directory_changed()
    }
}

/// Writes the sample directory the way every other is written.
pub(crate) fn apply_sample(
    directory: &Directory,
    source: &Source,
    reading: Reading,
    now: Timestamp,
) -> Result<Changes, EngineError> {
    let applied = Applied {
        rejected: reading.rejected,
        notices: &reading.notices,
        ..Applied::new(now, reading.read)
    };
    Ok(directory.apply(source, reading.records, &applied)?)
}
