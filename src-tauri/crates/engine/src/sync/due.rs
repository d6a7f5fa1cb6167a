//! When a source is due: seldom enough for the volunteers who run the servers, often enough to be true.
//!
//! Rules: pure, the moment is passed in. Hours are counted in UTC: a fixed hour there does not move when clocks change or
//! a person travels, and installations all over the world stay spread over the day.

use super::manners::Manners;
use circle_domain::{FeedFormat, Source};
use circle_store::directory::{Outcome, SourceState};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The rhythm of the field's own collector. With marks (`ETag`, `Last-Modified`) an unchanged list costs its server nothing.
const WITH_VALIDATORS: SignedDuration = SignedDuration::from_hours(12);
/// Without marks every copy costs the whole list.
const WITHOUT_VALIDATORS: SignedDuration = SignedDuration::from_hours(24);
/// A copy without marks is made at the installation's own hour or in the half day after it.
const HALF_DAY: SignedDuration = SignedDuration::from_hours(12);
/// After a failure, doubled with each further one up to a day: a server in trouble is not helped by being asked again and again.
const AFTER_FAILURE: SignedDuration = SignedDuration::from_hours(1);
const LONGEST_AFTER_FAILURE: SignedDuration = SignedDuration::from_hours(24);
/// A server may say that its list stays good for longer (`max-age`), up to a week; never that it should be asked sooner.
const LONGEST_AGE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Nobody copies whole lists for a program that nobody uses.
const DAYS_OF_USE: i64 = 14;
/// The pause after the program's start before anything is asked by itself, so that all offices do not ask at eight.
const LONGEST_START: SignedDuration = SignedDuration::from_mins(10);

/// What an installation has of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rhythm {
    /// The minute of the day (UTC, 0 to 1439) at which lists without marks are copied; drawn once.
    pub(crate) minute: i64,
    /// The last day (UTC) on which somebody used the program; none: it was never noted, and then nothing is held back.
    pub(crate) last_use: Option<Date>,
}

/// From when on a source is due; none: at once.
pub(crate) fn due_from(
    source: &Source,
    state: Option<&SourceState>,
    manners: &Manners,
    rhythm: Rhythm,
) -> Option<Timestamp> {
    let state = state?;
    let attempt = state.last_attempt?;
    let wait = match state.outcome {
        // Cancelling is no answer of the server.
        Outcome::Never | Outcome::Cancelled => return None,
        // The next address may be better.
        _ if state.location != source.location && !state.location.is_empty() => return None,
        // A file costs nobody anything.
        _ if is_local(&source.location) => return None,
        Outcome::Failed => return attempt.checked_add(after_failures(manners.failures)).ok(),
        _ if is_unmarked(source, Some(state)) => WITHOUT_VALIDATORS,
        _ => WITH_VALIDATORS,
    };
    let age = i64::try_from(manners.max_age.unwrap_or(0)).unwrap_or(i64::MAX);
    let wait = wait.max(SignedDuration::from_secs(age).min(LONGEST_AGE));
    let from = attempt.checked_add(wait).ok()?;
    if is_unmarked(source, Some(state)) {
        Some(at_own_hour(from, rhythm.minute))
    } else {
        Some(from)
    }
}

/// From when on a source is copied by itself: when it is due and its server does not wish otherwise. None: at once.
pub(crate) fn next_copy(
    source: &Source,
    state: Option<&SourceState>,
    manners: &Manners,
    rhythm: Rhythm,
) -> Option<Timestamp> {
    manners
        .wait_until
        .max(due_from(source, state, manners, rhythm))
}

/// Whether a source is copied when nobody names it.
pub(crate) fn is_due(
    source: &Source,
    state: Option<&SourceState>,
    manners: &Manners,
    rhythm: Rhythm,
    now: Timestamp,
) -> bool {
    source.enabled
        && !source.sample
        && manners.stopped.is_none()
        && manners.wait_until.is_none_or(|until| until <= now)
        && (is_used(rhythm, now) || is_local(&source.location) || !is_unmarked(source, state))
        && due_from(source, state, manners, rhythm).is_none_or(|from| from <= now)
}

/// Whether every copy of a source costs a look at its whole list. What was never copied is not known to.
fn is_unmarked(source: &Source, state: Option<&SourceState>) -> bool {
    matches!(source.format, Some(FeedFormat::Bmlt | FeedFormat::Hsds))
        || state.is_some_and(|state| {
            state.last_success.is_some()
                && state.validators.etag.is_none()
                && state.validators.last_modified.is_none()
        })
}

fn after_failures(failures: u32) -> SignedDuration {
    let doubled = 1_i32
        .checked_shl(failures.saturating_sub(1).min(5))
        .unwrap_or(1);
    AFTER_FAILURE
        .saturating_mul(doubled)
        .min(LONGEST_AFTER_FAILURE)
}

/// The first moment from `from` on that lies at the own minute of the day or in the half day after it.
fn at_own_hour(from: Timestamp, minute: i64) -> Timestamp {
    let day = WITHOUT_VALIDATORS.as_secs();
    let since = (from.as_second() - minute * 60).rem_euclid(day);
    if since < HALF_DAY.as_secs() {
        return from;
    }
    from.checked_add(SignedDuration::from_secs(day - since))
        .unwrap_or(from)
}

/// Whether somebody used the program in the last days.
fn is_used(rhythm: Rhythm, now: Timestamp) -> bool {
    let Some(last) = rhythm.last_use else {
        return true;
    };
    let last = last.to_zoned(TimeZone::UTC).map(|day| day.timestamp());
    last.is_ok_and(|last| now.duration_since(last).as_secs() < (DAYS_OF_USE + 1) * 86_400)
}

/// How long a program that has just started waits before it copies by itself. `draw` is from 0 to 1.
pub(crate) fn start_delay(draw: f64) -> SignedDuration {
    SignedDuration::from_secs_f64(LONGEST_START.as_secs_f64() * draw.clamp(0.0, 1.0))
}

/// Whether a location is a file of this machine.
pub(crate) fn is_local(location: &str) -> bool {
    matches!(
        circle_fetch::Location::parse(location),
        Ok(circle_fetch::Location::File(_))
    )
}

#[cfg(test)]
mod tests;
