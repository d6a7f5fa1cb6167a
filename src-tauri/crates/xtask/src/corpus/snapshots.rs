//! One directory as it was at three moments, copied one after the other by the real engine.
//!
//! What changed is also derived here from the raw rows alone: a row is the same row when its slug is, else when a vanished
//! and a new row alone share name, day, time, place and link, else when they alone share their number or slug; it changed
//! when one of the fields that are shown did. Both must agree. The last moment lacks so much that it must be held back.

use super::{CorpusError, file};
use circle_domain::{FeedFormat, FellowshipId, SourceId};
use circle_engine::sync::{Silent, SyncRequest, SyncedSource};
use circle_engine::{Engine, EngineError, Moment, NewSource, Options, Question};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tokio_util::sync::CancellationToken;

/// The moments, in their order.
const MOMENTS: [&str; 3] = ["2022-05", "2022-09", "2026-03"];

/// What a row shows of itself. Whatever else it has is not shown, or is said by one of these.
const SHOWN: [&str; 20] = [
    "name",
    "day",
    "time",
    "end_time",
    "types",
    "notes",
    "location",
    "location_notes",
    "formatted_address",
    "region",
    "latitude",
    "longitude",
    "approximate",
    "attendance_option",
    "conference_url",
    "conference_url_notes",
    "conference_phone",
    "conference_phone_notes",
    "updated",
    "url",
];

/// Where the door is. A meeting that is online alone has none, whatever place its row names; a room that is closed, or a
/// place that is only about right, has no position.
const DOOR: [&str; 3] = ["location", "latitude", "longitude"];
const POSITION: [&str; 2] = ["latitude", "longitude"];

/// How many rows are new, changed and gone.
struct Counts {
    added: u64,
    changed: u64,
    removed: u64,
}

impl Counts {
    fn only_added(added: u64) -> Self {
        Self {
            added,
            changed: 0,
            removed: 0,
        }
    }
}

/// A line for each moment, and what is not as it must be.
pub(super) fn run(dir: &Path) -> Result<(Vec<String>, Vec<String>), CorpusError> {
    let paths = MOMENTS.map(|moment| {
        dir.join("meeting-guide")
            .join(format!("nepa-aa_{moment}.json"))
    });
    if paths.iter().any(|path| !path.is_file()) {
        let line = "snapshots: skipped, the three moments of one directory are not there";
        return Ok((vec![line.to_owned()], Vec::new()));
    }
    let mut moments = Vec::new();
    for path in &paths {
        let bytes = file::bytes(path)?;
        let rows: Vec<Value> = serde_json::from_slice(&bytes).unwrap_or_default();
        moments.push((bytes, rows));
    }
    replay(&moments).map_err(|error| CorpusError::Snapshots(error.to_string()))
}

/// What went wrong while copying.
#[derive(Debug, thiserror::Error)]
enum ReplayError {
    #[error("a file cannot be written: {0}")]
    File(#[from] std::io::Error),
    #[error(transparent)]
    Engine(#[from] EngineError),
    #[error("nothing was copied")]
    Nothing,
}

struct Copied {
    engine: Engine,
    runtime: tokio::runtime::Runtime,
    source: SourceId,
}

impl Copied {
    fn sync(&self, at: Timestamp, accept: bool) -> Result<SyncedSource, ReplayError> {
        let ids = vec![self.source.clone()];
        let request = SyncRequest {
            accept: if accept { ids.clone() } else { Vec::new() },
            ids: if accept { Vec::new() } else { ids },
            all: false,
        };
        let cancel = CancellationToken::new();
        let copying = self.engine.sync(&request, at, &Silent, &cancel);
        let mut report = self.runtime.block_on(copying)?;
        report.sources.pop().ok_or(ReplayError::Nothing)
    }

    /// Every meeting as it is found, without its marks.
    fn shown(&self, at: Timestamp) -> Result<BTreeMap<String, String>, ReplayError> {
        let moment = Moment::new(at, TimeZone::UTC);
        let question = Question {
            limit: 1000,
            ..Question::default()
        };
        let found = self.engine.find(&question, &moment)?;
        let shown = found.meetings.iter().map(|found| {
            let stored = &found.stored;
            (
                stored.id.as_str().to_owned(),
                format!("{:?}", stored.meeting),
            )
        });
        Ok(shown.collect())
    }
}

fn replay(moments: &[(Vec<u8>, Vec<Value>)]) -> Result<(Vec<String>, Vec<String>), ReplayError> {
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    let folder = tempfile::tempdir()?;
    let list = folder.path().join("list.json");
    let [(first, one), (second, two), (third, three)] = moments else {
        return Err(ReplayError::Nothing);
    };
    let start: Timestamp = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * 20_000);
    let at = |days: i64| start + SignedDuration::from_hours(24 * days);
    std::fs::write(&list, first)?;
    let engine = Engine::open(&folder.path().join("data"), start, Options::default())?;
    let new = NewSource {
        location: list.to_string_lossy().into_owned(),
        format: Some(FeedFormat::MeetingGuide),
        fellowship: Some(FellowshipId::new("aa")),
        time_zone: Some("America/New_York".to_owned()),
        country: Some("US".to_owned()),
        ..NewSource::default()
    };
    let source = engine.add_source(&new, start)?.id;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let copied = Copied {
        engine,
        runtime,
        source,
    };
    let mut check = |moment: &str, synced: &SyncedSource, outcome: &str, derived: Counts| {
        let counts = (synced.added, synced.changed, synced.removed);
        lines.push(format!(
            "snapshots {moment}: {}{}, added {}, changed {}, removed {} (derived: {}, {}, {})",
            synced.outcome.as_str(),
            synced
                .reason
                .map_or_else(String::new, |why| format!(" ({why})")),
            counts.0,
            counts.1,
            counts.2,
            derived.added,
            derived.changed,
            derived.removed
        ));
        if synced.outcome.as_str() != outcome {
            faults.push(format!("snapshots {moment}: not {outcome}"));
        }
        if counts != (derived.added, derived.changed, derived.removed) {
            faults.push(format!("snapshots {moment}: the counts differ"));
        }
    };
    let [may, september, march] = MOMENTS;
    check(
        may,
        &copied.sync(at(0), false)?,
        "updated",
        Counts::only_added(one.len() as u64),
    );
    std::fs::write(&list, second)?;
    check(
        september,
        &copied.sync(at(10), false)?,
        "updated",
        derive(one, two),
    );
    // What September lacks is hidden by then: 2026 is compared with what is shown.
    copied.sync(at(12), false)?;
    let before = copied.shown(at(12))?;
    std::fs::write(&list, third)?;
    let held = copied.sync(at(60), false)?;
    check(march, &held, "quarantined", Counts::only_added(0));
    let during = copied.shown(at(60))?;
    let after = copied.sync(at(61), true)?;
    check("2026-03, accepted", &after, "updated", derive(two, three));
    if before.keys().ne(during.keys()) {
        faults.push("snapshots: an answer that is held back shows or hides a meeting".to_owned());
    }
    let touched: Vec<(&String, Option<&String>)> = before
        .iter()
        .map(|(id, meeting)| (meeting, during.get(id)))
        .filter(|(was, is)| *is != Some(*was))
        .collect();
    if touched
        .iter()
        .any(|(was, is)| is.is_some_and(|is| is.len() > was.len()))
    {
        faults.push("snapshots: an answer that is held back says more than before".to_owned());
    }
    lines.push(format!(
        "snapshots {march}: {} of {} meetings lost a value that their publisher withdrew, and none says more",
        touched.len(),
        before.len()
    ));
    Ok((lines, faults))
}

fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap_or_default().trim()
}

fn number(row: &Value) -> String {
    row["id"].to_string()
}

/// What a row says of when and where; two rows that agree on it are the same meeting.
fn content(row: &Value) -> String {
    let link = match text(row, "conference_url") {
        "" => text(row, "conference_phone"),
        link => link,
    };
    let parts = ["name", "time", "location", "formatted_address"].map(|field| text(row, field));
    format!("{parts:?} {link} {}", row["day"]).to_lowercase()
}

/// What is shown of a row, as far as a difference is one: no order among types, no digits beyond a millimetre.
fn shown(row: &Value) -> Vec<String> {
    let online = text(row, "attendance_option") == "online";
    let no_way = text(row, "approximate") == "yes" || text(row, "attendance_option") == "inactive";
    let hidden =
        |field: &str| (online && DOOR.contains(&field)) || (no_way && POSITION.contains(&field));
    SHOWN
        .iter()
        .filter(|field| !hidden(field))
        .map(|field| match &row[*field] {
            // Of an address on the way to which nobody goes, the town stays.
            Value::String(address) if online && *field == "formatted_address" => {
                let town = address.rsplit(", ").take(3).collect::<Vec<_>>();
                town.join(", ")
            }
            Value::Array(types) => {
                let types: BTreeSet<String> = types.iter().map(Value::to_string).collect();
                format!("{types:?}")
            }
            Value::Number(number) => number
                .as_f64()
                .map_or_else(String::new, |number| format!("{number:.8}")),
            Value::String(text) => text.trim().to_owned(),
            _ => String::new(),
        })
        .collect()
}

fn derive(old: &[Value], new: &[Value]) -> Counts {
    let mut pairs: Vec<(&Value, &Value)> = Vec::new();
    let mut gone: Vec<&Value> = old.iter().collect();
    let mut came: Vec<&Value> = new.iter().collect();
    let names: [&dyn Fn(&Value) -> String; 3] =
        [&|row| text(row, "slug").to_owned(), &content, &number];
    for name in names {
        let only = |rows: &[&Value], wanted: &str| {
            let mut same = rows.iter().filter(|row| name(row) == wanted);
            same.next().is_some() && same.next().is_none()
        };
        let found: Vec<(&Value, &Value)> = gone
            .iter()
            .filter_map(|old| {
                let wanted = name(old);
                let other = came.iter().find(|new| name(new) == wanted)?;
                (only(&gone, &wanted) && only(&came, &wanted)).then_some((*old, *other))
            })
            .collect();
        gone.retain(|row| !found.iter().any(|(old, _)| std::ptr::eq(*old, *row)));
        came.retain(|row| !found.iter().any(|(_, new)| std::ptr::eq(*new, *row)));
        pairs.extend(found);
    }
    let changed = pairs.iter().filter(|(old, new)| shown(old) != shown(new));
    Counts {
        added: came.len() as u64,
        changed: changed.count() as u64,
        removed: gone.len() as u64,
    }
}
