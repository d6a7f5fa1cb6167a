//! The clipboard, emptied of what this program put there, and of nothing else.

use tauri::AppHandle;

/// Empties the clipboard if it still holds `copied`. Must be called where the window's events are handled.
#[cfg(target_os = "linux")]
pub(crate) fn clear(_app: &AppHandle, copied: &str) {
    let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
    if clipboard.wait_for_text().as_deref() == Some(copied) {
        clipboard.set_text("");
        // What keeps the clipboard for programs that end takes the empty one.
        clipboard.store();
    }
}

/// Empties the clipboard if it still holds `copied`.
#[cfg(not(target_os = "linux"))]
pub(crate) fn clear(_app: &AppHandle, copied: &str) {
    let Ok(mut clipboard) = arboard::Clipboard::new() else {
        return;
    };
    if clipboard.get_text().is_ok_and(|text| text == copied) {
        // It is somebody else's by now, or it is empty.
        drop(clipboard.clear());
    }
}
