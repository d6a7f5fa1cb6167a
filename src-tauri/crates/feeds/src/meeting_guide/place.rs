//! Where a record's meetings are: venue, position, and whether the address names a place one can walk to.

use super::address::{Address, without_crossing};
use super::row::Row;
use super::when::short;
use crate::text::NAME_CAP;
use crate::{ReadOptions, country};
use circle_domain::{NoticeCode, Point, PositionFrom, Venue};
use serde_json::Value;

/// What a record says about its place.
pub(super) struct Place {
    venue: Venue,
    point: Option<Point>,
    /// Whether the address names no spot.
    pub(super) approximate: bool,
    /// Whether the venue or the region is called "online" or the like.
    pub(super) called_online: bool,
}

/// Reads the place of a record.
pub(super) fn place(row: &mut Row, options: &ReadOptions<'_>) -> Place {
    let location = row.line("location", NAME_CAP);
    let address = address(row, options.country);
    let (point, bounds) = point(row);
    let venue_name = location
        .clone()
        .filter(|name| !is_online_word(name) && !name.eq_ignore_ascii_case("meeting location"));
    let stated = match bounds {
        Some(is_area) => Some(is_area),
        None => match row.value("approximate") {
            Some(Value::Bool(flag)) => Some(*flag),
            Some(Value::String(text)) if !text.trim().is_empty() => {
                Some(text.trim().eq_ignore_ascii_case("yes"))
            }
            _ => None,
        },
    };
    let approximate =
        stated.unwrap_or_else(|| !address.is_precise(venue_name.is_some() && point.is_some()));
    let regions = regions(row);
    let called_online = location.as_deref().is_some_and(is_online_word)
        || regions.iter().any(|region| is_online_word(region));
    let mut venue = Venue {
        name: venue_name,
        address: address.street,
        city: address.city,
        region: address.region,
        postal_code: address.postal_code,
        country: address.country,
        directions: row.block("location_notes"),
        ..Venue::default()
    };
    settle_regions(&mut venue, &regions);
    if venue.country.is_none() && (venue.address.is_some() || venue.city.is_some()) {
        venue.country = options.country.map(str::to_owned);
    }
    // A venue called by its own address has no name.
    let called_by_address = venue.name.as_ref().is_some_and(|name| {
        let street = venue.address.as_deref().unwrap_or_default();
        let starts = |text: &str, with: &str| {
            text.len() >= with.len() && text.to_lowercase().starts_with(&with.to_lowercase())
        };
        !street.is_empty()
            && (name.eq_ignore_ascii_case(street)
                || (street.contains(|c: char| c.is_ascii_digit()) && starts(name, street)))
    });
    if called_by_address {
        venue.name = None;
    }
    Place {
        venue,
        point,
        approximate,
        called_online,
    }
}

impl Place {
    /// Whether the record says nothing of any place.
    pub(super) fn is_empty(&self) -> bool {
        self.venue == Venue::default() && self.point.is_none()
    }

    /// The venue of a meeting in a room; its position only where the address is exact.
    pub(super) fn of_a_room(&self) -> Option<Venue> {
        let point = self.point.filter(|_| !self.approximate);
        let venue = Venue {
            point,
            position_from: point.map(|_| PositionFrom::Record),
            ..self.venue.clone()
        };
        (venue != Venue::default()).then_some(venue)
    }

    /// The venue of a meeting whose room is closed or not known: no position.
    pub(super) fn without_position(&self) -> Option<Venue> {
        (self.venue != Venue::default()).then(|| self.venue.clone())
    }

    /// What an online meeting has of a place: the town, the state, the country.
    pub(super) fn of_an_online_meeting(&self) -> Option<Venue> {
        let Venue {
            city,
            region,
            country,
            ..
        } = self.venue.clone();
        let venue = Venue {
            city,
            region,
            country,
            ..Venue::default()
        };
        (venue != Venue::default()).then_some(venue)
    }
}

/// The address, from one line or from fields of its own.
fn address(row: &mut Row, home: Option<&str>) -> Address {
    if let Some(line) = row.line("formatted_address", NAME_CAP) {
        return Address::parse(&line, home);
    }
    let street = row.line("address", NAME_CAP).map(|street| {
        without_crossing(&street)
            .trim_end_matches([',', ';', ' '])
            .to_owned()
    });
    // Commas alone are no street.
    let street = street.filter(|street| !street.is_empty());
    let city = row
        .line("city", NAME_CAP)
        .filter(|city| !is_online_word(city));
    let state = row.line("state", NAME_CAP);
    let postal_code = row.line("postal_code", 20).or_else(|| row.line("zip", 20));
    let country = row.line("country", NAME_CAP);
    if let Some(street) = &street
        && city.is_none()
        && (street.contains(',') || (state.is_none() && postal_code.is_none() && country.is_none()))
    {
        // The whole address in one field.
        let mut address = Address::parse(street, home);
        address.region = address.region.or(state);
        address.postal_code = address.postal_code.or(postal_code);
        address.country = address.country.or_else(|| country.map(known_country));
        address.settle(home);
        return address;
    }
    let commas = [&street, &city, &state, &country]
        .into_iter()
        .filter(|part| part.is_some())
        .count()
        + usize::from(state.is_none() && postal_code.is_some());
    let state = state.map(|state| {
        let letters = country::us_state(&state).or_else(|| country::canadian_province(&state));
        letters.map_or(state, str::to_owned)
    });
    let mut address = Address {
        street,
        city,
        region: state,
        postal_code,
        country: country.map(known_country),
        commas,
    };
    let inferred = address.country.is_none();
    address.settle(home);
    // The country that its state tells counts as a part, as in the specification's own reader.
    address.commas += usize::from(inferred && address.country.is_some());
    address
}

fn known_country(written: String) -> String {
    country::country_code(&written).map_or(written, str::to_owned)
}

/// The coordinates, and from `coordinates` whether they are an area rather than a spot.
fn point(row: &mut Row) -> (Option<Point>, Option<bool>) {
    if let Some(written) = row.value("coordinates").and_then(Value::as_str) {
        let numbers: Option<Vec<f64>> = written
            .split(',')
            .map(|part| part.trim().parse().ok())
            .collect();
        match numbers.as_deref() {
            Some(&[latitude, longitude]) => return (Point::new(latitude, longitude), Some(false)),
            Some(&[_, _, _, _]) => return (None, Some(true)),
            _ => {}
        }
    }
    let number = |value: Option<&Value>| match value? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let (latitude, longitude) = (
        number(row.value("latitude")),
        number(row.value("longitude")),
    );
    let point = latitude
        .zip(longitude)
        .and_then(|(latitude, longitude)| Point::new(latitude, longitude));
    let blank = |value: Option<&Value>| {
        value.is_none_or(|value| value.as_str().is_some_and(|text| text.trim().is_empty()))
    };
    if point.is_none() && !(blank(row.value("latitude")) && blank(row.value("longitude"))) {
        let written = format!(
            "{}, {}",
            short(&row.raw("latitude")),
            short(&row.raw("longitude"))
        );
        row.notice(NoticeCode::CoordinatesUnusable, "latitude", &written);
    }
    (point, None)
}

/// The publisher's own division of its area, general to specific.
fn regions(row: &mut Row) -> Vec<String> {
    if let Some(Value::Array(values)) = row.value("regions") {
        let regions: Vec<String> = values
            .iter()
            .filter_map(Value::as_str)
            .filter_map(|text| crate::text::line(text, NAME_CAP).non_empty())
            .collect();
        if !regions.is_empty() {
            return regions;
        }
    }
    ["region", "sub_region", "sub_sub_region"]
        .into_iter()
        .filter_map(|field| row.line(field, NAME_CAP))
        .collect()
}

/// Fills the town in from the publisher's regions where the address has none, and the district where they go deeper.
fn settle_regions(venue: &mut Venue, regions: &[String]) {
    let usable = |region: &&String| {
        !is_online_word(region)
            && country::country_code(region).is_none()
            && country::us_state(region).is_none()
    };
    let Some(specific) = regions.iter().rfind(usable) else {
        return;
    };
    match &venue.city {
        None => venue.city = Some(specific.clone()),
        Some(city) if regions.len() > 1 => {
            let same = specific.to_lowercase().starts_with(&city.to_lowercase())
                || city.to_lowercase().starts_with(&specific.to_lowercase());
            if !same {
                venue.district = Some(specific.clone());
            }
        }
        // An area around the town, not another town by which it is filed.
        Some(_)
            if ["county", "valley", "peninsula", "district", "borough"]
                .iter()
                .any(|kind| specific.to_lowercase().contains(kind)) =>
        {
            venue.district = Some(specific.clone());
        }
        Some(_) => {}
    }
}

/// Whether a venue or a region is called so because there is none.
pub(crate) fn is_online_word(text: &str) -> bool {
    let text = text.to_lowercase();
    let first = text
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    matches!(
        first,
        "online"
            | "zoom"
            | "virtual"
            | "virtuell"
            | "teleconference"
            | "telephone"
            | "skype"
            | "webex"
            | "www"
            | "https"
            | "internet"
    ) || text == "phone meeting"
        || text == "en línea"
        || text == "en ligne"
}
