//! The lines that listen or help at once, as they are dialled in their country, and who lists lines of the whole world.

use super::{Hours, Review, Source};
use crate::UrgentTopic;
use serde::Deserialize;
use std::sync::LazyLock;

/// What a line is for. A name of it is in the locales, `line-kind-` and [`LineKind::as_str`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Thoughts of suicide.
    Suicide,
    /// Anything that weighs on somebody.
    General,
    /// Violence by somebody else.
    Violence,
    /// For children and young people, and whoever worries about one.
    Child,
    /// Alcohol and other drugs.
    Drugs,
}

impl LineKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Suicide,
        Self::General,
        Self::Violence,
        Self::Child,
        Self::Drugs,
    ];

    /// The name used in answers: `suicide`, `general`, `violence`, `child`, `drugs`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suicide => "suicide",
            Self::General => "general",
            Self::Violence => "violence",
            Self::Child => "child",
            Self::Drugs => "drugs",
        }
    }

    /// Whether such a line is one to turn to for `topic`.
    #[must_use]
    pub fn is_for(self, topic: UrgentTopic) -> bool {
        matches!(
            (self, topic),
            (
                Self::Suicide | Self::General,
                UrgentTopic::Suicide | UrgentTopic::SelfHarm
            ) | (Self::Violence, UrgentTopic::Violence)
                | (Self::Child, UrgentTopic::ChildAbuse)
                | (Self::Drugs, UrgentTopic::Overdose)
        )
    }
}

/// One way to reach a line.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "medium", rename_all = "snake_case")]
pub enum Way {
    /// A call.
    Call {
        /// What to dial inside the country, with blanks or hyphens as it is written there.
        number: String,
        /// What to press once the call is answered.
        #[serde(default)]
        press: Option<String>,
    },
    /// A text message (SMS).
    Text {
        /// Where to send it, inside the country.
        number: String,
        /// The word that the message must say.
        #[serde(default)]
        word: Option<String>,
    },
    /// A message in WhatsApp.
    Whatsapp {
        /// The number, as it is written inside the country.
        number: String,
    },
    /// A talk in writing, in the browser.
    Chat {
        /// Its address.
        address: String,
    },
}

impl Way {
    /// The name used in answers: `call`, `text`, `whatsapp`, `chat`.
    #[must_use]
    pub fn medium(&self) -> &'static str {
        match self {
            Self::Call { .. } => "call",
            Self::Text { .. } => "text",
            Self::Whatsapp { .. } => "whatsapp",
            Self::Chat { .. } => "chat",
        }
    }

    /// The number, of every way but a chat.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::Call { number, .. } | Self::Text { number, .. } | Self::Whatsapp { number } => {
                Some(number)
            }
            Self::Chat { .. } => None,
        }
    }
}

/// Somebody who listens or helps at once.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct CrisisLine {
    id: String,
    country: String,
    name: String,
    local_name: Option<String>,
    kinds: Vec<LineKind>,
    ways: Vec<Way>,
    hours: Option<Hours>,
    languages: Vec<String>,
    free: Option<bool>,
    host: Option<String>,
    source: Source,
    reviewed: Option<Review>,
}

impl CrisisLine {
    /// Its id: the country in small letters, and a short name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The country it can be dialled in, ISO 3166-1 alpha-2.
    #[must_use]
    pub fn country(&self) -> &str {
        &self.country
    }

    /// Its own name, in Latin letters.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its name as it is written in its country, where that differs.
    #[must_use]
    pub fn local_name(&self) -> Option<&str> {
        self.local_name.as_deref()
    }

    /// What it is for, the foremost first.
    #[must_use]
    pub fn kinds(&self) -> &[LineKind] {
        &self.kinds
    }

    /// How it is reached, the foremost first.
    #[must_use]
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }

    /// When it answers; none where its source does not say.
    #[must_use]
    pub fn hours(&self) -> Option<&Hours> {
        self.hours.as_ref()
    }

    /// BCP 47 tags of the languages spoken.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// Whether it costs nothing; none where its source does not say.
    #[must_use]
    pub fn free(&self) -> Option<bool> {
        self.free
    }

    /// The host of its site, where its source names one.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }

    /// Where it was found.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Who confirmed it; nobody yet, where it is none.
    #[must_use]
    pub fn reviewed(&self) -> Option<&Review> {
        self.reviewed.as_ref()
    }
}

/// Who lists lines of many countries.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct LineFinder {
    id: String,
    name: String,
    host: String,
    kinds: Vec<LineKind>,
    source: Source,
    reviewed: Option<Review>,
}

impl LineFinder {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its own name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The host of its site.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// What kinds of lines it lists.
    #[must_use]
    pub fn kinds(&self) -> &[LineKind] {
        &self.kinds
    }

    /// Where it was found.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Who confirmed it; nobody yet, where it is none.
    #[must_use]
    pub fn reviewed(&self) -> Option<&Review> {
        self.reviewed.as_ref()
    }
}

static LINES: LazyLock<Vec<CrisisLine>> =
    LazyLock::new(|| crate::parsed(include_str!("../../data/crisis_lines.json")));
static FINDERS: LazyLock<Vec<LineFinder>> =
    LazyLock::new(|| crate::parsed(include_str!("../../data/line_finders.json")));

/// Every line of every country: for tables and tests. What is shown to somebody comes from [`lines_of`].
#[must_use]
pub fn lines() -> &'static [CrisisLine] {
    &LINES
}

/// The lines of `country` (ISO 3166-1 alpha-2), in the order of the table.
#[must_use]
pub fn lines_of(country: &str) -> Vec<&'static CrisisLine> {
    LINES
        .iter()
        .filter(|line| line.country.eq_ignore_ascii_case(country.trim()))
        .collect()
}

/// The line with this id.
#[must_use]
pub fn line(id: &str) -> Option<&'static CrisisLine> {
    LINES.iter().find(|line| line.id == id)
}

/// Who lists lines of many countries.
#[must_use]
pub fn finders() -> &'static [LineFinder] {
    &FINDERS
}
