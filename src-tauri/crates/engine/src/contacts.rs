//! Every host that was contacted, when and for what: what the page on privacy shows.

use crate::{Engine, EngineError};
use jiff::Timestamp;

/// A host that was contacted.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactedHost {
    /// Its name.
    pub host: String,
    /// The directories it was contacted for.
    pub sources: Vec<String>,
    /// How many requests were made.
    pub requests: u32,
    /// How many bytes came from it.
    pub bytes: f64,
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
        for known in self.sources()?.into_iter().filter(|known| !known.source.sample && !known.is_local()) {
            let Some(state) = known.state.as_ref() else { continue };
            let Some(last) = state.last_attempt else { continue };
            #[allow(clippy::cast_precision_loss, reason = "bytes of a copy are far from where a float loses one")]
            let bytes = state.bytes as f64;
            match hosts.iter_mut().find(|host| host.host == known.host()) {
                Some(host) => {
                    host.sources.push(known.source.name.clone());
                    host.bytes += bytes;
                    host.requests += 1;
                    host.last = host.last.max(last);
                }
                None => hosts.push(ContactedHost { host: known.host(), sources: vec![known.source.name.clone()], requests: 1, bytes, last }),
            }
        }
        hosts.sort_by(|one, other| other.last.cmp(&one.last).then_with(|| one.host.cmp(&other.host)));
        Ok(hosts)
    }
}
