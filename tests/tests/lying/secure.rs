//! Lies about who somebody is: certificates that are not to be trusted, and redirects out of a secure connection.

use super::*;
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::sync::Arc;

/// A server with a certificate for `name` that ends in `year`. The server and its certificate.
fn server(name: &str, year: i32) -> (LyingServer, Vec<u8>) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.not_after = date_time_ymd(year, 1, 1);
    let certificate = params.self_signed(&key).unwrap().der().clone();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let private = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], private)
        .unwrap();
    (
        LyingServer::start(Some(Arc::new(config))),
        certificate.to_vec(),
    )
}

async fn outcome(server: &LyingServer, trusted: Vec<Vec<u8>>) -> (u64, Option<&'static str>) {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(
        &folder,
        FetchPolicy {
            trusted,
            ..FetchPolicy::without_waiting()
        },
    );
    let new = NewSource {
        location: format!("https://{}/list.json", server.address()),
        fellowship: Some(FellowshipId::new("aa")),
        allow_private_network: true,
        ..NewSource::default()
    };
    let id = engine.add_source(&new, now()).unwrap().id;
    let heard = sync(&engine, &id).await;
    (heard.added, heard.error.map(|error| error.code))
}

#[tokio::test]
async fn only_who_is_known_is_believed() {
    let (honest, certificate) = server("127.0.0.1", 2300);
    honest.tell(body(good()));
    assert_eq!(
        outcome(&honest, vec![certificate.clone()]).await,
        (10, None),
        "a certificate that the machine trusts"
    );
    assert_eq!(
        outcome(&honest, Vec::new()).await,
        (0, Some("tls_untrusted")),
        "a certificate of nobody, as a firewall that looks inside shows it"
    );
    let (expired, old) = server("127.0.0.1", 2001);
    expired.tell(body(good()));
    assert_eq!(
        outcome(&expired, vec![old]).await,
        (0, Some("tls_failed")),
        "one that has ended"
    );
    let (other, name) = server("lists.example.org", 2300);
    other.tell(body(good()));
    assert_eq!(
        outcome(&other, vec![name]).await,
        (0, Some("tls_failed")),
        "one for another host"
    );
    honest.tell(status(
        "301 Moved",
        &[("Location", "http://127.0.0.1:9/list.json")],
    ));
    assert_eq!(
        outcome(&honest, vec![certificate]).await,
        (0, Some("insecure_http")),
        "a secure connection is not led into the open, whatever the source allows"
    );
}

#[tokio::test]
async fn a_plain_server_is_no_secure_one() {
    let plain = LyingServer::start(None);
    plain.tell(body(good()));
    let folder = tempfile::tempdir().unwrap();
    let engine = open(
        &folder,
        FetchPolicy {
            idle: Duration::from_millis(300),
            total: Duration::from_secs(2),
            ..FetchPolicy::without_waiting()
        },
    );
    let new = NewSource {
        location: format!("https://{}/list.json", plain.address()),
        allow_private_network: true,
        ..NewSource::default()
    };
    let id = engine.add_source(&new, now()).unwrap().id;
    let code = sync(&engine, &id).await.error.map(|error| error.code);
    assert!(
        code.is_some_and(|code| [
            "tls_failed",
            "interrupted",
            "timed_out",
            "connection_refused"
        ]
        .contains(&code)),
        "no secure connection is made: {code:?}"
    );
}
