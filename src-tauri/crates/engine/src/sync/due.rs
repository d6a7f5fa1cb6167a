//! When a source is due: seldom enough for the volunteers who run the servers, often enough to be true.

use circle_domain::{FeedFormat, Source, SourceId};
use circle_store::directory::{Outcome, SourceState};
use jiff::{SignedDuration, Timestamp};

/// The rhythm of the field's own collector. With marks (`ETag`, `Last-Modified`) an unchanged list costs its server nothing.
const WITH_VALIDATORS: SignedDuration = SignedDuration::from_hours(12);
/// Without marks every copy costs the whole list.
const WITHOUT_VALIDATORS: SignedDuration = SignedDuration::from_hours(24);
/// After a failure. A server in trouble is not helped by being asked at every start of the program.
const AFTER_FAILURE: SignedDuration = SignedDuration::from_hours(1);

/// From when on a source is due; none: at once.
pub(crate) fn due_from(source: &Source, state: Option<&SourceState>) -> Option<Timestamp> {
    let state = state?;
    let attempt = state.last_attempt?;
    let wait = match state.outcome {
        // Cancelling is no answer of the server.
        Outcome::Never | Outcome::Cancelled => return None,
        // The next address may be better.
        _ if state.location != source.location && !state.location.is_empty() => return None,
        // A file costs nobody anything.
        _ if is_local(&source.location) => return None,
        Outcome::Failed => AFTER_FAILURE,
        _ if source.format == Some(FeedFormat::Bmlt) => WITHOUT_VALIDATORS,
        _ if state.validators.etag.is_none() && state.validators.last_modified.is_none() => {
            WITHOUT_VALIDATORS
        }
        _ => WITH_VALIDATORS,
    };
    attempt.checked_add(wait).ok()
}

/// Whether a source is copied when nobody names it. `wait_until` is what its server asked for.
pub(crate) fn is_due(
    source: &Source,
    state: Option<&SourceState>,
    wait_until: Option<Timestamp>,
    now: Timestamp,
) -> bool {
    source.enabled
        && !source.sample
        && wait_until.is_none_or(|until| until <= now)
        && due_from(source, state).is_none_or(|from| from <= now)
}

/// The setting under which a server's wish to be left alone is kept.
pub(crate) fn wait_setting(source: &SourceId) -> String {
    format!("wait-until/{source}")
}

/// Whether a location is a file of this machine.
pub(crate) fn is_local(location: &str) -> bool {
    matches!(
        circle_fetch::Location::parse(location),
        Ok(circle_fetch::Location::File(_))
    )
}
