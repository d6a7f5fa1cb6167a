//! How the web view paints on Linux: by the processor itself where there is no graphics card.
//!
//! Without a card, WebKit composes with OpenGL all the same, and that OpenGL is computed by the processor: from a key to the picture
//! then takes about twice as long as when WebKit paints straight into the window (`docs/bench.md`). The environment variables of
//! WebKit that choose a way of painting still have their say.

use std::path::Path;
use tauri::WebviewWindow;
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Where the kernel shows graphics cards.
const CARDS: &str = "/dev/dri";

/// Tells the web view of `window` to paint without OpenGL when the system has no graphics card.
pub(crate) fn choose(window: &WebviewWindow) -> tauri::Result<()> {
    if has_card(Path::new(CARDS)) {
        return Ok(());
    }
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Whether `folder` shows a node on which a card can draw.
fn has_card(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            entry
                .file_name()
                .to_str()
                .is_some_and(|name| name.starts_with("renderD"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::has_card;
    use std::fs;

    #[test]
    fn a_card_is_a_node_that_can_draw() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(
            !has_card(&folder.path().join("none")),
            "no folder means no card"
        );
        fs::write(folder.path().join("card0"), "").expect("a node");
        assert!(
            !has_card(folder.path()),
            "a node that only shows pictures does not draw"
        );
        fs::write(folder.path().join("renderD128"), "").expect("a node");
        assert!(has_card(folder.path()), "a render node draws");
    }
}
