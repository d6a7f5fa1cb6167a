//! Copying directories through the whole program: a real server on this machine, real files, the real engine.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "these are tests"
)]

mod bmlt;
mod discovery;
mod events;
mod failures;
mod files;
mod gates;
mod hsds;
mod identity;
mod lists;
mod manners;
mod many;
mod properties;
mod same;
mod search;
mod tables;
mod tombstones;
mod unchanged;

use circle_domain::{FeedFormat, FellowshipId, SourceId};
use circle_engine::sync::{Silent, SyncEvent, SyncPhase, SyncReport, SyncRequest, SyncedSource};
use circle_engine::{Engine, EngineError, FetchPolicy, NewSource, Options};
use circle_tests::listings::{bmlt_formats, bmlt_info, bmlt_meeting, meeting_guide, online, room};
use circle_tests::server::{Answer, Server};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Mutex;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

fn now() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

fn later(hours: i64) -> Timestamp {
    now()
        .checked_add(jiff::SignedDuration::from_hours(hours))
        .unwrap()
}

/// An engine on an empty folder, and a server for it.
struct House {
    engine: Engine,
    server: Server,
    folder: TempDir,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            engine: open(folder.path()).unwrap(),
            server: Server::start(),
            folder,
        }
    }

    fn add(&self, path: &str, format: Option<FeedFormat>) -> SourceId {
        let new = NewSource {
            location: self.server.url(path),
            format,
            fellowship: Some(FellowshipId::new("aa")),
            time_zone: Some("America/Los_Angeles".into()),
            country: Some("US".into()),
            allow_http: true,
            allow_private_network: true,
            ..NewSource::default()
        };
        self.engine.add_source(&new, now()).unwrap().id
    }

    async fn sync_at(&self, request: SyncRequest, at: Timestamp) -> SyncReport {
        self.engine
            .sync(&request, at, &Silent, &CancellationToken::new())
            .await
            .unwrap()
    }

    async fn sync(&self) -> SyncReport {
        self.sync_at(
            SyncRequest {
                all: true,
                ..SyncRequest::default()
            },
            now(),
        )
        .await
    }

    async fn sync_one(&self) -> SyncedSource {
        let mut report = self.sync().await;
        assert_eq!(report.sources.len(), 1, "there is one source");
        report.sources.remove(0)
    }

    fn meetings(&self, id: &SourceId) -> u64 {
        let found = self
            .engine
            .sources()
            .unwrap()
            .into_iter()
            .find(|known| known.source.id == *id)
            .unwrap();
        found.state.map_or(0, |state| state.meetings)
    }
}

fn open(folder: &Path) -> Result<Engine, EngineError> {
    let options = Options {
        fetch: FetchPolicy::without_waiting(),
        ..Options::default()
    };
    Engine::open(folder, now(), options)
}

fn outcome(source: &SyncedSource) -> (&'static str, Option<&'static str>) {
    (
        source.outcome.as_str(),
        source.error.as_ref().map(|error| error.code),
    )
}
