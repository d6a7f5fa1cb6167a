//! How far a copy is, on the program's sign in the task bar, where a desktop has such a thing.

use tauri::AppHandle;
use tauri::window::{ProgressBarState, ProgressBarStatus};

/// The sign while a copy runs; it is plain again when this is dropped.
pub(crate) struct Progress {
    app: AppHandle,
}

impl Progress {
    /// A copy begins.
    pub(crate) fn begin(app: &AppHandle) -> Self {
        let progress = Self { app: app.clone() };
        progress.show(ProgressBarStatus::Normal, 0);
        progress
    }

    /// So many of so many sources are done.
    pub(crate) fn reached(&self, done: usize, total: usize) {
        self.show(ProgressBarStatus::Normal, percent(done, total));
    }

    fn show(&self, status: ProgressBarStatus, percent: u64) {
        let Some(window) = super::window(&self.app) else {
            return;
        };
        // A desktop without such a sign shows nothing.
        drop(window.set_progress_bar(ProgressBarState {
            status: Some(status),
            progress: Some(percent),
        }));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.show(ProgressBarStatus::None, 0);
    }
}

fn percent(done: usize, total: usize) -> u64 {
    let share = (done * 100).checked_div(total).unwrap_or(0).min(100);
    u64::try_from(share).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_share_is_between_nothing_and_all() {
        for (done, total, percent) in [(0, 0, 0), (1, 3, 33), (3, 3, 100), (7, 3, 100)] {
            assert_eq!(super::percent(done, total), percent, "{done} of {total}");
        }
    }
}
