//! What each listing claims to be, by each rule: listings with the same claim are the same meeting if nothing speaks
//! against it.

use crate::facts::Facts;
use crate::{Listing, Rule};
use std::collections::BTreeMap;

/// A claim and its strength: claims of a lesser number are settled first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim {
    /// The record that `source` calls `id`, in all its slots.
    Record { source: i64, id: String },
    /// The record that some publisher calls `id`, with its name and time.
    Unplaced { id: String, rest: String },
    /// A record of `source` whose id is hidden, with its name, place and time.
    Content { source: i64, rest: String },
    /// A fellowship's group at a time.
    World(String),
    /// A room at a time: by the wall clock, and by the world's.
    Room(String),
}

impl Claim {
    pub(crate) fn rule(&self) -> Rule {
        match self {
            Self::Record { .. } | Self::Unplaced { .. } | Self::Content { .. } => Rule::Aggregator,
            Self::World(_) => Rule::WorldId,
            Self::Room(_) => Rule::JoinLink,
        }
    }
}

/// Who makes a claim.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claimant {
    pub(crate) listing: usize,
    /// For a record of another source.
    pub(crate) copy: bool,
}

/// All claims, each with those who make it in the order of their ids.
pub(crate) fn claims(listings: &[Listing<'_>], facts: &[Facts]) -> BTreeMap<Claim, Vec<Claimant>> {
    let mut claims: BTreeMap<Claim, Vec<Claimant>> = BTreeMap::new();
    let mut order: Vec<usize> = (0..listings.len()).collect();
    order.sort_by_key(|at| {
        listings
            .get(*at)
            .map(|listing| (listing.id, listing.source))
    });
    for at in order {
        let (Some(listing), Some(facts)) = (listings.get(at), facts.get(at)) else {
            continue;
        };
        let mut claim = |claim: Claim, copy: bool| {
            let claimants = claims.entry(claim).or_default();
            // A key and a slug are often one.
            if claimants.last().is_none_or(|last| last.listing != at) {
                claimants.push(Claimant { listing: at, copy });
            }
        };
        let when = facts.when.as_deref();
        let named = when
            .filter(|_| !facts.name.is_empty())
            .map(|when| format!("{when}\n{}", facts.name));
        let content = named
            .as_ref()
            .zip(facts.exact_place())
            .map(|(named, place)| format!("{named}\n{place}"));
        match listing.origin {
            None => {
                for id in &listing.names {
                    let id = (*id).to_owned();
                    let source = listing.source;
                    claim(
                        Claim::Record {
                            source,
                            id: id.clone(),
                        },
                        false,
                    );
                    if let Some(rest) = named.clone() {
                        claim(Claim::Unplaced { id, rest }, false);
                    }
                }
                if let Some(rest) = content {
                    claim(
                        Claim::Content {
                            source: listing.source,
                            rest,
                        },
                        false,
                    );
                }
            }
            Some(origin) => match (origin.source, origin.id, named, content) {
                (Some(source), Some(id), ..) => {
                    claim(
                        Claim::Record {
                            source,
                            id: id.to_owned(),
                        },
                        true,
                    );
                }
                (None, Some(id), Some(rest), _) => {
                    claim(
                        Claim::Unplaced {
                            id: id.to_owned(),
                            rest,
                        },
                        true,
                    );
                }
                (Some(source), None, _, Some(rest)) => claim(Claim::Content { source, rest }, true),
                _ => {}
            },
        }
        if let (Some(fellowship), Some(id), Some(when)) = (&facts.fellowship, &facts.world_id, when)
        {
            claim(Claim::World(format!("{fellowship}\n{id}\n{when}")), false);
        }
        if let (Some(room), Some(when)) = (&facts.conference, when) {
            claim(Claim::Room(format!("{room}\n{when}")), false);
            if let Some((winter, summer)) = facts.world_time {
                claim(Claim::Room(format!("{room}\n{winter} {summer}")), false);
            }
        }
    }
    claims
}
