//! Wall clocks and instants, both in whole minutes, around one moment: the offset changes are looked up once, the rest is adding.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The clock of one zone over a stretch of time. Instants are minutes since 1970 in UTC, wall-clock minutes the same of a wall clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WallClock {
    offset: i32,
    changes: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    /// The first instant of the new offset.
    instant: i32,
    /// The first wall-clock minute that is sure to be after the change: what the clocks skip counts as before it, and what
    /// they show twice as the first of the two (RFC 5545 section 3.3.5).
    wall: i32,
    offset: i32,
}

/// Minutes since 1970, rounded down.
pub(crate) fn minute(moment: Timestamp) -> i32 {
    i32::try_from(moment.as_second().div_euclid(60)).unwrap_or(i32::MAX)
}

/// The instant of a minute.
pub(crate) fn moment(minute: i32) -> Option<Timestamp> {
    Timestamp::from_second(i64::from(minute) * 60).ok()
}

impl WallClock {
    /// The clock of `zone` from minute `from` until minute `until`.
    pub(crate) fn of(zone: &TimeZone, from: i32, until: i32) -> Self {
        let Some(start) = moment(from) else {
            return Self {
                offset: 0,
                changes: Vec::new(),
            };
        };
        let mut offset = zone.to_offset(start).seconds().div_euclid(60);
        let first = offset;
        let mut changes = Vec::new();
        for change in zone.following(start) {
            let instant = minute(change.timestamp());
            if instant > until {
                break;
            }
            let next = change.offset().seconds().div_euclid(60);
            changes.push(Change {
                instant,
                wall: instant + offset.max(next),
                offset: next,
            });
            offset = next;
        }
        Self {
            offset: first,
            changes,
        }
    }

    /// What the wall clock shows at an instant.
    pub(crate) fn wall(&self, instant: i32) -> i32 {
        let passed = self
            .changes
            .iter()
            .rfind(|change| change.instant <= instant);
        instant + passed.map_or(self.offset, |change| change.offset)
    }

    /// The instant at which the wall clock shows `wall`.
    pub(crate) fn instant(&self, wall: i32) -> i32 {
        let passed = self.changes.iter().rfind(|change| change.wall <= wall);
        wall - passed.map_or(self.offset, |change| change.offset)
    }
}

/// The minute of the week of a wall-clock minute; 0 is Monday 00:00.
pub(crate) fn minute_of_week(wall: i32) -> u16 {
    // 1970 began on a Thursday.
    u16::try_from((wall + 3 * 1440).rem_euclid(10_080)).unwrap_or(0)
}
