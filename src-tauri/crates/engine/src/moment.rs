//! The reader's moment: when and on which clock a question is asked. Nothing here reads a clock.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// When a question is asked, and by which clock its reader lives.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Now.
    pub now: Timestamp,
    /// The reader's zone.
    pub zone: TimeZone,
}

impl Moment {
    /// This moment on this clock.
    #[must_use]
    pub fn new(now: Timestamp, zone: TimeZone) -> Self {
        Self { now, zone }
    }

    /// The reader's zone by its IANA name; `UTC` where it has none.
    #[must_use]
    pub fn zone_name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    /// What the reader's clock shows.
    #[must_use]
    pub fn wall_clock(&self) -> DateTime {
        self.zone.to_datetime(self.now)
    }
}
