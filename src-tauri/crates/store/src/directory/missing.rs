//! What becomes of records that an accepted answer lacks: shown with a mark first, hidden then, gone in the end.
//!
//! Rule: one bad answer hides nothing. What comes back is simply itself again.

use jiff::{SignedDuration, Timestamp};

/// So many accepted answers in a row must lack a record. The first may have been written while the list was edited.
const ANSWERS: u32 = 2;
/// And for so long: two copies within a minute are one answer.
const FOR: SignedDuration = SignedDuration::from_hours(24);
/// So long a record that is missing is kept, for lists that come and go with a season.
const KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Whether a record that `answers` answers lack since `since` is left out of searches.
pub(super) fn is_hidden(answers: u32, since: Timestamp, now: Timestamp) -> bool {
    answers >= ANSWERS && now.duration_since(since) >= FOR
}

/// Everything hidden that is missing since before this goes for good.
pub(super) fn gone_before(now: Timestamp) -> Timestamp {
    now.checked_sub(KEPT).unwrap_or(Timestamp::MIN)
}

/// So long is remembered what was shown: longer than any gate looks back.
pub(super) fn forgotten_before(now: Timestamp) -> Timestamp {
    gone_before(now)
}
