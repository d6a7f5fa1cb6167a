//! How the web view paints on Linux: by the processor itself where there is no graphics card.
//!
//! Without a card, WebKit composes with OpenGL all the same, and that OpenGL is computed by the processor: from a key to the picture
//! then takes about twice as long as when WebKit paints straight into the window (`docs/bench.md`). WebKit reads how it shall paint
//! from the environment, before the first window. So the program starts itself once more in its own place, with that said; who
//! has said something about it already has the last word. WebDriver takes no pictures of a window that is painted so (WebKitGTK 2.50):
//! pictures are made with another choice.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// Where the kernel shows graphics cards.
const CARDS: &str = "/dev/dri";

/// Makes WebKit paint without OpenGL.
const WITHOUT_OPENGL: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// What else chooses how WebKit paints.
const CHOICES: [&str; 4] = [
    WITHOUT_OPENGL,
    "WEBKIT_DISABLE_COMPOSITING_MODE",
    "WEBKIT_DMABUF_RENDERER_FORCE_SHM",
    "WEBKIT_SKIA_ENABLE_CPU_RENDERING",
];

/// Starts the program anew, in its own place, when the system has no graphics card and nobody chose a way of painting. Call it first.
/// Where it cannot be started anew, it goes on as it is, only slower.
pub(crate) fn choose() {
    if has_card(Path::new(CARDS))
        || CHOICES
            .iter()
            .any(|choice| std::env::var_os(choice).is_some())
    {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    // It returns only when it fails.
    let error = Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(WITHOUT_OPENGL, "1")
        .exec();
    tracing::warn!("painting with OpenGL: {error}");
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
