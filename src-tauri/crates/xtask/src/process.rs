//! Starting other programs, and saying plainly when one fails.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why the workshop stopped, as a sentence for the person in front of it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The program is not there.
    #[error("{program} could not be started: {source}")]
    NotStarted {
        /// Its name.
        program: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The program ran and failed.
    #[error("this failed: {line}")]
    Failed {
        /// The command line.
        line: String,
    },
    /// Anything else, already in words.
    #[error("{0}")]
    Told(String),
}

impl Failure {
    /// A failure that can only be told.
    pub(crate) fn told(what: impl std::fmt::Display) -> Self {
        Self::Told(what.to_string())
    }
}

/// The project's root folder.
pub(crate) fn root() -> PathBuf {
    // This crate lies at src-tauri/crates/xtask.
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(3)
        .map_or_else(PathBuf::new, Path::to_path_buf)
}

/// The cargo that started us, in the project's root.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// npm, in the interface's folder.
pub(crate) fn npm() -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(root().join("ui"));
    command
}

/// The command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<String> = words
        .map(|word| file_name(word).to_string_lossy().into_owned())
        .collect();
    words.join(" ")
}

fn file_name(word: &OsStr) -> &OsStr {
    let path = Path::new(word);
    if path.is_absolute() {
        path.file_name().unwrap_or(word)
    } else {
        word
    }
}

/// Runs it to its end, its output shown.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|source| not_started(command, source))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Failed {
            line: line(command),
        })
    }
}

/// Runs it to its end and gives back what it printed, and whether it succeeded; its messages are shown.
pub(crate) fn output(command: &mut Command) -> Result<(String, bool), Failure> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| not_started(command, source))?;
    Ok((
        String::from_utf8_lossy(&output.stdout).into_owned(),
        output.status.success(),
    ))
}

/// Whether it can be started and succeeds; nothing is shown.
pub(crate) fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Where a program of this name lies on the path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn not_started(command: &Command, source: std::io::Error) -> Failure {
    Failure::NotStarted {
        program: file_name(command.get_program())
            .to_string_lossy()
            .into_owned(),
        source,
    }
}
