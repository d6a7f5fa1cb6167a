//! The table `contacts`: every host that was contacted, when, and for which source; with what stands beside the database.

use super::Directory;
use crate::Result;
use jiff::Timestamp;

/// A host that was contacted for a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The host's name.
    pub host: String,
    /// What the source was called.
    pub source: String,
    /// How many requests were made.
    pub requests: u64,
    /// How many bytes came over the wire.
    pub bytes: u64,
    /// When it was last contacted.
    pub last: Timestamp,
}

impl Directory {
    /// Adds up what was contacted, all in one transaction.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn record_contacts(&self, contacts: &[Contact]) -> Result<()> {
        if contacts.is_empty() {
            return Ok(());
        }
        let noted = self.attempts.read().of(contacts);
        self.database.write(|db| {
            let mut statement = db.prepare_cached(
                "INSERT INTO contacts (host, source, requests, bytes, last) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (host, source) DO UPDATE SET requests = requests + excluded.requests,
                    bytes = bytes + excluded.bytes, last = max(last, excluded.last)",
            )?;
            for contact in contacts.iter().chain(&noted) {
                statement.execute((&contact.host, &contact.source, contact.requests, contact.bytes, contact.last.as_second()))?;
            }
            Ok(())
        })?;
        if !noted.is_empty() {
            // Last: should this fail, more is shown than was asked, never less.
            self.attempts.forget_contacts(&noted)?;
        }
        Ok(())
    }

    /// Adds up what was contacted and brought nothing new, beside the database.
    ///
    /// # Errors
    /// When neither the file nor the database can be written.
    pub fn note_contacts(&self, contacts: &[Contact]) -> Result<()> {
        if contacts.is_empty() {
            return Ok(());
        }
        self.attempts
            .note_contacts(contacts)
            .or_else(|_| self.record_contacts(contacts))
    }

    /// Every host that was contacted and what for, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn contacts(&self) -> Result<Vec<Contact>> {
        let noted = self.attempts.read();
        let mut contacts: Vec<Contact> = self.database.steady(|db| {
            let mut statement =
                db.prepare_cached("SELECT host, source, requests, bytes, last FROM contacts ORDER BY last DESC, host, source")?;
            let rows = statement.query_map([], |row| {
                Ok(Contact {
                    host: row.get(0)?,
                    source: row.get(1)?,
                    requests: row.get(2)?,
                    bytes: row.get(3)?,
                    last: Timestamp::from_second(row.get(4)?).unwrap_or(Timestamp::UNIX_EPOCH),
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })?;
        noted.add_to(&mut contacts);
        Ok(contacts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Directory;

    #[test]
    fn contacts_add_up_and_outlive_their_source() {
        let folder = tempfile::tempdir().expect("a folder");
        let now = Timestamp::UNIX_EPOCH;
        let (directory, _) =
            Directory::open(&folder.path().join("directory.db"), now).expect("a new file");
        let contact = |requests, second| Contact {
            host: "lists.example".to_owned(),
            source: "Valley Intergroup".to_owned(),
            requests,
            bytes: 10,
            last: Timestamp::from_second(second).expect("a moment"),
        };
        directory
            .record_contacts(&[contact(3, 60)])
            .expect("written");
        directory
            .record_contacts(&[contact(1, 30)])
            .expect("written");
        let expected = Contact {
            bytes: 20,
            ..contact(4, 60)
        };
        assert_eq!(
            directory.contacts().expect("read"),
            [expected],
            "one row a host and source, the latest moment kept"
        );
    }
}
