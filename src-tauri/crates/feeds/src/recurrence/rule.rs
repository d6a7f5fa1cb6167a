//! Reading a rule of recurrence: RFC 5545 section 3.3.10, in any order and any case.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// Until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    /// This day included.
    Day(Date),
    /// A wall-clock moment, included.
    Wall(DateTime),
    /// A moment, included.
    Moment(Timestamp),
}

/// A rule of recurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) frequency: Frequency,
    /// Every so many days, weeks, months or years; at least 1.
    pub(crate) interval: u32,
    pub(crate) count: Option<u32>,
    pub(crate) until: Option<Until>,
    /// Weekdays, each with its number in the month or year where it has one (-1 the last).
    pub(crate) weekdays: Vec<(Option<i16>, Weekday)>,
    pub(crate) months: Vec<i16>,
    pub(crate) month_days: Vec<i16>,
    pub(crate) year_days: Vec<i16>,
    pub(crate) weeks: Vec<i16>,
    /// Which of the days of each period, counted from 1, from the end negative.
    pub(crate) positions: Vec<i16>,
    pub(crate) week_start: Weekday,
}

/// More values than any part of a rule can have.
const MOST_VALUES: usize = 400;

impl Rule {
    /// A rule that says no more than how often.
    pub(crate) fn every(frequency: Frequency, interval: u32) -> Self {
        Self {
            frequency,
            interval: interval.max(1),
            count: None,
            until: None,
            weekdays: Vec::new(),
            months: Vec::new(),
            month_days: Vec::new(),
            year_days: Vec::new(),
            weeks: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Monday,
        }
    }

    /// Reads a rule; none for what is none, and for rules by the hour or shorter, which no meeting has.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text
            .get(..6)
            .filter(|start| start.eq_ignore_ascii_case("RRULE:"))
            .map_or(text, |start| text.get(start.len()..).unwrap_or_default());
        if text.len() > 2_000 {
            return None;
        }
        let mut frequency = None;
        let mut rule = Self::every(Frequency::Weekly, 1);
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => {
                    frequency = Some(match value.to_ascii_uppercase().as_str() {
                        "DAILY" => Frequency::Daily,
                        "WEEKLY" => Frequency::Weekly,
                        "MONTHLY" => Frequency::Monthly,
                        "YEARLY" => Frequency::Yearly,
                        _ => return None,
                    });
                }
                "INTERVAL" => rule.interval = value.parse::<u32>().ok()?.max(1),
                // None at all means that nothing is counted: some publishers write it for "for ever".
                "COUNT" => rule.count = value.parse::<u32>().ok().filter(|count| *count > 0),
                "UNTIL" => rule.until = Some(until(value)?),
                "BYDAY" => {
                    rule.weekdays = list(value).map(weekday).collect::<Option<_>>()?;
                }
                "BYMONTH" => rule.months = numbers(value, 1, 12)?,
                "BYMONTHDAY" => rule.month_days = numbers(value, -31, 31)?,
                "BYYEARDAY" => rule.year_days = numbers(value, -366, 366)?,
                "BYWEEKNO" => rule.weeks = numbers(value, -53, 53)?,
                "BYSETPOS" => rule.positions = numbers(value, -366, 366)?,
                "WKST" => rule.week_start = weekday(value)?.1,
                // The hour is the start's; what else there may be does not choose days.
                _ => {}
            }
        }
        rule.frequency = frequency?;
        if rule.frequency == Frequency::Weekly {
            // A number has no meaning in a week.
            for (number, _) in &mut rule.weekdays {
                *number = None;
            }
        }
        rule.weekdays.dedup();
        Some(rule)
    }
}

fn list(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .take(MOST_VALUES)
}

fn numbers(value: &str, least: i16, most: i16) -> Option<Vec<i16>> {
    list(value)
        .map(|part| {
            let number = part.trim_start_matches('+').parse::<i16>().ok()?;
            (number != 0 && (least..=most).contains(&number)).then_some(number)
        })
        .collect()
}

/// `TU`, `2TU`, `-1FR`.
pub(crate) fn weekday(text: &str) -> Option<(Option<i16>, Weekday)> {
    let at = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, letters) = text.split_at(at);
    let weekday = match letters.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let number = number.trim_start_matches('+');
    if number.is_empty() {
        return Some((None, weekday));
    }
    let number = number
        .parse::<i16>()
        .ok()
        .filter(|number| *number != 0 && number.abs() <= 53)?;
    Some((Some(number), weekday))
}

fn until(value: &str) -> Option<Until> {
    if let Some(wall) = value.strip_suffix(['Z', 'z']) {
        let wall = wall.parse::<DateTime>().ok()?;
        // The last second of the year 9999, in which some say "for ever", is beyond what a moment can be.
        let moment = wall.to_zoned(jiff::tz::TimeZone::UTC);
        return Some(moment.map_or(Until::Wall(wall), |moment| {
            Until::Moment(moment.timestamp())
        }));
    }
    if value.contains(['T', 't']) {
        return Some(Until::Wall(value.parse().ok()?));
    }
    Some(Until::Day(value.parse().ok()?))
}
