//! Every row looked at for every question.

use super::{Asked, PAGE, Peer, Row};
use crate::bench::BenchError;
use std::collections::HashMap;

pub(super) struct Scan<'a>(pub(super) &'a [Row]);

impl Peer for Scan<'_> {
    fn answer(&self, asked: &Asked) -> Result<(u32, Vec<String>), BenchError> {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        let mut found: Vec<(i64, &Row)> = Vec::new();
        for row in self.0 {
            let apart = asked
                .near
                .map(|(middle, _)| row.point.map(|point| middle.distance_km(point)));
            let is_near = match (asked.near, apart) {
                (Some((_, km)), Some(Some(apart))) => apart <= km,
                (Some(_), _) => false,
                (None, _) => true,
            };
            let fits = is_near
                && (asked.days.is_empty() || asked.days.contains(&row.day))
                && asked
                    .code
                    .is_none_or(|code| row.types.iter().any(|own| own == code))
                && asked.serves(row)
                && asked.words.iter().all(|word| has_word(&row.text, word));
            if fits {
                for value in row.types.iter().map(String::as_str).chain([
                    row.fellowship.as_str(),
                    ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
                        .get(usize::try_from(row.day).unwrap_or(0))
                        .copied()
                        .unwrap_or(""),
                    if row.online { "online" } else { "room" },
                ]) {
                    *counts.entry(value).or_default() += 1;
                }
                let metres = apart.flatten().unwrap_or(0.0) * 1e3;
                let order = if asked.nearest_first {
                    metres as i64
                } else {
                    row.minute_of_week()
                };
                found.push((order, row));
            }
        }
        std::hint::black_box(counts);
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        found.sort_by_key(|(order, _)| *order);
        let page = found.iter().take(PAGE).map(|(_, row)| row.name.clone());
        Ok((total, page.collect()))
    }
}

/// Whether a word of the text begins so.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        before.is_none_or(|letter| !letter.is_alphanumeric())
    })
}
