//! A question with every filter of the command line, typed.

use crate::index::Hits;
use circle_domain::{Attendance, FellowshipId, Point, ProblemId, SourceId, Status, WhoMayAttend};
use jiff::civil::{Time, Weekday};

/// What is asked. An empty list does not filter. Different filters must all hold; several values of one filter mean any
/// of them, except `formats` and `access`, where all are meant.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Leaves, or areas that stand for all their leaves.
    pub problems: Vec<ProblemId>,
    /// Fellowships.
    pub fellowships: Vec<FellowshipId>,
    /// Keeps meetings that have a place near a point.
    pub near: Option<Near>,
    /// From where distances are told when there is no `near`.
    pub origin: Option<Point>,
    /// `InPerson` and `Online` both include hybrid; `Hybrid` means those that are both; `None` those that are neither.
    pub attendance: Vec<Attendance>,
    /// Weekdays of the start.
    pub days: Vec<Weekday>,
    /// Earliest start, inclusive.
    pub from: Option<Time>,
    /// Latest start, exclusive; before or at `from` means: past midnight.
    pub until: Option<Time>,
    /// Starts within so many minutes from now, or is on now.
    pub starts_within_minutes: Option<u32>,
    /// All of these happen there.
    pub formats: Vec<String>,
    /// BCP 47 tags; `pt` includes `pt-BR`.
    pub languages: Vec<String>,
    /// For whom.
    pub audience: Vec<String>,
    /// All of these make it reachable.
    pub access: Vec<String>,
    /// Who may attend.
    pub who: Vec<WhoMayAttend>,
    /// Empty: all but those that are left out unless asked for ([`Status::is_left_out`]).
    pub statuses: Vec<Status>,
    /// Sources.
    pub sources: Vec<SourceId>,
    /// The rows that hold the words asked for.
    pub text: Option<TextHits>,
    /// The order.
    pub sort: Sort,
    /// How many rows to give back.
    pub limit: usize,
    /// How many to pass over.
    pub offset: usize,
    /// Whether facets are wanted; counting them is most of the work.
    pub count_facets: bool,
}

/// A place and how far around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// The middle.
    pub point: Point,
    /// Kilometres; none keeps whatever has a place at all.
    pub within_km: Option<f64>,
}

/// What a text search found.
#[derive(Clone, Debug, Default)]
pub struct TextHits {
    /// The rows, in the index that is asked.
    pub hits: Hits,
    /// The words asked for, in their order; they decide the relevance of a name.
    pub words: Vec<String>,
}

/// The order of an answer. Each ends in ties by name, then id, so that it is the same every time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// By section and next start; then by distance.
    #[default]
    Soonest,
    /// By distance, those without one last; then soonest.
    Nearest,
    /// Exact name, start of the name, words of the name, other text; what it exists for before what it also welcomes; then by
    /// distance, where there is a place to tell it from; then soonest.
    Relevance,
}

impl Sort {
    /// The name used on the command line: `soonest`, `nearest`, `relevance`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Soonest => "soonest",
            Self::Nearest => "nearest",
            Self::Relevance => "relevance",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Soonest, Self::Nearest, Self::Relevance]
            .into_iter()
            .find(|sort| sort.as_str() == text)
    }
}
