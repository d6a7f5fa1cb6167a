//! The table `names`: fellowships, problems, codes, languages, zones and countries, each written once and numbered.

use crate::{Result, StoreError};
use rusqlite::Connection;
use std::collections::HashMap;

/// The number of a name in [`Names`]; from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameNumber(pub u32);

/// All names, by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    texts: Vec<String>,
}

impl Names {
    /// The name with this number; empty for a number that is none.
    #[must_use]
    pub fn text(&self, number: NameNumber) -> &str {
        let place = (number.0 as usize).checked_sub(1);
        place
            .and_then(|place| self.texts.get(place))
            .map_or("", String::as_str)
    }

    /// How many there are: every number is from 1 to this.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    pub(super) fn load(db: &Connection) -> Result<Self> {
        let mut names = Self::default();
        let mut statement = db.prepare_cached("SELECT number, text FROM names ORDER BY number")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let number: usize = row.get(0)?;
            // Numbers are given without gaps; a gap would be a foreign hand's, and is filled.
            while names.texts.len() + 1 < number && names.texts.len() < 1_000_000 {
                names.texts.push(String::new());
            }
            names.texts.push(row.get(1)?);
        }
        Ok(names)
    }
}

/// Gives numbers while a transaction lasts. Not kept longer: a transaction that fails takes its numbers back.
pub(super) struct Numbering {
    numbers: HashMap<String, u32>,
    next: u32,
}

impl Numbering {
    pub(super) fn load(db: &Connection) -> Result<Self> {
        let names = Names::load(db)?;
        let next = u32::try_from(names.texts.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        Ok(Self {
            numbers: names.texts.into_iter().zip(1..).collect(),
            next,
        })
    }

    pub(super) fn number(&mut self, db: &Connection, text: &str) -> Result<u32> {
        if let Some(number) = self.numbers.get(text) {
            return Ok(*number);
        }
        let number = self.next;
        self.next = number
            .checked_add(1)
            .ok_or(StoreError::NotUnderstood("name"))?;
        db.prepare_cached("INSERT INTO names (number, text) VALUES (?1, ?2)")?
            .execute((number, text))?;
        self.numbers.insert(text.to_owned(), number);
        Ok(number)
    }

    /// 0 for nothing.
    pub(super) fn number_or_zero(&mut self, db: &Connection, text: Option<&str>) -> Result<u32> {
        text.map_or(Ok(0), |text| self.number(db, text))
    }
}
