//! When a meeting is held: weekday, start, length, zone, and the weeks that formats or words name.

use super::formats::Meanings;
use super::server::Server;
use super::values::Fields;
use crate::time::clock_text;
use crate::weeks::{Found, Said};
use crate::zone::{Zone, zone};
use circle_domain::{NoticeCode, Recurrence, Schedule, ZoneFrom};
use jiff::civil::Weekday;

/// Reads the schedule; `name` and `notes` may speak of the weeks.
pub(super) fn schedule(
    fields: &mut Fields<'_>,
    server: &Server,
    formats: &Meanings,
    name: Option<&str>,
    notes: Option<&str>,
) -> Schedule {
    let weekday = weekday(fields);
    let raw = fields.raw("start_time");
    let start = clock_text(&raw);
    if start.is_none() && !raw.is_empty() {
        fields.notice(NoticeCode::TimeNotUnderstood, "start_time", &raw);
    } else if start.is_none() && weekday.is_some() {
        fields.notice(NoticeCode::TimeMissing, "start_time", "");
    }
    let minutes = length(fields, server);
    let (time_zone, zone_from) = time_zone(fields);
    let recurrence = weekday.map_or(Recurrence::ByArrangement, |weekday| {
        recurrence(fields, weekday, formats, name, notes)
    });
    Schedule {
        recurrence,
        start,
        minutes,
        time_zone,
        zone_from,
        exceptions: circle_domain::Exceptions::default(),
    }
}

/// The day of the start, 1 for Sunday.
fn weekday(fields: &mut Fields<'_>) -> Option<Weekday> {
    let raw = fields.raw("weekday_tinyint");
    if raw.is_empty() {
        fields.notice(NoticeCode::DayMissing, "weekday_tinyint", "");
        return None;
    }
    let weekday = raw
        .parse()
        .ok()
        .and_then(|number: i8| Weekday::from_sunday_one_offset(number).ok());
    if weekday.is_none() {
        fields.notice(NoticeCode::DayNotUnderstood, "weekday_tinyint", &raw);
    }
    weekday
}

fn length(fields: &mut Fields<'_>, server: &Server) -> Option<u16> {
    let raw = fields.raw("duration_time");
    if raw.is_empty() {
        return server.default_minutes;
    }
    match minutes(&raw) {
        // No time at all means that nobody entered one.
        Some(0) => server.default_minutes,
        Some(length) => {
            if length > 480 {
                fields.notice(NoticeCode::VeryLong, "duration_time", &raw);
            }
            Some(length)
        }
        None => {
            fields.notice(NoticeCode::EndNotUnderstood, "duration_time", &raw);
            server.default_minutes
        }
    }
}

/// `HH:MM` or `HH:MM:SS`, up to a whole day, in minutes.
pub(super) fn minutes(text: &str) -> Option<u16> {
    let parts: Vec<u16> = text
        .trim()
        .split(':')
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    let (hours, minutes) = match parts.as_slice() {
        [hours, minutes] => (*hours, *minutes),
        [hours, minutes, seconds] if *seconds < 60 => (*hours, *minutes),
        _ => return None,
    };
    // Not before it is known that the product fits.
    (hours <= 24 && minutes < 60)
        .then(|| hours * 60 + minutes)
        .filter(|total| *total <= 1440)
}

fn time_zone(fields: &mut Fields<'_>) -> (Option<String>, ZoneFrom) {
    let raw = fields.raw("time_zone");
    match zone(&raw) {
        Zone::None => (None, ZoneFrom::Unknown),
        Zone::Is { name, rewritten } => {
            if rewritten {
                fields.notice(NoticeCode::ZoneRewritten, "time_zone", &raw);
            }
            (Some(name), ZoneFrom::Record)
        }
        Zone::NotUnderstood => {
            fields.notice(NoticeCode::ZoneNotUnderstood, "time_zone", &raw);
            (None, ZoneFrom::Unknown)
        }
    }
}

/// These servers know only weekly meetings; others are told by a format, or in words.
fn recurrence(
    fields: &mut Fields<'_>,
    weekday: Weekday,
    formats: &Meanings,
    name: Option<&str>,
    notes: Option<&str>,
) -> Recurrence {
    let (found, field) = if formats.weeks.is_empty() {
        (Said::of(name, notes).on(weekday), "comments")
    } else {
        (Found::Weeks(formats.weeks.clone()), "formats")
    };
    match found {
        Found::Nothing => {}
        Found::Weeks(weeks) => {
            let value = weeks
                .iter()
                .map(i8::to_string)
                .collect::<Vec<_>>()
                .join(",");
            fields.notice(NoticeCode::WeeksFromText, field, &value);
            return Recurrence::Monthly { weekday, weeks };
        }
        Found::EveryOther => {
            fields.notice(NoticeCode::WeeksFromText, field, "every other week");
            return Recurrence::Weekly {
                weekday,
                interval: 2,
                anchor: None,
            };
        }
        Found::Unclear => fields.notice(
            NoticeCode::ScheduleInText,
            field,
            notes.or(name).unwrap_or_default(),
        ),
    }
    Recurrence::Weekly {
        weekday,
        interval: 1,
        anchor: None,
    }
}
