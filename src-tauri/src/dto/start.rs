//! What the window needs before it can draw, and what the person set.

use super::kinds::Relation;
use super::place::Place;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Locale {
    En,
    De,
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// What the person set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Settings {
    /// `null` follows the system.
    pub(crate) locale: Option<Locale>,
    pub(crate) theme: Theme,
    pub(crate) home_place: Option<Place>,
    /// Directories are copied only when somebody asks for it.
    pub(crate) copy_by_hand: bool,
    /// The window's title does not say what the program is.
    pub(crate) neutral_title: bool,
    /// A sign in the tray: closing the window then hides it.
    pub(crate) tray: bool,
    /// Nothing of the window is kept, and its title is neutral.
    pub(crate) no_trace: bool,
}

impl Settings {
    /// Whether nothing of the window is to be kept, and its title is to tell nothing.
    pub(crate) fn leaves_no_trace(&self) -> bool {
        self.no_trace
    }
}

/// Something that happened while the data was opened and should be said.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Opening {
    pub(crate) code: String,
    pub(crate) detail: Option<String>,
}

/// What the window needs before it can draw anything.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Start {
    /// No source was ever added.
    pub(crate) first_start: bool,
    /// The last session was left at once: this one opens on an empty page.
    pub(crate) left_at_once: bool,
    pub(crate) sample: bool,
    pub(crate) sources: u32,
    pub(crate) meetings: u32,
    pub(crate) last_read: Option<String>,
    /// The engine's clock.
    pub(crate) now: String,
    /// The reader's IANA zone.
    pub(crate) reader_zone: String,
    /// BCP 47 tags the reader prefers, best first.
    pub(crate) locales: Vec<String>,
    pub(crate) settings: Settings,
    /// How many seconds after the start the directories that are due are copied by themselves.
    pub(crate) copy_after_seconds: u32,
    pub(crate) openings: Vec<Opening>,
    pub(crate) version: String,
}

/// A leaf with the number of meetings for it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProblemLeaf {
    pub(crate) id: String,
    pub(crate) relation: Relation,
    pub(crate) count: u32,
}

/// A problem area with its leaves; their names are the page's.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProblemArea {
    pub(crate) id: String,
    pub(crate) leaves: Vec<ProblemLeaf>,
    pub(crate) count: u32,
}

/// Whose data is used here, and under which licence.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attribution {
    pub(crate) name: String,
    pub(crate) licence: String,
    pub(crate) host: Option<String>,
    /// What of it is used here: a code the page has words for.
    #[serde(rename = "use")]
    pub(crate) used_for: String,
}
