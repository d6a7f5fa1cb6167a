//! Names that last: what a source, a record, a meeting is called, so that it is still the same one tomorrow.
//!
//! A meeting's id is made of its source, its record's key and its slot, so that deleting the copied directory, or
//! removing a source and adding it again, gives every meeting the id it had.

use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes the id as it is written.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// One public directory.
    SourceId
}
id! {
    /// One meeting.
    MeetingId
}
id! {
    /// One group; meetings of the same group share it.
    GroupId
}
id! {
    /// A fellowship's short lower-case name: `aa`, `al-anon`, `smart`.
    FellowshipId
}
id! {
    /// A problem area (`substance`) or one of its leaves (`substance/alcohol`).
    ProblemId
}
id! {
    /// What a record is called inside its source: the publisher's id, or `content:` and a hash where there is none that can be relied on.
    RecordKey
}

impl SourceId {
    /// The id of the source that is read from `location`: the same location always has the same id.
    #[must_use]
    pub fn of_location(location: &str) -> Self {
        Self(stable("s", &[location.trim().trim_end_matches('/')]))
    }
}

impl RecordKey {
    /// A key for a record whose publisher gives no id that can be relied on (absent, repeated, or the same on every record).
    #[must_use]
    pub fn of_content(parts: &[&str]) -> Self {
        Self(format!("content:{}", stable("", parts)))
    }
}

impl MeetingId {
    /// The id of the meeting in slot `slot` of a record. The sole slot of a record is `""`, whatever its day and time.
    #[must_use]
    pub fn of(source: &SourceId, record: &RecordKey, slot: &str) -> Self {
        Self(stable("m", &[source.as_str(), record.as_str(), slot]))
    }
}

impl GroupId {
    /// The id of the group that the publisher of `source` calls `key`.
    #[must_use]
    pub fn of(source: &SourceId, key: &str) -> Self {
        Self(stable("g", &[source.as_str(), key]))
    }
}

impl ProblemId {
    /// The area this id lies in; an area lies in itself.
    #[must_use]
    pub fn area(&self) -> &str {
        self.0
            .split_once('/')
            .map_or(self.0.as_str(), |(area, _)| area)
    }

    /// Whether `other` is this problem, or a leaf of this area.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.0 == other.0 || (!self.0.contains('/') && other.area() == self.0)
    }
}

/// A short name made from `parts`: `prefix` and 80 bits of their BLAKE3 hash in base 32. Each part's length goes into
/// the hash, so that no two lists of parts run together.
#[must_use]
pub fn stable(prefix: &str, parts: &[&str]) -> String {
    const ALPHABET: [char; 32] = [
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r',
        's', 't', 'u', 'v', 'w', 'x', 'y', 'z', '2', '3', '4', '5', '6', '7',
    ];
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut text = String::with_capacity(prefix.len() + 16);
    text.push_str(prefix);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in hasher.finalize().as_bytes().iter().take(10) {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            let digit = (bits >> held) & 31;
            text.extend(ALPHABET.get(digit as usize));
        }
        bits &= (1 << held) - 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_stable_and_distinct() {
        let source = SourceId::of_location("https://example.org/feed.json");
        assert_eq!(
            source,
            SourceId::of_location(" https://example.org/feed.json/ "),
            "a slash and blanks do not make another directory"
        );
        let one = MeetingId::of(&source, &RecordKey::new("7"), "");
        assert_eq!(one.as_str().len(), 17, "a letter and 80 bits in base 32");
        assert_ne!(
            one,
            MeetingId::of(&source, &RecordKey::new("7"), "monday"),
            "each slot is its own meeting"
        );
        assert_ne!(
            stable("x", &["ab", "c"]),
            stable("x", &["a", "bc"]),
            "parts do not run together"
        );
    }

    #[test]
    fn an_area_covers_its_leaves() {
        let (area, leaf) = (
            ProblemId::new("substance"),
            ProblemId::new("substance/alcohol"),
        );
        assert!(
            area.covers(&leaf) && leaf.covers(&leaf),
            "an area's id means all its leaves"
        );
        assert!(!leaf.covers(&area), "a leaf is not its whole area");
    }
}
