//! Hands on the keyboard alone, from the empty folder on.

use super::town::Town;
use serde_json::json;

const DOWN: &str = "\u{E015}";
const UP: &str = "\u{E013}";
const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";
const TAB: &str = "\u{E004}";
const CONTROL_S: &str = "\u{E009}s\u{E000}";
const F1: &str = "\u{E031}";

const FOCUSED: &str = "const one = document.activeElement; return one.tagName + ' ' + (one.innerText || one.placeholder || '').trim()";

#[tokio::test]
async fn everything_is_reached_with_the_keyboard() {
    let town = Town::new();
    let window = town.open().await;
    window.wait_for_text("There is a chair for you.").await;
    window.keys("/").await;
    window
        .until(
            "the first field has the focus",
            "return document.activeElement.matches('form input')",
            Vec::new(),
        )
        .await;
    window.keys(TAB).await;
    window.keys("Seattle").await;
    window.wait("[role=option]").await;
    window.keys(DOWN).await;
    window.keys(ENTER).await;
    window.wait_for_text("3 directories reach Seattle").await;
    window
        .until(
            "the offer has the focus",
            "return document.activeElement.id === 'offer-title'",
            Vec::new(),
        )
        .await;
    window.keys(TAB).await;
    let focused = window.run(FOCUSED, Vec::new()).await;
    assert_eq!(
        focused,
        json!("SUMMARY 3 chosen: see which"),
        "the next stop is what would be copied"
    );
    window.keys(TAB).await;
    window.keys(ENTER).await;
    window.wait_for_text("All 3 directories were copied.").await;

    window.keys("/").await;
    window
        .until(
            "the line has the focus",
            "return document.activeElement.type === 'search'",
            Vec::new(),
        )
        .await;
    window.keys("lantern").await;
    window.wait_for_count("[data-row]", 5).await;
    window.keys(DOWN).await;
    window.keys(DOWN).await;
    let second = "return document.activeElement === document.querySelectorAll('[data-row]')[1]";
    window
        .until("arrows walk the list", second, Vec::new())
        .await;
    let ring = "return getComputedStyle(document.activeElement, '::after').outlineStyle";
    assert_eq!(
        window.run(ring, Vec::new()).await,
        json!("solid"),
        "the focus is always visible"
    );
    window.keys(UP).await;
    window.keys(ENTER).await;
    window.wait("section.page h2").await;
    window
        .until(
            "the heading of the page has the focus",
            "return document.activeElement.matches('section.page h2')",
            Vec::new(),
        )
        .await;
    window.keys(CONTROL_S).await;
    window.wait_for_text("Saved.").await;
    window.look("keyboard-1-saved").await;
    window.keys(ESCAPE).await;
    window.wait_gone("section.page").await;
    let focused = window.run(FOCUSED, Vec::new()).await;
    assert!(
        focused
            .as_str()
            .unwrap_or_default()
            .contains("Early Lantern"),
        "Escape goes back to where one came from: {focused}"
    );
    window.keys(UP).await;
    window
        .until(
            "above the first row is the line",
            "return document.activeElement.type === 'search'",
            Vec::new(),
        )
        .await;
    window.keys(F1).await;
    window.wait("dialog[open]").await;
    window.look("keyboard-2-keys").await;
    window.keys(ESCAPE).await;
    window.wait_gone("dialog[open]").await;
    window.close().await;
}

#[tokio::test]
async fn the_way_back_is_a_browsers_until_the_next_person_comes() {
    const BACK: &str = "\u{E00A}\u{E012}\u{E000}";
    const FORWARD: &str = "\u{E00A}\u{E014}\u{E000}";
    const NEW_PERSON: &str = "\u{E009}\u{E008}n\u{E000}";
    let town = Town::new();
    let window = town.open_copied().await;
    window.fill("What are you looking for?", "lantern").await;
    window.wait_for_count("[data-row]", 5).await;
    window.press("Early Lantern").await;
    window.wait("section.page h2").await;
    window.keys(BACK).await;
    window.wait_gone("section.page").await;
    window
        .until(
            "one is where one came from",
            "return document.activeElement.matches('[data-row]') && document.activeElement.innerText.includes('Early Lantern')",
            Vec::new(),
        )
        .await;
    window.keys(FORWARD).await;
    window.wait("section.page h2").await;
    window.press("Back to what you saw before").await;
    window.wait_gone("section.page").await;
    window.press("Back to what you saw before").await;
    window.wait_for_count("[data-row]", 14).await;
    window.press("Forward again").await;
    window.wait_for_count("[data-row]", 5).await;
    window.look("keyboard-3-steps").await;

    window.keys(NEW_PERSON).await;
    window
        .until(
            "nothing of the one before is left, and the line waits",
            "return document.activeElement.type === 'search' && document.activeElement.value === '' && document.querySelector('.chip') === null && [...document.querySelectorAll('.steps button')].every((one) => one.disabled)",
            Vec::new(),
        )
        .await;
    window.keys(BACK).await;
    window
        .until(
            "no way leads back to it",
            "return document.querySelector('[type=search]').value === ''",
            Vec::new(),
        )
        .await;
    window.close().await;
}
