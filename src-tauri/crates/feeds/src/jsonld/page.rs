//! The scripts of a page that hold JSON-LD, and the JSON in them.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use serde_json::Value;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// The most scripts of one page.
const MOST_SCRIPTS: usize = 300;
/// The most bytes of all of them.
const MOST_BYTES: usize = 32 * 1_024 * 1_024;

/// The texts of the scripts of type `application/ld+json`, in order.
pub(super) fn scripts(page: &str) -> Vec<String> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    let tokenizer = Tokenizer::new(Scripts::default(), TokenizerOpts::default());
    // The tokenizer stops after each script, for a browser to run it.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut scripts = tokenizer.sink.found.take();
    scripts.retain(|script| !script.trim().is_empty());
    scripts
}

#[derive(Default)]
struct Scripts {
    found: RefCell<Vec<String>>,
    inside: Cell<bool>,
    bytes: Cell<usize>,
}

impl TokenSink for Scripts {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.start(&tag),
            Token::TagToken(_) => {
                self.inside.set(false);
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(text) if self.inside.get() => {
                let bytes = self.bytes.get() + text.len();
                if bytes <= MOST_BYTES {
                    self.bytes.set(bytes);
                    if let Some(script) = self.found.borrow_mut().last_mut() {
                        script.push_str(&text);
                    }
                }
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Scripts {
    fn start(&self, tag: &Tag) -> TokenSinkResult<()> {
        // What looks like mark-up in these is none.
        match &*tag.name {
            "script" => {
                let is_data = tag.attrs.iter().any(|attribute| {
                    &*attribute.name.local == "type"
                        && attribute
                            .value
                            .trim()
                            .to_ascii_lowercase()
                            .starts_with("application/ld+json")
                });
                let mut found = self.found.borrow_mut();
                if is_data && found.len() < MOST_SCRIPTS {
                    found.push(String::new());
                    self.inside.set(true);
                }
                TokenSinkResult::RawData(RawKind::ScriptData)
            }
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

/// The JSON of a script: also in a comment, with its quotes written as entities, or with bare line breaks in its texts.
pub(super) fn value(script: &str) -> Option<Value> {
    let mut text = script.trim();
    for (start, end) in [
        ("//<![CDATA[", "//]]>"),
        ("<![CDATA[", "]]>"),
        ("<!--", "-->"),
    ] {
        if let Some(rest) = text.strip_prefix(start) {
            text = rest.trim();
            text = text.strip_suffix(end).unwrap_or(text).trim();
        }
    }
    let text = text.trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if let Ok(value) = serde_json::from_str(&plain) {
        return Some(value);
    }
    match html_escape::decode_html_entities(&plain) {
        Cow::Owned(decoded) => serde_json::from_str(&decoded).ok(),
        Cow::Borrowed(_) => None,
    }
}
