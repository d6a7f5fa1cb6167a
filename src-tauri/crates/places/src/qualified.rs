//! A town and where it lies, in one line: `portland, or`, `paris texas`, `berlin germany`, `springfield il usa`.

use crate::Places;
use crate::table::{self, Entry, NameKind, Record};
use crate::{REGIONS_FROM, fold};
use std::collections::HashSet;

/// A town's name and the areas of which it must lie in one.
pub(crate) struct Qualified {
    /// The folded name.
    pub(crate) name: String,
    /// One set for each qualifier: countries and regions as they are numbered in the tables.
    pub(crate) areas: Vec<HashSet<u32>>,
    /// Whether a comma parted them: then nothing else can be meant.
    pub(crate) by_comma: bool,
}

impl Places {
    /// The ways to read a line as a town and where it lies.
    pub(crate) fn qualified(&self, text: &str) -> Vec<Qualified> {
        let parts: Vec<String> = text
            .split([',', '(', '،', '、', '，'])
            .map(fold)
            .filter(|part| !part.is_empty())
            .collect();
        let Some((name, rest)) = parts.split_first() else {
            return Vec::new();
        };
        if !rest.is_empty() {
            let sets: Vec<HashSet<u32>> = rest
                .iter()
                .take(3)
                .map(|part| self.area_set(part, true))
                .filter(|set| !set.is_empty())
                .collect();
            // The last part may be half typed and mean nothing yet.
            if sets.is_empty() {
                return Vec::new();
            }
            return vec![Qualified {
                name: name.clone(),
                areas: sets,
                by_comma: true,
            }];
        }
        let words: Vec<&str> = name.split(' ').collect();
        let mut ways = Vec::new();
        self.peel(&words, &[], &mut ways);
        ways
    }

    /// Takes areas off the end, one or two, of up to four words each.
    fn peel(&self, words: &[&str], areas: &[HashSet<u32>], ways: &mut Vec<Qualified>) {
        for size in (1..=4.min(words.len().saturating_sub(1))).rev() {
            let Some((head, tail)) = words.split_at_checked(words.len() - size) else {
                continue;
            };
            let set = self.area_set(&tail.join(" "), false);
            if set.is_empty() {
                continue;
            }
            let mut areas = areas.to_vec();
            areas.push(set);
            ways.push(Qualified {
                name: head.join(" "),
                areas: areas.clone(),
                by_comma: false,
            });
            if areas.len() < 2 {
                self.peel(head, &areas, ways);
            }
        }
    }

    /// The areas that go by a name; with `half`, those whose name starts with it too.
    pub(crate) fn area_set(&self, folded: &str, half: bool) -> HashSet<u32> {
        let mut set: HashSet<u32> = self.areas_of(folded).map(|entry| entry.id).collect();
        if half && set.is_empty() && folded.chars().count() >= 2 {
            let mut entries = Vec::new();
            crate::suggest::scan(&self.maps.areas, folded.as_bytes(), 200, |_, value| {
                entries.extend(table::entries(value))
            });
            set.extend(
                entries
                    .into_iter()
                    .filter(|entry| entry.kind == NameKind::Primary)
                    .map(|entry| entry.id),
            );
        }
        set
    }

    /// Whether a town lies in one area of each set.
    pub(crate) fn lies_within(&self, record: &Record, areas: &[HashSet<u32>]) -> bool {
        let region = REGIONS_FROM + u32::from(record.region);
        let country = self
            .by_code
            .get(self.country_of_town(record))
            .map(|at| u32::from(*at));
        areas.iter().all(|set| {
            set.contains(&region) || country.is_some_and(|country| set.contains(&country))
        })
    }

    /// The countries in which a set of areas lies.
    pub(crate) fn countries_of(&self, areas: &HashSet<u32>) -> HashSet<&'static str> {
        let country = |id: &u32| match id.checked_sub(REGIONS_FROM) {
            Some(at) => self.regions.get(at as usize).map(|region| region.country),
            None => self.countries.get(*id as usize).map(|country| country.code),
        };
        areas.iter().filter_map(country).collect()
    }

    /// Towns of exactly this folded name that lie where they must, the strongest name and largest first.
    pub(crate) fn towns_within(&self, folded: &str, areas: &[HashSet<u32>]) -> Vec<Entry> {
        let entries = self
            .maps
            .names
            .get(folded)
            .into_iter()
            .flat_map(table::entries);
        entries
            .filter(|entry| {
                table::town(entry.id).is_some_and(|record| self.lies_within(&record, areas))
            })
            .collect()
    }
}
