//! The menus of the system: the bar of macOS, where every program has one, and the small menu of the tray. Elsewhere the
//! window has no menu bar: what one would hold stands on the page.
//!
//! Rule: an entry does what the page can do anyway; it asks the page for it.

use super::Desktop;
use crate::dto::desktop::{Act, Asked};
use circle_words::Words;
use tauri::menu::{Menu, MenuBuilder, MenuItem, MenuItemBuilder, SubmenuBuilder};
use tauri::{AppHandle, Manager, Wry};

/// The entries that ask the page for something: their id, which is that of their words, and their key.
const ACTS: [(&str, Act, &str); 8] = [
    ("find", Act::Find, "CmdOrCtrl+1"),
    ("saved", Act::Saved, "CmdOrCtrl+2"),
    ("sources", Act::Sources, "CmdOrCtrl+3"),
    ("about", Act::About, ""),
    ("line", Act::Line, "CmdOrCtrl+K"),
    ("save", Act::Save, "CmdOrCtrl+S"),
    ("keys", Act::Keys, ""),
    ("leave", Act::Leave, "CmdOrCtrl+Shift+X"),
];

/// Brings the window back.
const SHOW: &str = "show";

/// Ends the program.
const QUIT: &str = "quit";

fn text(words: &Words, id: &str) -> String {
    words.text(&format!("menu-{id}"), &[])
}

fn entry(app: &AppHandle, words: &Words, id: &str) -> tauri::Result<MenuItem<Wry>> {
    let key = ACTS.iter().find(|(known, ..)| *known == id);
    let mut entry = MenuItemBuilder::with_id(id, text(words, id));
    if let Some((_, _, key)) = key.filter(|(_, _, key)| !key.is_empty()) {
        entry = entry.accelerator(key);
    }
    entry.build(app)
}

/// The whole bar, as a program of macOS has it.
fn bar(app: &AppHandle, words: &Words) -> tauri::Result<Menu<Wry>> {
    let own = SubmenuBuilder::new(app, words.text("desktop-title", &[]))
        .item(&entry(app, words, "about")?)
        .separator()
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .item(&entry(app, words, "leave")?)
        .quit()
        .build()?;
    let file = SubmenuBuilder::new(app, text(words, "file"))
        .item(&entry(app, words, "save")?)
        .separator()
        .close_window()
        .build()?;
    let edit = SubmenuBuilder::new(app, text(words, "edit"))
        .undo()
        .redo()
        .separator()
        .cut()
        .copy()
        .paste()
        .select_all()
        .separator()
        .item(&entry(app, words, "line")?)
        .build()?;
    let view = SubmenuBuilder::new(app, text(words, "view"))
        .item(&entry(app, words, "find")?)
        .item(&entry(app, words, "saved")?)
        .item(&entry(app, words, "sources")?)
        .separator()
        .fullscreen()
        .build()?;
    let window = SubmenuBuilder::new(app, text(words, "window"))
        .minimize()
        .maximize()
        .build()?;
    let help = SubmenuBuilder::new(app, text(words, "help"))
        .item(&entry(app, words, "keys")?)
        .build()?;
    MenuBuilder::new(app)
        .items(&[&own, &file, &edit, &view, &window, &help])
        .build()
}

/// The menu of the tray.
pub(crate) fn of_tray(app: &AppHandle, words: &Words) -> tauri::Result<Menu<Wry>> {
    MenuBuilder::new(app)
        .item(&entry(app, words, SHOW)?)
        .separator()
        .item(&entry(app, words, QUIT)?)
        .build()
}

/// Gives the system the menus that it expects of every program.
pub(crate) fn set(app: &AppHandle, words: &Words) {
    if !cfg!(target_os = "macos") {
        return;
    }
    let set = bar(app, words).and_then(|bar| app.set_menu(bar));
    if let Err(error) = set {
        tracing::warn!("the menu bar cannot be made: {error}");
    }
}

/// An entry was chosen.
pub(crate) fn chosen(app: &AppHandle, id: &str) {
    match id {
        SHOW => super::bring_to_front(app),
        QUIT => app.exit(0),
        _ => {
            if let Some((_, act, _)) = ACTS.iter().find(|(known, ..)| *known == id) {
                super::bring_to_front(app);
                app.state::<Desktop>().asked.ask(Asked::Act { act: *act });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_its_words_in_every_language() {
        let others = ["file", "edit", "view", "window", "help", SHOW, QUIT];
        for locale in ["en", "de"] {
            let words = Words::new(locale);
            for id in ACTS.iter().map(|(id, ..)| *id).chain(others) {
                assert!(
                    words.has(&format!("menu-{id}")),
                    "menu-{id} is said in {locale}"
                );
            }
        }
    }
}
