//! The formats in which directories are published.

/// A feed format that this version reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FeedFormat {
    /// The JSON list of Code for Recovery's specification, and its many dialects.
    MeetingGuide,
    /// The semantic answers of a Basic Meeting List Toolbox server.
    Bmlt,
    /// A table with a column for each field: CSV, TSV or XLSX, of any publisher.
    Csv,
    /// Open Referral HSDS, its tabular packages and its UK profile.
    Hsds,
    /// The REST answers of The Events Calendar.
    EventsCalendar,
    /// iCalendar, RFC 5545.
    Ical,
    /// schema.org events written into a page as JSON-LD.
    JsonLd,
    /// JSON of a shape that a mapping explains.
    Json,
    /// The invented sample directory that ships with the program.
    Sample,
}

impl FeedFormat {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::MeetingGuide,
        Self::Bmlt,
        Self::Csv,
        Self::Hsds,
        Self::EventsCalendar,
        Self::Ical,
        Self::JsonLd,
        Self::Json,
        Self::Sample,
    ];

    /// The name used on the command line and in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MeetingGuide => "meeting-guide",
            Self::Bmlt => "bmlt",
            Self::Csv => "csv",
            Self::Hsds => "hsds",
            Self::EventsCalendar => "events-calendar",
            Self::Ical => "ical",
            Self::JsonLd => "jsonld",
            Self::Json => "json",
            Self::Sample => "sample",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }
}
