//! The program's sign in the tray: off unless the person wants it. With it, closing the window hides it.
//!
//! Rule: the window is hidden only where the sign that brings it back is really shown.

use super::menu;
use crate::error::{CommandError, CommandResult};
use circle_words::Words;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::Duration;
use tauri::AppHandle;
use tauri::tray::TrayIconBuilder;

/// The sign's name within the program.
const SIGN: &str = "main";

/// How long the desktop may take to show it.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether the sign is shown.
pub(crate) fn is_shown(app: &AppHandle) -> bool {
    app.tray_by_id(SIGN).is_some()
}

/// Shows the sign, or takes it away.
///
/// # Errors
/// `no_tray` where the desktop has no tray, or what draws in it is not installed.
pub(crate) fn set(app: &AppHandle, wanted: bool, words: Words) -> CommandResult<()> {
    if wanted == is_shown(app) {
        return Ok(());
    }
    let none = |error: &str| CommandError::new("no_tray", error);
    if wanted && !desktop_has_one() {
        return Err(none("nothing on this desktop shows a tray"));
    }
    let (told, answer) = mpsc::channel();
    let on_main = app.clone();
    app.run_on_main_thread(move || {
        let done = if wanted {
            // On Linux the library that draws in the tray is looked for at this moment, and what looks for it panics.
            catch_unwind(AssertUnwindSafe(|| build(&on_main, &words)))
                .unwrap_or_else(|_| Err("what draws in the tray is not installed".to_owned()))
        } else {
            drop(on_main.remove_tray_by_id(SIGN));
            Ok(())
        };
        // Who asked may have given up.
        drop(told.send(done));
    })
    .map_err(|error| CommandError::new("internal", error))?;
    match answer.recv_timeout(PATIENCE) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(none(&error)),
        Err(_) => Err(none("the desktop does not answer")),
    }
}

fn build(app: &AppHandle, words: &Words) -> Result<(), String> {
    let menu = menu::of_tray(app, words).map_err(|error| error.to_string())?;
    let mut sign = TrayIconBuilder::with_id(SIGN)
        .menu(&menu)
        .show_menu_on_left_click(true);
    if let Some(icon) = app.default_window_icon() {
        sign = sign.icon(icon.clone());
    }
    sign.build(app).map_err(|error| error.to_string())?;
    Ok(())
}

/// Whether something shows what is put into the tray. Elsewhere than on Linux the system does.
#[cfg(not(target_os = "linux"))]
fn desktop_has_one() -> bool {
    true
}

/// Whether something shows what is put into the tray: it has a name on the session's message bus.
#[cfg(target_os = "linux")]
fn desktop_has_one() -> bool {
    const BUS: &str = "org.freedesktop.DBus";
    let asked = zbus::blocking::Connection::session().and_then(|bus| {
        bus.call_method(
            Some(BUS),
            "/org/freedesktop/DBus",
            Some(BUS),
            "NameHasOwner",
            &"org.kde.StatusNotifierWatcher",
        )
    });
    asked.is_ok_and(|answer| answer.body().deserialize::<bool>().unwrap_or(false))
}
