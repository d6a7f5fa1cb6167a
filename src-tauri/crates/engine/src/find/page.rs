//! One page of meetings, complete.
//!
//! The index knows neither names nor ids, which stay in the store: where meetings start at the same moment and are equally far,
//! it orders them by their numbers. Here such ties are put in the order of name, then id, also where a page's edge lies among
//! them; and words are compared with names when the order is by relevance.

use super::{Finding, Surroundings};
use crate::EngineError;
use crate::answer::FoundMeeting;
use circle_search::{Found, Page, Query, Sort, fold, likeness};
use circle_store::directory::StoredMeeting;
use std::collections::HashMap;
use std::ops::Range;

/// How far beyond a page's edges ties are followed.
const TIES: usize = 256;
/// How many meetings are compared with the words by name. Those beyond follow in the order of their starts.
const COMPARED: usize = 300;

impl Finding<'_> {
    /// The page that `query` asks for, and its meetings.
    pub(crate) fn page(&self, query: &Query) -> Result<(Page, Vec<FoundMeeting>), EngineError> {
        let mut wide = query.clone();
        let phrase = query
            .text
            .as_ref()
            .map(|text| fold(&text.words.join(" ")))
            .filter(|phrase| !phrase.is_empty());
        let phrase = phrase.filter(|_| query.sort == Sort::Relevance && query.offset < COMPARED);
        wide.offset = if phrase.is_some() {
            0
        } else {
            query.offset.saturating_sub(TIES)
        };
        let before = query.offset - wide.offset;
        if query.limit > 0 {
            wide.limit = match phrase {
                Some(_) => COMPARED.max(before.saturating_add(query.limit)),
                None => before.saturating_add(query.limit).saturating_add(TIES),
            };
        }
        let page = self.ask(&wide);
        let asked =
            before.min(page.rows.len())..before.saturating_add(query.limit).min(page.rows.len());
        let read = if phrase.is_some() {
            0..page.rows.len()
        } else {
            with_ties(&page.rows, asked.clone())
        };
        let found = page.rows.get(read.clone()).unwrap_or_default();
        let numbers: Vec<i64> = found.iter().map(|found| found.row).collect();
        let stored = self.engine.directory().meetings(&numbers)?;
        let mut stored: HashMap<i64, StoredMeeting> = stored
            .into_iter()
            .map(|meeting| (meeting.row, meeting))
            .collect();
        let mut run = 0_usize;
        let mut last: Option<&Found> = None;
        let mut rows: Vec<(Rank, &Found, StoredMeeting)> = Vec::with_capacity(found.len());
        for each in found {
            run += usize::from(last.is_some_and(|last| !is_tied(last, each)));
            last = Some(each);
            // A row that is gone since the index was made is left out.
            let Some(meeting) = stored.remove(&each.row) else {
                continue;
            };
            let name = fold(meeting.meeting.name.as_deref().unwrap_or_default());
            let like = phrase
                .as_deref()
                .map_or(0, |phrase| likeness(&name, phrase));
            let rank = Rank {
                like,
                also: phrase.is_some() && !each.primary,
                run,
                nameless: name.is_empty(),
                name,
            };
            rows.push((rank, each, meeting));
        }
        rows.sort_by(|(a, _, one), (b, _, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
        let around = if rows.is_empty() {
            None
        } else {
            Some(Surroundings::of(self.engine)?)
        };
        let shown = rows
            .into_iter()
            .skip(asked.start - read.start)
            .take(asked.len());
        let shown: Result<Vec<FoundMeeting>, EngineError> = shown
            .filter_map(|(_, found, stored)| {
                Some(around.as_ref()?.around(stored, found, self.moment))
            })
            .collect();
        Ok((page, shown?))
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    like: u8,
    also: bool,
    /// Which of the runs of equal starts and distances.
    run: usize,
    nameless: bool,
    name: String,
}

fn is_tied(one: &Found, other: &Found) -> bool {
    one.section == other.section
        && one.start == other.start
        && one.distance_km.map(f64::to_bits) == other.distance_km.map(f64::to_bits)
        && one.primary == other.primary
}

/// `page` and what is tied with its first and its last row.
fn with_ties(rows: &[Found], page: Range<usize>) -> Range<usize> {
    let tied = |before: usize| {
        rows.get(before)
            .zip(rows.get(before + 1))
            .is_some_and(|(one, other)| is_tied(one, other))
    };
    let (mut start, mut end) = (page.start, page.end);
    while !page.is_empty() && start > 0 && tied(start - 1) {
        start -= 1;
    }
    while !page.is_empty() && end < rows.len() && tied(end - 1) {
        end += 1;
    }
    start..end
}
