//! Whether to ask for another page, and for which services alone.
//!
//! What a page says of the whole (`total_items`, `total_pages`) is not believed: feeds that miscount are the rule. A list ends
//! with a page that has nothing new, with an empty one, or with one that says it is the last and is not contradicted by its own
//! count. A page that repeats what came before although the server announces more is a circle, and then nothing is taken: a part
//! of a list would pass for the whole.

use super::answer::{self, Answer};
use super::{is_whole, service, values};
use crate::time::{Given, moment};
use crate::{MOST_RECORDS, ReadError};
use jiff::Timestamp;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// More pages than any directory has.
const MOST_PAGES: u32 = 2_000;
/// Services that are all asked for alone: more would keep a small server busy for an hour.
const MOST_ALONE: usize = 3_000;

/// Where the reading of pages stands.
#[derive(Clone, Debug)]
pub struct Paging {
    page: u32,
    pages: u32,
    /// How many items the first page had: a list without a count is at its end with a shorter one.
    first: usize,
    /// The ids that the pages held, and when each was changed as far as its item says.
    seen: HashMap<String, Option<Timestamp>>,
    /// How many items had a name.
    named: usize,
    /// An item had no id, or that of another: a service is not told by its id alone then.
    unclear: bool,
    /// Addresses that were named as next.
    addresses: HashSet<String>,
    /// The server counts pages from 0: its first is still to be asked for.
    from_zero: bool,
    /// The services whose items in the list do not hold what hangs on them, in order, and whether their words are a group's.
    bare: Vec<(String, bool)>,
}

/// What to ask for next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The page of this number.
    Page(u32),
    /// The address that the page names; to be judged by the plan.
    Address(String),
}

/// What a page means for the reading of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Whether the page is to be read; a page that only repeats is not.
    pub keep: bool,
    /// What to ask for next; none at the end.
    pub next: Option<Next>,
}

impl Default for Paging {
    fn default() -> Self {
        Self {
            page: 1,
            pages: 0,
            first: 0,
            seen: HashMap::new(),
            named: 0,
            unclear: false,
            addresses: HashSet::new(),
            from_zero: false,
            bare: Vec::new(),
        }
    }
}

/// What a page says of itself.
#[derive(Debug, Default)]
struct Stated {
    number: Option<i64>,
    pages: Option<i64>,
    first: Option<bool>,
    last: Option<bool>,
    next: Option<String>,
    counted: bool,
    /// It is a stream, which says nothing of itself.
    stream: bool,
}

impl Paging {
    /// The page that is awaited, from 1.
    #[must_use]
    pub fn page(&self) -> u32 {
        self.page
    }

    /// The services that must be asked for alone, in the order of the list: none where most items hold what hangs on them
    /// (then nothing hangs on the others), and of a very long list only those whose words are a group's.
    #[must_use]
    pub fn bare(&self, all_services: bool) -> Vec<&str> {
        if self.bare.len() * 2 <= self.seen.len() {
            return Vec::new();
        }
        let few = all_services || self.bare.len() <= MOST_ALONE;
        self.bare
            .iter()
            .filter(|(_, is_group)| few || *is_group)
            .map(|(id, _)| id.as_str())
            .collect()
    }

    /// The ids that the pages held, and when each was changed as far as its item says.
    #[must_use]
    pub fn services(&self) -> &HashMap<String, Option<Timestamp>> {
        &self.seen
    }

    /// Whether the items were only ids and dates, as they were asked for.
    #[must_use]
    pub fn is_minimal(&self) -> bool {
        self.named == 0 && !self.seen.is_empty()
    }

    /// When the last of the services was changed; none where one of them does not say when it was, or which it is.
    #[must_use]
    pub fn newest(&self) -> Option<Timestamp> {
        if self.unclear {
            return None;
        }
        let dates: Option<Vec<Timestamp>> = self.seen.values().copied().collect();
        dates?.into_iter().max()
    }

    /// Takes the awaited page and says how to go on.
    ///
    /// # Errors
    /// When the bytes are no page of services, when the pages lead in a circle, and when there are more than a directory has.
    pub fn take(&mut self, bytes: &[u8]) -> Result<Taken, ReadError> {
        let services = match answer::read(bytes)? {
            Answer::Page(services) => services,
            Answer::Single(service) => vec![service],
            Answer::Info => {
                return Err(ReadError::WrongShape {
                    found: "what an interface says of itself",
                });
            }
        };
        let stated = Stated::read(bytes);
        self.pages += 1;
        if self.pages == 1 {
            self.first = services.len();
        }
        let (mut new, mut unclear) = (0_usize, false);
        for service in &services {
            let Value::Object(service) = service else {
                unclear = true;
                continue;
            };
            self.named += usize::from(service.contains_key("name"));
            match values::id(service) {
                Some(id) if !self.seen.contains_key(&id) => {
                    new += 1;
                    self.seen.insert(id.clone(), changed(service));
                    if !is_whole(service) {
                        self.bare.push((id, service::is_group(service)));
                    }
                }
                _ => unclear = true,
            }
        }
        // A page that only repeats is the end of the list, and says nothing of its ids.
        self.unclear |= unclear && (new > 0 || self.pages == 1);
        if self.seen.len() > MOST_RECORDS {
            return Err(ReadError::TooMany {
                records: self.seen.len(),
            });
        }
        let asked = self.page;
        // Asked for page 1, a server that counts from 0 answers its second.
        if self.pages == 1 && stated.first == Some(false) && stated.number == Some(1) && new > 0 {
            self.from_zero = true;
        }
        let keep = self.pages == 1 || new > 0;
        let next = if services.is_empty() {
            None
        } else if new == 0 && self.pages > 1 {
            if stated.announces_more() {
                return Err(ReadError::PagesRepeat { page: asked });
            }
            None
        } else {
            self.after(&stated, services.len(), asked)?
        };
        let next = match next {
            None if std::mem::take(&mut self.from_zero) => Some(Next::Page(0)),
            next => next,
        };
        if self.pages >= MOST_PAGES && next.is_some() {
            return Err(ReadError::TooMany {
                records: self.seen.len(),
            });
        }
        if let Some(Next::Page(page)) = next {
            self.page = page;
        } else {
            self.page = self.page.saturating_add(1);
        }
        Ok(Taken { keep, next })
    }

    /// What follows a page with something new on it.
    fn after(
        &mut self,
        stated: &Stated,
        items: usize,
        asked: u32,
    ) -> Result<Option<Next>, ReadError> {
        if asked == 0 {
            return Ok(None);
        }
        let following = Next::Page(asked.saturating_add(1));
        if let Some(address) = &stated.next {
            if !self.addresses.insert(address.clone()) {
                return Err(ReadError::PagesRepeat { page: asked });
            }
            return Ok(Some(Next::Address(address.clone())));
        }
        if stated.last == Some(true) && !stated.counts_more() {
            return Ok(None);
        }
        if stated.counted {
            return Ok(Some(following));
        }
        // Bare lists and streams end with a page that is shorter than the first, or longer than was asked for.
        let ended = items < self.first
            || items > super::PAGE_SIZE
            || (items < super::PAGE_SIZE && stated.stream);
        Ok((!ended).then_some(following))
    }
}

impl Stated {
    fn read(bytes: &[u8]) -> Self {
        let Ok(parsed) = crate::json::parse(bytes) else {
            return Self {
                stream: true,
                ..Self::default()
            };
        };
        let Value::Object(page) = &parsed.value else {
            return Self::default();
        };
        let number = |names: &[&str]| names.iter().find_map(|name| whole(page, name));
        let yes = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| page.get(*name).and_then(Value::as_bool))
        };
        let links = page
            .get("links")
            .or_else(|| page.get("_links"))
            .and_then(Value::as_object);
        let next = page
            .get("next")
            .or_else(|| page.get("next_page_url"))
            .or_else(|| links.and_then(|links| links.get("next")));
        let next = next.and_then(|next| match next {
            Value::String(address) => Some(address.clone()),
            Value::Object(link) => link.get("href").and_then(Value::as_str).map(str::to_owned),
            _ => None,
        });
        Self {
            number: number(&["page_number", "number", "page", "current_page"]),
            pages: number(&["total_pages", "totalPages"]),
            first: yes(&["first_page", "first"]),
            last: yes(&["last_page", "last"]),
            next: next.filter(|address| !address.trim().is_empty() && address.len() <= 2_000),
            counted: [
                "total_pages",
                "totalPages",
                "last_page",
                "last",
                "total_items",
                "totalElements",
            ]
            .iter()
            .any(|key| page.contains_key(*key)),
            stream: false,
        }
    }

    /// Whether a page that is said to be the last is contradicted by its own count of pages.
    fn counts_more(&self) -> bool {
        matches!((self.number, self.pages), (Some(number), Some(pages)) if number < pages)
    }

    /// Whether more is announced after this page.
    fn announces_more(&self) -> bool {
        self.last == Some(false)
            || self.next.is_some()
            || (self.last.is_none() && self.counts_more())
    }
}

/// When a service was changed, by any of the names of the versions.
fn changed(service: &Map<String, Value>) -> Option<Timestamp> {
    ["last_modified", "modified_date", "modified"]
        .iter()
        .find_map(|name| match moment(service.get(*name)?) {
            Given::Is(at) => Some(at),
            Given::Missing | Given::NotUnderstood => None,
        })
}

fn whole(page: &Map<String, Value>, name: &str) -> Option<i64> {
    match page.get(name)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
