//! The table `state`: one row that says how new the file is and what is still to be done about it.

use crate::Result;
use jiff::Timestamp;
use rusqlite::Connection;

/// Makes the row. Generations start at the moment of creation, so that an index that was built from a deleted file
/// never fits the one that took its place.
pub(super) fn start(db: &Connection, now: Timestamp) -> Result<()> {
    db.execute(
        "INSERT OR IGNORE INTO state (id, generation) VALUES (1, ?1)",
        [now.as_millisecond()],
    )?;
    Ok(())
}

pub(super) fn generation(db: &Connection) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT generation FROM state WHERE id = 1")?
        .query_row([], |row| row.get(0))?)
}

/// The step is any: after an older copy of the file was put in its place, no later state has the number of another one.
pub(super) fn count_up(db: &Connection) -> Result<()> {
    db.execute(
        "UPDATE state SET generation = generation + 1 + abs(random() % 1000000) WHERE id = 1",
        [],
    )?;
    Ok(())
}

/// Whether every meeting's name is written in its row.
pub(super) fn is_named(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT named FROM state WHERE id = 1", [], |row| row.get(0))?)
}

pub(super) fn set_named(db: &Connection) -> Result<()> {
    db.execute("UPDATE state SET named = 1 WHERE id = 1", [])?;
    Ok(())
}

pub(super) fn purge_due(db: &Connection) -> Result<bool> {
    Ok(
        db.query_row("SELECT purge_due FROM state WHERE id = 1", [], |row| {
            row.get(0)
        })?,
    )
}

pub(super) fn set_purge_due(db: &Connection, due: bool) -> Result<()> {
    db.execute("UPDATE state SET purge_due = ?1 WHERE id = 1", [due])?;
    Ok(())
}

/// By which version of the rules, and among whom, it was last settled which listings are the same meeting.
pub(super) fn settled_by(db: &Connection) -> Result<(u32, String)> {
    Ok(db
        .prepare_cached("SELECT settled_rules, settled_carries FROM state WHERE id = 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

pub(super) fn set_settled_by(db: &Connection, rules: u32, carries: &str) -> Result<()> {
    db.execute(
        "UPDATE state SET settled_rules = ?1, settled_carries = ?2 WHERE id = 1",
        (rules, carries),
    )?;
    Ok(())
}
