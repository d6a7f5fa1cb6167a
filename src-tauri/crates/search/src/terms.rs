//! All words of all meetings, each with the rows that have it: what is typed is found without asking the database.
//!
//! The words are an ordered dictionary (a finite state transducer), so that the beginning of a word is a range of it. A word
//! that is common has a bitset, another one a list of differences, each in as many groups of seven bits as it needs.

use crate::bits::{Bits, Set};
use crate::image::{Image, ImageWriter};
use crate::part;
use fst::{IntoStreamer, Map, MapBuilder, Streamer};
use std::ops::Range;

/// A word that is asked for, folded as the words of the index are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AskedWord {
    /// Its spellings; any of them will do.
    pub spellings: Vec<String>,
    /// Whether it also stands for every word that begins with it.
    pub unfinished: bool,
}

/// Fewer letters than this are not taken for a slip of the keyboard.
const SHORTEST: usize = 4;
/// From so many letters on, two slips are forgiven.
const LONG: usize = 8;

/// How a word's rows are kept: 0 a bitset, 1 a list; where it starts; how many words or bytes; how many rows.
type Kept = [u32; 4];
const COMMON: u32 = 0;
const RARE: u32 = 1;

/// The words of an image.
#[derive(Clone, Copy)]
pub(crate) struct Terms<'a> {
    dictionary: &'a [u8],
    kept: &'a [Kept],
    bits: &'a [u64],
    lists: &'a [u8],
    rows: usize,
}

impl<'a> Terms<'a> {
    /// None: the image was made without words.
    pub(crate) fn of(image: &'a Image, rows: usize) -> Option<Self> {
        let dictionary: &[u8] = image.part(part::DICTIONARY);
        (!dictionary.is_empty()).then(|| Self {
            dictionary,
            kept: image.part(part::WORDS),
            bits: image.part(part::WORD_BITS),
            lists: image.part(part::WORD_LISTS),
            rows,
        })
    }

    /// The rows that have every word.
    pub(crate) fn with_all(self, asked: &[AskedWord]) -> Option<Bits> {
        let map = Map::new(self.dictionary).ok()?;
        let mut found: Option<Bits> = None;
        for word in asked {
            let mut own = Bits::none(self.rows);
            for spelling in &word.spellings {
                if word.unfinished {
                    self.add_beginning(&map, spelling, &mut own);
                } else if let Some(number) = map.get(spelling) {
                    self.add(number, &mut own);
                }
            }
            match &mut found {
                Some(found) => found.and(own.set()),
                None => found = Some(own),
            }
        }
        found
    }

    /// The words that `asked` may be a slip of: one letter more, fewer, another or two swapped, from four letters on; two
    /// such slips from eight letters on. Those that most meetings have stand first.
    pub(crate) fn similar(self, asked: &str) -> Vec<String> {
        // A number is another number, not a slip.
        if asked.chars().any(|letter| letter.is_ascii_digit()) {
            return Vec::new();
        }
        let letters: Vec<char> = asked.chars().collect();
        let slips = match letters.len() {
            0..SHORTEST => return Vec::new(),
            SHORTEST..LONG => 1,
            _ => 2,
        };
        let Ok(map) = Map::new(self.dictionary) else {
            return Vec::new();
        };
        let mut found: Vec<(u32, String)> = Vec::new();
        let mut words = map.stream();
        let (mut own, mut lines) = (Vec::new(), [Vec::new(), Vec::new(), Vec::new()]);
        while let Some((word, number)) = words.next() {
            // A letter has one to four bytes.
            if word.len() + slips < letters.len() || word.len() > (letters.len() + slips) * 4 {
                continue;
            }
            let Ok(word) = std::str::from_utf8(word) else {
                continue;
            };
            own.clear();
            own.extend(word.chars());
            if own.len().abs_diff(letters.len()) <= slips
                && own != letters
                && is_within(&letters, &own, slips, &mut lines)
            {
                let kept = usize::try_from(number)
                    .ok()
                    .and_then(|at| self.kept.get(at));
                found.push((kept.map_or(0, |[.., count]| *count), word.to_owned()));
            }
        }
        found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        found.into_iter().map(|(_, word)| word).collect()
    }

    fn add_beginning(self, map: &Map<&[u8]>, beginning: &str, set: &mut Bits) {
        let range = map.range().ge(beginning);
        // The end of the range: the next beginning of the same length.
        let mut words = match after(beginning.as_bytes()) {
            Some(end) => range.lt(end).into_stream(),
            None => range.into_stream(),
        };
        while let Some((_, number)) = words.next() {
            self.add(number, set);
        }
    }

    fn add(self, number: u64, set: &mut Bits) {
        let kept = usize::try_from(number)
            .ok()
            .and_then(|at| self.kept.get(at));
        let Some([kind, start, length, _]) = kept.copied() else {
            return;
        };
        let range = start as usize..(start as usize).saturating_add(length as usize);
        match kind {
            COMMON => set.or(Set(self.bits.get(range).unwrap_or_default())),
            RARE => {
                let mut row = 0_u32;
                let mut step = 0_u32;
                let mut shift = 0_u32;
                for byte in self.lists.get(range).unwrap_or_default() {
                    step |= u32::from(byte & 0x7f).wrapping_shl(shift);
                    shift += 7;
                    if byte & 0x80 == 0 {
                        row = row.wrapping_add(step);
                        set.insert(row);
                        (step, shift) = (0, 0);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The least text that is greater than all that begin with these bytes.
fn after(beginning: &[u8]) -> Option<Vec<u8>> {
    let mut end = beginning.to_vec();
    while let Some(last) = end.pop() {
        if last < u8::MAX {
            end.push(last + 1);
            return Some(end);
        }
    }
    None
}

/// Whether one text becomes the other by at most so many changes of a letter, two swapped neighbours being one change.
fn is_within(one: &[char], other: &[char], slips: usize, lines: &mut [Vec<usize>; 3]) -> bool {
    let [before, above, line] = lines;
    above.clear();
    above.extend(0..=other.len());
    for (row, letter) in one.iter().enumerate() {
        line.clear();
        line.push(row + 1);
        let mut least = row + 1;
        for (column, compared) in other.iter().enumerate() {
            let at = |line: &Vec<usize>, at: usize| line.get(at).copied().unwrap_or(usize::MAX / 2);
            let changed = at(above, column) + usize::from(letter != compared);
            let mut cost = changed
                .min(at(above, column + 1) + 1)
                .min(at(line, column) + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(compared)
                && other.get(column - 1) == Some(letter);
            if swapped {
                cost = cost.min(at(before, column - 1) + 1);
            }
            least = least.min(cost);
            line.push(cost);
        }
        if least > slips {
            return false;
        }
        std::mem::swap(before, above);
        std::mem::swap(above, line);
    }
    above.last().is_some_and(|cost| *cost <= slips)
}

/// Takes words in the order of their bytes and keeps their rows.
pub(crate) struct TermsBuilder {
    dictionary: Option<MapBuilder<Vec<u8>>>,
    kept: Vec<Kept>,
    bits: Vec<u64>,
    lists: Vec<u8>,
    rows: usize,
}

impl TermsBuilder {
    pub(crate) fn new(rows: usize) -> Self {
        Self {
            dictionary: Some(MapBuilder::memory()),
            kept: Vec::new(),
            bits: Vec::new(),
            lists: Vec::new(),
            rows,
        }
    }

    /// Takes a word and the places of its rows, ascending, each once.
    pub(crate) fn push(&mut self, word: &str, places: &[u32]) {
        let number = self.kept.len() as u64;
        let taken = self
            .dictionary
            .as_mut()
            .is_some_and(|dictionary| dictionary.insert(word, number).is_ok());
        if !taken {
            // Words out of order cannot be kept: then there are none, and the database is asked.
            self.dictionary = None;
            return;
        }
        let length = |range: Range<usize>| -> [u32; 2] {
            [range.start, range.len()].map(|size| u32::try_from(size).unwrap_or(u32::MAX))
        };
        let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
        // A list takes about ten bits for each member, a bitset one for each row.
        let (kind, [start, size]) = if places.len() * 10 > self.rows {
            let start = self.bits.len();
            let mut set = Bits::none(self.rows);
            places.iter().for_each(|row| set.insert(*row));
            self.bits.extend_from_slice(set.words());
            (COMMON, length(start..self.bits.len()))
        } else {
            let start = self.lists.len();
            let mut last = 0;
            for row in places {
                write_step(row - last, &mut self.lists);
                last = *row;
            }
            (RARE, length(start..self.lists.len()))
        };
        self.kept.push([kind, start, size, count]);
    }

    /// Nothing is written where there are no words.
    pub(crate) fn write(self, writer: &mut ImageWriter) {
        if self.kept.is_empty() {
            return;
        }
        let Some(dictionary) = self
            .dictionary
            .and_then(|builder| builder.into_inner().ok())
        else {
            return;
        };
        writer.put_bytes(part::DICTIONARY, dictionary);
        writer.put(part::WORDS, &self.kept);
        writer.put(part::WORD_BITS, &self.bits);
        writer.put_bytes(part::WORD_LISTS, self.lists);
    }
}

fn write_step(mut step: u32, to: &mut Vec<u8>) {
    while step >= 0x80 {
        to.push(u8::try_from(step & 0x7f).unwrap_or(0) | 0x80);
        step >>= 7;
    }
    to.push(u8::try_from(step).unwrap_or(0));
}
