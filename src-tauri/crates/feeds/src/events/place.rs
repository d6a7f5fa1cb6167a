//! Where an event is: from one line, or from parts.

use super::folded;
use crate::links::{self, Join};
use crate::meeting_guide::address::Address;
use crate::meeting_guide::place::is_online_word;
use crate::text;
use circle_domain::{Attendance, Point, PositionFrom, Venue};

/// What an event says of its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    /// The address, without the position.
    pub(crate) parts: Venue,
    /// The position.
    pub(crate) point: Option<Point>,
    /// What stands for the place says that there is none.
    pub(crate) says_online: bool,
    /// An address to join that was written in the place of a place.
    pub(crate) join: Option<Join>,
}

impl Place {
    /// Reads a place of one line, or of one address a line. `home` is the country of the directory.
    pub(crate) fn of_line(raw: &str, home: Option<&str>) -> Self {
        let mut place = Self::default();
        let mut words: Vec<String> = Vec::new();
        let text = text::block(raw, text::NAME_CAP).text.replace('\n', ", ");
        for word in text.split(' ') {
            let address = word.trim_matches([',', ';', '(', ')', '<', '>']);
            let is_web = ["https://", "http://"].iter().any(|scheme| {
                address
                    .get(..scheme.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            });
            match links::join(address).filter(|join| is_web || join.provider.is_some()) {
                Some(join) => place.join = place.join.or(Some(join)),
                None if is_web => {}
                None => words.push(word.to_owned()),
            }
        }
        let line = words.join(" ");
        let line = line
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '/' | '|'));
        if text::is_blank(line) {
            return place;
        }
        if is_online_word(line) {
            place.says_online = true;
            return place;
        }
        place.parts = venue_of(line, home);
        place
    }

    /// Whether it names a room one can go to.
    pub(crate) fn has_room(&self) -> bool {
        self.parts.name.is_some() || self.has_address()
    }

    /// Whether it names a street or a spot.
    pub(crate) fn has_address(&self) -> bool {
        self.parts.address.is_some() || self.point.is_some()
    }

    /// Street, building and town, for telling groups apart.
    pub(crate) fn key(&self) -> String {
        let Venue {
            name,
            address,
            city,
            ..
        } = &self.parts;
        if name.is_none() && address.is_none() {
            return String::new();
        }
        [address, name, city]
            .map(|part| folded(part.as_deref().unwrap_or_default()))
            .join("\n")
    }

    /// The venue of an event that is attended so: of an online one no more than town, region and country.
    pub(crate) fn venue(&self, attendance: Attendance) -> Option<Venue> {
        let venue = match attendance {
            Attendance::Online => Venue {
                city: self.parts.city.clone(),
                region: self.parts.region.clone(),
                country: self.parts.country.clone(),
                ..Venue::default()
            },
            Attendance::None => self.parts.clone(),
            Attendance::InPerson | Attendance::Hybrid => Venue {
                point: self.point,
                position_from: self.point.map(|_| PositionFrom::Record),
                ..self.parts.clone()
            },
        };
        (venue != Venue::default()).then_some(venue)
    }
}

/// "Harbor House, 12 Dock St, Greenport, NY 11944": building, street, town.
fn venue_of(line: &str, home: Option<&str>) -> Venue {
    let parts: Vec<&str> = line
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let has_digit = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    let (name, rest) = match parts.as_slice() {
        [only] if !has_digit(only) => return named(only),
        [first, rest @ ..]
            if !rest.is_empty() && !has_digit(first) && rest.iter().any(|p| has_digit(p)) =>
        {
            (Some((*first).to_owned()), rest.join(", "))
        }
        [first, rest @ ..] if rest.len() >= 2 && !has_digit(first) => {
            (Some((*first).to_owned()), rest.join(", "))
        }
        _ => (None, line.to_owned()),
    };
    let address = Address::parse(&rest, home);
    let mut venue = Venue {
        name,
        address: address.street,
        city: address.city,
        region: address.region,
        postal_code: address.postal_code,
        country: address.country,
        ..Venue::default()
    };
    // "Parish Hall, Greenport 11944": the part before the town is the building.
    if venue
        .address
        .as_deref()
        .is_some_and(|street| !has_digit(street))
        && venue.name.is_none()
    {
        venue.name = venue.address.take();
    }
    if venue.country.is_none() {
        venue.country = home.map(str::to_owned);
    }
    venue
}

fn named(name: &str) -> Venue {
    Venue {
        name: Some(name.to_owned()),
        ..Venue::default()
    }
}

/// Coordinates, unless they are so round that they mean an area.
pub(crate) fn precise(latitude: f64, longitude: f64) -> Option<Point> {
    Point::new(latitude, longitude).filter(|point| {
        let round = |degrees: f64| (degrees * 10.0).fract().abs() < 1e-9;
        !(round(point.latitude) && round(point.longitude))
    })
}
