//! Half of the meetings a second time, through an aggregator: what it costs to find out that they are the same.

use super::data::{Feed, Stock};
use super::{BenchError, questions};
use circle_domain::{FeedFormat, FellowshipId, Source, SourceId};
use circle_engine::same::{Includes, settle};
use circle_feeds::{Document, ReadOptions, Role};
use circle_store::Directory;
use circle_store::directory::Applied;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

/// More than these say nothing else.
const MOST: usize = 100_000;

/// What it cost.
pub(super) struct Same {
    pub(super) meetings: usize,
    /// Meetings that are in two directories.
    pub(super) clusters: usize,
    /// From the last record written to the last cluster.
    pub(super) seconds: f64,
    /// Asking when there is nothing to do.
    pub(super) idle_seconds: f64,
}

/// Writes `size` meetings, at most [`MOST`], into a directory of their own below `folder`.
pub(super) fn measure(size: usize, stock: &Stock, folder: &Path) -> Result<Same, BenchError> {
    let told = |error: &dyn std::fmt::Display| BenchError::Told(error.to_string());
    let (directory, _) =
        Directory::open(&folder.join("same.db"), questions::now()).map_err(|error| told(&error))?;
    // From here on, what is written is noted if it can be the same as anything else.
    settle(&directory, &Includes::default())?;
    let half = size.min(MOST) / 2;
    let mut meetings = 0;
    let mut copies: Vec<Value> = Vec::with_capacity(half);
    stock.feeds(half, false, |feed: Feed| -> Result<(), BenchError> {
        let location = format!("https://bench.example/{}", feed.name);
        let rows: Vec<Value> = serde_json::from_slice(&feed.body)?;
        for mut row in rows {
            let Some(fields) = row.as_object_mut() else {
                continue;
            };
            let slug = fields.remove("slug").unwrap_or_default();
            fields.insert("slug".to_owned(), json!(copies.len().to_string()));
            fields.insert("source_slug".to_owned(), slug);
            fields.insert("data_source".to_owned(), json!(location));
            copies.push(row);
        }
        meetings += write(&directory, &location, Some(feed.fellowship), &feed.body)?;
        Ok(())
    })?;
    let body = Value::Array(copies).to_string();
    meetings += write(
        &directory,
        "https://many.example/all.json",
        None,
        body.as_bytes(),
    )?;
    let started = Instant::now();
    settle(&directory, &Includes::default())?;
    let seconds = started.elapsed().as_secs_f64();
    let started = Instant::now();
    settle(&directory, &Includes::default())?;
    let idle_seconds = started.elapsed().as_secs_f64();
    let clusters = directory.clusters().map_err(|error| told(&error))?.len();
    Ok(Same {
        meetings,
        clusters,
        seconds,
        idle_seconds,
    })
}

/// Reads one list and writes it; how many meetings it has.
fn write(
    directory: &Directory,
    location: &str,
    fellowship: Option<FellowshipId>,
    body: &[u8],
) -> Result<usize, BenchError> {
    let id = SourceId::of_location(location);
    let options = ReadOptions {
        mapping: None,
        all_services: false,
        source: &id,
        fellowship: fellowship.as_ref(),
        country: None,
        read_at: questions::now(),
    };
    let document = Document {
        role: Role::Listing,
        name: "",
        bytes: body,
    };
    let reading = circle_feeds::read(FeedFormat::MeetingGuide, &[document], &options)
        .map_err(|error| BenchError::Told(error.to_string()))?;
    let source = Source {
        format: Some(FeedFormat::MeetingGuide),
        fellowship,
        id,
        ..Source::new(location, location)
    };
    let meetings = reading
        .records
        .iter()
        .map(|record| record.meetings.len())
        .sum();
    let applied = Applied {
        rejected: reading.rejected,
        ..Applied::new(questions::now(), reading.read)
    };
    directory
        .apply(&source, reading.records, &applied)
        .map_err(|error| BenchError::Told(error.to_string()))?;
    Ok(meetings)
}
