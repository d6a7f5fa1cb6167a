//! What the page and the desktop around it ask of each other.

use super::directories::words;
use crate::desktop::{Desktop, leaving, reminders};
use crate::dto::desktop::{Asked, Reminder};
use crate::error::CommandResult;
use crate::shell::Shell;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

/// The page is there: what is asked of it from outside is told through `asked`, what came earlier at once.
#[tauri::command]
#[specta::specta]
pub(crate) async fn attend(
    desktop: State<'_, Desktop>,
    asked: Channel<Asked>,
) -> CommandResult<()> {
    desktop.asked.attend(asked);
    Ok(())
}

/// The window is gone, then the program, without a question. `copied`: what the page put on the clipboard last; it is
/// emptied if it still holds that. The next start opens on an empty page.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_at_once(
    app: AppHandle,
    shell: State<'_, Shell>,
    copied: Option<String>,
) -> CommandResult<()> {
    leaving::leave(&app, &shell, copied).await;
    Ok(())
}

/// Reminds by the system's notifications while the program runs, of these in the place of those before.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remind_at(
    app: AppHandle,
    shell: State<'_, Shell>,
    reminders: Vec<Reminder>,
) -> CommandResult<()> {
    let due = reminders::due(&reminders, &words(&shell)?)?;
    reminders::wait_for(&app, due).await
}
