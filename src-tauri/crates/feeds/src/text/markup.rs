//! Mark-up taken out of a text: tags, comments, code; line breaks and the targets of links stay.

use std::borrow::Cow;

/// The text without tags, and whether there were any. `<3`, `<me@example.org>` and `a < b` are no tags.
pub(super) fn without_tags(text: &str) -> (Cow<'_, str>, bool) {
    if !text.contains('<') {
        return (Cow::Borrowed(text), false);
    }
    let mut clean = String::with_capacity(text.len());
    let mut found = false;
    let mut rest = text;
    let mut ends = Ends::of(text);
    // Where a link's words begin, and where it leads: kept behind the words, for a link is often all there is to know.
    let mut link: Option<(usize, String)> = None;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        clean.push_str(before);
        let Some(tag) = Tag::at(from, text.len() - from.len(), &mut ends) else {
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

/// Bytes after which a tag that did not end is none.
const LONGEST_TAG: usize = 2_000;

/// Where tags end. A text full of beginnings must not cost its square, so each `>` is looked for once.
struct Ends {
    /// The first `>` at or behind the place last asked about.
    next: Option<usize>,
    /// How many more tags may have a quote that never closes before quotes are no longer believed.
    patience: u8,
}

impl Ends {
    fn of(text: &str) -> Self {
        Self {
            next: text.find('>'),
            patience: 16,
        }
    }

    /// Bytes to the end of the tag at the start of `from`, which is at `at` of the text.
    fn end(&mut self, from: &str, at: usize) -> Option<usize> {
        if self.next.is_some_and(|next| next < at) {
            self.next = from.find('>').map(|end| at + end);
        }
        let bare = self
            .next
            .and_then(|next| next.checked_sub(at))
            .filter(|end| *end < LONGEST_TAG)?;
        let is_quote = |c: char| matches!(c, '"' | '\'');
        if self.patience == 0 || !from.get(..bare)?.contains(is_quote) {
            return Some(bare);
        }
        let mut quote = None;
        let end = from
            .char_indices()
            .take_while(|(at, _)| *at < LONGEST_TAG)
            .find(|(_, c)| match quote {
                None if is_quote(*c) => {
                    quote = Some(*c);
                    false
                }
                Some(open) if open == *c => {
                    quote = None;
                    false
                }
                _ => quote.is_none() && *c == '>',
            });
        // A quote that never closes: the tag ends at the first `>` all the same.
        if end.is_none() {
            self.patience -= 1;
        }
        Some(end.map_or(bare, |(end, _)| end))
    }
}

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
    fn at(text: &str, at: usize, ends: &mut Ends) -> Option<Self> {
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
        let end = ends.end(text, at)?;
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
