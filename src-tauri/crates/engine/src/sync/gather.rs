//! Getting the documents of a directory: one for a plain list, several for a BMLT server, every `.json` file of a folder.
//!
//! Rule: all of them or none. What is read later is exactly one state of the publisher's list.

mod events;
mod hsds;

use super::failure::SyncFailure;
use circle_domain::{FeedFormat, RecordKey, Source};
use circle_feeds::bmlt::{Paging, Plan};
use circle_feeds::{Document, Role};
use circle_fetch::{Body, FetchError, FetchRequest, Fetched, Fetcher, Location, Told, Trail};
use circle_store::directory::Validators;
use jiff::Timestamp;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use tokio_util::sync::CancellationToken;

/// One document, fetched.
pub(crate) struct Gathered {
    pub(crate) role: Role,
    /// The name of its file; empty where that says nothing.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    hash: String,
}

/// Everything that a directory consists of.
pub(crate) struct Listing {
    /// Its format, told or recognized. What could not be recognized is read as a plain list, whose reader says best what is wrong.
    pub(crate) format: FeedFormat,
    /// Whether nobody told the format and nothing gave it away.
    pub(crate) guessed: bool,
    pub(crate) documents: Vec<Gathered>,
    pub(crate) validators: Validators,
    /// Records that the publisher says are there and as they were, and that the documents do not repeat.
    pub(crate) kept: HashSet<RecordKey>,
    /// The hash of all documents.
    pub(crate) hash: String,
}

impl Listing {
    fn new(format: FeedFormat, documents: Vec<Gathered>, validators: Validators) -> Self {
        let mut hasher = blake3::Hasher::new();
        for document in &documents {
            hasher.update(document.role.as_str().as_bytes());
            hasher.update(document.hash.as_bytes());
        }
        Self {
            format,
            guessed: false,
            documents,
            validators,
            kept: HashSet::new(),
            hash: hasher.finalize().to_hex().to_string(),
        }
    }

    /// The documents as their reader takes them.
    pub(crate) fn documents(&self) -> Vec<Document<'_>> {
        self.documents
            .iter()
            .map(|document| Document {
                name: &document.name,
                role: document.role,
                bytes: &document.bytes,
            })
            .collect()
    }
}

/// What came of asking.
pub(crate) enum Gathering {
    /// The server says that nothing changed.
    NotModified,
    /// The whole directory, some of it perhaps as it was.
    Whole(Listing),
}

/// One directory being asked for.
pub(crate) struct Gatherer<'a> {
    pub(crate) fetcher: &'a Fetcher,
    pub(crate) source: &'a Source,
    /// What the last accepted answer was marked with, if it was read as it would be read today.
    pub(crate) validators: Validators,
    pub(crate) cancel: &'a CancellationToken,
    /// Told how many bytes came over the wire in all.
    pub(crate) on_bytes: &'a (dyn Fn(u64) + Send + Sync),
    /// How many bytes came with the documents before this one.
    pub(crate) wire: u64,
    /// How many requests were made of the network.
    pub(crate) requests: u32,
    /// What the answer at the source's own address said beside its body.
    pub(crate) told: Told,
    /// The hosts that are asked.
    pub(crate) trail: &'a Trail,
    /// The moment of the copy.
    pub(crate) now: Timestamp,
}

impl Gatherer<'_> {
    /// Asks for everything.
    pub(crate) async fn gather(&mut self) -> Result<Gathering, SyncFailure> {
        let location = Location::parse(&self.source.location)?;
        match (&location, self.source.format) {
            (Location::File(path), None | Some(FeedFormat::Hsds)) if hsds::is_package(path) => {
                self.hsds_package(path).await.map(Gathering::Whole)
            }
            (Location::File(path), format) if path.is_dir() => {
                self.folder(path, format).await.map(Gathering::Whole)
            }
            (Location::File(_), format) => self.plain(format).await,
            (Location::Web(_), Some(FeedFormat::Bmlt)) => self.bmlt().await.map(Gathering::Whole),
            (Location::Web(_), Some(FeedFormat::Hsds)) => self.hsds().await.map(Gathering::Whole),
            (Location::Web(_), Some(FeedFormat::EventsCalendar)) => {
                self.events_calendar().await.map(Gathering::Whole)
            }
            (Location::Web(_), format) => self.plain(format).await,
        }
    }

    fn request(&self, location: &str, validators: Validators) -> FetchRequest {
        FetchRequest {
            location: location.to_owned(),
            validators: circle_fetch::Validators {
                etag: validators.etag,
                last_modified: validators.last_modified,
            },
            allow_http: self.source.allow_http,
            allow_private_network: self.source.allow_private_network,
            trail: self.trail.clone(),
        }
    }

    async fn fetch(
        &mut self,
        location: &str,
        validators: Validators,
    ) -> Result<Option<Body>, SyncFailure> {
        let request = self.request(location, validators);
        self.requests += 1;
        let (before, on_bytes) = (self.wire, self.on_bytes);
        let fetched = self
            .fetcher
            .fetch(&request, self.cancel, &move |bytes| {
                on_bytes(before + bytes)
            })
            .await?;
        match fetched {
            Fetched::NotModified(told) => {
                self.note(location, told);
                Ok(None)
            }
            Fetched::Body(body) => {
                self.wire += body.wire_bytes;
                self.note(location, body.told.clone());
                Ok(Some(body))
            }
        }
    }

    fn note(&mut self, location: &str, told: Told) {
        if location == self.source.location {
            self.told = told;
        }
    }

    async fn document(&mut self, location: &str, role: Role) -> Result<Gathered, SyncFailure> {
        let body = self.fetch(location, Validators::default()).await?;
        let body = body.ok_or(FetchError::HttpStatus { status: 304 })?;
        Ok(Gathered {
            role,
            name: String::new(),
            bytes: body.bytes,
            hash: body.content_hash,
        })
    }

    /// A list in one document. When nobody said what it is, it may turn out to belong to a BMLT server.
    async fn plain(&mut self, format: Option<FeedFormat>) -> Result<Gathering, SyncFailure> {
        let known = self.validators.clone();
        let source = self.source;
        let body = match self.fetch(&source.location, known).await {
            Ok(Some(body)) => body,
            Ok(None) => return Ok(Gathering::NotModified),
            // The bare address of a BMLT server may lead to nothing that a browser could show.
            Err(failure)
                if format.is_none()
                    && matches!(failure.code, "not_found" | "forbidden")
                    && self.is_bmlt().await =>
            {
                return self.bmlt().await.map(Gathering::Whole);
            }
            Err(failure) => return Err(failure),
        };
        let recognized = format.or_else(|| circle_feeds::recognize(&body.bytes));
        let web = !super::due::is_local(&source.location);
        if web && format.is_none() {
            if recognized == Some(FeedFormat::Hsds) {
                if circle_feeds::hsds::is_packed(&body.bytes) {
                    return Err(SyncFailure::remote_archive());
                }
                return self.hsds().await.map(Gathering::Whole);
            }
            if recognized == Some(FeedFormat::EventsCalendar) {
                return self.events_calendar().await.map(Gathering::Whole);
            }
            let part_of_bmlt = recognized == Some(FeedFormat::Bmlt);
            if part_of_bmlt
                || (recognized.is_none() && !looks_like_json(&body.bytes) && self.is_bmlt().await)
            {
                return self.bmlt().await.map(Gathering::Whole);
            }
        }
        let validators = Validators {
            etag: body.validators.etag,
            last_modified: body.validators.last_modified,
        };
        let document = Gathered {
            role: Role::Listing,
            name: String::new(),
            bytes: body.bytes,
            hash: body.content_hash,
        };
        let mut listing = Listing::new(
            recognized.unwrap_or(FeedFormat::MeetingGuide),
            vec![document],
            validators,
        );
        listing.guessed = recognized.is_none();
        Ok(Gathering::Whole(listing))
    }

    /// Whether a BMLT server answers at the root that the location names.
    async fn is_bmlt(&mut self) -> bool {
        let Ok(plan) = Plan::new(&self.source.location) else {
            return false;
        };
        matches!(self.find_bmlt(plan).await, Ok((_, info)) if is_server_info(&info.bytes))
    }

    /// What a server says of itself, at the root given or one below it.
    async fn find_bmlt(&mut self, plan: Plan) -> Result<(Plan, Gathered), SyncFailure> {
        let first = self.document(&plan.info(), Role::Info).await;
        match (&first, plan.below_main_server()) {
            (Ok(info), _) if is_server_info(&info.bytes) => {}
            (Ok(_), Some(below)) => {
                if let Ok(info) = self.document(&below.info(), Role::Info).await
                    && is_server_info(&info.bytes)
                {
                    return Ok((below, info));
                }
            }
            (Err(failure), Some(below))
                if matches!(failure.code, "not_found" | "forbidden" | "refused") =>
            {
                if let Ok(info) = self.document(&below.info(), Role::Info).await {
                    return Ok((below, info));
                }
            }
            _ => {}
        }
        first.map(|info| (plan, info))
    }

    /// Info, formats, then the meetings page by page.
    async fn bmlt(&mut self) -> Result<Listing, SyncFailure> {
        let plan = Plan::new(&self.source.location).map_err(|_| FetchError::BadAddress {
            why: "it is not the address of a server",
        })?;
        let (plan, info) = self.find_bmlt(plan).await?;
        let formats = self.document(&plan.formats(), Role::Formats).await?;
        let mut documents = vec![info, formats];
        let mut paging = Paging::default();
        let mut next = Some(paging.page());
        while let Some(page) = next {
            let document = self.document(&plan.meetings(page), Role::Meetings).await?;
            let taken = paging.take(&document.bytes)?;
            if taken.keep {
                documents.push(document);
            }
            next = taken.next;
        }
        Ok(Listing::new(
            FeedFormat::Bmlt,
            documents,
            Validators::default(),
        ))
    }

    /// A folder is one directory in several files of one format, in the order of their names.
    async fn folder(
        &mut self,
        path: &Path,
        format: Option<FeedFormat>,
    ) -> Result<Listing, SyncFailure> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(path)
            .map_err(|_| FetchError::FileUnreadable)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|file| {
                file.extension().is_some_and(|end| {
                    ["json", "csv", "tsv", "xlsx", "ics"]
                        .iter()
                        .any(|known| end.eq_ignore_ascii_case(known))
                }) && file.is_file()
            })
            .collect();
        files.sort();
        let mut documents = Vec::with_capacity(files.len());
        let mut recognized = format;
        for file in files {
            let mut document = self
                .document(&file.to_string_lossy(), Role::Listing)
                .await?;
            document.role = role_of(&document.bytes);
            recognized = recognized.or_else(|| circle_feeds::recognize(&document.bytes));
            documents.push(document);
        }
        if documents.is_empty() {
            return Err(SyncFailure::empty_folder());
        }
        let mut listing = Listing::new(
            recognized.unwrap_or(FeedFormat::MeetingGuide),
            documents,
            Validators::default(),
        );
        listing.guessed = recognized.is_none();
        Ok(listing)
    }
}

fn beginning(bytes: &[u8]) -> &[u8] {
    bytes.get(..2000).unwrap_or(bytes)
}

fn contains(bytes: &[u8], word: &str) -> bool {
    beginning(bytes)
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

fn looks_like_json(bytes: &[u8]) -> bool {
    let first = beginning(bytes)
        .iter()
        .find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xEF | 0xBB | 0xBF));
    matches!(first, Some(b'[' | b'{'))
}

fn is_server_info(bytes: &[u8]) -> bool {
    looks_like_json(bytes) && contains(bytes, "\"version")
}

/// Which document of a saved BMLT server a file is.
fn role_of(bytes: &[u8]) -> Role {
    if contains(bytes, "\"id_bigint\"") {
        Role::Listing
    } else if contains(bytes, "\"key_string\"") {
        Role::Formats
    } else if contains(bytes, "\"versionInt\"") {
        Role::Info
    } else {
        Role::Listing
    }
}
