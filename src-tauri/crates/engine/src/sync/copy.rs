//! The copy of one source, from its first request to its transaction.

mod taking;

use super::failure::SyncFailure;
use super::gather::{Gatherer, Gathering};
use super::manners::{Manners, host_setting, manners_setting, public_host};
use super::progress::{SyncEvent, SyncPhase, SyncProgress};
use super::reading::fingerprint;
use super::report::SyncedSource;
use super::robots::Rules;
use crate::same::Includes;
use circle_domain::{FeedFormat, Source};
use circle_fetch::{FetchError, Fetcher, Told, Trail};
use circle_places::Places;
use circle_store::directory::{Changes, NoticeSummary, Outcome, SourceState, Validators};
use circle_store::{Directory, Personal, StoreError};
use jiff::Timestamp;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use taking::Answer;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

/// How many sources of a copy have ended.
pub(crate) struct Counter {
    done: AtomicUsize,
    total: usize,
}

impl Counter {
    pub(crate) fn new(total: usize) -> Self {
        Self {
            done: AtomicUsize::new(0),
            total,
        }
    }
}

/// One source to copy, and everything it takes.
pub(crate) struct Copy<'a> {
    pub(crate) directory: &'a Arc<Directory>,
    /// Where the databases lie.
    pub(crate) folder: &'a Path,
    pub(crate) personal: &'a Arc<Personal>,
    pub(crate) fetcher: &'a Fetcher,
    pub(crate) places: &'static Places,
    pub(crate) source: &'a Source,
    pub(crate) includes: &'a Includes,
    pub(crate) state: Option<&'a SourceState>,
    pub(crate) manners: &'a Manners,
    pub(crate) rules: &'a Rules<'a>,
    /// Who does not want to be copied, beside those that are built in.
    pub(crate) opted_out: &'a [String],
    pub(crate) now: Timestamp,
    pub(crate) progress: &'a dyn SyncProgress,
    pub(crate) counter: &'a Counter,
    /// Who may read what has arrived.
    pub(crate) readers: &'a Semaphore,
    pub(crate) cancel: &'a CancellationToken,
    /// The answer that is held back is taken over, if there is one.
    pub(crate) accept: bool,
    /// The hosts that are asked for it.
    pub(crate) trail: Trail,
}

/// How a copy ended when nothing went wrong.
enum Ended {
    /// With the marks of the answer, where it gave new ones.
    Unchanged(Option<Validators>),
    Updated(Updated),
}

struct Updated {
    read: usize,
    rejected: usize,
    changes: Changes,
    notices: Vec<NoticeSummary>,
}

/// What a copy has cost so far.
#[derive(Default)]
struct Cost {
    bytes: u64,
    requests: u32,
    /// What the server said beside its list.
    told: Told,
}

impl Copy<'_> {
    pub(crate) fn say_waiting(&self) {
        self.say(SyncPhase::Waiting, 0, 0, None);
    }

    /// Copies the source. Whatever happens is in what it gives back.
    pub(crate) async fn run(&self) -> (SyncedSource, Option<Validators>) {
        let start = Instant::now();
        let mut cost = Cost::default();
        let ended = self.copy(start, &mut cost).await;
        let mut synced = SyncedSource {
            id: self.source.id.clone(),
            name: self.source.name.clone(),
            host: crate::sources::host(&self.source.location),
            outcome: Outcome::Unchanged,
            reason: None,
            held: None,
            read: self.state.map_or(0, |state| state.read),
            accepted: self.state.map_or(0, |state| state.accepted),
            rejected: self.state.map_or(0, |state| state.rejected),
            added: 0,
            changed: 0,
            removed: 0,
            meetings: self.state.map_or(0, |state| state.meetings),
            bytes: cost.bytes,
            requests: cost.requests,
            contacted: self.trail.asked(),
            seconds: start.elapsed().as_secs_f64(),
            notices: self
                .state
                .map_or_else(Vec::new, |state| state.notices.clone()),
            error: None,
        };
        let mut validators = None;
        self.remember(ended.as_ref().err(), &cost.told);
        match ended {
            Ok(Ended::Unchanged(marks)) => validators = marks,
            Ok(Ended::Updated(updated)) => {
                synced.outcome = Outcome::Updated;
                (synced.read, synced.rejected) = (updated.read as u64, updated.rejected as u64);
                synced.accepted = synced.read.saturating_sub(synced.rejected);
                (synced.added, synced.changed, synced.removed) = (
                    updated.changes.added,
                    updated.changes.changed,
                    updated.changes.removed,
                );
                synced.notices = updated.notices;
                if let Some(held) = updated.changes.held {
                    synced.outcome = Outcome::Quarantined;
                    synced.reason = super::gate::Reason::parse(&held.gate);
                    synced.held = Some(held);
                }
                synced.meetings = self.meetings().unwrap_or(synced.meetings);
            }
            Err(failure) => {
                synced.outcome = if failure.code == "cancelled" {
                    Outcome::Cancelled
                } else {
                    Outcome::Failed
                };
                (synced.read, synced.accepted, synced.rejected) = (0, 0, 0);
                synced.notices = Vec::new();
                tracing::info!(source = %self.source.id, code = failure.code, "a source could not be copied");
                synced.error = (synced.outcome == Outcome::Failed).then_some(failure);
            }
        }
        self.counter.done.fetch_add(1, Ordering::SeqCst);
        self.say(SyncPhase::Done, synced.bytes, synced.read, Some(&synced));
        (synced, validators)
    }

    async fn copy(&self, start: Instant, cost: &mut Cost) -> Result<Ended, SyncFailure> {
        if self.cancel.is_cancelled() {
            return Err(circle_fetch::FetchError::Cancelled.into());
        }
        if self.accept
            && let Some(updated) = self.take_held(false).await?
        {
            return Ok(Ended::Updated(updated));
        }
        self.say(SyncPhase::Connecting, 0, 0, None);
        if super::opt_out::is_opted_out(self.opted_out, &self.source.location) {
            return Err(FetchError::OptedOut.into());
        }
        if self
            .rules
            .check(self.source, &self.trail, self.cancel)
            .await?
        {
            cost.requests += 1;
        }
        let fingerprint = fingerprint(self.source);
        let known = self
            .state
            .filter(|state| state.location == self.source.location);
        let read_alike =
            |hash: Option<&String>| hash.is_some_and(|hash| hash.starts_with(&fingerprint));
        // While an answer is held back, "not changed" must mean that one: never the marks of the one before.
        let held = known.and_then(|state| state.held.as_ref());
        let held = held.filter(|held| read_alike(held.content_hash.as_ref()));
        let known =
            known.filter(|state| state.held.is_none() && read_alike(state.content_hash.as_ref()));
        let on_bytes = |bytes: u64| self.say(SyncPhase::Receiving, bytes, 0, None);
        let mut gatherer = Gatherer {
            fetcher: self.fetcher,
            source: self.source,
            validators: known
                .map(|state| &state.validators)
                // Changes are asked for since what was accepted, or not at all.
                .or(held
                    .filter(|_| self.source.format != Some(FeedFormat::Hsds))
                    .map(|held| &held.validators))
                .cloned()
                .unwrap_or_default(),
            cancel: self.cancel,
            on_bytes: &on_bytes,
            wire: 0,
            requests: cost.requests,
            told: Told::default(),
            trail: &self.trail,
            now: self.now,
        };
        let gathered = gatherer.gather().await;
        (cost.bytes, cost.requests, cost.told) = (gatherer.wire, gatherer.requests, gatherer.told);
        let mut listing = match gathered? {
            Gathering::NotModified if held.is_some() => return self.again().await,
            Gathering::NotModified => {
                self.directory.confirm(&self.source.id, self.now)?;
                return Ok(Ended::Unchanged(None));
            }
            Gathering::Whole(listing) => listing,
        };
        let content_hash = format!("{fingerprint}{}", listing.hash);
        if known.is_some_and(|state| state.content_hash.as_ref() == Some(&content_hash)) {
            self.directory.confirm(&self.source.id, self.now)?;
            return Ok(Ended::Unchanged(Some(listing.validators)));
        }
        // The same bytes, read otherwise because a person said so: nothing is wrong with the list.
        let reread = self.state.is_some_and(|state| {
            let hash = state.content_hash.as_ref();
            state.location == self.source.location
                && hash.is_some_and(|hash| hash.ends_with(&format!(":{}", listing.hash)))
        });
        self.say(SyncPhase::Reading, cost.bytes, 0, None);
        let format = listing.format;
        let answer = Answer {
            kept: std::mem::take(&mut listing.kept),
            validators: listing.validators.clone(),
            content_hash,
            reread,
            bytes: cost.bytes,
            seconds: start.elapsed().as_secs_f64(),
        };
        let (mut reading, bodies) = self.read(listing).await?;
        self.count_kept(&mut reading, &answer.kept)?;
        self.check_cancelled()?;
        // A source that was removed meanwhile is not brought back.
        self.settings()?
            .ok_or(circle_fetch::FetchError::Cancelled)?;
        self.say(SyncPhase::Writing, cost.bytes, reading.read as u64, None);
        let updated = self.write(reading, bodies, answer).await?;
        if let Some(settings) = self
            .settings()?
            .filter(|settings| settings.format.is_none())
        {
            self.personal.put_source(
                &Source {
                    format: Some(format),
                    ..settings
                },
                self.now,
            )?;
        }
        Ok(Ended::Updated(updated))
    }

    /// Keeps what the server wishes, so that it is respected after a restart too. Nothing is written when nothing changed.
    fn remember(&self, failure: Option<&SyncFailure>, told: &Told) {
        let mut manners = self.manners.clone();
        let mut adopted = None;
        match failure {
            Some(failure) if failure.code == "cancelled" => return,
            Some(failure) => manners.after_failure(failure, self.now),
            None => adopted = manners.after_answer(told, self.now),
        }
        let kept = self.keep(&manners).and_then(|()| {
            // On a public host a wish to wait may be the whole host's: of the one that said it, wherever a redirect led.
            if let Some(until) = manners.wait_until
                && failure.is_some_and(|failure| failure.of_whole_host)
                && let Some(asked) = self.trail.last()
                && let Some(host) = public_host(&format!("https://{asked}/"))
            {
                self.personal
                    .set_setting(&host_setting(&host), Some(&until.to_string()))?;
            }
            match adopted {
                Some(location) => self.adopt(location),
                None => Ok(()),
            }
        });
        if let Err(error) = kept {
            tracing::warn!(code = error.code(), "a server's wishes could not be kept");
        }
    }

    fn keep(&self, manners: &Manners) -> Result<(), StoreError> {
        // Beside its own wishes, `self.manners` has those of its host, which are kept elsewhere.
        if *manners == self.rules.remembered.kept(&self.source.id) {
            return Ok(());
        }
        let text = (*manners != Manners::default())
            .then(|| serde_json::to_string(manners).ok())
            .flatten();
        self.personal
            .set_setting(&manners_setting(&self.source.id), text.as_deref())
    }

    /// Takes the address that the list has moved to. The source's id, and so its meetings' ids, stay.
    fn adopt(&self, location: String) -> Result<(), StoreError> {
        let Some(entered) = self.personal.source(&self.source.id)? else {
            return Ok(());
        };
        tracing::info!(source = %self.source.id, "a list has moved for good");
        let source = Source {
            location,
            ..entered.source
        };
        self.personal.put_source(&source, self.now)
    }

    /// The settings as they are now: somebody may have changed them since the copy began.
    fn settings(&self) -> Result<Option<Source>, SyncFailure> {
        Ok(self
            .personal
            .source(&self.source.id)?
            .map(|entered| entered.source))
    }

    fn check_cancelled(&self) -> Result<(), SyncFailure> {
        if self.cancel.is_cancelled() {
            Err(circle_fetch::FetchError::Cancelled.into())
        } else {
            Ok(())
        }
    }

    /// How many meetings of the source there are now.
    fn meetings(&self) -> Option<u64> {
        let state = self.directory.source_state(&self.source.id).ok()??;
        Some(state.meetings)
    }

    fn say(&self, phase: SyncPhase, bytes: u64, records: u64, ended: Option<&SyncedSource>) {
        self.progress.report(&SyncEvent {
            source: self.source.id.clone(),
            name: self.source.name.clone(),
            host: crate::sources::host(&self.source.location),
            phase,
            bytes,
            records,
            outcome: ended.map(|ended| ended.outcome),
            error: ended
                .and_then(|ended| ended.error.as_ref())
                .map(|error| error.code),
            meetings: ended.map(|ended| ended.meetings),
            done: self.counter.done.load(Ordering::SeqCst),
            total: self.counter.total,
        });
    }
}
