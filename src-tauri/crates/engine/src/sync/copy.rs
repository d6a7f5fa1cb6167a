//! The copy of one source, from its first request to its transaction.

use super::failure::SyncFailure;
use super::fingerprint::fingerprint;
use super::gather::{Gatherer, Gathering, Listing};
use super::manners::{Manners, host_setting, manners_setting, public_host};
use super::progress::{SyncEvent, SyncPhase, SyncProgress};
use super::report::SyncedSource;
use super::robots::Rules;
use circle_domain::{Reading, Source};
use circle_feeds::{ReadError, ReadOptions};
use circle_fetch::{FetchError, Fetcher, Told, Trail};
use circle_places::Places;
use circle_store::directory::{
    Applied, Changes, Gate, NoticeSummary, Outcome, SourceState, Validators,
};
use circle_store::{Directory, Personal, StoreError};
use jiff::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
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
    pub(crate) personal: &'a Arc<Personal>,
    pub(crate) fetcher: &'a Fetcher,
    pub(crate) places: &'static Places,
    pub(crate) source: &'a Source,
    pub(crate) state: Option<&'a SourceState>,
    pub(crate) manners: &'a Manners,
    pub(crate) rules: &'a Rules<'a>,
    /// Who does not want to be copied, beside those that are built in.
    pub(crate) opted_out: &'a [String],
    pub(crate) now: Timestamp,
    pub(crate) progress: &'a dyn SyncProgress,
    pub(crate) counter: &'a Counter,
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
                .or(held.map(|held| &held.validators))
                .cloned()
                .unwrap_or_default(),
            cancel: self.cancel,
            on_bytes: &on_bytes,
            wire: 0,
            requests: cost.requests,
            told: Told::default(),
            trail: &self.trail,
        };
        let gathered = gatherer.gather().await;
        (cost.bytes, cost.requests, cost.told) = (gatherer.wire, gatherer.requests, gatherer.told);
        let listing = match gathered? {
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
        self.say(SyncPhase::Reading, cost.bytes, 0, None);
        let (validators, format) = (listing.validators.clone(), listing.format);
        let reading = self.read(listing).await?;
        self.check_cancelled()?;
        // A source that was removed meanwhile is not brought back.
        self.settings()?
            .ok_or(circle_fetch::FetchError::Cancelled)?;
        self.say(SyncPhase::Writing, cost.bytes, reading.read as u64, None);
        let updated = self
            .write(
                reading,
                validators,
                content_hash,
                cost.bytes,
                start.elapsed().as_secs_f64(),
            )
            .await?;
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

    /// Reads and completes, off the threads that wait for the network.
    async fn read(&self, listing: Listing) -> Result<Reading, SyncFailure> {
        let (source, places, now) = (self.source.clone(), self.places, self.now);
        let reading = blocking(move || {
            let mapping = source
                .mapping
                .as_deref()
                .map(circle_feeds::mapping::Mapping::parse)
                .transpose()
                .map_err(|error| SyncFailure::bad_mapping(&error))?;
            let options = ReadOptions {
                mapping: mapping.as_ref(),
                all_services: source.all_services,
                source: &source.id,
                fellowship: source.fellowship.as_ref(),
                country: source.country.as_deref(),
                read_at: now,
            };
            let mut reading =
                match circle_feeds::read(listing.format, &listing.documents(), &options) {
                    Err(ReadError::WrongShape { .. }) if listing.guessed => {
                        return Err(SyncFailure::unknown_format());
                    }
                    read => read?,
                };
            super::complete::complete(&mut reading, &source, places, now);
            Ok(reading)
        });
        blocked(reading.await)
    }

    /// How many meetings of the source there are now.
    fn meetings(&self) -> Option<u64> {
        let state = self.directory.source_state(&self.source.id).ok()??;
        Some(state.meetings)
    }

    /// The list that is held back has come again, byte for byte.
    async fn again(&self) -> Result<Ended, SyncFailure> {
        let updated = self.take_held(true).await?;
        updated
            .map(Ended::Updated)
            .ok_or_else(|| circle_fetch::FetchError::Cancelled.into())
    }

    /// Takes over what is held back, if the gate lets it pass now or is not asked. None: nothing is held back.
    async fn take_held(&self, guarded: bool) -> Result<Option<Updated>, SyncFailure> {
        let (directory, personal) = (Arc::clone(self.directory), Arc::clone(self.personal));
        let (source, now, cancel) = (self.source.clone(), self.now, self.cancel.clone());
        let written = blocking(move || {
            let cancelled = move || cancel.is_cancelled();
            let Some(held) = directory.held(&source.id)? else {
                return Ok(None);
            };
            let gate: Option<&Gate<'_>> = if guarded {
                Some(&super::gate::decide)
            } else {
                None
            };
            let Some(changes) = directory.apply_held(&source, now, gate, Some(&cancelled))? else {
                return Ok(None);
            };
            purge_saved(&directory, &personal, &changes, now)?;
            settle(&directory);
            Ok(Some(Updated {
                read: usize::try_from(held.read).unwrap_or(usize::MAX),
                rejected: usize::try_from(held.rejected).unwrap_or(usize::MAX),
                changes,
                notices: held.notices,
            }))
        });
        blocked(written.await)
    }

    async fn write(
        &self,
        reading: Reading,
        validators: Validators,
        content_hash: String,
        bytes: u64,
        seconds: f64,
    ) -> Result<Updated, SyncFailure> {
        let (directory, personal) = (Arc::clone(self.directory), Arc::clone(self.personal));
        let (source, now, cancel) = (self.source.clone(), self.now, self.cancel.clone());
        let written = blocking(move || {
            let cancelled = move || cancel.is_cancelled();
            let bodies = directory.encode(&source.id, &reading.records)?;
            let applied = Applied {
                now,
                read: reading.read,
                rejected: reading.rejected,
                invalid: reading.rejected.saturating_sub(left_out(&reading)),
                validators: &validators,
                content_hash: Some(&content_hash),
                bytes,
                seconds,
                notices: &reading.notices,
                unchanged: None,
                bodies: Some(&bodies),
                gate: Some(&super::gate::decide),
                cancelled: Some(&cancelled),
            };
            let changes = directory.apply(&source, reading.records, &applied)?;
            purge_saved(&directory, &personal, &changes, now)?;
            settle(&directory);
            let notices = NoticeSummary::of(&reading.notices);
            Ok(Updated {
                read: reading.read,
                rejected: reading.rejected,
                changes,
                notices,
            })
        });
        blocked(written.await)
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

/// How many records were left out because they are nothing that was asked for, and not because they could not be read.
fn left_out(reading: &Reading) -> usize {
    let left_out = |notice: &&circle_domain::Notice| notice.code.as_str() == "not_a_group";
    reading.notices.iter().filter(left_out).count()
}

/// What a publisher withdrew goes out of the saved copies as well.
fn purge_saved(
    directory: &Directory,
    personal: &Personal,
    changes: &Changes,
    now: Timestamp,
) -> Result<(), StoreError> {
    for id in &changes.withdrawn {
        if let Some(stored) = directory.meeting(id)? {
            personal.purge_withdrawn(id, &stored.meeting, now)?;
        }
    }
    Ok(())
}

/// Finds the same meetings in other lists. Not worth a failed copy: what could not be settled is still to be settled.
fn settle(directory: &Directory) {
    if let Err(error) = crate::same::settle(directory) {
        tracing::warn!(
            code = error.code(),
            "the same meetings could not be found yet"
        );
    }
}

/// Work that takes a while and no network.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, SyncFailure> + Send + 'static,
) -> Result<Result<T, SyncFailure>, tokio::task::JoinError> {
    tokio::task::spawn_blocking(work).await
}

/// A reader that fell over despite everything takes its source with it, not the program.
fn blocked<T>(
    ended: Result<Result<T, SyncFailure>, tokio::task::JoinError>,
) -> Result<T, SyncFailure> {
    ended.unwrap_or_else(|_| Err(SyncFailure::fell_over()))
}
