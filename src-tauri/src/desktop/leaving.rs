//! Leaving at once: the window is gone, then the program, and nothing asks.
//!
//! Rule: nothing may hold it up. What is not done in time is left undone: the data survives being cut off at any moment,
//! as the tests that kill a copying program show.

use super::{Desktop, clipboard};
use crate::shell::Shell;
use std::path::Path;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tauri::{AppHandle, Manager};

/// When the program ends whatever is still to do; the window is gone long before.
const AT_THE_LATEST: Duration = Duration::from_millis(150);

/// A file that says that the last session was left at once: the next one opens on an empty page.
const MARK: &str = "left-at-once";

/// Hides the window, stops what runs, empties the clipboard of `copied`, and ends the program.
pub(crate) async fn leave(app: &AppHandle, shell: &Shell, copied: Option<String>) {
    let desktop = app.state::<Desktop>();
    desktop.leaving.store(true, Ordering::SeqCst);
    for window in app.webview_windows().values() {
        drop(window.hide());
    }
    stop(shell);
    if let Some(folder) = desktop.folder.get() {
        drop(std::fs::write(folder.join(MARK), ""));
    }
    let on_main = app.clone();
    let ending = app.run_on_main_thread(move || {
        if let Some(copied) = copied.filter(|copied| !copied.is_empty()) {
            clipboard::clear(&on_main, &copied);
        }
        on_main.exit(0);
    });
    if ending.is_ok() {
        tokio::time::sleep(AT_THE_LATEST).await;
    }
    std::process::exit(0);
}

fn stop(shell: &Shell) {
    let copying = shell.copying.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(copying) = &*copying {
        copying.all.cancel();
    }
    let looking = shell.looking.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(looking) = &*looking {
        looking.cancel();
    }
}

/// Whether the last session on `folder` was left at once. Asked once: the mark is taken away.
pub(crate) fn was_left(folder: &Path) -> bool {
    std::fs::remove_file(folder.join(MARK)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_counts_for_one_start() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!was_left(folder.path()), "nobody left");
        std::fs::write(folder.path().join(MARK), "").expect("a mark");
        assert!(was_left(folder.path()), "the next start knows");
        assert!(!was_left(folder.path()), "the one after it does not");
    }
}
