//! The file `attempts.json` beside the database: what was asked since a source's row was last written, and brought nothing
//! new.
//!
//! Rule: a copy that changed nothing writes no database. What it must leave behind (when a source was asked, what its host
//! cost, when a host's rules were read) stands here, is laid over what the database says, and moves into it with the next
//! real write of that source. A file that is lost or damaged costs one question more to each server, nothing else: it is
//! read as if it were empty.

use super::contacts::Contact;
use super::meetings::StoredMeeting;
use super::sources::{Attempt, Outcome, SourceState, Validators};
use crate::Result;
use circle_domain::SourceId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A bigger file is not ours.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The file; nothing of it is kept in memory, since another program may use the same folder.
pub(super) struct Attempts {
    path: PathBuf,
    /// One change after the other.
    changing: Mutex<()>,
}

/// Its content.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Noted {
    /// By the source's id.
    sources: BTreeMap<String, NotedSource>,
    contacts: Vec<NotedContact>,
    /// When a host was last asked for its rules and said the same as before, in seconds since 1970.
    rules: BTreeMap<String, i64>,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct NotedSource {
    /// In seconds since 1970.
    at: i64,
    bytes: u64,
    seconds: f64,
    /// The server gave new marks for the next request.
    marked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_modified: Option<String>,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct NotedContact {
    host: String,
    source: String,
    requests: u64,
    bytes: u64,
    last: i64,
}

impl NotedContact {
    fn is_of(&self, contact: &Contact) -> bool {
        self.host == contact.host && self.source == contact.source
    }

    fn contact(&self) -> Contact {
        Contact {
            host: self.host.clone(),
            source: self.source.clone(),
            requests: self.requests,
            bytes: self.bytes,
            last: Timestamp::from_second(self.last).unwrap_or(Timestamp::UNIX_EPOCH),
        }
    }
}

impl Attempts {
    /// The file that belongs to the database at `database`.
    pub(super) fn beside(database: &Path) -> Self {
        Self {
            path: database.with_file_name("attempts.json"),
            changing: Mutex::default(),
        }
    }

    /// Overwrites and deletes the file.
    pub(super) fn erase(&self) -> Result<()> {
        let _one = self.lock();
        match crate::personal::erase_file(&self.path) {
            Err(crate::StoreError::File(error)) if error.kind() == std::io::ErrorKind::NotFound => {
                Ok(())
            }
            erased => erased,
        }
    }

    pub(super) fn read(&self) -> Noted {
        let mut bytes = Vec::new();
        let read = std::fs::File::open(&self.path)
            .and_then(|file| file.take(LARGEST).read_to_end(&mut bytes));
        match read {
            Ok(_) => serde_json::from_slice(&bytes).unwrap_or_default(),
            Err(_) => Noted::default(),
        }
    }

    /// Changes the file: it is the old one or the new one whatever happens. Not written when nothing changed.
    fn change<T>(&self, change: impl FnOnce(&mut Noted) -> T) -> Result<T> {
        let _one = self.lock();
        let mut noted = self.read();
        let before = serde_json::to_vec(&noted).unwrap_or_default();
        let answer = change(&mut noted);
        let after =
            serde_json::to_vec(&noted).map_err(|_| crate::StoreError::NotUnderstood("attempt"))?;
        if before == after {
            return Ok(answer);
        }
        // A name of this process's own: two programs never write the same file.
        let new = self
            .path
            .with_extension(format!("json-{}", std::process::id()));
        let written = std::fs::File::create(&new)
            .and_then(|mut file| file.write_all(&after))
            .and_then(|()| std::fs::rename(&new, &self.path));
        if let Err(error) = written {
            // What is left of a write that failed is in nobody's way.
            let _ = std::fs::remove_file(&new);
            return Err(error.into());
        }
        Ok(answer)
    }

    /// Notes attempts that brought what was there already.
    pub(super) fn note(&self, attempts: &[&Attempt<'_>]) -> Result<()> {
        self.change(|noted| {
            for attempt in attempts {
                let known = noted
                    .sources
                    .entry(attempt.source.as_str().to_owned())
                    .or_default();
                (known.at, known.bytes, known.seconds) =
                    (attempt.at.as_second(), attempt.bytes, attempt.seconds);
                if let Some(marks) = attempt.validators {
                    known.marked = true;
                    (known.etag, known.last_modified) =
                        (marks.etag.clone(), marks.last_modified.clone());
                }
            }
        })
    }

    /// Forgets what is noted of a source: its row says it now.
    pub(super) fn forget(&self, sources: &[&SourceId]) -> Result<()> {
        self.change(|noted| {
            for source in sources {
                noted.sources.remove(source.as_str());
            }
        })
    }

    pub(super) fn note_contacts(&self, contacts: &[Contact]) -> Result<()> {
        self.change(|noted| {
            for contact in contacts {
                let last = contact.last.as_second();
                match noted.contacts.iter_mut().find(|known| known.is_of(contact)) {
                    Some(known) => {
                        known.requests = known.requests.saturating_add(contact.requests);
                        known.bytes = known.bytes.saturating_add(contact.bytes);
                        known.last = known.last.max(last);
                    }
                    None => noted.contacts.push(NotedContact {
                        host: contact.host.clone(),
                        source: contact.source.clone(),
                        requests: contact.requests,
                        bytes: contact.bytes,
                        last,
                    }),
                }
            }
        })
    }

    pub(super) fn forget_contacts(&self, contacts: &[Contact]) -> Result<()> {
        self.change(|noted| {
            noted
                .contacts
                .retain(|known| !contacts.iter().any(|contact| known.is_of(contact)));
        })
    }

    fn lock(&self) -> MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Noted {
    /// Lays what is noted of a source over what its row says, where it is newer.
    pub(super) fn lay_over(&self, state: &mut SourceState) {
        let Some(noted) = self.sources.get(state.source.as_str()) else {
            return;
        };
        let Ok(at) = Timestamp::from_second(noted.at) else {
            return;
        };
        if state.last_attempt.is_none_or(|last| at < last) {
            return;
        }
        (state.last_attempt, state.last_success) = (Some(at), Some(at));
        (state.outcome, state.error) = (Outcome::Unchanged, None);
        (state.bytes, state.seconds) = (noted.bytes, noted.seconds);
        if noted.marked {
            state.validators = Validators {
                etag: noted.etag.clone(),
                last_modified: noted.last_modified.clone(),
            };
        }
    }

    /// What is noted of the hosts and sources of `contacts`, beside them.
    pub(super) fn of(&self, contacts: &[Contact]) -> Vec<Contact> {
        self.contacts
            .iter()
            .filter(|known| contacts.iter().any(|contact| known.is_of(contact)))
            .map(NotedContact::contact)
            .collect()
    }

    /// Adds what is noted to what the table says; the latest first.
    pub(super) fn add_to(&self, contacts: &mut Vec<Contact>) {
        for noted in &self.contacts {
            let known = contacts.iter_mut().find(|contact| noted.is_of(contact));
            let noted = noted.contact();
            match known {
                Some(contact) => {
                    contact.requests = contact.requests.saturating_add(noted.requests);
                    contact.bytes = contact.bytes.saturating_add(noted.bytes);
                    contact.last = contact.last.max(noted.last);
                }
                None => contacts.push(noted),
            }
        }
        contacts.sort_by(|one, other| {
            other
                .last
                .cmp(&one.last)
                .then_with(|| one.host.cmp(&other.host))
                .then_with(|| one.source.cmp(&other.source))
        });
    }
}

impl super::Directory {
    /// Gives meetings whose directory was read again since, and brought nothing new, the moment of that.
    pub(super) fn lay_over(&self, meetings: &mut [StoredMeeting]) {
        if meetings.is_empty() {
            return;
        }
        let noted = self.attempts.read();
        for meeting in meetings {
            let at = noted.sources.get(meeting.source.as_str());
            let at = at.and_then(|noted| Timestamp::from_second(noted.at).ok());
            let Some(read) = at.filter(|at| meeting.source_read.is_some_and(|read| read < *at))
            else {
                continue;
            };
            meeting.source_read = Some(read);
            let since = meeting.no_longer_listed.or(meeting.unlisted_since);
            meeting.last_read = Some(since.map_or(read, |since| read.min(since)));
        }
    }

    /// When a host was last asked for its rules and said what it had said before; none: nothing is noted.
    #[must_use]
    pub fn rules_confirmed(&self, host: &str) -> Option<Timestamp> {
        let second = *self.attempts.read().rules.get(host)?;
        Timestamp::from_second(second).ok()
    }

    /// Notes that a host said of its rules what it had said before.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn confirm_rules(&self, host: &str, now: Timestamp) -> Result<()> {
        self.attempts.change(|noted| {
            noted.rules.insert(host.to_owned(), now.as_second());
        })
    }
}

#[cfg(test)]
mod tests;
