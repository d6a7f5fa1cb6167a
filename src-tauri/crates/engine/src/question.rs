//! A question, as the window and the command line ask it.

use circle_domain::{
    Attendance, FellowshipId, Point, ProblemId, Relation, SourceId, Status, WhoMayAttend,
};
use circle_places::Place;
pub use circle_search::Sort;
use jiff::civil::{Time, Weekday};

/// A question: a line in plain words, filters, or both. A filter that is chosen takes the place of what the line says on the same.
#[derive(Clone, Debug)]
pub struct Question {
    /// What was typed.
    pub line: Option<String>,
    /// What was chosen.
    pub filters: Filters,
    /// For whom, where somebody chose it; otherwise the words decide. A problem is exchanged for the one of the other side, where there is one.
    pub relation: Option<Relation>,
    /// The order; none: relevance where words are searched as text, else soonest.
    pub sort: Option<Sort>,
    /// How many meetings to give back.
    pub limit: usize,
    /// How many to pass over.
    pub offset: usize,
    /// The reader's language, a BCP 47 tag.
    pub locale: String,
    /// The reader's country, ISO 3166-1 alpha-2: which of two towns is meant, which number can be dialled.
    pub country: Option<String>,
    /// The reader's own place: what "near me" means, and from where distances are told.
    pub home: Option<Point>,
    /// Where to look when neither a filter nor the line names a place: where the last question looked.
    pub otherwise_near: Option<Place>,
}

impl Default for Question {
    fn default() -> Self {
        Self {
            line: None,
            filters: Filters::default(),
            relation: None,
            sort: None,
            limit: 50,
            offset: 0,
            locale: "en".to_owned(),
            country: None,
            home: None,
            otherwise_near: None,
        }
    }
}

/// What was chosen. An empty list does not filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    /// Leaves, or areas for all their leaves.
    pub problems: Vec<ProblemId>,
    /// Fellowships.
    pub fellowships: Vec<FellowshipId>,
    /// Near this place.
    pub near: Option<Near>,
    /// Within so many kilometres; 25 where nothing is said, and for regions and countries what holds them.
    pub within_km: Option<f64>,
    /// How to attend; `InPerson` and `Online` both include hybrid.
    pub attendance: Vec<Attendance>,
    /// On which days.
    pub days: Vec<Weekday>,
    /// The earliest start, inclusive.
    pub from: Option<Time>,
    /// The latest start, exclusive; may be past midnight.
    pub until: Option<Time>,
    /// Starts within so many minutes, or is on now.
    pub starts_within_minutes: Option<u32>,
    /// All of these happen there.
    pub formats: Vec<String>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// For whom.
    pub audience: Vec<String>,
    /// All of these make it reachable.
    pub access: Vec<String>,
    /// Who may attend.
    pub who: Vec<WhoMayAttend>,
    /// Statuses; none: all but those that are left out unless asked for.
    pub statuses: Vec<Status>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// Where to look.
#[derive(Clone, Debug, PartialEq)]
pub enum Near {
    /// As somebody wrote it: a town, a postcode, `47.6,-122.3`.
    Text(String),
    /// As it was chosen from suggestions.
    Place(Box<Place>),
    /// A point.
    Point(Point),
}
