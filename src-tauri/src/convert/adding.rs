//! What could be added: entries of the catalogue, and what a web site has.

use super::directory::{count, reason};
use crate::dto::adding as dto;
use crate::dto::directory::SourceView;
use circle_domain::{FeedFormat, FellowshipId};
use circle_engine::{Discovery, Finding, NearEntry, NewSource, Tried, TriedOutcome};
use circle_words::Words;

/// A directory to add.
pub(crate) fn new_source(wanted: dto::AddSource) -> NewSource {
    NewSource {
        location: wanted.location,
        name: wanted.name,
        format: wanted.feed_format.as_deref().and_then(FeedFormat::parse),
        fellowship: wanted.fellowship.map(FellowshipId::new),
        time_zone: wanted.time_zone,
        country: wanted.country,
        allow_http: wanted.allow_http,
        allow_private_network: wanted.allow_private_network,
        ..NewSource::default()
    }
}

/// It is in use now.
pub(crate) fn added(source: SourceView) -> dto::AddedSource {
    dto::AddedSource {
        source: Some(source),
        found: Vec::new(),
        tried: Vec::new(),
        reason: None,
    }
}

/// The site has several feeds.
pub(crate) fn several(discovery: &Discovery) -> dto::AddedSource {
    dto::AddedSource {
        source: None,
        found: discovery.found.iter().map(found).collect(),
        tried: discovery.tried.iter().map(tried).collect(),
        reason: None,
    }
}

/// The site has none that could be found.
pub(crate) fn nothing(host: &str, all: &[Tried], words: &Words) -> dto::AddedSource {
    dto::AddedSource {
        source: None,
        found: Vec::new(),
        tried: all.iter().map(tried).collect(),
        reason: Some(reason("nothing_found", host, words)),
    }
}

fn found(finding: &Finding) -> dto::FoundFeed {
    dto::FoundFeed {
        feed_format: finding.format.as_str().to_owned(),
        location: finding.location.clone(),
        host: finding.host(),
        records: finding.records.map(count),
        time_zone: finding
            .time_zone
            .clone()
            .filter(|zone| jiff::tz::TimeZone::get(zone).is_ok()),
    }
}

fn tried(tried: &Tried) -> dto::TriedAddress {
    dto::TriedAddress {
        kind: tried.kind.as_str().to_owned(),
        address: tried.address.clone(),
        outcome: tried.outcome.as_str().to_owned(),
        failure: match tried.outcome {
            TriedOutcome::Failed(code) => Some(code.to_owned()),
            _ => None,
        },
    }
}

/// An entry of the catalogue.
pub(crate) fn catalogue_entry(
    near: &NearEntry<'_>,
    lists_as_well: Vec<String>,
    added: bool,
) -> dto::CatalogueEntry {
    let entry = near.entry;
    dto::CatalogueEntry {
        id: entry.id.clone(),
        name: entry.name.clone(),
        host: entry.host().to_owned(),
        fellowship: entry.fellowship.as_ref().map(ToString::to_string),
        feed_format: entry.format.as_str().to_owned(),
        distance_km: near.distance_km,
        everywhere: near.is_everywhere(),
        confirmed: entry.confirmed.clone(),
        on_by_default: near.covers && entry.on_by_default,
        single_problem: near.single_problem(),
        lists_as_well,
        added,
    }
}
