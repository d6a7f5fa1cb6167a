//! `cargo xtask fuzz`: throws bytes at every parser of hostile text, and says which lines they reached.
//!
//! The targets lie in `tests/fuzz`, a workspace of its own. What was found once is kept in the target folder and is where
//! the next run begins; the seeds in the project are where the first one does. Lines are counted by a second build with
//! the compiler's own counters, and no debugger.

use crate::process::{self, Failure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The longest input: a feed's quirks are in its records, and long lists of them only cost time.
const LONGEST: u32 = 1024;
/// What a target may use; more is a leak or a bomb.
const MEMORY_MB: u32 = 2048;
/// What one input may take.
const SECONDS: u32 = 20;

/// Runs `targets`, or all of them, `runs` executions each, then says which lines each corpus reaches.
pub(crate) fn run(targets: &[String], runs: u64, coverage_only: bool) -> Result<(), Failure> {
    tool("cargo-fuzz", &["fuzz", "--version"])?;
    let chosen = if targets.is_empty() {
        all()?
    } else {
        targets.to_vec()
    };
    if !coverage_only {
        for target in &chosen {
            println!("{target}: {runs} executions");
            process::run(&mut fuzz(target, runs)?)?;
        }
    }
    coverage(&chosen)
}

/// A program that Cargo installs; it is a developer's, and nothing else of the project needs it.
fn tool(name: &str, works: &[&str]) -> Result<(), Failure> {
    if process::succeeds("cargo", works) || process::find(name).is_some() {
        return Ok(());
    }
    println!("{name} is installed with Cargo");
    process::run(process::cargo().args(["install", "--locked", name]))
}

fn folder() -> PathBuf {
    process::root().join("tests/fuzz")
}

/// Where what was found is kept.
fn kept(target: &str) -> Result<PathBuf, Failure> {
    let base = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| process::root().join("target"), PathBuf::from);
    let kept = base.join("fuzz").join(target);
    std::fs::create_dir_all(&kept).map_err(Failure::told)?;
    Ok(kept)
}

/// The names of all targets.
fn all() -> Result<Vec<String>, Failure> {
    let mut names: Vec<String> = std::fs::read_dir(folder().join("targets"))
        .map_err(Failure::told)?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some(path.file_stem()?.to_string_lossy().into_owned())
        })
        .collect();
    names.sort();
    Ok(names)
}

fn fuzz(target: &str, runs: u64) -> Result<Command, Failure> {
    let mut cargo = process::cargo();
    // libFuzzer's instruments are not stable yet; the compiler is.
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo.args([
        "fuzz",
        "run",
        "--fuzz-dir",
        "tests/fuzz",
        "--sanitizer",
        "none",
        // Following every comparison makes the readers ten times slower; the words of the formats are in the dictionary.
        "--no-trace-compares",
        target,
    ]);
    cargo.arg(kept(target)?);
    for family in [target, "recognize"] {
        let seeds = folder().join("seeds").join(family);
        if seeds.is_dir() {
            cargo.arg(seeds);
        }
    }
    cargo.arg("--").args([
        format!("-runs={runs}"),
        format!("-max_len={LONGEST}"),
        format!("-rss_limit_mb={MEMORY_MB}"),
        format!("-timeout={SECONDS}"),
        format!("-dict={}", folder().join("words.dict").display()),
        "-print_final_stats=1".to_owned(),
    ]);
    Ok(cargo)
}

/// Counts the lines of the readers that each target's corpus reaches.
fn coverage(targets: &[String]) -> Result<(), Failure> {
    tool("profparser", &["profparser", "--version"]).or_else(|_| {
        process::run(process::cargo().args(["install", "--locked", "llvm_profparser"]))
    })?;
    let built = kept("lines")?;
    process::run(
        process::cargo()
            .args([
                "build",
                "--manifest-path",
                "tests/fuzz/Cargo.toml",
                "--bin",
                "replay",
                "--features",
                "replay",
            ])
            .env("CARGO_TARGET_DIR", &built)
            .env("RUSTFLAGS", "-C instrument-coverage")
            // What build scripts and macros would write is of no interest.
            .env("LLVM_PROFILE_FILE", built.join("building.profraw")),
    )?;
    let replay = built.join("debug/replay");
    for target in targets {
        let profile = built.join(format!("{target}.profraw"));
        process::run(
            Command::new(&replay)
                .arg(target)
                .arg(kept(target)?)
                .env("LLVM_PROFILE_FILE", &profile),
        )?;
        let (printed, _) = process::output(
            Command::new("cov")
                .arg("show")
                .arg("--instr-profile")
                .arg(&profile)
                .arg("--object")
                .arg(&replay),
        )?;
        tell(target, &lines(&printed));
    }
    Ok(())
}

/// How many lines of a file can be reached, and how many were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Lines {
    reached: u32,
    all: u32,
}

/// Reads what the coverage program prints: a path on a line of its own, then `number|count|text`.
fn lines(printed: &str) -> BTreeMap<String, Lines> {
    let mut files: BTreeMap<String, Lines> = BTreeMap::new();
    let mut file = None;
    for line in printed.lines() {
        if Path::new(line).is_absolute() {
            file = line
                .split_once("src-tauri/crates/")
                .map(|(_, path)| path.to_owned());
            continue;
        }
        let (Some(file), Some((_, rest))) = (&file, line.split_once('|')) else {
            continue;
        };
        let Some((count, _)) = rest.split_once('|') else {
            continue;
        };
        if count.trim().is_empty() {
            continue;
        }
        let counted = files.entry(file.clone()).or_default();
        counted.all += 1;
        counted.reached += u32::from(count.trim() != "0");
    }
    files
}

fn tell(target: &str, files: &BTreeMap<String, Lines>) {
    // A target is answerable for the files of its own format, and for those that all share once they are reached at all.
    let parts: &[&str] = match target {
        "csv" => &["table", "mapping"],
        "json" => &["mapping", "json.rs"],
        "events_calendar" => &["events"],
        "ical" | "jsonld" => &[target, "events/"],
        "recognize" => &["lib.rs"],
        _ => &[target],
    };
    let own = |path: &str| {
        let mut starts = parts.iter().map(|part| format!("feeds/src/{part}"));
        starts.any(|start| path.starts_with(&start))
    };
    let of = |wanted: &dyn Fn(&str) -> bool| {
        files
            .iter()
            .filter(|(path, _)| wanted(path))
            .fold(Lines::default(), |sum, (_, lines)| Lines {
                reached: sum.reached + lines.reached,
                all: sum.all + lines.all,
            })
    };
    let percent = |lines: Lines| f64::from(lines.reached) * 100.0 / f64::from(lines.all.max(1));
    let (mine, every) = (of(&own), of(&|path: &str| path.starts_with("feeds/")));
    println!(
        "{target}: {} of {} lines of its own files ({:.0} %), {} of {} of all readers",
        mine.reached,
        mine.all,
        percent(mine),
        every.reached,
        every.all
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_by_file() {
        let printed = "/x/src-tauri/crates/feeds/src/ical.rs\n    1|       |//! Subject\n    2|     12|fn a() {\n    3|      0|}\n\n/y/other/lib.rs\n    1|      9|fn b() {}\n";
        let files = lines(printed);
        assert_eq!(
            files.get("feeds/src/ical.rs"),
            Some(&Lines { reached: 1, all: 2 }),
            "a line without a count cannot be reached"
        );
        assert_eq!(files.len(), 1, "what is not of this project does not count");
    }
}
