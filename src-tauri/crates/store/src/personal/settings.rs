//! The table `settings`: what the person chose, as text under a name: locale, theme, home place, the reader's zone.

use super::Personal;
use crate::Result;
use rusqlite::OptionalExtension;

impl Personal {
    /// The setting `key`; none if it was never made.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        self.database.steady(|db| {
            let mut statement = db.prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
            Ok(statement.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// Makes the setting `key`, or takes it back.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_setting(&self, key: &str, value: Option<&str>) -> Result<()> {
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
        })
    }

    /// All settings, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn settings(&self) -> Result<Vec<(String, String)>> {
        self.database.steady(|db| {
            let mut statement =
                db.prepare_cached("SELECT key, value FROM settings ORDER BY key")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
