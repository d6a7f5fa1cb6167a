//! One window for one data folder: a second start hands over what it was asked for, and ends.
//!
//! Rule: who names another folder has another program. On Linux the two find each other on the session's message bus;
//! without one each start is a program of its own, and the store's own locks keep the data whole.

use super::arrivals;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use tauri::Wry;
use tauri::plugin::TauriPlugin;

/// What the system knows the program by: its own name, and where another folder is named, that of this folder's program.
pub(crate) fn identifier(own: &str, folder: Option<&Path>) -> String {
    let Some(folder) = folder else {
        return own.to_owned();
    };
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    // A part of such a name may not begin with a digit.
    format!("{own}.d{:016x}", hasher.finish())
}

/// Finds the program that runs already.
pub(crate) fn plugin() -> TauriPlugin<Wry> {
    tauri_plugin_single_instance::Builder::new()
        .callback(|app, arguments, folder| {
            super::bring_to_front(app);
            arrivals::receive(app, arrivals::of_arguments(&arguments, Path::new(&folder)));
        })
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_folder_is_another_program() {
        let folder = tempfile::tempdir().expect("a folder");
        let other = tempfile::tempdir().expect("another folder");
        let of = |folder: &Path| identifier("app.example", Some(folder));
        assert_eq!(
            identifier("app.example", None),
            "app.example",
            "the usual folder has the usual name"
        );
        assert_eq!(
            of(folder.path()),
            of(&folder
                .path()
                .join("..")
                .join(folder.path().file_name().expect("a name"))),
            "a folder is the same however it is written"
        );
        assert_ne!(
            of(folder.path()),
            of(other.path()),
            "two folders are two programs"
        );
        assert!(
            of(folder.path()).starts_with("app.example.d"),
            "no part begins with a digit"
        );
    }
}
