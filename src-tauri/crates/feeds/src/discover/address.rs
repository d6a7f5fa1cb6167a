//! Judging addresses that stand in a page: whose they are, whether they carry somebody's key, what they lead to.

use url::{Host, Url};

/// Hosts that keep lists for others, so that a page may lead to them.
const FEED_HOSTS: [&str; 3] = [
    "sheets.code4recovery.org",
    "docs.google.com",
    "calendar.google.com",
];

/// Names of parameters that hold what was given to somebody else.
const KEYS: [&str; 10] = [
    "key",
    "auth",
    "secret",
    "password",
    "passwd",
    "pass",
    "pwd",
    "sig",
    "signature",
    "credential",
];

/// Whether an address carries a key, a password or a passing token (`key=`, `nonce=`, ...), or is a calendar's private
/// address.
#[must_use]
pub fn carries_key(url: &Url) -> bool {
    !url.username().is_empty()
        || url.password().is_some()
        || url.query_pairs().any(|(name, _)| {
            let name = name.to_ascii_lowercase();
            KEYS.contains(&name.as_str())
                || ["nonce", "token", "apikey", "api_key", "api-key", "_key"]
                    .iter()
                    .any(|part| name.contains(part))
        })
        || url
            .path_segments()
            .is_some_and(|mut parts| parts.any(|part| part.starts_with("private-")))
}

/// Whether two addresses belong to one site: the same host, `www.` aside, or one a name below the other.
#[must_use]
pub fn same_site(one: &Url, other: &Url) -> bool {
    let (Some(one), Some(other)) = (one.host(), other.host()) else {
        return false;
    };
    match (one, other) {
        (Host::Domain(one), Host::Domain(other)) => {
            let (one, other) = (bare(one), bare(other));
            let below = |name: &str, parent: &str| {
                // A whole ending such as `org` is nobody's site.
                parent.contains('.')
                    && name
                        .strip_suffix(parent)
                        .is_some_and(|before| before.ends_with('.'))
            };
            one == other || below(&one, &other) || below(&other, &one)
        }
        (one, other) => one == other,
    }
}

fn bare(host: &str) -> String {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host.strip_prefix("www.")
        .map_or(host.clone(), str::to_owned)
}

/// Whether a host keeps lists for others.
pub(super) fn keeps_lists(url: &Url) -> bool {
    url.host_str()
        .is_some_and(|host| FEED_HOSTS.contains(&host))
}

/// An address as a page writes it. `webcal` is `https`; what a secure page names in plain is asked for securely.
pub(super) fn resolve(base: &Url, written: &str) -> Option<Url> {
    let written = written.trim();
    if written.is_empty() || written.len() > 2_000 {
        return None;
    }
    let lower = written.get(..9).unwrap_or(written).to_ascii_lowercase();
    let replaced = if let Some(rest) = lower
        .starts_with("webcals:")
        .then(|| written.get("webcals:".len()..))
        .flatten()
    {
        format!("https:{rest}")
    } else if let Some(rest) = lower
        .starts_with("webcal:")
        .then(|| written.get("webcal:".len()..))
        .flatten()
    {
        format!("{}:{rest}", base.scheme())
    } else {
        written.to_owned()
    };
    let mut url = base.join(&replaced).ok()?;
    if url.scheme() == "http" && base.scheme() == "https" && url.port().is_none() {
        url.set_scheme("https").ok()?;
    }
    url.set_fragment(None);
    (matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| !host.is_empty()))
    .then_some(url)
}

/// The public address of a table of Google's, from any address that names it, also from one with somebody's key.
pub(super) fn sheet(url: &Url) -> Option<Url> {
    let parts: Vec<&str> = url.path_segments()?.collect();
    let id = match (url.host_str()?, parts.as_slice()) {
        // Published to the web: already the public address.
        ("docs.google.com", ["spreadsheets", "d", "e", ..]) => return None,
        ("docs.google.com", ["spreadsheets", "d", id, ..])
        | ("sheets.googleapis.com", ["v4", "spreadsheets", id, ..]) => *id,
        _ => return None,
    };
    let plain = id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (plain && (20..=100).contains(&id.len())).then(|| {
        Url::parse(&format!(
            "https://docs.google.com/spreadsheets/d/{id}/export?format=csv"
        ))
        .ok()
    })?
}

/// The root of a BMLT server, from an address of it; `told` when the page says that it is one.
pub(super) fn bmlt_root(url: &Url, told: bool) -> Option<Url> {
    let path = url.path();
    let path = if let Some((before, _)) = path.split_once("/client_interface") {
        format!("{before}/")
    } else if let Some((before, _)) = path.split_once("/main_server") {
        format!("{before}/main_server/")
    } else if told {
        format!("{}/", path.trim_end_matches('/'))
    } else {
        return None;
    };
    let mut root = url.clone();
    root.set_path(&path);
    root.set_query(None);
    root.set_fragment(None);
    Some(root)
}
