//! Which sources list what other sources publish: a copy is behind its original, whatever else is known of it.

use std::collections::{BTreeMap, BTreeSet};

/// Pairs of sources of which the first lists what the second publishes, straight or through a third.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carries(BTreeMap<i64, BTreeSet<i64>>);

impl Carries {
    /// From the pairs that are told: the first lists what the second publishes.
    #[must_use]
    pub fn new(told: impl IntoIterator<Item = (i64, i64)>) -> Self {
        let mut direct: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
        for (carrier, publisher) in told {
            if carrier != publisher {
                direct.entry(carrier).or_default().insert(publisher);
            }
        }
        let mut all = BTreeMap::new();
        for carrier in direct.keys() {
            let mut reached: BTreeSet<i64> = BTreeSet::new();
            let mut waiting = vec![*carrier];
            while let Some(next) = waiting.pop() {
                let carried = direct.get(&next).into_iter().flatten();
                waiting.extend(carried.filter(|source| reached.insert(**source)));
            }
            // Two that list each other's are neither's copy.
            reached.remove(carrier);
            all.insert(*carrier, reached);
        }
        Self(all)
    }

    /// Whether `one` lists what `other` publishes, and not the other way round.
    #[must_use]
    pub fn is_behind(&self, one: i64, other: i64) -> bool {
        let lists = |one: i64, other: i64| {
            let carried = self.0.get(&one);
            carried.is_some_and(|carried| carried.contains(&other))
        };
        lists(one, other) && !lists(other, one)
    }

    /// All pairs, ascending.
    pub fn pairs(&self) -> impl Iterator<Item = (i64, i64)> {
        self.0.iter().flat_map(|(carrier, carried)| {
            carried.iter().map(move |publisher| (*carrier, *publisher))
        })
    }
}
