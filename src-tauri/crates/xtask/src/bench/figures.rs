//! What was measured: medians and the slow end, as a table and as JSON.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// How long something took, each time.
#[derive(Clone, Debug, Default)]
pub(super) struct Times(Vec<Duration>);

impl Times {
    /// Does `work` and notes how long it took.
    pub(super) fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        self.0.push(start.elapsed());
        done
    }

    pub(super) fn push(&mut self, took: Duration) {
        self.0.push(took);
    }

    pub(super) fn append(&mut self, others: &Self) {
        self.0.extend_from_slice(&others.0);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Milliseconds below which `share` (0 to 1) of all times lie; the nearest that was measured.
    pub(super) fn quantile_ms(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (share * sorted.len() as f64).ceil().max(1.0) as usize;
        sorted
            .get(rank - 1)
            .map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }

    pub(super) fn p50_ms(&self) -> f64 {
        self.quantile_ms(0.5)
    }

    pub(super) fn p99_ms(&self) -> f64 {
        self.quantile_ms(0.99)
    }

    fn json(&self) -> Value {
        json!({
            "p50_ms": rounded(self.p50_ms()),
            "p99_ms": rounded(self.p99_ms()),
            "max_ms": rounded(self.quantile_ms(1.0)),
            "times": self.len(),
        })
    }
}

/// One kind of search, or one piece of work of a peer.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    pub(super) name: String,
    pub(super) times: Times,
    /// How many meetings it found, in the middle.
    pub(super) found: u32,
}

/// Everything measured at one size.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) meetings: usize,
    pub(super) origin: &'static str,
    pub(super) figures: BTreeMap<&'static str, f64>,
    pub(super) kinds: Vec<Kind>,
    pub(super) peers: Vec<Kind>,
}

impl Report {
    pub(super) fn put(&mut self, name: &'static str, figure: f64) {
        self.figures.insert(name, figure);
    }

    pub(super) fn json(&self) -> Value {
        let kinds = |kinds: &[Kind]| -> Value {
            kinds
                .iter()
                .map(|kind| {
                    let mut written = kind.times.json();
                    if let Some(fields) = written.as_object_mut() {
                        fields.insert("kind".to_owned(), Value::from(kind.name.as_str()));
                        fields.insert("found".to_owned(), Value::from(kind.found));
                    }
                    written
                })
                .collect()
        };
        let figures: BTreeMap<&str, f64> = self
            .figures
            .iter()
            .map(|(name, figure)| (*name, rounded(*figure)))
            .collect();
        json!({
            "machine": machine(),
            "meetings": self.meetings,
            "data": self.origin,
            "figures": figures,
            "kinds": kinds(&self.kinds),
            "peers": kinds(&self.peers),
        })
    }

    pub(super) fn print(&self) {
        println!("\n{} meetings ({})\n", self.meetings, self.origin);
        for (name, figure) in &self.figures {
            println!("  {name:<34} {figure:>12.3}");
        }
        for (title, kinds) in [
            ("kind of search", &self.kinds),
            ("what the peers can be asked", &self.peers),
        ] {
            println!(
                "\n  {title:<96} {:>9} {:>9} {:>9} {:>6} {:>9}",
                "p50 ms", "p99 ms", "max ms", "times", "found"
            );
            for kind in kinds {
                let times = &kind.times;
                println!(
                    "  {:<96} {:>9.2} {:>9.2} {:>9.2} {:>6} {:>9}",
                    kind.name,
                    times.p50_ms(),
                    times.p99_ms(),
                    times.quantile_ms(1.0),
                    times.len(),
                    kind.found
                );
            }
        }
    }
}

/// Three digits after the point: no timing is better than that.
fn rounded(figure: f64) -> f64 {
    (figure * 1e3).round() / 1e3
}

fn machine() -> Value {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg")
        .ok()
        .and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    // What else runs: above the number of cores, the slow end of every figure is not ours alone.
    let line = |file: &str, name: &str| {
        let text = std::fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    json!({ "processor": line("/proc/cpuinfo", "model name"), "memory": line("/proc/meminfo", "MemTotal"),
        "cores": cores, "system": std::env::consts::OS, "architecture": std::env::consts::ARCH, "load": load })
}
