//! The table `clusters`: which listings of several directories are the same meeting.
//!
//! Writing a record only notes it in `unsettled`, where another directory has a record of one of its names; what is the
//! same is settled right after, for those and for what hangs together with them. What was settled by a person stays.

use super::meetings::{self, Placed};
use super::{Directory, aliases, records, state};
use crate::written::body::{Body, Unpress};
use crate::{Result, StoreError};
use circle_domain::{Alias, AliasKind, Meeting, MeetingId, Record, SourceId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A name that more records share than this is a placeholder, not a name.
pub(super) const MOST_RECORDS: usize = 256;
/// What hangs together is settled together, up to so many records.
const MOST_TOGETHER: usize = 4_096;

/// One meeting of one directory, with what tells whether it is another's.
#[derive(Clone, Debug)]
pub struct ClusterListing {
    /// Its number in this file.
    pub row: i64,
    /// Its lasting id.
    pub id: MeetingId,
    /// Its source's number in this file.
    pub source: i64,
    /// What its record is called today.
    pub key: String,
    /// The other names of its record.
    pub aliases: Vec<Alias>,
    /// The publisher from whom its source took it over.
    pub imported_from: Option<String>,
    /// What it says.
    pub meeting: Meeting,
    /// When it last changed: as its publisher says, else since it was first copied; none: not known.
    pub changed: Option<Timestamp>,
}

/// Where a source is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedSource {
    /// Its number in this file.
    pub row: i64,
    /// Its lasting id.
    pub id: SourceId,
    /// Its address.
    pub location: String,
    /// The publishers from whom its records say they were taken over.
    pub carried: Vec<String>,
}

/// By what it is settled which listings are the same meeting.
#[derive(Debug)]
pub struct Rules<F> {
    /// Counts up when other clusters come of the same listings: everything is settled anew then.
    pub version: u32,
    /// Which source carries which other, in a form that differs when that does: what is in clusters is settled anew then.
    pub carries: String,
    /// Given listings, says which of them are one meeting, the one that is to be shown first.
    pub same: F,
}

/// A listing's part in a cluster that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placing {
    /// Its place among the listings that were given.
    pub listing: usize,
    /// By what it is certain.
    pub rule: &'static str,
}

/// The names under which another directory's record of the same meeting can be found: kind and value.
fn sought(aliases: &[Alias], key: &str, meetings: &[Meeting]) -> BTreeSet<(&'static str, String)> {
    let mut sought: BTreeSet<(&'static str, String)> = BTreeSet::new();
    for alias in aliases {
        match alias.kind {
            AliasKind::Content | AliasKind::WorldId => {
                sought.insert((alias.kind.as_str(), alias.value.clone()));
            }
            AliasKind::Slug | AliasKind::Number => {
                sought.insert((AliasKind::Origin.as_str(), alias.value.clone()));
            }
            AliasKind::Origin => {
                for kind in [AliasKind::Slug, AliasKind::Number] {
                    sought.insert((kind.as_str(), alias.value.clone()));
                }
            }
        }
    }
    sought.insert((AliasKind::Origin.as_str(), key.to_owned()));
    sought.extend(rooms(meetings).map(|room| (ROOM, room)));
    sought
}

/// A conference room, as a name beside those that publishers give.
pub(super) const ROOM: &str = "room";

pub(super) fn rooms(meetings: &[Meeting]) -> impl Iterator<Item = String> {
    let rooms: BTreeSet<String> = meetings
        .iter()
        .filter_map(|meeting| meeting.online.as_ref()?.conference())
        .collect();
    rooms.into_iter()
}

/// Notes that a record is written. `before`: what it was; none: it is new. To be called before its meetings' rows change.
pub(super) fn written(
    db: &Connection,
    source: i64,
    row: i64,
    before: Option<&Body>,
    record: &Record,
) -> Result<()> {
    if let Some(before) = before {
        leaving(db, row, before)?;
    }
    for room in rooms(&record.meetings) {
        aliases::put_name(db, row, ROOM, &room)?;
    }
    note_carried(db, source, record.imported_from.as_deref())?;
    let mut statement = db.prepare_cached(
        "SELECT 1 FROM aliases JOIN records ON records.row = aliases.record
         WHERE aliases.name = ?1 AND records.source <> ?2 LIMIT 1",
    )?;
    let other_sources: bool = db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM sources WHERE row <> ?1)")?
        .query_row([source], |row| row.get(0))?;
    if !other_sources {
        return Ok(());
    }
    for (kind, value) in sought(&record.aliases, record.key.as_str(), &record.meetings) {
        if statement.exists((aliases::short_hash(kind, &value), source))? {
            return unsettle(db, row);
        }
    }
    Ok(())
}

/// Notes that a record as it was is no more: those that were the same meeting are settled anew. To be called before its
/// meetings' rows change.
pub(super) fn leaving(db: &Connection, row: i64, before: &Body) -> Result<()> {
    for room in rooms(&before.meetings) {
        aliases::take_out_name(db, row, ROOM, &room)?;
    }
    db.prepare_cached(
        "INSERT OR IGNORE INTO unsettled
         SELECT other.record FROM meetings AS own JOIN clusters ON clusters.meeting = own.row
            JOIN clusters AS joined ON joined.cluster = clusters.cluster
            JOIN meetings AS other ON other.row = joined.meeting
         WHERE own.record = ?1",
    )?
    .execute([row])?;
    Ok(())
}

/// Notes from whom a source takes records over.
fn note_carried(db: &Connection, source: i64, publisher: Option<&str>) -> Result<()> {
    if let Some(publisher) = publisher {
        db.prepare_cached("INSERT OR IGNORE INTO carried (source, publisher) VALUES (?1, ?2)")?
            .execute((source, publisher))?;
    }
    Ok(())
}

fn unsettle(db: &Connection, record: i64) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO unsettled VALUES (?1)")?
        .execute([record])?;
    Ok(())
}

/// Everything that hangs together with one record.
struct Together {
    records: BTreeSet<i64>,
    listings: Vec<ClusterListing>,
}

struct Settling<'a> {
    db: &'a Connection,
    unpress: Unpress,
}

impl Settling<'_> {
    /// The records that share a name with `record`, and those that share one with them, and so on.
    fn together(&mut self, record: i64) -> Result<Together> {
        let mut together = Together {
            records: BTreeSet::from([record]),
            listings: Vec::new(),
        };
        let mut waiting = vec![record];
        // Each name is looked up once: a room may have hundreds of records, and each of them has its name.
        let mut asked: HashSet<i64> = HashSet::new();
        while let Some(record) = waiting.pop() {
            let Some((body, key)) = self.read(record, &mut together.listings)? else {
                continue;
            };
            for room in rooms(&body.meetings) {
                aliases::put_name(self.db, record, ROOM, &room)?;
            }
            for (kind, value) in sought(&body.aliases, &key, &body.meetings) {
                let name = aliases::short_hash(kind, &value);
                if !asked.insert(name) {
                    continue;
                }
                let found = aliases::named(self.db, name, MOST_RECORDS + 1)?;
                if found.len() > MOST_RECORDS {
                    continue;
                }
                for other in found {
                    if together.records.len() < MOST_TOGETHER && together.records.insert(other) {
                        waiting.push(other);
                    }
                }
            }
        }
        Ok(together)
    }

    /// The record, and its meetings into `listings`; none for an invented one, or when it is gone.
    fn read(
        &mut self,
        record: i64,
        listings: &mut Vec<ClusterListing>,
    ) -> Result<Option<(Body, String)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT records.source, records.key, records.first_seen, records.last_changed, sources.sample
             FROM records JOIN sources ON sources.row = records.source WHERE records.row = ?1",
        )?;
        let found = statement
            .query_row([record], |row| {
                let times: (i64, i64) = (row.get(2)?, row.get(3)?);
                Ok((row.get(0)?, row.get::<_, String>(1)?, times, row.get(4)?))
            })
            .optional()?;
        let Some((source, key, (first_seen, last_changed), false)) = found else {
            return Ok(None);
        };
        let body = records::body(self.db, record, &mut self.unpress)?;
        note_carried(self.db, source, body.imported_from.as_deref())?;
        let seen_changing = (last_changed > first_seen)
            .then(|| Timestamp::from_second(last_changed).ok())
            .flatten();
        for Placed { row, id, place, .. } in meetings::of_record(self.db, record)? {
            let meeting = body
                .meetings
                .get(place)
                .ok_or(StoreError::NotUnderstood("record"))?;
            listings.push(ClusterListing {
                row,
                id: MeetingId::new(id),
                source,
                key: key.clone(),
                aliases: body.aliases.clone(),
                imported_from: body.imported_from.clone(),
                meeting: meeting.clone(),
                changed: meeting.last_changed.or(seen_changing),
            });
        }
        Ok(Some((body, key)))
    }

    /// Writes what was found of these listings. True: it is not what it was.
    fn write(&self, listings: &[ClusterListing], clusters: &[Vec<Placing>]) -> Result<bool> {
        let mut wanted: BTreeMap<i64, (i64, usize, &str)> = BTreeMap::new();
        for placings in clusters {
            let rows = || {
                placings
                    .iter()
                    .filter_map(|placing| Some((listings.get(placing.listing)?.row, placing.rule)))
            };
            let Some(least) = rows().map(|(row, _)| row).min() else {
                continue;
            };
            for (rank, (row, rule)) in rows().enumerate() {
                wanted.insert(row, (least, rank, rule));
            }
        }
        let mut read = self.db.prepare_cached(
            "SELECT cluster, rank, rule, made_by FROM clusters WHERE meeting = ?1",
        )?;
        let mut changed = false;
        for listing in listings {
            let before: Option<(i64, usize, String, bool)> = read
                .query_row([listing.row], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                })
                .optional()?;
            let now = wanted.get(&listing.row);
            match (before, now) {
                (Some((.., true)), _) | (None, None) => {}
                (Some((cluster, rank, rule, false)), Some((new, place, by)))
                    if (cluster, rank, rule.as_str()) == (*new, *place, *by) => {}
                (_, Some((cluster, rank, rule))) => {
                    changed = true;
                    self.db
                        .prepare_cached(
                            "INSERT OR REPLACE INTO clusters (meeting, cluster, rank, rule) VALUES (?1, ?2, ?3, ?4)",
                        )?
                        .execute((listing.row, cluster, rank, rule))?;
                }
                (Some(_), None) => {
                    changed = true;
                    self.db
                        .prepare_cached("DELETE FROM clusters WHERE meeting = ?1")?
                        .execute([listing.row])?;
                }
            }
        }
        Ok(changed)
    }
}

impl Directory {
    /// Settles which listings are the same meeting, for what changed since it was last done and for what hangs together
    /// with it, in one transaction. `rules` is given all sources. True: something is not what it was.
    ///
    /// # Errors
    /// When the database cannot be written; then it is still to be done.
    pub fn settle<F>(&self, rules: impl Fn(&[ListedSource]) -> Rules<F>) -> Result<bool>
    where
        F: Fn(&[ClusterListing]) -> Vec<Vec<Placing>>,
    {
        let mut changed = false;
        // What is settled may tell that a source carries another, and that may change who stands first: once more then.
        for _ in 0..2 {
            let due = self.database.steady(|db| {
                let rules = rules(&listed(db)?);
                let waiting =
                    db.query_row("SELECT EXISTS (SELECT 1 FROM unsettled)", [], |row| {
                        row.get(0)
                    })?;
                Ok(waiting || state::settled_by(db)? != (rules.version, rules.carries))
            })?;
            if !due {
                break;
            }
            changed |= self.database.write(|db| {
                let sources = listed(db)?;
                settle(db, rules(&sources))
            })?;
        }
        Ok(changed)
    }
}

fn settle<F>(db: &Connection, rules: Rules<F>) -> Result<bool>
where
    F: Fn(&[ClusterListing]) -> Vec<Vec<Placing>>,
{
    let (version, carries) = state::settled_by(db)?;
    if version != rules.version {
        db.execute(
            "INSERT OR IGNORE INTO unsettled SELECT row FROM records",
            [],
        )?;
    } else if carries != rules.carries {
        db.execute(
            "INSERT OR IGNORE INTO unsettled
             SELECT meetings.record FROM clusters JOIN meetings ON meetings.row = clusters.meeting",
            [],
        )?;
    }
    let due: Vec<i64> = db
        .prepare("SELECT record FROM unsettled ORDER BY record")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut settling = Settling {
        db,
        unpress: Unpress::new()?,
    };
    let mut settled: BTreeSet<i64> = BTreeSet::new();
    let mut changed = false;
    for record in due {
        if !settled.contains(&record) {
            let mut together = settling.together(record)?;
            together
                .listings
                .sort_by(|one, other| one.id.cmp(&other.id));
            let clusters = (rules.same)(&together.listings);
            changed |= settling.write(&together.listings, &clusters)?;
            settled.append(&mut together.records);
        }
    }
    db.execute("DELETE FROM unsettled", [])?;
    state::set_settled_by(db, rules.version, &rules.carries)?;
    if changed {
        state::count_up(db)?;
    }
    Ok(changed)
}

fn listed(db: &Connection) -> Result<Vec<ListedSource>> {
    let mut carried: HashMap<i64, Vec<String>> = HashMap::new();
    let mut statement = db.prepare_cached("SELECT source, publisher FROM carried")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        carried.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut statement =
        db.prepare_cached("SELECT row, id, location FROM sources WHERE sample = 0 ORDER BY row")?;
    let sources = statement.query_map([], |row| {
        let number: i64 = row.get(0)?;
        Ok(ListedSource {
            row: number,
            id: SourceId::new(row.get::<_, String>(1)?),
            location: row.get(2)?,
            carried: carried.remove(&number).unwrap_or_default(),
        })
    })?;
    Ok(sources.collect::<rusqlite::Result<_>>()?)
}
