//! Finding a saved meeting again, whatever its publisher did to its names.

use super::{Directory, StoredMeeting, aliases, clusters, meetings, records, sources};
use crate::Result;
use crate::personal::SavedMeeting;
use crate::written::body::Unpress;
use circle_domain::{Alias, AliasKind, Meeting};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// A saved meeting as the directory has it today.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// The meeting.
    pub meeting: StoredMeeting,
    /// How it was found.
    pub by: ResolvedBy,
}

/// How a saved meeting was found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResolvedBy {
    /// By its id.
    Id,
    /// By what its record is called in its source.
    Record,
    /// By another name, in its source.
    Alias,
    /// By its content or its world id, in another source.
    OtherSource,
}

impl Directory {
    /// Finds a saved meeting: by its id, else by its record, else by another name in its own source, else by its content
    /// or its world id in any source. Found only where no two meetings could be meant. One that is listed comes before
    /// one that is listed no more.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn resolve(&self, saved: &SavedMeeting) -> Result<Option<Resolved>> {
        let found = self.database.steady(|db| {
            let own = meetings::row_of(db, &saved.meeting)?.map(|row| (row, ResolvedBy::Id));
            // One that is listed no more is what is left of it: another name may lead to where it is now.
            let found = match own {
                Some((row, _)) if is_shown(db, row)? => own,
                own => by_names(db, saved, true)?
                    .or(own)
                    .map_or_else(|| by_names(db, saved, false), |found| Ok(Some(found)))?,
            };
            let Some((row, by)) = found else {
                return Ok(None);
            };
            let meeting = meetings::read(db, &[row])?.pop();
            Ok(meeting.map(|meeting| Resolved { meeting, by }))
        })?;
        Ok(found.map(|mut found| {
            self.lay_over(std::slice::from_mut(&mut found.meeting));
            found
        }))
    }
}

/// Whether searches show the meeting.
pub(super) fn is_shown(db: &Connection, row: i64) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT status != 0 FROM meetings WHERE row = ?1")?
        .query_row([row], |row| row.get(0))?)
}

/// `shown`: only what searches show.
fn by_names(
    db: &Connection,
    saved: &SavedMeeting,
    shown: bool,
) -> Result<Option<(i64, ResolvedBy)>> {
    let own = sources::find(db, &saved.source)?;
    if let Some(own) = own {
        if let Some(record) = records::find(db, own, saved.record.as_str())?
            && let Some(row) = same_meeting(db, record, &saved.frozen, false)?
            && (!shown || is_shown(db, row)?)
        {
            return Ok(Some((row, ResolvedBy::Record)));
        }
        for kind in [AliasKind::Content, AliasKind::Slug, AliasKind::Number] {
            if let Some(row) = by_alias(db, saved, kind, Some(own), shown)? {
                return Ok(Some((row, ResolvedBy::Alias)));
            }
        }
        if let Some(row) = by_alias(db, saved, AliasKind::WorldId, Some(own), shown)? {
            return Ok(Some((row, ResolvedBy::Alias)));
        }
    }
    for kind in [AliasKind::Content, AliasKind::WorldId] {
        if let Some(row) = by_alias(db, saved, kind, None, shown)? {
            return Ok(Some((row, ResolvedBy::OtherSource)));
        }
    }
    let names: Vec<&str> = saved
        .aliases
        .iter()
        .filter(|alias| matches!(alias.kind, AliasKind::Slug | AliasKind::Number))
        .map(|alias| alias.value.as_str())
        .chain([saved.record.as_str()])
        .collect();
    let row = elsewhere(db, &names, &saved.frozen, shown)?;
    Ok(row.map(|row| (row, ResolvedBy::OtherSource)))
}

/// The one meeting that has this name; none if there is none or more than one.
fn by_alias(
    db: &Connection,
    saved: &SavedMeeting,
    kind: AliasKind,
    source: Option<i64>,
    shown: bool,
) -> Result<Option<i64>> {
    let mut unpress = Unpress::new()?;
    for alias in saved.aliases.iter().filter(|alias| alias.kind == kind) {
        let mut found = None;
        let mut several = false;
        for record in aliases::candidates(db, alias, 64)? {
            if !has(db, record, alias, source, &mut unpress)? {
                continue;
            }
            // A world id is a group's, which meets at several times: day and time must be the same.
            if let Some(row) = same_meeting(db, record, &saved.frozen, kind == AliasKind::WorldId)?
                && (!shown || is_shown(db, row)?)
            {
                several |= found.replace(row).is_some();
            }
        }
        if !several && found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn has(
    db: &Connection,
    record: i64,
    alias: &Alias,
    source: Option<i64>,
    unpress: &mut Unpress,
) -> Result<bool> {
    if let Some(source) = source {
        let of: i64 = db
            .prepare_cached("SELECT source FROM records WHERE row = ?1")?
            .query_row([record], |row| row.get(0))?;
        if of != source {
            return Ok(false);
        }
    }
    Ok(records::body(db, record, unpress)?.aliases.contains(alias))
}

/// Which of a record's meetings `frozen` is: the one at the same day and time, else (unless `exactly`) the one with the
/// same slot, or on the same day, or the sole one.
fn same_meeting(
    db: &Connection,
    record: i64,
    frozen: &Meeting,
    exactly: bool,
) -> Result<Option<i64>> {
    let body = records::body(db, record, &mut Unpress::new()?)?;
    let rows = meetings::of_record(db, record)?;
    let meetings: Vec<(i64, &Meeting)> = rows
        .iter()
        .filter_map(|placed| Some((placed.row, body.meetings.get(placed.place)?)))
        .collect();
    let day = |meeting: &Meeting| meeting.schedule.weekday();
    let rules: [&dyn Fn(&Meeting) -> bool; 4] = [
        &|meeting| day(meeting) == day(frozen) && meeting.schedule.start == frozen.schedule.start,
        &|meeting| meeting.slot == frozen.slot,
        &|meeting| day(meeting).is_some() && day(meeting) == day(frozen),
        &|_| true,
    ];
    for same in rules.into_iter().take(if exactly { 1 } else { 4 }) {
        let mut found = meetings.iter().filter(|(_, meeting)| same(meeting));
        if let (Some((row, _)), None) = (found.next(), found.next()) {
            return Ok(Some(*row));
        }
    }
    Ok(None)
}

/// The one meeting elsewhere that `frozen`, of which no listing is left where it was, certainly is: by its room, or as an
/// aggregator's copy of one of its names; none where two could be meant. `shown`: only what searches show.
fn elsewhere(
    db: &Connection,
    names: &[&str],
    frozen: &Meeting,
    shown: bool,
) -> Result<Option<i64>> {
    let meetings = std::slice::from_ref(frozen);
    let copies = names
        .iter()
        .map(|name| (AliasKind::Origin.as_str(), (*name).to_owned()));
    let mut unpress = Unpress::new()?;
    for (kind, value) in copies.chain(clusters::rooms(meetings).map(|room| (clusters::ROOM, room)))
    {
        let mut found = BTreeSet::new();
        for record in aliases::named(
            db,
            aliases::short_hash(kind, &value),
            clusters::MOST_RECORDS,
        )? {
            let body = records::body(db, record, &mut unpress)?;
            for placed in meetings::of_record(db, record)? {
                let same = body.meetings.get(placed.place).is_some_and(|meeting| {
                    let name =
                        |meeting: &Meeting| meeting.name.as_ref().map(|name| name.to_lowercase());
                    // An aggregator's copy says whose it is, and may be behind by a change of the time.
                    let same = if kind == clusters::ROOM {
                        meeting.schedule.start == frozen.schedule.start
                    } else {
                        name(meeting) == name(frozen)
                    };
                    same && meeting.fellowship == frozen.fellowship
                        && meeting.schedule.rule().is_some()
                        && meeting.schedule.rule() == frozen.schedule.rule()
                });
                if same && (!shown || is_shown(db, placed.row)?) {
                    found.insert(placed.row);
                }
            }
        }
        // Listings of one meeting are one.
        let mut distinct = BTreeSet::new();
        for row in found {
            let cluster: Option<i64> = db
                .prepare_cached("SELECT cluster FROM clusters WHERE meeting = ?1")?
                .query_row([row], |row| row.get(0))
                .optional()?;
            distinct.insert(cluster.unwrap_or(row));
        }
        if let (1, Some(row)) = (distinct.len(), distinct.first()) {
            return Ok(Some(*row));
        }
    }
    Ok(None)
}
