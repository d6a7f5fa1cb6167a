//! The workshop: `cargo xtask app | test | pictures | kill | bench | corpus | sample | fuzz`.
//!
//! Rule: `app` and `test` compile before anything of the system is installed, so nothing here depends on the rest of the
//! project; what does (`corpus`, `bench`, `sample`) is behind the feature `workshop`, and starts this program again with it.

// A program for a terminal: printing is what it does.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod app;
mod catalogue;
mod fuzz;
mod interface;
mod process;
mod sample;
mod system;
mod test;
mod window;

#[cfg(feature = "workshop")]
mod bench;
#[cfg(feature = "workshop")]
mod corpus;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// As in the program: what is measured here is what a person gets.
#[cfg(feature = "workshop")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The workshop of Open Circle.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Installs what the system lacks, builds, and opens the window.
    App {
        /// Installs without asking.
        #[arg(long)]
        yes: bool,
        /// Builds and stops short of opening the window.
        #[arg(long)]
        build_only: bool,
    },
    /// Installs what the tests need and runs all of them: Rust, interface, window.
    Test {
        /// Installs without asking.
        #[arg(long)]
        yes: bool,
    },
    /// Takes a picture of every screen in its states, with the real window: both looks, three sizes, both languages.
    Pictures {
        /// Where the pictures go.
        #[arg(long, value_name = "DIR", default_value = "target/pictures")]
        out: PathBuf,
        /// Installs without asking.
        #[arg(long)]
        yes: bool,
    },
    /// Kills a copying program at random moments, and looks at what it leaves behind.
    Kill {
        /// How often.
        #[arg(long, default_value_t = 500)]
        times: u32,
        /// Where the random moments start.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Reads every feed that DIR/manifest.json lists, and judges what came of it.
    Corpus {
        /// A folder of directories with a `manifest.json`.
        dir: PathBuf,
    },
    /// Proves that every address of the catalogue was published somewhere, and that nothing usable was forgotten.
    Catalogue {
        /// A folder with `reference/`, `field/` and `corpus/`, where the addresses were collected from.
        #[arg(long, value_name = "DIR")]
        reference: PathBuf,
    },
    /// Measures what design/performance asks for and prints a table.
    Bench {
        /// How many meetings; several sizes may be given.
        #[arg(long, value_delimiter = ',', default_values_t = [20_000, 100_000, 1_000_000, 3_000_000])]
        meetings: Vec<usize>,
        /// Only these parts.
        #[arg(long, value_delimiter = ',', value_parser = ["ingest", "start", "search", "sync", "same", "peers"])]
        only: Vec<String>,
        /// Also writes the figures to FILE, as JSON (with several sizes: a list).
        #[arg(long)]
        json: Option<PathBuf>,
        /// A folder of real directories to multiply; without it, the sample directory is multiplied.
        #[arg(long)]
        corpus: Option<PathBuf>,
    },
    /// The other process of the bench: tells the memory it takes to hold FOLDER and to answer LINES.
    #[command(hide = true)]
    BenchResident {
        /// A data folder.
        folder: PathBuf,
        /// A file of questions, one a line.
        lines: PathBuf,
    },
    /// Makes the invented sample directory anew.
    Sample,
    /// Throws bytes at the parsers of hostile text, and says which lines they reached.
    Fuzz {
        /// Which targets; without any: all.
        targets: Vec<String>,
        /// How many executions of each.
        #[arg(long, default_value_t = 10_000_000)]
        runs: u64,
        /// Only says which lines what was found before reaches.
        #[arg(long)]
        coverage_only: bool,
    },
    /// Writes the typed bindings of the window's commands anew.
    Bindings,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::App { yes, build_only } => app::run(yes, build_only),
        Task::Test { yes } => test::run(yes),
        Task::Pictures { out, yes } => test::pictures(&out, yes),
        Task::Kill { times, seed } => test::kill(times, seed),
        Task::Bindings => app::bindings(),
        Task::Fuzz {
            targets,
            runs,
            coverage_only,
        } => fuzz::run(&targets, runs, coverage_only),
        Task::Catalogue { reference } => catalogue::run(&reference).map_err(process::Failure::told),
        Task::Sample => {
            sample::generate(&process::root().join("src-tauri/crates/engine/data/sample.json"))
                .map_err(process::Failure::told)
        }
        task => workshop(task),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(feature = "workshop")]
fn workshop(task: Task) -> Result<(), process::Failure> {
    match task {
        Task::Corpus { dir } => corpus::run(&dir).map_err(process::Failure::told),
        Task::Bench {
            meetings,
            only,
            json,
            corpus,
        } => bench::run(&meetings, &only, json.as_deref(), corpus.as_deref())
            .map_err(process::Failure::told),
        Task::BenchResident { folder, lines } => {
            bench::resident(&folder, &lines).map_err(process::Failure::told)
        }
        Task::App { .. }
        | Task::Test { .. }
        | Task::Pictures { .. }
        | Task::Kill { .. }
        | Task::Sample
        | Task::Bindings
        | Task::Fuzz { .. }
        | Task::Catalogue { .. } => Ok(()),
    }
}

#[cfg(not(feature = "workshop"))]
fn workshop(task: Task) -> Result<(), process::Failure> {
    // Timings mean something in a release build alone; the corpus is about answers, and compiles faster without.
    let release = matches!(task, Task::Bench { .. });
    let mut cargo = process::cargo();
    cargo.args([
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--features",
        "workshop",
    ]);
    if release {
        cargo.arg("--release");
    }
    cargo.arg("--").args(std::env::args_os().skip(1));
    process::run(&mut cargo)
}
