//! schema.org `Place` and `PostalAddress`.

use super::graph::{Graph, text};
use crate::country;
use crate::events::{self, Findings, Place};
use circle_domain::{NoticeCode, Venue};
use serde_json::{Map, Value};

/// The first place that names a room is the place.
pub(super) fn merge(place: &mut Place, other: Place) {
    if !place.has_room() && (other.has_room() || other.parts != Venue::default()) {
        place.parts = other.parts;
        place.point = other.point;
    }
    place.says_online |= other.says_online;
    place.join = place.join.take().or(other.join);
}

pub(super) fn of_place(
    location: &Map<String, Value>,
    graph: &Graph<'_>,
    home: Option<&str>,
    findings: &mut Findings<'_>,
) -> Place {
    let name = location
        .get("name")
        .and_then(text)
        .and_then(|name| findings.line("location", name));
    let as_line = name.as_deref().map(|name| Place::of_line(name, None));
    let mut place = match location.get("address") {
        Some(Value::String(line)) => Place::of_line(line, home),
        Some(address) => graph
            .node(address)
            .map_or_else(Place::default, |address| postal(address, graph, findings)),
        None => Place::default(),
    };
    if let Some(as_line) = as_line {
        if as_line.says_online {
            place.says_online = true;
        }
        place.join = place.join.take().or(as_line.join);
        if !place.says_online && place.join.is_none() {
            // A place that is called by its address has no name.
            let called_by_address = name.as_deref() == place.parts.address.as_deref();
            if !called_by_address {
                place.parts.name = name.or(place.parts.name);
            }
        }
    }
    if place.parts != Venue::default() && place.parts.country.is_none() {
        place.parts.country = home.map(str::to_owned);
    }
    if let Some(geo) = location.get("geo").and_then(|geo| graph.node(geo)) {
        let number = |key: &str| match geo.get(key) {
            Some(Value::Number(number)) => number.as_f64(),
            Some(Value::String(text)) => text.trim().parse().ok(),
            _ => None,
        };
        if let (Some(latitude), Some(longitude)) = (number("latitude"), number("longitude")) {
            place.point = events::precise(latitude, longitude).filter(|_| !place.says_online);
            if place.point.is_none() {
                findings.notice(
                    NoticeCode::CoordinatesUnusable,
                    "geo",
                    &format!("{latitude}, {longitude}"),
                );
            }
        }
    }
    place
}

fn postal(address: &Map<String, Value>, graph: &Graph<'_>, findings: &mut Findings<'_>) -> Place {
    let mut line = |key: &'static str| {
        let written = address.get(key)?;
        let written = match graph.node(written) {
            Some(named) => named.get("name").and_then(text)?,
            None => text(written)?,
        };
        findings.line(key, written)
    };
    let country = line("addressCountry");
    Place {
        parts: Venue {
            address: line("streetAddress"),
            city: line("addressLocality"),
            region: line("addressRegion"),
            postal_code: line("postalCode"),
            country: country
                .map(|country| country::country_code(&country).map_or(country, str::to_owned)),
            ..Venue::default()
        },
        ..Place::default()
    }
}
