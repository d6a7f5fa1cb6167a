//! Choosing a place without typing: country, region, town.

use crate::table;
use crate::{Country, Place, Places, REGIONS_FROM, Region, place::is_german};

impl Places {
    /// Every country with a town, ordered by its name in a language.
    #[must_use]
    pub fn countries(&self, language: &str) -> Vec<&Country> {
        let mut countries: Vec<&Country> = self
            .countries
            .iter()
            .filter(|country| country.point.is_some())
            .collect();
        countries.sort_by_cached_key(|country| crate::fold(country.name_in(language)));
        countries
    }

    /// The regions of a country, ordered by their name in a language.
    #[must_use]
    pub fn regions(&self, country: &str, language: &str) -> Vec<&Region> {
        let mut regions: Vec<&Region> = self
            .regions
            .iter()
            .filter(|region| {
                region.country.eq_ignore_ascii_case(country) && !region.name.is_empty()
            })
            .collect();
        regions.sort_by_cached_key(|region| {
            crate::fold(if is_german(language) {
                region.name_german
            } else {
                region.name
            })
        });
        regions
    }

    /// The towns of a country, or of one region of it (its code or any name), largest first.
    #[must_use]
    pub fn towns(&self, country: &str, region: Option<&str>, limit: usize) -> Vec<Place> {
        let ids = |at: usize| REGIONS_FROM + at as u32;
        let named = region.map(|region| self.area_set(&crate::fold(region), false));
        let wanted: Vec<bool> = self
            .regions
            .iter()
            .enumerate()
            .map(|(at, of)| {
                let fits = region.is_none_or(|region| of.code == region)
                    || named.as_ref().is_some_and(|set| set.contains(&ids(at)));
                of.country.eq_ignore_ascii_case(country) && fits
            })
            .collect();
        if !wanted.contains(&true) {
            return Vec::new();
        }
        let lies = |id: &u32| {
            table::town(*id)
                .is_some_and(|record| wanted.get(usize::from(record.region)) == Some(&true))
        };
        (0..table::town_count())
            .filter(lies)
            .take(limit)
            .filter_map(|id| self.town_place(id))
            .collect()
    }

    /// The region or country itself as a place, to search in.
    #[must_use]
    pub fn region(&self, country: &str, code: &str) -> Option<Place> {
        let at = self.regions.iter().position(|region| {
            region.country.eq_ignore_ascii_case(country) && region.code == code
        })?;
        self.area_place(REGIONS_FROM + at as u32)
    }

    /// A country as a place, to search in.
    #[must_use]
    pub fn country_place(&self, code: &str) -> Option<Place> {
        let code = self.country(code)?.code;
        self.area_place(u32::from(*self.by_code.get(code)?))
    }
}
