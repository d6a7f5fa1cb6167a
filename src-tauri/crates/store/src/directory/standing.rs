//! Which listing of a meeting stands for the others.
//!
//! Rule: what a publisher's newest list lacks is shown only while no other directory confirms the meeting. Who is shown is
//! found by each question, not written down: marks come and go with every copy.

use super::Directory;
use crate::Result;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// Of the listings `other` of one meeting: one that its publisher's newest list shows, by its rank; then one that the newest
/// list lacks; last what is listed no more.
const SHOWN_FIRST: &str =
    "meetings.status = 0, meetings.unlisted_since IS NOT NULL, other.rank, other.meeting";

/// A listing of a meeting that several directories list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterMember {
    /// Its row.
    pub row: i64,
    /// By what it is certain: the strongest rule that holds it there.
    pub rule: String,
}

/// Another listing of the same meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherListing {
    /// Its row.
    pub row: i64,
    /// By what it is certain.
    pub rule: String,
    /// Whether a person said so.
    pub by_person: bool,
}

/// Which rows stand for others in an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// For each row that is not shown: the one that is shown in its place.
    pub hidden: HashMap<i64, i64>,
    /// For each row that is shown in place of others: those, each with its source's number in this file.
    pub others: HashMap<i64, Vec<(i64, i64)>>,
}

impl Directory {
    /// The other listings of the meeting in `row`, the one that would be shown first at the front; none for most.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn other_listings(&self, row: i64) -> Result<Vec<OtherListing>> {
        self.database.steady(|db| {
            let mut statement = db.prepare_cached(&format!(
                "SELECT other.meeting, other.rule, other.made_by
                 FROM clusters AS own JOIN clusters AS other ON other.cluster = own.cluster
                    JOIN meetings ON meetings.row = other.meeting
                 WHERE own.meeting = ?1 AND other.meeting <> own.meeting
                 ORDER BY {SHOWN_FIRST}"
            ))?;
            let rows = statement.query_map([row], |row| {
                Ok(OtherListing {
                    row: row.get(0)?,
                    rule: row.get(1)?,
                    by_person: row.get(2)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Every meeting that several directories list: its listings, the one that is shown first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn clusters(&self) -> Result<Vec<Vec<ClusterMember>>> {
        self.database.steady(|db| {
            let mut statement = db.prepare_cached(&format!(
                "SELECT other.cluster, other.meeting, other.rule
                 FROM clusters AS other JOIN meetings ON meetings.row = other.meeting
                 ORDER BY other.cluster, {SHOWN_FIRST}"
            ))?;
            let mut clusters: Vec<Vec<ClusterMember>> = Vec::new();
            let mut last = None;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let cluster: i64 = row.get(0)?;
                let member = ClusterMember {
                    row: row.get(1)?,
                    rule: row.get(2)?,
                };
                match clusters.last_mut().filter(|_| last == Some(cluster)) {
                    Some(members) => members.push(member),
                    None => clusters.push(vec![member]),
                }
                last = Some(cluster);
            }
            Ok(clusters)
        })
    }

    /// The row that is shown for the meeting in `row`: itself for most.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn shown_row(&self, row: i64) -> Result<i64> {
        self.database.steady(|db| {
            let mut statement = db.prepare_cached(&format!(
                "SELECT other.meeting FROM clusters AS own JOIN clusters AS other ON other.cluster = own.cluster
                    JOIN meetings ON meetings.row = other.meeting
                 WHERE own.meeting = ?1 ORDER BY {SHOWN_FIRST} LIMIT 1"
            ))?;
            let shown = statement.query_row([row], |row| row.get(0)).optional()?;
            Ok(shown.unwrap_or(row))
        })
    }
}

/// Which rows stand for others: all of a cluster but the one that is shown.
pub(super) fn standing(db: &Connection) -> Result<Standing> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT other.cluster, other.meeting, meetings.source
         FROM clusters AS other JOIN meetings ON meetings.row = other.meeting
         ORDER BY other.cluster, {SHOWN_FIRST}"
    ))?;
    let mut standing = Standing::default();
    let mut last: Option<(i64, i64)> = None;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (cluster, meeting, source): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        match last {
            Some((same, shown)) if same == cluster => {
                standing.hidden.insert(meeting, shown);
                standing
                    .others
                    .entry(shown)
                    .or_default()
                    .push((meeting, source));
            }
            _ => last = Some((cluster, meeting)),
        }
    }
    Ok(standing)
}
