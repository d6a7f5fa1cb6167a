//! Places in a line of free words: only whole names, and told how surely a place is meant.
//!
//! "Hope", "Nice", "Reading" and "Essen" are towns and also everyday words; a wrong place turns an answer empty, so in doubt it is no place.

use crate::postcode::{Fit, plain};
use crate::table::{self, Entry, NameKind};
use crate::{Place, PlaceKind, Places, REGIONS_FROM, coordinates, fold};
use std::collections::HashSet;

/// From this population on a town is known beyond its country.
const WELL_KNOWN: u32 = 100_000;
/// From this population on a town is known in its country.
const KNOWN: u32 = 10_000;

/// How surely a phrase means a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// An everyday word that is the name of a small place, or a name that hardly anybody knows: a place only after "in" and with a capital.
    Doubtful,
    /// An everyday word that is the name of a large place, a small town, an abbreviation: a place with a capital (abbreviations: in capitals), or after "in".
    Likely,
    /// A name that means nothing else.
    Clear,
}

/// A place in a line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The place.
    pub place: Place,
    /// How surely it is meant.
    pub strength: Strength,
}

impl Places {
    /// The place of note whose whole name, postcode, region or country `phrase` is, written as in the line (capitals count). Conservative:
    /// everyday words only when they have a capital and a large place has the name. `country` (alpha-2) is the reader's own.
    #[must_use]
    pub fn exact(&self, phrase: &str, country: Option<&str>) -> Option<Place> {
        let found = self.find(phrase, country)?;
        let accepted = match found.strength {
            Strength::Clear => true,
            Strength::Likely => is_capitalised(phrase),
            Strength::Doubtful => false,
        };
        accepted.then_some(found.place)
    }

    /// As [`exact`](Self::exact), for a phrase that stands after "in", "near", "bei" or the like: less is needed.
    #[must_use]
    pub fn exact_after_in(&self, phrase: &str, country: Option<&str>) -> Option<Place> {
        let found = self.find(phrase, country)?;
        (found.strength > Strength::Doubtful || is_capitalised(phrase)).then_some(found.place)
    }

    /// The likeliest place whose whole name, postcode, region or country `phrase` is, and how surely it is meant.
    #[must_use]
    pub fn find(&self, phrase: &str, country: Option<&str>) -> Option<Found> {
        let phrase = phrase.trim();
        if let Some(point) = coordinates::read(phrase) {
            return Some(Found {
                place: self.point_place(point),
                strength: Strength::Clear,
            });
        }
        if phrase.is_empty() || phrase.len() > 120 {
            return None;
        }
        if phrase.bytes().any(|byte| byte.is_ascii_digit()) {
            return self.whole_postcode(phrase, country);
        }
        let folded = fold(phrase);
        let own = self.area_found(phrase, &folded, country);
        let town = self.town_found(phrase, &folded, country);
        let qualified = self.qualified_found(phrase);
        // A town and its region say more than any name; of the rest the surer one, and of equals the town.
        let plain = match (town, own) {
            // Two capitals are a state before they are what some town is called for short far away ("PA", "QC").
            (Some(town), Some(area))
                if is_code(phrase)
                    && area.place.kind == PlaceKind::Region
                    && town.place.country != area.place.country =>
            {
                Some(area)
            }
            (Some(town), Some(area)) => {
                // "Mexico" is also a name of Mexico City, but one that stands behind the country's own.
                let own = area.place.kind == PlaceKind::Country && fold(&town.place.name) != folded;
                let first = area.strength > town.strength
                    || (area.strength == town.strength && (own || is_larger(&area, &town)));
                Some(if first { area } else { town })
            }
            (town, area) => town.or(area),
        };
        match (qualified, plain) {
            (Some(qualified), Some(plain)) => Some(
                if plain.strength == Strength::Clear
                    && plain.place.population > qualified.place.population
                {
                    plain
                } else {
                    qualified
                },
            ),
            (qualified, plain) => qualified.or(plain),
        }
    }

    fn whole_postcode(&self, phrase: &str, country: Option<&str>) -> Option<Found> {
        let mut places = self.postcodes_of(phrase, country, 12, Fit::Listed);
        let typed = plain(phrase);
        let digits = typed.bytes().filter(u8::is_ascii_digit).count();
        // Of a code that is only half typed the completions are no answer.
        places.retain(|place| typed.contains(&plain(&place.name)));
        let first = places.first()?.clone();
        let at_home = country.is_some_and(|code| code.eq_ignore_ascii_case(&first.country));
        let lettered = typed.len() > digits;
        let strength = match digits {
            _ if typed.len() < 3 => return None,
            // "F10.2", "B12", "H3" are no postcodes when nobody says so.
            _ if lettered && typed.len() < 5 => Strength::Doubtful,
            _ if phrase.contains(['.', '/', ':']) => Strength::Doubtful,
            0..=3 if !lettered => Strength::Doubtful,
            // Four digits may be a year or a time.
            4 if !lettered => {
                if at_home {
                    Strength::Likely
                } else {
                    Strength::Doubtful
                }
            }
            _ if at_home || places.len() == 1 || lettered => Strength::Clear,
            _ => Strength::Likely,
        };
        // Digits have no capitals by which they could be told from words.
        let strength = if strength == Strength::Likely && !lettered && digits >= 5 {
            Strength::Clear
        } else {
            strength
        };
        Some(Found {
            place: first,
            strength,
        })
    }

    fn town_found(&self, phrase: &str, folded: &str, country: Option<&str>) -> Option<Found> {
        let weight = |entry: &Entry| {
            let record = table::town(entry.id)?;
            let home = country
                .is_some_and(|code| code.eq_ignore_ascii_case(self.country_of_town(&record)));
            // Capitals are what tells an abbreviation from a word.
            if entry.kind == NameKind::Code
                && (!is_abbreviation(phrase) || record.population < WELL_KNOWN)
            {
                return None;
            }
            let factor = if entry.kind == NameKind::Primary {
                2.0
            } else {
                1.0
            };
            let known = entry.kind == NameKind::Primary || record.population >= WELL_KNOWN || home;
            known.then_some((
                f64::from(record.population.max(1)) * factor * if home { 50.0 } else { 1.0 },
                home,
                record.population,
            ))
        };
        let entries = self.maps.names.get(folded)?;
        let best = table::entries(entries)
            .filter_map(|entry| Some((entry, weight(&entry)?)))
            .max_by(|one, two| one.1.0.total_cmp(&two.1.0).then(two.0.id.cmp(&one.0.id)))?;
        let (entry, (_, home, population)) = best;
        let everyday = self.is_everyday(folded);
        let large = population >= WELL_KNOWN || (home && population >= KNOWN);
        let short = folded.chars().count() < 3 && folded.is_ascii();
        let strength = match (everyday || short, entry.kind) {
            (true, _) if population >= WELL_KNOWN => Strength::Likely,
            (true, _) => Strength::Doubtful,
            (false, NameKind::Code) => Strength::Likely,
            (false, _) if large => Strength::Clear,
            (false, NameKind::Primary) if population >= KNOWN || (home && population >= 1_000) => {
                Strength::Likely
            }
            (false, _) => Strength::Doubtful,
        };
        Some(Found {
            place: self.town_place(entry.id)?,
            strength,
        })
    }

    fn area_found(&self, phrase: &str, folded: &str, country: Option<&str>) -> Option<Found> {
        let entries = self
            .areas_of(folded)
            .filter(|entry| entry.kind != NameKind::Code || is_abbreviation(phrase));
        let at_home = |entry: &Entry| {
            let of_region = self.region_of_entry(*entry).map(|region| region.country);
            let own = of_region.or_else(|| {
                self.countries
                    .get(entry.id as usize)
                    .map(|country| country.code)
            });
            country
                .zip(own)
                .is_some_and(|(code, own)| code.eq_ignore_ascii_case(own))
        };
        let population = |entry: &Entry| match self.region_of_entry(*entry) {
            Some(region) => region.population,
            None => self
                .countries
                .get(entry.id as usize)
                .map_or(0, |country| country.population),
        };
        let entry = entries.max_by_key(|entry| {
            (
                at_home(entry),
                std::cmp::Reverse(entry.kind),
                self.is_everyday_code(*entry, folded),
                population(entry),
            )
        })?;
        let region = self.region_of_entry(entry);
        if region.is_some_and(|region| region.is_city) {
            return None;
        }
        let known = region.is_none() || population(&entry) >= 500_000 || at_home(&entry);
        let strength = match entry.kind {
            NameKind::Code => Strength::Likely,
            _ if self.is_everyday(folded) || folded.chars().count() < 4 && folded.is_ascii() => {
                Strength::Likely
            }
            _ if known => Strength::Clear,
            _ => Strength::Doubtful,
        };
        Some(Found {
            place: self.area_place(entry.id)?,
            strength,
        })
    }

    /// Whether two letters are written for this area every day: the states of the USA, Canada and Australia, in their addresses.
    /// "MA" is Massachusetts before it is Morocco; but Germany's own people write "DE", and Delaware's seldom without a town.
    fn is_everyday_code(&self, entry: Entry, folded: &str) -> bool {
        let state = self
            .region_of_entry(entry)
            .is_some_and(|region| ["US", "CA", "AU"].contains(&region.country));
        entry.kind == NameKind::Code && state && folded != "de"
    }

    fn qualified_found(&self, phrase: &str) -> Option<Found> {
        for way in self.qualified(phrase) {
            let entries = self.towns_within(&way.name, &way.areas);
            let known = |entry: &&Entry| {
                entry.kind == NameKind::Primary
                    || table::town(entry.id).is_some_and(|record| record.population >= WELL_KNOWN)
            };
            let Some(entry) = entries.iter().find(known) else {
                continue;
            };
            let place = self.town_place(entry.id)?;
            let last = phrase.rsplit([' ', ',']).next().unwrap_or_default();
            // "men in", "hope me": two letters at the end are a state only in capitals or after a comma.
            let unsure = last.chars().count() <= 3
                && !way.by_comma
                && !is_abbreviation(last)
                && self.is_everyday(&fold(last));
            let strength = match (unsure, self.is_everyday(&way.name)) {
                (true, true) => continue,
                (true, false) => {
                    if place.population >= WELL_KNOWN {
                        Strength::Clear
                    } else {
                        Strength::Likely
                    }
                }
                (false, true) => Strength::Likely,
                (false, false) => Strength::Clear,
            };
            return Some(Found { place, strength });
        }
        None
    }

    /// The town of a name, for a listing without coordinates. None where several could be meant.
    #[must_use]
    pub fn town(&self, name: &str, region: Option<&str>, country: Option<&str>) -> Option<Place> {
        let folded = fold(name);
        let country = country.and_then(|country| self.country_code(country));
        let mut areas: Vec<HashSet<u32>> = Vec::new();
        if let Some(country) = country.and_then(|code| self.by_code.get(code)) {
            areas.push(HashSet::from([u32::from(*country)]));
        }
        // A county or a word that is no region says nothing against a town.
        let regions: HashSet<u32> = region
            .map(|region| self.area_set(&fold(region), false))
            .unwrap_or_default();
        let regions: HashSet<u32> = regions
            .into_iter()
            .filter(|id| *id >= REGIONS_FROM)
            .filter(|id| {
                let region = self.regions.get((*id - REGIONS_FROM) as usize);
                country.is_none_or(|country| region.is_some_and(|region| region.country == country))
            })
            .collect();
        if !regions.is_empty() {
            areas.push(regions);
        }
        let mut entries = self.towns_within(&folded, &areas);
        if entries.is_empty() && name.contains(',') {
            // "Portland, OR" in the field for the town.
            return name
                .split_once(',')
                .and_then(|(town, rest)| self.town(town, region.or(Some(rest)), country));
        }
        entries.sort_by_key(|entry| (entry.kind, entry.id));
        let first = entries.first()?;
        let record = table::town(first.id)?;
        let times = |other: &Entry| {
            let other = table::town(other.id).map_or(0, |record| record.population);
            record.population / other.max(1)
        };
        // A country alone leaves several of a name: then the largest has to be much larger, or nothing is said.
        let rivals = entries
            .iter()
            .skip(1)
            .filter(|entry| entry.kind == first.kind);
        let least = rivals.map(times).min().unwrap_or(u32::MAX);
        let sure = match areas.len() {
            0 => record.population >= WELL_KNOWN && least >= 10,
            1 => least >= 3,
            _ => true,
        };
        if sure {
            self.town_place(first.id)
        } else {
            None
        }
    }

    /// Whether a word of everyday English or German is also the name of a town.
    fn is_everyday(&self, folded: &str) -> bool {
        let words = self.everyday.get_or_init(|| {
            table::EVERYDAY
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
                .collect()
        });
        folded.split(' ').all(|word| words.contains(word))
    }
}

fn is_larger(one: &Found, other: &Found) -> bool {
    // A state is not what its capital's name means ("New York"), but Washington DC is not what Washington State means either: the town wins
    // unless it is small beside the area.
    one.place.population / 40 > other.place.population
}

fn is_capitalised(phrase: &str) -> bool {
    phrase
        .chars()
        .find(|letter| letter.is_alphabetic())
        .is_none_or(|letter| letter.is_uppercase() || !letter.is_lowercase())
}

fn is_code(phrase: &str) -> bool {
    phrase.len() == 2 && is_abbreviation(phrase)
}

fn is_abbreviation(phrase: &str) -> bool {
    let mut letters = phrase
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}
