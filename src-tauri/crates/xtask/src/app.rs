//! `cargo xtask app`: from a clone to an open window. `cargo xtask bindings`: the window's typed commands, written anew.

use crate::process::{self, Failure};
use crate::{interface, system, window};
use std::process::Command;

/// Makes the system ready, builds everything in release mode, and opens the window.
pub(crate) fn run(yes: bool, build_only: bool) -> Result<(), Failure> {
    if !build_only && !window::has_display() {
        return Err(Failure::told(
            "There is no display here, so no window can open. The same directory and the same search are on the command line:\n  \
             cargo run --release --bin circle -- help",
        ));
    }
    system::prepare(system::Step::App, yes)?;
    interface::packages()?;
    interface::build()?;
    process::run(process::cargo().args([
        "build",
        "--release",
        "--package",
        "open-circle",
        "--features",
        "custom-protocol",
    ]))?;
    if build_only {
        return Ok(());
    }
    println!("The window opens. Close it to come back here.");
    process::run(&mut Command::new(window::binary("release")?))
}

/// Writes `ui/src/host/bindings.ts` from the commands of the shell.
pub(crate) fn bindings() -> Result<(), Failure> {
    process::run(
        process::cargo()
            .args(["test", "--quiet", "--package", "open-circle", "bindings"])
            .env("OPEN_CIRCLE_WRITE_BINDINGS", "1"),
    )
}
