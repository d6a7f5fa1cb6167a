//! What a person keeps beside saved meetings: a note on each of them, searches, the diary, reminders.
//!
//! Rule: what is removed can be put back until the program ends or is locked, and stands in no file meanwhile.

use crate::{Engine, EngineError};
use circle_domain::MeetingId;
use circle_store::personal::{
    NewVisit, Reminder, ReminderId, SavedSearch, SearchId, Visit, VisitId,
};
use jiff::Timestamp;

/// The setting that says: the person knows that anyone using this computer can read the diary.
const OPEN_DIARY: &str = "diary_open_acknowledged";

/// Text without what is around it; none when nothing is left.
fn text(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

impl Engine {
    /// Writes the person's own note on a meeting, which is saved if it was not; nothing takes the note away. The note it had,
    /// which undoes it.
    ///
    /// # Errors
    /// As [`save`](Self::save); or when it is locked.
    pub fn set_note(
        &self,
        id: &MeetingId,
        note: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<String>, EngineError> {
        let note = note.and_then(text);
        let saved = match (self.saved_as(id)?, note) {
            (Some(saved), _) => saved,
            (None, None) => return Ok(None),
            (None, Some(_)) => {
                self.save(id, now)?;
                self.saved_as(id)?.ok_or(EngineError::UnknownMeeting)?
            }
        };
        Ok(self.personal().set_note(saved.id, note)?)
    }

    /// Saves a search under a name; the question is written as the edges write it.
    ///
    /// # Errors
    /// When it is locked, or the database cannot be written.
    pub fn save_search(
        &self,
        name: &str,
        question: serde_json::Value,
        now: Timestamp,
    ) -> Result<SearchId, EngineError> {
        Ok(self.personal().save_search(name.trim(), question, now)?)
    }

    /// The saved searches, the first saved first.
    ///
    /// # Errors
    /// When it is locked, or the database cannot be read.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>, EngineError> {
        Ok(self.personal().saved_searches()?)
    }

    /// Removes a saved search. False: there was none.
    ///
    /// # Errors
    /// As [`save_search`](Self::save_search).
    pub fn remove_search(&self, id: SearchId) -> Result<bool, EngineError> {
        Ok(self.personal().remove_search(id)?)
    }

    /// Puts back a removed search. False: it is not remembered.
    ///
    /// # Errors
    /// As [`save_search`](Self::save_search).
    pub fn restore_search(&self, id: SearchId) -> Result<bool, EngineError> {
        Ok(self.personal().restore_search(id)?)
    }

    /// The person read that anyone using this computer can read the diary, and wants it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn acknowledge_open_diary(&self) -> Result<(), EngineError> {
        Ok(self.personal().set_setting(OPEN_DIARY, Some("yes"))?)
    }

    /// Whether the diary can be written: there is a passphrase, or the person chose to do without.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn may_write_diary(&self) -> Result<bool, EngineError> {
        Ok(self.personal().has_passphrase()? || self.personal().setting(OPEN_DIARY)?.is_some())
    }

    /// Writes "I went" into the diary.
    ///
    /// # Errors
    /// [`EngineError::DiaryNeedsChoice`]; when it is locked, or the database cannot be written.
    pub fn add_visit(&self, visit: &NewVisit) -> Result<VisitId, EngineError> {
        if !self.may_write_diary()? {
            return Err(EngineError::DiaryNeedsChoice);
        }
        Ok(self.personal().add_visit(visit)?)
    }

    /// Changes a line of the diary. False: there is none.
    ///
    /// # Errors
    /// As [`add_visit`](Self::add_visit).
    pub fn change_visit(&self, visit: &Visit) -> Result<bool, EngineError> {
        if !self.may_write_diary()? {
            return Err(EngineError::DiaryNeedsChoice);
        }
        Ok(self.personal().change_visit(visit)?)
    }

    /// The diary, the latest day first.
    ///
    /// # Errors
    /// When it is locked, or the database cannot be read.
    pub fn visits(&self) -> Result<Vec<Visit>, EngineError> {
        Ok(self.personal().visits()?)
    }

    /// Removes a line of the diary. False: there was none.
    ///
    /// # Errors
    /// When it is locked, or the database cannot be written.
    pub fn remove_visit(&self, id: VisitId) -> Result<bool, EngineError> {
        Ok(self.personal().remove_visit(id)?)
    }

    /// Puts back a removed line. False: it is not remembered.
    ///
    /// # Errors
    /// As [`remove_visit`](Self::remove_visit).
    pub fn restore_visit(&self, id: VisitId) -> Result<bool, EngineError> {
        Ok(self.personal().restore_visit(id)?)
    }

    /// Keeps a reminder of a meeting, in place of the one it has.
    ///
    /// # Errors
    /// When it is locked, or the database cannot be written.
    pub fn set_reminder(
        &self,
        id: &MeetingId,
        lead_minutes: u16,
        reveal: bool,
    ) -> Result<ReminderId, EngineError> {
        Ok(self.personal().set_reminder(id, lead_minutes, reveal)?)
    }

    /// The reminders, the first kept first.
    ///
    /// # Errors
    /// When it is locked, or the database cannot be read.
    pub fn reminders(&self) -> Result<Vec<Reminder>, EngineError> {
        Ok(self.personal().reminders()?)
    }

    /// Removes a reminder. False: there was none.
    ///
    /// # Errors
    /// As [`set_reminder`](Self::set_reminder).
    pub fn remove_reminder(&self, id: ReminderId) -> Result<bool, EngineError> {
        Ok(self.personal().remove_reminder(id)?)
    }

    /// Puts back a removed reminder. False: it is not remembered, or the meeting has another.
    ///
    /// # Errors
    /// As [`set_reminder`](Self::set_reminder).
    pub fn restore_reminder(&self, id: ReminderId) -> Result<bool, EngineError> {
        Ok(self.personal().restore_reminder(id)?)
    }
}
