//! Meetings that the person saved, each with a frozen copy as last seen, with every name by which it can be found again, and
//! with the person's own note.

use super::Personal;
use super::kept::{Keep, Shelf};
use crate::directory::StoredMeeting;
use crate::written::WrittenMeeting;
use crate::{Result, StoreError, content_hash, withdrawal};
use circle_domain::{Alias, AliasKind, Meeting, MeetingId, RecordKey, Source, SourceId};
use jiff::Timestamp;
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
    /// Whether its publisher listed it when the person last looked at it.
    pub seen_listed: bool,
    /// What the person wrote about it, for nobody else.
    pub note: Option<String>,
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

/// A saved meeting as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    meeting: String,
    source: String,
    source_name: String,
    source_location: String,
    record: String,
    /// Kind and value.
    aliases: Vec<(String, String)>,
    /// Seconds since 1970.
    saved_at: i64,
    looked_at: i64,
    /// JSON; see `written.rs`.
    frozen: String,
    seen_hash: String,
    purged: Vec<Purged>,
    #[serde(default = "listed")]
    seen_listed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

fn listed() -> bool {
    true
}

impl Keep for Written {
    const KIND: &'static str = "saved";
}

impl Written {
    fn read(self, id: i64) -> Result<SavedMeeting> {
        let moment = |second| {
            Timestamp::from_second(second).map_err(|_| StoreError::NotUnderstood("moment"))
        };
        let aliases = self.aliases.into_iter();
        Ok(SavedMeeting {
            id: SavedId(id),
            meeting: MeetingId::new(self.meeting),
            source: SourceId::new(self.source),
            source_name: self.source_name,
            source_location: self.source_location,
            record: RecordKey::new(self.record),
            aliases: aliases
                .filter_map(|(kind, value)| {
                    let kind = AliasKind::parse(&kind)?;
                    Some(Alias { kind, value })
                })
                .collect(),
            saved_at: moment(self.saved_at)?,
            looked_at: moment(self.looked_at)?,
            frozen: WrittenMeeting::from_json(&self.frozen)?.into_meeting()?,
            seen_hash: self.seen_hash,
            purged: self.purged,
            seen_listed: self.seen_listed,
            note: self.note,
        })
    }

    /// Puts the id, the source and the names that the meeting has in the directory today in place of those it had.
    fn name(&mut self, meeting: &StoredMeeting) {
        meeting.id.as_str().clone_into(&mut self.meeting);
        meeting.source.as_str().clone_into(&mut self.source);
        meeting.record.as_str().clone_into(&mut self.record);
        let world_id = meeting.meeting.world_id.iter();
        self.aliases = meeting
            .aliases
            .iter()
            .map(|alias| (alias.kind.as_str().to_owned(), alias.value.clone()))
            .chain(world_id.map(|id| (AliasKind::WorldId.as_str().to_owned(), id.clone())))
            .collect();
        self.aliases.sort();
        self.aliases.dedup();
    }

    /// Puts the meeting as it is now in place of what was seen of it.
    fn see(&mut self, meeting: &StoredMeeting, now: Timestamp) -> Result<()> {
        self.name(meeting);
        self.looked_at = now.as_second();
        self.frozen = frozen(&meeting.meeting)?;
        self.seen_hash = content_hash(&meeting.meeting)?;
        self.purged = Vec::new();
        self.seen_listed = meeting.hidden_since.is_none();
        Ok(())
    }
}

fn frozen(meeting: &Meeting) -> Result<String> {
    WrittenMeeting::of(meeting).to_json()
}

fn find(shelf: &Shelf<'_>, meeting: &str) -> Result<Option<(i64, Written)>> {
    let all = shelf.all::<Written>()?;
    Ok(all.into_iter().find(|(_, saved)| saved.meeting == meeting))
}

impl Personal {
    /// Saves a meeting as it is now. One that is saved already is looked at ([`look_at`](Self::look_at)).
    ///
    /// # Errors
    /// [`StoreError::Locked`]; or when the database cannot be written.
    pub fn save(&self, saving: &Saving<'_>) -> Result<SavedId> {
        let meeting = saving.meeting;
        self.keep(|shelf| {
            let known = find(shelf, meeting.id.as_str())?;
            let (id, known) = known.map_or((None, None), |(id, known)| (Some(id), Some(known)));
            let mut saved = known.unwrap_or_else(|| Written {
                meeting: String::new(),
                source: String::new(),
                source_name: String::new(),
                source_location: String::new(),
                record: String::new(),
                aliases: Vec::new(),
                saved_at: saving.now.as_second(),
                looked_at: 0,
                frozen: String::new(),
                seen_hash: String::new(),
                purged: Vec::new(),
                seen_listed: true,
                note: None,
            });
            saved.source_name.clone_from(&saving.source.name);
            saved.source_location.clone_from(&saving.source.location);
            saved.see(meeting, saving.now)?;
            match id {
                Some(id) => shelf.put(id, &saved).map(|_| SavedId(id)),
                None => shelf.add(&saved).map(SavedId),
            }
        })
    }

    fn change_saved<T>(
        &self,
        id: SavedId,
        change: impl FnOnce(&mut Written) -> Result<T>,
    ) -> Result<T> {
        self.keep(|shelf| {
            let mut saved: Written = shelf
                .one(id.0)?
                .ok_or(StoreError::NotFound("saved meeting"))?;
            let answer = change(&mut saved)?;
            shelf.put(id.0, &saved)?;
            Ok(answer)
        })
    }

    /// Notes that the person looked at a saved meeting: what changes is told from now on. Its names and its source are
    /// those of `meeting`, however it was found.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Locked`]; or when the database cannot be written.
    pub fn look_at(&self, id: SavedId, meeting: &StoredMeeting, now: Timestamp) -> Result<()> {
        self.change_saved(id, |saved| saved.see(meeting, now))
    }

    /// Notes that the person saw that no directory lists a saved meeting.
    ///
    /// # Errors
    /// As [`look_at`](Self::look_at).
    pub fn see_missing(&self, id: SavedId, now: Timestamp) -> Result<()> {
        self.change_saved(id, |saved| {
            saved.looked_at = now.as_second();
            saved.seen_listed = false;
            saved.purged = Vec::new();
            Ok(())
        })
    }

    /// Gives a saved meeting that was found again the id and the names it has now, and leaves its frozen copy as it is.
    ///
    /// # Errors
    /// As [`look_at`](Self::look_at).
    pub fn relink(&self, id: SavedId, meeting: &StoredMeeting) -> Result<()> {
        self.change_saved(id, |saved| {
            saved.name(meeting);
            Ok(())
        })
    }

    /// Writes the person's own note on a saved meeting, or takes it away. The note it had.
    ///
    /// # Errors
    /// As [`look_at`](Self::look_at).
    pub fn set_note(&self, id: SavedId, note: Option<&str>) -> Result<Option<String>> {
        self.change_saved(id, |saved| {
            Ok(std::mem::replace(&mut saved.note, note.map(str::to_owned)))
        })
    }

    /// Deletes a saved meeting with its note. False: there was none.
    ///
    /// # Errors
    /// [`StoreError::Locked`]; or when the database cannot be written.
    pub fn unsave(&self, id: SavedId) -> Result<bool> {
        self.remove_kept::<Written>(id.0)
    }

    /// Puts back a saved meeting that was deleted since the program started or was unlocked. False: it is not remembered, or
    /// was saved again meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Locked`]; or when the database cannot be written.
    pub fn restore_saved(&self, id: SavedId) -> Result<bool> {
        self.restore_kept::<Written>(id.0, |shelf, saved| {
            Ok(find(shelf, &saved.meeting)?.is_none())
        })
    }

    /// All saved meetings, the first saved first.
    ///
    /// # Errors
    /// [`StoreError::Locked`]; or when the database cannot be read.
    pub fn saved(&self) -> Result<Vec<SavedMeeting>> {
        let all = self.kept(|shelf| shelf.all::<Written>())?;
        all.into_iter().map(|(id, saved)| saved.read(id)).collect()
    }

    /// The saved meeting that the directory last knew by this id.
    ///
    /// # Errors
    /// [`StoreError::Locked`]; or when the database cannot be read.
    pub fn saved_as(&self, meeting: &MeetingId) -> Result<Option<SavedMeeting>> {
        self.kept(|shelf| find(shelf, meeting.as_str()))?
            .map(|(id, saved)| saved.read(id))
            .transpose()
    }

    /// Takes out of the frozen copy of a saved meeting what its publisher does not show any more, and out of the file's
    /// unused parts too. Call it for every meeting in [`Changes::withdrawn`](crate::directory::Changes::withdrawn), with
    /// the meeting as it is now, and for all of them after unlocking. Cheap when it is not saved. True: something was taken
    /// out. While it is sealed nothing is.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn purge_withdrawn(
        &self,
        meeting: &MeetingId,
        new: &Meeting,
        now: Timestamp,
    ) -> Result<bool> {
        let known = match self.kept(|shelf| find(shelf, meeting.as_str())) {
            Err(StoreError::Locked) => return Ok(false),
            known => known?,
        };
        let Some((id, _)) = known else {
            return Ok(false);
        };
        let purged = self.keep(|shelf| {
            let Some(mut saved) = shelf.one::<Written>(id)? else {
                return Ok(false);
            };
            let mut seen = WrittenMeeting::from_json(&saved.frozen)?.into_meeting()?;
            let fields = withdrawal::purge(&mut seen, new);
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
            saved.frozen = frozen(&seen)?;
            shelf.put(id, &saved)
        })?;
        if purged {
            // The file is small: it is written anew at once.
            self.database.rewrite()?;
            self.database.truncate_log()?;
        }
        Ok(purged)
    }
}
