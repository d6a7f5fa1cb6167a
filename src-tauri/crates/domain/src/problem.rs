//! For whom help is sought: the person themself, or somebody close to them. A wrong match turns people away at the door.

/// Who, seen from the problem, is looking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The person with the problem.
    Myself,
    /// Family and friends of somebody with the problem.
    Family,
    /// Somebody who looks on behalf of others by profession.
    Professional,
    /// The words do not say.
    #[default]
    Unknown,
}

impl Relation {
    /// The name used in answers: `self`, `family`, `professional`, `unknown`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Myself => "self",
            Self::Family => "family",
            Self::Professional => "professional",
            Self::Unknown => "unknown",
        }
    }
}
