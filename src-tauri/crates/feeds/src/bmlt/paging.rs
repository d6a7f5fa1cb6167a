//! Whether to ask for another page.
//!
//! Servers of the second generation answer a page past the end with the last page, again and again; later ones with an
//! empty list. So the end is a page that is shorter than asked for, or one that holds nothing new.

use super::{PAGE_SIZE, meetings, parse, values};
use crate::ReadError;
use serde_json::Value;
use std::collections::HashSet;

/// More pages than any directory has: a server that always has something new to tell is not believed.
const MOST_PAGES: u32 = 200;

/// Where the reading of pages stands.
#[derive(Clone, Debug)]
pub struct Paging {
    size: usize,
    page: u32,
    seen: HashSet<String>,
}

/// What a page means for the reading of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Whether the page is to be read; a page that only repeats is not.
    pub keep: bool,
    /// The page to ask for next, from 1; none at the end.
    pub next: Option<u32>,
}

impl Default for Paging {
    fn default() -> Self {
        Self::new(PAGE_SIZE)
    }
}

impl Paging {
    /// Pages of `size` meetings, the first of which is page 1.
    #[must_use]
    pub fn new(size: u32) -> Self {
        Self {
            size: usize::try_from(size).unwrap_or(usize::MAX),
            page: 1,
            seen: HashSet::new(),
        }
    }

    /// The page that is awaited, from 1.
    #[must_use]
    pub fn page(&self) -> u32 {
        self.page
    }

    /// Takes the awaited page and says how to go on.
    ///
    /// # Errors
    /// When the bytes are no page of meetings: nothing of what came before should be used then, for it is not the whole.
    pub fn take(&mut self, bytes: &[u8]) -> Result<Taken, ReadError> {
        let (records, _) = meetings(parse(bytes)?)?;
        let first = self.page == 1;
        let mut new = 0_usize;
        for record in &records {
            // What has no id cannot repeat one; it must not keep the reading going either.
            if let Value::Object(record) = record
                && let Some(id) = values::key(record)
                && self.seen.insert(id)
            {
                new += 1;
            }
        }
        let ended = new == 0 || records.len() < self.size || self.page >= MOST_PAGES;
        self.page = self.page.saturating_add(1);
        Ok(Taken {
            keep: first || new > 0,
            next: (!ended).then_some(self.page),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(ids: std::ops::Range<u32>) -> Vec<u8> {
        let records: Vec<String> = ids
            .map(|id| format!(r#"{{"id_bigint":"{id}","meeting_name":"M"}}"#))
            .collect();
        format!("[{}]", records.join(",")).into_bytes()
    }

    fn taken(keep: bool, next: Option<u32>) -> Taken {
        Taken { keep, next }
    }

    #[test]
    fn a_short_page_is_the_last() {
        let mut paging = Paging::new(3);
        assert_eq!(
            paging.take(&page(1..4)),
            Ok(taken(true, Some(2))),
            "a full page: there may be more"
        );
        assert_eq!(paging.page(), 2, "the second is awaited");
        assert_eq!(
            paging.take(&page(4..5)),
            Ok(taken(true, None)),
            "a short one: that was all"
        );
    }

    #[test]
    fn a_page_past_the_end_ends_it_on_every_generation() {
        for empty in [
            "[]",
            "{}",
            r#"{"meetings":[],"formats":[]}"#,
            r#"{"meetings":{},"formats":{}}"#,
        ] {
            let mut paging = Paging::new(3);
            paging.take(&page(1..4)).expect("a full page");
            assert_eq!(
                paging.take(empty.as_bytes()),
                Ok(taken(false, None)),
                "{empty} ends it"
            );
        }
        let mut paging = Paging::new(3);
        paging.take(&page(1..4)).expect("a full page");
        assert_eq!(
            paging.take(&page(1..4)),
            Ok(taken(false, None)),
            "the last page once more ends it, and is not read twice"
        );
    }

    #[test]
    fn a_list_that_changes_between_pages_is_read_to_its_end() {
        let mut paging = Paging::new(3);
        paging.take(&page(1..4)).expect("a full page");
        assert_eq!(
            paging.take(&page(3..6)),
            Ok(taken(true, Some(3))),
            "one moved to the next page: the rest is new"
        );
    }

    #[test]
    fn an_endless_server_is_left() {
        let mut paging = Paging::new(1);
        let mut last = taken(true, Some(1));
        for number in 1..=MOST_PAGES {
            last = paging.take(&page(number..number + 1)).expect("a full page");
        }
        assert_eq!(last.next, None, "nobody has so many pages");
    }

    #[test]
    fn an_empty_first_page_is_for_the_reader_to_judge() {
        assert_eq!(
            Paging::new(3).take(b"{}"),
            Ok(taken(true, None)),
            "the reader says that there are no records"
        );
        assert!(
            Paging::new(3).take(b"<html>").is_err(),
            "a web page is no page of meetings"
        );
    }
}
