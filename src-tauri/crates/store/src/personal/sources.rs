//! The table `sources`: the directories that the person uses, with their settings, in the person's order.

use super::Personal;
use crate::{Result, StoreError};
use circle_domain::{FeedFormat, FellowshipId, ProblemId, Source, SourceId};
use jiff::Timestamp;
use rusqlite::Row;

/// A source and when it was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnteredSource {
    /// The source.
    pub source: Source,
    /// When it was added.
    pub added_at: Timestamp,
}

const SELECT: &str =
    "SELECT id, added_at, name, location, format, fellowship, problems, time_zone, single_zone,
    country, licence, enabled, allow_http, allow_private_network, catalogue, sample, mapping, all_services FROM sources";

fn read(row: &Row<'_>) -> Result<EnteredSource> {
    let problems: String = row.get(6)?;
    let problems: Vec<String> =
        serde_json::from_str(&problems).map_err(|_| StoreError::NotUnderstood("source"))?;
    let format: Option<String> = row.get(4)?;
    let fellowship: Option<String> = row.get(5)?;
    Ok(EnteredSource {
        added_at: Timestamp::from_second(row.get(1)?)
            .map_err(|_| StoreError::NotUnderstood("moment"))?,
        source: Source {
            id: SourceId::new(row.get::<_, String>(0)?),
            name: row.get(2)?,
            location: row.get(3)?,
            // A format that this version does not know is recognized again from the content.
            format: format.as_deref().and_then(FeedFormat::parse),
            fellowship: fellowship.map(FellowshipId::new),
            problems: problems.into_iter().map(ProblemId::new).collect(),
            time_zone: row.get(7)?,
            single_zone: row.get(8)?,
            country: row.get(9)?,
            licence: row.get(10)?,
            enabled: row.get(11)?,
            allow_http: row.get(12)?,
            allow_private_network: row.get(13)?,
            catalogue: row.get(14)?,
            sample: row.get(15)?,
            mapping: row.get(16)?,
            all_services: row.get(17)?,
        },
    })
}

impl Personal {
    /// All sources, in the person's order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn sources(&self) -> Result<Vec<EnteredSource>> {
        self.database.steady(|db| {
            let mut statement = db.prepare_cached(&format!("{SELECT} ORDER BY position, id"))?;
            let mut rows = statement.query([])?;
            let mut sources = Vec::new();
            while let Some(row) = rows.next()? {
                sources.push(read(row)?);
            }
            Ok(sources)
        })
    }

    /// The source with this id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn source(&self, id: &SourceId) -> Result<Option<EnteredSource>> {
        self.database.steady(|db| {
            let mut statement = db.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
            let mut rows = statement.query([id.as_str()])?;
            rows.next()?.map(read).transpose()
        })
    }

    /// Adds a source at the end of the list, or gives new settings to the one that has its id already.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn put_source(&self, source: &Source, now: Timestamp) -> Result<()> {
        let problems: Vec<&str> = source.problems.iter().map(ProblemId::as_str).collect();
        let problems =
            serde_json::to_string(&problems).map_err(|_| StoreError::NotUnderstood("source"))?;
        self.database.write(|db| {
            db.execute(
                "INSERT INTO sources (id, position, added_at, name, location, format, fellowship, problems, time_zone,
                    single_zone, country, licence, enabled, allow_http, allow_private_network, catalogue, sample,
                    mapping, all_services)
                 VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM sources), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
                    ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, location = excluded.location,
                    format = excluded.format, fellowship = excluded.fellowship, problems = excluded.problems,
                    time_zone = excluded.time_zone, single_zone = excluded.single_zone, country = excluded.country,
                    licence = excluded.licence, enabled = excluded.enabled, allow_http = excluded.allow_http,
                    allow_private_network = excluded.allow_private_network, catalogue = excluded.catalogue,
                    sample = excluded.sample, mapping = excluded.mapping, all_services = excluded.all_services",
                rusqlite::params![
                    source.id.as_str(),
                    now.as_second(),
                    source.name,
                    source.location,
                    source.format.map(FeedFormat::as_str),
                    source.fellowship.as_ref().map(FellowshipId::as_str),
                    problems,
                    source.time_zone,
                    source.single_zone,
                    source.country,
                    source.licence,
                    source.enabled,
                    source.allow_http,
                    source.allow_private_network,
                    source.catalogue,
                    source.sample,
                    source.mapping,
                    source.all_services,
                ],
            )?;
            Ok(())
        })
    }

    /// Takes a source off the list. What was copied from it is in the directory and is removed there. False: there was
    /// none.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_source(&self, id: &SourceId) -> Result<bool> {
        self.database
            .write(|db| Ok(db.execute("DELETE FROM sources WHERE id = ?1", [id.as_str()])? > 0))
    }

    /// Lets a source be copied from now on, or not. False: there is none.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn enable_source(&self, id: &SourceId, enabled: bool) -> Result<bool> {
        self.database.write(|db| {
            Ok(db.execute(
                "UPDATE sources SET enabled = ?2 WHERE id = ?1",
                (id.as_str(), enabled),
            )? > 0)
        })
    }
}
