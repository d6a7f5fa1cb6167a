//! Rules of recurrence, and lists of dates, made into the schedules of the domain.
//!
//! A rule that a [`Recurrence`] can say is said by it; every other rule becomes the dates it gives from the day of reading
//! on, never more than [`WEEKS`] weeks or [`INSTANCES`] dates. Everything counts wall-clock dates, as RFC 5545 does, so
//! that no clock change moves a meeting. Own code, because the crate for such rules brings a second database of zones and
//! counts moments rather than dates, which is wrong in the nights that change clocks.

mod expand;
mod fold;
mod rule;
mod series;

pub(crate) use expand::Budget;
pub(crate) use fold::fold;
pub(crate) use rule::{Frequency, Rule, Until, weekday};
pub(crate) use series::{Series, of_rules};

use circle_domain::{Exceptions, Recurrence};
use jiff::civil::Date;

/// How far a rule is followed from the day of reading on.
pub(crate) const WEEKS: i64 = 52;
/// How many dates of a rule are kept.
pub(crate) const INSTANCES: usize = 500;

/// On which days a meeting is held, without its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    /// The days.
    pub(crate) recurrence: Recurrence,
    /// What is taken out of them.
    pub(crate) exceptions: Exceptions,
}

impl Days {
    /// These dates alone.
    pub(crate) fn dates(mut dates: Vec<Date>) -> Self {
        dates.sort_unstable();
        dates.dedup();
        dates.truncate(INSTANCES);
        Self {
            recurrence: Recurrence::Dates(dates),
            exceptions: Exceptions::default(),
        }
    }
}

#[cfg(test)]
mod tests;
