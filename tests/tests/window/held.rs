//! A list that suddenly lacks many groups is held back: nothing goes away, what it lacks is marked, nobody is asked, and it
//! comes through when it is the same for days.

use super::tongue::{BOTH, UNENDING, copy_again, show};
use super::town::{Town, entry};
use circle_tests::listings::room;
use circle_tests::server::{Answer, Server};
use serde_json::{Value, json};

/// Two days and four days after the town's own time.
const LATER: [&str; 2] = ["2026-11-25T18:00:00Z", "2026-11-27T18:00:00Z"];

fn rows(count: u32) -> Value {
    (1..=count)
        .map(|number| {
            let day = u8::try_from(number % 7).unwrap_or(0);
            room(number, &format!("Lantern Group {number}"), day, "19:30")
        })
        .collect()
}

#[tokio::test]
async fn a_list_that_lacks_many_groups_takes_nothing_away_for_days() {
    for tongue in BOTH {
        let server = Server::start();
        server.put("/list.json", Answer::json(rows(40).to_string()));
        let url = server.url("/list.json");
        let catalogue = json!([entry("aa", UNENDING, "aa", "meeting-guide", &url, 40)]);
        let town =
            Town::with(server, catalogue).for_reader(tongue.language(), "America/Los_Angeles");
        let directories = tongue.say("Directories", "Verzeichnisse");
        let window = town.open().await;
        window.fill(tongue.say("Where?", "Wo?"), "Seattle").await;
        window
            .press(tongue.say("Find groups", "Gruppen finden"))
            .await;
        window
            .press(tongue.say("Copy 1 directory", "1 Verzeichnis kopieren"))
            .await;
        window.wait_for_count("[data-row]", 40).await;
        window.wait_gone("progress").await;

        town.server
            .put("/list.json", Answer::json(rows(24).to_string()));
        window.press(directories).await;
        copy_again(&window, tongue).await;
        window
            .wait_for_text(tongue.say("Held back", "Zurückgehalten"))
            .await;
        window.wait_gone("progress").await;
        let lacks = tongue.say("It lacks 16 of 40", "fehlen darin 16 von 40");
        window.wait_for_text(lacks).await;
        show(&window, "[data-source]").await;
        tongue.look(&window, "held-1-directory").await;

        window.press(tongue.say("Find", "Suchen")).await;
        window.wait_for_count("[data-row]", 40).await;
        let marked = window.texts(".row .tag.warn").await;
        let mark = tongue.say("Not in the newest list", "Nicht in der neuesten Liste");
        assert_eq!(
            marked.iter().filter(|tag| tag.starts_with(mark)).count(),
            16,
            "what the newest list lacks stays and is marked: {marked:?}"
        );
        tongue.look(&window, "held-2-list").await;
        window.press("Lantern Group 29").await;
        window
            .wait_for_text(tongue.say("call first", "vorher anrufen"))
            .await;
        window.wait("section.page dl").await;
        tongue.look(&window, "held-3-page").await;
        window.close().await;

        // Days are the same in every language.
        let later = if tongue.is_first() {
            LATER.as_slice()
        } else {
            &[]
        };
        for (at, rows) in later.iter().zip([40, 24]) {
            let window = town.open_at(at).await;
            window.wait_for_count("[data-row]", 40).await;
            window.press(directories).await;
            copy_again(&window, tongue).await;
            window.press(tongue.say("Find", "Suchen")).await;
            let settled = "return document.querySelectorAll('[data-row]').length === arguments[0]";
            window
                .until(
                    "seen three times over three days, it is believed",
                    settled,
                    vec![json!(rows)],
                )
                .await;
            window.close().await;
        }
    }
}
