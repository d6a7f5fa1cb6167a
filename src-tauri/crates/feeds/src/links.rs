//! Addresses that may be opened and numbers that may be dialled, out of what publishers write in their fields.
//!
//! Only the web is let through: no `javascript:`, `data:` or `file:`, no name and password in the address, no machine of
//! one's own network. Whether something *should* be opened is asked again when it is.

use url::{Host, Url};

/// The meeting services of the specification's list.
pub(crate) const PROVIDERS: [&str; 21] = [
    "bluejeans.com",
    "discord.gg",
    "freeconference.com",
    "freeconferencecall.com",
    "goto.com",
    "gotomeet.me",
    "gotomeeting.com",
    "horizon.meta.com",
    "maps.secondlife.com",
    "meet.google.com",
    "meet.jit.si",
    "meetings.dialpad.com",
    "signal.group",
    "skype.com",
    "slurl.com",
    "teams.live.com",
    "teams.microsoft.com",
    "vrchat.com",
    "webex.com",
    "zoho.com",
    "zoom.us",
];

/// An address that joins a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Join {
    /// The address, `https`.
    pub(crate) url: String,
    /// The known service its host belongs to.
    pub(crate) provider: Option<&'static str>,
}

/// Reads an address that joins a meeting. `http` becomes `https`, a missing scheme is added, a wrapper of a mail scanner taken off.
pub(crate) fn join(raw: &str) -> Option<Join> {
    let mut url = unwrapped(parsed(raw)?);
    if url.scheme() == "http" {
        // A port that spoke plain http speaks no https.
        if url.port().is_some() {
            url.set_port(None).ok()?;
        }
        url.set_scheme("https").ok()?;
    }
    let provider = provider(url.host_str()?);
    Some(Join {
        url: url.into(),
        provider,
    })
}

/// Reads the address of a page, `https` or `http` (a page that is only there in plain is still worth naming).
pub(crate) fn page(raw: &str) -> Option<String> {
    Some(unwrapped(parsed(raw)?).into())
}

/// The known service a host belongs to: the name itself, or a name under it.
pub(crate) fn provider(host: &str) -> Option<&'static str> {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    PROVIDERS.into_iter().find(|provider| {
        host.strip_suffix(provider)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

/// The dial string of a number: digits, `,`, `+`, `#` and `*`; none with fewer than ten characters.
pub(crate) fn dial(raw: &str) -> Option<String> {
    // A number may be given as a link.
    let raw = raw.trim();
    let raw = raw.strip_prefix("tel:").unwrap_or(raw);
    let kept: String = raw
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, ',' | '+' | '#' | '*'))
        .collect();
    let digits = kept.chars().filter(char::is_ascii_digit).count();
    (kept.len() >= 10 && kept.len() <= 80 && digits >= 7).then_some(kept)
}

/// A telephone number of a contact, as published; none without at least five digits.
pub(crate) fn telephone(raw: &str) -> Option<String> {
    let text = crate::text::line(raw, 60).text;
    (text.chars().filter(char::is_ascii_digit).count() >= 5).then_some(text)
}

/// A mailbox; none for what is no address.
pub(crate) fn mailbox(raw: &str) -> Option<String> {
    let text = crate::text::line(raw, 254).text;
    let text = text
        .trim_start_matches("mailto:")
        .split(['?', ',', ';', ' '])
        .next()?
        .trim();
    let (local, domain) = text.split_once('@')?;
    let odd = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | ':' | '\\' | '/' | '@')
    };
    let valid = !local.is_empty()
        && domain.contains('.')
        && !text.ends_with('.')
        && !local.contains(odd)
        && !domain.contains(odd);
    valid.then(|| text.to_owned())
}

fn parsed(raw: &str) -> Option<Url> {
    let raw = raw.trim().trim_matches(['<', '>', '"', '\'', '(', ')']);
    if raw.len() > 2_000 {
        return None;
    }
    let raw = html_escape::decode_html_entities(raw);
    // "Zoom: https://zoom.us/j/1 code 2": the first address in it.
    let raw = match raw.to_ascii_lowercase().find("http") {
        Some(at)
            if at > 0
                && raw.get(at..).is_some_and(has_web_scheme)
                && raw
                    .get(..at)
                    .is_some_and(|before| before.ends_with(char::is_whitespace)) =>
        {
            raw.get(at..).unwrap_or_default()
        }
        _ => &raw,
    };
    let raw = raw
        .split(char::is_whitespace)
        .next()?
        .trim_end_matches([',', ';']);
    let url = if has_web_scheme(raw) {
        Url::parse(raw).ok()?
    } else {
        // Without a scheme only what starts with a host name: "zoom.us/j/1", not "javascript:x" nor "ID 123".
        let host: String = raw
            .chars()
            .take_while(|c| !matches!(c, '/' | '?' | '#'))
            .collect();
        let name = host.split_once(':').map_or(host.as_str(), |(name, port)| {
            if port.chars().all(|c| c.is_ascii_digit()) {
                name
            } else {
                ""
            }
        });
        let top = name.rsplit_once('.')?.1;
        if name.contains('@') || top.len() < 2 || !top.chars().all(|c| c.is_ascii_alphabetic()) {
            return None;
        }
        Url::parse(&format!("https://{raw}")).ok()?
    };
    is_public(&url).then_some(url)
}

fn has_web_scheme(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Whether an address leads to a named place on the web, without a name and password in it.
fn is_public(url: &Url) -> bool {
    let named = match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name.contains('.')
                && ![
                    ".localhost",
                    ".local",
                    ".internal",
                    ".lan",
                    ".home",
                    ".onion",
                ]
                .iter()
                .any(|end| name.ends_with(end))
        }
        // Nobody publishes a group under a number; what does is a mistake or a trap.
        Some(Host::Ipv4(_) | Host::Ipv6(_)) | None => false,
    };
    matches!(url.scheme(), "http" | "https")
        && url.username().is_empty()
        && url.password().is_none()
        && named
}

/// The address inside the wrapper of a mail scanner or a search engine, if it is written there in plain.
fn unwrapped(url: Url) -> Url {
    let host = url.host_str().unwrap_or_default();
    let key = if host.ends_with(".safelinks.protection.outlook.com") {
        "url"
    } else if matches!(host, "www.google.com" | "google.com") && url.path() == "/url" {
        "q"
    } else if host == "urldefense.com" {
        // "/v3/__https://zoom.us/j/1__;..." holds the address between its underscores.
        let inner = url
            .as_str()
            .split_once("/__")
            .and_then(|(_, rest)| Some(rest.split_once("__")?.0.to_owned()));
        let inner = inner
            .and_then(|inner| Url::parse(&inner).ok())
            .filter(is_public);
        return inner.unwrap_or(url);
    } else {
        return url;
    };
    let inner = url
        .query_pairs()
        .find(|(name, _)| name == key)
        .and_then(|(_, value)| Url::parse(&value).ok());
    match inner {
        Some(inner) if is_public(&inner) => inner,
        _ => url,
    }
}

#[cfg(test)]
mod tests;
