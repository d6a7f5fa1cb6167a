//! The answer to a question: meetings in order, counts, what was understood, and where else to turn.

use crate::IndexState;
use crate::freshness::SourceClock;
use crate::same::{Disagreement, SameListing};
use circle_domain::{
    Attendance, FellowshipId, Occurrence, Point, ProblemId, Relation, WhoMayAttend,
};
use circle_places::Place;
pub use circle_search::{Facets, Section};
use circle_store::directory::{StoredMeeting, WayInChanged};
use circle_words::UrgentTopic;
use jiff::civil::{Time, Weekday};
use std::ops::Range;

/// The answer to a question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// How many meetings answer it.
    pub total: u32,
    /// What was understood.
    pub understood: Understood,
    /// How much of what was asked about the copied directories cover.
    pub coverage: Coverage,
    /// How many there would be with each value of each filter.
    pub facets: Facets,
    /// The meetings of this page, in order.
    pub meetings: Vec<FoundMeeting>,
    /// Where else to turn; filled when there are few or no meetings.
    pub elsewhere: Vec<Elsewhere>,
    /// What to change to find more; filled when there are few or no meetings.
    pub next_steps: Vec<NextStep>,
    /// Somebody may be in danger.
    pub urgent: Option<Urgent>,
    /// Whether every meeting is invented.
    pub sample: bool,
    /// What it was answered from.
    pub index: IndexState,
}

/// One meeting of an answer.
#[derive(Clone, Debug)]
pub struct FoundMeeting {
    /// The meeting and what is known of its copy.
    pub stored: StoredMeeting,
    /// What its directory is called.
    pub source_name: String,
    /// Whether its directory is a file that somebody added by hand on this computer.
    pub by_hand: bool,
    /// Its next occurrence, or the one that is on, in its own zone.
    pub next: Option<Occurrence>,
    /// Where it stands in a list that starts at now.
    pub section: Section,
    /// Kilometres from the place asked for.
    pub distance_km: Option<f64>,
    /// Whether it exists for a problem that was asked for (else it also welcomes it). True when none was.
    pub primary: bool,
    /// Whether the person saved it, or another listing of it.
    pub saved: bool,
    /// How long ago its directory was last read; none for an invented one.
    pub source_clock: Option<SourceClock>,
    /// Its links and telephone numbers that were changed or added in the last 14 days.
    pub recently_changed: Vec<WayInChanged>,
    /// The other directories that list it.
    pub same_as: Vec<SameListing>,
    /// On what they differ from what is shown.
    pub disagrees: Vec<Disagreement>,
}

/// What was understood of the line, and what holds after the filters took its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    /// The words that are searched as text.
    pub words: Vec<String>,
    /// Words of the line that no fitting meeting has, and that were passed over: the rest of the line was understood.
    pub ignored: Vec<String>,
    /// Words that find next to nothing, each with a word that lies a slip of the keyboard away and was taken as well.
    pub read_as: Vec<(String, String)>,
    /// Words that may be a slip for something grave: nothing was done but to ask.
    pub did_you_mean: Vec<DidYouMean>,
    /// What the group is for.
    pub problems: Vec<ProblemId>,
    /// For whom help is sought.
    pub relation: Relation,
    /// Whether the words leave that open, and there are groups for both sides.
    pub relation_open: bool,
    /// Fellowships.
    pub fellowships: Vec<FellowshipId>,
    /// The place.
    pub place: Option<Place>,
    /// The middle of what is looked at; also set where only a point is known.
    pub point: Option<Point>,
    /// Within so many kilometres of it.
    pub within_km: Option<f64>,
    /// "Near me" was said, and where that is is not known: ask for the place.
    pub place_needed: bool,
    /// How to attend.
    pub attendance: Vec<Attendance>,
    /// On which days.
    pub days: Vec<Weekday>,
    /// The earliest start.
    pub from: Option<Time>,
    /// The latest start.
    pub until: Option<Time>,
    /// Starts within so many minutes.
    pub starts_within_minutes: Option<u32>,
    /// Formats.
    pub formats: Vec<String>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// For whom the meeting is.
    pub audience: Vec<String>,
    /// What makes it reachable.
    pub access: Vec<String>,
    /// Who may attend.
    pub who: Vec<WhoMayAttend>,
    /// The dangers that the line speaks of.
    pub urgent: Vec<UrgentTopic>,
    /// Every piece of the line that was understood, in its order.
    pub chips: Vec<Chip>,
}

/// A word that may have been meant as another.
#[derive(Clone, Debug, PartialEq)]
pub struct DidYouMean {
    /// As it was typed.
    pub word: String,
    /// What to type instead.
    pub instead: String,
    /// The problem that means.
    pub problem: Option<ProblemId>,
}

/// What a chip stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChipKind {
    /// A problem.
    Problem,
    /// For whom help is sought.
    Relation,
    /// A fellowship.
    Fellowship,
    /// A place, or "near me".
    Place,
    /// A distance.
    Within,
    /// How to attend.
    Attendance,
    /// Days.
    Day,
    /// A time of the day, or "now".
    Time,
    /// A format.
    Format,
    /// A language.
    Language,
    /// For whom the meeting is.
    Audience,
    /// What makes it reachable.
    Access,
    /// Who may attend.
    Who,
}

/// A piece of the line that was understood. Taking the chip away takes this piece out of the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// What it stands for.
    pub kind: ChipKind,
    /// The value: an id, a code, a weekday's name; several parted by blanks.
    pub id: String,
    /// A readable name where no table has one: the place as it is called.
    pub label: Option<String>,
    /// Where it stands, in bytes of the line.
    pub span: Range<usize>,
    /// The words, exactly as they stand there.
    pub text: String,
}

/// How much of what was asked about the copied directories cover; see [`crate::find`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coverage {
    /// All that is known of.
    Full,
    /// Some of it.
    Partial,
    /// Nothing.
    None,
}

impl Coverage {
    /// The name used in answers: `full`, `partial`, `none`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }
}

/// What stands behind an [`Elsewhere`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ElsewhereKind {
    /// An office that puts people in touch with groups.
    ContactPoint,
    /// An organization with its own finder.
    Organization,
    /// Meetings to join from afar in the next 24 hours.
    Online,
}

impl ElsewhereKind {
    /// The name used in answers: `contact_point`, `organization`, `online`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ContactPoint => "contact_point",
            Self::Organization => "organization",
            Self::Online => "online",
        }
    }
}

/// Where to turn when there are few or no meetings.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// A name that stays, for the window to call it by.
    pub id: String,
    /// What it is.
    pub kind: ElsewhereKind,
    /// Its name; empty for `Online`.
    pub name: String,
    /// Its finder or page.
    pub url: Option<String>,
    /// A number to call, as published.
    pub phone: Option<String>,
    /// What it is for, as far as that was asked.
    pub problems: Vec<ProblemId>,
    /// ISO 3166-1 alpha-2 of the country it serves; none: everywhere, or online.
    pub country: Option<String>,
    /// How many meetings; of `Online` alone.
    pub count: Option<u32>,
}

/// What a [`NextStep`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NextStepKind {
    /// Looks further around the place.
    Widen,
    /// Looks for meetings to join from afar in the next 24 hours.
    Online,
    /// Forgets about days and times.
    AnyDay,
    /// Drops one filter.
    Drop,
    /// Drops the words that are searched as text.
    Words,
    /// Looks for the other side: for the person themself, or for somebody close.
    OtherRelation,
}

impl NextStepKind {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Widen => "widen",
            Self::Online => "online",
            Self::AnyDay => "any_day",
            Self::Drop => "drop",
            Self::Words => "words",
            Self::OtherRelation => "other_relation",
        }
    }
}

/// A way out of an empty or thin answer.
#[derive(Clone, Debug, PartialEq)]
pub struct NextStep {
    /// What it does.
    pub kind: NextStepKind,
    /// The distance that it widens to, in kilometres.
    pub within_km: Option<f64>,
    /// How far the nearest meeting is, in kilometres; of `Widen` alone.
    pub nearest_km: Option<f64>,
    /// The filter that it drops, as the command line names it.
    pub filter: Option<&'static str>,
    /// How many meetings it leads to.
    pub total: u32,
}

/// Somebody may be in danger.
#[derive(Clone, Debug, PartialEq)]
pub struct Urgent {
    /// What the line speaks of.
    pub topics: Vec<UrgentTopic>,
    /// The country whose number it is; none where it is not known: then how to find the number is said.
    pub country: Option<String>,
    /// The number to dial there.
    pub dial: Option<String>,
}
