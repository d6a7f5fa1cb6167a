//! The answer to a question: meetings, counts, what was understood, and where else to turn.

use super::kinds::{Attendance, Relation, Weekday};
use super::meeting::Meeting;
use super::place::Place;
use serde::Serialize;
use specta::Type;
use std::collections::BTreeMap;

/// What a chip stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChipKind {
    Problem,
    Fellowship,
    Place,
    Within,
    Attendance,
    Day,
    Time,
    Format,
    Language,
    Audience,
    Access,
    Who,
}

/// One thing that was understood in the line. Taking the chip away takes `text` out of the line.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Chip {
    pub(crate) kind: ChipKind,
    pub(crate) id: String,
    /// A readable name where no table of the page has one; may be empty otherwise.
    pub(crate) label: String,
    /// The words of the line, exactly as they stand there.
    pub(crate) text: String,
}

/// What was understood of the line.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Understood {
    /// What was left over and is searched as text.
    pub(crate) words: Vec<String>,
    pub(crate) problems: Vec<String>,
    pub(crate) relation: Relation,
    pub(crate) place: Option<Place>,
    pub(crate) within_km: Option<f64>,
    pub(crate) attendance: Vec<Attendance>,
    pub(crate) days: Vec<Weekday>,
    pub(crate) chips: Vec<Chip>,
    /// The words leave open for whom help is sought, and the problem has areas for both.
    pub(crate) relation_open: bool,
    /// Words that no fitting meeting has, and that were passed over.
    pub(crate) ignored: Vec<String>,
    /// Words that were taken for a slip of another one, which was searched as well.
    pub(crate) read_as: Vec<Spelling>,
    /// Words that may be a slip for something grave: nothing was done but to ask.
    pub(crate) did_you_mean: Vec<Spelling>,
    /// "Near me" was said, and where that is is not known.
    pub(crate) place_needed: bool,
}

/// A word and another spelling of it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Spelling {
    /// As it was typed.
    pub(crate) word: String,
    /// What may have been meant.
    pub(crate) instead: String,
}

/// The number to dial.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Emergency {
    pub(crate) dial: String,
    pub(crate) country: String,
    pub(crate) country_name: String,
}

/// Somebody may be in danger.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Urgent {
    pub(crate) topics: Vec<String>,
    /// `null` when the country is not known: the page then says how to find the number.
    pub(crate) emergency: Option<Emergency>,
}

/// Value (or id) to the number there would be if it were chosen.
pub(crate) type Counts = BTreeMap<String, u32>;

/// The counts of every filter.
#[derive(Clone, Debug, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Facets {
    pub(crate) attendance: Counts,
    pub(crate) weekday: Counts,
    pub(crate) fellowship: Counts,
    pub(crate) problem: Counts,
    pub(crate) format: Counts,
    pub(crate) language: Counts,
    pub(crate) audience: Counts,
    pub(crate) access: Counts,
    pub(crate) who: Counts,
    pub(crate) status: Counts,
    pub(crate) source: Counts,
}

/// What stands behind an entry of `elsewhere`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ElsewhereKind {
    ContactPoint,
    Organization,
    Online,
}

/// Where to turn when there are few or no meetings.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Elsewhere {
    pub(crate) id: String,
    pub(crate) kind: ElsewhereKind,
    pub(crate) name: String,
    /// The real host of its finder or page.
    pub(crate) host: Option<String>,
    pub(crate) phone: Option<String>,
    /// In the reader's language: what it is for and where.
    pub(crate) why: String,
}

/// What a next step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NextStepKind {
    Widen,
    Online,
    AnyDay,
    Drop,
    Words,
    OtherRelation,
}

/// A way out of an empty or thin answer, with the number of meetings it leads to.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NextStep {
    pub(crate) kind: NextStepKind,
    pub(crate) within_km: Option<f64>,
    /// The field of the question that it drops.
    pub(crate) filter: Option<String>,
    pub(crate) total: u32,
}

/// How much of what was asked about the copied directories cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Coverage {
    Full,
    Partial,
    None,
}

/// The answer to a question.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Answer {
    pub(crate) total: u32,
    pub(crate) milliseconds: f64,
    pub(crate) understood: Understood,
    pub(crate) coverage: Coverage,
    pub(crate) facets: Facets,
    pub(crate) meetings: Vec<Meeting>,
    pub(crate) elsewhere: Vec<Elsewhere>,
    pub(crate) urgent: Option<Urgent>,
    pub(crate) next_steps: Vec<NextStep>,
    /// All rows are from the sample directory.
    pub(crate) sample: bool,
}
