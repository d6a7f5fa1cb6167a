//! When a line answers, by its own clock. Nothing here reads a clock: the moment is passed in.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Deserializer};

/// When a line answers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hours {
    /// Day and night, every day.
    Always,
    /// At certain hours.
    Weekly {
        /// The IANA zone whose wall clock is meant.
        zone: String,
        /// The times at which somebody answers.
        spans: Vec<Span>,
    },
}

impl Hours {
    /// Whether somebody answers at `now`; none where the zone is not known.
    #[must_use]
    pub fn open_at(&self, now: Timestamp) -> Option<bool> {
        match self {
            Self::Always => Some(true),
            Self::Weekly { zone, spans } => {
                let wall_clock = TimeZone::get(zone).ok()?.to_datetime(now);
                Some(spans.iter().any(|span| span.holds(wall_clock)))
            }
        }
    }
}

/// Hours that repeat: on days of the week, or on one day of each month.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Span {
    #[serde(default, deserialize_with = "weekdays")]
    days: Vec<Weekday>,
    #[serde(default)]
    day_of_month: Option<i8>,
    #[serde(deserialize_with = "time")]
    from: Time,
    #[serde(deserialize_with = "time")]
    until: Time,
}

impl Span {
    /// The days on which it begins; every day, where there is none and no day of the month.
    #[must_use]
    pub fn days(&self) -> &[Weekday] {
        &self.days
    }

    /// The day of each month on which it begins, 1 to 31.
    #[must_use]
    pub fn day_of_month(&self) -> Option<i8> {
        self.day_of_month
    }

    /// The first minute.
    #[must_use]
    pub fn from(&self) -> Time {
        self.from
    }

    /// The end, which does not belong to it; on the next day where it is not after the first minute.
    #[must_use]
    pub fn until(&self) -> Time {
        self.until
    }

    fn begins_on(&self, day: Date) -> bool {
        match self.day_of_month {
            Some(number) => day.day() == number,
            None => self.days.is_empty() || self.days.contains(&day.weekday()),
        }
    }

    fn holds(&self, now: DateTime) -> bool {
        let (today, time) = (now.date(), now.time());
        if self.from < self.until {
            return self.begins_on(today) && self.from <= time && time < self.until;
        }
        let yesterday = today.checked_sub(1.day());
        (self.begins_on(today) && self.from <= time)
            || (yesterday.is_ok_and(|day| self.begins_on(day)) && time < self.until)
    }
}

fn time<'de, D: Deserializer<'de>>(value: D) -> Result<Time, D::Error> {
    let text = String::deserialize(value)?;
    Time::strptime("%H:%M", &text).map_err(serde::de::Error::custom)
}

fn weekdays<'de, D: Deserializer<'de>>(value: D) -> Result<Vec<Weekday>, D::Error> {
    let names = Vec::<String>::deserialize(value)?;
    names.iter().map(|name| weekday(name)).collect()
}

fn weekday<E: serde::de::Error>(name: &str) -> Result<Weekday, E> {
    let mut week = Weekday::Monday.cycle_forward().take(7);
    week.find(|day| circle_domain::schedule::weekday_name(*day) == name)
        .ok_or_else(|| E::custom("no day of the week"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(text: &str) -> Hours {
        serde_json::from_str(text).expect("hours")
    }

    fn open(hours: &Hours, now: &str) -> Option<bool> {
        hours.open_at(now.parse().expect("a moment"))
    }

    #[test]
    fn a_line_is_open_by_its_own_clock() {
        let daily = hours(
            r#"{"weekly":{"zone":"Asia/Tokyo","spans":[{"from":"16:00","until":"21:00"},{"day_of_month":10,"from":"08:00","until":"08:00"}]}}"#,
        );
        assert_eq!(
            open(&daily, "2026-11-26T07:00:00Z"),
            Some(true),
            "16:00 in Tokyo: the first minute belongs to it"
        );
        assert_eq!(
            open(&daily, "2026-11-26T12:00:00Z"),
            Some(false),
            "21:00 in Tokyo: the end does not"
        );
        assert_eq!(
            open(&daily, "2026-11-10T15:30:00Z"),
            Some(true),
            "the eleventh, 00:30: the tenth's day lasts until 08:00"
        );
        assert_eq!(
            open(&daily, "2026-11-11T15:30:00Z"),
            Some(false),
            "a night later nobody answers"
        );
    }

    #[test]
    fn hours_may_pass_midnight_and_know_their_days() {
        let nights =
            hours(r#"{"weekly":{"zone":"Asia/Dhaka","spans":[{"from":"15:00","until":"03:00"}]}}"#);
        assert_eq!(open(&nights, "2026-11-26T20:59:00Z"), Some(true), "02:59");
        assert_eq!(open(&nights, "2026-11-26T21:00:00Z"), Some(false), "03:00");
        let evening = hours(
            r#"{"weekly":{"zone":"Europe/London","spans":[{"days":["saturday"],"from":"17:00","until":"00:00"}]}}"#,
        );
        assert_eq!(
            open(&evening, "2026-11-28T23:59:00Z"),
            Some(true),
            "Saturday until midnight"
        );
        assert_eq!(
            open(&evening, "2026-11-29T00:00:00Z"),
            Some(false),
            "Sunday has begun"
        );
        assert_eq!(
            open(&evening, "2026-11-27T18:00:00Z"),
            Some(false),
            "not on a Friday"
        );
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        let nowhere =
            hours(r#"{"weekly":{"zone":"No/Where","spans":[{"from":"15:00","until":"16:00"}]}}"#);
        assert_eq!(
            open(&nowhere, "2026-11-26T15:30:00Z"),
            None,
            "a zone that nobody knows"
        );
        assert_eq!(
            open(&Hours::Always, "2026-11-26T03:00:00Z"),
            Some(true),
            "day and night"
        );
    }
}
