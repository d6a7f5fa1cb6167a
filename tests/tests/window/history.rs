//! What changed in a meeting is told on its page, a changed way in is marked, and where two directories list it and differ,
//! the page says so.

use super::tongue::{ARABIC, BOTH, UNENDING, copy_again};
use super::town::{Town, entry};
use circle_tests::listings::{online, room};
use circle_tests::server::{Answer, Server};
use serde_json::{Value, json};

/// The day after the town's own time, and the one after that.
const LATER: [&str; 2] = ["2026-11-24T19:00:00Z", "2026-11-25T20:00:00Z"];

fn carried(server: &Server) -> Value {
    let mut copy = room(77, "Harbor Dawn", 2, "06:30");
    copy["slug"] = json!("harbor-dawn-2");
    copy["source_slug"] = json!("group-1");
    copy["data_source"] = json!(server.url("/own.json"));
    copy["formatted_address"] = json!("1 Invented St, Seattle, WA 98101, USA");
    json!([copy])
}

fn own(step: usize) -> Value {
    let mut dawn = room(1, "Harbor Dawn", 2, "07:00");
    let mut screen = online(2, "Screen and Candle", 2, "19:00");
    if step > 0 {
        dawn["time"] = json!("07:15");
        dawn["notes"] = json!("Ring twice. ".repeat(20));
        screen["conference_url"] = json!("https://us02web.zoom.us/j/888000777");
        screen["conference_phone"] = json!("+1 206 555 0100");
    }
    if step > 1 {
        dawn["name"] = json!("مجموعة المنارة للأمل");
        dawn["location"] = json!("Harborhouse".repeat(12));
        dawn["types"] = json!(["C", "W", "X"]);
        screen["name"] = json!(format!("Screen and Candle, {UNENDING}"));
        screen["time"] = json!("20:00");
    }
    json!([dawn, screen])
}

#[tokio::test]
async fn a_page_says_what_changed_and_where_lists_differ() {
    for tongue in BOTH {
        let server = Server::start();
        server.put("/own.json", Answer::json(own(0).to_string()));
        server.put("/carried.json", Answer::json(carried(&server).to_string()));
        let offer =
            |id, name, path: &str| entry(id, name, "aa", "meeting-guide", &server.url(path), 40);
        let entries = json!([
            offer("own", ARABIC, "/own.json"),
            offer("carried", UNENDING, "/carried.json")
        ]);
        let town = Town::with(server, entries).for_reader(tongue.language(), "America/Los_Angeles");
        let window = town.open().await;
        window.fill(tongue.say("Where?", "Wo?"), "Seattle").await;
        window
            .press(tongue.say("Find groups", "Gruppen finden"))
            .await;
        window
            .press(tongue.say("Copy 2 directories", "2 Verzeichnisse kopieren"))
            .await;
        window.wait_for_count("[data-row]", 2).await;
        window.wait_gone("progress").await;
        window.close().await;
        for (step, at) in (1..).zip(LATER) {
            town.server
                .put("/own.json", Answer::json(own(step).to_string()));
            let window = town.open_at(at).await;
            window
                .press(tongue.say("Directories", "Verzeichnisse"))
                .await;
            copy_again(&window, tongue).await;
            window
                .wait_for_text(tongue.say("Copied just now", "Kopiert gerade eben"))
                .await;
            window.wait_gone("progress").await;
            window.press(tongue.say("Find", "Suchen")).await;
            window.wait_for_count("[data-row]", 2).await;
            if step == LATER.len() {
                window.press("مجموعة").await;
                window.wait("section.page dl").await;
                window
                    .wait_for_text(
                        tongue.say("2 directories list it.", "2 Verzeichnisse führen es."),
                    )
                    .await;
                window
                    .wait_for_text(tongue.say("Another list says", "Eine andere Liste sagt"))
                    .await;
                tongue.look(&window, "history-1-room").await;
                super::tongue::show(&window, ".facts dt:last-of-type").await;
                tongue.look(&window, "history-2-room-changes").await;
                window.press("Screen and Candle").await;
                window
                    .until(
                        "the other page is open",
                        "return document.querySelector('section.page h2')?.innerText.startsWith('Screen and Candle')",
                        Vec::new(),
                    )
                    .await;
                window.wait(".way").await;
                let page = window.texts("section.page").await.join("\n");
                assert!(
                    !page.contains("zoom.us/j") && !page.contains("999000"),
                    "the old link is not told: {page}"
                );
                tongue.look(&window, "history-3-link").await;
            }
            window.close().await;
        }
    }
}
