//! Where the window stood and how large it was: a small file in the data folder.
//!
//! Rule: the window never opens where no screen shows it, and nothing is kept of it in the mode that leaves no trace.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Manager, PhysicalPosition, PhysicalSize, WebviewWindow};

/// The file's name.
const FILE: &str = "window.json";

/// So long after the window stood still its place is written: it may never be closed in an orderly way.
const STILL: Duration = Duration::from_millis(700);

/// The least that is taken for a window, in pixels.
const SMALLEST: (u32, u32) = (360, 480);

/// How much of the window a screen has to show, in pixels, so that a person can take hold of it.
const HOLD: i64 = 80;

/// Where the window stands, in pixels of the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
    maximized: bool,
}

/// A screen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

/// The place as it is known now.
#[derive(Default)]
pub(crate) struct Placed {
    place: Mutex<Option<Place>>,
    turn: AtomicU64,
}

/// Puts the window where it stood, and as large. Without a word about it, or where no screen is there any more, the window
/// stands where it does.
pub(crate) fn restore(window: &WebviewWindow, folder: &Path) {
    let Some(kept) = read(folder) else { return };
    let screens: Vec<Screen> = window
        .available_monitors()
        .unwrap_or_default()
        .iter()
        .map(|monitor| Screen {
            x: monitor.position().x,
            y: monitor.position().y,
            width: monitor.size().width,
            height: monitor.size().height,
        })
        .collect();
    let Some((width, height)) = size_on(&kept, &screens) else {
        return;
    };
    // A desktop that places its windows itself refuses: then it does.
    drop(window.set_size(PhysicalSize::new(width, height)));
    if is_held(&kept, &screens) {
        drop(window.set_position(PhysicalPosition::new(kept.x, kept.y)));
    }
    if kept.maximized {
        drop(window.maximize());
    }
}

/// How large the window is opened: never larger than the largest screen.
fn size_on(place: &Place, screens: &[Screen]) -> Option<(u32, u32)> {
    let width = screens.iter().map(|screen| screen.width).max()?;
    let height = screens.iter().map(|screen| screen.height).max()?;
    Some((
        place.width.min(width).max(SMALLEST.0),
        place.height.min(height).max(SMALLEST.1),
    ))
}

/// Whether some screen shows the upper edge of the window, and enough of it.
fn is_held(place: &Place, screens: &[Screen]) -> bool {
    screens.iter().any(|screen| {
        let (left, top) = (i64::from(screen.x), i64::from(screen.y));
        let (right, bottom) = (
            left + i64::from(screen.width),
            top + i64::from(screen.height),
        );
        let (start, end) = (
            i64::from(place.x),
            i64::from(place.x) + i64::from(place.width),
        );
        let seen = end.min(right) - start.max(left);
        let edge = i64::from(place.y);
        seen >= HOLD && edge >= top && edge <= bottom - HOLD
    })
}

fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

fn read(folder: &Path) -> Option<Place> {
    let text = std::fs::read_to_string(file(folder)).ok()?;
    serde_json::from_str(&text).ok()
}

/// Forgets where the window stood.
pub(crate) fn forget(folder: &Path) {
    // What is not there need not be deleted.
    drop(std::fs::remove_file(file(folder)));
}

impl Placed {
    /// The window was moved or made larger or smaller. Written when it has stood still for a moment.
    pub(crate) fn note(&self, app: &AppHandle) {
        let Some(window) = super::window(app) else {
            return;
        };
        let Some(place) = self.look(&window) else {
            return;
        };
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
        let turn = self.turn.fetch_add(1, Ordering::SeqCst) + 1;
        let app = app.clone();
        drop(tauri::async_runtime::spawn(async move {
            tokio::time::sleep(STILL).await;
            let desktop = app.state::<super::Desktop>();
            if desktop.placed.turn.load(Ordering::SeqCst) == turn {
                desktop.keep_place();
            }
        }));
    }

    /// While it fills the screen, the size to which it goes back is the one that is kept.
    fn look(&self, window: &WebviewWindow) -> Option<Place> {
        if window.is_minimized().unwrap_or(false) || !window.is_visible().unwrap_or(false) {
            return None;
        }
        if window.is_maximized().unwrap_or(false) || window.is_fullscreen().unwrap_or(false) {
            let known = *self.place.lock().unwrap_or_else(PoisonError::into_inner);
            return known.map(|place| Place {
                maximized: true,
                ..place
            });
        }
        let size = window.inner_size().ok()?;
        let position = window.outer_position().ok()?;
        Some(Place {
            x: position.x,
            y: position.y,
            width: size.width,
            height: size.height,
            maximized: false,
        })
    }

    /// Writes where it stands, under another name first, so that the file is whole at every moment.
    pub(crate) fn keep(&self, folder: &Path) {
        let place = *self.place.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(text) = place.and_then(|place| serde_json::to_string(&place).ok()) else {
            return;
        };
        let draft = folder.join(format!("{FILE}.draft"));
        let written =
            std::fs::write(&draft, text).and_then(|()| std::fs::rename(&draft, file(folder)));
        if let Err(error) = written {
            tracing::warn!("the window's place is not kept: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREENS: [Screen; 2] = [
        Screen {
            x: 0,
            y: 0,
            width: 1920,
            height: 1080,
        },
        Screen {
            x: -1280,
            y: 100,
            width: 1280,
            height: 1024,
        },
    ];

    fn at(x: i32, y: i32) -> Place {
        Place {
            x,
            y,
            width: 1280,
            height: 800,
            maximized: false,
        }
    }

    #[test]
    fn a_window_opens_where_a_screen_shows_it() {
        for (x, y) in [(0, 0), (1800, 900), (-1200, 100), (-60, 20), (-1280, 1000)] {
            assert!(is_held(&at(x, y), &SCREENS), "{x}, {y} is on a screen");
        }
        for (x, y) in [
            (1900, 0),
            (0, -40),
            (0, 1079),
            (5000, 300),
            (-1290, 50),
            (i32::MIN, 0),
            (0, i32::MAX),
        ] {
            assert!(
                !is_held(&at(x, y), &SCREENS),
                "{x}, {y} cannot be taken hold of"
            );
        }
        assert!(
            !is_held(&at(0, 0), &[]),
            "without a screen there is no place"
        );
    }

    #[test]
    fn a_window_has_a_size_that_can_be_used() {
        let size = |width, height| {
            size_on(
                &Place {
                    width,
                    height,
                    ..at(0, 0)
                },
                &SCREENS,
            )
        };
        assert_eq!(size(800, 600), Some((800, 600)), "as it was");
        assert_eq!(
            size(9000, 9000),
            Some((1920, 1080)),
            "not larger than a screen"
        );
        assert_eq!(size(1, 0), Some(SMALLEST), "not too small to be used");
        assert_eq!(
            size_on(&at(0, 0), &[]),
            None,
            "without a screen nothing is changed"
        );
    }

    #[test]
    fn a_place_is_kept_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let placed = Placed::default();
        placed.keep(folder.path());
        assert_eq!(
            read(folder.path()),
            None,
            "what is not known is not written"
        );
        *placed.place.lock().expect("nobody else") = Some(at(10, 20));
        placed.keep(folder.path());
        assert_eq!(
            read(folder.path()),
            Some(at(10, 20)),
            "it is read as it was written"
        );
        for odd in [
            "",
            "{",
            "[]",
            "{\"x\":1}",
            "{\"x\":1e99,\"y\":0,\"width\":1,\"height\":1,\"maximized\":false}",
        ] {
            std::fs::write(file(folder.path()), odd).expect("a file");
            assert_eq!(read(folder.path()), None, "{odd:?} is no place");
        }
        forget(folder.path());
        assert!(!file(folder.path()).exists(), "nothing is left of it");
    }
}
