//! Which hosts were asked: every one, also those that a redirect leads to, and also where it came to nothing. Counted while
//! the requests are made, so that a fetch that fails or is stopped leaves its trail too.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What was asked of one host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Its name.
    pub host: String,
    /// How many requests were made, repeated ones and redirects included.
    pub requests: u64,
    /// How many bytes of bodies came from it over the wire.
    pub bytes: u64,
}

#[derive(Debug, Default)]
struct Hosts {
    asked: BTreeMap<String, (u64, u64)>,
    last: Option<String>,
}

/// The hosts that were asked for one purpose. Copies of it are the same trail.
#[derive(Clone, Debug, Default)]
pub struct Trail(Arc<Mutex<Hosts>>);

impl Trail {
    /// Every host that was asked, by name.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        let hosts = self.hosts();
        let asked = hosts.asked.iter();
        asked
            .map(|(host, (requests, bytes))| Asked {
                host: host.clone(),
                requests: *requests,
                bytes: *bytes,
            })
            .collect()
    }

    /// The host that was asked last: the one that an answer came from.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        self.hosts().last.clone()
    }

    pub(crate) fn ask(&self, host: &str) {
        let mut hosts = self.hosts();
        hosts.asked.entry(host.to_owned()).or_default().0 += 1;
        hosts.last = Some(host.to_owned());
    }

    /// The guard did not let it come to a connection, or there was none to be made.
    pub(crate) fn take_back(&self, host: &str) {
        let mut hosts = self.hosts();
        if let Some(counts) = hosts.asked.get_mut(host) {
            counts.0 = counts.0.saturating_sub(1);
            if *counts == (0, 0) {
                hosts.asked.remove(host);
            }
        }
    }

    pub(crate) fn receive(&self, host: &str, bytes: usize) {
        self.hosts().asked.entry(host.to_owned()).or_default().1 += bytes as u64;
    }

    fn hosts(&self) -> MutexGuard<'_, Hosts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
