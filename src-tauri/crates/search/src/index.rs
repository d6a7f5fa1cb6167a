//! The columns, and how they are made from rows.

use crate::bits::Bits;
use crate::clock::{Clock, Slots, SlotsBuilder};
use crate::globe::{Globe, Position};
use crate::row::Row;
use crate::text::fold;
use crate::values::{Values, ValuesBuilder};
use circle_domain::{Attendance, SourceId, Status, WhoMayAttend};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The attendances, in the order of their columns.
pub(crate) const ATTENDANCES: [Attendance; 4] = [
    Attendance::InPerson,
    Attendance::Online,
    Attendance::Hybrid,
    Attendance::None,
];
/// Who may attend, in the order of the columns.
pub(crate) const WHO: [WhoMayAttend; 3] = [
    WhoMayAttend::Open,
    WhoMayAttend::Closed,
    WhoMayAttend::Unknown,
];

/// Every meeting as compact columns. Never changes; made anew when the directory changed.
#[derive(Debug)]
pub struct Index {
    pub(crate) rows: usize,
    pub(crate) store_rows: Vec<i64>,
    places: PlaceOfRow,
    pub(crate) globe: Globe,
    pub(crate) slot_of: Vec<u32>,
    slots: Slots,
    /// Each row's place in the order of name, then id.
    pub(crate) ties: Vec<u32>,
    name_of: Vec<u32>,
    names: Names,
    pub(crate) attendance: [Bits; 4],
    pub(crate) status: [Bits; 6],
    pub(crate) who: [Bits; 3],
    /// The rows that may be in an answer: the real ones, or the samples where there is nothing else.
    pub(crate) universe: Bits,
    sample: bool,
    pub(crate) problem: Values,
    pub(crate) primary: Values,
    pub(crate) area: Values,
    pub(crate) fellowship: Values,
    pub(crate) source: Values,
    pub(crate) format: Values,
    pub(crate) language: Values,
    pub(crate) audience: Values,
    pub(crate) access: Values,
    clock: Mutex<Option<Arc<Clock>>>,
}

impl Index {
    /// An index of `rows`.
    #[must_use]
    pub fn build<'a>(rows: impl IntoIterator<Item = Row<'a>>) -> Self {
        let mut builder = IndexBuilder::default();
        for row in rows {
            builder.push(&row);
        }
        builder.build()
    }

    /// How many meetings it holds, samples beside real ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Whether every answer is made of invented meetings: there are some, and no real one.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.sample
    }

    /// How many meetings have the status `status`, of those that may be in an answer.
    #[must_use]
    pub fn with_status(&self, status: Status) -> u32 {
        let at = Status::ALL.iter().position(|other| *other == status);
        let rows = at.and_then(|at| self.status.get(at));
        rows.map_or(0, |rows| rows.count_and(&self.universe))
    }

    /// Whether there is any meeting of this source.
    #[must_use]
    pub fn has_source(&self, id: &SourceId) -> bool {
        self.source.number(id.as_str()).is_some()
    }

    /// The places in the index of rows of the store; those it does not know are left out.
    pub(crate) fn set_of(&self, store_rows: &[i64]) -> Bits {
        let mut set = Bits::none(self.rows);
        for row in store_rows {
            if let Some(place) = self.places.of(*row) {
                set.insert(place);
            }
        }
        set
    }

    /// A row's folded name.
    pub(crate) fn name(&self, row: u32) -> &str {
        self.name_of
            .get(row as usize)
            .map_or("", |name| self.names.get(*name))
    }

    /// Every schedule at one moment; the last one is kept.
    pub(crate) fn clock(&self, now: Timestamp, reader: &TimeZone) -> Arc<Clock> {
        let before = self
            .clock
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some(before) = &before
            && before.now == crate::zones::minute(now)
            && before.reader == *reader
        {
            return Arc::clone(before);
        }
        let clock = Arc::new(Clock::at(
            now,
            reader,
            &self.slots,
            &self.slot_of,
            before.as_deref(),
        ));
        *self.clock.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&clock));
        clock
    }
}

/// From a row of the store to its place in the index.
#[derive(Debug)]
enum PlaceOfRow {
    /// Row numbers are nearly without gaps: one entry for each.
    Table(Vec<u32>),
    Map(HashMap<i64, u32>),
}

impl PlaceOfRow {
    /// `others`: rows that a place stands for besides its own.
    fn new(store_rows: &[i64], others: &[(i64, u32)]) -> Self {
        let rows = || {
            let others = others.iter().map(|(row, _)| *row);
            store_rows.iter().copied().chain(others)
        };
        let least = rows().min().unwrap_or(0);
        let most = rows().max().unwrap_or(0);
        let length = usize::try_from(most)
            .unwrap_or(usize::MAX)
            .saturating_add(1);
        let placed = store_rows.iter().copied().zip(0..);
        let placed = placed.chain(others.iter().copied());
        if least < 0 || length > (store_rows.len() + others.len()) * 4 + 1024 {
            return Self::Map(placed.collect());
        }
        let mut table = vec![u32::MAX; length];
        for (row, place) in placed {
            if let Some(entry) = usize::try_from(row).ok().and_then(|row| table.get_mut(row)) {
                *entry = place;
            }
        }
        Self::Table(table)
    }

    fn of(&self, row: i64) -> Option<u32> {
        match self {
            Self::Table(table) => {
                let place = *table.get(usize::try_from(row).ok()?)?;
                (place != u32::MAX).then_some(place)
            }
            Self::Map(map) => map.get(&row).copied(),
        }
    }
}

/// Texts end to end.
#[derive(Debug, Default)]
struct Names {
    text: String,
    ends: Vec<u32>,
}

impl Names {
    fn push(&mut self, name: &str) -> u32 {
        self.text.push_str(name);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX)
    }

    fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .map_or(0, |end| *end as usize);
        let end = self.ends.get(number).map_or(start, |end| *end as usize);
        self.text.get(start..end).unwrap_or_default()
    }
}

/// Takes rows one by one, in any order, and makes an [`Index`] of them.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    store_rows: Vec<i64>,
    /// Other listings of a meeting: the store's row, and the arrival that stands for it.
    others: Vec<(i64, u32)>,
    positions: Vec<Option<Position>>,
    slots: SlotsBuilder,
    slot_of: Vec<u32>,
    ids: Names,
    names: Names,
    name_numbers: HashMap<String, u32>,
    name_of: Vec<u32>,
    kinds: Vec<Kind>,
    problem: ValuesBuilder,
    primary: ValuesBuilder,
    area: ValuesBuilder,
    fellowship: ValuesBuilder,
    source: ValuesBuilder,
    format: ValuesBuilder,
    language: ValuesBuilder,
    audience: ValuesBuilder,
    access: ValuesBuilder,
}

#[derive(Clone, Copy, Debug)]
struct Kind {
    attendance: Attendance,
    status: Status,
    who: WhoMayAttend,
    sample: bool,
}

impl IndexBuilder {
    /// Takes one meeting.
    pub fn push(&mut self, row: &Row) {
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
                let name = self.names.push(&folded);
                self.name_numbers.insert(folded, name);
                name
            }
        };
        self.name_of.push(name);
        self.kinds.push(Kind {
            attendance: row.attendance,
            status: row.status,
            who: row.who,
            sample: row.sample,
        });
        for (problem, primary) in &row.problems {
            self.problem.add(arrival, problem);
            let area = problem.split_once('/').map_or(*problem, |(area, _)| area);
            self.area.add(arrival, area);
            if *primary {
                self.primary.add(arrival, problem);
                self.primary.add(arrival, area);
            }
        }
        row.fellowship
            .into_iter()
            .for_each(|value| self.fellowship.add(arrival, value));
        self.source.add(arrival, row.source);
        for (other, source) in &row.others {
            self.others.push((*other, arrival));
            self.source.add(arrival, source);
        }
        row.formats
            .iter()
            .for_each(|value| self.format.add(arrival, value));
        row.languages
            .iter()
            .for_each(|value| self.language.add(arrival, value));
        row.audience
            .iter()
            .for_each(|value| self.audience.add(arrival, value));
        row.access
            .iter()
            .for_each(|value| self.access.add(arrival, value));
    }

    /// The index.
    #[must_use]
    pub fn build(self) -> Index {
        let rows = self.store_rows.len();
        let (order, places) = self.geographic_order();
        let ties = self.ties(&places);
        let store_rows: Vec<i64> = in_order(&order, &self.store_rows);
        let others: Vec<(i64, u32)> = self
            .others
            .iter()
            .filter_map(|(row, arrival)| Some((*row, *places.get(*arrival as usize)?)))
            .collect();
        let slot_of = in_order(&order, &self.slot_of);
        let name_of = in_order(&order, &self.name_of);
        let mut placed = Bits::none(rows);
        for (position, place) in self.positions.iter().zip(&places) {
            if position.is_some() {
                placed.insert(*place);
            }
        }
        let positions = in_order(&order, &self.positions)
            .into_iter()
            .map(|position| position.unwrap_or(Position::NOWHERE));
        let globe = Globe::new(positions.collect(), placed);

        let mut attendance = [(); 4].map(|()| Bits::none(rows));
        let mut status = [(); 6].map(|()| Bits::none(rows));
        let mut who = [(); 3].map(|()| Bits::none(rows));
        let mut sample = Bits::none(rows);
        for (kind, place) in self.kinds.iter().zip(&places) {
            insert_where(&mut attendance, &ATTENDANCES, kind.attendance, *place);
            insert_where(&mut status, &Status::ALL, kind.status, *place);
            insert_where(&mut who, &WHO, kind.who, *place);
            if kind.sample {
                sample.insert(*place);
            }
        }
        let mut universe = Bits::all(rows);
        universe.and_not(&sample);
        let only_samples = rows > 0 && universe.count() == 0;
        if only_samples {
            universe = Bits::all(rows);
        }
        Index {
            rows,
            places: PlaceOfRow::new(&store_rows, &others),
            store_rows,
            globe,
            slot_of,
            slots: self.slots.build(),
            ties,
            name_of,
            names: self.names,
            attendance,
            status,
            who,
            universe,
            sample: only_samples,
            problem: self.problem.build(&places),
            primary: self.primary.build(&places),
            area: self.area.build(&places),
            fellowship: self.fellowship.build(&places),
            source: self.source.build(&places),
            format: self.format.build(&places),
            language: self.language.build(&places),
            audience: self.audience.build(&places),
            access: self.access.build(&places),
            clock: Mutex::new(None),
        }
    }

    /// Which arrival lies at each place, and at which place each arrival lies: neighbours together, those without a place last.
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

    /// Each place's rank by name, those without a name last, then id, then the store's number.
    fn ties(&self, places: &[u32]) -> Vec<u32> {
        let mut names: Vec<u32> =
            (0..u32::try_from(self.names.ends.len()).unwrap_or(u32::MAX)).collect();
        names.sort_unstable_by_key(|name| {
            let name = self.names.get(*name);
            (name.is_empty(), name)
        });
        let mut name_rank = vec![0_u32; names.len()];
        for (name, rank) in names.iter().zip(0..) {
            if let Some(entry) = name_rank.get_mut(*name as usize) {
                *entry = rank;
            }
        }
        let rank_of = |arrival: u32| {
            let name = self.name_of.get(arrival as usize)?;
            name_rank.get(*name as usize).copied()
        };
        // In the order of arrival, which is the store's: where neither names nor ids are given nothing is left to sort.
        let arrivals = places.iter().zip(0_u32..);
        let mut by_name: Vec<(Option<u32>, u32, u32)> = arrivals
            .map(|(place, arrival)| (rank_of(arrival), arrival, *place))
            .collect();
        // The store's number settles what neither name nor id does, so that the order never hangs on how rows arrived.
        let number = |arrival: u32| self.store_rows.get(arrival as usize).copied();
        let id = |arrival: u32| self.ids.get(arrival);
        by_name.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then_with(|| id(a.1).cmp(id(b.1)))
                .then_with(|| number(a.1).cmp(&number(b.1)))
        });
        let mut ties = vec![0; places.len()];
        for ((_, _, place), rank) in by_name.iter().zip(0..) {
            if let Some(entry) = ties.get_mut(*place as usize) {
                *entry = rank;
            }
        }
        ties
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
