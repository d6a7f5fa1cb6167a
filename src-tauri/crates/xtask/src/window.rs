//! Where the window's program lies, and a screen for it where there is none.

use crate::process::{self, Failure};
use std::path::PathBuf;
use std::process::Command;

/// Whether a window can open here.
pub(crate) fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The program of the window, as `profile` built it.
pub(crate) fn binary(profile: &str) -> Result<PathBuf, Failure> {
    let (metadata, _) =
        process::output(process::cargo().args(["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(Failure::told)?;
    let target = metadata
        .get("target_directory")
        .and_then(serde_json::Value::as_str)
        .unwrap_or("target");
    Ok(PathBuf::from(target)
        .join(profile)
        .join(format!("open-circle{}", std::env::consts::EXE_SUFFIX)))
}

/// `command`, on a screen of its own and a message bus of its own, both gone when it ends.
pub(crate) fn on_a_screen(command: &Command) -> Command {
    let mut wrapped = Command::new("dbus-run-session");
    wrapped.args([
        "--",
        "xvfb-run",
        "--auto-servernum",
        "--server-args=-screen 0 1600x1200x24",
    ]);
    wrapped.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            wrapped.env(name, value);
        }
    }
    if let Some(folder) = command.get_current_dir() {
        wrapped.current_dir(folder);
    }
    wrapped
}
