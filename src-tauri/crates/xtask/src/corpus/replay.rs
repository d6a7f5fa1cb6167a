//! Replays the searches that were recorded on a BMLT server over what was read of its list: the same ids must come.
//!
//! Weekdays, venue types and distance are answered by the search index itself, the rest from the records as they were
//! read. What a server answers wrongly, or in a way of its own, is exempt, and the reason is printed.

mod local;
mod question;

use super::feed::Documents;
use super::file::{self, Exchange};
use super::manifest::Entry;
use super::{CorpusError, judge};
use local::Local;
use question::{Exempt, Question};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// What came of the recorded searches of one server.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// What to print.
    pub(super) lines: Vec<String>,
    /// The differences.
    pub(super) failures: Vec<String>,
}

/// Replays the searches recorded beside the feed `entry`.
pub(super) fn run(dir: &Path, entry: &Entry, documents: &Documents) -> Result<Report, CorpusError> {
    let path = dir.join(&entry.path);
    let Some(folder) = path.parent() else {
        return Ok(Report::default());
    };
    let exchanges = file::exchanges(folder)?;
    let operation = |exchange: &Exchange, name: &str| {
        exchange
            .parameters()
            .iter()
            .any(|(key, value)| key == "switcher" && value == name)
    };
    let answer = |name: &str| {
        let asked_plainly = |exchange: &&Exchange| {
            exchange.parameters().len() == 1
                && operation(exchange, name)
                && exchange.asked.contains("/json/")
        };
        exchanges
            .iter()
            .map(|(_, exchange)| exchange)
            .find(asked_plainly)
            .map(|exchange| &exchange.body)
    };
    let info = answer("GetServerInfo")
        .and_then(|info| info.get(0))
        .unwrap_or(&Value::Null);
    if info["aggregator_mode_enabled"] == Value::Bool(true) {
        return Ok(Report {
            lines: vec![format!(
                "{}: no searches replayed: the aggregator narrows them in its own way",
                entry.path
            )],
            failures: Vec::new(),
        });
    }
    let generation = info["version"]
        .as_str()
        .and_then(|version| version.split('.').next())
        .and_then(|major| major.parse().ok())
        .unwrap_or(0_u32);
    let reading = match judge::read(entry, documents) {
        Ok(reading) => reading,
        Err(fault) => {
            return Ok(Report {
                lines: Vec::new(),
                failures: vec![fault],
            });
        }
    };
    let local = Local::new(&reading, answer("GetServiceBodies"));
    let mut report = Report::default();
    let (mut same, mut exempt) = (0, 0);
    for (name, exchange) in exchanges
        .iter()
        .filter(|(_, exchange)| operation(exchange, "GetSearchResults"))
    {
        let name = name.trim_end_matches(".gz").trim_end_matches(".json");
        match compare(&local, exchange, generation) {
            Ok(Same { ids, how }) => {
                same += 1;
                report.lines.push(format!("  {name}: same {ids} ids{how}"));
            }
            Err(Different::Exempt(Exempt(reason))) => {
                exempt += 1;
                report.lines.push(format!("  {name}: exempt: {reason}"));
            }
            Err(Different::Ids(difference)) => {
                report
                    .lines
                    .push(format!("  {name}: DIFFERENT: {difference}"));
                report
                    .failures
                    .push(format!("the search {name} differs: {difference}"));
            }
        }
    }
    let head = format!(
        "{}: searches replayed: {same} the same, {} different, {exempt} exempt",
        entry.path,
        report.failures.len()
    );
    report.lines.insert(0, head);
    Ok(report)
}

struct Same {
    ids: usize,
    how: &'static str,
}

enum Different {
    Exempt(Exempt),
    Ids(String),
}

impl From<Exempt> for Different {
    fn from(exempt: Exempt) -> Self {
        Self::Exempt(exempt)
    }
}

fn compare(local: &Local, exchange: &Exchange, generation: u32) -> Result<Same, Different> {
    if exchange.status != 200 {
        return Err(Exempt("the server answers with an error").into());
    }
    if exchange.asked.contains("/tsml/") {
        return Err(Exempt("the answer is in another format").into());
    }
    let question = Question::new(&exchange.parameters(), generation)?;
    let theirs = ids(&exchange.body).ok_or(Exempt("the answer holds no meetings"))?;
    if question.unpublished {
        let shown = theirs.iter().filter(|id| local.has(id)).count();
        let drafts = drafts(&exchange.body);
        // Everything but the drafts is there, and no draft is.
        let published = theirs.len() - drafts.len();
        return if shown == published
            && !drafts.iter().any(|id| local.has(id))
            && (published == 0 || published == local.len())
        {
            Ok(Same {
                ids: shown,
                how: ", none of the drafts among them",
            })
        } else {
            Err(Different::Ids(format!(
                "{} published and {} drafts there; {shown} of them shown here",
                published,
                drafts.len()
            )))
        };
    }
    let ours = local.answer(&question);
    if question.is_text_of_second_generation && ours.is_empty() {
        return Err(Exempt("2.x guesses when nothing matches").into());
    }
    if let Some(size) = question.page_size {
        return page(&ours, &theirs, &question, size);
    }
    let our_set: BTreeSet<&str> = ours.iter().map(|(id, _)| id.as_str()).collect();
    let their_set: BTreeSet<&str> = theirs.iter().map(String::as_str).collect();
    let lost = || {
        our_set
            .difference(&their_set)
            .all(|id| local.is_without_formats(id))
            && our_set.is_superset(&their_set)
    };
    if our_set != their_set && question.excludes_formats() && lost() {
        // Some rows have no list of formats rather than an empty one, and "not like" is never true of those.
        return Ok(Same {
            ids: theirs.len(),
            how: "; the server loses some that have no format at all",
        });
    }
    if our_set != their_set {
        let (only_here, only_there) = (
            our_set.difference(&their_set).count(),
            their_set.difference(&our_set).count(),
        );
        let some: Vec<&str> = our_set
            .symmetric_difference(&their_set)
            .take(5)
            .copied()
            .collect();
        return Err(Different::Ids(format!(
            "{} there, {} here; {only_there} only there, {only_here} only here, such as {}",
            theirs.len(),
            ours.len(),
            some.join(" ")
        )));
    }
    if question.nearest_first {
        in_order(&ours, &theirs)?;
        return Ok(Same {
            ids: theirs.len(),
            how: ", in the same order",
        });
    }
    Ok(Same {
        ids: theirs.len(),
        how: "",
    })
}

/// A page of an answer: by distance it is the same part of the same order; in the server's own order, where ties fall as they
/// may, it is a part of the same answer.
fn page(
    ours: &[(String, Option<f64>)],
    theirs: &[String],
    question: &Question,
    size: usize,
) -> Result<Same, Different> {
    if question.nearest_first {
        let skip = size * (question.page_number.max(1) - 1);
        let part: Vec<_> = ours.iter().skip(skip).take(size).cloned().collect();
        if part.len() != theirs.len() {
            return Err(Different::Ids(format!(
                "{} there, {} here",
                theirs.len(),
                part.len()
            )));
        }
        // What is as near as the last of the page may stand on either side of its edge.
        let edges =
            [part.first(), part.last()].map(|edge| edge.and_then(|(_, distance)| *distance));
        let at_edge = |distance: Option<f64>| edges.iter().any(|edge| close(*edge, distance));
        for id in theirs {
            let here = ours.iter().find(|(ours, _)| ours == id);
            let in_part = part.iter().any(|(ours, _)| ours == id);
            if !in_part && !here.is_some_and(|(_, distance)| at_edge(*distance)) {
                return Err(Different::Ids(format!("{id} is not on this page here")));
            }
        }
        in_order(ours, theirs)?;
        return Ok(Same {
            ids: theirs.len(),
            how: " on this page, in the same order",
        });
    }
    if theirs.len() > size {
        return Err(Different::Ids(format!(
            "{} on a page of {size}",
            theirs.len()
        )));
    }
    match theirs
        .iter()
        .find(|id| !ours.iter().any(|(ours, _)| ours == *id))
    {
        Some(id) => Err(Different::Ids(format!("{id} is only there"))),
        None => Ok(Same {
            ids: theirs.len(),
            how: " on this page, all of them in the answer here",
        }),
    }
}

/// Whether the ids come nearest first by our distances, equal ones in any order.
fn in_order(ours: &[(String, Option<f64>)], theirs: &[String]) -> Result<(), Different> {
    let mut before = 0.0_f64;
    for id in theirs {
        let distance = ours
            .iter()
            .find(|(ours, _)| ours == id)
            .and_then(|(_, distance)| *distance);
        let Some(distance) = distance else {
            return Err(Different::Ids(format!("{id} has no distance here")));
        };
        // Both compute on a sphere; roundings differ by centimetres.
        if distance < before - 1e-4 {
            return Err(Different::Ids(format!(
                "{id} is nearer here than what stands before it there"
            )));
        }
        before = distance;
    }
    Ok(())
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    a.zip(b).is_some_and(|(a, b)| (a - b).abs() < 1e-4)
}

/// The records of an answer: a list, `{meetings}`, or `{}` for none.
fn records(body: &Value) -> Option<&[Value]> {
    match body {
        Value::Array(list) => Some(list),
        Value::Object(object) if object.is_empty() => Some(&[]),
        Value::Object(object) => object.get("meetings")?.as_array().map(Vec::as_slice),
        _ => None,
    }
}

fn ids(body: &Value) -> Option<Vec<String>> {
    records(body)?
        .iter()
        .map(|record| record.get("id_bigint")?.as_str().map(str::to_owned))
        .collect()
}

/// The ids of the records that are not published.
fn drafts(body: &Value) -> Vec<String> {
    // 2.x leaves the field blank where only some fields are asked for.
    let is_draft = |record: &&Value| matches!(record["published"].as_str(), Some("0" | ""));
    let drafts = records(body).unwrap_or_default().iter().filter(is_draft);
    drafts
        .filter_map(|record| record["id_bigint"].as_str().map(str::to_owned))
        .collect()
}
