//! The values of one filter, each with the rows that have it.

use crate::bits::{Bits, Counted, Set};
use crate::image::{Image, ImageWriter, Texts, TextsBuilder};
use std::collections::HashMap;

/// The filters whose values have names.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Group {
    Problem,
    /// What a meeting exists for, leaves and areas.
    Primary,
    Area,
    Fellowship,
    Source,
    Format,
    Language,
    Audience,
    Access,
}

impl Group {
    pub(crate) const ALL: [Self; 9] = [
        Self::Problem,
        Self::Primary,
        Self::Area,
        Self::Fellowship,
        Self::Source,
        Self::Format,
        Self::Language,
        Self::Audience,
        Self::Access,
    ];

    /// Where its parts begin in an image.
    fn part(self, which: Part) -> u64 {
        1_000 + self as u64 * 10 + which as u64
    }
}

#[derive(Clone, Copy)]
enum Part {
    Names,
    NameEnds,
    Members,
    Bits,
    Rows,
}

/// How a value's rows are kept, where they start, how many words or rows they are.
type Kept = [u32; 3];
const COMMON: u32 = 0;
const RARE: u32 = 1;

/// The rows of one value: a bitset where it is common, a list where a list is smaller.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Members<'a> {
    Common(Set<'a>),
    /// Ascending.
    Rare(&'a [u32]),
}

impl Members<'_> {
    pub(crate) fn add_to(self, set: &mut Bits) {
        match self {
            Self::Common(bits) => set.or(bits),
            Self::Rare(rows) => rows.iter().for_each(|row| set.insert(*row)),
        }
    }

    pub(crate) fn contains(self, row: u32) -> bool {
        match self {
            Self::Common(bits) => bits.contains(row),
            Self::Rare(rows) => rows.binary_search(&row).is_ok(),
        }
    }

    fn count_in(self, set: &Counted<'_>) -> u32 {
        match self {
            Self::Common(bits) => set.shared_with(bits),
            Self::Rare(rows) => set.shared_with_rows(rows),
        }
    }
}

/// The names of the values of one filter; read once, when an index is opened.
#[derive(Debug, Default)]
pub(crate) struct Names {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Names {
    pub(crate) fn of(image: &Image, group: Group) -> Self {
        let texts = Texts {
            bytes: image.part(group.part(Part::Names)),
            ends: image.part(group.part(Part::NameEnds)),
        };
        let count = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        let names: Vec<String> = (0..count)
            .map(|number| texts.get(number).to_owned())
            .collect();
        let numbers = names.iter().cloned().zip(0..).collect();
        Self { names, numbers }
    }

    /// The number of the value of that name.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
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
}

/// The values of one filter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Values<'a> {
    pub(crate) names: &'a Names,
    members: &'a [Kept],
    bits: &'a [u64],
    rows: &'a [u32],
    /// How many rows the index has.
    count: usize,
}

impl<'a> Values<'a> {
    pub(crate) fn of(image: &'a Image, names: &'a Names, group: Group, count: usize) -> Self {
        Self {
            names,
            members: image.part(group.part(Part::Members)),
            bits: image.part(group.part(Part::Bits)),
            rows: image.part(group.part(Part::Rows)),
            count,
        }
    }

    pub(crate) fn members(&self, number: u32) -> Option<Members<'a>> {
        let [kept, start, length] = *self.members.get(number as usize)?;
        let (start, length) = (start as usize, length as usize);
        let range = start..start.checked_add(length)?;
        match kept {
            COMMON => Some(Members::Common(Set(self.bits.get(range)?))),
            RARE => Some(Members::Rare(self.rows.get(range)?)),
            _ => None,
        }
    }

    /// The rows that have any of these values.
    pub(crate) fn any(&self, numbers: &[u32]) -> Bits {
        let mut set = Bits::none(self.count);
        for members in numbers.iter().filter_map(|number| self.members(*number)) {
            members.add_to(&mut set);
        }
        set
    }

    /// How many rows of `set` each value has; values that none of them has are left out unless they are in `chosen`.
    pub(crate) fn counts(&self, set: &Counted<'_>, chosen: &[u32]) -> Vec<(String, u32)> {
        let count = |number| {
            self.members(number)
                .map_or(0, |members| members.count_in(set))
        };
        self.counted(chosen, count)
    }

    /// As [`counts`](Self::counts), where a tag stands for the tags that begin with it too.
    pub(crate) fn tag_counts(&self, set: Set<'_>, chosen: &[u32]) -> Vec<(String, u32)> {
        let counted = Counted::new(set);
        let count = |number: u32| {
            let name = self
                .names
                .names
                .get(number as usize)
                .map_or("", String::as_str);
            match self.names.of_tag(name).as_slice() {
                [_] | [] => self
                    .members(number)
                    .map_or(0, |members| members.count_in(&counted)),
                family => self.any(family).count_and(set),
            }
        };
        self.counted(chosen, count)
    }

    fn counted(&self, chosen: &[u32], count: impl Fn(u32) -> u32) -> Vec<(String, u32)> {
        let numbered = self.names.names.iter().zip(0..);
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
    names: TextsBuilder,
    numbers: HashMap<String, u32>,
    pairs: Vec<(u32, u32)>,
}

impl ValuesBuilder {
    /// Notes that row number `arrival` has the value `name`.
    pub(crate) fn add(&mut self, arrival: u32, name: &str) {
        let number = match self.numbers.get(name) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                self.names.push(name);
                self.numbers.insert(name.to_owned(), number);
                number
            }
        };
        self.pairs.push((arrival, number));
    }

    /// Writes the finished values; `places` says where each row that arrived lies in the index.
    pub(crate) fn write(self, group: Group, places: &[u32], writer: &mut ImageWriter) {
        let mut placed: Vec<(u32, u32)> = self
            .pairs
            .into_iter()
            .filter_map(|(arrival, number)| Some((number, *places.get(arrival as usize)?)))
            .collect();
        placed.sort_unstable();
        placed.dedup();
        let (mut members, mut bits, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        let mut first = 0;
        for number in 0..u32::try_from(self.numbers.len()).unwrap_or(u32::MAX) {
            let rest = placed.get(first..).unwrap_or_default();
            let count = rest.partition_point(|(other, _)| *other <= number);
            let own = rest.get(..count).unwrap_or_default();
            first += count;
            let own: Vec<u32> = own.iter().map(|(_, place)| *place).collect();
            members.push(keep(&own, places.len(), &mut bits, &mut rows));
        }
        writer.put_bytes(group.part(Part::Names), self.names.bytes);
        writer.put(group.part(Part::NameEnds), &self.names.ends);
        writer.put(group.part(Part::Members), &members);
        writer.put(group.part(Part::Bits), &bits);
        writer.put(group.part(Part::Rows), &rows);
    }
}

/// Keeps rows, ascending, in the form that takes less.
fn keep(own: &[u32], count: usize, bits: &mut Vec<u64>, rows: &mut Vec<u32>) -> Kept {
    let length = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    // A list of row numbers takes 32 bits for each member, a bitset one for each row.
    if own.len() * 32 < count {
        let start = rows.len();
        rows.extend_from_slice(own);
        [RARE, length(start), length(own.len())]
    } else {
        let start = bits.len();
        let mut set = Bits::none(count);
        own.iter().for_each(|row| set.insert(*row));
        bits.extend_from_slice(set.words());
        [COMMON, length(start), length(set.words().len())]
    }
}
