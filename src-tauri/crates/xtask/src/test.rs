//! `cargo xtask test`: every test there is, and their number on the last line.

use crate::process::{self, Failure};
use crate::{interface, system, window};
use std::path::Path;
use std::process::Command;

/// How many tests passed and failed.
#[derive(Default)]
struct Count {
    passed: u64,
    failed: u64,
}

/// Makes the system ready and runs formatting, lints, Rust tests, the interface's tests and the window's tests.
pub(crate) fn run(yes: bool) -> Result<(), Failure> {
    system::prepare(system::Step::Test, yes)?;
    let mut failures = Vec::new();
    let mut count = Count::default();
    let mut step = |name: &str, outcome: Result<(), Failure>| match outcome {
        Ok(()) => println!("{name}: in order"),
        Err(failure) => {
            println!("{name}: {failure}");
            failures.push(name.to_owned());
        }
    };

    interface::packages()?;
    step(
        "interface, checks",
        process::run(process::npm().args(["run", "--silent", "check"])),
    );
    step("interface, tests", vitest(&mut count));
    interface::build()?;

    step(
        "formatting",
        process::run(process::cargo().args(["fmt", "--all", "--check"])),
    );
    let lints = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "xtask/workshop",
        "--",
        "--deny",
        "warnings",
    ];
    step("lints", process::run(process::cargo().args(lints)));
    step("licences and bans", deny());
    step(
        "Rust tests",
        cargo_test(
            process::cargo().args([
                "test",
                "--workspace",
                "--features",
                "xtask/workshop",
                "--no-fail-fast",
            ]),
            &mut count,
        ),
    );
    step("window tests", drive_window(&mut count, None));

    println!("\n{} passed, {} failed", count.passed, count.failed);
    if failures.is_empty() && count.failed == 0 {
        Ok(())
    } else {
        Err(Failure::told(format!(
            "not in order: {}",
            failures.join(", ")
        )))
    }
}

/// Runs the window's tests, which look at each screen, and keeps what they see in `folder`.
pub(crate) fn pictures(folder: &Path, yes: bool) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Err(Failure::told(
            "pictures are taken on Linux, where WebDriver reaches the window",
        ));
    }
    system::prepare(system::Step::Test, yes)?;
    std::fs::create_dir_all(folder).map_err(Failure::told)?;
    let folder = folder.canonicalize().map_err(Failure::told)?;
    interface::packages()?;
    interface::build()?;
    let mut count = Count::default();
    let outcome = drive_window(&mut count, Some(&folder));
    println!("The pictures are in {}", folder.display());
    outcome
}

/// Runs the test that kills a copying program, so many times; what was seen is printed.
pub(crate) fn kill(times: u32, seed: u64) -> Result<(), Failure> {
    let mut command = process::cargo();
    command.args([
        "test",
        "--package",
        "circle-tests",
        "--test",
        "kill",
        "--",
        "--nocapture",
    ]);
    command.env("OPEN_CIRCLE_KILLS", times.to_string());
    command.env("OPEN_CIRCLE_KILL_SEED", seed.to_string());
    process::run(&mut command)
}

/// Runs in the workflow always, and here where it is installed; advisories need the network and are the workflow's alone.
fn deny() -> Result<(), Failure> {
    if process::succeeds("cargo", &["deny", "--version"]) {
        process::run(process::cargo().args([
            "deny",
            "--offline",
            "check",
            "licenses",
            "bans",
            "sources",
        ]))
    } else {
        println!("cargo deny is not installed: the workflow runs it");
        Ok(())
    }
}

fn cargo_test(command: &mut Command, count: &mut Count) -> Result<(), Failure> {
    let (printed, succeeded) = process::output(command)?;
    print!("{printed}");
    for line in printed
        .lines()
        .filter(|line| line.starts_with("test result:"))
    {
        count.passed += number_before(line, " passed");
        count.failed += number_before(line, " failed");
    }
    if succeeded {
        Ok(())
    } else {
        Err(Failure::Failed {
            line: process::line(command),
        })
    }
}

fn vitest(count: &mut Count) -> Result<(), Failure> {
    let report =
        std::env::temp_dir().join(format!("open-circle-vitest-{}.json", std::process::id()));
    let mut command = process::npm();
    command
        .args([
            "test",
            "--silent",
            "--",
            "--reporter=default",
            "--reporter=json",
        ])
        .arg(format!("--outputFile={}", report.display()));
    let outcome = process::run(&mut command);
    let read = std::fs::read(&report)
        .ok()
        .and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    let number = |name: &str| {
        read.as_ref()
            .and_then(|report| report.get(name))
            .and_then(serde_json::Value::as_u64)
            .unwrap_or(0)
    };
    count.passed += number("numPassedTests");
    count.failed += number("numFailedTests");
    // Only a leftover in the system's folder for such things.
    drop(std::fs::remove_file(report));
    outcome
}

/// The real window, driven through WebDriver. Where WebDriver cannot reach a system's web view, it is only started.
fn drive_window(count: &mut Count, pictures: Option<&Path>) -> Result<(), Failure> {
    process::run(process::cargo().args([
        "build",
        "--package",
        "open-circle",
        "--features",
        "custom-protocol",
    ]))?;
    let binary = window::binary("debug")?;
    if !cfg!(target_os = "linux") {
        return process::run(Command::new(binary).env("OPEN_CIRCLE_SMOKE", "1"));
    }
    let mut tests = process::cargo();
    tests.args([
        "test",
        "--package",
        "circle-tests",
        "--test",
        "window",
        "--",
        "--test-threads=1",
    ]);
    tests.env("OPEN_CIRCLE_WINDOW", binary);
    if let Some(folder) = pictures {
        tests.env("OPEN_CIRCLE_PICTURES", folder);
    }
    cargo_test(&mut window::on_a_screen(&tests), count)
}

fn number_before(line: &str, word: &str) -> u64 {
    let before = line.split(word).next().unwrap_or_default();
    before
        .rsplit(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}
