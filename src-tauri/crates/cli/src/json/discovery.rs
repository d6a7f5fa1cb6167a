//! The written form of looking at a web site: what was found there and what was tried.

use circle_engine::{Discovery, Finding, Tried, TriedOutcome};
use serde_json::{Value, json};

/// One address that was tried.
pub(crate) fn tried(tried: &Tried) -> Value {
    json!({
        "kind": tried.kind.as_str(),
        "address": tried.address,
        "outcome": tried.outcome.as_str(),
        "reason": match tried.outcome {
            TriedOutcome::Failed(code) => Some(code),
            _ => None,
        },
    })
}

/// One feed that was found; `source` is what would be added.
pub(crate) fn finding(finding: &Finding, best: bool) -> Value {
    json!({
        "kind": finding.kind.as_str(),
        "format": finding.format.as_str(),
        "records": finding.records,
        "host": finding.host(),
        "catalogue": finding.catalogue,
        "best": best,
        "source": {
            "location": finding.location,
            "format": finding.format.as_str(),
            "time_zone": finding.time_zone,
        },
    })
}

/// The whole of it.
pub(crate) fn discovery(discovery: &Discovery) -> Value {
    let best = discovery.best();
    json!({
        "address": discovery.address,
        "found": discovery.found.iter().map(|one| finding(one, best == Some(one))).collect::<Vec<_>>(),
        "tried": discovery.tried.iter().map(tried).collect::<Vec<_>>(),
        "requests": discovery.requests,
    })
}

/// One address that was tried, as a line.
pub(crate) fn line(tried: &Tried) -> String {
    let outcome = match tried.outcome {
        TriedOutcome::Found => "found".to_owned(),
        TriedOutcome::Page => "a page".to_owned(),
        TriedOutcome::NotThere => "nothing there".to_owned(),
        TriedOutcome::NoList => "no list".to_owned(),
        TriedOutcome::Failed(code) => format!("no answer ({code})"),
        TriedOutcome::RobotsDisallow => "left alone: robots.txt asks for it".to_owned(),
        TriedOutcome::CarriesKey => "left alone: it carries somebody's key".to_owned(),
        TriedOutcome::OtherHost => "left alone: it belongs to another site".to_owned(),
        TriedOutcome::NotNeeded => "not needed".to_owned(),
        TriedOutcome::TooMany => "not asked: enough was asked of this site".to_owned(),
    };
    format!("{}  {}: {outcome}", tried.kind.as_str(), tried.address)
}

/// One feed that was found, as a line.
pub(crate) fn found_line(finding: &Finding) -> String {
    let records = finding
        .records
        .map_or_else(String::new, |records| format!(", {records} records"));
    format!(
        "{}{records}\n    {}",
        finding.format.as_str(),
        finding.location
    )
}
