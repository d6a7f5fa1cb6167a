//! The tables `saved` and `saved_aliases`: meetings that the person saved, each with a frozen copy as last seen and with
//! every name by which it can be found again.

use super::Personal;
use crate::directory::StoredMeeting;
use crate::written::WrittenMeeting;
use crate::{Result, StoreError, content_hash, withdrawal};
use circle_domain::{Alias, AliasKind, Meeting, MeetingId, RecordKey, Source, SourceId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

/// The lasting number of a saved meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SavedId(pub i64);

/// A meeting that the person saved.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedMeeting {
    /// Its lasting number.
    pub id: SavedId,
    /// The id by which the directory last knew it.
    pub meeting: MeetingId,
    /// The source it was found in.
    pub source: SourceId,
    /// What that source was called.
    pub source_name: String,
    /// Where that source was read from.
    pub source_location: String,
    /// What its record was called there.
    pub record: RecordKey,
    /// Its record's other names.
    pub aliases: Vec<Alias>,
    /// The meeting as the person last saw it, without what its publisher withdrew since.
    pub frozen: Meeting,
    /// The [`content_hash`] of the meeting as the person last saw it, whatever was withdrawn since.
    pub seen_hash: String,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// When the person last looked at it.
    pub looked_at: Timestamp,
    /// What its publisher withdrew since then.
    pub purged: Vec<Purged>,
}

/// A value that a publisher withdrew: never the value itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purged {
    /// The field: `venue.address`, `online.url`, ...
    pub field: String,
    /// When, in seconds since 1970.
    pub at: i64,
    /// Nothing came in its place.
    pub gone: bool,
}

/// What is to be saved.
#[derive(Clone, Copy)]
pub struct Saving<'a> {
    /// The meeting as it is in the directory.
    pub meeting: &'a StoredMeeting,
    /// Its source.
    pub source: &'a Source,
    /// The moment.
    pub now: Timestamp,
}

const SELECT: &str = "SELECT id, meeting, source, source_name, source_location, saved_at, looked_at, frozen, seen_hash,
    purged FROM saved";

/// The kind under which the record's own key is kept.
const RECORD: &str = "record";

fn read(db: &Connection, row: &Row<'_>) -> Result<SavedMeeting> {
    let moment =
        |second| Timestamp::from_second(second).map_err(|_| StoreError::NotUnderstood("moment"));
    let id: i64 = row.get(0)?;
    let mut saved = SavedMeeting {
        id: SavedId(id),
        meeting: MeetingId::new(row.get::<_, String>(1)?),
        source: SourceId::new(row.get::<_, String>(2)?),
        source_name: row.get(3)?,
        source_location: row.get(4)?,
        record: RecordKey::new(""),
        aliases: Vec::new(),
        saved_at: moment(row.get(5)?)?,
        looked_at: moment(row.get(6)?)?,
        frozen: WrittenMeeting::from_json(row.get_ref(7)?.as_str()?)?.into_meeting()?,
        seen_hash: row.get(8)?,
        purged: serde_json::from_str(row.get_ref(9)?.as_str()?)
            .map_err(|_| StoreError::NotUnderstood("saved meeting"))?,
    };
    let mut statement = db.prepare_cached(
        "SELECT kind, value FROM saved_aliases WHERE saved = ?1 ORDER BY kind, value",
    )?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        let (kind, value): (String, String) = (row.get(0)?, row.get(1)?);
        if kind == RECORD {
            saved.record = RecordKey::new(value);
        } else if let Some(kind) = AliasKind::parse(&kind) {
            saved.aliases.push(Alias { kind, value });
        }
    }
    Ok(saved)
}

/// Puts the names that the meeting has in the directory today in place of those it had.
fn put_names(db: &Connection, id: i64, meeting: &StoredMeeting) -> Result<()> {
    db.execute("DELETE FROM saved_aliases WHERE saved = ?1", [id])?;
    let mut statement = db.prepare_cached(
        "INSERT OR IGNORE INTO saved_aliases (saved, kind, value) VALUES (?1, ?2, ?3)",
    )?;
    statement.execute((id, RECORD, meeting.record.as_str()))?;
    for alias in &meeting.aliases {
        statement.execute((id, alias.kind.as_str(), &alias.value))?;
    }
    if let Some(world_id) = &meeting.meeting.world_id {
        statement.execute((id, AliasKind::WorldId.as_str(), world_id))?;
    }
    Ok(())
}

fn frozen(meeting: &Meeting) -> Result<String> {
    WrittenMeeting::of(meeting).to_json()
}

impl Personal {
    /// Saves a meeting as it is now. One that is saved already is looked at ([`look_at`](Self::look_at)).
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn save(&self, saving: &Saving<'_>) -> Result<SavedId> {
        let meeting = saving.meeting;
        let (json, hash) = (frozen(&meeting.meeting)?, content_hash(&meeting.meeting)?);
        self.database.write(|db| {
            let id: i64 = db
                .prepare_cached(
                    "INSERT INTO saved (meeting, source, source_name, source_location, saved_at, looked_at, frozen,
                        seen_hash, purged)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, '[]')
                     ON CONFLICT (meeting) DO UPDATE SET looked_at = excluded.looked_at, frozen = excluded.frozen,
                        seen_hash = excluded.seen_hash, purged = '[]', source = excluded.source,
                        source_name = excluded.source_name, source_location = excluded.source_location
                     RETURNING id",
                )?
                .query_row(
                    rusqlite::params![
                        meeting.id.as_str(),
                        meeting.source.as_str(),
                        saving.source.name,
                        saving.source.location,
                        saving.now.as_second(),
                        json,
                        hash,
                    ],
                    |row| row.get(0),
                )?;
            put_names(db, id, meeting)?;
            Ok(SavedId(id))
        })
    }

    /// Notes that the person looked at a saved meeting: what changes is told from now on. Its names and its source are
    /// those of `meeting`, however it was found.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; or when the database cannot be written.
    pub fn look_at(&self, id: SavedId, meeting: &StoredMeeting, now: Timestamp) -> Result<()> {
        let (json, hash) = (frozen(&meeting.meeting)?, content_hash(&meeting.meeting)?);
        self.database.write(|db| {
            let changed = db.execute(
                "UPDATE saved SET meeting = ?2, source = ?3, looked_at = ?4, frozen = ?5, seen_hash = ?6, purged = '[]'
                 WHERE id = ?1",
                rusqlite::params![id.0, meeting.id.as_str(), meeting.source.as_str(), now.as_second(), json, hash],
            )?;
            if changed == 0 {
                return Err(StoreError::NotFound("saved meeting"));
            }
            put_names(db, id.0, meeting)
        })
    }

    /// Gives a saved meeting that was found again the id and the names it has now, and leaves its frozen copy as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; or when the database cannot be written.
    pub fn relink(&self, id: SavedId, meeting: &StoredMeeting) -> Result<()> {
        self.database.write(|db| {
            let changed = db.execute(
                "UPDATE saved SET meeting = ?2, source = ?3 WHERE id = ?1",
                (id.0, meeting.id.as_str(), meeting.source.as_str()),
            )?;
            if changed == 0 {
                return Err(StoreError::NotFound("saved meeting"));
            }
            put_names(db, id.0, meeting)
        })
    }

    /// Deletes a saved meeting. False: there was none.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn unsave(&self, id: SavedId) -> Result<bool> {
        self.database
            .write(|db| Ok(db.execute("DELETE FROM saved WHERE id = ?1", [id.0])? > 0))
    }

    /// All saved meetings, the first saved first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn saved(&self) -> Result<Vec<SavedMeeting>> {
        self.database.steady(|db| {
            let mut statement = db.prepare_cached(&format!("{SELECT} ORDER BY id"))?;
            let mut rows = statement.query([])?;
            let mut saved = Vec::new();
            while let Some(row) = rows.next()? {
                saved.push(read(db, row)?);
            }
            Ok(saved)
        })
    }

    /// The saved meeting that the directory last knew by this id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn saved_as(&self, meeting: &MeetingId) -> Result<Option<SavedMeeting>> {
        self.database.steady(|db| {
            let mut statement = db.prepare_cached(&format!("{SELECT} WHERE meeting = ?1"))?;
            let mut rows = statement.query([meeting.as_str()])?;
            rows.next()?.map(|row| read(db, row)).transpose()
        })
    }

    /// Takes out of the frozen copy of a saved meeting what its publisher does not show any more, and out of the file's
    /// unused parts too. Call it for every meeting in [`Changes::withdrawn`](crate::directory::Changes::withdrawn), with
    /// the meeting as it is now. Cheap when it is not saved. True: something was taken out.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn purge_withdrawn(
        &self,
        meeting: &MeetingId,
        new: &Meeting,
        now: Timestamp,
    ) -> Result<bool> {
        let known = self.database.steady(|db| {
            let mut statement = db.prepare_cached("SELECT id FROM saved WHERE meeting = ?1")?;
            Ok(statement
                .query_row([meeting.as_str()], |row| row.get::<_, i64>(0))
                .optional()?)
        })?;
        let Some(id) = known else { return Ok(false) };
        let purged = self.database.write(|db| {
            let mut statement = db.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
            let mut rows = statement.query([id])?;
            let Some(row) = rows.next()? else {
                return Ok(false);
            };
            let mut saved = read(db, row)?;
            let fields = withdrawal::purge(&mut saved.frozen, new);
            if fields.is_empty() {
                return Ok(false);
            }
            for (field, gone) in fields {
                saved.purged.retain(|other| other.field != field);
                saved.purged.push(Purged {
                    field: field.to_owned(),
                    at: now.as_second(),
                    gone,
                });
            }
            let purged = serde_json::to_string(&saved.purged)
                .map_err(|_| StoreError::NotUnderstood("saved meeting"))?;
            db.execute(
                "UPDATE saved SET frozen = ?2, purged = ?3 WHERE id = ?1",
                (id, frozen(&saved.frozen)?, purged),
            )?;
            Ok(true)
        })?;
        if purged {
            // The file is small: it is written anew at once.
            self.database.rewrite()?;
            self.database.truncate_log()?;
        }
        Ok(purged)
    }
}
