//! `cargo xtask corpus DIR`: reads real directories and judges what came of them.
//!
//! The material is private: what is printed are counts and codes, never a row.

mod feed;
mod file;
mod judge;
mod manifest;
mod replay;
mod same;
mod services;
mod snapshots;

use manifest::Manifest;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Why the corpus did not pass.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CorpusError {
    /// A file of it could not be read.
    #[error("{path} cannot be read: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// `manifest.json` is not what it should be.
    #[error("{path} is no manifest: {source}")]
    Manifest {
        /// Which.
        path: PathBuf,
        /// Where it is wrong.
        source: serde_json::Error,
    },
    /// The moments of one directory could not be copied.
    #[error("the snapshots cannot be copied: {0}")]
    Snapshots(String),
    /// The feeds could not be put into one store.
    #[error("the feeds cannot be compared: {0}")]
    Same(String),
    /// Something was not as it must be; each is printed.
    #[error("the corpus fails in {0} places")]
    Failed(usize),
}

/// Reads every feed that `dir/manifest.json` lists, prints a line for each, and replays the recorded searches.
///
/// # Errors
/// When a file cannot be read, and when anything is not as it must be.
pub(crate) fn run(dir: &Path) -> Result<(), CorpusError> {
    let manifest = Manifest::open(&dir.join("manifest.json"))?;
    let mut failures: Vec<String> = Vec::new();
    let mut readings: Vec<same::Read<'_>> = Vec::new();
    for entry in &manifest.feeds {
        match feed::documents(dir, entry)? {
            None => println!("{}: not read yet ({})", entry.path, entry.format),
            Some(documents) => {
                let (line, faults, reading) = judge::judge(entry, &documents);
                println!("{line}");
                readings.extend(reading.map(|reading| same::Read {
                    entry,
                    format: documents.format,
                    reading,
                }));
                failures.extend(
                    faults
                        .into_iter()
                        .map(|fault| format!("{}: {fault}", entry.path)),
                );
            }
        }
    }
    let (lines, faults) = services::read(dir)?;
    for line in lines {
        println!("{line}");
    }
    failures.extend(faults);
    let (lines, faults) = snapshots::run(dir)?;
    for line in lines {
        println!("{line}");
    }
    failures.extend(faults);
    let read = readings.len();
    let (lines, faults) = same::run(dir, &manifest, readings)?;
    for line in lines {
        println!("{line}");
    }
    failures.extend(faults);
    for (folder, count) in others(dir, &manifest)? {
        println!("{folder}: {count} files, not a feed");
    }
    for entry in manifest.feeds.iter().filter(|entry| entry.format == "bmlt") {
        if let Some(documents) = feed::documents(dir, entry)? {
            let report = replay::run(dir, entry, &documents)?;
            for line in &report.lines {
                println!("{line}");
            }
            failures.extend(
                report
                    .failures
                    .into_iter()
                    .map(|fault| format!("{}: {fault}", entry.path)),
            );
        }
    }
    for failure in &failures {
        println!("FAILED {failure}");
    }
    println!("corpus: {read} feeds");
    if failures.is_empty() {
        Ok(())
    } else {
        Err(CorpusError::Failed(failures.len()))
    }
}

/// How many files of each folder are no feed.
fn others(dir: &Path, manifest: &Manifest) -> Result<BTreeMap<String, usize>, CorpusError> {
    let mut counts = BTreeMap::new();
    for path in file::all(dir)? {
        let name = path.strip_prefix(dir).unwrap_or(&path);
        let is_feed = manifest
            .feeds
            .iter()
            .any(|entry| Path::new(&entry.path) == name);
        if !is_feed && name != Path::new("manifest.json") {
            let folder = name.parent().unwrap_or(name).to_string_lossy().into_owned();
            *counts.entry(folder).or_insert(0) += 1;
        }
    }
    Ok(counts)
}
