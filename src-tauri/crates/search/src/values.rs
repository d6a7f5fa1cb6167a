//! The values of one filter, each with the rows that have it.

use crate::bits::{Bits, Counted};
use std::collections::HashMap;

/// The rows of one value: a bitset where it is common, a list where a list is smaller.
#[derive(Debug)]
pub(crate) enum Members {
    Common(Bits),
    Rare(Vec<u32>),
}

impl Members {
    pub(crate) fn add_to(&self, set: &mut Bits) {
        match self {
            Self::Common(bits) => set.or(bits),
            Self::Rare(rows) => rows.iter().for_each(|row| set.insert(*row)),
        }
    }

    pub(crate) fn contains(&self, row: u32) -> bool {
        match self {
            Self::Common(bits) => bits.contains(row),
            Self::Rare(rows) => rows.binary_search(&row).is_ok(),
        }
    }

    fn count_in(&self, set: &Counted) -> u32 {
        match self {
            Self::Common(bits) => set.shared_with(bits),
            Self::Rare(rows) => set.shared_with_rows(rows),
        }
    }
}

/// The values of one filter.
#[derive(Debug, Default)]
pub(crate) struct Values {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    members: Vec<Members>,
}

impl Values {
    /// The number of the value of that name.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    pub(crate) fn members(&self, number: u32) -> Option<&Members> {
        self.members.get(number as usize)
    }

    /// The numbers of the values that `names` stand for; a name that no row has stands for none.
    pub(crate) fn numbers<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<u32> {
        names
            .into_iter()
            .filter_map(|name| self.number(name))
            .collect()
    }

    /// The values that are `tag` or begin with `tag-`, whatever the case: how a language range matches (RFC 4647 section 3.3.1).
    pub(crate) fn of_tag(&self, tag: &str) -> Vec<u32> {
        let begins = |name: &str| {
            name.get(..tag.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(tag))
                && matches!(name.as_bytes().get(tag.len()), None | Some(b'-'))
        };
        let named = self.names.iter().zip(0..);
        named
            .filter(|(name, _)| begins(name))
            .map(|(_, number)| number)
            .collect()
    }

    /// The rows that have any of these values.
    pub(crate) fn any(&self, numbers: &[u32], rows: usize) -> Bits {
        let mut set = Bits::none(rows);
        for members in numbers.iter().filter_map(|number| self.members(*number)) {
            members.add_to(&mut set);
        }
        set
    }

    /// How many rows of `set` each value has; values that none of them has are left out unless they are in `chosen`.
    pub(crate) fn counts(&self, set: &Counted, chosen: &[u32]) -> Vec<(String, u32)> {
        let count = |number| {
            self.members(number)
                .map_or(0, |members| members.count_in(set))
        };
        self.counted(chosen, count)
    }

    /// As [`counts`](Self::counts), where a tag stands for the tags that begin with it too.
    pub(crate) fn tag_counts(&self, set: &Bits, chosen: &[u32], rows: usize) -> Vec<(String, u32)> {
        let counted = Counted::new(set);
        let count = |number| {
            let name = self.names.get(number as usize).map_or("", String::as_str);
            match self.of_tag(name).as_slice() {
                [_] | [] => self
                    .members(number)
                    .map_or(0, |members| members.count_in(&counted)),
                family => self.any(family, rows).count_and(set),
            }
        };
        self.counted(chosen, count)
    }

    fn counted(&self, chosen: &[u32], count: impl Fn(u32) -> u32) -> Vec<(String, u32)> {
        let numbered = self.names.iter().zip(0..);
        let mut counts: Vec<(String, u32)> = numbered
            .map(|(name, number)| (name, number, count(number)))
            .filter(|(_, number, count)| *count > 0 || chosen.contains(number))
            .map(|(name, _, count)| (name.clone(), count))
            .collect();
        counts.sort_unstable();
        counts
    }
}

/// Collects the values of one filter while rows arrive, before their places in the index are known.
#[derive(Debug, Default)]
pub(crate) struct ValuesBuilder {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    counts: Vec<u32>,
    pairs: Vec<(u32, u32)>,
}

impl ValuesBuilder {
    /// Notes that row number `arrival` has the value `name`.
    pub(crate) fn add(&mut self, arrival: u32, name: &str) {
        let number = match self.numbers.get(name) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
                self.names.push(name.to_owned());
                self.numbers.insert(name.to_owned(), number);
                self.counts.push(0);
                number
            }
        };
        if let Some(count) = self.counts.get_mut(number as usize) {
            *count += 1;
        }
        self.pairs.push((arrival, number));
    }

    /// The finished values; `places` says where each row that arrived lies in the index.
    pub(crate) fn build(self, places: &[u32]) -> Values {
        let rows = places.len();
        let mut members: Vec<Members> = self
            .counts
            .iter()
            .map(|count| {
                // A list of row numbers takes 32 bits for each member, a bitset one for each row.
                if (*count as usize) * 32 < rows {
                    Members::Rare(Vec::with_capacity(*count as usize))
                } else {
                    Members::Common(Bits::none(rows))
                }
            })
            .collect();
        for (arrival, number) in self.pairs {
            let Some(place) = places.get(arrival as usize) else {
                continue;
            };
            match members.get_mut(number as usize) {
                Some(Members::Common(bits)) => bits.insert(*place),
                Some(Members::Rare(list)) => list.push(*place),
                None => {}
            }
        }
        for list in &mut members {
            if let Members::Rare(list) = list {
                list.sort_unstable();
                list.dedup();
                list.shrink_to_fit();
            }
        }
        Values {
            names: self.names,
            numbers: self.numbers,
            members,
        }
    }
}
