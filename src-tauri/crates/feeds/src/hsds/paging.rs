//! Whether to ask for another page, and for which services alone.
//!
//! What a page says of the whole (`total_items`, `total_pages`) is not believed: feeds that miscount are the rule. A list ends
//! with a page that has nothing new, with an empty one, or with one that says it is the last and is not contradicted by its own
//! count. A page that repeats what came before although the server announces more is a circle, and then nothing is taken: a part
//! of a list would pass for the whole.

use super::answer::{self, Answer};
use super::{is_whole, service, values};
use crate::{MOST_RECORDS, ReadError};
use serde_json::{Map, Value};
use std::collections::HashSet;

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
    seen: HashSet<String>,
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
            seen: HashSet::new(),
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

    /// The ids that the pages held.
    #[cfg(test)]
    fn ids(&self) -> &HashSet<String> {
        &self.seen
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
        let mut new = 0_usize;
        for service in &services {
            let Value::Object(service) = service else {
                continue;
            };
            if let Some(id) = values::id(service)
                && self.seen.insert(id.clone())
            {
                new += 1;
                if !is_whole(service) {
                    self.bare.push((id, service::is_group(service)));
                }
            }
        }
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

fn whole(page: &Map<String, Value>, name: &str) -> Option<i64> {
    match page.get(name)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn circle(number: u32) -> Value {
        json!({"id": format!("s{number}"), "name": "Harbor Circle", "status": "active", "schedules": []})
    }

    /// A page of the third version.
    fn page(number: i64, pages: i64, ids: std::ops::Range<u32>) -> Vec<u8> {
        let contents: Vec<Value> = ids.map(circle).collect();
        json!({
            "total_items": 9, "total_pages": pages, "page_number": number, "size": contents.len(),
            "first_page": number == 1, "last_page": number >= pages, "empty": contents.is_empty(), "contents": contents
        })
        .to_string()
        .into_bytes()
    }

    fn then(number: u32) -> Taken {
        Taken {
            keep: true,
            next: Some(Next::Page(number)),
        }
    }

    fn end(keep: bool) -> Taken {
        Taken { keep, next: None }
    }

    #[test]
    fn pages_are_read_until_the_last() {
        let mut paging = Paging::default();
        assert_eq!(paging.take(&page(1, 2, 0..3)), Ok(then(2)), "two of them");
        assert_eq!(
            paging.take(&page(2, 2, 3..5)),
            Ok(end(true)),
            "the last says so"
        );
        assert_eq!(paging.ids().len(), 5, "all ids");
    }

    #[test]
    fn what_a_page_says_of_the_whole_is_not_believed() {
        let mut paging = Paging::default();
        paging.take(&page(1, 40, 0..3)).expect("a page");
        assert_eq!(
            paging.take(&page(2, 40, 3..3)),
            Ok(end(false)),
            "empty is the end, whatever was counted"
        );
        let mut paging = Paging::default();
        let short = json!({"total_items": 1, "total_pages": 1, "page_number": 1, "last_page": false, "contents": [circle(1)]});
        assert_eq!(
            paging.take(short.to_string().as_bytes()),
            Ok(then(2)),
            "a count that says less than there is"
        );
    }

    #[test]
    fn a_circle_is_an_error() {
        let mut paging = Paging::default();
        paging.take(&page(1, 5, 0..3)).expect("a page");
        assert_eq!(
            paging.take(&page(1, 5, 0..3)),
            Err(ReadError::PagesRepeat { page: 2 }),
            "the first page again, and more announced: the server does not know the parameter"
        );
        let named = |next: &str, id: u32| {
            json!({"contents": [circle(id)], "next": next})
                .to_string()
                .into_bytes()
        };
        let mut paging = Paging::default();
        assert_eq!(
            paging.take(&named("/services?cursor=a", 1)),
            Ok(Taken {
                keep: true,
                next: Some(Next::Address("/services?cursor=a".to_owned()))
            }),
            "a page may name the next"
        );
        paging
            .take(&named("/services?cursor=b", 2))
            .expect("a page");
        assert_eq!(
            paging.take(&named("/services?cursor=a", 3)),
            Err(ReadError::PagesRepeat { page: 3 }),
            "an address that was named before"
        );
    }

    #[test]
    fn the_last_page_again_is_the_end() {
        let mut paging = Paging::default();
        let first = json!({"totalElements": 99, "totalPages": 9, "content": [circle(1), circle(2)], "last": false, "number": 1, "first": true});
        paging.take(first.to_string().as_bytes()).expect("a page");
        let again = json!({"totalElements": 99, "totalPages": 9, "content": [circle(1), circle(2)], "last": true, "number": 9});
        assert_eq!(
            paging.take(again.to_string().as_bytes()),
            Ok(end(false)),
            "it says that it is the last"
        );
    }

    #[test]
    fn a_server_that_counts_from_zero_is_asked_for_its_first() {
        let spring = |number: i64, ids: std::ops::Range<u32>| {
            json!({"totalPages": 2, "number": number, "first": number == 0, "last": number == 1, "content": ids.map(circle).collect::<Vec<_>>()})
                .to_string()
                .into_bytes()
        };
        let mut paging = Paging::default();
        assert_eq!(
            paging.take(&spring(1, 2..4)),
            Ok(then(2)),
            "counted as the first of two, but it says it is not the first"
        );
        assert_eq!(
            paging.take(br#"{"totalPages":2,"number":2,"content":[]}"#),
            Ok(Taken {
                keep: false,
                next: Some(Next::Page(0))
            }),
            "past the end: the one before is missing"
        );
        assert_eq!(
            paging.take(&spring(0, 0..2)),
            Ok(end(true)),
            "now it is whole"
        );
        assert_eq!(paging.ids().len(), 4, "all of them");
    }

    #[test]
    fn lists_and_streams() {
        let list = |ids: std::ops::Range<u32>| {
            Value::Array(ids.map(circle).collect())
                .to_string()
                .into_bytes()
        };
        let mut paging = Paging::default();
        assert_eq!(paging.take(&list(0..100)), Ok(then(2)), "a full one");
        assert_eq!(paging.take(&list(100..130)), Ok(end(true)), "a shorter one");
        let stream: Vec<String> = (0..250).map(|number| circle(number).to_string()).collect();
        assert_eq!(
            Paging::default().take(stream.join("\n").as_bytes()),
            Ok(end(true)),
            "a stream is all of it"
        );
        let mut paging = Paging::default();
        let hundred = stream.get(..100).expect("a hundred").join("\n");
        assert_eq!(
            paging.take(hundred.as_bytes()),
            Ok(then(2)),
            "exactly a page: there may be more"
        );
        assert_eq!(
            paging.take(hundred.as_bytes()),
            Ok(end(false)),
            "there is not"
        );
    }

    #[test]
    fn bare_items_are_asked_for_alone() {
        let mut paging = Paging::default();
        let page = json!({"contents": [{"id": "bare", "name": "B", "status": "active"}], "last_page": true});
        paging.take(page.to_string().as_bytes()).expect("a page");
        assert_eq!(
            paging.bare(false),
            ["bare"],
            "what holds nothing that hangs on it"
        );
        let mut paging = Paging::default();
        let page = json!({"contents": [circle(1), {"id": "bare", "name": "B", "status": "active"}], "last_page": true});
        paging.take(page.to_string().as_bytes()).expect("a page");
        assert!(
            paging.bare(false).is_empty(),
            "where others are whole, nothing hangs on it"
        );
    }

    #[test]
    fn endless_pages_are_left() {
        let mut paging = Paging::default();
        let mut last = Ok(end(true));
        for number in 0..MOST_PAGES {
            last = paging.take(&page(1, 9_999, number..number + 1));
        }
        assert!(
            matches!(last, Err(ReadError::TooMany { .. })),
            "nobody has so many: {last:?}"
        );
    }
}
