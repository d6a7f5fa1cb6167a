//! The documents of a feed.

use super::manifest::Entry;
use super::{CorpusError, file};
use circle_domain::FeedFormat;
use circle_feeds::{Document, Role};
use std::path::Path;

/// The documents of one feed, with what is needed to read them.
#[derive(Debug)]
pub(super) struct Documents {
    /// The format.
    pub(super) format: FeedFormat,
    parts: Vec<(Role, Vec<u8>)>,
}

impl Documents {
    /// As the reader takes them.
    pub(super) fn parts(&self) -> Vec<Document<'_>> {
        self.parts
            .iter()
            .map(|(role, bytes)| Document {
                role: *role,
                name: "",
                bytes,
            })
            .collect()
    }

    /// Of a table: the lines with something in them, without the one of the columns' names.
    pub(super) fn lines(&self) -> Option<usize> {
        let [(Role::Listing, bytes)] = self.parts.as_slice() else {
            return None;
        };
        let filled = |line: &&[u8]| line.iter().any(u8::is_ascii_alphanumeric);
        (self.format == FeedFormat::Csv).then(|| {
            let lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r'));
            lines.filter(filled).count().saturating_sub(1)
        })
    }
}

/// The documents of a feed; none when this version does not read its format.
pub(super) fn documents(dir: &Path, entry: &Entry) -> Result<Option<Documents>, CorpusError> {
    let Some(format) = FeedFormat::parse(&entry.format) else {
        return Ok(None);
    };
    let path = dir.join(&entry.path);
    let bytes = file::bytes(&path)?;
    let body = match file::exchange(&bytes) {
        Some(exchange) => exchange.body.to_string().into_bytes(),
        None => bytes,
    };
    if format != FeedFormat::Bmlt {
        return Ok(Some(Documents {
            format,
            parts: vec![(Role::Listing, body)],
        }));
    }
    let mut parts = Vec::new();
    if let Some(folder) = path.parent() {
        for (_, exchange) in file::exchanges(folder)? {
            let parameters = exchange.parameters();
            // Asked as the plan asks: the formats in use, in the server's own language.
            let role = match parameters.as_slice() {
                [(name, operation)] if name == "switcher" && exchange.status == 200 => {
                    match operation.as_str() {
                        "GetServerInfo" => Role::Info,
                        "GetFormats" => Role::Formats,
                        _ => continue,
                    }
                }
                _ => continue,
            };
            let known = parts.iter().any(|(other, _)| *other == role);
            if !known && exchange.body.is_array() && exchange.asked.contains("/json/") {
                parts.push((role, exchange.body.to_string().into_bytes()));
            }
        }
    }
    parts.push((Role::Meetings, body));
    Ok(Some(Documents { format, parts }))
}
