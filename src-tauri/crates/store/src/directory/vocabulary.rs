//! All words of the full-text index, each with its rows: what an index beside the file finds words with.

use crate::{Result, StoreError};
use rusqlite::Connection;

/// Gives each word to `each`, in the order of their bytes, with the rows that have it, ascending, each once.
pub(super) fn read(db: &Connection, each: &mut dyn FnMut(&str, &[i64])) -> Result<()> {
    let mut statement = db.prepare_cached("SELECT term, doc FROM vocabulary")?;
    let mut found = statement.query([])?;
    let (mut word, mut rows) = (String::new(), Vec::new());
    while let Some(row) = found.next()? {
        let term = row
            .get_ref(0)?
            .as_str()
            .map_err(|_| StoreError::NotUnderstood("word"))?;
        if term != word {
            give(&word, &mut rows, each);
            word.clear();
            word.push_str(term);
        }
        rows.push(row.get(1)?);
    }
    give(&word, &mut rows, each);
    Ok(())
}

fn give(word: &str, rows: &mut Vec<i64>, each: &mut dyn FnMut(&str, &[i64])) {
    if !rows.is_empty() {
        rows.sort_unstable();
        rows.dedup();
        each(word, rows);
        rows.clear();
    }
}
