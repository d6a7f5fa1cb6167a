//! Fetching from a small server on this machine.

mod proxies;

use super::*;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

type Heads = Arc<Mutex<Vec<String>>>;

/// Answers each connection with what `answer` makes of the request's head and the connection's number.
async fn serve<F, W>(answer: F) -> (SocketAddr, Heads)
where
    F: Fn(String, usize, TcpStream) -> W + Send + Sync + 'static,
    W: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let heads: Heads = Arc::default();
    let kept = Arc::clone(&heads);
    tokio::spawn(async move {
        let mut number = 0;
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                match stream.read_u8().await {
                    Ok(byte) => head.push(byte),
                    Err(_) => break,
                }
            }
            let head = String::from_utf8_lossy(&head).into_owned();
            kept.lock().unwrap().push(head.clone());
            tokio::spawn(answer(head, number, stream));
            number += 1;
        }
    });
    (address, heads)
}

async fn say(mut stream: TcpStream, head: &str, body: &[u8]) {
    let head = format!(
        "HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).await;
    let _ = stream.write_all(body).await;
    let _ = stream.shutdown().await;
}

fn request(address: SocketAddr, path: &str) -> FetchRequest {
    FetchRequest {
        location: format!("http://{address}{path}"),
        allow_http: true,
        allow_private_network: true,
        ..FetchRequest::default()
    }
}

async fn fetch(policy: FetchPolicy, request: &FetchRequest) -> Result<Fetched, FetchError> {
    Fetcher::new(policy)
        .fetch(request, &CancellationToken::new(), &|_| ())
        .await
}

fn body(fetched: Result<Fetched, FetchError>) -> Body {
    match fetched {
        Ok(Fetched::Body(body)) => body,
        other => panic!("a body was due: {other:?}"),
    }
}

#[tokio::test]
async fn validators_go_back_byte_for_byte() {
    let (address, heads) = serve(|head, _, stream| async move {
        if head.contains("if-none-match: W/\"a b\"\r\n") {
            say(stream, "304 Not Modified", b"").await;
        } else {
            let mark = "200 OK\r\nETag: W/\"a b\"\r\nLast-Modified: Mon, 02 Nov 2026 10:00:00 GMT\r\nContent-Type: application/json";
            say(stream, mark, b"[1]").await;
        }
    })
    .await;
    let mut request = request(address, "/feed.json");
    let first = body(fetch(FetchPolicy::without_waiting(), &request).await);
    assert_eq!(first.bytes, b"[1]", "the whole body");
    assert_eq!(
        first.content_hash,
        blake3::hash(b"[1]").to_hex().to_string(),
        "its hash"
    );
    assert_eq!(
        first.validators.etag.as_deref(),
        Some("W/\"a b\""),
        "the mark as it was sent"
    );
    request.validators = first.validators;
    let second = fetch(FetchPolicy::without_waiting(), &request).await;
    assert!(
        matches!(second, Ok(Fetched::NotModified(_))),
        "the same mark means the same answer"
    );
    let heads = heads.lock().unwrap();
    assert!(
        !heads[1].contains("if-modified-since"),
        "the date is left out beside an ETag"
    );
    for part in ["user-agent: OpenCircle/", "accept-encoding: gzip, br, zstd"] {
        assert!(heads[0].contains(part), "{part} is said");
    }
    for part in ["cookie", "referer"] {
        assert!(!heads[0].contains(part), "{part} is never sent");
    }
}

#[tokio::test]
async fn failures_that_may_pass_are_tried_four_times_and_others_once() {
    for (status, tries) in [
        (500, 4),
        (503, 4),
        (429, 4),
        (408, 4),
        (404, 1),
        (403, 1),
        (202, 1),
        (418, 1),
    ] {
        let (address, heads) =
            serve(
                move |_, _, stream| async move { say(stream, &format!("{status} X"), b"no").await },
            )
            .await;
        let error = fetch(FetchPolicy::without_waiting(), &request(address, "/"))
            .await
            .unwrap_err();
        assert_eq!(
            error,
            FetchError::of_status(status, None),
            "status {status} has its own error"
        );
        assert_eq!(
            heads.lock().unwrap().len(),
            tries,
            "how often status {status} is tried"
        );
    }
    let (address, _) = serve(|_, number, stream| async move {
        say(
            stream,
            if number < 2 {
                "502 Bad Gateway"
            } else {
                "200 OK"
            },
            b"[]",
        )
        .await;
    })
    .await;
    assert_eq!(
        body(fetch(FetchPolicy::without_waiting(), &request(address, "/")).await).bytes,
        b"[]",
        "the third try succeeds"
    );
}

#[tokio::test]
async fn retry_after_is_handed_on_and_not_slept() {
    let (address, heads) = serve(|_, _, stream| async move {
        say(stream, "429 Too Many Requests\r\nRetry-After: 3600", b"").await
    })
    .await;
    let error = fetch(
        FetchPolicy::default(),
        &FetchRequest {
            ..request(address, "/")
        },
    )
    .await
    .unwrap_err();
    assert_eq!(
        error.retry_after(),
        Some(RetryAfter::Seconds(3600)),
        "the caller learns when to come back"
    );
    assert_eq!(heads.lock().unwrap().len(), 1, "and the host is left alone");
}

#[tokio::test]
async fn redirects_are_followed_by_hand_and_checked() {
    let (address, heads) = serve(|head, _, stream| async move {
        let target = match head.split(' ').nth(1) {
            Some("/moved") => "Location: list.json".to_owned(),
            Some("/loop") => "Location: /loop".to_owned(),
            Some("/inside") => "Location: http://169.254.169.254/latest".to_owned(),
            Some("/secret") => "Location: http://me:pw@feed.example/".to_owned(),
            Some("/odd") => "Location: javascript:alert(1)".to_owned(),
            _ => return say(stream, "200 OK", b"[2]").await,
        };
        say(stream, &format!("302 Found\r\n{target}"), b"").await;
    })
    .await;
    let moved = body(fetch(FetchPolicy::without_waiting(), &request(address, "/moved")).await);
    assert!(
        moved.final_location.ends_with("/list.json"),
        "a relative target is taken from where it was said"
    );
    let looped = fetch(FetchPolicy::without_waiting(), &request(address, "/loop")).await;
    assert_eq!(
        looped.unwrap_err(),
        FetchError::TooManyRedirects,
        "an endless chain ends"
    );
    assert_eq!(heads.lock().unwrap().len(), 2 + 6, "after five redirects");
    for (path, code) in [("/secret", "bad_address"), ("/odd", "bad_address")] {
        let error = fetch(FetchPolicy::without_waiting(), &request(address, path))
            .await
            .unwrap_err();
        assert_eq!(error.code(), code, "{path} is refused");
    }
}

struct Fixed(Vec<IpAddr>, AtomicU64);

impl Lookup for Fixed {
    fn lookup(
        &self,
        _: String,
    ) -> Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>> {
        self.1.fetch_add(1, Ordering::SeqCst);
        let found = self.0.clone();
        Box::pin(async move { Ok(found) })
    }
}

#[tokio::test]
async fn names_are_judged_by_the_addresses_they_stand_for() {
    let (address, heads) =
        serve(|_, _, stream| async move { say(stream, "200 OK", b"[]").await }).await;
    let lookup = Arc::new(Fixed(
        vec!["127.0.0.1".parse().unwrap(), "10.0.0.1".parse().unwrap()],
        AtomicU64::new(0),
    ));
    let fetcher = Fetcher::with_lookup(
        FetchPolicy::without_waiting(),
        Arc::clone(&lookup) as Arc<dyn Lookup>,
    );
    let mut asked = request(address, "/");
    asked.location = format!("http://feed.example:{}/", address.port());
    asked.allow_private_network = false;
    let refused = fetcher
        .fetch(&asked, &CancellationToken::new(), &|_| ())
        .await
        .unwrap_err();
    assert_eq!(
        refused,
        FetchError::PrivateNetwork {
            host: "feed.example".into()
        },
        "an honest name for a private address is refused"
    );
    assert!(
        heads.lock().unwrap().is_empty(),
        "and no connection is made"
    );
    assert_eq!(lookup.1.load(Ordering::SeqCst), 1, "it is not tried again");
    asked.allow_private_network = true;
    assert!(
        fetcher
            .fetch(&asked, &CancellationToken::new(), &|_| ())
            .await
            .is_ok(),
        "its source may allow it"
    );
    let nobody = Fetcher::with_lookup(
        FetchPolicy::without_waiting(),
        Arc::new(Fixed(Vec::new(), AtomicU64::new(0))),
    );
    let lost = nobody
        .fetch(&asked, &CancellationToken::new(), &|_| ())
        .await
        .unwrap_err();
    assert_eq!(lost.code(), "host_not_found", "a name nobody knows");
    asked.allow_http = false;
    assert_eq!(
        fetcher
            .fetch(&asked, &CancellationToken::new(), &|_| ())
            .await
            .unwrap_err(),
        FetchError::InsecureHttp,
        "http needs leave"
    );
}

#[tokio::test]
async fn huge_bodies_stop_at_the_cap() {
    let (address, _) = serve(|head, _, mut stream| async move {
        if head.starts_with("GET /honest") {
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 314572800\r\n\r\n")
                .await;
        } else {
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
                .await;
        }
        let part = vec![b' '; 1 << 16];
        while stream.write_all(&part).await.is_ok() {}
    })
    .await;
    let most = Arc::new(AtomicU64::new(0));
    for path in ["/honest", "/silent"] {
        let seen = Arc::clone(&most);
        let error = Fetcher::new(FetchPolicy::without_waiting())
            .fetch(
                &request(address, path),
                &CancellationToken::new(),
                &move |bytes| {
                    seen.fetch_max(bytes, Ordering::SeqCst);
                },
            )
            .await
            .unwrap_err();
        assert_eq!(
            error,
            FetchError::TooLarge { limit: 15 << 20 },
            "{path}: 300 MB are no directory"
        );
    }
    assert!(
        most.load(Ordering::SeqCst) <= 15 << 20,
        "nothing beyond the cap was kept"
    );
}

#[tokio::test]
async fn broken_and_silent_connections_have_their_own_errors() {
    let (address, heads) = serve(|_, _, mut stream| async move {
        let _ = stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1,")
            .await;
    })
    .await;
    let error = fetch(FetchPolicy::without_waiting(), &request(address, "/"))
        .await
        .unwrap_err();
    assert_eq!(error.code(), "interrupted", "half a body is none");
    assert_eq!(
        heads.lock().unwrap().len(),
        4,
        "a broken connection is tried again"
    );
    let (address, _) = serve(|_, _, stream| async move {
        std::future::pending::<()>().await;
        drop(stream);
    })
    .await;
    let policy = FetchPolicy {
        idle: Duration::from_millis(20),
        ..FetchPolicy::without_waiting()
    };
    assert_eq!(
        fetch(policy, &request(address, "/"))
            .await
            .unwrap_err()
            .code(),
        "timed_out",
        "silence ends"
    );
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let free = listener.local_addr().unwrap();
    drop(listener);
    let error = fetch(FetchPolicy::without_waiting(), &request(free, "/"))
        .await
        .unwrap_err();
    assert_eq!(error.code(), "connection_refused", "nobody listens");
    let secure = FetchRequest {
        allow_private_network: true,
        ..FetchRequest::new(format!("https://{address}/"))
    };
    let (plain, _) = serve(|_, _, stream| async move { say(stream, "200 OK", b"[]").await }).await;
    let secure = FetchRequest {
        location: format!("https://{plain}/"),
        ..secure
    };
    let error = fetch(
        FetchPolicy {
            idle: Duration::from_millis(200),
            ..FetchPolicy::without_waiting()
        },
        &secure,
    )
    .await
    .unwrap_err();
    assert!(
        matches!(
            error.code(),
            "tls_failed" | "interrupted" | "timed_out" | "connection_refused"
        ),
        "no secure connection: {error:?}"
    );
}

#[tokio::test]
async fn cancelling_takes_effect_in_the_middle_of_a_body() {
    let (address, _) = serve(|_, _, mut stream| async move {
        let _ = stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1,")
            .await;
        std::future::pending::<()>().await;
    })
    .await;
    let cancel = CancellationToken::new();
    let stop = cancel.clone();
    let fetcher = Fetcher::new(FetchPolicy::without_waiting());
    let ended = fetcher
        .fetch(&request(address, "/"), &cancel, &move |_| stop.cancel())
        .await;
    assert_eq!(
        ended.unwrap_err(),
        FetchError::Cancelled,
        "the first bytes were enough"
    );
}

#[tokio::test]
async fn files_are_read_under_the_same_rules() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.json");
    std::fs::write(&path, b"[3]").unwrap();
    let read = body(
        fetch(
            FetchPolicy::default(),
            &FetchRequest::new(path.to_str().unwrap()),
        )
        .await,
    );
    assert_eq!(
        (read.bytes.as_slice(), read.wire_bytes),
        (&b"[3]"[..], 3),
        "a path"
    );
    let by_address = fetch(
        FetchPolicy::default(),
        &FetchRequest::new(read.final_location.clone()),
    )
    .await;
    assert_eq!(
        body(by_address).content_hash,
        read.content_hash,
        "its file: address"
    );
    let absent = fetch(
        FetchPolicy::default(),
        &FetchRequest::new("/nowhere/at/all.json"),
    )
    .await
    .unwrap_err();
    assert_eq!(absent, FetchError::FileNotFound, "no such file");
    let folder = fetch(
        FetchPolicy::default(),
        &FetchRequest::new(folder.path().to_str().unwrap()),
    )
    .await
    .unwrap_err();
    assert_eq!(folder, FetchError::FileUnreadable, "a folder is not a file");
    let small = FetchPolicy {
        file_bytes: 2,
        ..FetchPolicy::default()
    };
    let large = fetch(small, &FetchRequest::new(path.to_str().unwrap()))
        .await
        .unwrap_err();
    assert_eq!(
        large,
        FetchError::TooLarge { limit: 2 },
        "files have a cap too"
    );
}
