//! Text from strangers made fit to show: no mark-up, no hidden characters, no end of blanks, line breaks kept.
//!
//! Nothing here is trusted to make HTML safe: what comes out is text, and is shown as text. The cleaning is for the
//! reader's eyes, and tells what it did so that the caller can put a notice.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Characters kept of a name; real names of meetings are far shorter.
pub(crate) const NAME_CAP: usize = 500;
/// Characters kept of notes, directions and the like.
pub(crate) const NOTES_CAP: usize = 4_000;

/// A cleaned text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cleaned {
    /// What is left; may be empty.
    pub(crate) text: String,
    /// Mark-up was taken out.
    pub(crate) markup: bool,
    /// The end was cut off.
    pub(crate) cut: bool,
}

impl Cleaned {
    /// The text, unless nothing is left of it.
    pub(crate) fn non_empty(self) -> Option<String> {
        (!self.text.is_empty()).then_some(self.text)
    }
}

/// Cleans a text of one line: line breaks become blanks.
pub(crate) fn line(raw: &str, cap: usize) -> Cleaned {
    clean(raw, cap, false)
}

/// Cleans a text of several lines: at most one empty line in a row is kept.
pub(crate) fn block(raw: &str, cap: usize) -> Cleaned {
    clean(raw, cap, true)
}

/// Whether a text says that there is nothing to say: empty, `n/a`, `-`, `none`, `null`.
pub(crate) fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.chars()
        .all(|c| matches!(c, '-' | '.' | '?' | '_' | '–' | '—') || c.is_whitespace())
        || ["n/a", "na", "none", "null", "undefined", "nan", "nil"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
}

fn clean(raw: &str, cap: usize, lines: bool) -> Cleaned {
    // A hostile text must not cost more than its cap is worth: mark-up and entities are at most some times longer.
    let short = raw
        .char_indices()
        .nth(cap.saturating_mul(8))
        .and_then(|(at, _)| raw.get(..at));
    let mut cut = short.is_some();
    let raw = short.unwrap_or(raw);
    let (mut text, mut markup) = without_tags(raw);
    // Twice: some servers encode what is encoded already (`&amp;#8217;`), and mark-up may itself be encoded.
    for _ in 0..2 {
        let decoded = match html_escape::decode_html_entities(&text) {
            Cow::Owned(decoded) if decoded != *text => decoded,
            _ => break,
        };
        let (stripped, found) = without_tags(&decoded);
        markup = markup || found;
        text = Cow::Owned(stripped.into_owned());
    }
    let text: Cow<'_, str> = if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        Cow::Owned(text.nfc().collect())
    };
    let mut text = blanks(&text, lines);
    if let Some((at, _)) = text.char_indices().nth(cap) {
        text.truncate(at);
        text.truncate(text.trim_end().len());
        text.push('…');
        cut = true;
    }
    Cleaned { text, markup, cut }
}

/// Removes hidden characters and collapses blanks.
fn blanks(text: &str, lines: bool) -> String {
    let mut clean = String::with_capacity(text.len());
    let (mut blank, mut breaks) = (false, 0_u8);
    let mut characters = text.chars().peekable();
    let mut previous_wide = false;
    while let Some(c) = characters.next() {
        let is_break = matches!(
            c,
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0b}' | '\u{0c}' | '\u{85}'
        );
        if is_break {
            if c == '\r' && characters.peek() == Some(&'\n') {
                characters.next();
            }
            if lines {
                breaks = breaks.saturating_add(1)
            } else {
                blank = true
            }
            continue;
        }
        if c.is_whitespace() || matches!(c, '\u{3164}' | '\u{2800}' | '\u{115f}' | '\u{1160}') {
            blank = true;
            continue;
        }
        if is_hidden(c) {
            continue;
        }
        // Joiners shape Persian, Indic scripts and emoji; between Latin letters they only hide.
        if matches!(c, '\u{200c}' | '\u{200d}') {
            if previous_wide && characters.peek().is_some_and(|next| !next.is_ascii()) {
                clean.push(c);
            }
            continue;
        }
        if !clean.is_empty() {
            if breaks > 0 {
                clean.push_str(if breaks > 1 { "\n\n" } else { "\n" });
            } else if blank {
                clean.push(' ');
            }
        }
        (blank, breaks) = (false, 0);
        clean.push(c);
        previous_wide = !c.is_ascii();
    }
    clean
}

/// Control characters, characters without width, and those that turn the direction of what follows.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{180e}' | '\u{fffd}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text without tags, and whether there were any. `<3`, `<me@example.org>` and `a < b` are no tags.
fn without_tags(text: &str) -> (Cow<'_, str>, bool) {
    if !text.contains('<') {
        return (Cow::Borrowed(text), false);
    }
    let mut clean = String::with_capacity(text.len());
    let mut found = false;
    let mut rest = text;
    // Where a link's words begin, and where it leads: kept behind the words, for a link is often all there is to know.
    let mut link: Option<(usize, String)> = None;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        clean.push_str(before);
        let Some(tag) = Tag::at(from) else {
            clean.push('<');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        found = true;
        rest = from.get(tag.length..).unwrap_or_default();
        match (tag.name.as_str(), tag.closes) {
            (
                "script" | "style" | "noscript" | "iframe" | "svg" | "template" | "head" | "title",
                false,
            ) => {
                let end = format!("</{}", tag.name);
                rest = find_ignoring_case(rest, &end)
                    .and_then(|at| rest.get(at..))
                    .unwrap_or_default();
            }
            ("a", false) => link = tag.link.map(|target| (clean.len(), target)),
            ("a", true) => {
                if let Some((start, target)) = link.take() {
                    let words = clean.get(start..).unwrap_or_default();
                    let bare = target.trim_start_matches("mailto:").trim_end_matches('/');
                    if !words.contains(
                        bare.trim_start_matches("https://")
                            .trim_start_matches("http://"),
                    ) {
                        let addition = if words.trim().is_empty() {
                            bare.to_owned()
                        } else {
                            format!(" ({bare})")
                        };
                        clean.push_str(&addition);
                    }
                }
            }
            (
                "br" | "tr" | "div" | "ul" | "ol" | "table" | "section" | "article" | "header"
                | "footer",
                _,
            ) => clean.push('\n'),
            ("p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "hr", _) => {
                clean.push('\n')
            }
            ("li", false) => clean.push_str("\n- "),
            ("td" | "th" | "img", _) => clean.push(' '),
            _ => {}
        }
    }
    clean.push_str(rest);
    (Cow::Owned(clean), found)
}

fn find_ignoring_case(text: &str, part: &str) -> Option<usize> {
    text.as_bytes()
        .windows(part.len())
        .position(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

struct Tag {
    name: String,
    closes: bool,
    /// Bytes from `<` to `>`, both counted.
    length: usize,
    /// Where an `<a>` leads, if to the web or a mailbox.
    link: Option<String>,
}

/// Characters after which a tag that did not end is none: a text full of beginnings must not cost its square.
const LONGEST_TAG: usize = 2_000;

/// The names that make `<name` a tag rather than words between angle brackets.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "cite",
    "code",
    "col",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "param",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "video",
    "wbr",
];

impl Tag {
    /// The tag at the start of `text`, which starts with `<`.
    fn at(text: &str) -> Option<Self> {
        let inside = text.get(1..)?;
        if inside.starts_with("!--") {
            let end = text.find("-->").map_or(text.len(), |at| at + 3);
            return Some(Self {
                name: String::new(),
                closes: false,
                length: end,
                link: None,
            });
        }
        let closes = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let name: String = inside
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == ':')
            .collect::<String>()
            .to_ascii_lowercase();
        let known = TAGS.contains(&name.as_str())
            || name.starts_with("o:")
            || inside.starts_with("!DOCTYPE")
            || inside.starts_with("?xml");
        let after = inside.get(name.len()..)?;
        if !known
            || !after.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/')
                && !after.starts_with(['!', '?'])
        {
            return None;
        }
        let mut quote = None;
        let end = text
            .char_indices()
            .skip(1)
            .take(LONGEST_TAG)
            .find(|(_, c)| match (quote, *c) {
                (None, '"' | '\'') => {
                    quote = Some(*c);
                    false
                }
                (Some(open), c) if c == open => {
                    quote = None;
                    false
                }
                (None, '>') => true,
                _ => false,
            });
        // A quote that never closes: the tag ends at the first `>` all the same.
        let end = end.map(|(at, _)| at).or_else(|| {
            text.char_indices()
                .take(LONGEST_TAG)
                .find(|(_, c)| *c == '>')
                .map(|(at, _)| at)
        })?;
        let link = (name == "a" && !closes)
            .then(|| target(text.get(..end).unwrap_or_default()))
            .flatten();
        Some(Self {
            name,
            closes,
            length: end + 1,
            link,
        })
    }
}

/// The `href` of a tag, if it leads to the web or a mailbox.
fn target(tag: &str) -> Option<String> {
    let at = find_ignoring_case(tag, "href")?;
    let value = tag
        .get(at + 4..)?
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split(char::is_whitespace).next()?,
    };
    let value = html_escape::decode_html_entities(value.trim()).into_owned();
    let leads = ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| value.to_ascii_lowercase().starts_with(scheme));
    leads.then_some(value)
}

#[cfg(test)]
mod tests;
