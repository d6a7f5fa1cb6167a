//! Where a feed lies: an address of the web or a file. Read in one way, so that no spelling slips past the rules.

use crate::{FetchError, is_public};
use std::path::{Path, PathBuf};
use url::{Host, Url};

/// Where a feed lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// An `http` or `https` address without credentials.
    Web(Url),
    /// A file or a folder.
    File(PathBuf),
}

impl Location {
    /// Reads what a person typed or a catalogue says: an address, a `file:` address, or a path.
    ///
    /// # Errors
    /// [`FetchError::BadAddress`] for another scheme, credentials in the address, or something that is no address at all.
    pub fn parse(text: &str) -> Result<Self, FetchError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FetchError::BadAddress { why: "it is empty" });
        }
        // How calendars are offered to calendar programs; what is meant is an address of the web.
        let calendar = text.split_once("://").filter(|(scheme, _)| {
            ["webcal", "webcals"]
                .iter()
                .any(|calendar| scheme.eq_ignore_ascii_case(calendar))
        });
        let calendar = calendar.map(|(_, rest)| format!("https://{rest}"));
        let text = calendar.as_deref().unwrap_or(text);
        let scheme = text
            .split_once("://")
            .map(|(scheme, _)| scheme.to_ascii_lowercase());
        match scheme.as_deref() {
            Some("http" | "https") => {
                let mut url = Url::parse(text).map_err(|_| FetchError::BadAddress {
                    why: "it is not a web address",
                })?;
                check_form(&url)?;
                url.set_fragment(None);
                Ok(Self::Web(url))
            }
            Some("file") => Url::parse(text)
                .ok()
                .and_then(|url| url.to_file_path().ok())
                .map(Self::File)
                .ok_or(FetchError::BadAddress {
                    why: "it is not a file of this machine",
                }),
            Some(_) => Err(FetchError::BadAddress {
                why: "only https and files can be read",
            }),
            None if text.len() > 5
                && text
                    .get(..5)
                    .is_some_and(|start| start.eq_ignore_ascii_case("file:")) =>
            {
                Url::parse(text)
                    .ok()
                    .and_then(|url| url.to_file_path().ok())
                    .map(Self::File)
                    .ok_or(FetchError::BadAddress {
                        why: "it is not a file of this machine",
                    })
            }
            None => Ok(Self::File(Path::new(text).to_path_buf())),
        }
    }

    /// Checks what can be checked before anything is asked: the scheme, and whether the host is a private address in any
    /// spelling. A file always passes.
    ///
    /// # Errors
    /// [`FetchError::BadAddress`], [`FetchError::InsecureHttp`], [`FetchError::PrivateNetwork`].
    pub fn check(&self, allow_http: bool, allow_private_network: bool) -> Result<(), FetchError> {
        match self {
            Self::Web(url) => check(url, allow_http, allow_private_network),
            Self::File(_) => Ok(()),
        }
    }

    /// The host, as it is shown; none for a file.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        match self {
            Self::Web(url) => url.host_str(),
            Self::File(_) => None,
        }
    }
}

fn check_form(url: &Url) -> Result<(), FetchError> {
    if !url.username().is_empty() || url.password().is_some() {
        return Err(FetchError::BadAddress {
            why: "it holds a name or a password",
        });
    }
    if url.host().is_none() {
        return Err(FetchError::BadAddress {
            why: "it has no host",
        });
    }
    Ok(())
}

/// The host of an address, for messages.
pub(crate) fn host_of(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

/// Checks an address before anything is sent to it: the first one, and every one that a redirect names.
///
/// # Errors
/// [`FetchError::BadAddress`], [`FetchError::InsecureHttp`], [`FetchError::PrivateNetwork`]. A name is only judged here
/// when it is itself an address in any spelling; the addresses a name stands for are judged when it is resolved.
pub(crate) fn check(
    url: &Url,
    allow_http: bool,
    allow_private_network: bool,
) -> Result<(), FetchError> {
    check_form(url)?;
    match url.scheme() {
        "https" => {}
        "http" if allow_http => {}
        "http" => return Err(FetchError::InsecureHttp),
        _ => {
            return Err(FetchError::BadAddress {
                why: "only https and files can be read",
            });
        }
    }
    if allow_private_network {
        return Ok(());
    }
    let refused = match url.host() {
        Some(Host::Ipv4(address)) => !is_public(address.into()),
        Some(Host::Ipv6(address)) => !is_public(address.into()),
        Some(Host::Domain(name)) => is_local_name(name),
        None => true,
    };
    if refused {
        Err(FetchError::PrivateNetwork { host: host_of(url) })
    } else {
        Ok(())
    }
}

/// Names that by convention lead to this machine or this network (RFC 6761, RFC 6762, RFC 8375), or by habit.
fn is_local_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    // A name without a dot is of this network alone; behind a proxy, the proxy would find it.
    !name.contains('.')
        || [
            "localhost",
            "local",
            "internal",
            "home.arpa",
            "localdomain",
            "lan",
            "intranet",
            "corp",
            "home",
        ]
        .iter()
        .any(|end| {
            name.strip_suffix(end)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_paths_are_told_apart() {
        let web = |text| matches!(Location::parse(text), Ok(Location::Web(_)));
        let file = |text| matches!(Location::parse(text), Ok(Location::File(_)));
        assert!(
            web("https://feed.example/meetings.json") && web(" HTTPS://feed.example "),
            "addresses of the web"
        );
        assert!(
            matches!(Location::parse("webcal://feed.example/a.ics"), Ok(Location::Web(url)) if url.as_str() == "https://feed.example/a.ics"),
            "an address for calendar programs is one of the web"
        );
        assert!(
            file("/tmp/list.json")
                && file("list.json")
                && file("file:///tmp/list.json")
                && file("C:\\lists\\a.json"),
            "paths"
        );
        assert!(
            Location::parse("ftp://feed.example/x").is_err(),
            "other schemes are refused"
        );
        assert!(
            Location::parse("https://me:secret@feed.example/").is_err(),
            "a password in an address is refused"
        );
        assert!(Location::parse("   ").is_err(), "nothing is not a location");
    }

    #[test]
    fn every_spelling_of_a_private_address_is_refused() {
        let spellings = [
            "https://127.0.0.1/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f.0.0.1/",
            "https://0177.0.0.1/",
            "https://127.0.0.1./",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:7f00:1]/",
            "https://10.1.2.3/",
            "https://192.168.0.1/",
            "https://172.16.9.9/",
            "https://169.254.169.254/",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://[fe80::1]/",
            "https://[fd00::1]/",
            "https://[64:ff9b::10.0.0.1]/",
            "https://localhost/",
            "https://printer.local/",
            "https://LOCALHOST./",
            "https://intranet/",
            "https://lists.corp/",
            "https://router.lan/",
            "https://127.0.0.1%2e/",
            "https://①②⑦.0.0.1/",
            "https://[::ffff:0:7f00:1]/",
            "https://[::7f00:1]/",
            "https://[64:ff9b:1::7f00:1]/",
            "https://[fe80::5efe:7f00:1]/",
            "https://0/",
            "https://[2002:7f00:1::]/",
            "https://198.18.0.1/",
            "https://224.0.0.1/",
            "https://255.255.255.255/",
        ];
        for spelling in spellings {
            let url = Url::parse(spelling).unwrap();
            assert!(
                matches!(
                    check(&url, false, false),
                    Err(FetchError::PrivateNetwork { .. })
                ),
                "{spelling} leads into a private network"
            );
            assert!(
                check(&url, false, true).is_ok(),
                "{spelling} is reached when its source allows it"
            );
        }
    }

    #[test]
    fn plain_http_needs_leave() {
        let url = Url::parse("http://feed.example/").unwrap();
        assert_eq!(
            check(&url, false, false),
            Err(FetchError::InsecureHttp),
            "anybody on the way could change it"
        );
        assert_eq!(check(&url, true, false), Ok(()), "allowed for one source");
        let notlocal = Url::parse("https://thelocal.example/").unwrap();
        assert_eq!(
            check(&notlocal, false, false),
            Ok(()),
            "a name that merely contains a word is not refused"
        );
    }
}
