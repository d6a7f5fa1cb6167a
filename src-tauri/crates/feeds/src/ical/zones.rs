//! The zones of one calendar: those it names, those it describes, and the one of the calendar itself.

use super::component::Component;
use crate::events::zone::{self, Described};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// The zones of one calendar.
pub(super) struct Zones {
    /// That of the calendar itself (`X-WR-TIMEZONE`, `TIMEZONE-ID` of RFC 7986).
    pub(super) own: Option<String>,
    described: HashMap<String, Option<String>>,
}

/// A zone that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// It is this one, of the IANA database.
    Is(String),
    /// Nothing tells which one is meant.
    Unknown,
}

impl Zones {
    pub(super) fn of(calendar: &Component, read_at: Timestamp) -> Self {
        let year = read_at.to_zoned(TimeZone::UTC).year();
        let own = ["X-WR-TIMEZONE", "TIMEZONE-ID"]
            .iter()
            .find_map(|name| zone::named(calendar.value(name)?))
            .map(|(name, _)| name);
        let described = calendar
            .components
            .iter()
            .filter(|component| component.is("VTIMEZONE"))
            .take(200)
            .filter_map(|component| {
                let id = component.value("TZID")?.trim().to_owned();
                Some((id, meant(component, year)))
            })
            .collect();
        Self { own, described }
    }

    /// The zone that a line names.
    pub(super) fn find(&self, id: &str) -> Named {
        let found = zone::named(id)
            .map(|(name, _)| name)
            .or_else(|| self.described.get(id.trim()).cloned().flatten());
        found.map_or(Named::Unknown, Named::Is)
    }
}

/// The zone that a description means: by the place it names, else by its offsets.
fn meant(component: &Component, year: i16) -> Option<String> {
    let by_place = ["X-LIC-LOCATION", "TZID-ALIAS-OF", "X-MICROSOFT-CDO-TZID"]
        .iter()
        .find_map(|name| zone::named(component.value(name)?));
    if let Some((name, _)) = by_place {
        return Some(name);
    }
    let offset = |part: &Component| zone::offset(part.value("TZOFFSETTO")?);
    // Descriptions list the rules of the past first.
    let standard = component
        .components
        .iter()
        .rfind(|part| part.is("STANDARD"));
    let summer = component
        .components
        .iter()
        .rfind(|part| part.is("DAYLIGHT"));
    let described = Described {
        standard: standard.and_then(offset),
        summer: summer.and_then(|part| Some((offset(part)?, month(part)?))),
    };
    zone::by_offsets(&described, year)
}

/// The month in which a part begins.
fn month(part: &Component) -> Option<i8> {
    let of_rule = part
        .value("RRULE")
        .and_then(crate::recurrence::Rule::parse)
        .and_then(|rule| i8::try_from(*rule.months.first()?).ok());
    of_rule.or_else(|| {
        let start = part
            .value("DTSTART")?
            .parse::<jiff::civil::DateTime>()
            .ok()?;
        Some(start.month())
    })
}
