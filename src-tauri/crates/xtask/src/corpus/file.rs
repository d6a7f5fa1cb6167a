//! Files of the corpus: plain or compressed, a document or a recorded exchange.

use super::CorpusError;
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A recorded question and its answer.
#[derive(Debug)]
pub(super) struct Exchange {
    /// The path and the query that were asked.
    pub(super) asked: String,
    /// The status of the answer.
    pub(super) status: u64,
    /// The answer.
    pub(super) body: Value,
}

impl Exchange {
    /// The parameters that were asked, in their order.
    pub(super) fn parameters(&self) -> Vec<(String, String)> {
        let query = self.asked.split_once('?').map_or("", |(_, query)| query);
        url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect()
    }
}

/// The bytes of a file, decompressed.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, CorpusError> {
    let fault = |source| CorpusError::File {
        path: path.to_owned(),
        source,
    };
    let bytes = std::fs::read(path).map_err(fault)?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    MultiGzDecoder::new(bytes.as_slice())
        .read_to_end(&mut plain)
        .map_err(fault)?;
    Ok(plain)
}

/// The exchange that a file records; none if it is something else.
pub(super) fn exchange(bytes: &[u8]) -> Option<Exchange> {
    let mut value: Value = serde_json::from_slice(bytes).ok()?;
    let asked = value.get("request")?.get("path")?.as_str()?.to_owned();
    let response = value.get_mut("response")?.as_object_mut()?;
    let status = response.get("status")?.as_u64()?;
    let body = ["body_json", "body_text", "body"]
        .iter()
        .find_map(|key| response.remove(*key))
        .unwrap_or_default();
    Some(Exchange {
        asked,
        status,
        body,
    })
}

/// Every file below a folder, in order.
pub(super) fn all(dir: &Path) -> Result<Vec<PathBuf>, CorpusError> {
    let fault = |source| CorpusError::File {
        path: dir.to_owned(),
        source,
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_dir() {
            found.extend(all(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The exchanges recorded in a folder, with their files' names.
pub(super) fn exchanges(dir: &Path) -> Result<Vec<(String, Exchange)>, CorpusError> {
    let mut found = Vec::new();
    for path in all(dir)? {
        if let Some(exchange) = exchange(&bytes(&path)?) {
            found.push((
                path.file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                exchange,
            ));
        }
    }
    Ok(found)
}
