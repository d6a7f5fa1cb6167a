//! Where: towns, postcodes, regions and countries of the world, their time zones, and distance. All offline.
//!
//! The tables are part of the program and are read in place: nothing is unpacked, nothing is built at the start, and the system loads
//! only the pages that are asked for. What a person typed is never kept here and never part of an error.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::panic
    )
)]

mod browse;
mod coordinates;
mod exact;
mod fold;
mod near;
mod place;
mod postcode;
mod qualified;
mod suggest;
mod table;
mod typing;

#[cfg(test)]
mod tests;

pub use exact::{Found, Strength};
pub use fold::{fold, variants};
pub use place::{Country, Place, PlaceKind, PlaceReference, Region};

use circle_domain::Point;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;
use table::{Entry, Maps};

/// Whose data this is, to be shown wherever the data is.
pub const ATTRIBUTION: &str = "Towns, regions, postcodes and time zones: GeoNames (https://www.geonames.org), licensed under CC BY 4.0 \
    (https://creativecommons.org/licenses/by/4.0/), shortened and indexed for this program.";

/// What can be wrong with the tables.
#[derive(Debug, thiserror::Error)]
pub enum PlacesError {
    /// One of the maps is damaged.
    #[error("the tables of places in this program are damaged: {0}")]
    Damaged(#[from] fst::Error),
    /// A line of a table is not what it should be.
    #[error("a table of places in this program has a line that cannot be read: {0}")]
    Line(&'static str),
}

/// The tables of places.
pub struct Places {
    maps: Maps,
    countries: Vec<Country>,
    by_code: HashMap<&'static str, u16>,
    regions: Vec<Region>,
    zones: Vec<&'static str>,
    german: OnceLock<HashMap<u32, &'static str>>,
    everyday: OnceLock<HashSet<&'static str>>,
}

impl Places {
    /// The tables inside the program; opened once (some milliseconds), then shared.
    ///
    /// # Errors
    /// When the program's own tables are damaged.
    pub fn embedded() -> Result<&'static Self, PlacesError> {
        static PLACES: OnceLock<Places> = OnceLock::new();
        if let Some(places) = PLACES.get() {
            return Ok(places);
        }
        let places = Self::open()?;
        Ok(PLACES.get_or_init(|| places))
    }

    fn open() -> Result<Self, PlacesError> {
        let countries = table::COUNTRIES
            .lines()
            .map(country_line)
            .collect::<Option<Vec<_>>>()
            .ok_or(PlacesError::Line("countries"))?;
        let regions = table::REGIONS
            .lines()
            .map(region_line)
            .collect::<Option<Vec<_>>>()
            .ok_or(PlacesError::Line("regions"))?;
        let by_code = countries
            .iter()
            .zip(0..)
            .map(|(country, at)| (country.code, at))
            .collect();
        Ok(Self {
            maps: Maps::embedded()?,
            countries,
            by_code,
            regions,
            zones: table::ZONES.lines().collect(),
            german: OnceLock::new(),
            everyday: OnceLock::new(),
        })
    }

    /// The country of an alpha-2 code, in capitals or not.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<&Country> {
        let code = code.to_ascii_uppercase();
        self.countries
            .get(usize::from(*self.by_code.get(code.as_str())?))
    }

    /// The alpha-2 code of a country in any usual spelling, in any of 190 languages: `Germany`, `Deutschland`, `DEU`, `de`, `UK`.
    #[must_use]
    pub fn country_code(&self, text: &str) -> Option<&'static str> {
        let entries: Vec<Entry> = self.areas_of(&fold(text)).collect();
        let country = entries
            .iter()
            .filter(|entry| entry.id < REGIONS_FROM)
            .max_by_key(|entry| {
                let population = self
                    .countries
                    .get(entry.id as usize)
                    .map_or(0, |country| country.population);
                (std::cmp::Reverse(entry.kind), population)
            });
        if let Some(country) = country.and_then(|entry| self.countries.get(entry.id as usize)) {
            return Some(country.code);
        }
        // England and Scotland stand where others write the country.
        let nation = entries.iter().find_map(|entry| {
            self.region_of_entry(*entry)
                .filter(|region| region.country == "GB")
        });
        nation.map(|region| region.country)
    }

    /// The same place, named in a language: German for `de`, English for any other.
    #[must_use]
    pub fn named(&self, place: &Place, language: &str) -> Place {
        let mut place = place.clone();
        if let Some(country) = self.country(&place.country) {
            country
                .name_in(language)
                .clone_into(&mut place.country_name);
        }
        let town = match place.reference {
            PlaceReference::Town(id) => Some(id),
            PlaceReference::Postcode(at) => postcode::town_of(at),
            _ => None,
        };
        if let Some(record) = town.and_then(table::town) {
            place.region = self.region_name(record.region, language);
        }
        match place.reference {
            PlaceReference::Town(id) => place.name = self.town_name(id, language),
            PlaceReference::Postcode(_) => place.town = town.map(|id| self.town_name(id, language)),
            PlaceReference::Region(at) => {
                place.name = self.region_name(at, language).unwrap_or(place.name)
            }
            PlaceReference::Country(_) => place.name.clone_from(&place.country_name),
            PlaceReference::Point => {}
        }
        place
    }

    fn town_name(&self, id: u32, language: &str) -> String {
        let german = || {
            let names = self.german.get_or_init(|| {
                table::TOWN_NAMES_GERMAN
                    .lines()
                    .filter_map(|line| line.split_once('\t'))
                    .filter_map(|(id, name)| Some((id.parse().ok()?, name)))
                    .collect()
            });
            names.get(&id).copied()
        };
        let name = if place::is_german(language) {
            german()
        } else {
            None
        };
        name.or_else(|| table::town_name(id))
            .unwrap_or_default()
            .to_owned()
    }

    fn region_name(&self, at: u16, language: &str) -> Option<String> {
        let region = self.regions.get(usize::from(at))?;
        (!region.name.is_empty()).then(|| region.name_in(language).to_owned())
    }

    fn country_of_town(&self, record: &table::Record) -> &'static str {
        self.regions
            .get(usize::from(record.region))
            .map_or("", |region| region.country)
    }

    fn areas_of(&self, folded: &str) -> impl Iterator<Item = Entry> + use<> {
        self.maps
            .areas
            .get(folded)
            .into_iter()
            .flat_map(table::entries)
    }

    fn region_of_entry(&self, entry: Entry) -> Option<&Region> {
        self.regions
            .get(entry.id.checked_sub(REGIONS_FROM)? as usize)
    }

    pub(crate) fn town_place(&self, id: u32) -> Option<Place> {
        let record = table::town(id)?;
        let country = self.country(self.country_of_town(&record));
        Some(Place {
            name: table::town_name(id)?.to_owned(),
            region: self.region_name(record.region, "en"),
            country: country.map_or("", |country| country.code).to_owned(),
            country_name: country.map_or("", |country| country.name).to_owned(),
            town: None,
            point: Point::new(record.latitude, record.longitude)?,
            zone: self
                .zones
                .get(usize::from(record.zone))
                .map(|zone| (*zone).to_owned()),
            population: record.population,
            kind: PlaceKind::Town,
            radius_km: None,
            reference: PlaceReference::Town(id),
        })
    }

    /// The place of a region's or country's entry.
    pub(crate) fn area_place(&self, id: u32) -> Option<Place> {
        let (name, region_at, country, point, population, radius) =
            if let Some(at) = id.checked_sub(REGIONS_FROM) {
                let region = self.regions.get(at as usize)?;
                (
                    region.name,
                    Some(at as u16),
                    self.country(region.country)?,
                    region.point?,
                    region.population,
                    region.radius_km,
                )
            } else {
                let country = self.countries.get(id as usize)?;
                (
                    country.name,
                    None,
                    country,
                    country.point?,
                    country.population,
                    country.radius_km,
                )
            };
        Some(Place {
            name: name.to_owned(),
            region: None,
            country: country.code.to_owned(),
            country_name: country.name.to_owned(),
            town: None,
            point,
            zone: None,
            population,
            kind: if region_at.is_some() {
                PlaceKind::Region
            } else {
                PlaceKind::Country
            },
            radius_km: Some(radius),
            reference: region_at.map_or(PlaceReference::Country(id as u16), PlaceReference::Region),
        })
    }
}

/// Areas are numbered countries first; regions start here.
pub(crate) const REGIONS_FROM: u32 = 0x1_0000;

fn country_line(line: &'static str) -> Option<Country> {
    let cells: Vec<&'static str> = line.split('\t').collect();
    let [
        code,
        code3,
        name,
        name_german,
        population,
        capital,
        languages,
        neighbours,
        latitude,
        longitude,
        radius,
    ] = cells[..]
    else {
        return None;
    };
    Some(Country {
        code,
        code3,
        name,
        name_german,
        population: population.parse().ok()?,
        capital,
        languages,
        neighbours,
        point: Point::new(latitude.parse().ok()?, longitude.parse().ok()?),
        radius_km: radius.parse().ok()?,
    })
}

fn region_line(line: &'static str) -> Option<Region> {
    let cells: Vec<&'static str> = line.split('\t').collect();
    let [
        country,
        code,
        name,
        name_german,
        letters,
        latitude,
        longitude,
        radius,
        population,
        city,
    ] = cells[..]
    else {
        return None;
    };
    Some(Region {
        country,
        code,
        name,
        name_german,
        letters,
        point: Point::new(latitude.parse().ok()?, longitude.parse().ok()?),
        radius_km: radius.parse().ok()?,
        population: population.parse().ok()?,
        is_city: city == "1",
    })
}
