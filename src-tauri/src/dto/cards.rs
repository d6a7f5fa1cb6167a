//! The card of a fellowship, in the reader's language. Addresses of sources stay behind the door.

use serde::Serialize;
use specta::Type;

/// What is usual in a fellowship, and what is not known.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FellowshipCard {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) short: Option<String>,
    pub(crate) usually: String,
    pub(crate) apart: String,
    pub(crate) told: Vec<Told>,
    pub(crate) unknown: Option<String>,
    pub(crate) urgent: Option<String>,
    pub(crate) danger: Option<CardDanger>,
    pub(crate) medicine: String,
    pub(crate) wrong: CardList,
    pub(crate) leave: CardList,
    pub(crate) part: String,
    pub(crate) sources: Vec<CardSource>,
}

/// What is known about one subject.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Told {
    pub(crate) about: CardSubject,
    pub(crate) heading: String,
    pub(crate) lines: Vec<ToldLine>,
}

/// A subject of a card.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CardSubject {
    First,
    Happens,
    Who,
    Newcomer,
    Cost,
    Religion,
    Goal,
    Medication,
}

/// Sentences of one source.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ToldLine {
    pub(crate) text: String,
    /// The key of their source.
    pub(crate) source: String,
}

/// That stopping all at once can be dangerous, and whom to ask.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CardDanger {
    pub(crate) heading: String,
    pub(crate) lines: Vec<String>,
    pub(crate) call: String,
    pub(crate) dial: Option<String>,
    pub(crate) sources: Vec<String>,
}

/// A heading with sentences.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CardList {
    pub(crate) heading: String,
    pub(crate) lines: Vec<String>,
}

/// A page or publication.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CardSource {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) host: String,
    pub(crate) standing: String,
}
