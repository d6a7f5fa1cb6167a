//! What the system asks of the page: a link that was followed, files that were brought, an entry of a menu.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A wish that came from outside the page. None of them does anything by itself but what a person could do by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Asked {
    /// A link to this program was followed: it fills the search line, and nothing else.
    Line {
        /// At most 500 characters, without control characters.
        text: String,
    },
    /// Files were dropped on the window, opened with the program, or named when it was started: each is offered.
    Files {
        /// Those that can be added, and why the others cannot.
        files: Vec<OfferedFile>,
    },
    /// An entry of a menu was chosen.
    Act {
        /// Which.
        act: Act,
    },
}

/// A file that somebody brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OfferedFile {
    /// Its name, to be shown.
    pub(crate) name: String,
    /// Its path, to be added; `null` when it cannot be a list.
    pub(crate) location: Option<String>,
    /// Why it cannot: the page has `offered-CODE`.
    pub(crate) problem: Option<String>,
}

/// What a menu can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Act {
    Find,
    Saved,
    Sources,
    About,
    Keys,
    Line,
    Save,
    Leave,
}

/// Something to be reminded of while the program runs.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reminder {
    /// The moment at which it is shown, RFC 3339.
    pub(crate) at: String,
    /// The start of the meeting as the page writes it: `19:30`.
    pub(crate) time: String,
    /// What is shown instead of “Meeting, 19:30”, where the person wants it; at most 200 characters.
    pub(crate) text: Option<String>,
}
