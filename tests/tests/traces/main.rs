//! What a publisher withdraws, and what was private from the beginning, is in no byte of the data folder.
//!
//! Each format has a list with one value of its own in every field that can lead to somebody's door, and one in every
//! field that names a person. The list is copied and its meeting is saved; then the values are taken out of the list, and
//! it is copied again. The whole folder is searched, also inside what is compressed and inside what was deleted.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "these are tests"
)]

mod bytes;
mod lists;

use bytes::traces;
use circle_domain::{FeedFormat, FellowshipId};
use circle_engine::sync::{Silent, SyncRequest};
use circle_engine::{Engine, FetchPolicy, Moment, NewSource, Options, Question};
use circle_tests::server::Server;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use lists::List;
use std::path::Path;
use tokio_util::sync::CancellationToken;

fn at(hours: i64) -> Timestamp {
    let start: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
    start
        .checked_add(jiff::SignedDuration::from_hours(hours))
        .unwrap()
}

fn open(folder: &Path) -> Engine {
    let options = Options {
        fetch: FetchPolicy::without_waiting(),
        ..Options::default()
    };
    Engine::open(folder, at(0), options).unwrap()
}

/// Copies `list` as it was, saves its meeting, copies it as it is, and gives back what is left of what was withdrawn or private.
async fn left_over(list: &List) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start();
    list.publish(&server, true);
    let engine = open(folder.path());
    let new = NewSource {
        location: server.url(list.path()),
        format: Some(list.format),
        fellowship: Some(FellowshipId::new("aa")),
        time_zone: Some("America/Los_Angeles".into()),
        country: Some("US".into()),
        allow_http: true,
        allow_private_network: true,
        ..NewSource::default()
    };
    let source = engine.add_source(&new, at(0)).unwrap();
    let request = SyncRequest {
        ids: vec![source.id.clone()],
        ..SyncRequest::default()
    };
    let cancel = CancellationToken::new();
    let first = engine
        .sync(&request, at(0), &Silent, &cancel)
        .await
        .unwrap();
    assert_eq!(
        first.sources[0].outcome.as_str(),
        "updated",
        "{:?}: the list is read: {:?}",
        list.format,
        first.sources[0].error
    );
    let moment = Moment::new(at(0), TimeZone::UTC);
    let found = engine.find(&Question::default(), &moment).unwrap();
    let meeting = found.meetings.first().expect("its meeting is found");
    let shown = format!("{meeting:?}");
    for value in list.withdrawn {
        assert!(
            shown.contains(value),
            "{:?}: {value} is shown before it is withdrawn: {shown}",
            list.format
        );
    }
    let kept = meeting.stored.id.clone();
    engine.save(&kept, at(0)).unwrap();
    engine.wait_for_index();
    assert_eq!(
        traces(folder.path(), list.private),
        Vec::<String>::new(),
        "{:?}: private from the beginning",
        list.format
    );

    list.publish(&server, false);
    let second = engine
        .sync(&request, at(30), &Silent, &cancel)
        .await
        .unwrap();
    assert!(
        second.sources[0].error.is_none(),
        "{:?}: the second list is read: {:?}",
        list.format,
        second.sources[0].error
    );
    let saved = engine.saved(&Moment::new(at(30), TimeZone::UTC)).unwrap();
    assert_eq!(saved.len(), 1, "{:?}: it stays saved", list.format);
    drop(engine);
    let both: Vec<&str> = list.withdrawn.iter().chain(list.private).copied().collect();
    traces(folder.path(), &both)
}

#[tokio::test]
async fn what_is_withdrawn_or_private_is_in_no_byte() {
    for list in lists::all() {
        assert_eq!(
            left_over(&list).await,
            Vec::<String>::new(),
            "{:?}: values that are in the folder though their publisher took them back",
            list.format
        );
    }
}

#[test]
fn every_format_is_tried() {
    let tried: Vec<FeedFormat> = lists::all().iter().map(|list| list.format).collect();
    for format in FeedFormat::ALL {
        assert!(
            format == FeedFormat::Sample || tried.contains(&format),
            "{format:?} has a list of its own"
        );
    }
}

#[tokio::test]
async fn the_search_would_find_them() {
    let list = lists::all().remove(0);
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start();
    list.publish(&server, true);
    let engine = open(folder.path());
    let new = NewSource {
        location: server.url(list.path()),
        format: Some(list.format),
        allow_http: true,
        allow_private_network: true,
        ..NewSource::default()
    };
    engine.add_source(&new, at(0)).unwrap();
    let request = SyncRequest {
        all: true,
        ..SyncRequest::default()
    };
    engine
        .sync(&request, at(0), &Silent, &CancellationToken::new())
        .await
        .unwrap();
    drop(engine);
    assert_eq!(
        traces(folder.path(), list.withdrawn).len(),
        list.withdrawn.len(),
        "what is still shown is found, also inside what is compressed: else the other test proves nothing"
    );
}
