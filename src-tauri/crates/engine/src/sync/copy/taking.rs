//! Reading an answer and taking it over, off the threads that wait for the network.

use super::{Copy, Ended, Updated};
use crate::sync::after::{purge_saved, settle};
use crate::sync::failure::SyncFailure;
use crate::sync::gather::Listing;
use crate::sync::reading::left_out;
use circle_domain::{Notice, NoticeCode, Reading, RecordKey};
use circle_feeds::{ReadError, ReadOptions};
use circle_store::directory::{Applied, Bodies, Gate, NoticeSummary, Validators};
use std::collections::HashSet;
use std::sync::Arc;

/// What is known of an answer beside what was read of it.
pub(super) struct Answer {
    /// What it says is there and as it was, without repeating it.
    pub(super) kept: HashSet<RecordKey>,
    pub(super) validators: Validators,
    pub(super) content_hash: String,
    /// The same bytes, read otherwise because a person said so.
    pub(super) reread: bool,
    pub(super) bytes: u64,
    pub(super) seconds: f64,
}

impl Copy<'_> {
    /// Reads, completes and encodes, off the threads that wait for the network.
    pub(super) async fn read(&self, listing: Listing) -> Result<(Reading, Bodies), SyncFailure> {
        let (source, places, now) = (self.source.clone(), self.places, self.now);
        let directory = Arc::clone(self.directory);
        // It is never closed.
        let _turn = self.readers.acquire().await.ok();
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
            // Nothing changed of what there is.
            if listing.documents.is_empty() {
                return Ok((Reading::default(), Bodies::default()));
            }
            let mut reading =
                match circle_feeds::read(listing.format, &listing.documents(), &options) {
                    Err(ReadError::WrongShape { .. }) if listing.guessed => {
                        return Err(SyncFailure::unknown_format());
                    }
                    read => read?,
                };
            crate::sync::complete::complete(&mut reading, &source, places, now);
            let bodies = directory.encode(&source.id, &reading.records)?;
            Ok((reading, bodies))
        });
        blocked(reading.await)
    }

    /// Counts what is there and was not repeated. Of that, what is not known here was left out when it was read.
    pub(super) fn count_kept(
        &self,
        reading: &mut Reading,
        kept: &HashSet<RecordKey>,
    ) -> Result<(), SyncFailure> {
        if kept.is_empty() {
            return Ok(());
        }
        let known = self.directory.record_keys(&self.source.id)?;
        reading.read += kept.len();
        for key in kept.difference(&known) {
            reading.rejected += 1;
            let notice = Notice::new(NoticeCode::NotAGroup, key.as_str(), "", "");
            reading.notices.push(notice);
        }
        Ok(())
    }

    /// The list that is held back has come again, byte for byte.
    pub(super) async fn again(&self) -> Result<Ended, SyncFailure> {
        let updated = self.take_held(true).await?;
        updated
            .map(Ended::Updated)
            .ok_or_else(|| circle_fetch::FetchError::Cancelled.into())
    }

    /// Takes over what is held back, if the gate lets it pass now or is not asked. None: nothing is held back.
    pub(super) async fn take_held(&self, guarded: bool) -> Result<Option<Updated>, SyncFailure> {
        let (directory, personal) = (Arc::clone(self.directory), Arc::clone(self.personal));
        let (source, now, cancel) = (self.source.clone(), self.now, self.cancel.clone());
        let (includes, folder) = (self.includes.clone(), self.folder.to_owned());
        let written = blocking(move || {
            let cancelled = move || cancel.is_cancelled();
            let Some(held) = directory.held(&source.id)? else {
                return Ok(None);
            };
            let gate: Option<&Gate<'_>> = if guarded {
                Some(&crate::sync::gate::decide)
            } else {
                None
            };
            let Some(changes) = directory.apply_held(&source, now, gate, Some(&cancelled))? else {
                return Ok(None);
            };
            purge_saved(&directory, &personal, &changes, &folder, now)?;
            settle(&directory, &includes);
            Ok(Some(Updated {
                read: usize::try_from(held.read).unwrap_or(usize::MAX),
                rejected: usize::try_from(held.rejected).unwrap_or(usize::MAX),
                changes,
                notices: held.notices,
            }))
        });
        blocked(written.await)
    }

    pub(super) async fn write(
        &self,
        reading: Reading,
        bodies: Bodies,
        answer: Answer,
    ) -> Result<Updated, SyncFailure> {
        let (directory, personal) = (Arc::clone(self.directory), Arc::clone(self.personal));
        let (source, now, cancel) = (self.source.clone(), self.now, self.cancel.clone());
        let (includes, folder) = (self.includes.clone(), self.folder.to_owned());
        let written = blocking(move || {
            let cancelled = move || cancel.is_cancelled();
            let gate: Option<&Gate<'_>> = if answer.reread {
                None
            } else {
                Some(&crate::sync::gate::decide)
            };
            let applied = Applied {
                now,
                read: reading.read,
                rejected: reading.rejected,
                invalid: reading.rejected.saturating_sub(left_out(&reading)),
                validators: &answer.validators,
                content_hash: Some(&answer.content_hash),
                bytes: answer.bytes,
                seconds: answer.seconds,
                notices: &reading.notices,
                unchanged: (!answer.kept.is_empty()).then_some(&answer.kept),
                bodies: Some(&bodies),
                gate,
                reread: answer.reread,
                cancelled: Some(&cancelled),
            };
            let changes = directory.apply(&source, reading.records, &applied)?;
            purge_saved(&directory, &personal, &changes, &folder, now)?;
            settle(&directory, &includes);
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
