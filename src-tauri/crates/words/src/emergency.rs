//! Whom to call now: each country's emergency numbers, the lines that listen, and who lists lines of the world. Never
//! another country's number.
//!
//! Every row is a national dial string that was found in a named source, with that source's own date, and counts as not
//! reviewed until a person has confirmed it. Whatever was in doubt is left out: an unknown country has no number here, and the
//! caller then says how to find it (`emergency-unknown` in the locales).

mod hours;
mod lines;

pub use hours::{Hours, Span};
pub use lines::{CrisisLine, LineFinder, LineKind, Way, finders, line, lines, lines_of};

use crate::UrgentTopic;
use serde::Deserialize;
use std::sync::LazyLock;

/// Where a row was found.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Source {
    name: String,
    url: String,
    date: String,
}

impl Source {
    /// Whose page or table it is.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The date that it bears itself: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[must_use]
    pub fn date(&self) -> &str {
        &self.date
    }
}

/// That a person has confirmed a row.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Review {
    by: String,
    on: String,
}

impl Review {
    /// Who confirmed it.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }

    /// The day, `YYYY-MM-DD`.
    #[must_use]
    pub fn on(&self) -> &str {
        &self.on
    }
}

/// The emergency numbers of a country.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Emergency {
    country: String,
    dial: Option<String>,
    police: Option<String>,
    ambulance: Option<String>,
    source: Source,
    reviewed: Option<Review>,
}

impl Emergency {
    /// ISO 3166-1 alpha-2.
    #[must_use]
    pub fn country(&self) -> &str {
        &self.country
    }

    /// The number for everything, or where there is none, the ambulance's.
    #[must_use]
    pub fn dial(&self) -> &str {
        self.dial
            .as_deref()
            .or(self.ambulance.as_deref())
            .or(self.police.as_deref())
            .unwrap_or_default()
    }

    /// The number for everything, where there is one.
    #[must_use]
    pub fn for_everything(&self) -> Option<&str> {
        self.dial.as_deref()
    }

    /// The number for `topic`: the police against violence where they have their own, else the one for everything or the ambulance.
    #[must_use]
    pub fn dial_for(&self, topic: UrgentTopic) -> &str {
        let against_somebody = matches!(topic, UrgentTopic::Violence | UrgentTopic::ChildAbuse);
        let own = if against_somebody {
            self.police.as_deref()
        } else {
            None
        };
        self.dial.as_deref().or(own).unwrap_or_else(|| self.dial())
    }

    /// The police's own number, where it differs.
    #[must_use]
    pub fn police(&self) -> Option<&str> {
        self.police.as_deref()
    }

    /// The ambulance's own number, where it differs.
    #[must_use]
    pub fn ambulance(&self) -> Option<&str> {
        self.ambulance.as_deref()
    }

    /// Where the numbers were found.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Who confirmed the numbers; nobody yet, where it is none.
    #[must_use]
    pub fn reviewed(&self) -> Option<&Review> {
        self.reviewed.as_ref()
    }
}

static NUMBERS: LazyLock<Vec<Emergency>> =
    LazyLock::new(|| crate::parsed(include_str!("../data/emergency.json")));

/// The emergency numbers of `country` (ISO 3166-1 alpha-2); none when this table does not know them.
#[must_use]
pub fn number(country: &str) -> Option<&'static Emergency> {
    NUMBERS
        .iter()
        .find(|row| row.country.eq_ignore_ascii_case(country.trim()))
}

/// Every row.
#[must_use]
pub fn numbers() -> &'static [Emergency] {
    &NUMBERS
}

#[cfg(test)]
mod dial_forms;

#[cfg(test)]
mod tests;
