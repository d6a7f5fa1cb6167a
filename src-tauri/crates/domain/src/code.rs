//! The short names of formats, audiences and accessibility features, the same on every surface.

use std::borrow::Cow;
use std::fmt;

/// One such name: `beginners`, `women`, `wheelchair`; or `raw:XYZ` for a publisher's code that no table knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Cow<'static, str>);

/// What a meeting does: the values of the filter `format`.
pub const FORMATS: &[&str] = &[
    "beginners",
    "discussion",
    "speaker",
    "step-study",
    "tradition-study",
    "literature",
    "meditation",
    "topic",
    "question-answer",
    "round-robin",
    "workshop",
    "candlelight",
    "birthday",
    "concurrent-family",
    "concurrent-teens",
    "proof-of-attendance",
    "grief-share",
    "education",
    "writing",
    "concepts-study",
    "varies",
    "cross-talk",
    "outdoor",
    "dual-diagnosis",
    "chips",
    "digital-basket",
    "meal",
    "business",
    "screened",
];

/// For whom a meeting is meant: the values of the filter `audience`.
pub const AUDIENCES: &[&str] = &[
    "women",
    "men",
    "young-people",
    "teens",
    "seniors",
    "lgbtq",
    "gay",
    "lesbian",
    "bisexual",
    "transgender",
    "non-binary",
    "people-of-color",
    "indigenous",
    "professionals",
    "parents",
    "couples",
    "families",
    "veterans",
    "secular",
    "faith",
    "adults",
    "neurodivergent",
];

/// What makes a meeting reachable: the values of the filter `access`.
pub const ACCESS: &[&str] = &[
    "wheelchair",
    "wheelchair-restroom",
    "sign-language",
    "hearing-loop",
    "child-friendly",
    "childcare",
    "fragrance-free",
    "public-transport",
    "parking",
    "service-animals",
    "captions",
    "smoke-free",
    "smoking",
];

impl Code {
    /// A code of one of the tables above.
    #[must_use]
    pub const fn known(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// A code as it was stored or typed.
    #[must_use]
    pub fn stored(name: &str) -> Self {
        Self(Cow::Owned(name.to_owned()))
    }

    /// A publisher's own code that no table knows, kept as it was written.
    #[must_use]
    pub fn raw(publisher: &str) -> Self {
        Self(Cow::Owned(format!("raw:{publisher}")))
    }

    /// Whether no table knew the publisher's code.
    #[must_use]
    pub fn is_raw(&self) -> bool {
        self.0.starts_with("raw:")
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
