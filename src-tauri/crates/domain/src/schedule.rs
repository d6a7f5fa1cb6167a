//! When a meeting is held: wall-clock time and zone, kept as they were published.

use jiff::civil::{Date, Time, Weekday};

/// When a meeting is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// On which days.
    pub recurrence: Recurrence,
    /// The wall-clock start; none when the meeting is by arrangement or only its day is known.
    pub start: Option<Time>,
    /// How long, in minutes (1 to 1440 and beyond for retreats); none when the publisher gives no end. The end may be on the next day.
    pub minutes: Option<u16>,
    /// The IANA zone of the wall-clock times.
    pub time_zone: Option<String>,
    /// Where the zone comes from.
    pub zone_from: ZoneFrom,
    /// The dates on which it is not held although its days say so.
    pub exceptions: Exceptions,
}

/// What is taken out of a [`Recurrence`]: dates before and after it, and single ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Exceptions {
    /// The first date on which it can be held; none: it always was.
    pub from: Option<Date>,
    /// The last date on which it can be held; none: no end is known.
    pub until: Option<Date>,
    /// Single dates on which it is not held, ascending, none twice.
    pub except: Vec<Date>,
}

impl Exceptions {
    /// Whether nothing is taken out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from.is_none() && self.until.is_none() && self.except.is_empty()
    }

    /// Whether a gathering may start on `date`.
    #[must_use]
    pub fn allow(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date)
            && self.until.is_none_or(|until| date <= until)
            && !self.except.contains(&date)
    }
}

/// The minutes assumed for a meeting whose publisher gives no end.
pub const ASSUMED_MINUTES: u16 = 60;

/// On which days a meeting is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// Every week, or every `interval` weeks counted from `anchor`.
    Weekly {
        /// The day of its start.
        weekday: Weekday,
        /// 1 for every week. 2 and more need an `anchor` to know which weeks.
        interval: u8,
        /// A date on which it was held; none when the publisher does not say which weeks.
        anchor: Option<Date>,
    },
    /// On some of the weekdays of each month.
    Monthly {
        /// The day of its start.
        weekday: Weekday,
        /// Which of them: 1 to 5 from the front, -1 the last. Never empty.
        weeks: Vec<i8>,
    },
    /// On these dates alone.
    Dates(Vec<Date>),
    /// No time is published: by arrangement.
    ByArrangement,
}

/// Where the zone of a [`Schedule`] comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ZoneFrom {
    /// The record says it.
    Record,
    /// Its exact coordinates lie in it.
    Coordinates,
    /// Its source says it.
    Source,
    /// Nobody says it, and it is not guessed.
    #[default]
    Unknown,
}

impl ZoneFrom {
    /// The name used in answers: `record`, `coordinates`, `source`, `unknown`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Coordinates => "coordinates",
            Self::Source => "source",
            Self::Unknown => "unknown",
        }
    }
}

impl Schedule {
    /// A schedule of a meeting whose time is not published.
    #[must_use]
    pub fn by_arrangement() -> Self {
        Self {
            recurrence: Recurrence::ByArrangement,
            start: None,
            minutes: None,
            time_zone: None,
            zone_from: ZoneFrom::Unknown,
            exceptions: Exceptions::default(),
        }
    }

    /// The weekday of its start, where it has just one.
    #[must_use]
    pub fn weekday(&self) -> Option<Weekday> {
        match &self.recurrence {
            Recurrence::Weekly { weekday, .. } | Recurrence::Monthly { weekday, .. } => {
                Some(*weekday)
            }
            Recurrence::Dates(dates) => {
                let first = dates.first()?.weekday();
                dates
                    .iter()
                    .all(|date| date.weekday() == first)
                    .then_some(first)
            }
            Recurrence::ByArrangement => None,
        }
    }

    /// Whether no time is published.
    #[must_use]
    pub fn is_by_arrangement(&self) -> bool {
        matches!(self.recurrence, Recurrence::ByArrangement) || self.start.is_none()
    }

    /// The recurrence's kind as it is named in answers: `weekly`, `monthly`, `dates`, `by_arrangement`.
    #[must_use]
    pub fn recurrence_name(&self) -> &'static str {
        match self.recurrence {
            _ if self.is_by_arrangement() => "by_arrangement",
            Recurrence::Weekly { .. } => "weekly",
            Recurrence::Monthly { .. } => "monthly",
            Recurrence::Dates(_) => "dates",
            Recurrence::ByArrangement => "by_arrangement",
        }
    }

    /// The wall-clock end: start plus the published minutes, or plus [`ASSUMED_MINUTES`]. Before the start means: on the next day.
    #[must_use]
    pub fn end(&self) -> Option<Time> {
        let minutes = i64::from(self.minutes.unwrap_or(ASSUMED_MINUTES));
        Some(
            self.start?
                .wrapping_add(jiff::Span::new().try_minutes(minutes).ok()?),
        )
    }

    /// The recurrence as an iCalendar rule (RFC 5545 section 3.3.10); none for dates and by arrangement.
    #[must_use]
    pub fn rule(&self) -> Option<String> {
        if self.is_by_arrangement() {
            return None;
        }
        match &self.recurrence {
            Recurrence::Weekly {
                weekday, interval, ..
            } => {
                let interval = if *interval > 1 {
                    format!("INTERVAL={interval};")
                } else {
                    String::new()
                };
                Some(format!(
                    "FREQ=WEEKLY;{interval}BYDAY={}{}",
                    two_letters(*weekday),
                    self.until()
                ))
            }
            Recurrence::Monthly { weekday, weeks } => {
                let days: Vec<String> = weeks
                    .iter()
                    .map(|week| format!("{week}{}", two_letters(*weekday)))
                    .collect();
                Some(format!(
                    "FREQ=MONTHLY;BYDAY={}{}",
                    days.join(","),
                    self.until()
                ))
            }
            Recurrence::Dates(_) | Recurrence::ByArrangement => None,
        }
    }

    /// The part of a rule that names the last date.
    fn until(&self) -> String {
        self.exceptions.until.map_or_else(String::new, |until| {
            format!(";UNTIL={}", until.strftime("%Y%m%d"))
        })
    }
}

/// The weekday's two letters of RFC 5545.
#[must_use]
pub fn two_letters(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// The weekday's name in answers, `monday` to `sunday`.
#[must_use]
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

/// All weekdays, Monday first.
pub const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];
