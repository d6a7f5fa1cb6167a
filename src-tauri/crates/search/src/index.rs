//! The columns, as an image holds them.

use crate::bits::{Bits, Set};
use crate::build::IndexBuilder;
use crate::clock::{Clock, Slots};
use crate::globe::Globe;
use crate::image::{Bytes, Image, ImageError};
use crate::names;
use crate::part;
use crate::row::Row;
use crate::terms::{AskedWord, Terms};
use crate::values::{Group, Names, Values};
use circle_domain::{Attendance, SourceId, Status, WhoMayAttend};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

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
    image: Image,
    rows: usize,
    names: [Names; 9],
    slots: Slots,
    clock: Mutex<Option<Arc<Clock>>>,
    row_of: OnceLock<RowOf>,
}

/// The rows that hold the words that were asked for, in one index.
#[derive(Clone, Debug, Default)]
pub struct Hits(pub(crate) Arc<Bits>);

impl Hits {
    /// How many they are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.0.count()
    }

    /// Those that are among either.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let mut both = (*self.0).clone();
        both.or(other.0.set());
        Self(Arc::new(both))
    }
}

/// What the columns of an index are for one question.
pub(crate) struct Columns<'a> {
    pub(crate) rows: usize,
    pub(crate) store_rows: &'a [i64],
    pub(crate) globe: Globe<'a>,
    pub(crate) slot_of: &'a [u32],
    /// Each row's place in the order of name, then id.
    pub(crate) ties: &'a [u32],
    pub(crate) names: names::Names<'a>,
    pub(crate) attendance: [Set<'a>; 4],
    pub(crate) status: [Set<'a>; 6],
    /// The rows that their publishers' newest lists lack.
    pub(crate) doubtful: Set<'a>,
    pub(crate) who: [Set<'a>; 3],
    /// The rows that may be in an answer: the real ones, or the samples where there is nothing else.
    pub(crate) universe: Set<'a>,
    values: [Values<'a>; 9],
}

impl<'a> Columns<'a> {
    pub(crate) fn values(&self, group: Group) -> Values<'a> {
        let [
            problem,
            primary,
            area,
            fellowship,
            source,
            format,
            language,
            audience,
            access,
        ] = self.values;
        match group {
            Group::Problem => problem,
            Group::Primary => primary,
            Group::Area => area,
            Group::Fellowship => fellowship,
            Group::Source => source,
            Group::Format => format,
            Group::Language => language,
            Group::Audience => audience,
            Group::Access => access,
        }
    }

    /// The rows of meetings that are only online.
    pub(crate) fn only_online(&self) -> Set<'a> {
        let [_, online, _, _] = self.attendance;
        online
    }
}

impl Index {
    /// An index of `rows`, without words.
    #[must_use]
    pub fn build<'a>(rows: impl IntoIterator<Item = Row<'a>>) -> Self {
        let mut builder = IndexBuilder::default();
        for row in rows {
            builder.push(&row);
        }
        builder.build(0)
    }

    /// The index that these bytes are, which were given out by [`bytes`](Self::bytes) before.
    ///
    /// # Errors
    /// When they are none, when another version of the program made them, and when they are damaged.
    pub fn open(bytes: Bytes) -> Result<Self, ImageError> {
        Ok(Self::of(Image::open(bytes)?))
    }

    pub(crate) fn of(image: Image) -> Self {
        let rows = image.part::<i64>(part::STORE_ROWS).len();
        Self {
            rows,
            names: Group::ALL.map(|group| Names::of(&image, group)),
            slots: Slots::of(&image),
            clock: Mutex::new(None),
            row_of: OnceLock::new(),
            image,
        }
    }

    /// What is to be kept of it.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.image.bytes()
    }

    /// The state of the directory that it was made from.
    #[must_use]
    pub fn generation(&self) -> i64 {
        self.image.generation()
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
        self.image.part::<u64>(part::SAMPLE) == [1]
    }

    /// How many meetings have the status `status`, of those that may be in an answer.
    #[must_use]
    pub fn with_status(&self, status: Status) -> u32 {
        let columns = self.columns();
        let at = Status::ALL.iter().position(|other| *other == status);
        let rows = at.and_then(|at| columns.status.get(at));
        rows.map_or(0, |rows| rows.count_and(columns.universe))
    }

    /// Whether there is any meeting of this source.
    #[must_use]
    pub fn has_source(&self, id: &SourceId) -> bool {
        let names = self.names.get(Group::Source as usize);
        names.is_some_and(|names| names.number(id.as_str()).is_some())
    }

    pub(crate) fn columns(&self) -> Columns<'_> {
        let image = &self.image;
        let width = self.rows.div_ceil(64);
        let sets = |number: u64, at: usize| {
            let words: &[u64] = image.part(number);
            Set(words.get(at * width..(at + 1) * width).unwrap_or_default())
        };
        let mut at = 0;
        let values = self.names.each_ref().map(|names| {
            let group = Group::ALL.get(at).copied().unwrap_or(Group::Problem);
            at += 1;
            Values::of(image, names, group, self.rows)
        });
        Columns {
            rows: self.rows,
            store_rows: image.part(part::STORE_ROWS),
            globe: Globe::of(image),
            slot_of: image.part(part::SLOT_OF),
            ties: image.part(part::TIES),
            names: names::Names::of(image),
            attendance: std::array::from_fn(|at| sets(part::ATTENDANCE, at)),
            status: std::array::from_fn(|at| sets(part::STATUS, at)),
            doubtful: sets(part::DOUBTFUL, 0),
            who: std::array::from_fn(|at| sets(part::WHO, at)),
            universe: sets(part::UNIVERSE, 0),
            values,
        }
    }

    /// The rows that have all these words; none where the index was made without words: then the store must be asked.
    #[must_use]
    pub fn with_words(&self, asked: &[AskedWord]) -> Option<Hits> {
        let found = Terms::of(&self.image, self.rows)?.with_all(asked)?;
        Some(Hits(Arc::new(found)))
    }

    /// The words of the index that `word`, folded, may be a slip of the keyboard of; the commonest first.
    #[must_use]
    pub fn similar_words(&self, word: &str) -> Vec<String> {
        Terms::of(&self.image, self.rows).map_or_else(Vec::new, |terms| terms.similar(word))
    }

    /// The rows of the store that a search by the store found; those that the index does not know are left out.
    #[must_use]
    pub fn with_rows(&self, store_rows: &[i64]) -> Hits {
        let row_of = self.row_of.get_or_init(|| {
            let others: &[[i64; 2]] = self.image.part(part::OTHER_ROWS);
            let others: Vec<(i64, u32)> = others
                .iter()
                .filter_map(|[row, place]| Some((*row, u32::try_from(*place).ok()?)))
                .collect();
            RowOf::new(self.image.part(part::STORE_ROWS), &others)
        });
        let mut set = Bits::none(self.rows);
        for row in store_rows {
            if let Some(place) = row_of.get(*row) {
                set.insert(place);
            }
        }
        Hits(Arc::new(set))
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
            self.image.part(part::SLOT_OF),
            before.as_deref(),
        ));
        *self.clock.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&clock));
        clock
    }
}

/// From a row of the store to its place in the index.
#[derive(Debug)]
pub(crate) enum RowOf {
    /// Row numbers are nearly without gaps: one entry for each.
    Table(Vec<u32>),
    Map(HashMap<i64, u32>),
}

impl RowOf {
    /// `others`: rows that a place stands for besides its own.
    pub(crate) fn new(store_rows: &[i64], others: &[(i64, u32)]) -> Self {
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

    pub(crate) fn get(&self, row: i64) -> Option<u32> {
        match self {
            Self::Table(table) => {
                let place = *table.get(usize::try_from(row).ok()?)?;
                (place != u32::MAX).then_some(place)
            }
            Self::Map(map) => map.get(&row).copied(),
        }
    }
}
