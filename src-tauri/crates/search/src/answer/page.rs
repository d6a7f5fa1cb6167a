//! The rows of a page: which of those found stand on it, and in which order. Only as much is put in order as is asked for.
//!
//! What a publisher's newest list lacks stands below what it shows: in each section of a list that starts at now, below
//! everything in the order by distance, and below what is as like the words in the order by likeness.

use super::*;
use crate::names::Likeness;

impl Filters<'_> {
    pub(super) fn page(&self, found: &Bits, reader: &TimeZone) -> Vec<Found> {
        let query = self.query;
        let origin = query.near.map(|near| near.point).or(query.origin);
        let wanted = query.offset.saturating_add(query.limit);
        let places = match (query.sort, origin) {
            (Sort::Nearest, Some(origin)) => self.nearest_confirmed_first(found, origin, wanted),
            (Sort::Relevance, _) => self.most_relevant(found, origin, wanted),
            _ => self.soonest(found, origin, wanted, reader),
        };
        let asked = self.asked_problems();
        let page = places.into_iter().skip(query.offset).take(query.limit);
        page.filter_map(|place| {
            let slot = self.slot(place.row)?;
            Some(Found {
                row: *self.columns.store_rows.get(place.row as usize)?,
                section: slot.section(self.clock.now, reader),
                distance_km: self.distance_km(place.row, origin),
                start: slot.start(),
                primary: self.is_primary(place.row, &asked),
            })
        })
        .collect()
    }

    fn slot(&self, row: u32) -> Option<&SlotNow> {
        self.clock.slot(*self.columns.slot_of.get(row as usize)?)
    }

    fn soon(&self, row: u32) -> u32 {
        self.slot(row).map_or(u32::MAX, |slot| slot.soon)
    }

    fn tie(&self, row: u32) -> u32 {
        self.columns
            .ties
            .get(row as usize)
            .copied()
            .unwrap_or(u32::MAX)
    }

    /// None for meetings that are only online: where their group sits says nothing about reaching them.
    fn distance_km(&self, row: u32, origin: Option<Point>) -> Option<f64> {
        let afar = self.columns.only_online().contains(row);
        self.columns
            .globe
            .distance_km(row, origin.filter(|_| !afar)?)
    }

    /// The primary values that were asked for; none when no problem was.
    fn asked_problems(&self) -> Option<Vec<u32>> {
        let ids = self
            .query
            .problems
            .iter()
            .map(circle_domain::ProblemId::as_str);
        (!self.query.problems.is_empty())
            .then(|| self.columns.values(Group::Primary).names.numbers(ids))
    }

    fn is_primary(&self, row: u32, asked: &Option<Vec<u32>>) -> bool {
        asked.as_ref().is_none_or(|asked| {
            let primary = self.columns.values(Group::Primary);
            let mut members = asked.iter().filter_map(|number| primary.members(*number));
            members.any(|members| members.contains(row))
        })
    }

    fn is_doubtful(&self, row: u32) -> bool {
        self.columns.doubtful.contains(row)
    }

    fn soonest(
        &self,
        found: &Bits,
        origin: Option<Point>,
        wanted: usize,
        reader: &TimeZone,
    ) -> Vec<Place> {
        let mut least = Least::new(wanted);
        // Starts alone order what is confirmed: the sections are only needed where something stands below it.
        let mut sections = (found.count_and(self.columns.doubtful) > 0)
            .then(|| vec![None; self.clock.slots.len()]);
        for row in found.rows() {
            let mut first = u64::from(self.soon(row));
            if let Some(sections) = &mut sections {
                let section = u64::from(self.section(row, reader, sections));
                first |= (section << 1 | u64::from(self.is_doubtful(row))) << 32;
            }
            if least.admits(first) {
                let second = distance_key(self.distance_km(row, origin));
                least.show(Place {
                    first,
                    second,
                    third: 0,
                    tie: self.tie(row),
                    row,
                });
            }
        }
        least.sorted()
    }

    /// The place of a row's section among the sections; found once for each slot.
    fn section(&self, row: u32, reader: &TimeZone, known: &mut [Option<u8>]) -> u8 {
        let slot = self.columns.slot_of.get(row as usize).copied();
        let Some(known) = slot.and_then(|slot| known.get_mut(slot as usize)) else {
            return u8::MAX;
        };
        *known.get_or_insert_with(|| {
            let section = self
                .slot(row)
                .map(|slot| slot.section(self.clock.now, reader));
            section.map_or(u8::MAX, |section| section as u8)
        })
    }

    fn most_relevant(&self, found: &Bits, origin: Option<Point>, wanted: usize) -> Vec<Place> {
        let words = self
            .query
            .text
            .as_ref()
            .map(|text| text.words.join(" "))
            .unwrap_or_default();
        let phrase = fold(&words);
        let names = self.columns.names;
        let asked = self.asked_problems();
        let beginning = names.beginning(&phrase);
        let begins = |row: &u32| {
            let name = names.of_row.get(*row as usize);
            name.is_some_and(|name| beginning.contains(name))
        };
        // Nothing stands before names that are the words or begin with them: often these are enough.
        if !beginning.is_empty() {
            let like = names.like(&phrase, Set::default());
            let rows = found.rows().filter(begins);
            let (places, enough) = self.like_most(rows, &like, &asked, origin, wanted);
            if enough {
                return places;
            }
        }
        let like = names.like(&phrase, found.set());
        self.like_most(found.rows(), &like, &asked, origin, wanted)
            .0
    }

    /// The `wanted` that are most like the words, and whether there are so many.
    fn like_most(
        &self,
        rows: impl Iterator<Item = u32>,
        like: &Likeness<'_>,
        asked: &Option<Vec<u32>>,
        origin: Option<Point>,
        wanted: usize,
    ) -> (Vec<Place>, bool) {
        let mut least = Least::new(wanted);
        for row in rows {
            let like = u64::from(like.of(row));
            if !least.admits(like << 2) {
                continue;
            }
            let also = u64::from(!self.is_primary(row, asked));
            let doubtful = u64::from(self.is_doubtful(row));
            let first = like << 2 | doubtful << 1 | also;
            if least.admits(first) {
                let second = distance_key(origin.and_then(|_| self.distance_km(row, origin)));
                least.show(Place {
                    first,
                    second,
                    third: self.soon(row),
                    tie: self.tie(row),
                    row,
                });
            }
        }
        let places = least.sorted();
        let enough = places.len() >= wanted;
        (places, enough)
    }

    /// The nearest of those that are confirmed, and only then those that are not.
    fn nearest_confirmed_first(&self, found: &Bits, origin: Point, wanted: usize) -> Vec<Place> {
        let mut confirmed = found.clone();
        confirmed.and_not(self.columns.doubtful);
        let mut places = self.nearest(&confirmed, origin, wanted);
        if places.len() < wanted && found.count_and(self.columns.doubtful) > 0 {
            let mut doubtful = found.clone();
            doubtful.and(self.columns.doubtful);
            places.extend(self.nearest(&doubtful, origin, wanted - places.len()));
        }
        places
    }

    /// Looks at blocks by the least distance they can have, and stops when none can hold a nearer one.
    fn nearest(&self, found: &Bits, origin: Point, wanted: usize) -> Vec<Place> {
        let mut least = Least::new(wanted);
        let show = |least: &mut Least, row: u32| {
            let first = distance_key(self.distance_km(row, Some(origin)));
            if least.admits(first) {
                least.show(Place {
                    first,
                    second: u64::from(self.soon(row)),
                    third: 0,
                    tie: self.tie(row),
                    row,
                });
            }
        };
        let mut blocks: BinaryHeap<Reverse<(u64, u32)>> = self
            .columns
            .globe
            .blocks(found.set(), origin)
            .into_iter()
            .map(|(km, block)| Reverse((distance_key(Some(km)), block)))
            .collect();
        while let Some(Reverse((nearest, block))) = blocks.pop() {
            least.settle();
            if !least.admits(nearest) {
                return least.sorted();
            }
            let at = block as usize;
            let word = found.set().word(at) & self.columns.globe.placed().word(at);
            for row in rows_of(at, word) {
                show(&mut least, row);
            }
        }
        let mut elsewhere = found.clone();
        elsewhere.and_not(self.columns.globe.placed());
        for row in elsewhere.rows() {
            show(&mut least, row);
        }
        least.sorted()
    }
}
