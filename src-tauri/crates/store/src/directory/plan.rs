//! Which of the records that were read is which of those that are known: by its key, else by another name.

use super::records::{self, Known};
use super::relink::{self, Vanished};
use crate::Result;
use crate::written::body::Unpress;
use circle_domain::{Record, RecordKey};
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

/// An answer beside what is known of its source. The numbers are places in `known`.
pub(super) struct Plan {
    pub(super) known: Vec<Known>,
    /// Under the key that they have.
    pub(super) same: Vec<(usize, Record)>,
    /// Under another key.
    pub(super) renamed: Vec<(usize, Record)>,
    /// Never seen before.
    pub(super) new: Vec<Record>,
    /// Said to be there and unchanged.
    pub(super) silent: Vec<usize>,
    /// Not in the answer.
    pub(super) absent: Vec<usize>,
}

impl Plan {
    pub(super) fn make(
        db: &Connection,
        source: i64,
        records: Vec<Record>,
        unchanged: Option<&HashSet<RecordKey>>,
        unpress: &mut Unpress,
    ) -> Result<Self> {
        let known = records::known(db, source)?;
        let mut places: HashMap<&str, usize> = known
            .iter()
            .enumerate()
            .map(|(place, known)| (known.key.as_str(), place))
            .collect();
        let mut keys = HashSet::with_capacity(records.len());
        let (mut same, mut new) = (Vec::new(), Vec::new());
        for mut record in records {
            record.key = untaken(record.key, &mut keys);
            match places.remove(record.key.as_str()) {
                Some(place) => same.push((place, record)),
                None => new.push(record),
            }
        }
        let mut silent = Vec::new();
        if let Some(unchanged) = unchanged {
            places.retain(|key, place| {
                let said = unchanged.contains(&RecordKey::new(*key));
                if said {
                    silent.push(*place);
                }
                !said
            });
        }
        let mut absent: Vec<usize> = places.into_values().collect();
        absent.sort_unstable_by_key(|place| known.get(*place).map(|known| known.row));
        silent.sort_unstable();
        let mut plan = Self {
            known,
            same,
            renamed: Vec::new(),
            new,
            silent,
            absent,
        };
        // What was there until now first: it is likelier to have a new name than what is missing for weeks.
        for missing in [false, true] {
            plan.relink(db, missing, unpress)?;
        }
        Ok(plan)
    }

    fn relink(&mut self, db: &Connection, missing: bool, unpress: &mut Unpress) -> Result<()> {
        if self.new.is_empty() {
            return Ok(());
        }
        let mut vanished = Vec::new();
        for place in &self.absent {
            if let Some(known) = self.known.get(*place)
                && known.missing_since.is_some() == missing
            {
                vanished.push((*place, known, records::body(db, known.row, unpress)?));
            }
        }
        let names: Vec<Vanished<'_>> = vanished
            .iter()
            .map(|(_, known, body)| Vanished {
                key: &known.key,
                aliases: &body.aliases,
                meetings: &body.meetings,
            })
            .collect();
        let pairs = relink::pair(&names, &self.new);
        let mut found = HashSet::new();
        let mut new = Vec::with_capacity(self.new.len());
        for (record, pair) in std::mem::take(&mut self.new).into_iter().zip(&pairs) {
            match pair.and_then(|pair| vanished.get(pair)) {
                Some((place, ..)) => {
                    found.insert(*place);
                    self.renamed.push((*place, record));
                }
                None => new.push(record),
            }
        }
        self.new = new;
        self.absent.retain(|place| !found.contains(place));
        Ok(())
    }

    /// Every record of the answer that is a known one.
    pub(super) fn matched(&self) -> impl Iterator<Item = (&Known, &Record)> {
        self.same
            .iter()
            .chain(&self.renamed)
            .filter_map(|(place, record)| Some((self.known.get(*place)?, record)))
    }
}

/// `key`, or with a number behind it if it is taken; taken from now on.
pub(super) fn untaken(key: RecordKey, taken: &mut HashSet<String>) -> RecordKey {
    if taken.insert(key.as_str().to_owned()) {
        return key;
    }
    let mut number = 2_u64;
    loop {
        let other = format!("{key}~{number}");
        if taken.insert(other.clone()) {
            return RecordKey::new(other);
        }
        number += 1;
    }
}
