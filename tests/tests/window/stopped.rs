//! A directory whose server or publisher does not want to be copied is left alone, until somebody says to ask it again.

use super::tongue::{BOTH, UNBROKEN, copy_again};
use super::town::{Town, entry};
use circle_tests::listings::meeting_guide;
use circle_tests::server::{Answer, Server};
use serde_json::json;

#[tokio::test]
async fn who_does_not_want_to_be_copied_is_left_alone() {
    for tongue in BOTH {
        let server = Server::start();
        for path in ["/closed.json", "/unwilling.json"] {
            server.put(path, Answer::json(meeting_guide(4)));
        }
        let offer =
            |id, name, path: &str| entry(id, name, "aa", "meeting-guide", &server.url(path), 40);
        let entries = json!([
            offer("closed", UNBROKEN, "/closed.json"),
            offer("unwilling", "Lantern Coast", "/unwilling.json")
        ]);
        // Such a list names hosts, whatever their port.
        let unwilling = "http://127.0.0.1/unwilling.json";
        let mut town = Town::with(server, entries.clone())
            .for_reader(tongue.language(), "America/Los_Angeles");
        let directories = tongue.say("Directories", "Verzeichnisse");
        let window = town.open().await;
        window.fill(tongue.say("Where?", "Wo?"), "Seattle").await;
        window
            .press(tongue.say("Find groups", "Gruppen finden"))
            .await;
        window
            .press(tongue.say("Copy 2 directories", "2 Verzeichnisse kopieren"))
            .await;
        window.wait("[data-row]").await;
        window.wait_gone("progress").await;
        window.close().await;

        town.offer(json!({"entries": entries, "opt_out": [unwilling]}));
        town.server.put("/closed.json", Answer::status(403));
        let window = town.open().await;
        window.press(directories).await;
        town.server.forget_requests();
        copy_again(&window, tongue).await;
        for said in [
            tongue.say("does not let this program", "lässt dieses Programm nicht"),
            tongue.say("does not want to be copied", "möchte nicht kopiert werden"),
        ] {
            window.wait_for_text(said).await;
        }
        tongue.look(&window, "stopped-1").await;
        let asked = town.server.requests();
        assert!(
            asked.iter().all(|request| request.path == "/closed.json"),
            "whose publisher does not want it is not asked: {asked:?}"
        );
        town.server.forget_requests();
        copy_again(&window, tongue).await;
        assert!(
            town.server.requests().is_empty(),
            "who said no is not asked again with all the others"
        );

        town.server
            .put("/closed.json", Answer::json(meeting_guide(4)));
        window
            .press(tongue.say("Ask it again", "Wieder fragen"))
            .await;
        window
            .wait_for_text(tongue.say("Up to date", "Aktuell"))
            .await;
        window.close().await;
    }
}
