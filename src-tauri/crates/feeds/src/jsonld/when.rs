//! Dates and times of schema.org: ISO 8601, with an offset or without.

use crate::events::zone;
use crate::time;
use jiff::civil::{Date, DateTime, Time};

/// A date, and what else is said beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) date: Date,
    pub(super) time: Option<Time>,
    /// Seconds east; none where no offset is given.
    pub(super) offset: Option<i32>,
}

impl Moment {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let date: Date = text.get(..10)?.parse().ok()?;
        let rest = text.get(10..).unwrap_or_default();
        let rest = rest.trim_start_matches(['T', 't', ' ']).trim();
        if rest.is_empty() {
            return Some(Self {
                date,
                time: None,
                offset: None,
            });
        }
        let (time, offset) = with_offset(rest)?;
        Some(Self {
            date,
            time: Some(time),
            offset,
        })
    }

    pub(super) fn wall(&self) -> DateTime {
        self.date
            .to_datetime(self.time.unwrap_or_else(Time::midnight))
    }
}

/// A time with or without an offset: `19:30`, `19:30:00-05:00`, `19:30Z`.
pub(super) fn with_offset(text: &str) -> Option<(Time, Option<i32>)> {
    let text = text.trim().trim_start_matches(['T', 't']);
    let at = text.find(['Z', 'z', '+', '-']);
    let (clock, rest) = at.map_or((text, ""), |at| text.split_at(at));
    let clock = clock.split('.').next().unwrap_or_default();
    let time = time::clock_text(clock)?;
    let offset = match rest {
        "" => None,
        "Z" | "z" => Some(0),
        other => zone::offset(other),
    };
    Some((time, offset))
}
