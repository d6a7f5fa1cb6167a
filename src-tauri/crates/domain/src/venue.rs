//! Where a meeting is.

use geo::{Distance, Haversine};

/// A place on the globe, in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// -90 to 90, north positive.
    pub latitude: f64,
    /// -180 to 180, east positive.
    pub longitude: f64,
}

impl Point {
    /// A point, if both numbers are finite, in range, and not the null island that broken geocoders answer.
    #[must_use]
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let valid = latitude.is_finite()
            && longitude.is_finite()
            && latitude.abs() <= 90.0
            && longitude.abs() <= 180.0
            && !(latitude.abs() < 1e-6 && longitude.abs() < 1e-6);
        valid.then_some(Self {
            latitude,
            longitude,
        })
    }

    /// The great-circle distance to another point, in kilometres, on a sphere of the earth's mean radius: within 0.5 %.
    #[must_use]
    pub fn distance_km(self, to: Self) -> f64 {
        let at = |point: Self| geo::Point::new(point.longitude, point.latitude);
        Haversine.distance(at(self), at(to)) / 1000.0
    }
}

/// Where the position of a [`Venue`] comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PositionFrom {
    /// The publisher's own coordinates.
    Record,
    /// The centre of its postcode.
    Postcode,
    /// The centre of its town.
    Town,
}

impl PositionFrom {
    /// The name used in answers: `record`, `postcode`, `town`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Postcode => "postcode",
            Self::Town => "town",
        }
    }
}

/// A room somewhere. Every part may be missing; a venue without an address may still say a town.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Venue {
    /// The building: "Harbor Community House".
    pub name: Option<String>,
    /// Street and number, or the whole address where the publisher does not split it.
    pub address: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// District, borough or neighbourhood of the town.
    pub district: Option<String>,
    /// State, province, county.
    pub region: Option<String>,
    /// Postcode, as written.
    pub postal_code: Option<String>,
    /// ISO 3166-1 alpha-2 where it could be recognized, else as written.
    pub country: Option<String>,
    /// The position, never of a meeting whose address is withheld or imprecise.
    pub point: Option<Point>,
    /// Where `point` comes from; set exactly when `point` is.
    pub position_from: Option<PositionFrom>,
    /// How to get in: entrance, floor, parking.
    pub directions: Option<String>,
}
