//! The formats in which directories are published.

/// A feed format that this version reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FeedFormat {
    /// The JSON list of Code for Recovery's specification, and its many dialects.
    MeetingGuide,
    /// The semantic answers of a Basic Meeting List Toolbox server.
    Bmlt,
    /// The invented sample directory that ships with the program.
    Sample,
}

impl FeedFormat {
    /// The name used on the command line and in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MeetingGuide => "meeting-guide",
            Self::Bmlt => "bmlt",
            Self::Sample => "sample",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "meeting-guide" => Some(Self::MeetingGuide),
            "bmlt" => Some(Self::Bmlt),
            "sample" => Some(Self::Sample),
            _ => None,
        }
    }
}
