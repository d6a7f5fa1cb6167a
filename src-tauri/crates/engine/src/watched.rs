//! Saved meetings are watched: what changed or vanished among them since the person last looked, the newest first.
//!
//! Rule: it is what [`Engine::saved`](crate::Engine::saved) says, said one change at a time. Of a way in or a place that
//! changed, the old value is never told: it may have been withdrawn.

use crate::moment::Moment;
use crate::saved::Saved;
use crate::{Engine, EngineError};
use circle_domain::{MeetingId, Schedule, Status};
use circle_store::directory::Change;
use circle_store::personal::SavedId;
use jiff::Timestamp;

/// One change of a saved meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct WatchedChange {
    /// Which of the saved.
    pub saved: SavedId,
    /// The id it has today, or had.
    pub meeting: MeetingId,
    /// What it is called today, or was.
    pub name: Option<String>,
    /// When it was seen; none when that is not known.
    pub at: Option<Timestamp>,
    /// What changed.
    pub what: Watched,
}

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Watched {
    /// It is held at another time.
    Time {
        /// As it was.
        was: Box<Schedule>,
        /// As it is.
        is: Box<Schedule>,
    },
    /// It has another name.
    Name {
        /// As it was.
        was: Option<String>,
        /// As it is.
        is: Option<String>,
    },
    /// It is held elsewhere.
    Place {
        /// No place is published any more.
        gone: bool,
    },
    /// The link or telephone number that leads into it is another.
    WayIn {
        /// None is published any more.
        gone: bool,
    },
    /// Its status: closed for a time, by arrangement, ...
    Status {
        /// As it was; none: nothing was the matter.
        was: Status,
        /// As it is.
        is: Status,
    },
    /// No directory in use lists it any more.
    NotListed {
        /// Since then, by its publisher's list; none when the directory itself is not in use any more.
        since: Option<Timestamp>,
    },
    /// It is listed again.
    BackAgain,
    /// Something else, by its name in answers.
    Other {
        /// `contact`, `notes`, `languages`, ...
        field: String,
    },
}

impl Watched {
    /// The name used in answers: `time`, `name`, `place`, ...
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Time { .. } => "time",
            Self::Name { .. } => "name",
            Self::Place { .. } => "place",
            Self::WayIn { .. } => "way_in",
            Self::Status { .. } => "status",
            Self::NotListed { .. } => "not_listed",
            Self::BackAgain => "back_again",
            Self::Other { .. } => "other",
        }
    }
}

impl Engine {
    /// What changed among the saved meetings since the person last looked at each, the newest first. Call it at the start,
    /// after unlocking and after a sync.
    ///
    /// # Errors
    /// When it is locked, or the databases cannot be read.
    pub fn watched(&self, moment: &Moment) -> Result<Vec<WatchedChange>, EngineError> {
        let mut changes = Vec::new();
        for saved in self.saved(moment)? {
            let today = saved.today.as_ref().map(|found| &found.stored);
            let history = match today {
                Some(today) if !saved.changed.is_empty() => {
                    self.directory().history(&today.id, moment.now)?
                }
                _ => Vec::new(),
            };
            let shown = today.map_or(&saved.saved.frozen, |today| &today.meeting);
            for (what, field) in told(&saved) {
                let at = match &what {
                    Watched::NotListed { since } => *since,
                    Watched::BackAgain => today.and_then(|today| today.source_read),
                    _ => seen_at(&saved, &field, &history)
                        .or_else(|| today.map(|today| today.content_changed)),
                };
                changes.push(WatchedChange {
                    saved: saved.saved.id,
                    meeting: today.map_or_else(|| saved.saved.meeting.clone(), |it| it.id.clone()),
                    name: shown.name.clone(),
                    at,
                    what,
                });
            }
        }
        changes.sort_by_key(|change| std::cmp::Reverse(change.at));
        Ok(changes)
    }

    /// The person saw what changed of one saved meeting: it is told no more. False: it is not saved.
    ///
    /// # Errors
    /// When it is locked, or the database cannot be written.
    pub fn mark_seen(&self, id: SavedId, now: Timestamp) -> Result<bool, EngineError> {
        let saved = self.personal().saved()?;
        let Some(saved) = saved.into_iter().find(|saved| saved.id == id) else {
            return Ok(false);
        };
        self.see(&saved, now)?;
        Ok(true)
    }

    /// The person saw everything that changed.
    ///
    /// # Errors
    /// As [`mark_seen`](Self::mark_seen).
    pub fn mark_all_seen(&self, now: Timestamp) -> Result<(), EngineError> {
        for saved in self.personal().saved()? {
            self.see(&saved, now)?;
        }
        Ok(())
    }
}

/// Whether a changed field belongs to `part`: it is `part`, or in it.
fn belongs(field: &str, part: &str) -> bool {
    field
        .strip_prefix(part)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// When a part was last seen to change.
fn seen_at(saved: &Saved, part: &str, history: &[Change]) -> Option<Timestamp> {
    let purged = saved.withdrawn.iter();
    let purged = purged
        .filter(|purged| belongs(&purged.field, part))
        .filter_map(|purged| Timestamp::from_second(purged.at).ok());
    let changed = history.iter().filter(|change| belongs(&change.field, part));
    changed.map(|change| change.at).chain(purged).max()
}

/// What the changed fields of a saved meeting say, each with its part of the record.
fn told(saved: &Saved) -> Vec<(Watched, String)> {
    let was = &saved.saved.frozen;
    let today = saved.today.as_ref().map(|found| &found.stored);
    let mut told: Vec<(Watched, String)> = Vec::new();
    for field in &saved.changed {
        let part = field.split('.').next().unwrap_or(field).to_owned();
        let what = match (part.as_str(), today) {
            ("listed", None) => Watched::NotListed { since: None },
            ("listed", Some(today)) if today.hidden_since.is_some() => Watched::NotListed {
                since: today.listing().since(),
            },
            ("listed", Some(_)) if !saved.saved.seen_listed => Watched::BackAgain,
            // Its own directory lacks it, and another that is in use lists it.
            ("listed", Some(_)) => continue,
            (_, None) => continue,
            ("schedule", Some(today)) if was.schedule != today.meeting.schedule => Watched::Time {
                was: Box::new(was.schedule.clone()),
                is: Box::new(today.meeting.schedule.clone()),
            },
            ("name", Some(today)) => Watched::Name {
                was: was.name.clone(),
                is: today.meeting.name.clone(),
            },
            ("status", Some(today)) => Watched::Status {
                was: was.status(),
                is: today.meeting.status(),
            },
            ("venue", Some(today)) => Watched::Place {
                gone: today.meeting.venue.is_none(),
            },
            ("online", Some(today)) => Watched::WayIn {
                gone: !today
                    .meeting
                    .online
                    .as_ref()
                    .is_some_and(circle_domain::OnlineAccess::leads_in),
            },
            _ => Watched::Other {
                field: part.clone(),
            },
        };
        if !told.iter().any(|(_, known)| *known == part) {
            told.push((what, part));
        }
    }
    told
}

#[cfg(test)]
mod tests;
