//! A server that lies in every way we could think of: whatever it says, what was copied before stays and is found, the
//! report says what happened, nothing panics and nothing is kept that is larger than a directory.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "these are tests"
)]

mod bodies;
mod held;
mod proxied;
mod secure;
mod wire;

use circle_domain::{FellowshipId, SourceId};
use circle_engine::sync::{Silent, SyncRequest, SyncedSource};
use circle_engine::{Engine, FetchPolicy, Moment, NewSource, Options, Question};
use circle_tests::listings::meeting_guide;
use circle_tests::lying::{Lie, LyingServer, whole};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::time::Duration;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

/// What has to come of a lie. Whatever it is, ten meetings are there afterwards.
#[derive(Clone, Copy, Debug)]
enum Expected {
    /// A failure with one of these codes.
    Fails(&'static [&'static str]),
    /// It is the list after all, whatever it is wrapped in.
    Taken,
}

use Expected::{Fails, Taken};

/// A lie, what it is called, and what has to come of it.
type Case = (&'static str, Lie, Expected);

fn now() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

fn good() -> Vec<u8> {
    meeting_guide(10).into_bytes()
}

fn body(bytes: impl AsRef<[u8]>) -> Lie {
    Lie::Bytes(whole("200 OK", &[], bytes.as_ref()))
}

fn with(header: (&str, &str), bytes: impl AsRef<[u8]>) -> Lie {
    Lie::Bytes(whole("200 OK", &[header], bytes.as_ref()))
}

fn status(line: &str, headers: &[(&str, &str)]) -> Lie {
    Lie::Bytes(whole(line, headers, b"no"))
}

/// An engine that has copied ten meetings from a server that was honest until then.
struct Victim {
    engine: Engine,
    server: LyingServer,
    id: SourceId,
    _folder: TempDir,
}

impl Victim {
    async fn new(fetch: FetchPolicy) -> Self {
        Self::with(fetch, &meeting_guide(10), 10).await
    }

    /// After the server was honest with this list of so many meetings.
    async fn with(fetch: FetchPolicy, list: &str, meetings: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = LyingServer::start(None);
        let honest = open(&folder, FetchPolicy::without_waiting());
        let new = NewSource {
            location: format!("http://{}/list.json", server.address()),
            fellowship: Some(FellowshipId::new("aa")),
            time_zone: Some("America/Los_Angeles".into()),
            country: Some("US".into()),
            allow_http: true,
            allow_private_network: true,
            ..NewSource::default()
        };
        let id = honest.add_source(&new, now()).unwrap().id;
        server.tell(body(list));
        let first = sync(&honest, &id).await;
        assert_eq!(
            first.added, meetings,
            "the server was honest once: {first:?}"
        );
        drop(honest);
        Self {
            engine: open(&folder, fetch),
            server,
            id,
            _folder: folder,
        }
    }

    /// Tells one lie, and looks at what it did.
    async fn hear(&self, (name, lie, expected): Case) {
        self.server.tell(lie);
        let heard = sync(&self.engine, &self.id).await;
        let code = heard.error.as_ref().map(|error| error.code);
        match expected {
            Fails(codes) => {
                assert!(
                    code.is_some_and(|code| codes.contains(&code)),
                    "{name} fails with one of {codes:?}: {} {:?}",
                    heard.outcome.as_str(),
                    heard.error
                );
                let error = heard.error.unwrap();
                assert!(
                    !error.message.is_empty() && error.help.len() > 10,
                    "{name} says what happened and what helps"
                );
            }
            Taken => assert_eq!(code, None, "{name} is the list all the same: {heard:?}"),
        }
        assert_eq!(self.found(), 10, "after {name} the ten meetings are found");
    }

    /// How many of the groups a search finds.
    fn found(&self) -> u64 {
        let moment = Moment::new(now(), TimeZone::get("America/Los_Angeles").unwrap());
        let words = Question {
            line: Some("lantern".into()),
            ..Question::default()
        };
        u64::from(self.engine.find(&words, &moment).unwrap().total)
    }
}

fn open(folder: &TempDir, fetch: FetchPolicy) -> Engine {
    let options = Options {
        fetch,
        ..Options::default()
    };
    Engine::open(folder.path(), now(), options).unwrap()
}

async fn sync(engine: &Engine, id: &SourceId) -> SyncedSource {
    let request = SyncRequest {
        ids: vec![id.clone()],
        ..SyncRequest::default()
    };
    let report = engine
        .sync(&request, now(), &Silent, &CancellationToken::new())
        .await
        .unwrap();
    report.sources.into_iter().next().unwrap()
}

#[tokio::test]
async fn no_body_harms_what_was_copied() {
    let victim = Victim::new(FetchPolicy::without_waiting()).await;
    for case in bodies::cases() {
        victim.hear(case).await;
    }
}

#[tokio::test]
async fn no_answer_harms_what_was_copied() {
    let victim = Victim::new(FetchPolicy::without_waiting()).await;
    for case in wire::cases() {
        victim.hear(case).await;
    }
}

#[tokio::test]
async fn no_delay_harms_what_was_copied() {
    let hasty = FetchPolicy {
        idle: Duration::from_millis(200),
        total: Duration::from_millis(600),
        ..FetchPolicy::without_waiting()
    };
    let victim = Victim::new(hasty).await;
    for case in wire::slow_cases() {
        victim.hear(case).await;
    }
}

#[test]
fn there_are_many_lies() {
    let names: std::collections::BTreeSet<&str> = bodies::cases()
        .into_iter()
        .chain(wire::cases())
        .chain(wire::slow_cases())
        .map(|(name, ..)| name)
        .chain(held::cases().into_iter().map(|(name, ..)| name))
        .collect();
    assert!(names.len() >= 100, "{} named behaviours", names.len());
}
