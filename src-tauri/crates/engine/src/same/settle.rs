//! Which listings are one meeting: what the matching needs to know of each, and of who carries whom.
//!
//! A source carries another where the catalogue says so, or where its own records say from whom they were taken over.

use crate::EngineError;
use crate::catalogue::Catalogue;
use circle_domain::SourceId;
use circle_matching::{Carries, Origin, RULES, matching, publisher};
use circle_store::Directory;
use circle_store::directory::{ClusterListing, ListedSource, Placing, Rules};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which directories list what others publish, as the catalogue says.
#[derive(Clone, Debug, Default)]
pub struct Includes(Arc<[(Known, Known)]>);

/// A directory by what it can be recognized.
#[derive(Clone, Debug)]
struct Known {
    id: SourceId,
    publisher: String,
}

impl Known {
    fn is(&self, source: &ListedSource, publisher: &str) -> bool {
        self.id == source.id || self.publisher == publisher
    }
}

impl Includes {
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        let known = |url: &str| Known {
            id: SourceId::of_location(url),
            publisher: publisher(url),
        };
        let mut pairs = Vec::new();
        for entry in catalogue.entries() {
            for included in entry.includes.iter().filter_map(|id| catalogue.entry(id)) {
                pairs.push((known(&entry.url), known(&included.url)));
            }
        }
        Self(pairs.into())
    }
}

/// Settles what changed since it was last done. True: something is not what it was.
///
/// # Errors
/// When the database cannot be written.
pub fn settle(directory: &Directory, includes: &Includes) -> Result<bool, EngineError> {
    Ok(directory.settle(|sources| {
        let publishers: Vec<(i64, String)> = sources
            .iter()
            .map(|source| (source.row, publisher(&source.location)))
            .collect();
        let carries = carries(sources, &publishers, includes);
        let told: Vec<String> = carries
            .pairs()
            .map(|(one, other)| format!("{one}>{other}"))
            .collect();
        Rules {
            version: RULES,
            carries: told.join(" "),
            same: move |listings: &[ClusterListing]| same(listings, &publishers, &carries),
        }
    })?)
}

fn carries(sources: &[ListedSource], publishers: &[(i64, String)], includes: &Includes) -> Carries {
    let mut told: BTreeSet<(i64, i64)> = BTreeSet::new();
    let named = || {
        sources
            .iter()
            .zip(publishers.iter().map(|(_, name)| name.as_str()))
    };
    for (carrier, included) in includes.0.iter() {
        for (one, _) in named().filter(|(source, name)| carrier.is(source, name)) {
            let others = named().filter(|(source, name)| included.is(source, name));
            told.extend(others.map(|(other, _)| (one.row, other.row)));
        }
    }
    for source in sources {
        for from in &source.carried {
            let from = publisher(from);
            let others = publishers.iter().filter(|(_, name)| *name == from);
            told.extend(others.map(|(other, _)| (source.row, *other)));
        }
    }
    Carries::new(told)
}

fn same(
    listings: &[ClusterListing],
    publishers: &[(i64, String)],
    carries: &Carries,
) -> Vec<Vec<Placing>> {
    let given: Vec<circle_matching::Listing<'_>> = listings
        .iter()
        .map(|listing| matched(listing, publishers))
        .collect();
    let clusters = matching(&given, carries).clusters.into_iter();
    clusters
        .map(|members| {
            let placing = |member: circle_matching::Member| Placing {
                listing: member.listing,
                rule: member.rule.as_str(),
            };
            members.into_iter().map(placing).collect()
        })
        .collect()
}

fn matched<'a>(
    listing: &'a ClusterListing,
    publishers: &[(i64, String)],
) -> circle_matching::Listing<'a> {
    use circle_domain::AliasKind::{Number, Origin as OriginId, Slug};
    let id = listing.aliases.iter().find(|alias| alias.kind == OriginId);
    let id = id.map(|alias| alias.value.as_str());
    // A record that is called something elsewhere was taken over, also where nothing says from whom.
    let unnamed = id.map(|id| Origin {
        source: None,
        id: Some(id),
    });
    let named = listing.imported_from.as_deref().map(|from| {
        let named = publisher(from);
        let of = |(row, publisher): &&(i64, String)| *publisher == named && *row == listing.source;
        // A publisher that names itself has taken nothing over.
        if publishers.iter().any(|known| of(&known)) {
            return None;
        }
        let source = publishers
            .iter()
            .find(|(_, publisher)| *publisher == named)
            .map(|(row, _)| *row);
        Some(Origin { source, id })
    });
    let origin = named.unwrap_or(unnamed);
    let aliases = listing
        .aliases
        .iter()
        .filter(|alias| matches!(alias.kind, Slug | Number))
        .map(|alias| alias.value.as_str());
    circle_matching::Listing {
        id: listing.id.as_str(),
        source: listing.source,
        names: std::iter::once(listing.key.as_str())
            .chain(aliases)
            .collect(),
        origin,
        meeting: &listing.meeting,
        changed: listing.changed.map(jiff::Timestamp::as_second),
    }
}
