//! From an empty folder to a group that was read and saved.

use super::town::Town;
use std::io::Write;

#[tokio::test]
async fn from_an_empty_folder_to_a_saved_group() {
    let town = Town::new();
    let window = town.open().await;
    window.wait_for_text("There is a chair for you.").await;
    window.fill("Where?", "Seattle").await;
    window.press("Find groups").await;
    window.wait_for_text("3 directories reach Seattle").await;
    let offered = window.since_start();
    window.press("Copy 3 directories").await;
    window.wait("[data-row]").await;
    let seconds = window.since_start();
    let interactions = window.interactions();
    // Written past the capture of passing tests: the figures are to be on record.
    writeln!(
        std::io::stdout(),
        "first real row: {interactions} interactions, {:.2} s ({:.2} s after the offer)",
        seconds.as_secs_f64(),
        (seconds - offered).as_secs_f64()
    )
    .unwrap();
    assert!(
        interactions <= 3,
        "somebody who is looking late at night has patience for three interactions, not for {interactions}"
    );

    window.wait_for_text("All 3 directories were copied.").await;
    window.wait_for_text("14 meetings from 3 directories").await;
    // The list follows the counts.
    window.wait_for_count("[data-row]", 14).await;
    let rows = window.texts("[data-row]").await;
    assert!(
        rows[0].starts_with("Early Lantern"),
        "the list starts at now: {rows:?}"
    );
    window.wait_for_text("On now").await;
    window.look("journey-2-found").await;

    window.fill("What are you looking for?", "drinking").await;
    window.wait_for_text("For someone close to me").await;
    window.wait_for_count("[data-row]", 12).await;
    let rows = window.texts("[data-row]").await.join("\n");
    assert!(
        !rows.contains("Beside the Harbor"),
        "who says only \"drinking\" is not sent to a group for families: {rows}"
    );
    window.look("journey-3-drinking").await;
    window.press("For someone close to me").await;
    window.wait_for_count("[data-row]", 2).await;
    let rows = window.texts("[data-row]").await.join("\n");
    assert!(
        rows.contains("Beside the Harbor") && rows.contains("Sunday Table"),
        "one step from there to the groups for families: {rows}"
    );
    window.press("For me").await;
    window.wait_for_count("[data-row]", 12).await;

    window.press("In person or online").await;
    window.look("journey-4-filter").await;
    window.press("In person").await;
    window.keys("\u{E00C}").await;
    window.wait_for_count("[data-row]", 3).await;
    window.press("When").await;
    window.press("Tuesday").await;
    window.wait_for_count("[data-row]", 1).await;
    window.look("journey-5-days").await;
    window.keys("\u{E00C}").await;

    window.press("Screen and Candle").await;
    window.wait_for_text("The link leads to zoom.us.").await;
    window.wait_for_text("Every Tuesday").await;
    let page = window.texts("section.page").await.join("\n");
    assert!(
        page.contains("Tomorrow 7:00"),
        "the page starts with the next date: {page}"
    );
    assert!(
        page.contains("Copied just now from AA Lantern Coast"),
        "and says how fresh it is: {page}"
    );
    window.look("journey-6-group").await;
    window.press("Save").await;
    window.wait_for_text("Saved.").await;

    window.press("Saved").await;
    window.wait_for_text("Saved groups").await;
    window.wait_for_count("[data-row]", 1).await;
    let rows = window.texts("[data-row]").await;
    assert!(
        rows[0].starts_with("Screen and Candle"),
        "what was saved is kept: {rows:?}"
    );
    window.look("journey-7-saved").await;
    window.close().await;

    let again = town.open().await;
    again.wait("[data-row]").await;
    again.press("Saved").await;
    again.wait_for_text("Screen and Candle").await;
    again.close().await;
}

#[tokio::test]
async fn everything_can_be_chosen_without_typing() {
    let town = Town::new();
    let window = town.open().await;
    window.wait_for_text("There is a chair for you.").await;
    window.look("journey-1-first").await;
    window
        .press("Choose a country, a town and a time from lists")
        .await;
    window.choose("Country", "US").await;
    window
        .until(
            "the regions are listed",
            "return document.querySelectorAll('select option[value]').length > 60",
            Vec::new(),
        )
        .await;
    window.look("first-without-typing").await;
    window.close().await;
}
