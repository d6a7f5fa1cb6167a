//! What a reader makes of a feed: records, what was rejected, and what was odd.

use crate::{Meeting, Notice, RecordKey};

/// One entry as its publisher wrote it, in its public part.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What it is called inside its source.
    pub key: RecordKey,
    /// Other names by which it can be found again when its key changes.
    pub aliases: Vec<Alias>,
    /// One meeting for each slot; never empty.
    pub meetings: Vec<Meeting>,
    /// The public part and the allow-listed unknown keys as JSON, so that a better reader can read them again.
    pub public: String,
    /// The publisher from whom this source took it over, where it says so: the address of their list, or their name.
    pub imported_from: Option<String>,
}

/// Another name of a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alias {
    /// What kind of name.
    pub kind: AliasKind,
    /// The name.
    pub value: String,
}

/// What kind of name an [`Alias`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AliasKind {
    /// The publisher's readable name of the record.
    Slug,
    /// The publisher's number of the record.
    Number,
    /// The id of the group at its fellowship's world office; several records share it.
    WorldId,
    /// A hash of fellowship, name, venue or link, day and time.
    Content,
    /// What the publisher from whom it was taken over calls it; see [`Record::imported_from`].
    Origin,
}

impl AliasKind {
    /// The name under which it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Slug => "slug",
            Self::Number => "number",
            Self::WorldId => "world_id",
            Self::Content => "content",
            Self::Origin => "origin",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "slug" => Some(Self::Slug),
            "number" => Some(Self::Number),
            "world_id" => Some(Self::WorldId),
            "content" => Some(Self::Content),
            "origin" => Some(Self::Origin),
            _ => None,
        }
    }
}

/// What was read from one feed. `read == records.len() + rejected`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// How many records the publisher's answer holds.
    pub read: usize,
    /// Those of which something is left.
    pub records: Vec<Record>,
    /// How many are left out, each with a notice that says why.
    pub rejected: usize,
    /// Everything odd.
    pub notices: Vec<Notice>,
}
