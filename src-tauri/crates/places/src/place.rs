//! A place, as it is shown and searched from.

use circle_domain::Point;

/// A place on the globe that somebody may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The town, region or country; the postcode as written in the tables; the coordinates as text.
    pub name: String,
    /// State, province or county, where there is one.
    pub region: Option<String>,
    /// ISO 3166-1 alpha-2, upper case; empty where nothing is near.
    pub country: String,
    /// The country's name.
    pub country_name: String,
    /// The town a postcode belongs to, or the nearest one of coordinates.
    pub town: Option<String>,
    /// Its middle.
    pub point: Point,
    /// Its IANA time zone; none for what may span several.
    pub zone: Option<String>,
    /// How many people live there; 0 where nobody counted.
    pub population: u32,
    /// What it is.
    pub kind: PlaceKind,
    /// For regions and countries: within this distance of the middle lie 98 of 100 of its towns.
    pub radius_km: Option<f64>,
    /// What it stands for in the tables, by which it can be named in another language. Not to be kept: other data, other numbers.
    pub reference: PlaceReference,
}

/// What a [`Place`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A town, village or district.
    Town,
    /// The area of a postcode.
    Postcode,
    /// A point that was written as numbers.
    Coordinates,
    /// A state, province or other first part of a country.
    Region,
    /// A country.
    Country,
}

impl PlaceKind {
    /// The name used in answers: `town`, `postcode`, `coordinates`, `region`, `country`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Town => "town",
            Self::Postcode => "postcode",
            Self::Coordinates => "coordinates",
            Self::Region => "region",
            Self::Country => "country",
        }
    }
}

/// Which row of the tables a [`Place`] was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceReference {
    /// A town, by its rank in population.
    Town(u32),
    /// A region.
    Region(u16),
    /// A country.
    Country(u16),
    /// A postcode.
    Postcode(u32),
    /// None: a point.
    Point,
}

/// A country as it is listed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-2, upper case.
    pub code: &'static str,
    /// ISO 3166-1 alpha-3, upper case.
    pub code3: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// Its German name.
    pub name_german: &'static str,
    /// How many people live there.
    pub population: u32,
    /// Its capital.
    pub capital: &'static str,
    /// BCP 47 tags of up to four languages, the commonest first, parted by commas.
    pub languages: &'static str,
    /// Alpha-2 codes of the countries beside it, parted by commas.
    pub neighbours: &'static str,
    /// The middle of its towns; none where it has none.
    pub point: Option<Point>,
    /// Within this distance of the middle lie 98 of 100 of its towns, in kilometres.
    pub radius_km: f64,
}

impl Country {
    /// Its name in a language: German for `de`, English for any other.
    #[must_use]
    pub fn name_in(&self, language: &str) -> &'static str {
        if is_german(language) {
            self.name_german
        } else {
            self.name
        }
    }
}

/// A region as it is listed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    /// The country it is a part of.
    pub country: &'static str,
    /// Its code in the tables, unique within the country.
    pub code: &'static str,
    /// Its English name; empty for the part of a country that no region is known of.
    pub name: &'static str,
    /// Its German name.
    pub name_german: &'static str,
    /// The letters people use for it (`WA`, `NSW`, `BY`); empty where there are none.
    pub letters: &'static str,
    /// The middle of its towns.
    pub point: Option<Point>,
    /// Within this distance of the middle lie 98 of 100 of its towns, in kilometres.
    pub radius_km: f64,
    /// The people of its towns.
    pub population: u32,
    /// Whether it is hardly more than the city of its name.
    pub is_city: bool,
}

impl Region {
    /// Its name in a language: German for `de`, English for any other.
    #[must_use]
    pub fn name_in(&self, language: &str) -> &'static str {
        if is_german(language) {
            self.name_german
        } else {
            self.name
        }
    }
}

pub(crate) fn is_german(language: &str) -> bool {
    language
        .get(..2)
        .is_some_and(|start| start.eq_ignore_ascii_case("de"))
}
