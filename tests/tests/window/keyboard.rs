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
