//! Which listings of different directories are certainly the same meeting.
//!
//! Certain knowledge only: what a publisher says itself (a world id, a copy's origin, a conference room), never how alike
//! two listings look. A missed pair is a card shown twice; a wrong pair sends somebody to the wrong room: in doubt two
//! listings stay two. Pure: the same listings in any order give the same clusters.
//!
//! Vetoes: two listings of one source are never the same meeting (they are told as [`Matching::repeated`], for their
//! publisher) unless it took them over from two, nor are listings of different fellowships or for opposite audiences.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod carries;
mod claims;
mod facts;
mod join;

pub use carries::Carries;

use circle_domain::Meeting;
use std::collections::BTreeSet;

/// Counts up whenever other clusters can come of the same listings: what was settled before is then settled anew.
pub const RULES: u32 = 2;

/// One meeting as one directory lists it.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    /// The meeting's lasting id: what settles every tie.
    pub id: &'a str,
    /// The number of its source; equal numbers are one source.
    pub source: i64,
    /// What its publisher calls its record: key, slug, number.
    pub names: Vec<&'a str>,
    /// Where its source took it over from; none: its source is the original publisher.
    pub origin: Option<Origin<'a>>,
    /// What it says.
    pub meeting: &'a Meeting,
    /// When it last changed, in seconds since 1970 (UTC); none: not known.
    pub changed: Option<i64>,
}

/// Where an aggregator took a listing over from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// The source of the original publisher, where it is one of those in use.
    pub source: Option<i64>,
    /// What the original publisher calls the record, where the aggregator tells.
    pub id: Option<&'a str>,
}

/// By what it is certain that a listing is the same meeting as others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// An aggregator says from whom it took the record over, and that publisher's record of that id (or, where the
    /// aggregator hides the id, of that name, place, day and time) is there.
    Aggregator,
    /// The same fellowship, the same group by the id of the world office, the same day and time.
    WorldId,
    /// The same conference room on the same day at the same time.
    JoinLink,
}

impl Rule {
    /// The name used in answers: `aggregator`, `world_id`, `join_link`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Aggregator => "aggregator",
            Self::WorldId => "world_id",
            Self::JoinLink => "join_link",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Aggregator, Self::WorldId, Self::JoinLink]
            .into_iter()
            .find(|rule| rule.as_str() == text)
    }
}

/// A listing's part in a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its place among the listings that were given.
    pub listing: usize,
    /// The strongest rule that holds it there.
    pub rule: Rule,
}

/// What is known of some listings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matching {
    /// The listings of each meeting that has several: of a source at most one, or one for each publisher that it carries. The one whose values are to be shown
    /// stands first: an original publisher's before that of a source that carries it, whatever rule they meet by, then the
    /// one that changed last.
    pub clusters: Vec<Vec<Member>>,
    /// Pairs of one source that a rule would hold for: their publisher may want to know.
    pub repeated: Vec<(usize, usize)>,
}

/// Which of `listings` are certainly the same meeting. `carries`: which of their sources list what others publish.
#[must_use]
pub fn matching(listings: &[Listing<'_>], carries: &Carries) -> Matching {
    let facts: Vec<facts::Facts> = listings
        .iter()
        .map(|listing| facts::Facts::of(listing.meeting))
        .collect();
    let claims = claims::claims(listings, &facts);
    join::join(listings, carries, &facts, claims)
}

/// Whether both are held at the same times: on the same days by the same clock, or in the same hours of the world.
#[must_use]
pub fn same_time(one: &Meeting, other: &Meeting) -> bool {
    facts::same_time(one, other)
}

/// The words of a name that tell it from others, folded: not "group" and its like.
#[must_use]
pub fn telling_words(name: &str) -> BTreeSet<String> {
    let folded = facts::fold(name);
    facts::telling(&folded)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// How far apart the exact positions of two meetings' venues are, in kilometres; none where one of them has none.
#[must_use]
pub fn distance_km(one: &Meeting, other: &Meeting) -> Option<f64> {
    facts::distance_km(one, other)
}

/// By what a publisher's list is known, whatever part of it an address names: two addresses of one list give the same
/// text. Without scheme, `www.`, query and what the usual programs put behind their own folder.
#[must_use]
pub fn publisher(location: &str) -> String {
    let rest = location
        .split_once("://")
        .map_or(location, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let cut = [
        "/client_interface",
        "/wp-json",
        "/wp-admin",
        "/wp-content",
        "/api/v1",
    ];
    let end = cut
        .iter()
        .filter_map(|mark| rest.find(mark))
        .min()
        .unwrap_or(rest.len());
    let rest = rest.get(..end).unwrap_or(rest).trim().trim_end_matches('/');
    let (host, path) = match rest.split_once('/') {
        Some((host, path)) => (host, format!("/{path}")),
        None => (rest, String::new()),
    };
    let host = host.to_lowercase();
    format!("{}{path}", host.strip_prefix("www.").unwrap_or(&host))
}

#[cfg(test)]
mod tests;
