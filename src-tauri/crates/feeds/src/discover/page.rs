//! Reading a page for signs of feeds: links, embedded lists, settings in scripts. The page is cut into tags as a browser
//! does it; nothing of it is run or kept.

use super::address::{bmlt_root, carries_key, keeps_lists, resolve, same_site, sheet};
use super::{Kind, Lead, LeftOut, LeftWhy, Signs, wordpress};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
};
use std::cell::RefCell;
use url::Url;

/// The most tags, scripts and leads that are looked at: a page that has more is no page for people.
const MOST_TAGS: usize = 20_000;
const MOST_SCRIPT_BYTES: usize = 1 << 20;
const MOST_LEADS: usize = 24;

/// A tag that may be a sign.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

#[derive(Default)]
struct Collected {
    elements: Vec<Element>,
    scripts: String,
    described: String,
    inside: Option<Inside>,
}

#[derive(Clone, Copy)]
enum Inside {
    Script,
    Description,
}

#[derive(Default)]
struct Sink(RefCell<Collected>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut collected = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let raw = match &*tag.name {
                    "script" => Some(RawKind::ScriptData),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
                    "title" | "textarea" => Some(RawKind::Rcdata),
                    _ => None,
                };
                collected.open(&tag);
                raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
            }
            Token::TagToken(tag) => {
                if &*tag.name == "script" {
                    collected.inside = None;
                }
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(text) => {
                collected.text(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Collected {
    fn open(&mut self, tag: &Tag) {
        let element = Element {
            name: tag.name.to_string(),
            attributes: tag
                .attrs
                .iter()
                .take(60)
                .map(|attribute| {
                    (
                        attribute.name.local.to_string(),
                        attribute.value.to_string(),
                    )
                })
                .collect(),
        };
        if element.name == "script" {
            let described = element
                .get("type")
                .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
            self.inside = Some(if described {
                Inside::Description
            } else {
                Inside::Script
            });
        }
        if self.elements.len() < MOST_TAGS && !element.attributes.is_empty() {
            self.elements.push(element);
        }
    }

    fn text(&mut self, text: &str) {
        let kept = match self.inside {
            Some(Inside::Script) => &mut self.scripts,
            Some(Inside::Description) => &mut self.described,
            None => return,
        };
        if kept.len() + text.len() <= MOST_SCRIPT_BYTES {
            kept.push_str(text);
            kept.push('\n');
        }
    }
}

/// Reads the text of a page at `address`.
pub(super) fn read(address: &Url, text: &str, known: &dyn Fn(&str) -> bool) -> Signs {
    let tokenizer = Tokenizer::new(Sink::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    // A script's end hands back control each time.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let collected = tokenizer.sink.0.take();
    let base = collected
        .elements
        .iter()
        .find(|element| element.name == "base")
        .and_then(|element| resolve(address, element.get("href")?))
        .unwrap_or_else(|| address.clone());
    let mut looking = Looking {
        address,
        base,
        known,
        signs: Signs::default(),
        wordpress: None,
        tsml: false,
    };
    for element in &collected.elements {
        looking.element(element);
    }
    looking.script(&collected.scripts);
    looking.signs.events = describes_events(&collected.described);
    looking.finish()
}

struct Looking<'a> {
    address: &'a Url,
    base: Url,
    known: &'a dyn Fn(&str) -> bool,
    signs: Signs,
    wordpress: Option<Url>,
    tsml: bool,
}

impl Looking<'_> {
    fn element(&mut self, element: &Element) {
        match element.name.as_str() {
            "link" => self.link(element),
            "meta" if element.get("name") == Some("12_step_meeting_list") => self.tsml = true,
            "a" => {
                if let Some(href) = element.get("href") {
                    self.anchor(href);
                }
            }
            _ => {}
        }
        if let Some(source) = element.get("data-src")
            && (element.get("id").is_some_and(|id| id.starts_with("tsml"))
                || element.get("data-google").is_some()
                || element.get("data-timezone").is_some())
        {
            self.embedded(source);
            self.signs.time_zone = element
                .get("data-timezone")
                .map(str::trim)
                .filter(|zone| !zone.is_empty() && zone.len() < 64)
                .map(str::to_owned)
                .or(self.signs.time_zone.take());
        }
        for (name, value) in &element.attributes {
            match name.as_str() {
                "data-server" | "data-root-server" | "data-rootserver" | "data-root_server" => {
                    if let Some(url) = resolve(&self.base, value) {
                        self.bmlt(&url, true);
                    }
                }
                "src" | "href" | "action" | "content" => self.settled(value),
                _ => {}
            }
        }
    }

    fn link(&mut self, element: &Element) {
        let (Some(rel), Some(href)) = (element.get("rel"), element.get("href")) else {
            return;
        };
        let has = |wanted: &str| {
            rel.split_ascii_whitespace()
                .any(|word| word.eq_ignore_ascii_case(wanted))
        };
        let Some(url) = resolve(&self.base, href) else {
            return;
        };
        if has("https://api.w.org/") && same_site(self.address, &url) {
            if let Some((before, _)) = url.path().split_once("wp-json") {
                let mut root = url.clone();
                root.set_path(before);
                root.set_query(None);
                self.wordpress = Some(root);
            }
            return;
        }
        if !has("alternate") {
            return;
        }
        let kind = element.get("type").unwrap_or_default().to_ascii_lowercase();
        match kind.split(';').next().unwrap_or_default().trim() {
            // WordPress names a page's own text in this way, which is no list.
            "application/json" if !url.path().contains("/wp-json/wp/v2/") => {
                self.lead(Kind::AlternateLink, url.clone(), url);
            }
            "text/calendar" => self.lead(Kind::CalendarLink, url.clone(), url),
            "text/csv" | "text/tab-separated-values" => {
                self.lead(Kind::AlternateLink, url.clone(), url);
            }
            _ => {}
        }
    }

    fn anchor(&mut self, href: &str) {
        let Some(url) = resolve(&self.base, href) else {
            return;
        };
        let calendar = href.trim_start().get(..7).is_some_and(|start| {
            start.eq_ignore_ascii_case("webcal:") || start.eq_ignore_ascii_case("webcals")
        }) || url.path().to_ascii_lowercase().ends_with(".ics");
        if calendar {
            self.lead(Kind::CalendarLink, url.clone(), url);
        }
    }

    /// Traces of WordPress and of BMLT in the addresses that a page loads.
    fn settled(&mut self, value: &str) {
        if !value.contains("/wp-content/")
            && !value.contains("main_server")
            && !value.contains("client_interface")
        {
            return;
        }
        let Some(url) = resolve(&self.base, value) else {
            return;
        };
        if let Some((before, _)) = url.path().split_once("/wp-content/")
            && same_site(self.address, &url)
            && self.wordpress.is_none()
        {
            let mut root = url.clone();
            root.set_path(&format!("{before}/"));
            root.set_query(None);
            self.wordpress = Some(root);
        }
        self.bmlt(&url, false);
    }

    fn embedded(&mut self, source: &str) {
        let Some(url) = resolve(&self.base, source) else {
            return;
        };
        if let Some(public) = sheet(&url) {
            self.lead(Kind::TsmlUi, public.clone(), public);
        } else if url.path().contains("/wp-content/tsml-cache-") {
            // The plugin renames this file; its lasting addresses are asked instead.
            self.tsml = true;
            self.settled(url.as_str());
        } else if url.path().ends_with("/admin-ajax.php") {
            self.tsml = true;
            // What it adds to the public address was made for this visit.
            if carries_key(&url) {
                self.leave(Kind::TsmlUi, &url, LeftWhy::CarriesKey);
            }
        } else {
            self.lead(Kind::TsmlUi, url.clone(), url);
        }
    }

    fn bmlt(&mut self, url: &Url, told: bool) {
        if let Some(root) = bmlt_root(url, told)
            && let Ok(ask) = root.join("client_interface/json/?switcher=GetServerInfo")
        {
            self.lead(Kind::Bmlt, ask, root);
        }
    }

    /// Addresses of servers among the settings in scripts.
    fn script(&mut self, scripts: &str) {
        let text = scripts.replace("\\/", "/");
        if text.contains("tsml_react_config") || text.contains("var tsml") {
            self.tsml = true;
        }
        let starts: Vec<usize> = text
            .match_indices("http")
            .map(|(at, _)| at)
            .take(5_000)
            .collect();
        for at in starts {
            let Some(rest) = text.get(at..) else { continue };
            if !rest.starts_with("http://") && !rest.starts_with("https://") {
                continue;
            }
            let end = rest
                .find(|c: char| {
                    c.is_whitespace()
                        || matches!(c, '"' | '\'' | '`' | '<' | '>' | '\\' | ')' | ',')
                })
                .unwrap_or(rest.len().min(500));
            let Some(url) = rest
                .get(..end)
                .and_then(|written| resolve(&self.base, written))
            else {
                continue;
            };
            let told = before(&text, at).contains("rootserver");
            self.bmlt(&url, told);
        }
    }

    fn lead(&mut self, kind: Kind, ask: Url, location: Url) {
        if carries_key(&ask) || carries_key(&location) {
            self.leave(kind, &ask, LeftWhy::CarriesKey);
            return;
        }
        let ours = same_site(self.address, &ask)
            || keeps_lists(&ask)
            || ask.host_str().is_some_and(|host| (self.known)(host));
        if !ours {
            self.leave(kind, &location, LeftWhy::OtherHost);
            return;
        }
        let there = self
            .signs
            .leads
            .iter()
            .position(|lead| lead.location == location || lead.ask == ask);
        if let Some(lead) = there.and_then(|at| self.signs.leads.get_mut(at)) {
            // The surer sign tells what it is.
            lead.kind = lead.kind.min(kind);
        } else if self.signs.leads.len() < MOST_LEADS {
            self.signs.leads.push(Lead {
                kind,
                ask,
                location,
            });
        }
    }

    fn leave(&mut self, kind: Kind, url: &Url, why: LeftWhy) {
        let mut shown = url.clone();
        if why == LeftWhy::CarriesKey {
            shown.set_query(None);
            let _ = shown.set_username("");
            let _ = shown.set_password(None);
            if shown.path().contains("/private-") {
                shown.set_path("/");
            }
        }
        let left = LeftOut {
            kind,
            address: shown.into(),
            why,
        };
        if !self.signs.left_out.contains(&left) && self.signs.left_out.len() < MOST_LEADS {
            self.signs.left_out.push(left);
        }
    }

    fn finish(mut self) -> Signs {
        let root = self
            .wordpress
            .take()
            .or_else(|| self.tsml.then(|| self.address.join("/").ok()).flatten());
        for lead in root.iter().flat_map(wordpress) {
            self.lead(lead.kind, lead.ask, lead.location);
        }
        // Stable: what the page names first stays first within its kind.
        self.signs.leads.sort_by_key(|lead| lead.kind);
        self.signs
    }
}

/// What stands just before a place in a script, folded so that `root_server`, `rootServer` and `root-server` are one.
fn before(text: &str, at: usize) -> String {
    let bytes = text.as_bytes();
    bytes
        .get(at.saturating_sub(30)..at)
        .unwrap_or_default()
        .iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect()
}

/// Whether a description names an event of schema.org, or one of its kinds.
fn describes_events(described: &str) -> bool {
    described.match_indices("\"@type\"").any(|(at, word)| {
        described
            .get(at + word.len()..)
            .map(|rest| {
                rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '[' | '"'))
            })
            .is_some_and(|rest| {
                let name: String = rest
                    .chars()
                    .take_while(char::is_ascii_alphanumeric)
                    .take(40)
                    .collect();
                name == "Event" || (name.ends_with("Event") && name != "PublicationEvent")
            })
    })
}
