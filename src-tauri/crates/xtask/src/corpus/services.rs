//! The examples of every version of Open Referral: no feeds, but each of them must be read whole.

use super::{CorpusError, file};
use circle_domain::{FeedFormat, SourceId};
use circle_feeds::{Document, ReadOptions, Role};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Reads every example below `dir/hsds`; a line for each, and what is not as it must be.
pub(super) fn read(dir: &Path) -> Result<(Vec<String>, Vec<String>), CorpusError> {
    let folder = dir.join("hsds");
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    if !folder.is_dir() {
        return Ok((lines, faults));
    }
    let mut packages: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in file::all(&folder)? {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let parent = path.parent().unwrap_or(&path).to_owned();
        if circle_feeds::hsds::is_table(&name) && name.ends_with(".csv") {
            packages.entry(parent).or_default().push(path);
        } else if name.starts_with("service_")
            && parent.ends_with("examples")
            && name.ends_with(".json")
            || parent.ends_with("services")
        {
            packages.insert(path.clone(), vec![path]);
        }
    }
    for (place, files) in packages {
        let shown = place
            .strip_prefix(dir)
            .unwrap_or(&place)
            .display()
            .to_string();
        let mut documents = Vec::new();
        for path in &files {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            documents.push((name, file::bytes(path)?));
        }
        let documents: Vec<Document<'_>> = documents
            .iter()
            .map(|(name, bytes)| Document {
                role: Role::Listing,
                name,
                bytes,
            })
            .collect();
        let source = SourceId::of_location(&shown);
        let options = ReadOptions {
            source: &source,
            fellowship: None,
            country: None,
            read_at: jiff::Timestamp::UNIX_EPOCH,
            mapping: None,
            all_services: true,
        };
        match circle_feeds::read(FeedFormat::Hsds, &documents, &options) {
            Ok(reading) => {
                lines.push(format!(
                    "{shown}: read {}, accepted {}, rejected {}, {} notices",
                    reading.read,
                    reading.records.len(),
                    reading.rejected,
                    reading.notices.len()
                ));
                if reading.records.is_empty()
                    || reading.read != reading.records.len() + reading.rejected
                {
                    faults.push(format!("{shown}: a service is lost"));
                }
            }
            Err(error) => faults.push(format!("{shown}: {error}")),
        }
    }
    Ok((lines, faults))
}
