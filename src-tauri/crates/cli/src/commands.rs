//! One file for each group of commands. Each does what was asked, prints the answer, and says how it ended.

pub(crate) mod calendar;
pub(crate) mod catalogue;
pub(crate) mod discover;
pub(crate) mod help_now;
pub(crate) mod lookup;
pub(crate) mod mapping;
pub(crate) mod saved;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod sources;
pub(crate) mod sync;

use crate::failure::Failure;
use serde::Serialize;
use std::io::Write;

/// Prints one JSON document on standard output.
pub(crate) fn print_json(document: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(document)
        .map_err(|error| Failure::new("internal", error.to_string()))?;
    print_line(&text)
}

/// Prints a line on standard output. Whoever reads may stop reading: that is no failure of ours.
pub(crate) fn print_line(line: &str) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::new("internal", error.to_string()))
        }
        _ => Ok(()),
    }
}
