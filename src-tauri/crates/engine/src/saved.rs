//! Saved meetings: kept with a copy as last seen, found again whatever their publisher did to their names, and told what changed.

use crate::answer::FoundMeeting;
use crate::find::Surroundings;
use crate::moment::Moment;
use crate::same::Others;
use crate::{Engine, EngineError};
use circle_domain::{Meeting, MeetingId};
use circle_store::StoreError;
use circle_store::directory::{Listing, ResolvedBy};
use circle_store::personal::{Purged, SavedMeeting, Saving};
use jiff::Timestamp;

/// A saved meeting as it is today.
#[derive(Clone, Debug)]
pub struct Saved {
    /// What was kept of it.
    pub saved: SavedMeeting,
    /// The meeting today; none when no directory in use has it.
    pub today: Option<FoundMeeting>,
    /// The fields that are not what they were when it was saved or last looked at, by their names in answers; `listed` when it
    /// is gone from its directory, or back.
    pub changed: Vec<String>,
    /// What its publisher withdrew since.
    pub withdrawn: Vec<Purged>,
}

impl Engine {
    /// Saves a meeting as it is now. One that is saved already counts as looked at.
    ///
    /// # Errors
    /// [`EngineError::UnknownMeeting`]; [`EngineError::SampleNotSaved`] for an invented one; or when the database cannot be written.
    pub fn save(&self, id: &MeetingId, now: Timestamp) -> Result<(), EngineError> {
        let stored = self.meeting(id)?;
        if stored.sample {
            return Err(EngineError::SampleNotSaved);
        }
        let sources = self.personal().sources()?;
        let source = sources
            .into_iter()
            .map(|entered| entered.source)
            .find(|source| source.id == stored.source);
        let source = source.ok_or(EngineError::UnknownSource)?;
        self.personal().save(&Saving {
            meeting: &stored,
            source: &source,
            now,
        })?;
        Ok(())
    }

    /// Takes a meeting off the list, by the id it has or had. False: it was not on it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn unsave(&self, id: &MeetingId) -> Result<bool, EngineError> {
        match self.saved_as(id)? {
            Some(saved) => Ok(self.personal().unsave(saved.id)?),
            None => Ok(false),
        }
    }

    /// Notes that the person looked at a meeting, if it is saved: what changes is told from now on. False: it is not saved.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn look_at(&self, id: &MeetingId, now: Timestamp) -> Result<bool, EngineError> {
        if self.is_locked()? || self.leaves_no_trace() {
            return Ok(false);
        }
        let Some(saved) = self.saved_as(id)? else {
            return Ok(false);
        };
        self.see(&saved, now)?;
        Ok(true)
    }

    /// Notes that the person saw a saved meeting as it is, or that it is not listed.
    pub(crate) fn see(&self, saved: &SavedMeeting, now: Timestamp) -> Result<(), EngineError> {
        match self.directory().resolve(saved)? {
            Some(resolved) => self.personal().look_at(saved.id, &resolved.meeting, now)?,
            None => self.personal().see_missing(saved.id, now)?,
        }
        Ok(())
    }

    /// What is saved; nothing while it is locked.
    pub(crate) fn saved_if_open(&self) -> Result<Vec<SavedMeeting>, EngineError> {
        match self.personal().saved() {
            Err(StoreError::Locked) => Ok(Vec::new()),
            saved => Ok(saved?),
        }
    }

    /// Takes out of the saved copies what their publishers withdrew. Copying does that too; a program that was ended in
    /// between has it still to do.
    pub(crate) fn purge_saved(&self, now: Timestamp) -> Result<(), EngineError> {
        for saved in self.saved_if_open()? {
            if let Some(today) = self.directory().meeting(&saved.meeting)? {
                self.personal()
                    .purge_withdrawn(&saved.meeting, &today.meeting, now)?;
            }
        }
        Ok(())
    }

    /// All saved meetings, the first saved first, each with what changed since it was saved or last looked at.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn saved(&self, moment: &Moment) -> Result<Vec<Saved>, EngineError> {
        let around = Surroundings::of(self)?;
        let mut list = Vec::new();
        for saved in self.personal().saved()? {
            let resolved = self.directory().resolve(&saved)?;
            // What another directory lists stands in for its own listing as long as that may come back.
            let stands_in = resolved
                .as_ref()
                .is_some_and(|resolved| resolved.by == ResolvedBy::OtherSource)
                && self.directory().meeting(&saved.meeting)?.is_some();
            let today = resolved.map(|resolved| resolved.meeting);
            // Where its own directory does not list it (any more), another's listing takes over.
            let taken_over = match &today {
                Some(own) if own.listing() != Listing::Confirmed => {
                    Some(self.shown_for(own.clone())?)
                        .filter(|shown| shown.listing() == Listing::Confirmed)
                }
                _ => None,
            };
            if let Some(today) = today
                .as_ref()
                .filter(|today| today.id != saved.meeting && !stands_in)
            {
                self.personal().relink(saved.id, today)?;
            }
            // While it may come back, only what matters is told of the one that stands in.
            let may_come_back = today
                .as_ref()
                .is_some_and(|own| own.no_longer_listed.is_none());
            let (compared, stand_in) = match &taken_over {
                Some(other) if may_come_back => (today.as_ref(), Some(other)),
                taken_over => (taken_over.as_ref().or(today.as_ref()), None),
            };
            let mut changed: Vec<String> = match compared {
                Some(today) => changed_fields(&saved.frozen, &today.meeting)
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
                None => Vec::new(),
            };
            let listed_changed = match compared {
                None => saved.seen_listed,
                // Not since when it is missing: it was shown for a while after that.
                Some(today) => today
                    .hidden_since
                    .map_or(!saved.seen_listed, |since| since > saved.looked_at),
            };
            if listed_changed {
                changed.push("listed".to_owned());
            }
            for field in stand_in
                .map(|other| crate::same::changed(&saved.frozen, &other.meeting))
                .unwrap_or_default()
            {
                if !changed.iter().any(|known| known == field) {
                    changed.push(field.to_owned());
                }
            }
            for purged in &saved.purged {
                if !changed.contains(&purged.field) {
                    changed.push(purged.field.clone());
                }
            }
            let shown = today.map(|today| self.shown_for(today)).transpose()?;
            let today = around
                .around_all(shown.into_iter().collect(), moment)?
                .pop();
            let today = today.map(|today| FoundMeeting {
                saved: true,
                ..today
            });
            list.push(Saved {
                withdrawn: saved.purged.clone(),
                changed,
                today,
                saved,
            });
        }
        Ok(list)
    }

    /// The saved meeting that has this id, had it when it was last seen, or is the meeting of this id today.
    pub(crate) fn saved_as(&self, id: &MeetingId) -> Result<Option<SavedMeeting>, EngineError> {
        if let Some(saved) = self.personal().saved_as(id)? {
            return Ok(Some(saved));
        }
        for saved in self.personal().saved()? {
            let Some(resolved) = self.directory().resolve(&saved)? else {
                continue;
            };
            // Where its own directory lists it no more, the list shows another's listing in its place.
            if resolved.meeting.id == *id || self.shown_for(resolved.meeting)?.id == *id {
                return Ok(Some(saved));
            }
        }
        // It may be another listing of a saved one.
        let Some(stored) = self.directory().meeting(id)? else {
            return Ok(None);
        };
        for other in Others::of(self.directory(), stored.row)?.ids() {
            if let Some(saved) = self.personal().saved_as(other)? {
                return Ok(Some(saved));
            }
        }
        Ok(None)
    }
}

/// The fields in which a meeting differs from what it was, as answers name them.
fn changed_fields(was: &Meeting, is: &Meeting) -> Vec<&'static str> {
    let differs = [
        ("name", was.name != is.name),
        ("group", was.group != is.group),
        ("notes", was.notes != is.notes),
        ("page_url", was.page_url != is.page_url),
        ("fellowship", was.fellowship != is.fellowship),
        ("problems", was.problems != is.problems),
        ("attendance", was.attendance != is.attendance),
        ("status", was.status() != is.status()),
        ("schedule", was.schedule != is.schedule),
        ("venue", was.venue != is.venue),
        ("online", was.online != is.online),
        ("contact", was.contact != is.contact),
        ("formats", was.formats != is.formats),
        ("languages", was.languages != is.languages),
        ("audience", was.audience != is.audience),
        ("access", was.access != is.access),
        ("who_may_attend", was.who_may_attend != is.who_may_attend),
        ("cost", was.cost != is.cost),
        ("led_by", was.led_by != is.led_by),
    ];
    differs
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(field, _)| field)
        .collect()
}

#[cfg(test)]
mod tests;
