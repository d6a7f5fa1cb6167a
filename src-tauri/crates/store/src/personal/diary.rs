//! The diary: "I went", a day and a line of text.

use super::Personal;
use super::kept::Keep;
use crate::{Result, StoreError};
use circle_domain::MeetingId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The lasting number of a line of the diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VisitId(pub i64);

/// A line of the diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its lasting number.
    pub id: VisitId,
    /// What it says.
    pub visit: NewVisit,
}

/// What a line of the diary says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVisit {
    /// The day, by the person's own calendar.
    pub on: Date,
    /// The meeting, if it was one of a directory, by the id it had then.
    pub meeting: Option<MeetingId>,
    /// What it was called then: the line outlives the listing.
    pub name: Option<String>,
    /// What the person wrote.
    pub line: String,
}

#[derive(Serialize, Deserialize)]
struct Written {
    /// YYYY-MM-DD.
    on: String,
    meeting: Option<String>,
    name: Option<String>,
    line: String,
}

impl Keep for Written {
    const KIND: &'static str = "visit";
}

impl Written {
    fn of(visit: &NewVisit) -> Self {
        Self {
            on: visit.on.to_string(),
            meeting: visit.meeting.as_ref().map(|id| id.as_str().to_owned()),
            name: visit.name.clone(),
            line: visit.line.clone(),
        }
    }
}

impl Personal {
    /// Writes a line into the diary.
    ///
    /// # Errors
    /// [`StoreError::Locked`]; or when the database cannot be written.
    pub fn add_visit(&self, visit: &NewVisit) -> Result<VisitId> {
        self.keep(|shelf| shelf.add(&Written::of(visit)).map(VisitId))
    }

    /// Puts other words in place of a line. False: there is none.
    ///
    /// # Errors
    /// As [`add_visit`](Self::add_visit).
    pub fn change_visit(&self, visit: &Visit) -> Result<bool> {
        self.keep(|shelf| shelf.put(visit.id.0, &Written::of(&visit.visit)))
    }

    /// The diary, the latest day first.
    ///
    /// # Errors
    /// As [`add_visit`](Self::add_visit).
    pub fn visits(&self) -> Result<Vec<Visit>> {
        let all = self.kept(|shelf| shelf.all::<Written>())?;
        let mut visits = all
            .into_iter()
            .map(|(id, written)| {
                Ok(Visit {
                    id: VisitId(id),
                    visit: NewVisit {
                        on: written
                            .on
                            .parse()
                            .map_err(|_| StoreError::NotUnderstood("day"))?,
                        meeting: written.meeting.map(MeetingId::new),
                        name: written.name,
                        line: written.line,
                    },
                })
            })
            .collect::<Result<Vec<_>>>()?;
        visits.sort_by_key(|visit| std::cmp::Reverse((visit.visit.on, visit.id)));
        Ok(visits)
    }

    /// Deletes a line. False: there was none.
    ///
    /// # Errors
    /// As [`add_visit`](Self::add_visit).
    pub fn remove_visit(&self, id: VisitId) -> Result<bool> {
        self.remove_kept::<Written>(id.0)
    }

    /// Puts back one that was deleted since the program started or was unlocked. False: it is not remembered.
    ///
    /// # Errors
    /// As [`add_visit`](Self::add_visit).
    pub fn restore_visit(&self, id: VisitId) -> Result<bool> {
        self.restore_kept::<Written>(id.0, |_, _| Ok(true))
    }
}
