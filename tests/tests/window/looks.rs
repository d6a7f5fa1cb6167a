//! Every screen in both languages, both looks and three sizes: nothing runs out of the window, and axe finds nothing.

use super::town::Town;
use circle_tests::window::Window;

const SIZES: [(u32, u32); 3] = [(1280, 800), (1024, 700), (640, 900)];

struct Names {
    tag: &'static str,
    first: &'static str,
    place: &'static str,
    submit: &'static str,
    copy: &'static str,
    nav: [&'static str; 4],
    language: &'static str,
    look: &'static str,
    when: &'static str,
    line: &'static str,
}

const ENGLISH: Names = Names {
    tag: "en",
    first: "There is a chair for you.",
    place: "Where?",
    submit: "Find groups",
    copy: "Copy 3 directories",
    nav: ["Find", "Saved", "Directories", "About"],
    language: "Language",
    look: "Look",
    when: "When",
    line: "What are you looking for?",
};

#[tokio::test]
async fn english_in_both_looks_and_three_sizes() {
    every_screen(&ENGLISH).await;
}

#[tokio::test]
async fn german_in_both_looks_and_three_sizes() {
    every_screen(&Names {
        tag: "de",
        first: "Ein Stuhl ist für Sie frei.",
        place: "Wo?",
        submit: "Gruppen finden",
        copy: "3 Verzeichnisse kopieren",
        nav: ["Suchen", "Gemerkt", "Verzeichnisse", "Über"],
        language: "Sprache",
        look: "Aussehen",
        when: "Wann",
        line: "Was suchen Sie?",
    })
    .await;
}

/// Shows `screen` in every look and size; the look is set as the system's own setting would, by what the page asks for.
async fn everywhere(window: &Window, names: &Names, screen: &str) {
    for look in ["light", "dark"] {
        window
            .run(
                "document.documentElement.dataset.theme = arguments[0]",
                vec![look.into()],
            )
            .await;
        for (width, height) in SIZES {
            window.resize(width, height).await;
            window
                .look(&format!("{}-{look}-{width}-{screen}", names.tag))
                .await;
        }
    }
    window.resize(1280, 800).await;
}

async fn every_screen(names: &Names) {
    let town = Town::new();
    let window = town.open().await;
    if names.tag != "en" {
        window.press(ENGLISH.nav[3]).await;
        window.choose(ENGLISH.language, names.tag).await;
        window.wait_for_text(names.look).await;
        window.press(names.nav[0]).await;
    }
    window.wait_for_text(names.first).await;
    everywhere(&window, names, "1-first").await;
    window.fill(names.place, "Seattle").await;
    window.press(names.submit).await;
    window.wait(".offer").await;
    everywhere(&window, names, "2-offer").await;
    window.press(names.copy).await;
    window.wait_for_count("[data-row]", 14).await;
    window.wait_gone("progress").await;
    everywhere(&window, names, "3-list").await;
    window.fill(names.line, "suicide").await;
    window.wait(".urgent").await;
    everywhere(&window, names, "4-urgent").await;
    window.fill(names.line, "lantern drinking seattle").await;
    window.wait(".chip").await;
    window.press(names.when).await;
    everywhere(&window, names, "5-filter").await;
    window.keys("\u{E00C}").await;
    window.press("Early Lantern").await;
    window.wait("section.page dl").await;
    window.keys("\u{E009}s\u{E000}").await;
    window.wait("section.page [aria-pressed=true]").await;
    everywhere(&window, names, "6-group").await;
    window.press(names.nav[1]).await;
    window.wait_for_count("[data-row]", 1).await;
    everywhere(&window, names, "7-saved").await;
    window.press(names.nav[2]).await;
    window.wait_for_count("[data-source]", 3).await;
    everywhere(&window, names, "8-directories").await;
    window.press(names.nav[3]).await;
    window.wait("table tbody tr").await;
    everywhere(&window, names, "9-about").await;

    window.choose(names.look, "dark").await;
    window
        .until(
            "the chosen look is on",
            "return document.documentElement.dataset.theme === 'dark'",
            Vec::new(),
        )
        .await;
    window.close().await;
    let again = town.open().await;
    again.wait("[data-row]").await;
    let kept = again
        .run(
            "return document.documentElement.dataset.theme + ' ' + document.documentElement.lang",
            Vec::new(),
        )
        .await;
    assert_eq!(
        kept,
        serde_json::json!(format!("dark {}", names.tag)),
        "look and language are kept"
    );
    again.close().await;
}

#[tokio::test]
async fn the_language_and_the_clock_of_the_system_are_used() {
    let town = Town::new().for_reader("de_DE.UTF-8", "Europe/Berlin");
    let window = town.open().await;
    window.wait_for_text("Ein Stuhl ist für Sie frei.").await;
    window.fill("Wo?", "Seattle").await;
    window.press("Gruppen finden").await;
    window.press("3 Verzeichnisse kopieren").await;
    window.wait_for_count("[data-row]", 14).await;
    window.press("Screen and Candle").await;
    // Seven in the evening in Seattle is four in the morning in Berlin, on the next day.
    window.wait_for_text("Mittwoch, 25. November 04:00").await;
    window.press("Early Lantern").await;
    window.wait_for_text("09:30 bis 10:30").await;
    window.wait_for_text("Auf Ihrer Uhr").await;
    window.look("de-other-zone").await;
    window.close().await;
}
