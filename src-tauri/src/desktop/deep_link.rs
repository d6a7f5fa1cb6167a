//! Links to this program: `open-circle:?q=WORDS` or `open-circle://search?q=WORDS`.
//!
//! Rule: a link fills the search line, as somebody's fingers would. It names no directory to add, no address to fetch and
//! no page to open, whatever it says; a link that is anything but such a line is no link.

use super::plain_text::one_line;
use url::{Url, form_urlencoded};

/// The scheme that the system hands over to this program.
pub(crate) const SCHEME: &str = "open-circle";

/// How long the words may be, in characters.
const LONGEST_LINE: usize = 500;

/// How long a link may be, in bytes: 500 characters of four bytes, each written in three.
const LONGEST_LINK: usize = 8192;

/// Whether `text` is a link to this program, whatever it says.
pub(crate) fn is_link(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case(SCHEME))
}

/// The words that `link` puts into the search line; none where it is not a link of this form.
pub(crate) fn line_of(link: &str) -> Option<String> {
    if link.len() > LONGEST_LINK || !is_link(link) {
        return None;
    }
    let link = Url::parse(link).ok()?;
    let nobody = link.username().is_empty() && link.password().is_none() && link.port().is_none();
    let target = (link.host_str().unwrap_or_default(), link.path());
    let searches = matches!(
        target,
        ("" | "search", "" | "/") | ("", "search" | "/search")
    );
    if !nobody || !searches {
        return None;
    }
    let (_, words) =
        form_urlencoded::parse(link.query()?.as_bytes()).find(|(key, _)| key == "q")?;
    // What is not UTF-8 was replaced by this mark when it was decoded.
    if words.contains('\u{fffd}') {
        return None;
    }
    Some(one_line(&words, LONGEST_LINE)).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn a_link_fills_the_line() {
        for (link, line) in [
            ("open-circle:?q=drinking+seattle", "drinking seattle"),
            ("open-circle://search?q=grief%20online", "grief online"),
            ("open-circle://search/?q=98101", "98101"),
            ("OPEN-CIRCLE:search?q=b%C3%BCcher", "bücher"),
            ("open-circle://?q=a#fragment", "a"),
            ("open-circle:?q=one&q=two", "one"),
        ] {
            assert_eq!(
                line_of(link).as_deref(),
                Some(line),
                "{link} is a line of words"
            );
        }
    }

    #[test]
    fn a_link_is_words_whatever_they_say() {
        for (link, line) in [
            ("open-circle:?q=javascript:alert(1)", "javascript:alert(1)"),
            (
                "open-circle:?q=%3Cscript%3Ealert(1)%3C/script%3E",
                "<script>alert(1)</script>",
            ),
            (
                "open-circle:?q=https%3A%2F%2Fevil.example%2Flist.json&add=https://evil.example&open=1&sync=1",
                "https://evil.example/list.json",
            ),
            ("open-circle:?q=a%E2%80%AEb%00c%0Ad%E2%80%8B", "abc d"),
            ("open-circle:?q=%09%20x%20", "x"),
        ] {
            assert_eq!(
                line_of(link).as_deref(),
                Some(line),
                "{link} becomes text of the line, without what cannot be seen, and its other parts are nothing"
            );
        }
    }

    #[test]
    fn hostile_links_are_no_links() {
        let huge = format!("open-circle:?q={}", "a".repeat(9000));
        for link in [
            "open-circle:",
            "open-circle://search",
            "open-circle://search?words=a",
            "open-circle://add?q=https://evil.example/feed.json",
            "open-circle://evil.example/?q=a",
            "open-circle://search@evil.example?q=a",
            "open-circle://user:word@search?q=a",
            "open-circle://search:80?q=a",
            "open-circle://search/../add?q=a",
            "open-circle://search/add?q=a",
            "open-circle:///etc/passwd?q=a",
            "open-circle:javascript:alert(1)?q=a",
            "open-circle:?q=",
            "open-circle:?q=%E2%80%AE%00",
            "open-circle:?q=%FF%FE",
            "open-circle:?q=%C3%28",
            "javascript:alert(1)",
            "https://search?q=a",
            "open-circles:?q=a",
            " open-circle:?q=a",
            "",
            &huge,
        ] {
            assert_eq!(line_of(link), None, "{link:.80} does nothing");
        }
    }

    #[test]
    fn a_long_line_ends() {
        let link = format!("open-circle:?q={}", "%C3%A4".repeat(600));
        let line = line_of(&link).expect("a link");
        assert_eq!(
            line.chars().count(),
            500,
            "the line has room for 500 characters"
        );
    }
}
