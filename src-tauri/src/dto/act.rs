//! What can be done with one meeting, and who learns of it. Addresses stay behind the door: the page knows hosts alone.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What a person can do with a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum WayOut {
    Join,
    Phone,
    Directions,
    DirectionsPage,
    Email,
    ContactPhone,
    ContactPage,
    Page,
    Calendar,
    Copy,
    Print,
    QrCode,
    Reminder,
}

/// One way out.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Way {
    pub(crate) way: WayOut,
    /// Who learns what, as a sentence.
    pub(crate) learns: String,
}

/// How grave a doubt about a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Weight {
    /// Worth knowing.
    Note,
    /// Asked once more before it is opened.
    Warning,
    /// It is not opened.
    Stop,
}

/// A doubt about where a link leads.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Doubt {
    pub(crate) code: String,
    pub(crate) weight: Weight,
    pub(crate) text: String,
}

/// Where the link that joins leads.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct JoinLink {
    /// What stands before the name that somebody registered: of little meaning.
    pub(crate) before: String,
    /// The name that somebody registered: who is behind it.
    pub(crate) registered: String,
    /// The name of a service that is known.
    pub(crate) provider: Option<String>,
    /// What else is known of it: the program behind it, or that it is not known.
    pub(crate) about: Option<String>,
    /// What should be known before it is opened, the gravest first.
    pub(crate) doubts: Vec<Doubt>,
    pub(crate) may_be_opened: bool,
}

/// Somebody who can be told of a mistake.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReportWay {
    /// Who it is: an office, the group, a site.
    pub(crate) to: String,
    pub(crate) name: Option<String>,
    /// The mailbox or the host.
    pub(crate) at: String,
    /// Whether a letter is prepared; else a page opens, and the text is to be copied there.
    pub(crate) mail: bool,
    pub(crate) learns: String,
}

/// A mistake, ready to be told.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report {
    /// Empty: nobody is named.
    pub(crate) ways: Vec<ReportWay>,
    pub(crate) subject: String,
    pub(crate) text: String,
}

/// Everything that can be done with a meeting.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Acts {
    /// What is possible at this moment.
    pub(crate) ways: Vec<Way>,
    pub(crate) join: Option<JoinLink>,
    pub(crate) report: Option<Report>,
    /// Who learns what by a letter to somebody else.
    pub(crate) letter_learns: String,
}

/// What goes into a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum QrOf {
    Join,
    Address,
    Page,
}

/// A code that a telephone reads.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct QrCode {
    /// What is in it.
    pub(crate) text: String,
    /// Modules on each side, with the quiet zone.
    pub(crate) side: u32,
    /// The dark modules, as an SVG path in units of a module.
    pub(crate) path: String,
}

/// A file that was saved among the person's downloads.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WrittenFile {
    /// Its name.
    pub(crate) name: String,
    /// The folder it is in.
    pub(crate) folder: String,
    /// How many meetings are in it.
    pub(crate) entries: u32,
    /// Why others are not: names of reasons, one for each.
    pub(crate) left_out: Vec<String>,
}
