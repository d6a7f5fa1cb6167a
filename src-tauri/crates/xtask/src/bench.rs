//! `cargo xtask bench`: how fast, how big, how cheap, measured on listings of any number through the engine itself.
//!
//! Rule: what is printed is what was measured, the worst kinds of searches included. The figures of the window
//! (start, keystroke to paint) are not among them: they are measured in the window.

mod data;
mod figures;
mod ingest;
mod peer;
mod questions;
mod resources;
mod same;
mod starting;
mod unchanged;

use circle_engine::sync::{Silent, SyncRequest};
use circle_engine::{Engine, EngineError, FetchPolicy, NewSource, Options};
use data::{Feed, Stock};
use figures::{Kind, Report, Times};
use peer::Rows;
use questions::{Asker, KINDS};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;

pub(crate) use starting::resident;

/// How often each kind is asked, when there is time for it.
const ROUNDS: usize = 300;

/// After this, the rounds end, when there were enough of them.
const LONG_ENOUGH: Duration = Duration::from_secs(150);

/// Fewer rounds are not enough.
const FEWEST_ROUNDS: usize = 30;

/// Why nothing was measured.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    /// A file or a process.
    #[error("{0}")]
    System(#[from] std::io::Error),
    /// The engine itself.
    #[error("{0}")]
    Engine(#[from] EngineError),
    /// The figures could not be written, or a generated feed could not be read.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// Anything else, already in words.
    #[error("{0}")]
    Told(String),
}

/// Measures every size of `sizes` and prints a table for each; writes the figures to `json` as well.
///
/// # Errors
/// When the data cannot be made, and when anything that is measured fails.
pub(crate) fn run(
    sizes: &[usize],
    only: &[String],
    json: Option<&Path>,
    corpus: Option<&Path>,
) -> Result<(), BenchError> {
    if cfg!(debug_assertions) {
        return Err(BenchError::Told(
            "timings mean something in a release build alone: use `cargo xtask bench`".to_owned(),
        ));
    }
    crate::process::run(crate::process::cargo().args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "circle-cli",
    ]))
    .map_err(|failure| BenchError::Told(failure.to_string()))?;
    let only: Vec<Part> = Part::ALL
        .into_iter()
        .filter(|(name, _)| only.iter().any(|wanted| wanted == name))
        .map(|(_, part)| part)
        .collect();
    let stock = Stock::read(corpus).map_err(BenchError::Told)?;
    let mut written = Vec::new();
    for size in sizes {
        let report = measure(*size, &only, &stock)?;
        report.print();
        written.push(report.json());
        if let Some(file) = json {
            let text = match written.as_slice() {
                [only] => serde_json::to_string_pretty(only)?,
                several => serde_json::to_string_pretty(several)?,
            };
            std::fs::write(file, text)?;
        }
    }
    Ok(())
}

fn options() -> Options {
    Options {
        fetch: FetchPolicy::without_waiting(),
        ..Options::default()
    }
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// How fast lists become rows.
    Ingest,
    /// How long the first answer takes, and what memory.
    Start,
    /// Places and searches.
    Search,
    /// Searches while everything is copied again.
    Sync,
    /// The same meeting in two lists.
    Same,
    /// The same questions asked of others.
    Peers,
}

impl Part {
    const ALL: [(&'static str, Self); 6] = [
        ("ingest", Self::Ingest),
        ("start", Self::Start),
        ("search", Self::Search),
        ("sync", Self::Sync),
        ("same", Self::Same),
        ("peers", Self::Peers),
    ];
}

/// The peers are asked at no larger size: they hold everything in memory, or take hours to fill.
const LARGEST_FOR_PEERS: usize = 1_000_000;

fn measure(size: usize, only: &[Part], stock: &Stock) -> Result<Report, BenchError> {
    let wanted = |part: Part| only.is_empty() || only.contains(&part);
    let mut report = Report {
        meetings: size,
        origin: stock.origin,
        ..Report::default()
    };
    let space = tempfile::tempdir()?;
    let (feeds, folder) = (space.path().join("feeds"), space.path().join("data"));
    std::fs::create_dir_all(&feeds)?;
    let runtime = Runtime::new()?;
    if wanted(Part::Peers) && size <= LARGEST_FOR_PEERS {
        let mut rows = Rows::default();
        stock.feeds(size, false, |feed| rows.read(&feed.fellowship, &feed.body))?;
        rows.measure(&mut report, stock, space.path())?;
        if only == [Part::Peers] {
            return Ok(report);
        }
    }

    let engine = Engine::open(&folder, questions::now(), options())?;
    let mut small = Vec::new();
    stock.feeds(size, false, |feed| -> Result<(), BenchError> {
        let file = write(&feeds, &feed)?;
        if small.is_empty() || feed.body.len() < small.len() {
            small.clone_from(&feed.body);
        }
        let new = NewSource {
            location: file.to_string_lossy().into_owned(),
            fellowship: Some(feed.fellowship),
            ..NewSource::default()
        };
        match engine.add_source(&new, questions::now()) {
            // A programme of the listings that the tables do not know.
            Err(EngineError::UnknownFellowship) => engine.add_source(
                &NewSource {
                    fellowship: None,
                    ..new
                },
                questions::now(),
            )?,
            added => added?,
        };
        Ok(())
    })?;
    let ingest = ingest::copy(&engine, &runtime)?;
    report.put("ingest.records_per_s", ingest.records_per_s);
    report.put("ingest.accepted", ingest.accepted as f64);
    if let Some(processor) = ingest.processor_us {
        report.put("ingest.processor_us_per_record", processor);
    }
    // It is made in the background, after the copy.
    engine.wait_for_index();
    drop(engine);
    report.put(
        "database_mb",
        resources::database_mb(&folder.join("directory.db")),
    );
    if wanted(Part::Ingest) {
        let bmlt = ingest::bmlt(size, stock, &runtime, space.path())?;
        report.put("ingest.bmlt.records_per_s", bmlt.records_per_s);
        if let Some(processor) = bmlt.processor_us {
            report.put("ingest.bmlt.processor_us_per_record", processor);
        }
    }
    if wanted(Part::Start) {
        starting::open(&mut report, &folder)?;
        starting::memory(&mut report, &folder, space.path(), stock)?;
        starting::first_answer(&mut report, &folder)?;
    }
    let engine = Engine::open(&folder, questions::now(), options())?;
    if wanted(Part::Search) {
        search(&mut report, &engine, stock)?;
    }
    if wanted(Part::Sync) {
        stock.feeds(size, true, |feed| write(&feeds, &feed).map(drop))?;
        during_sync(&mut report, &engine, &runtime, stock)?;
        let unchanged = unchanged::measure(&engine, &runtime, &folder, &small)?;
        report.put("sync_unchanged.seconds", unchanged.seconds);
        report.put(
            "sync_unchanged.directory_written",
            f64::from(u8::from(unchanged.directory_written)),
        );
        if let Some(seconds) = unchanged.processor_seconds {
            report.put("sync_unchanged.processor_s", seconds);
        }
    }
    if wanted(Part::Same) {
        let found = same::measure(size, stock, space.path())?;
        report.put("same.meetings", found.meetings as f64);
        report.put("same.clusters", found.clusters as f64);
        report.put("same.settle_s", found.seconds);
        report.put("same.settle_nothing_ms", found.idle_seconds * 1e3);
    }
    Ok(report)
}

fn search(report: &mut Report, engine: &Engine, stock: &Stock) -> Result<(), BenchError> {
    places(report, engine, stock);
    report.kinds = searches(engine, stock)?;
    let mut all = Times::default();
    for kind in &report.kinds {
        all.append(&kind.times);
    }
    report.put("search.p50_ms", all.p50_ms());
    report.put("search.p99_ms", all.p99_ms());
    report.put("search.max_ms", all.quantile_ms(1.0));
    if let Some(first) = report.kinds.first().map(|kind| kind.times.clone()) {
        report.put("search.five_filters.p50_ms", first.p50_ms());
        report.put("search.five_filters.p99_ms", first.p99_ms());
    }
    Ok(())
}

fn write(folder: &Path, feed: &Feed) -> Result<PathBuf, BenchError> {
    let file = folder.join(&feed.name);
    std::fs::write(&file, &feed.body)?;
    Ok(file)
}

/// Copies every directory; gives back how many records were taken over.
fn copy_all(engine: &Engine, runtime: &Runtime) -> Result<u64, BenchError> {
    let request = SyncRequest {
        all: true,
        ..SyncRequest::default()
    };
    let copied = runtime.block_on(engine.sync(
        &request,
        questions::now(),
        &Silent,
        &CancellationToken::new(),
    ))?;
    if let Some(source) = copied.sources.iter().find(|source| source.error.is_some()) {
        let code = source.error.as_ref().map_or("", |error| error.code);
        return Err(BenchError::Told(format!(
            "{} could not be copied: {code}",
            source.name
        )));
    }
    Ok(copied.sources.iter().map(|source| source.accepted).sum())
}

fn places(report: &mut Report, engine: &Engine, stock: &Stock) {
    let mut times = Times::default();
    let typed = questions::places(stock);
    for text in typed.iter().take(200) {
        std::hint::black_box(engine.suggest_places(text, Some("US"), "en", 10));
    }
    for text in &typed {
        times.time(|| std::hint::black_box(engine.suggest_places(text, Some("US"), "en", 10)));
    }
    report.put("places.p50_ms", times.p50_ms());
    report.put("places.p99_ms", times.p99_ms());
}

/// Asks every kind in turn, a second of the reader's time apart.
fn searches(engine: &Engine, stock: &Stock) -> Result<Vec<Kind>, BenchError> {
    let mut asker = Asker::new(stock);
    let mut kinds: Vec<(Times, Vec<u32>)> = vec![<(Times, Vec<u32>)>::default(); KINDS.len()];
    for (_, ask) in KINDS.iter().cycle().take(KINDS.len() * 3) {
        engine.find(&ask(&mut asker), &questions::moment(0))?;
    }
    let start = Instant::now();
    let mut seconds = 0;
    for round in 0..ROUNDS {
        if round >= FEWEST_ROUNDS && start.elapsed() > LONG_ENOUGH {
            break;
        }
        for ((_, ask), (times, totals)) in KINDS.iter().zip(&mut kinds) {
            let (question, moment) = (ask(&mut asker), questions::moment(seconds));
            totals.push(times.time(|| engine.find(&question, &moment))?.total);
            seconds += 1;
        }
    }
    let named = KINDS
        .iter()
        .zip(kinds)
        .map(|((name, _), (times, mut totals))| {
            totals.sort_unstable();
            Kind {
                name: (*name).to_owned(),
                times,
                found: totals.get(totals.len() / 2).copied().unwrap_or(0),
            }
        });
    Ok(named.collect())
}

/// The same mix while every directory is copied again, of which little changed.
fn during_sync(
    report: &mut Report,
    engine: &Engine,
    runtime: &Runtime,
    stock: &Stock,
) -> Result<(), BenchError> {
    let ended = AtomicBool::new(false);
    let mut asker = Asker::new(stock);
    let mut times = Times::default();
    let start = Instant::now();
    let seconds = std::thread::scope(|scope| -> Result<f64, BenchError> {
        let copying = scope.spawn(|| {
            let copied = copy_all(engine, runtime);
            ended.store(true, Ordering::SeqCst);
            copied.map(|_| start.elapsed().as_secs_f64())
        });
        for (second, (_, ask)) in KINDS.iter().cycle().enumerate() {
            if ended.load(Ordering::SeqCst) {
                break;
            }
            let question = ask(&mut asker);
            times.time(|| engine.find(&question, &questions::moment(second)))?;
        }
        copying
            .join()
            .map_err(|_| BenchError::Told("the copy fell over".to_owned()))?
    })?;
    report.put("sync_changed.seconds", seconds);
    report.put("search_during_sync.p50_ms", times.p50_ms());
    report.put("search_during_sync.p99_ms", times.p99_ms());
    report.put("search_during_sync.max_ms", times.quantile_ms(1.0));
    report.put("search_during_sync.times", times.len() as f64);
    Ok(())
}
