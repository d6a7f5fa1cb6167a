//! Dense sets of rows: one bit for each row of the index.

/// A set of rows that somebody else holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set<'a>(pub(crate) &'a [u64]);

/// A set of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

/// The word a row lies in, and its bit there.
fn place(row: u32) -> (usize, u64) {
    ((row >> 6) as usize, 1 << (row & 63))
}

impl<'a> Set<'a> {
    pub(crate) fn contains(self, row: u32) -> bool {
        let (word, bit) = place(row);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    pub(crate) fn count(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    pub(crate) fn count_and(self, other: Set<'_>) -> u32 {
        self.0
            .iter()
            .zip(other.0)
            .map(|(mine, theirs)| (mine & theirs).count_ones())
            .sum()
    }

    pub(crate) fn word(self, at: usize) -> u64 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// The rows, ascending.
    pub(crate) fn rows(self) -> impl Iterator<Item = u32> + 'a {
        self.0
            .iter()
            .enumerate()
            .flat_map(|(at, word)| rows_of(at, *word))
    }

    pub(crate) fn to_bits(self) -> Bits {
        Bits {
            words: self.0.to_vec(),
        }
    }
}

impl Bits {
    /// No row of `rows`.
    pub(crate) fn none(rows: usize) -> Self {
        Self {
            words: vec![0; rows.div_ceil(64)],
        }
    }

    /// Every row of `rows`.
    pub(crate) fn all(rows: usize) -> Self {
        let mut words = vec![u64::MAX; rows.div_ceil(64)];
        let beyond = rows % 64;
        if beyond > 0
            && let Some(last) = words.last_mut()
        {
            *last = (1 << beyond) - 1;
        }
        Self { words }
    }

    pub(crate) fn set(&self) -> Set<'_> {
        Set(&self.words)
    }

    pub(crate) fn insert(&mut self, row: u32) {
        let (word, bit) = place(row);
        if let Some(word) = self.words.get_mut(word) {
            *word |= bit;
        }
    }

    pub(crate) fn and(&mut self, other: Set<'_>) {
        for (mine, theirs) in self.words.iter_mut().zip(other.0) {
            *mine &= theirs;
        }
    }

    pub(crate) fn and_not(&mut self, other: Set<'_>) {
        for (mine, theirs) in self.words.iter_mut().zip(other.0) {
            *mine &= !theirs;
        }
    }

    pub(crate) fn or(&mut self, other: Set<'_>) {
        for (mine, theirs) in self.words.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
    }

    pub(crate) fn count(&self) -> u32 {
        self.set().count()
    }

    pub(crate) fn count_and(&self, other: Set<'_>) -> u32 {
        self.set().count_and(other)
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    pub(crate) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }

    /// The rows, ascending.
    pub(crate) fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        self.set().rows()
    }

    /// Keeps the rows of which `keep` is true.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(u32) -> bool) {
        for (at, word) in self.words.iter_mut().enumerate() {
            for row in rows_of(at, *word) {
                if !keep(row) {
                    *word &= !(1 << (row & 63));
                }
            }
        }
    }
}

/// The rows of word number `at`, ascending.
pub(crate) fn rows_of(at: usize, word: u64) -> impl Iterator<Item = u32> {
    let base = u32::try_from(at << 6).unwrap_or(u32::MAX);
    let mut left = word;
    std::iter::from_fn(move || {
        if left == 0 {
            return None;
        }
        let bit = left.trailing_zeros();
        left &= left - 1;
        Some(base + bit)
    })
}

/// A set that is counted against many others: where it has few words that are not empty, only those are looked at.
pub(crate) struct Counted<'a> {
    bits: Set<'a>,
    filled: Option<Vec<(u32, u64)>>,
    first: u32,
    last: u32,
}

impl<'a> Counted<'a> {
    pub(crate) fn new(bits: Set<'a>) -> Self {
        let filled = bits.0.iter().filter(|word| **word != 0).count();
        let first = bits.rows().next().unwrap_or(u32::MAX);
        let last = bits
            .0
            .iter()
            .rposition(|word| *word != 0)
            .map_or(0, |at| u32::try_from((at << 6) + 63).unwrap_or(u32::MAX));
        let sparse = filled * 4 < bits.0.len();
        let filled = sparse.then(|| {
            let numbered = bits.0.iter().enumerate();
            numbered
                .filter(|(_, word)| **word != 0)
                .filter_map(|(at, word)| Some((u32::try_from(at).ok()?, *word)))
                .collect()
        });
        Self {
            bits,
            filled,
            first,
            last,
        }
    }

    /// How many rows it shares with `other`.
    pub(crate) fn shared_with(&self, other: Set<'_>) -> u32 {
        match &self.filled {
            None => self.bits.count_and(other),
            Some(filled) => filled
                .iter()
                .filter_map(|(at, word)| Some((other.0.get(*at as usize)? & word).count_ones()))
                .sum(),
        }
    }

    /// How many of `rows`, which are ascending, it holds.
    pub(crate) fn shared_with_rows(&self, rows: &[u32]) -> u32 {
        let from = rows.partition_point(|row| *row < self.first);
        let until = rows.partition_point(|row| *row <= self.last);
        let within = rows.get(from..until).unwrap_or_default();
        within
            .iter()
            .map(|row| u32::from(self.bits.contains(*row)))
            .sum()
    }
}
