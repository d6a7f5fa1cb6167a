//! The interface: its packages, its checks, its tests, its build.

use crate::process::{self, Failure};
use std::fs;

/// Installs the packages that `package-lock.json` names, unless they are there already: then no network is needed.
pub(crate) fn packages() -> Result<(), Failure> {
    let ui = process::root().join("ui");
    let wanted = fs::read(ui.join("package-lock.json")).map_err(Failure::told)?;
    // npm's own record of what lies in node_modules is not byte for byte the lock file; ours is.
    let mark = ui.join("node_modules/.installed-from");
    if fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    process::run(process::npm().args(["ci", "--no-audit", "--no-fund", "--prefer-offline"]))?;
    fs::write(mark, wanted).map_err(Failure::told)
}

/// Builds what the window shows, into `ui/dist`.
pub(crate) fn build() -> Result<(), Failure> {
    process::run(process::npm().args(["run", "--silent", "build"]))
}
