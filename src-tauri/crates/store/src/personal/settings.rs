//! Settings: texts under names. Those named `personal.*` (a home place, the last country) are kept, and sealed where there is
//! a passphrase; the others (theme, language, what is due to a server) stand in the table `settings` and can always be read.
//!
//! Rule: what the person chose is set; what the program remembers by itself is noted, and not written while it leaves no trace.

use super::kept::{Keep, Shelf};
use super::{Personal, lock};
use crate::Result;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The beginning of the names of settings that tell of the person.
const PERSONAL: &str = "personal.";

/// What was noted in memory alone; none: taken back.
pub(super) type Noted = BTreeMap<String, Option<String>>;

#[derive(Serialize, Deserialize)]
struct Written {
    key: String,
    value: String,
}

impl Keep for Written {
    const KIND: &'static str = "setting";
}

fn find(shelf: &Shelf<'_>, key: &str) -> Result<Option<(i64, Written)>> {
    let all = shelf.all::<Written>()?;
    Ok(all.into_iter().find(|(_, written)| written.key == key))
}

impl Personal {
    /// The setting `key`; none if it was never made.
    ///
    /// # Errors
    /// [`StoreError::Locked`](crate::StoreError::Locked) for one named `personal.*`; or when the database cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        if let Some(noted) = lock(&self.passing)
            .as_ref()
            .and_then(|passing| passing.get(key))
        {
            return Ok(noted.clone());
        }
        if key.starts_with(PERSONAL) {
            let found = self.kept(|shelf| find(shelf, key))?;
            return Ok(found.map(|(_, written)| written.value));
        }
        self.database.steady(|db| {
            let mut statement = db.prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
            Ok(statement.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// Makes the setting `key`, or takes it back.
    ///
    /// # Errors
    /// [`StoreError::Locked`](crate::StoreError::Locked) for one named `personal.*`; or when the database cannot be written.
    pub fn set_setting(&self, key: &str, value: Option<&str>) -> Result<()> {
        if key.starts_with(PERSONAL) {
            self.set_personal(key, value)?;
        } else {
            self.database.write(|db| {
                match value {
                    Some(value) => db.execute(
                        "INSERT INTO settings (key, value) VALUES (?1, ?2)
                         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                        (key, value),
                    )?,
                    None => db.execute("DELETE FROM settings WHERE key = ?1", [key])?,
                };
                Ok(())
            })?;
        }
        if let Some(passing) = lock(&self.passing).as_mut() {
            passing.remove(key);
        }
        Ok(())
    }

    fn set_personal(&self, key: &str, value: Option<&str>) -> Result<()> {
        self.keep(|shelf| {
            let known = find(shelf, key)?.map(|(id, _)| id);
            let Some(value) = value else {
                if let Some(id) = known {
                    shelf.take::<Written>(id)?;
                }
                return Ok(());
            };
            let written = Written {
                key: key.to_owned(),
                value: value.to_owned(),
            };
            match known {
                Some(id) => shelf.put(id, &written).map(|_| ()),
                None => shelf.add(&written).map(|_| ()),
            }
        })
    }

    /// Remembers something that nobody asked for, under a name like a setting's: in memory alone while no trace is left.
    ///
    /// # Errors
    /// As [`set_setting`](Self::set_setting).
    pub fn note_setting(&self, key: &str, value: Option<&str>) -> Result<()> {
        if let Some(passing) = lock(&self.passing).as_mut() {
            passing.insert(key.to_owned(), value.map(str::to_owned));
            return Ok(());
        }
        self.set_setting(key, value)
    }

    /// From now on what is noted stays in memory and is lost with the program, or is written again.
    pub fn leave_no_trace(&self, on: bool) {
        let mut passing = lock(&self.passing);
        if passing.is_some() != on {
            *passing = on.then(Noted::new);
        }
    }

    /// Whether what is noted stays in memory.
    #[must_use]
    pub fn leaves_no_trace(&self) -> bool {
        lock(&self.passing).is_some()
    }

    /// All settings that can always be read, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn settings(&self) -> Result<Vec<(String, String)>> {
        let written: BTreeMap<String, String> = self.database.steady(|db| {
            let mut statement = db.prepare_cached("SELECT key, value FROM settings")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })?;
        let mut settings = written;
        for (key, value) in lock(&self.passing).iter().flatten() {
            match value {
                Some(value) => settings.insert(key.clone(), value.clone()),
                None => settings.remove(key),
            };
        }
        Ok(settings.into_iter().collect())
    }
}
