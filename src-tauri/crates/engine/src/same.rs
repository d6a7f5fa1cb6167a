//! The same meeting in several directories: one card, with what the other directories say.
//!
//! Which listings those are is certain or not said ([`circle_matching`]). Nothing is mixed: a card shows one listing, the
//! original publisher's before an aggregator's, and names the facts on which the others differ. What one of them does not
//! publish (any more) is no difference.

use crate::{Engine, EngineError};
use circle_domain::schedule::weekday_name;
use circle_domain::{Attendance, Meeting, MeetingId, SourceId};
use circle_matching::{Origin, matching, publisher};
use circle_store::Directory;
use circle_store::directory::{ListedSource, Listing, Placing, StoredMeeting};
use std::collections::HashMap;

/// Another listing of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameListing {
    /// Its id.
    pub id: MeetingId,
    /// Its directory.
    pub source: SourceId,
    /// What that is called.
    pub source_name: String,
    /// By what it is certain: `aggregator`, `world_id`, `join_link`.
    pub rule: String,
}

/// A fact on which directories differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// `time`, `place`, `link`, `phone`, `attendance`, `status`.
    pub field: &'static str,
    /// What they say, the one that is shown first.
    pub values: Vec<String>,
}

/// The other listings of one meeting, complete.
#[derive(Debug, Default)]
pub(crate) struct Others(Vec<(StoredMeeting, String)>);

impl Others {
    /// Those of the meeting in `row` that are still listed.
    pub(crate) fn of(directory: &Directory, row: i64) -> Result<Self, EngineError> {
        let others = directory.other_listings(row)?;
        if others.is_empty() {
            return Ok(Self::default());
        }
        let rows: Vec<i64> = others.iter().map(|other| other.row).collect();
        let mut rules: HashMap<i64, String> = others
            .into_iter()
            .map(|other| (other.row, other.rule))
            .collect();
        let stored = directory.meetings(&rows)?;
        let with_rule = stored.into_iter().filter_map(|stored| {
            let rule = rules.remove(&stored.row)?;
            stored.no_longer_listed.is_none().then_some((stored, rule))
        });
        Ok(Self(with_rule.collect()))
    }

    pub(crate) fn same(&self, names: &HashMap<SourceId, String>) -> Vec<SameListing> {
        let same = |(stored, rule): &(StoredMeeting, String)| SameListing {
            id: stored.id.clone(),
            source: stored.source.clone(),
            source_name: names.get(&stored.source).cloned().unwrap_or_default(),
            rule: rule.clone(),
        };
        self.0.iter().map(same).collect()
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &MeetingId> {
        self.0.iter().map(|(stored, _)| &stored.id)
    }

    /// The facts on which they differ from `shown`.
    pub(crate) fn disagree(&self, shown: &Meeting) -> Vec<Disagreement> {
        let mut disagreements = Vec::new();
        for (field, said) in FACTS {
            let Some(own) = said(shown) else { continue };
            let mut values = vec![own];
            for (other, _) in &self.0 {
                let Some(value) = said(&other.meeting) else {
                    continue;
                };
                let is_new = values
                    .iter()
                    .all(|known| compared(field, known) != compared(field, &value));
                if is_new {
                    values.push(value);
                }
            }
            if values.len() > 1 {
                disagreements.push(Disagreement { field, values });
            }
        }
        disagreements
    }
}

type Said = fn(&Meeting) -> Option<String>;

const FACTS: [(&str, Said); 6] = [
    ("time", time),
    ("place", place),
    ("link", |meeting| meeting.online.as_ref()?.url.clone()),
    ("phone", |meeting| meeting.online.as_ref()?.phone.clone()),
    ("attendance", |meeting| {
        let attendance = meeting.attendance;
        (attendance != Attendance::None).then(|| attendance.as_str().to_owned())
    }),
    ("status", |meeting| {
        Some(meeting.status().as_str().to_owned())
    }),
];

/// "tuesday 19:30": the clock alone, since a zone is more often guessed than published.
fn time(meeting: &Meeting) -> Option<String> {
    let start = meeting.schedule.start?.strftime("%H:%M").to_string();
    let day = meeting.schedule.weekday().map(weekday_name)?;
    Some(format!("{day} {start}"))
}

fn place(meeting: &Meeting) -> Option<String> {
    let venue = meeting
        .venue
        .as_ref()
        .filter(|_| meeting.attendance != Attendance::Online)?;
    venue.address.clone()
}

/// What counts as the same value: spelling of addresses and links does not matter.
fn compared(field: &str, value: &str) -> String {
    match field {
        "place" => circle_search::fold(value.split(',').next().unwrap_or(value)),
        "link" => {
            let access = circle_domain::OnlineAccess {
                url: Some(value.to_owned()),
                ..circle_domain::OnlineAccess::default()
            };
            access.conference().unwrap_or_else(|| value.to_owned())
        }
        "phone" => value.chars().filter(char::is_ascii_digit).collect(),
        _ => value.to_owned(),
    }
}

/// Settles what changed since it was last done.
pub(crate) fn settle(directory: &Directory) -> Result<bool, EngineError> {
    Ok(directory.settle(same)?)
}

impl Engine {
    /// The meeting that is shown for `stored`, which may be another directory's listing of it.
    pub(crate) fn shown_for(&self, stored: StoredMeeting) -> Result<StoredMeeting, EngineError> {
        let row = self.directory().shown_row(stored.row)?;
        if row == stored.row {
            return Ok(stored);
        }
        Ok(self.directory().meetings(&[row])?.pop().unwrap_or(stored))
    }
}

fn same(listings: &[Listing], sources: &[ListedSource]) -> Vec<Vec<Placing>> {
    let publishers: Vec<(i64, String)> = sources
        .iter()
        .map(|source| (source.row, publisher(&source.location)))
        .collect();
    let given: Vec<circle_matching::Listing<'_>> = listings
        .iter()
        .map(|listing| matched(listing, &publishers))
        .collect();
    let clusters = matching(&given).clusters.into_iter();
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

fn matched<'a>(listing: &'a Listing, publishers: &[(i64, String)]) -> circle_matching::Listing<'a> {
    use circle_domain::AliasKind::{Number, Origin as OriginId, Slug};
    let origin = listing.imported_from.as_deref().and_then(|from| {
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
        let id = listing.aliases.iter().find(|alias| alias.kind == OriginId);
        Some(Origin {
            source,
            id: id.map(|alias| alias.value.as_str()),
        })
    });
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

#[cfg(test)]
mod tests;
