//! The names of meetings, each once, in order: how like a name is to words is a question to the names, not to the meetings.

use crate::bits::{Bits, Set};
use crate::image::{Image, Texts};
use crate::part;
use crate::text::likeness;
use memchr::memmem;
use std::ops::Range;

/// All names, folded, in the order in which equal meetings stand: by their letters, no name last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names<'a> {
    texts: Texts<'a>,
    /// For each row, which name it has.
    pub(crate) of_row: &'a [u32],
}

impl<'a> Names<'a> {
    pub(crate) fn of(image: &'a Image) -> Self {
        Self {
            texts: Texts {
                bytes: image.part(part::NAMES),
                ends: image.part(part::NAME_ENDS),
            },
            of_row: image.part(part::NAME_OF),
        }
    }

    /// The numbers of the names that begin with a folded phrase.
    pub(crate) fn beginning(self, phrase: &str) -> Range<u32> {
        // Names are ordered, and no name at all stands last.
        let before = |text: &str| {
            let mut range = 0..u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
            while range.start < range.end {
                let middle = range.start + (range.end - range.start) / 2;
                let name = self.texts.get(middle);
                if !name.is_empty() && name < text {
                    range.start = middle + 1;
                } else {
                    range.end = middle;
                }
            }
            range.start
        };
        if phrase.is_empty() {
            return 0..0;
        }
        // The greatest letter follows whatever begins with the phrase.
        before(phrase)..before(&format!("{phrase}\u{10FFFF}"))
    }

    /// How like the name of each of `found` is to a folded phrase.
    pub(crate) fn like(self, phrase: &'a str, found: Set<'_>) -> Likeness<'a> {
        // Few are compared one by one; for many it is quicker to look through all names once.
        let compared = found.count() as usize * 512 < self.texts.bytes.len();
        let marked = (!compared && !phrase.is_empty()).then(|| Marked::of(self, phrase));
        Likeness {
            names: self,
            phrase,
            marked,
        }
    }
}

/// Which names are the phrase, begin with it, or have its words.
struct Marked {
    exact: Range<u32>,
    beginning: Range<u32>,
    having: Bits,
}

impl Marked {
    fn of(names: Names<'_>, phrase: &str) -> Self {
        let texts = names.texts;
        let beginning = names.beginning(phrase);
        let is_exact = texts.get(beginning.start) == phrase;
        Self {
            exact: beginning.start..beginning.start + u32::from(is_exact),
            beginning,
            having: having(texts, phrase),
        }
    }
}

/// The names that have the words of the phrase, as [`likeness`] judges them.
fn having(texts: Texts<'_>, phrase: &str) -> Bits {
    let mut having = Bits::none(texts.len());
    let longest = phrase.split(' ').max_by_key(|word| word.len());
    let Some(longest) = longest.filter(|word| !word.is_empty()) else {
        return having;
    };
    // Names that begin with a word alone are known already; in others a blank stands before it.
    let alone = longest == phrase;
    let sought = if alone {
        format!(" {longest}")
    } else {
        longest.to_owned()
    };
    let finder = memmem::Finder::new(&sought);
    let (mut from, mut name) = (0_usize, 0_usize);
    while let Some(at) = texts
        .bytes
        .get(from..)
        .and_then(|rest| finder.find(rest))
        .map(|found| from + found)
    {
        let ahead = texts.ends.get(name..).unwrap_or_default();
        name += gallop(ahead, at);
        let Some(end) = texts.ends.get(name) else {
            break;
        };
        let number = u32::try_from(name).unwrap_or(u32::MAX);
        let has = if alone {
            at + sought.len() <= *end as usize
        } else {
            likeness(texts.get(number), phrase) < 3
        };
        if has {
            having.insert(number);
            from = *end as usize;
        } else {
            from = at + 1;
        }
    }
    having
}

/// How many of `ends`, ascending, are not behind `at`.
fn gallop(ends: &[u32], at: usize) -> usize {
    let is_passed = |end: &u32| *end as usize <= at;
    let mut step = 1;
    while ends.get(step).is_some_and(is_passed) {
        step *= 2;
    }
    let within = ends.get(..=step.min(ends.len().saturating_sub(1)));
    within.unwrap_or_default().partition_point(is_passed)
}

/// How like names are to a phrase: as [`likeness`], for every row.
pub(crate) struct Likeness<'a> {
    names: Names<'a>,
    phrase: &'a str,
    marked: Option<Marked>,
}

impl Likeness<'_> {
    pub(crate) fn of(&self, row: u32) -> u8 {
        let Some(name) = self.names.of_row.get(row as usize).copied() else {
            return 3;
        };
        match &self.marked {
            None => likeness(self.names.texts.get(name), self.phrase),
            Some(marked) if marked.exact.contains(&name) => 0,
            Some(marked) if marked.beginning.contains(&name) => 1,
            Some(marked) if marked.having.set().contains(name) => 2,
            Some(_) => 3,
        }
    }
}
