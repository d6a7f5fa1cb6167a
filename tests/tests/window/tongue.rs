//! The window's two languages, and looking at a screen in each of its faces: light and dark, wide and half a screen.

use circle_tests::window::Window;
use serde_json::json;

/// A language of the window.
#[derive(Clone, Copy)]
pub(crate) struct Tongue {
    german: bool,
}

/// Every language that the window has.
pub(crate) const BOTH: [Tongue; 2] = [Tongue { german: false }, Tongue { german: true }];

/// A name that does not end.
pub(crate) const UNENDING: &str = "The Directory of the Friends of the Everlasting Lantern at the Harbour of Second Chances and of All Their Neighbours";
/// A name without a place to break it.
pub(crate) const UNBROKEN: &str =
    "LanternharbourselfhelpgroupsdirectoryLanternharbourselfhelpgroupsdirectory";
/// A name from right to left.
pub(crate) const ARABIC: &str = "دليل مجموعات المنارة (Seattle)";

impl Tongue {
    /// Whether it is the one in which what no language changes is tried.
    pub(crate) fn is_first(self) -> bool {
        !self.german
    }

    /// As the system names it.
    pub(crate) fn language(self) -> &'static str {
        if self.german {
            "de_DE.UTF-8"
        } else {
            "en_US.UTF-8"
        }
    }

    /// What the window says in this language.
    pub(crate) fn say(self, english: &'static str, german: &'static str) -> &'static str {
        if self.german { german } else { english }
    }

    /// Looks at a screen once in each theme and each width: the languages share out which goes with which. Where pictures
    /// are wanted, all of them are taken.
    pub(crate) async fn look(self, window: &Window, screen: &str) {
        let tag = self.say("en", "de");
        for (theme, width, height) in [
            ("light", 1280, 800),
            ("light", 640, 900),
            ("dark", 1280, 800),
            ("dark", 640, 900),
        ] {
            let looked_at = ((theme == "light") == (width == 1280)) != self.german;
            let pictured = std::env::var_os("OPEN_CIRCLE_PICTURES").is_some();
            if !looked_at && !pictured {
                continue;
            }
            window
                .run(
                    "document.documentElement.dataset.theme = arguments[0]",
                    vec![json!(theme)],
                )
                .await;
            window.resize(width, height).await;
            let name = format!("{screen}-{tag}-{theme}-{width}");
            if looked_at {
                window.look(&name).await;
            } else {
                window.picture(&name).await;
            }
        }
        window.resize(1280, 800).await;
    }
}

/// Brings what `css` selects into view.
pub(crate) async fn show(window: &Window, css: &str) {
    window.wait(css).await;
    window
        .run(
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'start' })",
            vec![json!(css)],
        )
        .await;
}

/// What has the focus, as text.
pub(crate) async fn focused(window: &Window) -> String {
    let script = r"return (document.activeElement.innerText ?? '').replace(/\s+/g, ' ').trim()";
    let found = window.run(script, Vec::new()).await;
    found.as_str().unwrap_or_default().to_owned()
}

/// The key that presses what has the focus.
const ENTER: &str = "\u{E007}";

/// Copies all directories again with the keyboard and waits for the end of it: who pressed the button is still on it.
pub(crate) async fn copy_again(window: &Window, tongue: Tongue) {
    let again = tongue.say("Copy all again", "Alle neu kopieren");
    let to_it = "const button = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === arguments[0]); button?.focus(); return document.activeElement === button";
    window
        .until("the button takes the focus", to_it, vec![json!(again)])
        .await;
    window.keys(ENTER).await;
    // While it runs, the button says how to stop it.
    window.wait_for_text(again).await;
    assert_eq!(
        focused(window).await,
        again,
        "who pressed the button is still on it"
    );
}
