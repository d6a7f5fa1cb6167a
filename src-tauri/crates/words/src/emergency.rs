//! Whom to call now: each country's emergency numbers, and a few lines that listen. Never another country's line.
//!
//! Rows are national dial strings with their source. Whatever was in doubt is left out: an unknown country has no number here,
//! and the caller then says how to find it (`emergency-unknown` in the locales).

use crate::UrgentTopic;
use serde::Deserialize;
use std::sync::LazyLock;

/// The emergency numbers of a country.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Emergency {
    country: String,
    dial: Option<String>,
    police: Option<String>,
    ambulance: Option<String>,
    source: String,
    checked: bool,
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

    /// Where the numbers are laid down.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether somebody has looked the numbers up since they were entered.
    #[must_use]
    pub fn checked(&self) -> bool {
        self.checked
    }
}

/// Somebody who listens or helps at once, free or at the price of a call.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct CrisisLine {
    id: String,
    country: String,
    name: String,
    dial: String,
    sms: Option<String>,
    topics: Vec<UrgentTopic>,
    hours: String,
    languages: Vec<String>,
    source: String,
    checked: bool,
}

impl CrisisLine {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The country it can be dialled in, ISO 3166-1 alpha-2.
    #[must_use]
    pub fn country(&self) -> &str {
        &self.country
    }

    /// Its own name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What to dial inside the country.
    #[must_use]
    pub fn dial(&self) -> &str {
        &self.dial
    }

    /// Where to send a text message.
    #[must_use]
    pub fn sms(&self) -> Option<&str> {
        self.sms.as_deref()
    }

    /// When it answers: `24/7`, or days and hours.
    #[must_use]
    pub fn hours(&self) -> &str {
        &self.hours
    }

    /// BCP 47 tags of the languages spoken.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The page of who runs it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether somebody has looked the number up since it was entered.
    #[must_use]
    pub fn checked(&self) -> bool {
        self.checked
    }
}

static NUMBERS: LazyLock<Vec<Emergency>> =
    LazyLock::new(|| crate::parsed(include_str!("../data/emergency.json")));
static LINES: LazyLock<Vec<CrisisLine>> =
    LazyLock::new(|| crate::parsed(include_str!("../data/crisis_lines.json")));

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

/// The lines of `country` that are there for `topic`.
#[must_use]
pub fn lines(country: &str, topic: UrgentTopic) -> Vec<&'static CrisisLine> {
    LINES
        .iter()
        .filter(|line| {
            line.country.eq_ignore_ascii_case(country.trim()) && line.topics.contains(&topic)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_whole() {
        assert!(
            numbers().len() > 120,
            "the numbers are read: {}",
            numbers().len()
        );
        assert!(LINES.len() > 30, "the lines are read: {}", LINES.len());
        for row in numbers() {
            assert!(
                row.country.len() == 2 && !row.source.is_empty(),
                "{} has a country and a source",
                row.country
            );
            assert!(
                (2..=5).contains(&row.dial().len()),
                "{} can be dialled",
                row.country
            );
            assert!(
                row.dial().chars().all(|c| c.is_ascii_digit()),
                "{}: digits alone",
                row.country
            );
            assert_eq!(
                numbers()
                    .iter()
                    .filter(|other| other.country == row.country)
                    .count(),
                1,
                "{} stands once",
                row.country
            );
        }
        for line in LINES.iter() {
            assert!(
                number(&line.country).is_some(),
                "{}: a country with a line has a number",
                line.id
            );
            assert!(
                line.source.starts_with("https://") && !line.topics.is_empty(),
                "{} has a source and a topic",
                line.id
            );
            assert!(
                !line.dial.starts_with('+'),
                "{} is dialled inside its country",
                line.id
            );
        }
    }

    #[test]
    fn nobody_is_given_another_countrys_number() {
        assert_eq!(
            number("de").map(Emergency::dial),
            Some("112"),
            "the case does not matter"
        );
        assert_eq!(
            number("US").map(Emergency::dial),
            Some("911"),
            "the usual one"
        );
        assert!(
            number("ZZ").is_none() && number("").is_none(),
            "no number for an unknown country"
        );
        let japan = number("JP").expect("known");
        assert_eq!(japan.dial_for(UrgentTopic::Violence), "110", "the police");
        assert_eq!(japan.dial_for(UrgentTopic::Suicide), "119", "the ambulance");
        assert!(
            lines("US", UrgentTopic::Suicide)
                .iter()
                .any(|line| line.dial() == "988"),
            "the national line"
        );
        assert!(
            lines("ZZ", UrgentTopic::Suicide).is_empty(),
            "no line for an unknown country"
        );
    }
}
