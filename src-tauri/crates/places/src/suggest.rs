//! What somebody may mean while they type.
//!
//! Everything that fits is weighed by its people: a whole name more than the start of one, a principal name more than another one, the
//! reader's country fifty times. So the large town comes first, and the near one before the far one unless that is far larger.

use crate::postcode::Fit;
use crate::table::{self, Entry, NameKind};
use crate::{Place, PlaceReference, Places, REGIONS_FROM, coordinates, fold};
use fst::{IntoStreamer, Map, Streamer};
use std::collections::HashMap;

/// From this population on a town may be meant by any of its names, anywhere.
const WELL_KNOWN: u32 = 100_000;
/// How much more a place of the reader's own country counts.
const AT_HOME: f64 = 50.0;
/// And how much more again if only the start of its name was typed: few letters fit many large places far away.
const BEGUN_AT_HOME: f64 = 2.0;
/// How much more a name counts whose word was typed to its end.
const WHOLE_WORD: f64 = 3.0;
/// What is typed beyond this is not a place.
const LONGEST: usize = 120;

/// Places with their weights, each once with its greatest.
struct Weighed<'p> {
    places: &'p Places,
    home: Option<&'static str>,
    weights: HashMap<u32, f64>,
    areas: HashMap<u32, f64>,
}

impl Places {
    /// Places that `text` may mean, likeliest first: towns, districts, regions, countries, postcodes, coordinates. `country` (alpha-2) is
    /// the reader's own, which comes first where it can.
    #[must_use]
    pub fn suggest(&self, text: &str, country: Option<&str>, limit: usize) -> Vec<Place> {
        // A blank behind it says that the word is whole: "al " is not Albany.
        let whole = text.ends_with(' ');
        let text = text.trim();
        if text.is_empty() || limit == 0 {
            return Vec::new();
        }
        if let Some(point) = coordinates::read(text) {
            return vec![self.point_place(point)];
        }
        if text.len() > LONGEST {
            return Vec::new();
        }
        let mut found = self.postcodes_of(text, country, limit, Fit::Begun);
        let folded = fold(text);
        if found.len() < limit && !folded.is_empty() {
            let mut weighed = Weighed {
                places: self,
                home: country
                    .and_then(|code| self.country(code))
                    .map(|country| country.code),
                weights: HashMap::new(),
                areas: HashMap::new(),
            };
            if whole {
                weighed.starting(&format!("{folded} "), WHOLE_WORD);
            }
            weighed.fill(text, &folded, limit, found.is_empty());
            found.extend(weighed.best(limit));
        }
        found.truncate(limit);
        found
    }
}

impl Weighed<'_> {
    fn fill(&mut self, text: &str, folded: &str, limit: usize, misspelt: bool) {
        let places = self.places;
        for entry in places
            .maps
            .names
            .get(folded)
            .into_iter()
            .flat_map(table::entries)
        {
            self.whole(entry, 1.0);
        }
        for entry in places.areas_of(folded) {
            self.area(
                entry,
                match entry.kind {
                    // "DE" is a country sooner than "de" is.
                    NameKind::Code if text.chars().all(char::is_uppercase) => 60.0,
                    NameKind::Code => 2.0,
                    _ => 20.0,
                },
            );
        }
        self.starting(folded, 1.0);
        self.qualified(text);
        if folded.chars().count() >= 3 && self.weights.len() < limit {
            scan(&places.maps.inner, folded.as_bytes(), 1_000, |_, value| {
                table::entries(value).for_each(|entry| self.town(entry.id, 0.05))
            });
        }
        // With a comma the name alone was looked at in this way already.
        if misspelt && !text.contains(',') && self.weights.len() + self.areas.len() < 3 {
            for (entry, sure) in places.misspelt(folded) {
                self.town(entry.id, 0.001 * sure);
            }
        }
    }

    /// A town of which the whole name was typed.
    fn whole(&mut self, entry: Entry, factor: f64) {
        let Some(record) = table::town(entry.id) else {
            return;
        };
        let known = record.population >= WELL_KNOWN
            || self.home == Some(self.places.country_of_town(&record));
        self.town(
            entry.id,
            factor
                * match (entry.kind, known) {
                    (NameKind::Primary, true) => 20.0,
                    (NameKind::Primary, false) => 3.0,
                    (_, true) => 10.0,
                    (_, false) => 0.02,
                },
        );
    }

    /// Everything whose name starts with what was typed: in the reader's country, then in the world.
    fn starting(&mut self, folded: &str, factor: f64) {
        let places = self.places;
        if let Some(home) = self.home {
            let key = format!("{home}{folded}");
            let mut named = |entry: Entry| self.town(entry.id, factor * BEGUN_AT_HOME);
            if let Some(value) = places.maps.best.get(&key) {
                table::entries(value).for_each(&mut named);
            } else {
                scan(&places.maps.primary, key.as_bytes(), 1_000, |_, value| {
                    table::entries(value).for_each(&mut named)
                });
            }
        }
        let mut named = |entry: Entry| {
            let kind = if entry.kind == NameKind::Primary {
                1.0
            } else {
                0.02
            };
            self.town(entry.id, factor * kind)
        };
        if let Some(value) = places.maps.best.get(folded) {
            table::entries(value).for_each(&mut named);
        } else {
            scan(&places.maps.names, folded.as_bytes(), 1_000, |_, value| {
                table::entries(value).for_each(&mut named)
            });
        }
        if folded.chars().count() >= 2 {
            let mut areas = Vec::new();
            scan(&places.maps.areas, folded.as_bytes(), 400, |_, value| {
                areas.extend(table::entries(value))
            });
            for entry in areas
                .into_iter()
                .filter(|entry| entry.kind != NameKind::Code)
            {
                self.area(
                    entry,
                    if entry.kind == NameKind::Primary {
                        1.0
                    } else {
                        0.05
                    },
                );
            }
        }
    }

    /// A town and where it lies.
    fn qualified(&mut self, text: &str) {
        let places = self.places;
        for way in places.qualified(text) {
            let within = |id: u32| {
                table::town(id).is_some_and(|record| places.lies_within(&record, &way.areas))
            };
            for entry in places.towns_within(&way.name, &way.areas) {
                let factor = if entry.kind == NameKind::Primary {
                    20_000.0
                } else {
                    200.0
                };
                self.town(entry.id, factor);
            }
            let countries = way
                .areas
                .iter()
                .map(|set| places.countries_of(set))
                .reduce(|one, two| one.intersection(&two).copied().collect());
            let countries = countries.filter(|_| way.by_comma || way.name.chars().count() >= 4);
            for country in countries.into_iter().flatten() {
                let key = format!("{country}{}", way.name);
                // Without a comma the end may as well be a half-typed word: "san fr" is not "San..." in France.
                let factor = if way.by_comma { 200.0 } else { 2.0 };
                scan(&places.maps.primary, key.as_bytes(), 3_000, |_, value| {
                    table::entries(value)
                        .filter(|entry| within(entry.id))
                        .for_each(|entry| self.town(entry.id, factor));
                });
            }
            if way.by_comma && self.weights.is_empty() {
                for (entry, sure) in places.misspelt(&way.name) {
                    if within(entry.id) {
                        self.town(entry.id, sure);
                    }
                }
            }
        }
    }

    fn town(&mut self, id: u32, factor: f64) {
        let Some(record) = table::town(id) else {
            return;
        };
        let home = if self.home == Some(self.places.country_of_town(&record)) {
            AT_HOME
        } else {
            1.0
        };
        let weight = f64::from(record.population.max(100)) * factor * home;
        let known = self.weights.entry(id).or_insert(weight);
        *known = known.max(weight);
    }

    /// Regions and countries have many people, and are rarely what a line for a town means: a twentieth of them counts.
    fn area(&mut self, entry: Entry, factor: f64) {
        let (population, country) = if let Some(region) = self.places.region_of_entry(entry) {
            if region.is_city {
                return;
            }
            (region.population, region.country)
        } else if let Some(country) = self.places.countries.get(entry.id as usize) {
            (country.population, country.code)
        } else {
            return;
        };
        let home = if self.home == Some(country) && entry.id >= REGIONS_FROM {
            AT_HOME
        } else {
            1.0
        };
        let weight = f64::from(population.max(1_000)) / 20.0 * factor * home;
        let known = self.areas.entry(entry.id).or_insert(weight);
        *known = known.max(weight);
    }

    fn best(self, limit: usize) -> Vec<Place> {
        let towns = self
            .weights
            .iter()
            .map(|(id, weight)| (*weight, false, *id));
        let areas = self.areas.iter().map(|(id, weight)| (*weight, true, *id));
        let mut all: Vec<(f64, bool, u32)> = towns.chain(areas).collect();
        all.sort_by(|one, two| {
            two.0
                .total_cmp(&one.0)
                .then(one.1.cmp(&two.1))
                .then(one.2.cmp(&two.2))
        });
        let places = all.into_iter().take(limit);
        places
            .filter_map(|(_, area, id)| {
                if area {
                    self.places.area_place(id)
                } else {
                    self.places.town_place(id)
                }
            })
            .collect()
    }
}

/// Visits the keys that start with `prefix`, at most `most`.
pub(crate) fn scan(
    map: &Map<&'static [u8]>,
    prefix: &[u8],
    most: usize,
    mut visit: impl FnMut(&[u8], u64),
) {
    let mut stream = map.range().ge(prefix).into_stream();
    let mut seen = 0;
    while let Some((key, value)) = stream.next() {
        if seen >= most || !key.starts_with(prefix) {
            return;
        }
        visit(key, value);
        seen += 1;
    }
}

impl Place {
    /// Whether this is the place with which [`PlaceReference`] was made.
    #[must_use]
    pub fn is(&self, reference: PlaceReference) -> bool {
        self.reference == reference
    }
}
