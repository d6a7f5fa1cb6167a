//! The peer: all rows in memory, each looked at for every question, as finders in a web page do. It is compiled, and its
//! counts are those of the answer alone, so it has less to do than what it is compared with.

use super::figures::{Kind, Times};
use circle_domain::Point;
use circle_engine::{Near, Question};
use serde_json::Value;
use std::collections::HashMap;

struct Row {
    /// Name, venue, town and notes in small letters.
    text: String,
    fellowship: usize,
    day: i64,
    minutes: i64,
    point: Option<Point>,
    types: Vec<u16>,
    online: bool,
}

/// Every row of every feed.
#[derive(Default)]
pub(super) struct Scan {
    rows: Vec<Row>,
    codes: HashMap<String, u16>,
    fellowships: HashMap<String, usize>,
}

impl Scan {
    pub(super) fn read(&mut self, fellowship: &str, body: &[u8]) -> Result<(), serde_json::Error> {
        let records: Vec<Value> = serde_json::from_slice(body)?;
        let next = self.fellowships.len();
        let fellowship = *self
            .fellowships
            .entry(fellowship.to_owned())
            .or_insert(next);
        for record in &records {
            let text = |key: &str| record.get(key).and_then(Value::as_str).unwrap_or_default();
            let (hour, minute) = text("time").split_once(':').unwrap_or_default();
            let degrees = |key: &str| record.get(key).and_then(Value::as_f64);
            let codes = &mut self.codes;
            let types = record
                .get("types")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            let types = types.map(|code| {
                let next = u16::try_from(codes.len()).unwrap_or(u16::MAX);
                *codes.entry(code.to_owned()).or_insert(next)
            });
            let types = types.collect();
            self.rows.push(Row {
                text: format!(
                    "{} {} {} {}",
                    text("name"),
                    text("location"),
                    text("city"),
                    text("notes")
                )
                .to_lowercase(),
                fellowship,
                day: record.get("day").and_then(Value::as_i64).unwrap_or(0),
                minutes: hour.parse::<i64>().unwrap_or(0) * 60 + minute.parse::<i64>().unwrap_or(0),
                point: degrees("latitude").zip(degrees("longitude")).map(
                    |(latitude, longitude)| Point {
                        latitude,
                        longitude,
                    },
                ),
                types,
                online: !text("conference_url").is_empty(),
            });
        }
        Ok(())
    }

    /// The same question, as far as a scan can answer it: the words, the place, the day and the format.
    fn answer(&self, question: &Question) -> (u32, HashMap<(u8, u32), u32>, Vec<&Row>) {
        let words: Vec<String> = question
            .line
            .iter()
            .flat_map(|line| line.split_whitespace())
            .map(str::to_lowercase)
            .collect();
        let near = match &question.filters.near {
            Some(Near::Point(point)) => Some((*point, question.filters.within_km.unwrap_or(25.0))),
            _ => None,
        };
        let days: Vec<i64> = question
            .filters
            .days
            .iter()
            .map(|day| i64::from(day.to_sunday_zero_offset()))
            .collect();
        let discussion = (!question.filters.formats.is_empty())
            .then(|| self.codes.get("D").copied())
            .flatten();
        let mut counts: HashMap<(u8, u32), u32> = HashMap::new();
        let mut found: Vec<&Row> = Vec::new();
        for row in &self.rows {
            let fits = (days.is_empty() || days.contains(&row.day))
                && discussion.is_none_or(|code| row.types.contains(&code))
                && near.is_none_or(|(middle, km)| {
                    row.point
                        .is_some_and(|point| middle.distance_km(point) <= km)
                })
                && words.iter().all(|word| row.text.contains(word));
            if fits {
                let one = |kind: u8, value: usize| (kind, u32::try_from(value).unwrap_or(0));
                *counts.entry(one(0, row.fellowship)).or_default() += 1;
                *counts
                    .entry(one(1, usize::try_from(row.day).unwrap_or(0)))
                    .or_default() += 1;
                *counts.entry(one(2, usize::from(row.online))).or_default() += 1;
                for code in &row.types {
                    *counts.entry(one(3, usize::from(*code))).or_default() += 1;
                }
                found.push(row);
            }
        }
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let start = |row: &&Row| (row.day + 7 - 1) % 7 * 1440 + row.minutes;
        found.sort_by_key(start);
        found.truncate(50);
        (total, counts, found)
    }

    /// How long the scan takes for questions of one kind.
    pub(super) fn measure(&self, name: &str, questions: &[Question]) -> Kind {
        let mut times = Times::default();
        let mut totals: Vec<u32> = questions
            .iter()
            .map(|question| times.time(|| std::hint::black_box(self.answer(question)).0))
            .collect();
        totals.sort_unstable();
        Kind {
            name: name.to_owned(),
            times,
            found: totals.get(totals.len() / 2).copied().unwrap_or(0),
        }
    }
}
