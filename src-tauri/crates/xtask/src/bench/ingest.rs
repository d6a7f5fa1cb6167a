//! How fast lists become rows: from the bytes of a file to the last transaction, both formats by themselves.

use super::data::Stock;
use super::{BenchError, copy_all, options, questions, resources, write};
use circle_domain::{FeedFormat, FellowshipId};
use circle_engine::{Engine, NewSource};
use std::path::Path;
use std::time::Instant;
use tokio::runtime::Runtime;

/// More show nothing new about a format.
const MOST: usize = 100_000;

/// What copying cost.
pub(super) struct Ingest {
    /// How many records were taken over.
    pub(super) accepted: u64,
    pub(super) records_per_s: f64,
    /// Processor time a record, where the system tells: it says more where other programs take their share of the cores.
    pub(super) processor_us: Option<f64>,
}

/// Copies every source of `engine`.
pub(super) fn copy(engine: &Engine, runtime: &Runtime) -> Result<Ingest, BenchError> {
    let (processor, start) = (resources::processor_seconds(), Instant::now());
    let accepted = copy_all(engine, runtime)?;
    let seconds = start.elapsed().as_secs_f64();
    let processor = processor.zip(resources::processor_seconds());
    Ok(Ingest {
        accepted,
        records_per_s: accepted as f64 / seconds,
        processor_us: processor
            .map(|(before, after)| (after - before) * 1e6 / accepted.max(1) as f64),
    })
}

/// Copies the same listings as BMLT servers write them, into a folder of their own.
pub(super) fn bmlt(
    size: usize,
    stock: &Stock,
    runtime: &Runtime,
    space: &Path,
) -> Result<Ingest, BenchError> {
    let (feeds, folder) = (space.join("bmlt-feeds"), space.join("bmlt"));
    std::fs::create_dir_all(&feeds)?;
    let engine = Engine::open(&folder, questions::now(), options())?;
    stock.servers(size.min(MOST), |feed| -> Result<(), BenchError> {
        let file = write(&feeds, &feed)?;
        let new = NewSource {
            location: file.to_string_lossy().into_owned(),
            format: Some(FeedFormat::Bmlt),
            fellowship: Some(FellowshipId::new("na")),
            time_zone: Some("America/New_York".to_owned()),
            country: Some("US".to_owned()),
            ..NewSource::default()
        };
        engine.add_source(&new, questions::now())?;
        Ok(())
    })?;
    copy(&engine, runtime)
}
