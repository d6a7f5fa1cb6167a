//! Every host that was contacted, when and for what: what the page on privacy shows.

use crate::sync::{SyncReport, SyncedSource};
use crate::{Engine, EngineError};
use circle_fetch::{Asked, Trail};
use circle_store::directory::{Contact, Outcome};
use jiff::Timestamp;

/// A host that was contacted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactedHost {
    /// Its name.
    pub host: String,
    /// The directories it was contacted for.
    pub sources: Vec<String>,
    /// How many requests were made.
    pub requests: u64,
    /// How many bytes came from it.
    pub bytes: u64,
    /// When it was last contacted.
    pub last: Timestamp,
}

impl Engine {
    /// Every host that was contacted, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn contacted_hosts(&self) -> Result<Vec<ContactedHost>, EngineError> {
        let mut hosts: Vec<ContactedHost> = Vec::new();
        for contact in self.directory().contacts()? {
            match hosts.iter_mut().find(|host| host.host == contact.host) {
                Some(host) => {
                    host.sources.push(contact.source);
                    host.requests += contact.requests;
                    host.bytes += contact.bytes;
                }
                None => hosts.push(ContactedHost {
                    host: contact.host,
                    sources: vec![contact.source],
                    requests: contact.requests,
                    bytes: contact.bytes,
                    last: contact.last,
                }),
            }
        }
        Ok(hosts)
    }

    /// Notes whom a copy contacted. Files of this computer are nobody.
    pub(crate) fn note_contacts(
        &self,
        report: &SyncReport,
        now: Timestamp,
    ) -> Result<(), EngineError> {
        let (unchanged, others): (Vec<&SyncedSource>, Vec<&SyncedSource>) = report
            .sources
            .iter()
            .filter(|source| !source.contacted.is_empty())
            .partition(|source| source.outcome == Outcome::Unchanged);
        let all = |sources: &[&SyncedSource]| -> Vec<Contact> {
            sources
                .iter()
                .flat_map(|source| contacts(&source.name, &source.contacted, now))
                .collect()
        };
        self.directory().note_contacts(&all(&unchanged))?;
        Ok(self.directory().record_contacts(&all(&others))?)
    }

    /// Notes whom looking at an address contacted, whatever came of it.
    pub(crate) fn note_trail(&self, purpose: &str, trail: &Trail, now: Timestamp) {
        let contacts = contacts(purpose, &trail.asked(), now);
        if let Err(error) = self.directory().record_contacts(&contacts) {
            tracing::warn!(code = error.code(), "who was contacted could not be noted");
        }
    }
}

fn contacts(purpose: &str, asked: &[Asked], now: Timestamp) -> Vec<Contact> {
    let of_host = |asked: &Asked| Contact {
        host: asked.host.clone(),
        source: purpose.to_owned(),
        requests: asked.requests,
        bytes: asked.bytes,
        last: now,
    };
    asked.iter().map(of_host).collect()
}
