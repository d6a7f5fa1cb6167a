//! The window as a citizen of the desktop: opened where it stood, once for each data folder, reached by links and files,
//! with menus where a system expects them, and gone at once when somebody needs it to be.
//!
//! Rule: what comes from outside asks the page, and the page shows it; nothing here adds, fetches or opens anything.

pub(crate) mod arrivals;
mod asked;
mod clipboard;
mod deep_link;
mod files;
pub(crate) mod leaving;
mod menu;
mod place;
mod plain_text;
pub(crate) mod progress;
pub(crate) mod reminders;
pub(crate) mod single;
mod tray;

use crate::commands;
use crate::dto::start::Settings;
use crate::error::CommandResult;
use crate::shell::Shell;
use arrivals::Arrival;
use circle_words::Words;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock};
use tauri::async_runtime::JoinHandle;
use tauri::{
    AppHandle, DragDropEvent, Manager, RunEvent, WebviewEvent, WebviewWindow, WindowEvent,
};

/// The one window.
const WINDOW: &str = "main";

/// What is known of the desktop around the window.
#[derive(Default)]
pub(crate) struct Desktop {
    /// What the page is asked for from outside.
    pub(crate) asked: asked::Asking,
    /// The data folder, where there is one.
    folder: OnceLock<PathBuf>,
    /// Where the window stands.
    placed: place::Placed,
    /// Nothing of the window is kept.
    forgetful: AtomicBool,
    /// Somebody is leaving at once.
    leaving: AtomicBool,
    /// What waits for the next reminder.
    reminding: Mutex<Option<JoinHandle<()>>>,
}

impl Desktop {
    fn keep_place(&self) {
        let kept = !self.forgetful.load(Ordering::SeqCst) && !self.leaving.load(Ordering::SeqCst);
        if let Some(folder) = self.folder.get().filter(|_| kept) {
            self.placed.keep(folder);
        }
    }
}

/// The window, while there is one.
fn window(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(WINDOW)
}

/// Puts the window where it stood, before anything else is done: it is on the screen already, though with nothing in it.
/// The mode that leaves no trace keeps no file to say where that is.
pub(crate) fn place(app: &AppHandle, folder: Option<PathBuf>) {
    let Some(folder) = folder else { return };
    if let Some(window) = window(app) {
        place::restore(&window, &folder);
    }
    // It is set here and nowhere else.
    drop(app.state::<Desktop>().folder.set(folder));
}

/// Makes the window one of the desktop's: its title, the menus, the tray. Then takes what this start was asked for. The
/// window has no title until it is known which one it may have. It is not hidden until then: a web view that was made
/// hidden never paints when it is told to paint without OpenGL.
pub(crate) fn open(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let settings = shell
        .engine()
        .and_then(|engine| commands::settings_of(&shell, &engine))
        .unwrap_or_default();
    menu::set(app, &words(&shell));
    if let Err(error) = change(app, &settings) {
        // The desktop lost its tray since: the window stays where it can be seen.
        tracing::warn!("{}", error.message);
    }
    let folder = std::env::current_dir().unwrap_or_default();
    let arguments: Vec<String> = std::env::args_os()
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    arrivals::receive(app, arrivals::of_arguments(&arguments, &folder));
}

/// Carries out what the person set.
///
/// # Errors
/// `no_tray` where there is none to be shown in.
pub(crate) fn change(app: &AppHandle, settings: &Settings) -> CommandResult<()> {
    let desktop = app.state::<Desktop>();
    let words = words(&app.state::<Shell>());
    let forgetful = settings.leaves_no_trace();
    desktop.forgetful.store(forgetful, Ordering::SeqCst);
    if let Some(folder) = desktop.folder.get().filter(|_| forgetful) {
        place::forget(folder);
    }
    if let Some(window) = window(app) {
        let title = if settings.neutral_title || forgetful {
            "desktop-title-neutral"
        } else {
            "desktop-title"
        };
        drop(window.set_title(&words.text(title, &[])));
    }
    tray::set(app, settings.tray, words)
}

fn words(shell: &Shell) -> Words {
    commands::words(shell)
        .unwrap_or_else(|_| Words::new(shell.locales.first().map_or("en", String::as_str)))
}

/// Brings the window to the front, wherever it was.
fn bring_to_front(app: &AppHandle) {
    if app.state::<Desktop>().leaving.load(Ordering::SeqCst) {
        return;
    }
    if let Some(window) = window(app) {
        // A desktop may keep a window from pushing itself forward; then it draws attention to it.
        drop(window.show());
        drop(window.unminimize());
        drop(window.set_focus());
    }
}

/// Something happened to the program or its window.
pub(crate) fn happened(app: &AppHandle, event: &RunEvent) {
    match event {
        RunEvent::WindowEvent { event, .. } => happened_to_window(app, event),
        RunEvent::WebviewEvent {
            event: WebviewEvent::DragDrop(DragDropEvent::Drop { paths, .. }),
            ..
        } => dropped(app, paths),
        RunEvent::MenuEvent(event) => menu::chosen(app, event.id().as_ref()),
        RunEvent::ExitRequested { .. } => app.state::<Desktop>().keep_place(),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            let folder = std::env::current_dir().unwrap_or_default();
            let opened = urls
                .iter()
                .filter_map(|url| arrivals::of_text(url.as_str(), &folder));
            arrivals::receive(app, opened.collect());
        }
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => bring_to_front(app),
        _ => {}
    }
}

fn happened_to_window(app: &AppHandle, event: &WindowEvent) {
    let desktop = app.state::<Desktop>();
    match event {
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => desktop.placed.note(app),
        WindowEvent::CloseRequested { api, .. } => {
            desktop.keep_place();
            if tray::is_shown(app)
                && let Some(window) = window(app)
            {
                api.prevent_close();
                drop(window.hide());
            }
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => dropped(app, paths),
        _ => {}
    }
}

fn dropped(app: &AppHandle, paths: &[PathBuf]) {
    arrivals::receive(app, paths.iter().cloned().map(Arrival::File).collect());
}
