//! The rules of the sites that are looked around in, as far as they are known.

use circle_fetch::robots;
use std::collections::HashMap;
use url::Url;

enum Rules {
    Read(robots::Robots),
    Closed,
}

/// The rules of the sites that were asked so far.
#[derive(Default)]
pub(super) struct Robots {
    sites: HashMap<String, Rules>,
}

impl Robots {
    /// Whether an address may be asked for; none while its site's rules are not known.
    pub(super) fn allow(&self, url: &Url) -> Option<bool> {
        Some(match self.sites.get(&site(url))? {
            Rules::Read(rules) => rules.allows(&robots::path(url)),
            Rules::Closed => false,
        })
    }

    /// Takes the rules of a site from its `robots.txt`.
    pub(super) fn learn(&mut self, url: &Url, text: &[u8]) {
        let rules = robots::Robots::read_for_looking_around(text);
        self.sites.insert(site(url), Rules::Read(rules));
    }

    /// Takes it that a site lets nobody look around.
    pub(super) fn close(&mut self, url: &Url) {
        self.sites.insert(site(url), Rules::Closed);
    }
}

/// Scheme, host and port: rules are for one of each.
fn site(url: &Url) -> String {
    url.origin().ascii_serialization()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_site_has_rules_of_its_own() {
        let at = |address: &str| Url::parse(address).unwrap();
        let mut robots = Robots::default();
        assert_eq!(
            robots.allow(&at("https://site.example/x")),
            None,
            "nothing is known before"
        );
        robots.learn(
            &at("https://site.example/robots.txt"),
            b"User-agent: *\nDisallow: /*?secret\n",
        );
        robots.close(&at("https://site.example:8443/"));
        for (address, allowed) in [
            ("https://site.example/x", Some(true)),
            ("https://site.example/x?secret=1", Some(false)),
            ("https://site.example:8443/x", Some(false)),
            ("http://site.example/x", None),
        ] {
            assert_eq!(robots.allow(&at(address)), allowed, "{address}");
        }
    }
}
