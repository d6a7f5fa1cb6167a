//! The feeds of the corpus as the sources of one store.
//!
//! Beside the feeds themselves: what a collector of many publishers took over, parted by publisher. Where the publisher's own
//! feed is there too, the collector's rows name the publisher and its number, as an aggregator's do.

use super::super::manifest::{Entry, Manifest};
use super::super::{CorpusError, file};
use super::Read;
use super::judge::Side;
use circle_domain::{
    AliasKind, FeedFormat, FellowshipId, MeetingId, Reading, Record, Source, SourceId,
};
use circle_engine::sync::complete;
use circle_feeds::{Document, ReadOptions, Role};
use circle_matching::publisher;
use circle_places::Places;
use circle_store::directory::Applied;
use circle_store::{Directory, StoreError};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// What a collector of many publishers wrote.
const COLLECTED: &str = "directories/us-69632-meetings-16-programmes_2026-07.jsonl.gz";
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// One source, read.
pub(super) struct Feed {
    source: Source,
    reading: Reading,
    publisher: String,
}

impl Feed {
    fn new(
        location: String,
        publisher: String,
        (format, fellowship): (FeedFormat, Option<&str>),
        time_zone: Option<&str>,
        mut reading: Reading,
    ) -> Self {
        let source = Source {
            format: Some(format),
            fellowship: fellowship.map(FellowshipId::new),
            time_zone: time_zone.map(str::to_owned),
            single_zone: time_zone.is_some(),
            ..Source::new(publisher.clone(), location)
        };
        if let Ok(places) = Places::embedded() {
            complete(&mut reading, &source, places, Timestamp::UNIX_EPOCH);
        }
        Self {
            source,
            reading,
            publisher,
        }
    }

    /// Puts it into the store, and gives back each meeting with what is known of it.
    pub(super) fn store(self, directory: &Directory) -> Result<Vec<(MeetingId, Side)>, StoreError> {
        let mut sides = Vec::new();
        for record in &self.reading.records {
            // Beside copies stand numbers of the aggregator's own.
            let hidden =
                record.imported_from.is_some() && self.source.format == Some(FeedFormat::Bmlt);
            let names = if hidden { Vec::new() } else { names(record) };
            for meeting in &record.meetings {
                let side = Side {
                    meeting: meeting.clone(),
                    list: publisher(&self.source.location),
                    taken_over_from: record.imported_from.as_deref().map(publisher),
                    publisher: self.publisher.clone(),
                    names: names.iter().cloned().collect(),
                };
                let id = MeetingId::of(&self.source.id, &record.key, &meeting.slot);
                sides.push((id, side));
            }
        }
        let applied = Applied {
            rejected: self.reading.rejected,
            ..Applied::new(Timestamp::UNIX_EPOCH, self.reading.read)
        };
        directory.apply(&self.source, self.reading.records, &applied)?;
        Ok(sides)
    }
}

/// What its publisher calls a record; of a copy, what its original is called.
fn names(record: &Record) -> Vec<String> {
    let of = |kinds: &'static [AliasKind]| {
        record
            .aliases
            .iter()
            .filter(move |alias| kinds.contains(&alias.kind))
            .map(|alias| {
                alias
                    .value
                    .rsplit('#')
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            })
    };
    let origin: Vec<String> = of(&[AliasKind::Origin]).collect();
    if origin.is_empty() {
        of(&[AliasKind::Slug, AliasKind::Number]).collect()
    } else {
        origin
    }
}

/// Everything that can be read.
pub(super) fn feeds(
    dir: &Path,
    manifest: &Manifest,
    readings: Vec<Read<'_>>,
) -> Result<Vec<Feed>, CorpusError> {
    let mut feeds = Vec::new();
    for Read {
        entry,
        format,
        reading,
    } in readings
    {
        let server = server(&reading);
        let publisher = match &server {
            Some(_) => "the servers of one list".to_owned(),
            None => stem(&entry.path),
        };
        let location = server
            .filter(|_| !copies(&reading))
            .unwrap_or_else(|| location(&entry.path));
        feeds.push(Feed::new(
            location,
            publisher,
            (format, entry.fellowship.as_deref()),
            entry.time_zone.as_deref(),
            reading,
        ));
    }
    let path = dir.join(COLLECTED);
    if path.is_file() {
        feeds.extend(collected(&file::bytes(&path)?, &manifest.feeds));
    }
    Ok(feeds)
}

fn location(path: &str) -> String {
    format!("https://corpus.example/{path}")
}

/// The publisher's part of a file's name: without folder, moment and program.
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.split(['_', '.']).next().unwrap_or(name);
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    letters.trim_end_matches("aa").to_owned()
}

fn copies(reading: &Reading) -> bool {
    let first = reading.records.first();
    first.is_some_and(|record| record.imported_from.is_some())
}

/// The server that numbers these records.
fn server(reading: &Reading) -> Option<String> {
    let aliases = reading.records.first()?.aliases.iter();
    let mut numbers = aliases.filter(|alias| alias.kind == AliasKind::Number);
    let (server, _) = numbers.next()?.value.rsplit_once('#')?;
    Some(format!("https://{}", server.trim_start_matches("https://")))
}

/// The rows of one publisher and program, and the feed that is its own.
type Part<'a> = (Option<&'a Entry>, Vec<Value>);

/// What was collected: one source for each publisher. Without the publisher's own feed, only what has a join link can meet
/// anything else.
fn collected(bytes: &[u8], entries: &[Entry]) -> Vec<Feed> {
    let mut parted: BTreeMap<(String, String), Part<'_>> = BTreeMap::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        let Ok(row) = serde_json::from_slice::<Value>(line) else {
            continue;
        };
        let text = |pointer: &str| {
            row.pointer(pointer)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let publisher = text("/sources/0");
        let publisher = publisher.rsplit('/').next().unwrap_or(publisher).to_owned();
        let bare = publisher.trim_start_matches("aa").trim_end_matches("aa");
        let own = entries.iter().rfind(|entry| {
            entry.format == "meeting-guide" && bare.len() > 3 && stem(&entry.path).ends_with(bare)
        });
        if own.is_none() && text("/conference_url").is_empty() {
            continue;
        }
        let part = parted.entry((publisher, text("/program").to_owned()));
        let (_, rows) = part.or_insert_with(|| (own, Vec::new()));
        let slots = row.get("schedule").and_then(Value::as_array);
        for (place, slot) in slots.into_iter().flatten().enumerate() {
            rows.push(copied(&row, slot, place, own));
        }
    }
    let feeds = parted
        .into_iter()
        .map(|((publisher, program), (own, rows))| {
            let path = format!("collected/{publisher}-{program}");
            let source = SourceId::of_location(&location(&path));
            let fellowship = FellowshipId::new(program.as_str());
            let options = ReadOptions {
                mapping: None,
                all_services: false,
                source: &source,
                fellowship: Some(&fellowship),
                country: None,
                read_at: Timestamp::UNIX_EPOCH,
            };
            let body = Value::Array(rows).to_string();
            let document = Document {
                role: Role::Listing,
                name: "",
                bytes: body.as_bytes(),
            };
            let reading = circle_feeds::read(FeedFormat::MeetingGuide, &[document], &options);
            let publisher = own.map_or(path.clone(), |own| stem(&own.path));
            let format = (FeedFormat::MeetingGuide, Some(program.as_str()));
            Feed::new(
                location(&path),
                publisher,
                format,
                None,
                reading.unwrap_or_default(),
            )
        });
    feeds.collect()
}

/// One slot of a collected row, as an aggregator would write it.
fn copied(row: &Value, slot: &Value, place: usize, own: Option<&Entry>) -> Value {
    let text = |pointer: &str| row.pointer(pointer).and_then(Value::as_str);
    let upper = |pointer: &str| text(pointer).map(str::to_uppercase);
    let day = slot.get("day").and_then(Value::as_str);
    let day = day.and_then(|day| DAYS.iter().position(|name| *name == day));
    let number = text("/external_ids/tsml").and_then(|id| id.rsplit(':').next());
    let types = row.get("types").and_then(Value::as_array);
    let types: Vec<String> = types
        .into_iter()
        .flatten()
        .filter_map(|code| Some(code.as_str()?.to_uppercase()))
        .collect();
    let mut copy = json!({
        "slug": format!("{}-{place}", text("/id").unwrap_or_default()),
        "name": text("/name"),
        "day": day,
        "time": slot.get("time"),
        "types": types,
        "location": text("/venue_name"),
        "address": text("/venue/street"),
        "city": text("/venue/city"),
        "state": upper("/venue/state"),
        "postal_code": text("/venue/zip"),
        "country": "US",
        "latitude": row.pointer("/geo/lat"),
        "longitude": row.pointer("/geo/lng"),
        "conference_url": text("/conference_url"),
        "attendance_option": text("/format").map(|format| format.replace('-', "_")),
    });
    if let (Some(own), Some(number), Some(copy)) = (own, number, copy.as_object_mut()) {
        copy.insert("data_source".to_owned(), json!(location(&own.path)));
        copy.insert("source_slug".to_owned(), json!(number));
    }
    copy
}
