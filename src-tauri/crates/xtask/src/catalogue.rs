//! `cargo xtask catalogue --reference DIR`: where every address of the catalogue comes from.
//!
//! Rule: no address is made up. Each stands, letter for letter, in what was collected; and each usable row of what was
//! collected is in the catalogue, or in the list of what was left out, with a reason.

use crate::process::root;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Why the catalogue did not pass.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CatalogueError {
    /// A file could not be read.
    #[error("{path} cannot be read: {why}")]
    File {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Something was not as it must be; each is printed.
    #[error("the catalogue fails in {0} places")]
    Failed(usize),
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    url: String,
}

#[derive(Deserialize)]
struct LeftOut {
    address: String,
    reason: String,
}

/// A row of the feeds that were collected.
#[derive(Deserialize)]
struct Feed {
    url: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    status: String,
}

/// A row of a list of servers.
#[derive(Deserialize)]
struct Server {
    #[serde(alias = "rootURL")]
    url: String,
}

/// Compares the catalogue with what was collected in `reference`, and prints what is wrong.
///
/// # Errors
/// When a file cannot be read, and when anything is not as it must be.
pub(crate) fn run(reference: &Path) -> Result<(), CatalogueError> {
    let data = root().join("src-tauri/crates/engine/data");
    let entries: Vec<Entry> = json(&data.join("catalogue.json"))?;
    let left_out: Vec<LeftOut> = json(&data.join("catalogue_left_out.json"))?;
    let (collected, guessed) = collected(reference)?;
    let mut text = String::new();
    for folder in ["reference", "field", "corpus/hsds/oruk-1"] {
        read_all(&reference.join(folder), &mut text)?;
    }
    let mut failures = Vec::new();
    for entry in &entries {
        if guessed.contains(&entry.url) {
            failures.push(format!("{}: {} is a guess", entry.id, entry.url));
        }
        // Quoted as in a list, or marked as in a note: a longer address is another one.
        let written = ['"', '`', '|', ' ']
            .iter()
            .any(|end| text.contains(&format!("{}{end}", entry.url)));
        if !written {
            failures.push(format!("{}: {} stands nowhere", entry.id, entry.url));
        }
    }
    let known: BTreeSet<&str> = entries.iter().map(|entry| entry.url.as_str()).collect();
    let reasons: BTreeSet<&str> = left_out.iter().map(|row| row.address.as_str()).collect();
    for url in &collected {
        match (known.contains(url.as_str()), reasons.contains(url.as_str())) {
            (false, false) => failures.push(format!("{url} is forgotten")),
            (true, true) => failures.push(format!("{url} is in the catalogue and left out")),
            _ => {}
        }
    }
    for row in &left_out {
        if row.reason.trim().is_empty() || !collected.contains(&row.address) {
            failures.push(format!("{} is left out without need", row.address));
        }
    }
    for failure in &failures {
        println!("{failure}");
    }
    println!(
        "{} entries; {} addresses collected, {} left out with a reason, {} guesses ignored",
        entries.len(),
        collected.len(),
        left_out.len(),
        guessed.len()
    );
    if failures.is_empty() {
        Ok(())
    } else {
        Err(CatalogueError::Failed(failures.len()))
    }
}

/// The addresses that were collected, and those that somebody only guessed by their pattern.
fn collected(reference: &Path) -> Result<(BTreeSet<String>, BTreeSet<String>), CatalogueError> {
    let of = |name: &str| reference.join("reference").join(name);
    let mut all = BTreeSet::new();
    let mut guessed = BTreeSet::new();
    for name in ["known_feeds.json", "fellowship-feeds.json"] {
        for feed in json::<Vec<Feed>>(&of(name))? {
            if feed.kind == "bmlt" && feed.status.contains("guessed") {
                guessed.insert(feed.url);
            } else {
                all.insert(feed.url);
            }
        }
    }
    for name in ["serverList.json", "rootServerList.json"] {
        all.extend(
            json::<Vec<Server>>(&of(name))?
                .into_iter()
                .map(|server| server.url),
        );
    }
    let services = reference.join("corpus/hsds/oruk-1/V1_DashboardResponse.json");
    all.extend(
        json::<Vec<Server>>(&services)?
            .into_iter()
            .map(|server| server.url),
    );
    // What a list of servers confirms is no guess.
    guessed.retain(|url| !all.contains(url));
    Ok((all, guessed))
}

fn json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, CatalogueError> {
    let told = |why: String| CatalogueError::File {
        path: path.to_path_buf(),
        why,
    };
    let text = fs::read_to_string(path).map_err(|error| told(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| told(error.to_string()))
}

fn read_all(folder: &Path, text: &mut String) -> Result<(), CatalogueError> {
    let told = |error: std::io::Error| CatalogueError::File {
        path: folder.to_path_buf(),
        why: error.to_string(),
    };
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.is_dir() {
            read_all(&path, text)?;
        } else {
            let bytes = fs::read(&path).map_err(told)?;
            // Some lists write their slashes with a stroke before them.
            text.push_str(&String::from_utf8_lossy(&bytes).replace("\\/", "/"));
            text.push('\n');
        }
    }
    Ok(())
}
