//! Two clocks: when a directory was last read, and when a listing itself last changed. And which ways into a meeting changed
//! so lately that somebody should check them.
//!
//! Rule: nothing here reads a clock; the moment is passed in.

use circle_domain::Source;
use circle_store::directory::{SourceState, StoredMeeting, WayInChanged};
use jiff::{SignedDuration, Timestamp};

/// So long a changed link or telephone number is marked.
const MARKED_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// How long ago a directory was last read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceClock {
    /// At most 24 hours.
    Fresh,
    /// At most 72 hours.
    Ageing,
    /// At most 14 days.
    Stale,
    /// Longer. What it listed is still shown: call before you go.
    Unreachable,
}

impl SourceClock {
    /// The clock of a directory that was last read at `read`; none if it never was.
    #[must_use]
    pub fn of(read: Option<Timestamp>, now: Timestamp) -> Option<Self> {
        let hours = |hours| SignedDuration::from_hours(hours);
        // A clock that was set back makes nothing older.
        let age = now.duration_since(read?);
        Some(match age {
            age if age <= hours(24) => Self::Fresh,
            age if age <= hours(72) => Self::Ageing,
            age if age <= hours(14 * 24) => Self::Stale,
            _ => Self::Unreachable,
        })
    }

    /// The clock of a source: an invented one does not age.
    #[must_use]
    pub fn of_source(source: &Source, state: Option<&SourceState>, now: Timestamp) -> Option<Self> {
        if source.sample {
            return None;
        }
        Self::of(state?.last_success, now)
    }

    /// The clock of the directory from which a meeting was copied: an invented one does not age.
    #[must_use]
    pub fn of_meeting(stored: &StoredMeeting, now: Timestamp) -> Option<Self> {
        if stored.sample {
            return None;
        }
        Self::of(stored.source_read, now)
    }

    /// The name used in answers: `fresh`, `ageing`, `stale`, `unreachable`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Ageing => "ageing",
            Self::Stale => "stale",
            Self::Unreachable => "unreachable",
        }
    }
}

/// The links and telephone numbers of a meeting that were changed or added in the last 14 days.
#[must_use]
pub fn recently_changed(stored: &StoredMeeting, now: Timestamp) -> Vec<WayInChanged> {
    stored
        .ways_in_changed
        .iter()
        .filter(|way| now.duration_since(way.at) <= MARKED_FOR)
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_ages_in_steps() {
        let read: Timestamp = "2026-11-01T00:00:00Z".parse().unwrap();
        for (hours, seconds, clock) in [
            (-5, 0, SourceClock::Fresh),
            (0, 0, SourceClock::Fresh),
            (24, 0, SourceClock::Fresh),
            (24, 1, SourceClock::Ageing),
            (72, 0, SourceClock::Ageing),
            (72, 1, SourceClock::Stale),
            (14 * 24, 0, SourceClock::Stale),
            (14 * 24, 1, SourceClock::Unreachable),
            (9_000, 0, SourceClock::Unreachable),
        ] {
            let now = read + SignedDuration::from_secs(hours * 3600 + seconds);
            assert_eq!(
                SourceClock::of(Some(read), now),
                Some(clock),
                "{hours} hours and {seconds} seconds after it was read"
            );
        }
        assert_eq!(SourceClock::of(None, read), None, "it was never read");
    }
}
