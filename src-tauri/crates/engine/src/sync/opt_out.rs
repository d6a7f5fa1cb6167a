//! Publishers who do not want to be copied by this program: hosts and addresses in `data/opt-out.json`, a list of texts.
//! A host means all its lists and those of its subdomains; an address means itself and everything below it.

use crate::{Engine, EngineError};
use circle_fetch::{FetchError, Location};
use std::sync::LazyLock;

static BUILT_IN: LazyLock<Vec<String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/opt-out.json")).unwrap_or_default()
});

/// Whether the publisher of the list at this location wants not to be copied: it is on the built-in list, or among those that
/// an organization's own catalogue adds to it.
pub(crate) fn is_opted_out(own: &[String], location: &str) -> bool {
    is_listed(&BUILT_IN, location) || is_listed(own, location)
}

impl Engine {
    /// Refuses an address whose publisher does not want to be copied, before anything is asked of it.
    pub(crate) fn check_opted_out(&self, location: &str) -> Result<(), EngineError> {
        if is_opted_out(self.catalogue().opted_out(), location) {
            return Err(FetchError::OptedOut.into());
        }
        Ok(())
    }
}

fn is_listed(lines: &[String], location: &str) -> bool {
    let Ok(Location::Web(url)) = Location::parse(location) else {
        return false;
    };
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    let address = address(&format!("{host}{}", url.path()));
    lines.iter().any(|line| match line.split_once("://") {
        Some((_, listed)) => {
            let listed = self::address(listed);
            !listed.is_empty()
                && address
                    .strip_prefix(&listed)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
        None => {
            let listed = line.trim().trim_end_matches('.').to_ascii_lowercase();
            // A line that says nothing is no wish of anybody.
            !listed.is_empty()
                && host
                    .strip_suffix(&listed)
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        }
    })
}

/// An address without its scheme, its question and a slash at its end; its host in lower case.
fn address(text: &str) -> String {
    let text = text.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = text.split_once('/').unwrap_or((text, ""));
    format!("{}/{}", host.to_ascii_lowercase(), path)
        .trim_end_matches('/')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_can_be_read() {
        let text = include_str!("../../data/opt-out.json");
        let lines: Vec<String> = serde_json::from_str(text).expect("a JSON list of texts");
        for line in lines {
            assert!(
                !line.trim().is_empty() && line.contains('.'),
                "{line:?} is a host or an address"
            );
        }
    }

    #[test]
    fn hosts_and_addresses_are_found_in_every_spelling() {
        let lines = [
            "lists.example.org".to_owned(),
            "https://Other.example/groups/".to_owned(),
        ];
        for (location, listed) in [
            ("https://lists.example.org/feed.json", true),
            ("http://LISTS.example.org./", true),
            ("https://sub.lists.example.org/x", true),
            ("https://mylists.example.org/", false),
            ("https://example.org/", false),
            ("https://other.example/groups/feed.json?day=1", true),
            ("https://other.example/groups", true),
            ("https://other.example/groupsof", false),
            ("https://other.example/", false),
            ("/home/me/lists.example.org", false),
        ] {
            assert_eq!(is_listed(&lines, location), listed, "{location}");
        }
    }
}
