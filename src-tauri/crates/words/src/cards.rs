//! Cards of fellowships: what is usual at their meetings, fact by fact, each with the page or publication it comes from.
//!
//! Rule: a fact without a source does not stand here; what a card has no fact about is not known ([`FellowshipCard::unknown`]).
//! A fact names keys of the locales, no sentences, so that every language can say it. Nothing here is about one meeting.

use crate::Organization;
use circle_domain::{FellowshipId, ProblemId};
use serde::Deserialize;
use std::sync::LazyLock;

/// What a fact tells about, in the order in which a card tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// What one should know before the first visit.
    First,
    /// What usually happens at a meeting.
    Happens,
    /// Who may come; what open and closed mean.
    Who,
    /// How a newcomer behaves.
    Newcomer,
    /// What it costs.
    Cost,
    /// Religion and belief.
    Religion,
    /// Whether the goal is to stop, to do less, or something else.
    Goal,
    /// How it stands to medicine.
    Medication,
}

impl About {
    /// Every subject, in the order of a card.
    pub const ALL: &'static [Self] = &[
        Self::First,
        Self::Happens,
        Self::Who,
        Self::Newcomer,
        Self::Cost,
        Self::Religion,
        Self::Goal,
        Self::Medication,
    ];

    /// Its name in answers and, after `card-about-`, the key of its heading.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Happens => "happens",
            Self::Who => "who",
            Self::Newcomer => "newcomer",
            Self::Cost => "cost",
            Self::Religion => "religion",
            Self::Goal => "goal",
            Self::Medication => "medication",
        }
    }
}

/// A page or publication that facts come from.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct CardSource {
    key: String,
    name: String,
    url: String,
    read: bool,
    looked_at: Option<String>,
}

impl CardSource {
    /// Its name among the sources of its card.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Who says it, and in what.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its address (`https`): the text itself, or the site of who published it.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether its text was read, in a stored copy of unknown date, when the facts were entered; if not, they are general
    /// knowledge of what it says.
    #[must_use]
    pub fn read(&self) -> bool {
        self.read
    }

    /// The day on which somebody looked at the address itself (`2026-03-01`); none while nobody has.
    #[must_use]
    pub fn looked_at(&self) -> Option<&str> {
        self.looked_at.as_deref()
    }
}

/// One thing that is usual in a fellowship.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct CardFact {
    about: About,
    says: Vec<String>,
    source: String,
}

impl CardFact {
    /// What it tells about.
    #[must_use]
    pub fn about(&self) -> About {
        self.about
    }

    /// The keys of its sentences in the locales, in order.
    #[must_use]
    pub fn says(&self) -> &[String] {
        &self.says
    }

    /// The key of its source among those of the card.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// What is usual in one fellowship or organization of groups.
#[derive(Debug, Deserialize)]
pub struct FellowshipCard {
    id: String,
    sources: Vec<CardSource>,
    facts: Vec<CardFact>,
}

impl FellowshipCard {
    /// The fellowship, an [`Organization`] of the same id.
    #[must_use]
    pub fn id(&self) -> FellowshipId {
        FellowshipId::new(self.id.as_str())
    }

    /// Where the facts come from.
    #[must_use]
    pub fn sources(&self) -> &[CardSource] {
        &self.sources
    }

    /// The source of this key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&CardSource> {
        self.sources.iter().find(|source| source.key == key)
    }

    /// Every fact, in the order of the table.
    #[must_use]
    pub fn facts(&self) -> &[CardFact] {
        &self.facts
    }

    /// What no fact tells about.
    #[must_use]
    pub fn unknown(&self) -> Vec<About> {
        About::ALL
            .iter()
            .copied()
            .filter(|about| self.facts.iter().all(|fact| fact.about != *about))
            .collect()
    }
}

/// A substance that it can be dangerous to stop all at once, or to take again after a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Danger {
    /// Alcohol: fits and delirium.
    Alcohol,
    /// Sleeping and calming pills: fits.
    Sedatives,
    /// Heroin, painkillers: the body bears less after a pause.
    Opioids,
}

impl Danger {
    /// Every one, in the order in which they are told.
    pub const ALL: &'static [Self] = &[Self::Alcohol, Self::Sedatives, Self::Opioids];

    /// The key of its sentence.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Alcohol => "card-danger-alcohol",
            Self::Sedatives => "card-danger-sedatives",
            Self::Opioids => "card-danger-opioids",
        }
    }

    /// Where the danger is described.
    pub fn sources(self) -> impl Iterator<Item = &'static CardSource> {
        DANGERS
            .iter()
            .filter(move |row| row.substance == self)
            .map(|row| &row.source)
    }
}

#[derive(Debug, Deserialize)]
struct DangerSource {
    substance: Danger,
    #[serde(flatten)]
    source: CardSource,
}

/// Which dangers a card must tell, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangers {
    /// In the order of [`Danger::ALL`].
    pub of: Vec<Danger>,
    /// Whether the groups are for those close to somebody who uses, and not for that person.
    pub family: bool,
}

static CARDS: LazyLock<Vec<FellowshipCard>> =
    LazyLock::new(|| crate::parsed(include_str!("../data/cards.json")));
static DANGERS: LazyLock<Vec<DangerSource>> =
    LazyLock::new(|| crate::parsed(include_str!("../data/dangers.json")));

/// Every card, in the order of the table of organizations.
#[must_use]
pub fn all() -> &'static [FellowshipCard] {
    &CARDS
}

/// The card of a fellowship; none where nothing is known of what is usual there.
#[must_use]
pub fn get(id: &str) -> Option<&'static FellowshipCard> {
    CARDS.iter().find(|card| card.id == id)
}

/// The source of this key among those of the dangers.
#[must_use]
pub fn danger_source(key: &str) -> Option<&'static CardSource> {
    DANGERS
        .iter()
        .map(|row| &row.source)
        .find(|source| source.key == key)
}

/// What stands on every card as not all right in a group: keys of the locales.
pub const WRONG: [&str; 7] = [
    "card-wrong-speak",
    "card-wrong-money",
    "card-wrong-advances",
    "card-wrong-threat",
    "card-wrong-secret",
    "card-wrong-doctor",
    "card-wrong-cut-off",
];

/// What stands on every card about leaving: keys of the locales.
pub const LEAVE: [&str; 4] = [
    "card-leave-any-time",
    "card-leave-no-reason",
    "card-leave-another",
    "card-leave-tell",
];

/// The dangers that the card of an organization must tell; none where its groups are about no such substance.
///
/// Groups for drugs of any kind tell all of them: people there use more than one. Nicotine and cannabis alone have none.
#[must_use]
pub fn dangers(organization: &Organization) -> Option<Dangers> {
    let mut of = Vec::new();
    let mut family = true;
    for claim in organization.problems() {
        let (found, theirs) = dangers_of(&claim.problem);
        if !found.is_empty() {
            of.extend_from_slice(found);
            family &= theirs;
        }
    }
    of.sort_unstable();
    of.dedup();
    (!of.is_empty()).then_some(Dangers { of, family })
}

/// The dangers of a leaf, and whether it is that of those close to somebody.
fn dangers_of(problem: &ProblemId) -> (&'static [Danger], bool) {
    match problem.as_str() {
        "substance/alcohol" | "substance/moderation" => (&[Danger::Alcohol], false),
        "substance/opioids" | "substance/medication-recovery" => (&[Danger::Opioids], false),
        "substance/sedatives" => (&[Danger::Sedatives], false),
        "substance/nicotine" | "substance/cannabis" => (&[], false),
        "family-of-addict/family-alcohol" | "family-of-addict/teens-of-addicts" => {
            (&[Danger::Alcohol], true)
        }
        "family-of-addict/family-drugs" => (Danger::ALL, true),
        other if other.starts_with("substance/") => (Danger::ALL, false),
        _ => (&[], false),
    }
}

#[cfg(test)]
mod tests;
