//! When an event is: dates, times and zones of its lines, all brought into the zone of its start.

use super::line::Line;
use super::zones::{Named, Zones};
use crate::events::Findings;
use circle_domain::NoticeCode;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

/// A date or a time as a line gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// A whole day.
    Day(Date),
    /// A wall-clock time, in a zone where one is named.
    Wall(DateTime, Option<String>),
    /// A moment.
    Moment(Timestamp),
}

/// A date and perhaps a time, in the zone of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Local {
    pub(super) date: Date,
    /// None of a whole day.
    pub(super) time: Option<Time>,
}

impl Local {
    /// The wall-clock moment; a whole day begins at midnight.
    pub(super) fn wall(self) -> DateTime {
        self.date
            .to_datetime(self.time.unwrap_or_else(Time::midnight))
    }
}

/// The most values of one line.
const MOST_VALUES: usize = 1_000;

/// The values of a line that gives one or more dates or times.
pub(super) fn values(
    line: &Line,
    field: &'static str,
    zones: &Zones,
    findings: &mut Findings<'_>,
) -> Vec<Given> {
    let zone = line.parameter("TZID").and_then(|id| match zones.find(id) {
        Named::Is(name) => Some(name),
        Named::Unknown => {
            findings.notice(NoticeCode::ZoneNotUnderstood, field, id);
            None
        }
    });
    let mut all = Vec::new();
    for part in line.value.split(',').take(MOST_VALUES) {
        // Of a period its start.
        let part = part.split('/').next().unwrap_or_default().trim();
        if part.is_empty() {
            continue;
        }
        match value(part, zone.as_deref()) {
            Some(given) => all.push(given),
            None => findings.notice(NoticeCode::DayNotUnderstood, field, part),
        }
    }
    all
}

fn value(text: &str, zone: Option<&str>) -> Option<Given> {
    if let Some(wall) = text.strip_suffix(['Z', 'z']) {
        let wall = wall.parse::<DateTime>().ok()?;
        return Some(Given::Moment(
            wall.to_zoned(TimeZone::UTC).ok()?.timestamp(),
        ));
    }
    if text.contains(['T', 't', ':']) {
        return Some(Given::Wall(text.parse().ok()?, zone.map(str::to_owned)));
    }
    Some(Given::Day(text.parse().ok()?))
}

/// The zone of an event, from its start: the one it names; of a moment the calendar's, else the world's; of a floating time
/// the calendar's, else none.
pub(super) fn zone_of(start: &Given, zones: &Zones) -> Option<String> {
    match start {
        Given::Day(_) => zones.own.clone(),
        Given::Wall(_, zone) => zone.clone().or_else(|| zones.own.clone()),
        Given::Moment(_) => Some(zones.own.clone().unwrap_or_else(|| "UTC".to_owned())),
    }
}

/// A value in the zone of its event.
pub(super) fn local(given: &Given, zone: Option<&str>) -> Option<Local> {
    let wall = match given {
        Given::Day(date) => {
            return Some(Local {
                date: *date,
                time: None,
            });
        }
        Given::Wall(wall, own) => match (own.as_deref(), zone) {
            (Some(own), Some(zone)) if own != zone => {
                let moment = wall.to_zoned(TimeZone::get(own).ok()?).ok()?.timestamp();
                TimeZone::get(zone).ok()?.to_datetime(moment)
            }
            _ => *wall,
        },
        Given::Moment(moment) => {
            let zone = zone.and_then(|zone| TimeZone::get(zone).ok());
            zone.unwrap_or(TimeZone::UTC).to_datetime(*moment)
        }
    };
    Some(Local {
        date: wall.date(),
        // Seconds and parts of them are of no use to anybody.
        time: Some(Time::new(wall.hour(), wall.minute(), 0, 0).ok()?),
    })
}

/// A duration in minutes: `PT1H30M`, `P1D`, `P2W`; none when it is negative or no duration.
pub(crate) fn duration(text: &str) -> Option<u16> {
    let text = text.trim().trim_start_matches('+');
    let span = text.parse::<jiff::Span>().ok()?;
    if span.get_years() != 0 || span.get_months() != 0 {
        return None;
    }
    let minutes = i64::from(span.get_weeks()) * 10_080
        + i64::from(span.get_days()) * 1_440
        + i64::from(span.get_hours()) * 60
        + span.get_minutes()
        + span.get_seconds() / 60;
    u16::try_from(minutes).ok().filter(|minutes| *minutes > 0)
}
