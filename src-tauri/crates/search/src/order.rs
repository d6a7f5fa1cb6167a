//! The first rows of an order out of many, without sorting the rest.

/// A row and what it is ordered by: three keys, then the tie-break that no two rows share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) first: u64,
    pub(crate) second: u64,
    pub(crate) third: u32,
    pub(crate) tie: u32,
    pub(crate) row: u32,
}

/// A distance as a key; none comes last. Bits of floats that are not negative order as the numbers do.
pub(crate) fn distance_key(kilometres: Option<f64>) -> u64 {
    kilometres.unwrap_or(f64::INFINITY).max(0.0).to_bits()
}

/// Keeps the `wanted` least places of those it is shown.
pub(crate) struct Least {
    wanted: usize,
    kept: Vec<Place>,
    /// The last of the wanted so far, once there are enough.
    limit: Option<Place>,
}

impl Least {
    pub(crate) fn new(wanted: usize) -> Self {
        Self {
            wanted,
            kept: Vec::with_capacity(wanted.saturating_mul(2).min(4096)),
            limit: None,
        }
    }

    /// Whether a row with this first key can still be among the wanted.
    pub(crate) fn admits(&self, first: u64) -> bool {
        self.limit.is_none_or(|limit| first <= limit.first)
    }

    pub(crate) fn show(&mut self, place: Place) {
        if self.wanted == 0 || self.limit.is_some_and(|limit| place > limit) {
            return;
        }
        self.kept.push(place);
        if self.kept.len() >= self.wanted.saturating_mul(2).max(64) {
            self.settle();
        }
    }

    /// Lets go of all but the wanted.
    pub(crate) fn settle(&mut self) {
        if self.kept.len() >= self.wanted && self.wanted > 0 {
            let (_, last, _) = self.kept.select_nth_unstable(self.wanted - 1);
            self.limit = Some(*last);
            self.kept.truncate(self.wanted);
        }
    }

    /// The wanted, in order.
    pub(crate) fn sorted(mut self) -> Vec<Place> {
        self.kept.sort_unstable();
        self.kept.truncate(self.wanted);
        self.kept
    }
}
