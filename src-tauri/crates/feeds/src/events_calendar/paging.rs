//! Which page to ask for next.
//!
//! How many pages there are is not believed. The end is a page that holds nothing new, or one that names no next page and
//! is not full; the address of the next page is followed only on the same site, and never twice.

use super::{event, page};
use crate::ReadError;
use std::collections::HashSet;
use url::Url;

/// How many events a page is asked for.
pub const PAGE_SIZE: usize = 50;

/// More pages than any calendar has.
const MOST_PAGES: u32 = 200;

/// Where the events of a site are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    events: Url,
}

impl Plan {
    /// From the address of the events, of the interface, or of the site; none for what is no address.
    #[must_use]
    pub fn new(location: &str) -> Option<Self> {
        const ROUTE: &str = "/tribe/events/v1";
        let mut url = Url::parse(location.trim()).ok()?;
        if !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        url.set_fragment(None);
        // A site without speaking addresses takes the route as a parameter.
        let by_parameter = url
            .query_pairs()
            .any(|(name, value)| name == "rest_route" && value.starts_with(ROUTE));
        if !by_parameter {
            let path = url.path().to_owned();
            let base = match path.find(ROUTE) {
                Some(at) => path.get(..at + ROUTE.len())?.to_owned(),
                None => format!("{}/wp-json{ROUTE}", path.trim_end_matches('/')),
            };
            url.set_path(&format!("{base}/events"));
        }
        Some(Self { events: url })
    }

    /// The address of a page, from 1.
    #[must_use]
    pub fn page(&self, number: u32) -> String {
        Self::sized(&self.events, Some(number)).into()
    }

    /// An address with our size of a page, and with this page where it is given.
    fn sized(url: &Url, number: Option<u32>) -> Url {
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(name, _)| name != "per_page" && !(name == "page" && number.is_some()))
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        let mut sized = url.clone();
        let mut query = sized.query_pairs_mut();
        query.clear().extend_pairs(kept);
        query.append_pair("per_page", &PAGE_SIZE.to_string());
        if let Some(number) = number {
            query.append_pair("page", &number.to_string());
        }
        drop(query);
        sized
    }

    /// The address that a page names as the next one, if it lies on the same site and asks for the same thing.
    fn follow(&self, next: &str) -> Option<String> {
        let next = Url::parse(next).ok()?;
        let own = &self.events;
        let same = next.host() == own.host()
            && next.port() == own.port()
            && next.path().trim_end_matches('/') == own.path().trim_end_matches('/')
            && next.username().is_empty()
            && next.password().is_none();
        if !same {
            return None;
        }
        // Sites behind a proxy name themselves in plain http.
        let mut sized = Self::sized(&next, None);
        sized.set_scheme(own.scheme()).ok()?;
        Some(sized.into())
    }
}

/// Where the reading of pages stands.
#[derive(Clone, Debug)]
pub struct Paging {
    plan: Plan,
    page: u32,
    seen: HashSet<String>,
    asked: HashSet<String>,
    /// Whether a page named its next one.
    names: bool,
}

/// What a page means for the reading of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Whether the page is to be read; a page that only repeats is not.
    pub keep: bool,
    /// The address to ask for next; none at the end.
    pub next: Option<String>,
    /// Whether the page named it: then it must be there, else it is only tried.
    pub named: bool,
}

impl Paging {
    /// Begins with the first page.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        let asked = HashSet::from([plan.page(1)]);
        Self {
            plan,
            page: 1,
            seen: HashSet::new(),
            asked,
            names: false,
        }
    }

    /// The address of the first page.
    #[must_use]
    pub fn first(&self) -> String {
        self.plan.page(1)
    }

    /// Takes the page that was asked for and says how to go on.
    ///
    /// # Errors
    /// When the bytes are no page of events: nothing of what came before should be used then, for it is not the whole.
    pub fn take(&mut self, bytes: &[u8]) -> Result<Taken, ReadError> {
        let named = next_named(bytes);
        let (events, _) = page(bytes)?;
        let mut new = 0_usize;
        for value in &events {
            if let Some(id) = event::id(value)
                && self.seen.insert(id)
            {
                new += 1;
            }
        }
        let keep = self.page == 1 || new > 0;
        self.page += 1;
        let is_named = named.is_some();
        // A site that names its next pages names none after the last.
        self.names |= is_named;
        let next = if new == 0 || self.page > MOST_PAGES {
            None
        } else {
            match named {
                Some(named) => self
                    .plan
                    .follow(&named)
                    .or_else(|| Some(self.plan.page(self.page))),
                None if events.len() >= PAGE_SIZE && !self.names => Some(self.plan.page(self.page)),
                None => None,
            }
        };
        Ok(Taken {
            keep,
            next: next.filter(|next| self.asked.insert(next.clone())),
            named: is_named,
        })
    }
}

/// The next page as a page names it.
fn next_named(bytes: &[u8]) -> Option<String> {
    let parsed = crate::json::parse(bytes).ok()?;
    let next = parsed.value.get("next_rest_url")?.as_str()?.trim();
    (!next.is_empty() && next.len() < 2_000).then(|| next.to_owned())
}
