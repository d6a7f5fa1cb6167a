//! Reminders: which meeting, how long before it starts, and whether the notification may say its name.

use super::Personal;
use super::kept::Keep;
use crate::Result;
use circle_domain::MeetingId;
use serde::{Deserialize, Serialize};

/// The lasting number of a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReminderId(pub i64);

/// A reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Its lasting number.
    pub id: ReminderId,
    /// The meeting.
    pub meeting: MeetingId,
    /// How long before it starts, in minutes.
    pub lead_minutes: u16,
    /// Whether the notification may say which meeting it is.
    pub reveal: bool,
}

#[derive(Serialize, Deserialize)]
struct Written {
    meeting: String,
    lead_minutes: u16,
    reveal: bool,
}

impl Keep for Written {
    const KIND: &'static str = "reminder";
}

impl Personal {
    /// Keeps a reminder of a meeting, in place of the one it has.
    ///
    /// # Errors
    /// [`StoreError::Locked`](crate::StoreError::Locked); or when the database cannot be written.
    pub fn set_reminder(
        &self,
        meeting: &MeetingId,
        lead_minutes: u16,
        reveal: bool,
    ) -> Result<ReminderId> {
        let written = Written {
            meeting: meeting.as_str().to_owned(),
            lead_minutes,
            reveal,
        };
        self.keep(|shelf| {
            let known = shelf.all::<Written>()?;
            match known
                .iter()
                .find(|(_, known)| known.meeting == written.meeting)
            {
                Some((id, _)) => shelf.put(*id, &written).map(|_| ReminderId(*id)),
                None => shelf.add(&written).map(ReminderId),
            }
        })
    }

    /// All reminders, the first kept first.
    ///
    /// # Errors
    /// As [`set_reminder`](Self::set_reminder).
    pub fn reminders(&self) -> Result<Vec<Reminder>> {
        let all = self.kept(|shelf| shelf.all::<Written>())?;
        Ok(all
            .into_iter()
            .map(|(id, written)| Reminder {
                id: ReminderId(id),
                meeting: MeetingId::new(written.meeting),
                lead_minutes: written.lead_minutes,
                reveal: written.reveal,
            })
            .collect())
    }

    /// Deletes a reminder. False: there was none.
    ///
    /// # Errors
    /// As [`set_reminder`](Self::set_reminder).
    pub fn remove_reminder(&self, id: ReminderId) -> Result<bool> {
        self.remove_kept::<Written>(id.0)
    }

    /// Puts back one that was deleted since the program started or was unlocked. False: it is not remembered, or there is
    /// another of the same meeting.
    ///
    /// # Errors
    /// As [`set_reminder`](Self::set_reminder).
    pub fn restore_reminder(&self, id: ReminderId) -> Result<bool> {
        self.restore_kept::<Written>(id.0, |shelf, gone| {
            let all = shelf.all::<Written>()?;
            Ok(!all.iter().any(|(_, known)| known.meeting == gone.meeting))
        })
    }
}
