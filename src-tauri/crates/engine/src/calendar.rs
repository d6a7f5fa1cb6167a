//! One meeting or several as a calendar file (RFC 5545).
//!
//! Rule: the calendar shows the meeting on the days and at the time of its listing, in its zone, or nothing at all: where
//! it is not published which weeks or which zone are meant, no entry is made, and why is said. The entry says "Meeting,
//! 19:30", without fellowship, group and place, unless the person wants the rest in it.

mod lines;
mod zone;

use crate::moment::Moment;
use crate::plain::{self, PlainText};
use crate::refused::Refused;
use crate::{Engine, EngineError};
use circle_domain::schedule::two_letters;
use circle_domain::{Attendance, Meeting, MeetingId, Recurrence, Schedule, Status};
use circle_store::directory::StoredMeeting;
use circle_words::Words;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use lines::Lines;
pub(crate) use lines::turns_direction;

/// Who made the file (RFC 5545 section 3.7.3).
const PRODUCT: &str = "-//Open Circle//Open Circle//EN";

/// Names of the zone that no clock is ever put forward or back for.
const WORLD_TIME: [&str; 8] = [
    "UTC",
    "Etc/UTC",
    "UCT",
    "Etc/UCT",
    "Zulu",
    "Etc/Zulu",
    "Universal",
    "Etc/Universal",
];

/// A calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    /// A name for the file that says nothing of the group.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// How many meetings are in it.
    pub entries: usize,
    /// The meetings that were asked for and are not in it.
    pub left_out: Vec<(MeetingId, Refused)>,
}

/// When a meeting is held, as a calendar needs it.
pub(crate) struct Course {
    /// Its next date.
    pub(crate) date: Date,
    /// The wall-clock start.
    pub(crate) start: Time,
    /// Its zone; none: the clock on the wall wherever the person is.
    pub(crate) zone: Option<TimeZone>,
    /// The next start.
    pub(crate) next: Zoned,
}

impl Course {
    /// The course of a meeting that can be counted on.
    pub(crate) fn of_stored(stored: &StoredMeeting, moment: &Moment) -> Result<Self, Refused> {
        if stored.sample {
            return Err(Refused::Sample);
        }
        match stored.status() {
            Status::NoLongerListed => Err(Refused::NotListed),
            Status::TemporarilyClosed => Err(Refused::BuildingClosed),
            _ => Self::of(&stored.meeting, moment),
        }
    }

    /// The course of a meeting from `moment` on.
    ///
    /// A room whose zone is not published is somewhere where the person goes: there, its clock on the wall is the person's.
    /// Who joins from afar may be anywhere, and is not told a time that may be another.
    pub(crate) fn of(meeting: &Meeting, moment: &Moment) -> Result<Self, Refused> {
        let schedule = &meeting.schedule;
        let start = schedule.start.ok_or(Refused::NoTime)?;
        if schedule.is_by_arrangement() {
            return Err(Refused::NoTime);
        }
        if matches!(
            schedule.recurrence,
            Recurrence::Weekly { interval, anchor: None, .. } if interval > 1
        ) {
            return Err(Refused::WeeksUnknown);
        }
        let zone = schedule
            .time_zone
            .as_deref()
            .and_then(|name| TimeZone::get(name).ok());
        if zone.is_none() && meeting.attendance != Attendance::InPerson {
            return Err(Refused::ZoneUnknown);
        }
        let clock = zone.clone().unwrap_or_else(|| moment.zone.clone());
        let next = schedule
            .next_in(&clock, moment.now)
            .ok_or(Refused::NoDateLeft)?
            .start;
        // A start that a clock change skips is shown later; past midnight, a day later.
        let date = if next.time() < start {
            next.date().yesterday().map_err(|_| Refused::NoDateLeft)?
        } else {
            next.date()
        };
        Ok(Self {
            date,
            start,
            zone,
            next,
        })
    }

    fn is_world_time(&self) -> bool {
        let name = self.zone.as_ref().and_then(TimeZone::iana_name);
        name.is_some_and(|name| WORLD_TIME.contains(&name))
    }

    /// The name of the zone that the file has to describe.
    fn described(&self) -> Option<(&TimeZone, &str)> {
        let zone = self.zone.as_ref().filter(|_| !self.is_world_time())?;
        Some((zone, zone.iana_name()?))
    }

    /// The name of a line that holds a time, with its zone.
    fn line(&self, name: &str) -> String {
        self.described().map_or_else(
            || name.to_owned(),
            |(_, zone)| format!("{name};TZID={zone}"),
        )
    }

    /// The start on a date.
    fn on(&self, date: Date) -> String {
        let mut written = zone::written(date.to_datetime(self.start));
        if self.is_world_time() {
            written.push('Z');
        }
        written
    }
}

impl Engine {
    /// Meetings as one calendar file: those of a group, or those that were saved. With `reveal`, name, address and the way
    /// in are in it, else nothing but the time.
    ///
    /// # Errors
    /// [`EngineError::Refused`] when none of them can be in a calendar, [`EngineError::UnknownMeeting`], or when the
    /// databases cannot be read.
    pub fn calendar(
        &self,
        ids: &[MeetingId],
        moment: &Moment,
        reveal: bool,
        locale: &str,
    ) -> Result<CalendarFile, EngineError> {
        let mut meetings = Vec::with_capacity(ids.len());
        for id in ids {
            meetings.push(self.shown_for(self.meeting(id)?)?);
        }
        Ok(file(&meetings, moment, reveal, &Words::new(locale))?)
    }
}

/// Writes the file.
pub(crate) fn file(
    meetings: &[StoredMeeting],
    moment: &Moment,
    reveal: bool,
    words: &Words,
) -> Result<CalendarFile, Refused> {
    let mut courses: Vec<(&StoredMeeting, Course)> = Vec::new();
    let mut left_out = Vec::new();
    for stored in meetings {
        if courses.iter().any(|(other, _)| other.id == stored.id) {
            continue;
        }
        match Course::of_stored(stored, moment) {
            Ok(course) => courses.push((stored, course)),
            Err(reason) => left_out.push((stored.id.clone(), reason)),
        }
    }
    if courses.is_empty() {
        let reason = left_out
            .first()
            .map_or(Refused::NoDateLeft, |(_, why)| *why);
        return Err(reason);
    }
    let mut lines = Lines::default();
    lines.begin("VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.value("PRODID", PRODUCT);
    lines.value("CALSCALE", "GREGORIAN");
    let mut described: Vec<&str> = Vec::new();
    for (_, course) in &courses {
        let Some((zone, name)) = course.described() else {
            continue;
        };
        if described.contains(&name) {
            continue;
        }
        described.push(name);
        // Of several events in one zone, the earliest.
        let first = courses
            .iter()
            .filter(|(_, other)| other.described().is_some_and(|(_, its)| its == name))
            .map(|(_, other)| &other.next)
            .min_by_key(|next| next.timestamp());
        zone::write(&mut lines, zone, name, first.unwrap_or(&course.next));
    }
    for (stored, course) in &courses {
        event(&mut lines, stored, course, moment, reveal, words);
    }
    lines.end("VCALENDAR");
    Ok(CalendarFile {
        name: format!("{}.ics", words.text("act-file-name", &[])),
        text: lines.finish(),
        entries: courses.len(),
        left_out,
    })
}

fn event(
    lines: &mut Lines,
    stored: &StoredMeeting,
    course: &Course,
    moment: &Moment,
    reveal: bool,
    words: &Words,
) {
    let schedule = &stored.meeting.schedule;
    lines.begin("VEVENT");
    // RFC 7986 section 5.3: nothing of the computer, and the same whenever the file is made.
    lines.value("UID", &format!("{}@open-circle", stored.id));
    lines.value(
        "DTSTAMP",
        &moment.now.strftime("%Y%m%dT%H%M%SZ").to_string(),
    );
    lines.value(&course.line("DTSTART"), &course.on(course.date));
    if let Some(minutes) = schedule.minutes {
        lines.value("DURATION", &format!("PT{}H{}M", minutes / 60, minutes % 60));
    }
    recur(lines, schedule, course);
    if reveal {
        let text = PlainText::of(&stored.meeting, words);
        match &text.name {
            Some(name) => lines.text("SUMMARY", name),
            None => lines.text("SUMMARY", &plain::neutral(course, moment, words)),
        }
        if let Some(place) = &text.place {
            lines.text("LOCATION", place);
        } else if let Some(link) = &text.link {
            lines.text("LOCATION", link);
        }
        if let Some(link) = text.link.as_ref().or(text.page.as_ref()) {
            lines.value("URL", link);
        }
        let details = text.details(words);
        if !details.is_empty() {
            lines.text("DESCRIPTION", &details.join("\n"));
        }
    } else {
        lines.text("SUMMARY", &plain::neutral(course, moment, words));
    }
    lines.end("VEVENT");
}

/// The days after the first.
fn recur(lines: &mut Lines, schedule: &Schedule, course: &Course) {
    let rule = match &schedule.recurrence {
        Recurrence::Weekly {
            weekday, interval, ..
        } => {
            let interval = if *interval > 1 {
                format!("INTERVAL={interval};")
            } else {
                String::new()
            };
            Some(format!(
                "FREQ=WEEKLY;{interval}BYDAY={}",
                two_letters(*weekday)
            ))
        }
        Recurrence::Monthly { weekday, weeks } => {
            let days: Vec<String> = weeks
                .iter()
                .map(|week| format!("{week}{}", two_letters(*weekday)))
                .collect();
            Some(format!("FREQ=MONTHLY;BYDAY={}", days.join(",")))
        }
        Recurrence::Dates(_) | Recurrence::ByArrangement => None,
    };
    let exceptions = &schedule.exceptions;
    if let Some(rule) = rule {
        let until = exceptions
            .until
            .and_then(|until| last_start(until, course))
            .map_or_else(String::new, |until| format!(";UNTIL={until}"));
        lines.value("RRULE", &format!("{rule}{until}"));
        for date in exceptions.except.iter().filter(|date| **date > course.date) {
            lines.value(&course.line("EXDATE"), &course.on(*date));
        }
    }
    if let Recurrence::Dates(dates) = &schedule.recurrence {
        let mut rest: Vec<Date> = dates
            .iter()
            .copied()
            .filter(|date| *date > course.date && exceptions.allow(*date))
            .collect();
        rest.sort_unstable();
        rest.dedup();
        for date in rest {
            lines.value(&course.line("RDATE"), &course.on(date));
        }
    }
}

/// The last start as a rule has to write it: a moment where the start has a zone, else as the clock on the wall shows it
/// (RFC 5545 section 3.3.10).
fn last_start(until: Date, course: &Course) -> Option<String> {
    let wall = until.to_datetime(course.start);
    let Some(zone) = &course.zone else {
        return Some(zone::written(wall));
    };
    let moment: Timestamp = wall.to_zoned(zone.clone()).ok()?.timestamp();
    Some(moment.strftime("%Y%m%dT%H%M%SZ").to_string())
}

#[cfg(test)]
mod tests;
