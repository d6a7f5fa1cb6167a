//! `robots.txt` (RFC 9309).
//!
//! Rule: of a list that is copied for the person who asked for it only the group that names us counts. That is no crawl, so
//! that rules for `*` do not bind it, but a rule for our own name is a publisher's word to us. Who looks around in a site for
//! its list keeps to the rules for `*` where none name us.

use url::Url;

/// The name that a publisher's rule uses, and that we introduce ourselves by.
pub const NAME: &str = "OpenCircle";

/// No more of a file is read (RFC 9309 section 2.5 asks for at least 500 KiB).
const MOST_BYTES: usize = 512 << 10;

/// No group has more rules than this that mean anything.
const MOST_RULES: usize = 1000;

/// The rules of one host for this program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    allow: bool,
    path: String,
}

impl Robots {
    /// Reads the rules that name us. Bytes that are no text, lines that are no rules and groups for others are passed over.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        Self {
            rules: group(bytes, names_us).unwrap_or_default(),
        }
    }

    /// Reads the rules for looking around: those that name us, else those for everybody.
    #[must_use]
    pub fn read_for_looking_around(bytes: &[u8]) -> Self {
        let rules = group(bytes, names_us).or_else(|| group(bytes, |name| name == "*"));
        Self {
            rules: rules.unwrap_or_default(),
        }
    }

    /// Whether `path` (with its query) may be asked for: the longest rule that fits decides, and `Allow` where two are as long.
    #[must_use]
    pub fn allows(&self, path: &str) -> bool {
        let path = normal(path);
        let fitting = self
            .rules
            .iter()
            .map(|rule| (rule, normal(&rule.path)))
            .filter(|(_, pattern)| fits(pattern, &path));
        fitting
            .max_by_key(|(rule, pattern)| (pattern.len(), rule.allow))
            .is_none_or(|(rule, _)| rule.allow)
    }

    /// The rules for us alone, as a file that [`read`](Self::read) reads back: empty where there are none.
    #[must_use]
    pub fn written(&self) -> String {
        if self.rules.is_empty() {
            return String::new();
        }
        let rules = self.rules.iter().map(|rule| {
            let key = if rule.allow { "Allow" } else { "Disallow" };
            format!("{key}: {}\n", rule.path)
        });
        format!("User-agent: {NAME}\n{}", rules.collect::<String>())
    }
}

/// What of an address rules speak of: its path and its query.
#[must_use]
pub fn path(url: &Url) -> String {
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

/// The rules of the groups whose name `is_meant`, as one; none where there is no such group.
fn group(bytes: &[u8], is_meant: impl Fn(&str) -> bool) -> Option<Vec<Rule>> {
    let text = String::from_utf8_lossy(bytes.get(..MOST_BYTES).unwrap_or(bytes));
    let mut rules = None;
    let (mut ours, mut in_names) = (false, false);
    for line in text.trim_start_matches('\u{feff}').split(['\n', '\r']) {
        let line = line.split('#').next().unwrap_or_default();
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match key.trim().to_ascii_lowercase().as_str() {
            "user-agent" => {
                // Names in a row share the rules that follow.
                ours = is_meant(value) || (in_names && ours);
                in_names = true;
                if ours {
                    rules.get_or_insert_with(Vec::new);
                }
            }
            key @ ("allow" | "disallow") => {
                in_names = false;
                if let Some(rules) = rules.as_mut().filter(|_| ours)
                    && !value.is_empty()
                    && rules.len() < MOST_RULES
                {
                    rules.push(Rule {
                        allow: key == "allow",
                        path: value.to_owned(),
                    });
                }
            }
            _ => {}
        }
    }
    rules
}

/// Whether a product token is ours (RFC 9309 section 2.2.1): in any case, also with a version behind it.
fn names_us(value: &str) -> bool {
    let token: String = value
        .chars()
        .take_while(|letter| letter.is_ascii_alphabetic() || matches!(letter, '_' | '-'))
        .collect();
    token.eq_ignore_ascii_case(NAME)
}

/// One spelling of percent-encoding (RFC 9309 section 2.2.2): what need not be encoded is not, the rest in upper case.
fn normal(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut bytes = path.bytes().peekable();
    let digit = |byte: u8| char::from(byte).to_digit(16);
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            if byte.is_ascii_graphic() {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("%{byte:02X}"));
            }
            continue;
        }
        let mut ahead = bytes.clone();
        let pair = ahead
            .next()
            .and_then(digit)
            .zip(ahead.next().and_then(digit));
        let Some((high, low)) = pair else {
            out.push('%');
            continue;
        };
        bytes = ahead;
        let value = u8::try_from(high * 16 + low).unwrap_or(b'%');
        if value.is_ascii_alphanumeric() || matches!(value, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(value));
        } else {
            out.push_str(&format!("%{value:02X}"));
        }
    }
    out
}

/// Whether a pattern fits the beginning of a path; `*` stands for anything, `$` at the end for its end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, whole) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return !whole || rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if whole && parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_group_that_names_us_counts() {
        let everyone = Robots::read(b"User-agent: *\nDisallow: /\n");
        assert!(everyone.allows("/feed.json"), "a feed is no crawl");
        assert_eq!(everyone.written(), "", "nothing of it need be kept");
        let ours = Robots::read(
            b"\xef\xbb\xbfUser-agent: Other\r\nuser-agent: opencircle/1.0 # us\r\nDisallow: /\r\nAllow: /open\r\n\r\nUser-agent: Third\nDisallow: /open\n",
        );
        assert!(!ours.allows("/feed.json"), "named beside another");
        assert!(ours.allows("/open/feed.json"), "the longer rule decides");
        assert_eq!(
            Robots::read(ours.written().as_bytes()),
            ours,
            "what is kept says the same"
        );
        assert!(
            Robots::read(b"User-agent: OpenCircleOther\nDisallow: /").allows("/"),
            "another's name is not ours"
        );
        let twice = Robots::read(
            b"User-agent: OpenCircle\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: OPENCIRCLE\nDisallow: /b",
        );
        assert_eq!(
            (twice.allows("/a"), twice.allows("/b"), twice.allows("/c")),
            (false, false, true),
            "several groups for us are one"
        );
    }

    #[test]
    fn who_looks_around_keeps_to_the_rules_for_everybody() {
        let looking = |text: &str| Robots::read_for_looking_around(text.as_bytes());
        let usual = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n";
        assert!(
            looking(usual).allows("/wp-admin/admin-ajax.php?action=meetings"),
            "the longer rule decides"
        );
        assert!(
            !looking(usual).allows("/wp-admin/users.php"),
            "and the shorter one for the rest"
        );
        assert!(
            !looking("User-agent: OpenCircle\nDisallow: /\n\nUser-agent: *\nDisallow:\n")
                .allows("/"),
            "a rule for our name, in any case, goes before that for all"
        );
        let welcome = "User-agent: *\nDisallow: /\n\nUser-agent: opencircle\nDisallow:\n";
        assert!(
            looking(welcome).allows("/list.json"),
            "we alone may be let in"
        );
        for nothing in [
            "",
            "User-agent: Greedy\nDisallow: /\n",
            "<!doctype html><p>Not found",
        ] {
            assert!(
                looking(nothing).allows("/list.json"),
                "{nothing:?} forbids nothing"
            );
        }
    }

    #[test]
    fn hostile_rules_are_survived() {
        let stars = format!("User-agent: *\nDisallow: /{}$\n", "a*".repeat(20_000));
        let long = format!("User-agent: *\nDisallow: /{}\n", "x".repeat(2 << 20));
        let many = format!("User-agent: *\n{}", "Disallow: /a*b\n".repeat(20_000));
        for text in [stars, long] {
            let robots = Robots::read_for_looking_around(text.as_bytes());
            assert!(
                robots.allows("/aaaaaaaaaaaaaaaaaaaaaaaaaaab"),
                "no such path"
            );
        }
        assert!(
            !Robots::read_for_looking_around(many.as_bytes()).allows("/aaab"),
            "one of many"
        );
    }

    #[test]
    fn patterns_are_those_of_the_standard() {
        for (rule, path, allowed) in [
            ("", "/x", true),
            ("/fish", "/fish.json?x=1", false),
            ("/fish", "/Fish", true),
            ("/fish*", "/fishheads", false),
            ("/*.json$", "/a/b.json", false),
            ("/*.json$", "/a/b.json?x", true),
            ("/a*b*c", "/axxbyyc/d", false),
            ("/a*b*c", "/acb", true),
            ("/foo$", "/foo", false),
            ("/foo$", "/food", true),
            ("/a%3cd", "/a%3Cd", false),
            ("/%7Ejoe", "/~joe/x", false),
            ("/\u{fc}ber", "/%C3%BCber", false),
            ("*", "/x", false),
            ("$", "/x", true),
            ("/%zz", "/%zz", false),
        ] {
            let robots =
                Robots::read(format!("User-agent: OpenCircle\nDisallow: {rule}").as_bytes());
            assert_eq!(robots.allows(path), allowed, "{rule:?} for {path:?}");
        }
        let tie = Robots::read(b"User-agent: OpenCircle\nDisallow: /p\nAllow: /p");
        assert!(tie.allows("/page"), "the milder of two equals");
    }

    #[test]
    fn rubbish_is_no_rule() {
        for bytes in [
            &b""[..],
            b"<html><body>Not here</body></html>",
            b"\xff\xfe\x00U",
            b"Disallow: /",
            b"User-agent OpenCircle\nDisallow: /",
            b"::::\n:\n%%%",
        ] {
            assert!(
                Robots::read(bytes).allows("/feed.json"),
                "{:?} forbids nothing",
                String::from_utf8_lossy(bytes)
            );
        }
        let long = format!(
            "User-agent: OpenCircle\n{}",
            "Disallow: /a*\n".repeat(60_000)
        );
        assert_eq!(
            Robots::read(long.as_bytes()).rules.len(),
            MOST_RULES,
            "and no file is too long"
        );
    }
}
