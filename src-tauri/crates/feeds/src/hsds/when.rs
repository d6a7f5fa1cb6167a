//! When a service is held, and which of its times are only those of its office.

use super::clock;
use super::rule;
use super::values::{Object, Said, date, objects, text};
use crate::time::minutes_between;
use circle_domain::schedule::two_letters;
use circle_domain::{Exceptions, NoticeCode, Recurrence, Schedule, ZoneFrom};
use jiff::civil::{Date, Time, Weekday};

/// Minutes after which a length is worth a word.
const VERY_LONG: u16 = 8 * 60;
/// An office is open for so long.
const OFFICE_MINUTES: u16 = 4 * 60;
/// On so many days.
const OFFICE_DAYS: usize = 3;
/// Single dates on which a service is closed, at the most.
const MOST_CLOSED: usize = 100;

/// Where lists of schedules hang, by version.
pub(super) const SCHEDULES: [&str; 5] = [
    "schedules",
    "schedule",
    "regular_schedules",
    "regular_schedule",
    "regularSchedules",
];
/// Where days on which it is closed hang.
const HOLIDAYS: [&str; 2] = ["holiday_schedules", "holiday_schedule"];

/// One time at which a service is held.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    pub(super) recurrence: Recurrence,
    pub(super) start: Option<Time>,
    pub(super) minutes: Option<u16>,
    pub(super) exceptions: Exceptions,
    /// How people attend it, in the publisher's words.
    pub(super) attending: Option<String>,
    /// A page about its times, or the way in.
    pub(super) link: Option<String>,
}

impl Held {
    pub(super) fn weekday(&self) -> Option<Weekday> {
        match &self.recurrence {
            Recurrence::Weekly { weekday, .. } | Recurrence::Monthly { weekday, .. } => {
                Some(*weekday)
            }
            Recurrence::Dates(_) | Recurrence::ByArrangement => None,
        }
    }

    /// As a schedule in `zone`.
    pub(super) fn schedule(&self, zone: Option<&str>) -> Schedule {
        Schedule {
            recurrence: self.recurrence.clone(),
            start: self.start,
            minutes: self.minutes,
            time_zone: zone.map(str::to_owned),
            zone_from: zone.map_or(ZoneFrom::Unknown, |_| ZoneFrom::Record),
            exceptions: self.exceptions.clone(),
        }
    }
}

/// What the schedules of one place say.
#[derive(Clone, Debug, Default)]
pub(super) struct Times {
    /// When it is held.
    pub(super) held: Vec<Held>,
    /// What is only told in words: descriptions, and the hours of its office.
    pub(super) words: Vec<String>,
}

/// Reads schedules; `service` may name days on which it is closed.
pub(super) fn times(
    schedules: &[&Object],
    service: &Object,
    read_on: Date,
    day_first: bool,
    said: &mut Said<'_>,
) -> Times {
    let mut times = Times::default();
    let mut over = 0_usize;
    for schedule in schedules {
        for name in ["description", "notes"] {
            if let Some(words) = said.block(schedule, name)
                && !times.words.contains(&words)
            {
                times.words.push(words);
            }
        }
        for held in one(schedule, read_on, day_first, said) {
            if held.exceptions.until.is_some_and(|until| until < read_on) {
                over += 1;
            } else if !times.held.contains(&held) {
                times.held.push(held);
            }
        }
    }
    if over > 0 {
        said.notice(NoticeCode::ScheduleOver, "valid_to", "");
    }
    leave_office_out(&mut times, said);
    let closed = closed(service, schedules, day_first);
    for held in &mut times.held {
        let weekday = held.weekday();
        held.exceptions.except = closed
            .iter()
            .filter(|date| weekday.is_none_or(|weekday| date.weekday() == weekday))
            .take(MOST_CLOSED)
            .copied()
            .collect();
    }
    times
}

fn one(schedule: &Object, read_on: Date, day_first: bool, said: &mut Said<'_>) -> Vec<Held> {
    let description = text(schedule, &["description"]);
    let (start, end) = clock::span(
        text(schedule, &["opens_at"]).as_deref(),
        text(schedule, &["closes_at"]).as_deref(),
        description.as_deref(),
        said,
    );
    let minutes = match (start, end) {
        (Some(start), Some(end)) => minutes_between(start, end).map(|(minutes, next_day)| {
            if next_day {
                said.notice(NoticeCode::EndsNextDay, "closes_at", &end.to_string());
            }
            if minutes > VERY_LONG {
                said.notice(NoticeCode::VeryLong, "closes_at", &end.to_string());
            }
            minutes
        }),
        _ => None,
    };
    let (found, exceptions) = rule::recurrences(schedule, read_on, day_first, said);
    match (found.is_empty(), start) {
        (true, Some(_)) => said.notice(NoticeCode::DayMissing, "byday", ""),
        (false, None) if text(schedule, &["opens_at"]).is_none() => {
            said.notice(NoticeCode::TimeMissing, "opens_at", "");
        }
        _ => {}
    }
    let attending = text(schedule, &["attending_type"]);
    let link = text(schedule, &["schedule_link"]);
    found
        .into_iter()
        .map(|recurrence| Held {
            recurrence: by_words(recurrence, description.as_deref(), said),
            start,
            minutes,
            exceptions: exceptions.clone(),
            attending: attending.clone(),
            link: link.clone(),
        })
        .collect()
}

/// A weekly rule whose description says that it is not every week.
fn by_words(recurrence: Recurrence, description: Option<&str>, said: &mut Said<'_>) -> Recurrence {
    use crate::weeks::{Found, Said as Words};
    let Recurrence::Weekly {
        weekday,
        interval: 1,
        ..
    } = recurrence
    else {
        return recurrence;
    };
    match Words::of(None, description).on(weekday) {
        Found::Weeks(weeks) if !weeks.is_empty() => {
            said.notice(
                NoticeCode::WeeksFromText,
                "description",
                description.unwrap_or_default(),
            );
            Recurrence::Monthly { weekday, weeks }
        }
        Found::EveryOther => {
            said.notice(
                NoticeCode::WeeksFromText,
                "description",
                description.unwrap_or_default(),
            );
            Recurrence::Weekly {
                weekday,
                interval: 2,
                anchor: None,
            }
        }
        Found::Unclear => {
            said.notice(
                NoticeCode::ScheduleInText,
                "description",
                description.unwrap_or_default(),
            );
            recurrence
        }
        Found::Nothing | Found::Weeks(_) => recurrence,
    }
}

/// Long hours on several days are those of an office: a person who came at nine would find nobody sitting in a circle.
fn leave_office_out(times: &mut Times, said: &mut Said<'_>) {
    let is_long = |held: &Held| {
        held.minutes
            .is_some_and(|minutes| minutes >= OFFICE_MINUTES)
    };
    let mut days: Vec<Weekday> = Vec::new();
    for held in times.held.iter().filter(|held| is_long(held)) {
        if let Some(day) = held.weekday()
            && !days.contains(&day)
        {
            days.push(day);
        }
    }
    if days.len() < OFFICE_DAYS {
        return;
    }
    let (hours, held): (Vec<Held>, Vec<Held>) = times.held.drain(..).partition(is_long);
    times.held = held;
    let lines: Vec<String> = hours
        .iter()
        .filter_map(|held| {
            let (start, end) = (held.start?, held.schedule(None).end()?);
            let day = held.weekday().map(two_letters)?;
            Some(format!(
                "{day} {}–{}",
                start.strftime("%H:%M"),
                end.strftime("%H:%M")
            ))
        })
        .collect();
    let line = lines.join(", ");
    said.notice(NoticeCode::OpeningHours, "opens_at", &line);
    times.words.push(line);
}

/// The dates on which a service is closed; ascending.
fn closed(service: &Object, schedules: &[&Object], day_first: bool) -> Vec<Date> {
    let mut dates = Vec::new();
    let mut holidays = objects(service, &HOLIDAYS);
    for at in objects(service, &["service_at_locations", "service_at_location"]) {
        holidays.extend(objects(at, &HOLIDAYS));
    }
    for schedule in schedules {
        holidays.extend(objects(schedule, &HOLIDAYS));
    }
    for holiday in holidays {
        let is_closed = text(holiday, &["closed"]).is_some_and(|closed| {
            matches!(closed.to_lowercase().as_str(), "true" | "1" | "yes" | "y")
        });
        let day = |name: &str| text(holiday, &[name]).and_then(|raw| date(&raw, day_first));
        let (true, Some(first)) = (is_closed, day("start_date")) else {
            continue;
        };
        let last = day("end_date").unwrap_or(first);
        let mut next = Some(first);
        // A year at the most: longer is no holiday.
        for _ in 0..366 {
            let Some(date) = next.filter(|date| *date <= last) else {
                break;
            };
            if !dates.contains(&date) && dates.len() < MOST_CLOSED * 7 {
                dates.push(date);
            }
            next = date.tomorrow().ok();
        }
    }
    dates.sort_unstable();
    dates
}
