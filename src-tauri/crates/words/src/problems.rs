//! The problem areas: what a group is for, in two levels, and the everyday words, initialisms and codes that mean them.
//!
//! The words are data (`data/problems.json`); the names are in the locales (`problem-…`). [`find`] tells the person's own
//! problem from that of somebody close to them, because the wrong match turns people away at the door.

mod codes;
mod find;
mod meaning;
pub(crate) mod relation;
mod similar;

pub use find::{ProblemMatch, find};
pub(crate) use find::{find_in, relation_of};
pub(crate) use meaning::tells_of_loss;
pub(crate) use relation::is_kin;
pub use similar::{Similar, is_grave_word, similar};

use crate::book::{Book, Language};
use crate::languages;
use circle_domain::ProblemId;
use serde::Deserialize;
use std::sync::LazyLock;

/// One thing that a group can be for.
#[derive(Debug, Deserialize)]
pub struct Leaf {
    id: String,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    de: Vec<String>,
    mesh: Vec<String>,
    icd10: Vec<String>,
}

impl Leaf {
    /// Its id: `substance/alcohol`.
    #[must_use]
    pub fn id(&self) -> ProblemId {
        ProblemId::new(self.id.as_str())
    }

    /// The key of its name in the locales.
    #[must_use]
    pub fn key(&self) -> String {
        key(&self.id)
    }

    /// Its MeSH descriptor ids.
    #[must_use]
    pub fn mesh(&self) -> &[String] {
        &self.mesh
    }

    /// Its WHO ICD-10 categories (`F10`) and ranges of them (`F70-F79`).
    #[must_use]
    pub fn icd10(&self) -> &[String] {
        &self.icd10
    }

    /// Its everyday words in the language of `locale` (German for `de…`, else English), without the marks of the data.
    #[must_use]
    pub fn words(&self, locale: &str) -> Vec<&str> {
        let words = if crate::book::reader_language(locale) == Language::German {
            &self.de
        } else if let Some(lists) = languages::of(crate::book::reader_language(locale)) {
            lists.problems.get(&self.id).unwrap_or(&self.en)
        } else {
            &self.en
        };
        words
            .iter()
            .map(|word| word.trim_start_matches(['=', '!', '~']))
            .collect()
    }
}

/// A problem area with its leaves.
#[derive(Debug)]
pub struct Area {
    id: String,
    leaves: Vec<&'static Leaf>,
}

impl Area {
    /// Its id: `substance`. It means all its leaves.
    #[must_use]
    pub fn id(&self) -> ProblemId {
        ProblemId::new(self.id.as_str())
    }

    /// The key of its name in the locales.
    #[must_use]
    pub fn key(&self) -> String {
        key(&self.id)
    }

    /// Its leaves, in the order in which they are shown.
    #[must_use]
    pub fn leaves(&self) -> &[&'static Leaf] {
        &self.leaves
    }
}

static LEAVES: LazyLock<Vec<Leaf>> =
    LazyLock::new(|| crate::parsed(include_str!("../data/problems.json")));

static AREAS: LazyLock<Vec<Area>> = LazyLock::new(|| {
    let mut areas: Vec<Area> = Vec::new();
    for leaf in LEAVES.iter() {
        let id = leaf.id();
        match areas.iter_mut().find(|area| area.id == id.area()) {
            Some(area) => area.leaves.push(leaf),
            None => areas.push(Area {
                id: id.area().to_owned(),
                leaves: vec![leaf],
            }),
        }
    }
    areas
});

pub(crate) static BOOK: LazyLock<Book<&'static str>> = LazyLock::new(|| {
    let mut book = Book::new();
    for leaf in LEAVES.iter() {
        for (words, language) in [(&leaf.en, Language::English), (&leaf.de, Language::German)] {
            words
                .iter()
                .for_each(|word| book.add(word, language, leaf.id.as_str()));
        }
        for lists in languages::all() {
            let phrases = lists.problems.get(&leaf.id).map_or(&[][..], Vec::as_slice);
            languages::add(&mut book, lists.language, phrases, &leaf.id.as_str());
        }
    }
    book
});

/// Every area, in the order in which they are shown.
#[must_use]
pub fn areas() -> &'static [Area] {
    &AREAS
}

/// Every leaf, in the order of the areas.
#[must_use]
pub fn leaves() -> &'static [Leaf] {
    &LEAVES
}

/// The leaf of this id.
#[must_use]
pub fn leaf(id: &str) -> Option<&'static Leaf> {
    LEAVES.iter().find(|leaf| leaf.id == id)
}

/// Whether `id` is that of an area or a leaf.
#[must_use]
pub fn is_known(id: &str) -> bool {
    leaf(id).is_some() || AREAS.iter().any(|area| area.id == id)
}

/// The key in the locales of the name of an area or a leaf: `problem-substance`, `problem-substance-alcohol`.
#[must_use]
pub fn key(id: &str) -> String {
    format!("problem-{}", id.replace('/', "-"))
}

#[cfg(test)]
mod tests;
