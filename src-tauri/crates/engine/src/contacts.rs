//! Every host that was contacted, when and for what: what the page on privacy shows.

use crate::sync::{SyncReport, SyncedSource};
use crate::{Engine, EngineError};
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
            .filter(|source| source.requests > 0)
            .partition(|source| source.outcome == Outcome::Unchanged);
        let contacts = |sources: &[&SyncedSource]| -> Vec<Contact> {
            let contact = |source: &&SyncedSource| Contact {
                host: source.host.clone(),
                source: source.name.clone(),
                requests: u64::from(source.requests),
                bytes: source.bytes,
                last: now,
            };
            sources.iter().map(contact).collect()
        };
        self.directory().note_contacts(&contacts(&unchanged))?;
        Ok(self.directory().record_contacts(&contacts(&others))?)
    }
}
