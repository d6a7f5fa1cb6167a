//! The concrete dates of a schedule, right across clock changes. Computed from a moment that is passed in, never stored.

use crate::schedule::{ASSUMED_MINUTES, Recurrence, Schedule};
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned};

/// One concrete gathering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// When it starts, in the meeting's own zone.
    pub start: Zoned,
    /// When it ends, in the meeting's own zone: what the clock on the wall shows where an end is published, also in a night in
    /// which clocks change; an hour after the start where none is.
    pub end: Zoned,
}

impl Occurrence {
    /// Whether it has started and not ended at `now`.
    #[must_use]
    pub fn is_on(&self, now: Timestamp) -> bool {
        self.start.timestamp() <= now && now < self.end.timestamp()
    }
}

impl Schedule {
    /// The first occurrence that has not ended at `now`: the one that is on, else the next one.
    ///
    /// None when the time or the zone is not known, when it cannot be said which weeks are meant, or when no date is left.
    /// A start that a clock change skips is moved forward by the gap, and one that happens twice is the first of the two
    /// (RFC 5545 section 3.3.5).
    #[must_use]
    pub fn next(&self, now: Timestamp) -> Option<Occurrence> {
        let zone = TimeZone::get(self.time_zone.as_deref()?).ok()?;
        self.next_in(&zone, now)
    }

    /// As [`next`](Self::next), with the zone already looked up.
    #[must_use]
    pub fn next_in(&self, zone: &TimeZone, now: Timestamp) -> Option<Occurrence> {
        let start = self.start?;
        let length = SignedDuration::from_mins(i64::from(self.minutes.unwrap_or(ASSUMED_MINUTES)));
        // A gathering that started some days ago may still be on.
        let days_back = 1 + length.as_hours() / 24;
        let today = zone.to_datetime(now).date();
        let mut date = today.checked_sub(days_back.days()).ok()?;
        if let Some(from) = self.exceptions.from {
            date = date.max(from);
        }
        loop {
            date = self.recurrence.first_on_or_after(date)?;
            if self.exceptions.until.is_some_and(|until| until < date) {
                return None;
            }
            if self.exceptions.except.contains(&date) {
                date = date.tomorrow().ok()?;
                continue;
            }
            let wall = date.to_datetime(start);
            let start = wall.to_zoned(zone.clone()).ok()?;
            let end = self.end_of(wall, &start, length)?;
            if end.timestamp() > now {
                return Some(Occurrence { start, end });
            }
            date = date.tomorrow().ok()?;
        }
    }
}

impl Schedule {
    /// The end of the occurrence that starts when the wall clock shows `wall`.
    fn end_of(&self, wall: DateTime, start: &Zoned, length: SignedDuration) -> Option<Zoned> {
        let elapsed = start.checked_add(length).ok()?;
        if self.minutes.is_none() {
            return Some(elapsed);
        }
        let shown = wall
            .checked_add(length)
            .ok()?
            .to_zoned(start.time_zone().clone())
            .ok()?;
        // A start that was moved out of a gap may have passed the published end.
        Some(if shown > *start { shown } else { elapsed })
    }
}

impl Recurrence {
    /// The first date, `from` itself included, on which it is held.
    fn first_on_or_after(&self, from: Date) -> Option<Date> {
        match self {
            Self::Weekly {
                weekday,
                interval: 0 | 1,
                ..
            } => on_or_after(from, *weekday),
            Self::Weekly {
                weekday,
                interval,
                anchor,
            } => {
                let anchor = on_or_after((*anchor)?, *weekday)?;
                let date = on_or_after(from, *weekday)?;
                let weeks = anchor.until(date).ok()?.get_days() / 7;
                let beyond = weeks.rem_euclid(i32::from(*interval));
                let wait = if beyond == 0 {
                    0
                } else {
                    i32::from(*interval) - beyond
                };
                date.checked_add(wait.weeks()).ok()
            }
            Self::Monthly { weekday, weeks } => {
                // A fifth weekday can be missing for months, never for a whole year.
                let mut month = from.first_of_month();
                for _ in 0..13 {
                    let next = weeks
                        .iter()
                        .filter_map(|week| month.nth_weekday_of_month(*week, *weekday).ok())
                        .filter(|date| *date >= from)
                        .min();
                    if next.is_some() {
                        return next;
                    }
                    month = month.checked_add(1.month()).ok()?;
                }
                None
            }
            Self::Dates(dates) => dates.iter().copied().filter(|date| *date >= from).min(),
            Self::ByArrangement => None,
        }
    }
}

fn on_or_after(from: Date, weekday: Weekday) -> Option<Date> {
    let wait = i32::from(from.weekday().until(weekday));
    from.checked_add(wait.days()).ok()
}

#[cfg(test)]
mod tests;
