//! Lies of hosts with a public name. A proxy stands for the Internet here, so that no outside network is touched: the guard
//! judges the target, and the proxy answers in the target's place.

use super::*;
use circle_engine::Lookup;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Says that every name is public, for so many questions, and private from then on.
struct Fickle {
    asked: AtomicUsize,
    public: usize,
}

impl Lookup for Fickle {
    fn lookup(
        &self,
        _: String,
    ) -> Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>> {
        let public = self.asked.fetch_add(1, Ordering::SeqCst) < self.public;
        let said = if public { "1.1.1.1" } else { "127.0.0.1" };
        Box::pin(async move { Ok(vec![said.parse().unwrap()]) })
    }
}

struct Outside {
    engine: Engine,
    internet: LyingServer,
    id: SourceId,
    lookup: Arc<Fickle>,
    _folder: TempDir,
}

fn outside(public: usize) -> Outside {
    let folder = tempfile::tempdir().unwrap();
    let internet = LyingServer::start(None);
    let lookup = Arc::new(Fickle {
        asked: AtomicUsize::new(0),
        public,
    });
    let engine = open(
        &folder,
        FetchPolicy {
            proxy: Some(format!("http://{}", internet.address())),
            lookup: Some(Arc::clone(&lookup) as Arc<dyn Lookup>),
            ..FetchPolicy::without_waiting()
        },
    );
    let new = NewSource {
        location: "http://lists.example.org/list.json".into(),
        fellowship: Some(FellowshipId::new("aa")),
        time_zone: Some("America/Los_Angeles".into()),
        allow_http: true,
        ..NewSource::default()
    };
    let id = engine.add_source(&new, now()).unwrap().id;
    Outside {
        engine,
        internet,
        id,
        lookup,
        _folder: folder,
    }
}

const PRIVATE: [&str; 16] = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://10.0.0.8/",
    "http://192.168.1.1/",
    "http://172.16.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://localhost./",
    "http://printer.local/",
];

#[tokio::test]
async fn a_public_host_leads_into_no_private_network() {
    let outside = outside(usize::MAX);
    outside.internet.tell(body(good()));
    assert_eq!(
        sync(&outside.engine, &outside.id).await.added,
        10,
        "the host was honest once"
    );
    for target in PRIVATE {
        outside
            .internet
            .tell(status("302 Found", &[("Location", target)]));
        let heard = sync(&outside.engine, &outside.id).await;
        assert_eq!(
            heard.error.map(|error| error.code),
            Some("private_network"),
            "{target} is refused"
        );
        assert_eq!(heard.meetings, 10, "{target} costs no meeting");
    }
    for head in outside.internet.heads() {
        assert!(
            head.starts_with("GET http://lists.example.org/"),
            "nobody else was asked for: {head}"
        );
    }
    let hosts = outside.engine.contacted_hosts().unwrap();
    let names: Vec<&str> = hosts.iter().map(|host| host.host.as_str()).collect();
    assert_eq!(names, ["lists.example.org"], "nor is listed as contacted");
}

#[tokio::test]
async fn a_name_that_changes_its_mind_is_refused_from_then_on() {
    // The rules of the host, then the list.
    let outside = outside(2);
    outside.internet.tell(body(good()));
    assert_eq!(
        sync(&outside.engine, &outside.id).await.added,
        10,
        "public at first"
    );
    let (asked, heard) = (
        outside.lookup.asked.load(Ordering::SeqCst),
        outside.internet.connections(),
    );
    assert_eq!(asked, 2, "each request was judged");
    let changed = sync(&outside.engine, &outside.id).await;
    assert_eq!(
        changed.error.map(|error| error.code),
        Some("private_network"),
        "private afterwards"
    );
    assert_eq!(
        (outside.internet.connections(), changed.meetings),
        (heard, 10),
        "nothing was asked and nothing lost"
    );
}

#[tokio::test]
async fn where_a_redirect_leads_is_listed_as_contacted() {
    let outside = outside(usize::MAX);
    outside.internet.tell(status(
        "302 Found",
        &[("Location", "http://files.example.net/list.json")],
    ));
    sync(&outside.engine, &outside.id).await;
    let hosts = outside.engine.contacted_hosts().unwrap();
    let mut names: Vec<&str> = hosts.iter().map(|host| host.host.as_str()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["files.example.net", "lists.example.org"],
        "both hosts, though the copy failed"
    );
}
