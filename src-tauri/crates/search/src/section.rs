//! The parts of a list that starts at now, and the one rule of what can still be reached.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// "In the next hours": so many.
pub const NEXT_HOURS: i32 = 3;

/// Whether a meeting that is on can still be taken part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Yes: it stands at the top of the list.
    InTime,
    /// Hardly: it stands below those that start in the next hours.
    Late,
}

/// The rule. A link is in reach as long as the meeting is on. To a room one has to go: with less than 15 minutes left, or with
/// more than half of it over, it is late. All times in minutes of any one clock; the end may be assumed.
#[must_use]
pub fn reach(has_link: bool, start: i32, end: i32, now: i32) -> Reach {
    let left = end - now;
    let length = end - start;
    if has_link || (left >= 15 && left * 2 >= length) {
        Reach::InTime
    } else {
        Reach::Late
    }
}

/// The part of the list that starts at now in which a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Is on, and can be reached.
    OnNow,
    /// Starts within [`NEXT_HOURS`].
    NextHours,
    /// Is on, and is over before one gets there ([`reach`]).
    UnderWay,
    /// Later on the reader's day.
    Today,
    /// On the reader's next day.
    Tomorrow,
    /// Within seven days.
    ThisWeek,
    /// Later than that.
    Later,
    /// Day and time are published without a time zone.
    ZoneUnknown,
    /// A time is published, and on which date next is not known, or no date is left.
    DateUnknown,
    /// No time is published.
    ByArrangement,
}

impl Section {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OnNow => "on_now",
            Self::NextHours => "next_hours",
            Self::UnderWay => "under_way",
            Self::Today => "today",
            Self::Tomorrow => "tomorrow",
            Self::ThisWeek => "this_week",
            Self::Later => "later",
            Self::ZoneUnknown => "zone_unknown",
            Self::DateUnknown => "date_unknown",
            Self::ByArrangement => "by_arrangement",
        }
    }

    /// The section of a start that is more than [`NEXT_HOURS`] away.
    pub(crate) fn of_later_start(start: i32, now: i32, reader: &TimeZone) -> Self {
        let day = |minute: i32| {
            let moment = Timestamp::from_second(i64::from(minute) * 60).ok()?;
            Some(reader.to_datetime(moment).date())
        };
        let (Some(start_day), Some(today)) = (day(start), day(now)) else {
            return Self::Later;
        };
        let is_day = |days: i64| {
            today
                .checked_add(days.days())
                .is_ok_and(|date| date == start_day)
        };
        if start_day <= today {
            Self::Today
        } else if is_day(1) {
            Self::Tomorrow
        } else if today
            .checked_add(7.days())
            .is_ok_and(|week| start_day < week)
        {
            Self::ThisWeek
        } else {
            Self::Later
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_late_and_links_are_not() {
        assert_eq!(
            reach(false, 0, 90, 20),
            Reach::InTime,
            "70 of 90 minutes are left"
        );
        assert_eq!(
            reach(false, 0, 90, 50),
            Reach::Late,
            "more than half is over"
        );
        assert_eq!(
            reach(false, 0, 24, 12),
            Reach::Late,
            "12 minutes are too few to get there"
        );
        assert_eq!(
            reach(true, 0, 90, 89),
            Reach::InTime,
            "a link opens at once"
        );
    }

    #[test]
    fn days_are_the_readers() {
        let now = 29_700_000;
        let utc = TimeZone::UTC;
        let midnight = now - now % 1440;
        assert_eq!(
            Section::of_later_start(midnight + 1439, midnight, &utc),
            Section::Today,
            "before midnight"
        );
        assert_eq!(
            Section::of_later_start(midnight + 1440, midnight, &utc),
            Section::Tomorrow,
            "at midnight"
        );
        assert_eq!(
            Section::of_later_start(midnight + 7 * 1440 - 1, midnight, &utc),
            Section::ThisWeek,
            "the seventh day"
        );
        assert_eq!(
            Section::of_later_start(midnight + 7 * 1440, midnight, &utc),
            Section::Later,
            "the same weekday next week"
        );
    }
}
