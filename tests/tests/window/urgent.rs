//! Words that mean somebody may be in danger: help stands above the first row, as text, and nothing is taken away.

use super::town::Town;
use serde_json::json;

/// Whether the strip stands before the first row, in reading order and on the screen.
const ABOVE: &str = r"
    const strip = document.querySelector('.urgent');
    const row = document.querySelector('[data-row]');
    if (!strip) return 'no strip';
    const box = strip.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) return 'it is off the screen';
    if (!row) return 'first';
    const before = strip.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING;
    return before && box.bottom <= row.getBoundingClientRect().top ? 'first' : 'a row comes first';";

#[tokio::test]
async fn the_number_of_the_country_stands_above_the_first_row() {
    let town = Town::new();
    let window = town.open_copied().await;
    window.fill("What are you looking for?", "suicide").await;
    window.wait_for_text("You matter. Help is there now.").await;
    window
        .wait_for_text("Emergency number in United States: 911")
        .await;
    assert_eq!(
        window.run(ABOVE, Vec::new()).await,
        json!("first"),
        "help comes before any row"
    );
    window.look("urgent-1-known").await;
    window
        .fill("What are you looking for?", "drinking since he hits me")
        .await;
    window.wait_for_text("If you are in danger").await;
    window.wait("[data-row]").await;
    assert_eq!(
        window.run(ABOVE, Vec::new()).await,
        json!("first"),
        "help comes before the groups, and takes none of them away"
    );
    window
        .fill("What are you looking for?", "lantern overdose")
        .await;
    window
        .wait_for_text("An overdose can kill. Call 911 now.")
        .await;
    window.close().await;
}

#[tokio::test]
async fn an_unknown_country_says_how_to_find_the_number() {
    let town = Town::without_network().for_reader("en", "Etc/UTC");
    let window = town.open().await;
    window.press("an invented town").await;
    window.wait("[data-row]").await;
    window.fill("What are you looking for?", "suicide").await;
    window
        .wait_for_text("We do not know the emergency number for your country.")
        .await;
    let strip = window.texts(".urgent").await.join("\n");
    assert!(
        strip.contains("112 or 911"),
        "it says how help is reached: {strip}"
    );
    assert!(
        !strip.contains("Emergency number in"),
        "never another country's number: {strip}"
    );
    window.look("urgent-2-unknown").await;
    window.close().await;
}
