//! The peers: the same listings and the same questions, answered in the ways in which others do it.
//!
//! Each is given less to do than the engine: it counts the values of its own answer in four filters, where the engine counts every
//! filter as if it were not chosen, and it knows neither time zones nor what is on now. What it is asked is what all can answer.

mod scan;
mod sqlite;
mod tantivy;
mod widget;

use super::figures::{Kind, Report, Times};
use super::questions::{Asker, KINDS};
use super::{BenchError, data::Stock};
use circle_domain::{FellowshipId, Point};
use circle_engine::{Near, Question};
use serde_json::Value;
use std::path::Path;
use std::time::Instant;

/// How many meetings a page shows.
const PAGE: usize = 50;

/// The kinds of questions that all can answer.
const ASKED: [usize; 6] = [0, 3, 5, 6, 8, 11];

/// One listing, as much of it as the questions are about.
pub(super) struct Row {
    name: String,
    /// Name, venue, town and notes in small letters.
    text: String,
    fellowship: String,
    problems: Vec<String>,
    /// Sunday 0.
    day: i64,
    /// After midnight.
    minutes: i64,
    point: Option<Point>,
    types: Vec<String>,
    online: bool,
}

impl Row {
    /// Minutes from Monday, by the published clock: the order of the week.
    fn minute_of_week(&self) -> i64 {
        (self.day + 6) % 7 * 1440 + self.minutes
    }
}

/// What a peer understands of a question.
struct Asked {
    words: Vec<String>,
    /// An area or a leaf.
    problem: Option<String>,
    near: Option<(Point, f64)>,
    days: Vec<i64>,
    /// Meeting Guide's code.
    code: Option<&'static str>,
    nearest_first: bool,
}

impl Asked {
    fn of(question: &Question) -> Self {
        let filters = &question.filters;
        let words = question
            .line
            .iter()
            .flat_map(|line| line.split_whitespace());
        Self {
            words: words.map(str::to_lowercase).collect(),
            problem: filters.problems.first().map(ToString::to_string),
            near: match &filters.near {
                Some(Near::Point(point)) => Some((*point, filters.within_km.unwrap_or(25.0))),
                _ => None,
            },
            days: filters
                .days
                .iter()
                .map(|day| i64::from(day.to_sunday_zero_offset()))
                .collect(),
            code: (!filters.formats.is_empty()).then_some("D"),
            nearest_first: question.sort.is_some(),
        }
    }

    fn serves(&self, row: &Row) -> bool {
        self.problem.as_ref().is_none_or(|asked| {
            row.problems
                .iter()
                .any(|own| own == asked || own.starts_with(&format!("{asked}/")))
        })
    }
}

/// One way of answering.
trait Peer {
    /// How many, and the names of the first page.
    fn answer(&self, asked: &Asked) -> Result<(u32, Vec<String>), BenchError>;
}

/// All listings of the feeds that were written.
#[derive(Default)]
pub(super) struct Rows(Vec<Row>);

impl Rows {
    pub(super) fn read(
        &mut self,
        fellowship: &FellowshipId,
        body: &[u8],
    ) -> Result<(), BenchError> {
        let records: Vec<Value> = serde_json::from_slice(body)?;
        let problems: Vec<String> = circle_words::fellowships::problems(fellowship)
            .into_iter()
            .map(|claim| claim.problem.to_string())
            .collect();
        for record in &records {
            let text = |key: &str| record.get(key).and_then(Value::as_str).unwrap_or_default();
            let (hour, minute) = text("time").split_once(':').unwrap_or_default();
            let degrees = |key: &str| record.get(key).and_then(Value::as_f64);
            let types = record.get("types").and_then(Value::as_array);
            let types = types.into_iter().flatten().filter_map(Value::as_str);
            let words = ["name", "location", "city", "notes"].map(text).join(" ");
            self.0.push(Row {
                name: text("name").to_owned(),
                text: words.to_lowercase(),
                fellowship: fellowship.to_string(),
                problems: problems.clone(),
                day: record.get("day").and_then(Value::as_i64).unwrap_or(0),
                minutes: hour.parse::<i64>().unwrap_or(0) * 60 + minute.parse::<i64>().unwrap_or(0),
                point: degrees("latitude")
                    .zip(degrees("longitude"))
                    .and_then(|(latitude, longitude)| Point::new(latitude, longitude)),
                types: types.map(str::to_owned).collect(),
                online: !text("conference_url").is_empty(),
            });
        }
        Ok(())
    }

    /// Lets each peer answer, and notes how long that took.
    pub(super) fn measure(
        self,
        report: &mut Report,
        stock: &Stock,
        space: &Path,
    ) -> Result<(), BenchError> {
        let rows = self.0;
        let questions = questions(stock, rows.len());
        let timed = |name: &str, peer: &dyn Peer, report: &mut Report| {
            measure(name, peer, &questions, report)
        };
        timed("scan of all rows", &scan::Scan(&rows), report)?;
        let start = Instant::now();
        let widget = widget::Widget::build(&rows);
        report.put("peer.widget.build_s", start.elapsed().as_secs_f64());
        timed("lists intersected, as web widgets do", &widget, report)?;
        drop(widget);
        let start = Instant::now();
        let file = space.join("peer.db");
        let sqlite = sqlite::Sqlite::build(&rows, &file)?;
        report.put("peer.sqlite.build_s", start.elapsed().as_secs_f64());
        report.put("peer.sqlite.disk_mb", super::resources::database_mb(&file));
        timed("SQLite: FTS5, R*Tree and joins", &sqlite, report)?;
        drop(sqlite);
        let start = Instant::now();
        let folder = space.join("peer-tantivy");
        let tantivy = tantivy::Tantivy::build(&rows, &folder)?;
        report.put("peer.tantivy.build_s", start.elapsed().as_secs_f64());
        report.put("peer.tantivy.disk_mb", super::resources::folder_mb(&folder));
        timed("tantivy", &tantivy, report)
    }
}

fn questions(stock: &Stock, size: usize) -> Vec<(&'static str, Vec<Asked>)> {
    let mut asker = Asker::new(stock);
    let count = (20_000_000 / size.max(1)).clamp(20, 100);
    let kinds = ASKED.iter().filter_map(|at| KINDS.get(*at));
    kinds
        .map(|(name, ask)| {
            let asked = (0..count).map(|_| Asked::of(&ask(&mut asker)));
            (*name, asked.collect())
        })
        .collect()
}

fn measure(
    name: &str,
    peer: &dyn Peer,
    questions: &[(&'static str, Vec<Asked>)],
    report: &mut Report,
) -> Result<(), BenchError> {
    for (kind, asked) in questions {
        let (mut times, mut totals) = (Times::default(), Vec::new());
        for asked in asked {
            totals.push(times.time(|| peer.answer(asked))?.0);
        }
        totals.sort_unstable();
        report.peers.push(Kind {
            name: format!("{name}: {kind}"),
            times,
            found: totals.get(totals.len() / 2).copied().unwrap_or(0),
        });
    }
    Ok(())
}
