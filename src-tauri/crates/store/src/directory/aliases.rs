//! The table `aliases`: by which other names a record can be found. It holds short hashes; the record's body has the
//! names themselves, and decides.

use crate::Result;
use circle_domain::Alias;
use rusqlite::Connection;

pub(super) fn short_hash(kind: &str, value: &str) -> i64 {
    let mut hasher = blake3::Hasher::new();
    hasher
        .update(kind.as_bytes())
        .update(&[0])
        .update(value.as_bytes());
    let hash = hasher.finalize();
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(hash.as_bytes()) {
        *to = *from;
    }
    i64::from_le_bytes(bytes)
}

pub(super) fn put(db: &Connection, record: i64, aliases: &[Alias]) -> Result<()> {
    let mut statement =
        db.prepare_cached("INSERT OR IGNORE INTO aliases (name, record) VALUES (?1, ?2)")?;
    for alias in aliases {
        statement.execute((short_hash(alias.kind.as_str(), &alias.value), record))?;
    }
    Ok(())
}

pub(super) fn take_out(db: &Connection, record: i64, aliases: &[Alias]) -> Result<()> {
    let mut statement = db.prepare_cached("DELETE FROM aliases WHERE name = ?1 AND record = ?2")?;
    for alias in aliases {
        statement.execute((short_hash(alias.kind.as_str(), &alias.value), record))?;
    }
    Ok(())
}

/// A name that no publisher gives; `record` may have it already.
pub(super) fn put_name(db: &Connection, record: i64, kind: &str, value: &str) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO aliases (name, record) VALUES (?1, ?2)")?
        .execute((short_hash(kind, value), record))?;
    Ok(())
}

pub(super) fn take_out_name(db: &Connection, record: i64, kind: &str, value: &str) -> Result<()> {
    db.prepare_cached("DELETE FROM aliases WHERE name = ?1 AND record = ?2")?
        .execute((short_hash(kind, value), record))?;
    Ok(())
}

/// The records that may have this name, at most `limit`.
pub(super) fn candidates(db: &Connection, alias: &Alias, limit: usize) -> Result<Vec<i64>> {
    named(db, short_hash(alias.kind.as_str(), &alias.value), limit)
}

/// The records that have the name of this hash, at most `limit`.
pub(super) fn named(db: &Connection, name: i64, limit: usize) -> Result<Vec<i64>> {
    let mut statement =
        db.prepare_cached("SELECT record FROM aliases WHERE name = ?1 ORDER BY record LIMIT ?2")?;
    let rows = statement.query_map((name, limit), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
