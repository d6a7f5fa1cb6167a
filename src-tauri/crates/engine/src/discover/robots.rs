//! The rules of sites for programs that look around in them (RFC 9309), as they concern us.

use std::collections::HashMap;
use texting_robots::Robot;
use url::Url;

/// The name that a site addresses us by.
pub(super) const NAME: &str = "opencircle";

/// What of a file is read: RFC 9309 section 2.5 asks for at least so much.
const MOST_BYTES: usize = 500 << 10;

enum Rules {
    Read(Box<Robot>),
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
            Rules::Read(rules) => rules.allowed(url.as_str()),
            Rules::Closed => false,
        })
    }

    /// Takes the rules of a site from its `robots.txt`. Rules that cannot be understood close it.
    pub(super) fn learn(&mut self, url: &Url, text: &[u8]) {
        let text = text.get(..MOST_BYTES).unwrap_or(text);
        let rules =
            Robot::new(NAME, text).map_or(Rules::Closed, |rules| Rules::Read(Box::new(rules)));
        self.sites.insert(site(url), rules);
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

    fn allowed(text: &str, path: &str) -> bool {
        let url = Url::parse("https://site.example/")
            .unwrap()
            .join(path)
            .unwrap();
        let mut robots = Robots::default();
        assert_eq!(robots.allow(&url), None, "nothing is known before");
        robots.learn(&url, text.as_bytes());
        robots.allow(&url).unwrap()
    }

    #[test]
    fn rules_are_read_as_the_standard_says() {
        let usual = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n";
        assert!(
            allowed(usual, "/wp-admin/admin-ajax.php?action=meetings"),
            "the longer rule wins"
        );
        assert!(
            !allowed(usual, "/wp-admin/users.php"),
            "and the shorter one holds for the rest"
        );
        let ours = "User-agent: OpenCircle\nDisallow: /\n\nUser-agent: *\nDisallow:\n";
        assert!(
            !allowed(ours, "/"),
            "a rule for our name, in any case, goes before that for all"
        );
        let others = "User-agent: Greedy\nDisallow: /\n";
        assert!(
            allowed(others, "/list.json"),
            "a rule for somebody else is not for us"
        );
        let welcome = "User-agent: *\nDisallow: /\n\nUser-agent: opencircle\nAllow: /\n";
        assert!(allowed(welcome, "/list.json"), "we alone may be let in");
        assert!(
            !allowed("User-agent: *\nDisallow: /*.json$\n", "/a/list.json"),
            "with stars and ends"
        );
        assert!(allowed("", "/"), "no rules forbid nothing");
        assert!(
            allowed("<!doctype html><p>Not found", "/"),
            "nor does a page in their place"
        );
    }

    #[test]
    fn hostile_rules_are_survived() {
        let url = Url::parse("https://site.example/aaaaaaaaaaaaaaaaaaaaaaaaaaab").unwrap();
        let stars = format!("User-agent: *\nDisallow: /{}$\n", "a*".repeat(20_000));
        let long = format!("User-agent: *\nDisallow: /{}\n", "x".repeat(2 << 20));
        let many = "Disallow: /a*b\n".repeat(20_000);
        for text in [
            stars.into_bytes(),
            long.into_bytes(),
            format!("User-agent: *\n{many}").into_bytes(),
            vec![0; 10_000],
            vec![0xFF; 10_000],
        ] {
            let mut robots = Robots::default();
            robots.learn(&url, &text);
            assert!(robots.allow(&url).is_some(), "there is an answer");
        }
    }
}
