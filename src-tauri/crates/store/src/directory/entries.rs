//! The table `entries`: what is not a meeting but leads on, where a directory lists such: organizations, contact points,
//! groups without a time or a place.

use super::{Directory, sources, state};
use crate::{Result, StoreError};
use circle_domain::{Point, ProblemId, SourceId};
use rusqlite::Row;

/// What an [`Entry`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// An organization, with a finder of its own.
    Organization,
    /// An office that puts people in touch with groups.
    ContactPoint,
    /// A group without public time or place.
    Group,
}

impl EntryKind {
    /// The name used in answers: `organization`, `contact_point`, `group`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::ContactPoint => "contact_point",
            Self::Group => "group",
        }
    }

    fn parse(text: &str) -> Result<Self> {
        match text {
            "organization" => Ok(Self::Organization),
            "contact_point" => Ok(Self::ContactPoint),
            "group" => Ok(Self::Group),
            _ => Err(StoreError::NotUnderstood("entry")),
        }
    }
}

/// What is not a meeting but leads on.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called inside its source.
    pub key: String,
    /// What it is.
    pub kind: EntryKind,
    /// Its name.
    pub name: String,
    /// A page.
    pub url: Option<String>,
    /// A telephone number, as published.
    pub phone: Option<String>,
    /// A role's mailbox.
    pub email: Option<String>,
    /// When somebody answers, as published.
    pub hours: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The area it serves, as published.
    pub area: Option<String>,
    /// Its position.
    pub point: Option<Point>,
    /// What it is for.
    pub problems: Vec<ProblemId>,
}

fn read(row: &Row<'_>) -> Result<Entry> {
    let problems: String = row.get(10)?;
    let problems: Vec<String> =
        serde_json::from_str(&problems).map_err(|_| StoreError::NotUnderstood("entry"))?;
    let point = match (row.get(8)?, row.get(9)?) {
        (Some(latitude), Some(longitude)) => Some(Point {
            latitude,
            longitude,
        }),
        _ => None,
    };
    Ok(Entry {
        key: row.get(0)?,
        kind: EntryKind::parse(&row.get::<_, String>(1)?)?,
        name: row.get(2)?,
        url: row.get(3)?,
        phone: row.get(4)?,
        email: row.get(5)?,
        hours: row.get(11)?,
        country: row.get(6)?,
        area: row.get(7)?,
        point,
        problems: problems.into_iter().map(ProblemId::new).collect(),
    })
}

impl Directory {
    /// Puts `entries` in place of all that `source` had.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn replace_entries(&self, source: &SourceId, entries: &[Entry]) -> Result<()> {
        self.database.write(|db| {
            let source = sources::row(db, source, false)?;
            let deleted = db.prepare_cached("DELETE FROM entries WHERE source = ?1")?.execute([source])?;
            let mut statement = db.prepare_cached(
                "INSERT INTO entries (source, key, kind, name, url, phone, email, hours, country, area, latitude,
                    longitude, problems)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?;
            for entry in entries {
                let problems: Vec<&str> = entry.problems.iter().map(ProblemId::as_str).collect();
                statement.execute(rusqlite::params![
                    source,
                    entry.key,
                    entry.kind.as_str(),
                    entry.name,
                    entry.url,
                    entry.phone,
                    entry.email,
                    entry.hours,
                    entry.country,
                    entry.area,
                    entry.point.map(|point| point.latitude),
                    entry.point.map(|point| point.longitude),
                    serde_json::to_string(&problems).map_err(|_| StoreError::NotUnderstood("entry"))?,
                ])?;
            }
            if deleted > 0 {
                state::set_purge_due(db, true)?;
            }
            Ok(())
        })
    }

    /// The entries of all sources in a country, and those of no country; of every country if none is given.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entries(&self, country: Option<&str>) -> Result<Vec<Entry>> {
        self.database.query(|db| {
            let mut statement = db.prepare_cached(
                "SELECT key, kind, name, url, phone, email, country, area, latitude, longitude, problems, hours
                 FROM entries WHERE ?1 IS NULL OR country IS NULL OR country = ?1 ORDER BY row",
            )?;
            let mut rows = statement.query([country])?;
            let mut entries = Vec::new();
            while let Some(row) = rows.next()? {
                entries.push(read(row)?);
            }
            Ok(entries)
        })
    }
}
