//! How an index is made from rows.

use crate::bits::Bits;
use crate::clock::SlotsBuilder;
use crate::globe::{self, Position};
use crate::image::{ImageWriter, TextsBuilder};
use crate::index::{ATTENDANCES, Index, RowOf, WHO};
use crate::part;
use crate::row::Row;
use crate::terms::TermsBuilder;
use crate::text::fold;
use crate::values::{Group, ValuesBuilder};
use circle_domain::{Attendance, Status, WhoMayAttend};
use std::collections::HashMap;

/// Takes rows one by one, in any order, then words, and makes an [`Index`] of them.
#[derive(Default)]
pub struct IndexBuilder {
    store_rows: Vec<i64>,
    /// Other listings of a meeting: the store's row, and the arrival that stands for it.
    others: Vec<(i64, u32)>,
    positions: Vec<Option<Position>>,
    slots: SlotsBuilder,
    slot_of: Vec<u32>,
    ids: TextsBuilder,
    names: TextsBuilder,
    name_numbers: HashMap<String, u32>,
    name_of: Vec<u32>,
    kinds: Vec<Kind>,
    values: [ValuesBuilder; 9],
    placed: Option<Placed>,
}

#[derive(Clone, Copy, Debug)]
struct Kind {
    attendance: Attendance,
    status: Status,
    doubtful: bool,
    who: WhoMayAttend,
    sample: bool,
}

/// Where the rows lie: known once the last has arrived.
struct Placed {
    /// Which arrival lies at each place.
    order: Vec<u32>,
    /// At which place each arrival lies.
    places: Vec<u32>,
    row_of: RowOf,
    terms: TermsBuilder,
}

impl IndexBuilder {
    fn add(&mut self, group: Group, arrival: u32, value: &str) {
        if let Some(values) = self.values.get_mut(group as usize) {
            values.add(arrival, value);
        }
    }

    /// Takes one meeting. Not to be called after the first word was given.
    pub fn push(&mut self, row: &Row<'_>) {
        let arrival = u32::try_from(self.store_rows.len()).unwrap_or(u32::MAX);
        self.store_rows.push(row.row);
        self.positions.push(row.point.map(Position::of));
        let slot = self.slots.number(&row.schedule, row.attendance);
        self.slot_of.push(slot);
        self.ids.push(row.id);
        let folded = fold(row.name.unwrap_or_default());
        let name = match self.name_numbers.get(&folded) {
            Some(name) => *name,
            None => {
                let name = u32::try_from(self.names.ends.len()).unwrap_or(u32::MAX);
                self.names.push(&folded);
                self.name_numbers.insert(folded, name);
                name
            }
        };
        self.name_of.push(name);
        self.kinds.push(Kind {
            attendance: row.attendance,
            status: row.status,
            doubtful: row.doubtful,
            who: row.who,
            sample: row.sample,
        });
        for (problem, primary) in &row.problems {
            self.add(Group::Problem, arrival, problem);
            let area = problem.split_once('/').map_or(*problem, |(area, _)| area);
            self.add(Group::Area, arrival, area);
            if *primary {
                self.add(Group::Primary, arrival, problem);
                self.add(Group::Primary, arrival, area);
            }
        }
        if let Some(fellowship) = row.fellowship {
            self.add(Group::Fellowship, arrival, fellowship);
        }
        self.add(Group::Source, arrival, row.source);
        for (other, source) in &row.others {
            self.others.push((*other, arrival));
            self.add(Group::Source, arrival, source);
        }
        for (group, values) in [
            (Group::Format, &row.formats),
            (Group::Language, &row.languages),
            (Group::Audience, &row.audience),
            (Group::Access, &row.access),
        ] {
            for value in values {
                self.add(group, arrival, value);
            }
        }
    }

    /// Takes one word, and the store's rows that have it. Words come in the order of their bytes, after the last meeting;
    /// an index that was given none has to be told which rows hold the words that are asked for.
    pub fn word(&mut self, word: &str, store_rows: &[i64]) {
        self.place();
        let Some(placed) = &mut self.placed else {
            return;
        };
        let mut places: Vec<u32> = store_rows
            .iter()
            .filter_map(|row| placed.row_of.get(*row))
            .collect();
        places.sort_unstable();
        places.dedup();
        if !places.is_empty() {
            placed.terms.push(word, &places);
        }
    }

    fn place(&mut self) {
        if self.placed.is_some() {
            return;
        }
        let (order, places) = self.geographic_order();
        let store_rows: Vec<i64> = in_order(&order, &self.store_rows);
        let others = self.others(&places);
        self.placed = Some(Placed {
            row_of: RowOf::new(&store_rows, &others),
            terms: TermsBuilder::new(order.len()),
            order,
            places,
        });
    }

    fn others(&self, places: &[u32]) -> Vec<(i64, u32)> {
        let others = self.others.iter();
        others
            .filter_map(|(row, arrival)| Some((*row, *places.get(*arrival as usize)?)))
            .collect()
    }

    /// The index of the directory's state `generation`.
    #[must_use]
    pub fn build(mut self, generation: i64) -> Index {
        self.place();
        let Some(placed) = self.placed.take() else {
            return Index::of(ImageWriter::default().finish(generation));
        };
        let mut writer = ImageWriter::default();
        let Placed {
            order,
            places,
            terms,
            ..
        } = placed;
        terms.write(&mut writer);
        let others = self.others(&places);
        let others: Vec<[i64; 2]> = others
            .iter()
            .map(|(row, place)| [*row, i64::from(*place)])
            .collect();
        writer.put(part::OTHER_ROWS, &others);
        writer.put(part::STORE_ROWS, &in_order(&order, &self.store_rows));
        globe::write(&in_order(&order, &self.positions), &mut writer);
        writer.put(part::SLOT_OF, &in_order(&order, &self.slot_of));
        self.slots.write(&mut writer);
        self.write_names(&order, &places, &mut writer);
        self.write_kinds(&places, &mut writer);
        for (group, values) in Group::ALL.into_iter().zip(self.values) {
            values.write(group, &places, &mut writer);
        }
        Index::of(writer.finish(generation))
    }

    fn write_kinds(&self, places: &[u32], writer: &mut ImageWriter) {
        let rows = places.len();
        let mut attendance = [(); 4].map(|()| Bits::none(rows));
        let mut status = [(); 6].map(|()| Bits::none(rows));
        let mut who = [(); 3].map(|()| Bits::none(rows));
        let (mut sample, mut doubtful) = (Bits::none(rows), Bits::none(rows));
        for (kind, place) in self.kinds.iter().zip(places) {
            insert_where(&mut attendance, &ATTENDANCES, kind.attendance, *place);
            insert_where(&mut status, &Status::ALL, kind.status, *place);
            insert_where(&mut who, &WHO, kind.who, *place);
            if kind.doubtful {
                doubtful.insert(*place);
            }
            if kind.sample {
                sample.insert(*place);
            }
        }
        let mut universe = Bits::all(rows);
        universe.and_not(sample.set());
        let only_samples = rows > 0 && universe.count() == 0;
        if only_samples {
            universe = Bits::all(rows);
        }
        for (number, sets) in [
            (part::ATTENDANCE, attendance.as_slice()),
            (part::STATUS, &status),
            (part::WHO, &who),
        ] {
            let words: Vec<u64> = sets.iter().flat_map(Bits::words).copied().collect();
            writer.put(number, &words);
        }
        writer.put(part::DOUBTFUL, doubtful.words());
        writer.put(part::UNIVERSE, universe.words());
        writer.put(part::SAMPLE, &[u64::from(only_samples)]);
    }

    /// Neighbours together, those without a place last.
    fn geographic_order(&self) -> (Vec<u32>, Vec<u32>) {
        let neighbourhood =
            |position: &Option<Position>| position.map_or(u64::MAX, Position::neighbourhood);
        let mut order: Vec<(u64, u32)> =
            self.positions.iter().map(neighbourhood).zip(0..).collect();
        order.sort_unstable();
        let mut places = vec![0; order.len()];
        for ((_, arrival), place) in order.iter().zip(0_u32..) {
            if let Some(entry) = places.get_mut(*arrival as usize) {
                *entry = place;
            }
        }
        (
            order.into_iter().map(|(_, arrival)| arrival).collect(),
            places,
        )
    }

    /// Writes the names in order, which each row has, and each place's rank by name, those without a name last, then id, then
    /// the store's number.
    fn write_names(&self, order: &[u32], places: &[u32], writer: &mut ImageWriter) {
        let texts = self.names.as_texts();
        let mut names: Vec<u32> = (0..u32::try_from(texts.len()).unwrap_or(u32::MAX)).collect();
        names.sort_unstable_by_key(|name| {
            let name = texts.get(*name);
            (name.is_empty(), name)
        });
        let mut rank = vec![0_u32; names.len()];
        let mut sorted = TextsBuilder::default();
        for (name, number) in names.iter().zip(0..) {
            sorted.push(texts.get(*name));
            if let Some(entry) = rank.get_mut(*name as usize) {
                *entry = number;
            }
        }
        let rank_of = |arrival: u32| {
            let name = self.name_of.get(arrival as usize);
            name.and_then(|name| rank.get(*name as usize))
                .copied()
                .unwrap_or(u32::MAX)
        };
        let name_of: Vec<u32> = order.iter().map(|arrival| rank_of(*arrival)).collect();
        let ids = self.ids.as_texts();
        let mut by_name: Vec<(u32, u32, u32)> = places
            .iter()
            .zip(0_u32..)
            .map(|(place, arrival)| (rank_of(arrival), arrival, *place))
            .collect();
        // The store's number settles what neither name nor id does, so that the order never hangs on how rows arrived.
        let number = |arrival: u32| self.store_rows.get(arrival as usize).copied();
        by_name.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0)
                .then_with(|| ids.get(a.1).cmp(ids.get(b.1)))
                .then_with(|| number(a.1).cmp(&number(b.1)))
        });
        let mut ties = vec![0_u32; places.len()];
        for ((_, _, place), rank) in by_name.iter().zip(0..) {
            if let Some(entry) = ties.get_mut(*place as usize) {
                *entry = rank;
            }
        }
        writer.put(part::TIES, &ties);
        writer.put(part::NAME_OF, &name_of);
        writer.put(part::NAME_ENDS, &sorted.ends);
        writer.put_bytes(part::NAMES, sorted.bytes);
    }
}

fn in_order<T: Copy>(order: &[u32], column: &[T]) -> Vec<T> {
    order
        .iter()
        .filter_map(|arrival| column.get(*arrival as usize).copied())
        .collect()
}

fn insert_where<T: PartialEq>(sets: &mut [Bits], values: &[T], value: T, place: u32) {
    for (set, other) in sets.iter_mut().zip(values) {
        if *other == value {
            set.insert(place);
        }
    }
}
