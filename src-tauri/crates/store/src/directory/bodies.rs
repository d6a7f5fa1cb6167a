//! Bodies of records, encoded and compressed before the one writer is asked for: whoever reads an answer has a thread of
//! their own for that, and the writer is what all copies wait for.

use super::{Directory, records, sources};
use crate::Result;
use crate::written::body::{self, Press};
use circle_domain::{Record, SourceId};
use std::collections::{HashMap, HashSet};

/// The bodies of an answer's records, by their keys. What is missing here is encoded by the writer.
#[derive(Debug, Default)]
pub struct Bodies {
    by_key: HashMap<String, Encoded>,
}

/// One body.
#[derive(Debug)]
pub(super) struct Encoded {
    pub(super) hash: [u8; 16],
    /// None: the source has such a body already, and it will hardly be written.
    pub(super) pressed: Option<Vec<u8>>,
}

impl Bodies {
    pub(super) fn get(&self, key: &str) -> Option<&Encoded> {
        self.by_key.get(key)
    }
}

impl Directory {
    /// Encodes and compresses what [`apply`](Self::apply) will write of `records`. Takes no part in a transaction: what
    /// another copy changes meanwhile only makes it less useful.
    ///
    /// # Errors
    /// When the database cannot be read, or a record is larger than any can be.
    pub fn encode(&self, source: &SourceId, records: &[Record]) -> Result<Bodies> {
        let known: HashSet<[u8; 16]> = self.database.steady(|db| {
            let Some(row) = sources::find(db, source)? else {
                return Ok(HashSet::new());
            };
            Ok(records::known(db, row)?
                .into_iter()
                .map(|known| known.content_hash)
                .collect())
        })?;
        let mut press = Press::new()?;
        let mut plain = Vec::new();
        let mut by_key = HashMap::with_capacity(records.len());
        let mut repeated = HashSet::new();
        for record in records {
            let key = record.key.as_str();
            body::write(record, &mut plain)?;
            let hash = body::hash(&plain);
            let pressed = if known.contains(&hash) {
                None
            } else {
                let mut pressed = Vec::new();
                press.press(&plain, &mut pressed)?;
                Some(pressed)
            };
            if by_key
                .insert(key.to_owned(), Encoded { hash, pressed })
                .is_some()
            {
                repeated.insert(key);
            }
        }
        // Records of one key are told apart by the writer.
        by_key.retain(|key, _| !repeated.contains(key.as_str()));
        Ok(Bodies { by_key })
    }
}
