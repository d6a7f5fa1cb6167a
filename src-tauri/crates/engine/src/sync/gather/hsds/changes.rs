//! Asking an Open Referral interface only for what changed.
//!
//! Rule: what is there is known by a sweep of all ids with their dates, and never by what is missing among the changes. The
//! sweep also says whether the changes are all: when a date in it is newer than what is known and the service did not come,
//! everything is asked for. So it is once a week, since a publisher may change what hangs on a service and leave the
//! service's date.

use super::{Gathered, Gatherer, Listing, SyncFailure, is_refusal};
use circle_domain::{FeedFormat, RecordKey};
use circle_feeds::Role;
use circle_feeds::hsds::{Paging, Plan, Way};
use circle_store::directory::Validators;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use std::str::FromStr;

/// For how long changes are enough.
const CHANGES_FOR: SignedDuration = SignedDuration::from_hours(24 * 7);

/// What an accepted copy is remembered by: as this is the interface's own way to mark an answer, it is kept where other
/// servers' `Last-Modified` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    /// When the last of the services was changed, by the publisher's clock.
    newest: Timestamp,
    /// When everything was last asked for.
    whole: Timestamp,
}

impl FromStr for Mark {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (newest, whole) = text.split_once(' ').ok_or(())?;
        Ok(Self {
            newest: newest.parse().map_err(drop)?,
            whole: whole.parse().map_err(drop)?,
        })
    }
}

impl Mark {
    /// The day since when changes are asked for. Whether a server counts the day itself, and in which zone, is not known: so
    /// two days more, unless all that was there had been as it was for days already.
    fn day(self) -> Date {
        let day = |moment: Timestamp| moment.to_zoned(TimeZone::UTC).date();
        let (newest, whole) = (day(self.newest), day(self.whole));
        if newest < whole.saturating_sub(2.days()) {
            newest.saturating_add(1.day())
        } else {
            newest.saturating_sub(2.days())
        }
    }

    fn validators(self) -> Validators {
        Validators {
            etag: None,
            last_modified: Some(format!("{} {}", self.newest, self.whole)),
        }
    }
}

impl Gatherer<'_> {
    /// The mark of a whole copy; none where its services do not say when they were changed.
    pub(super) fn whole_mark(&self, paging: &Paging) -> Validators {
        let mark = paging.newest().map(|newest| Mark {
            // A date that has not come yet would hide what changes until then.
            newest: newest.min(self.now),
            whole: self.now,
        });
        mark.map(Mark::validators).unwrap_or_default()
    }

    /// The changes since the last copy, and what is as it was; none where they cannot be had or are not to be trusted.
    pub(super) async fn changes(&mut self, plan: &Plan) -> Result<Option<Listing>, SyncFailure> {
        let mark = self.validators.last_modified.as_deref();
        let Some(mark) = mark.and_then(|mark| mark.parse::<Mark>().ok()) else {
            return Ok(None);
        };
        if self.now.duration_since(mark.whole).abs() >= CHANGES_FOR {
            return Ok(None);
        }
        let Some((there, _)) = self.asked(plan, Way::minimal(), Paging::is_minimal).await? else {
            return Ok(None);
        };
        let Some(newest) = there.newest() else {
            return Ok(None);
        };
        let way = Way::changed_since(mark.day());
        let Some((changed, mut documents)) = self.asked(plan, way, |_| true).await? else {
            return Ok(None);
        };
        let (there, came) = (there.services(), changed.services());
        let missed = |(id, date): (&String, &Option<Timestamp>)| {
            date.is_none_or(|date| date > mark.newest) && !came.contains_key(id)
        };
        if there.iter().any(missed) || came.keys().any(|id| !there.contains_key(id)) {
            return Ok(None);
        }
        let alone = self.alone(plan, &changed).await?;
        if alone.is_empty() && !changed.bare(self.source.all_services).is_empty() {
            // What hangs on them cannot be had this time: it would look as if it were withdrawn.
            return Ok(None);
        }
        documents.extend(alone);
        if came.is_empty() {
            // A page without services is no directory.
            documents.clear();
        }
        let newest = newest.min(self.now);
        let validators = Mark { newest, ..mark }.validators();
        let mut listing = Listing::new(FeedFormat::Hsds, documents, validators);
        let mut all: Vec<_> = there.iter().collect();
        all.sort_unstable();
        let mut hasher = blake3::Hasher::new();
        hasher.update(listing.hash.as_bytes());
        for (id, date) in all {
            let date = date.map(Timestamp::as_second);
            hasher.update(format!("\n{id} {date:?}").as_bytes());
        }
        listing.hash = hasher.finalize().to_hex().to_string();
        let kept = there.keys().filter(|id| !came.contains_key(*id));
        listing.kept = kept.map(|id| RecordKey::new(id.as_str())).collect();
        Ok(Some(listing))
    }

    /// Every page that is answered in one way; none where the first is not what was asked for.
    async fn asked(
        &mut self,
        plan: &Plan,
        way: Way,
        is_it: impl Fn(&Paging) -> bool,
    ) -> Result<Option<(Paging, Vec<Gathered>)>, SyncFailure> {
        let address = plan.services(way, Paging::default().page());
        let refused = |failure: SyncFailure| {
            if is_refusal(&failure) || failure.code == "paging_loop" {
                Ok(None)
            } else {
                Err(failure)
            }
        };
        let first = match self.document(&address, Role::Listing).await {
            Ok(first) => first,
            Err(failure) => return refused(failure),
        };
        // Tried on a state of its own.
        let mut paging = Paging::default();
        if paging.take(&first.bytes).is_err() || !is_it(&paging) {
            return Ok(None);
        }
        match self.pages(plan, way, (address, first)).await {
            Ok(pages) => Ok(Some(pages)),
            Err(failure) => refused(failure),
        }
    }
}
