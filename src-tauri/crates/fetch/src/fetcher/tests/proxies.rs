//! Through a proxy on this machine: it is reached although it is private, and nothing private is reached through it.

use super::*;

fn through(proxy: SocketAddr, found: &[&str]) -> Fetcher {
    let policy = FetchPolicy {
        proxy: Some(format!("http://ward:secret@{proxy}")),
        ..FetchPolicy::without_waiting()
    };
    let found = found.iter().map(|text| text.parse().unwrap()).collect();
    Fetcher::with_lookup(policy, Arc::new(Fixed(found, AtomicU64::new(0))))
}

async fn code(fetcher: &Fetcher, location: &str) -> Option<&'static str> {
    let request = FetchRequest {
        allow_http: true,
        ..FetchRequest::new(location)
    };
    let fetched = fetcher
        .fetch(&request, &CancellationToken::new(), &|_| ())
        .await;
    fetched.err().map(|error| error.code())
}

#[tokio::test]
async fn a_public_name_is_asked_for_through_the_proxy() {
    let (proxy, heads) =
        serve(|_, _, stream| async move { say(stream, "200 OK", b"[]").await }).await;
    let fetcher = through(proxy, &[]);
    assert_eq!(
        code(&fetcher, "http://feed.example/list.json").await,
        None,
        "a name that only the proxy knows"
    );
    let head = heads.lock().unwrap()[0].clone();
    assert!(
        head.starts_with("GET http://feed.example/list.json HTTP/1.1\r\n"),
        "the proxy is asked: {head}"
    );
    assert!(
        head.to_ascii_lowercase()
            .contains("proxy-authorization: basic d2fyzdpzzwnyzxq="),
        "with its name and password: {head}"
    );
    let written = format!("{fetcher:?} {:?}", fetcher.policy());
    assert!(
        written.contains("127.0.0.1") && !written.contains("secret") && !written.contains("ward"),
        "what is written of it names the proxy and nothing that opens it: {written}"
    );
}

#[tokio::test]
async fn a_secure_name_is_reached_by_connect_and_refusals_are_told() {
    for (status, expected) in [
        ("407 Proxy Authentication Required", "proxy_authentication"),
        ("403 Forbidden", "proxy_refused"),
        ("502 Bad Gateway", "proxy_refused"),
    ] {
        let (proxy, heads) =
            serve(move |_, _, stream| async move { say(stream, status, b"").await }).await;
        assert_eq!(
            code(&through(proxy, &["1.1.1.1"]), "https://feed.example/").await,
            Some(expected),
            "{status}"
        );
        let heads = heads.lock().unwrap();
        assert!(
            heads[0].starts_with("CONNECT feed.example:443 HTTP/1.1\r\n"),
            "a tunnel is asked for: {}",
            heads[0]
        );
        assert_eq!(heads.len(), 1, "once");
    }
}

#[tokio::test]
async fn nothing_private_is_reached_through_a_proxy() {
    let (proxy, heads) =
        serve(|_, _, stream| async move { say(stream, "200 OK", b"[]").await }).await;
    for location in [
        "http://10.0.0.1/",
        "http://127.1/",
        "http://[::ffff:10.0.0.1]/",
        "http://localhost/",
        "http://intranet/",
        "http://printer.local/",
    ] {
        assert_eq!(
            code(&through(proxy, &[]), location).await,
            Some("private_network"),
            "{location} is judged before the proxy is asked"
        );
    }
    assert_eq!(
        code(&through(proxy, &["10.0.0.1"]), "http://feed.example/").await,
        Some("private_network"),
        "a name that this machine knows to be private"
    );
    assert!(heads.lock().unwrap().is_empty(), "the proxy heard of none");
    let (leading, _) = serve(|_, _, stream| async move {
        say(
            stream,
            "302 Found\r\nLocation: http://169.254.169.254/",
            b"",
        )
        .await;
    })
    .await;
    assert_eq!(
        code(&through(leading, &[]), "http://feed.example/").await,
        Some("private_network"),
        "nor after a redirect"
    );
}

#[tokio::test]
async fn names_are_judged_anew_for_each_connection() {
    struct Turning(AtomicU64);
    impl Lookup for Turning {
        fn lookup(
            &self,
            _: String,
        ) -> Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>> {
            let first = self.0.fetch_add(1, Ordering::SeqCst) == 0;
            let found = if first { "192.88.99.1" } else { "127.0.0.1" };
            Box::pin(async move { Ok(vec![found.parse().unwrap()]) })
        }
    }
    let fetcher = Fetcher::with_lookup(
        FetchPolicy::without_waiting(),
        Arc::new(Turning(AtomicU64::new(1))),
    );
    assert_eq!(
        code(&fetcher, "http://feed.example:9/").await,
        Some("private_network"),
        "a name that has changed its mind leads nowhere"
    );
}

#[tokio::test]
async fn redirects_and_ages_are_told() {
    let (address, _) = serve(|head, _, stream| async move {
        match head.split(' ').nth(1) {
            Some("/gone") => say(stream, "301 Moved\r\nLocation: /next", b"").await,
            Some("/next") => say(stream, "308 Moved\r\nLocation: /list", b"").await,
            Some("/odd") => say(stream, "302 Found\r\nLocation: /next", b"").await,
            _ => {
                say(
                    stream,
                    "200 OK\r\nCache-Control: public, Max-Age=\"60\"",
                    b"[]",
                )
                .await;
            }
        }
    })
    .await;
    let told = async |path: &str| {
        body(fetch(FetchPolicy::without_waiting(), &request(address, path)).await).told
    };
    let list = format!("http://{address}/list");
    assert_eq!(
        told("/gone").await,
        Told {
            max_age: Some(60),
            moved_to: Some(list)
        },
        "for good, step by step"
    );
    assert_eq!(told("/odd").await.moved_to, None, "not for good");
    assert_eq!(told("/list").await.moved_to, None, "not at all");
    for (text, age) in [
        ("max-age=0", Some(0)),
        ("no-store, max-age=60", None),
        ("max-age=-1", None),
        ("s-maxage=60", None),
        ("max-age=99999999999999999999", None),
    ] {
        assert_eq!(max_age(text), age, "{text}");
    }
}
