//! Adding a directory, copying it, stopping that, taking it away and bringing it back.

use super::town::Town;
use circle_tests::listings::{meeting_guide, room};
use circle_tests::server::Answer;
use serde_json::json;

#[tokio::test]
async fn a_directory_is_added_copied_stopped_and_removed() {
    let town = Town::new();
    let mut odd = room(5, "Odd Hours", 2, "25:99");
    odd["types"] = json!(["O", "ZZZ"]);
    let rows = json!([
        room(1, "One", 1, "10:00"),
        room(2, "Two", 2, "11:00"),
        room(3, "Three", 3, "12:00"),
        room(4, "Four", 4, "13:00"),
        odd
    ]);
    town.server.put("/own.json", Answer::json(rows.to_string()));

    let window = town.open().await;
    window.press("Directories").await;
    window.wait_for_text("Add a directory yourself").await;
    window.press("Add and copy").await;
    window
        .wait_for_text("Type an address or the path of a file.")
        .await;
    window.look("directories-1-empty").await;

    window
        .fill("Address or file", &town.server.url("/own.json"))
        .await;
    window.press("Add and copy").await;
    window.wait("form [role=alert]").await;
    assert!(
        town.server.requests().is_empty(),
        "an address that is not encrypted is asked for only when that was allowed"
    );
    window.press("More").await;
    window.fill("Name", "Our own list").await;
    window.choose("Fellowship", "aa").await;
    window
        .press("Allow an address that is not encrypted (http)")
        .await;
    window.press("Allow an address in my own network").await;
    window.look("directories-2-form").await;
    window.press("Add and copy").await;
    window.wait_for_text("1 directory here").await;
    window.wait_for_text("Up to date").await;
    window.wait_for_text("5 meetings").await;
    window.press("looked odd").await;
    window.wait_for_text("25:99").await;
    window.look("directories-3-notices").await;

    town.server.put(
        "/own.json",
        Answer::json(meeting_guide(40)).declaring(1 << 22).holding(),
    );
    town.server.forget_requests();
    window.press("Copy again").await;
    window.wait_for_text("Fetching:").await;
    town.server.wait_for(1);
    window
        .until(
            "the bytes are counted",
            "return /Fetching: [1-9]/.test(document.body.innerText)",
            Vec::new(),
        )
        .await;
    window.look("directories-4-copying").await;
    window.press("Find").await;
    window.wait_for_count("[data-row]", 5).await;
    window.press("Directories").await;
    window.press("Stop: Our own list").await;
    window.wait_gone("progress").await;
    window.wait_for_text("5 meetings").await;
    window.look("directories-5-stopped").await;
    window.press("Find").await;
    window.wait_for_count("[data-row]", 5).await;

    window.press("Directories").await;
    window.press("Remove: Our own list").await;
    window.wait_for_text("“Our own list” was removed.").await;
    window.wait_gone("[data-source]").await;
    window.look("directories-6-removed").await;
    window.press("Undo").await;
    window.wait("[data-source]").await;
    window.wait_for_text("Our own list").await;
    window.close().await;
}

#[tokio::test]
async fn a_page_that_is_no_directory_loses_nothing() {
    let town = Town::new();
    let window = town.open_copied().await;
    town.server.put(
        "/aa/meetings.json",
        Answer::body("<!doctype html><title>Moved</title>").header("Content-Type", "text/html"),
    );
    window.press("Directories").await;
    window.press("Copy all again").await;
    window.wait_for_text("Could not be copied").await;
    window.wait_for_text("is still in use.").await;
    window.wait_gone("progress").await;
    window.look("directories-7-failed").await;
    window.press("Find").await;
    window.wait_for_text("14 meetings from 3 directories").await;
    window.look("directories-8-failed-strip").await;
    window.close().await;
}
