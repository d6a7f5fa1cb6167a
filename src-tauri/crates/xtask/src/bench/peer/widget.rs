//! The way of the widgets on web sites: everything is loaded, each value of each filter has the list of its meetings, the
//! lists of the filters are intersected, and words and distances are looked up meeting by meeting.
//!
//! Compiled, and with sets where the widgets look through lists, it is quicker than in a browser. The widgets count nothing.

use super::scan::has_word;
use super::{Asked, PAGE, Peer, Row};
use crate::bench::BenchError;
use std::collections::{HashMap, HashSet};

pub(super) struct Widget<'a> {
    rows: &'a [Row],
    days: HashMap<i64, Vec<usize>>,
    types: HashMap<&'a str, Vec<usize>>,
    problems: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Widget<'a> {
    pub(super) fn build(rows: &'a [Row]) -> Self {
        let mut widget = Self {
            rows,
            days: HashMap::new(),
            types: HashMap::new(),
            problems: HashMap::new(),
        };
        for (at, row) in rows.iter().enumerate() {
            widget.days.entry(row.day).or_default().push(at);
            for code in &row.types {
                widget.types.entry(code).or_default().push(at);
            }
            for problem in &row.problems {
                widget.problems.entry(problem).or_default().push(at);
                if let Some((area, _)) = problem.split_once('/') {
                    let list = widget.problems.entry(area).or_default();
                    if list.last() != Some(&at) {
                        list.push(at);
                    }
                }
            }
        }
        widget
    }
}

impl Peer for Widget<'_> {
    fn answer(&self, asked: &Asked) -> Result<(u32, Vec<String>), BenchError> {
        let mut lists: Vec<Vec<usize>> = Vec::new();
        if !asked.days.is_empty() {
            let days = asked.days.iter().filter_map(|day| self.days.get(day));
            lists.push(days.flatten().copied().collect());
        }
        if let Some(code) = asked.code {
            lists.push(self.types.get(code).cloned().unwrap_or_default());
        }
        if let Some(problem) = &asked.problem {
            lists.push(
                self.problems
                    .get(problem.as_str())
                    .cloned()
                    .unwrap_or_default(),
            );
        }
        if !asked.words.is_empty() {
            let texts = self.rows.iter().enumerate();
            let found =
                texts.filter(|(_, row)| asked.words.iter().all(|word| has_word(&row.text, word)));
            lists.push(found.map(|(at, _)| at).collect());
        }
        let apart = |at: usize| {
            let (middle, _) = asked.near?;
            let point = self.rows.get(at)?.point?;
            Some(middle.distance_km(point))
        };
        if let Some((_, km)) = asked.near {
            let near =
                (0..self.rows.len()).filter(|at| apart(*at).is_some_and(|apart| apart <= km));
            lists.push(near.collect());
        }
        let mut lists = lists.into_iter();
        let mut found: Vec<usize> = lists
            .next()
            .unwrap_or_else(|| (0..self.rows.len()).collect());
        for list in lists {
            let set: HashSet<usize> = list.into_iter().collect();
            found.retain(|at| set.contains(at));
        }
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        if asked.nearest_first {
            found.sort_by(|a, b| {
                apart(*a)
                    .unwrap_or(0.0)
                    .total_cmp(&apart(*b).unwrap_or(0.0))
            });
        } else {
            found.sort_by_key(|at| self.rows.get(*at).map(Row::minute_of_week));
        }
        let page = found.iter().take(PAGE).filter_map(|at| self.rows.get(*at));
        Ok((total, page.map(|row| row.name.clone()).collect()))
    }
}
