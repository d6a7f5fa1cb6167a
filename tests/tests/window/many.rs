//! A hundred directories at once: all of them and each are seen, a search is answered meanwhile, and one or all are stopped.

use super::tongue::{ARABIC, BOTH, UNBROKEN, UNENDING};
use super::town::{Town, entry};
use circle_tests::listings::room;
use circle_tests::server::{Answer, Server};
use serde_json::{Value, json};

/// Those that never come to an end.
const SLOW: [usize; 2] = [3, 50];

fn town() -> Town {
    let server = Server::start();
    let entries: Vec<Value> = (0..100)
        .map(|number| {
            let path = format!("/list-{number}.json");
            let name = match number {
                3 => UNENDING.to_owned(),
                4 => UNBROKEN.to_owned(),
                5 => ARABIC.to_owned(),
                _ => format!("Lantern Coast {number}"),
            };
            let mut url = server.url(&path);
            if SLOW.contains(&number) {
                // Another name, so that the others need not wait behind them.
                url = url.replace("127.0.0.1", "localhost");
                server.put(&path, Answer::json("[").declaring(1 << 20).holding());
            } else {
                let row = room(
                    u32::try_from(number).unwrap_or(0) + 1,
                    &format!("Group {number}"),
                    1,
                    "19:30",
                );
                server.put(&path, Answer::json(json!([row]).to_string()));
            }
            entry(
                &format!("list-{number:02}"),
                &name,
                "aa",
                "meeting-guide",
                &url,
                40,
            )
        })
        .collect();
    Town::with(server, Value::Array(entries))
}

#[tokio::test]
async fn a_hundred_directories_are_copied_and_stopped() {
    for tongue in BOTH {
        let town = town().for_reader(tongue.language(), "America/Los_Angeles");
        let window = town.open().await;
        window.fill(tongue.say("Where?", "Wo?"), "Seattle").await;
        window
            .press(tongue.say("Find groups", "Gruppen finden"))
            .await;
        let begun = std::time::Instant::now();
        window
            .press(tongue.say("Copy 100 directories", "100 Verzeichnisse kopieren"))
            .await;
        window
            .wait_for_text(tongue.say(
                "98 of 100 directories copied",
                "98 von 100 Verzeichnissen kopiert",
            ))
            .await;
        eprintln!("98 of 100 copied after {:?}", begun.elapsed());
        window
            .wait_for_text(tongue.say(
                "98 meetings from 100 directories",
                "98 Treffen aus 100 Verzeichnissen",
            ))
            .await;
        let line = tongue.say("What are you looking for?", "Was suchen Sie?");
        window.fill(line, "Group 77").await;
        window
            .until(
                "a search is answered while directories are copied",
                "return document.querySelector('[data-row]')?.innerText.includes('Group 77')",
                Vec::new(),
            )
            .await;
        tongue.look(&window, "many-1-list").await;
        window
            .press(tongue.say("Directories", "Verzeichnisse"))
            .await;
        window.wait_for_count("[data-source]", 100).await;
        tongue.look(&window, "many-2-directories").await;
        window
            .press(tongue.say("Stop: Lantern Coast 50", "Anhalten: Lantern Coast 50"))
            .await;
        window
            .wait_for_text(tongue.say("99 of 100 directories", "99 von 100 Verzeichnissen"))
            .await;
        window
            .press(tongue.say("Stop copying", "Kopieren anhalten"))
            .await;
        window.wait_gone("progress").await;
        window
            .press(tongue.say(
                "Only those that need a look (2)",
                "Nur die, bei denen etwas nicht stimmt (2)",
            ))
            .await;
        window.wait_for_count("[data-source]", 2).await;
        window
            .picture(tongue.say("many-3-stopped-en", "many-3-stopped-de"))
            .await;
        window.close().await;
    }
}
