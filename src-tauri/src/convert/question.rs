//! Questions and places.

use crate::dto::kinds::Weekday;
use crate::dto::place::{Place, PlaceKind};
use crate::dto::question::{Question, Side, Sort};
use crate::error::{CommandError, CommandResult};
use circle_domain::{
    Attendance, FellowshipId, Point, ProblemId, Relation, SourceId, Status, WhoMayAttend,
};
use circle_engine as engine;
use circle_places as places;
use jiff::civil::Time;

/// Who asks: the reader's language, country and own place.
pub(crate) struct Reader {
    pub(crate) locale: String,
    pub(crate) country: Option<String>,
    pub(crate) home: Option<Point>,
}

/// A question as the engine takes it.
pub(crate) fn question(
    asked: Question,
    reader: Reader,
    known: &places::Places,
) -> CommandResult<engine::Question> {
    let filters = engine::Filters {
        problems: asked.problems.into_iter().map(ProblemId::new).collect(),
        fellowships: asked
            .fellowships
            .into_iter()
            .map(FellowshipId::new)
            .collect(),
        // A place in the line goes before the one that was chosen for an earlier line.
        near: None,
        within_km: asked.within_km.filter(|km| km.is_finite() && *km > 0.0),
        attendance: asked.attendance.into_iter().map(Attendance::from).collect(),
        days: asked
            .days
            .into_iter()
            .map(jiff::civil::Weekday::from)
            .collect(),
        from: asked.from.as_deref().map(clock_time).transpose()?,
        until: asked.until.as_deref().map(clock_time).transpose()?,
        starts_within_minutes: asked.starts_within_hours.map(minutes),
        formats: asked.formats,
        languages: asked.languages,
        audience: asked.audience,
        access: asked.access,
        who: asked.who.into_iter().map(WhoMayAttend::from).collect(),
        statuses: asked.status.into_iter().map(Status::from).collect(),
        sources: asked.sources.into_iter().map(SourceId::new).collect(),
    };
    Ok(engine::Question {
        line: Some(asked.line).filter(|line| !line.trim().is_empty()),
        filters,
        relation: asked.relation.map(|side| match side {
            Side::Myself => Relation::Myself,
            Side::Family => Relation::Family,
        }),
        sort: Some(match asked.sort {
            Sort::Soonest => engine::Sort::Soonest,
            Sort::Nearest => engine::Sort::Nearest,
            Sort::Relevance => engine::Sort::Relevance,
        }),
        limit: usize::try_from(asked.limit.min(500)).unwrap_or(500),
        offset: usize::try_from(asked.offset).unwrap_or(usize::MAX),
        locale: reader.locale,
        country: reader.country,
        home: reader.home,
        otherwise_near: asked.near.and_then(|near| chosen_place(&near, known)),
    })
}

fn clock_time(text: &str) -> CommandResult<Time> {
    text.parse()
        .map_err(|_| CommandError::new("usage", "a time of day is written as 19:30"))
}

fn minutes(hours: f64) -> u32 {
    // Some days at the most; a float that is none of these is 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let minutes = (hours * 60.0).clamp(0.0, 20_000.0) as u32;
    minutes
}

/// A place that the page got from us, as the tables have it: regions and countries are as large as they are.
pub(crate) fn chosen_place(place: &Place, known: &places::Places) -> Option<places::Place> {
    let point = Point::new(place.latitude, place.longitude)?;
    let by_name = || {
        let text = format!("{}, {}", place.name, place.country_name);
        known
            .suggest(&text, Some(&place.country), 5)
            .into_iter()
            .find(|found| found.kind == places::PlaceKind::Region)
    };
    let found = match place.kind {
        PlaceKind::Country => known.country_place(&place.country),
        PlaceKind::Region => by_name(),
        PlaceKind::Town | PlaceKind::Postcode | PlaceKind::Coordinates => None,
    };
    Some(found.unwrap_or_else(|| places::Place {
        name: place.name.clone(),
        region: place.region.clone(),
        country: place.country.clone(),
        country_name: place.country_name.clone(),
        town: None,
        point,
        zone: place.zone.clone(),
        population: 0,
        kind: match place.kind {
            PlaceKind::Postcode => places::PlaceKind::Postcode,
            PlaceKind::Coordinates => places::PlaceKind::Coordinates,
            PlaceKind::Town | PlaceKind::Region | PlaceKind::Country => places::PlaceKind::Town,
        },
        radius_km: None,
        reference: places::PlaceReference::Point,
    }))
}

/// A place as the page shows it.
pub(crate) fn place(place: &places::Place) -> Place {
    // A postcode alone tells nobody where it is.
    let name = match &place.town {
        Some(town) if place.kind == places::PlaceKind::Postcode => format!("{} {town}", place.name),
        _ => place.name.clone(),
    };
    Place {
        name,
        region: place.region.clone(),
        country: place.country.clone(),
        country_name: place.country_name.clone(),
        latitude: place.point.latitude,
        longitude: place.point.longitude,
        kind: match place.kind {
            places::PlaceKind::Town => PlaceKind::Town,
            places::PlaceKind::Postcode => PlaceKind::Postcode,
            places::PlaceKind::Coordinates => PlaceKind::Coordinates,
            places::PlaceKind::Region => PlaceKind::Region,
            places::PlaceKind::Country => PlaceKind::Country,
        },
        zone: place.zone.clone(),
    }
}

/// A weekday as the page names it.
pub(crate) fn weekday(weekday: jiff::civil::Weekday) -> Weekday {
    Weekday::from(weekday)
}
