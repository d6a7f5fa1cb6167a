//! Zones as calendars name them: of the IANA database, of Windows, with the prefix of a program, or by their offsets alone.

use crate::zone::{Zone, zone};
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use windows_timezones::WindowsTimezone;

/// A zone of the IANA database, and whether it was written in another way.
pub(crate) fn named(text: &str) -> Option<(String, bool)> {
    let text = text.trim().trim_matches('"');
    if text.is_empty() || text.len() > 200 {
        return None;
    }
    if let Ok(windows) = text.parse::<WindowsTimezone>() {
        return Some((windows.tzdb_id().to_owned(), true));
    }
    if let Zone::Is { name, rewritten } = zone(text) {
        return Some((name, rewritten));
    }
    // "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "/mozilla.org/20071231_1/America/Indiana/Knox".
    let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty()).collect();
    for length in [3, 2] {
        let Some(end) = parts
            .len()
            .checked_sub(length)
            .and_then(|at| parts.get(at..))
        else {
            continue;
        };
        if parts.len() > length
            && let Zone::Is { name, .. } = zone(&end.join("/"))
        {
            return Some((name, true));
        }
    }
    None
}

/// What a calendar says of a zone that it names in its own way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Described {
    /// The offset of standard time, in seconds east.
    pub(crate) standard: Option<i32>,
    /// The offset of summer time, and the month in which it begins.
    pub(crate) summer: Option<(i32, i8)>,
}

/// Zones that change clocks, the one of the most people first for each way to change them.
const CHANGING: [&str; 24] = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Halifax",
    "America/St_Johns",
    "America/Santiago",
    "America/Asuncion",
    "America/Havana",
    "Atlantic/Azores",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "Europe/Chisinau",
    "Africa/Cairo",
    "Asia/Jerusalem",
    "Asia/Beirut",
    "Australia/Sydney",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Easter",
];

/// A zone with these offsets in the year of reading; of a zone without summer time its plain offset, in whole hours.
pub(crate) fn by_offsets(described: &Described, year: i16) -> Option<String> {
    let standard = described.standard?;
    let Some((summer, month)) = described.summer.filter(|(summer, _)| *summer != standard) else {
        return of_offset(standard);
    };
    CHANGING
        .into_iter()
        .find(|name| {
            let Ok(zone) = TimeZone::get(name) else {
                return false;
            };
            let at = |month: i8, day: i8| offset_at(&zone, year, month, day);
            // In the middle of its first month it may not have begun; a month later it has, and a month before not.
            let after = at(month % 12 + 1, 15);
            let before = at((month + 10) % 12 + 1, 15);
            before == Some(standard) && after == Some(summer)
        })
        .map(str::to_owned)
}

fn offset_at(zone: &TimeZone, year: i16, month: i8, day: i8) -> Option<i32> {
    let noon = Date::new(year, month, day).ok()?.at(12, 0, 0, 0);
    Some(noon.to_zoned(zone.clone()).ok()?.offset().seconds())
}

/// The zone that never leaves an offset; the database writes its sign the other way round.
pub(crate) fn of_offset(seconds: i32) -> Option<String> {
    if seconds == 0 {
        return Some("UTC".to_owned());
    }
    let hours = seconds / 3_600;
    let known = seconds % 3_600 == 0 && (-12..=14).contains(&hours);
    known.then(|| format!("Etc/GMT{:+}", -hours))
}

/// An offset as calendars write it: `-0500`, `+05:30`, `+013000`.
pub(crate) fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let sign = match text.get(..1)? {
        "-" => -1,
        "+" => 1,
        _ => return None,
    };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let part = |from: usize| {
        digits
            .get(from..from + 2)
            .and_then(|part| part.parse::<i32>().ok())
    };
    let seconds = part(0)? * 3_600 + part(2).unwrap_or(0) * 60 + part(4).unwrap_or(0);
    Offset::from_seconds(sign * seconds)
        .ok()
        .map(Offset::seconds)
}
