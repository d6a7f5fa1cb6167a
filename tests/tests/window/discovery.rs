//! A web site's address in place of a list's: its lists are found and offered, or it is said that there is none; and what
//! was tried is told either way.

use super::tongue::{BOTH, Tongue, focused, show};
use super::town::Town;
use circle_tests::listings::meeting_guide;
use circle_tests::server::Answer;
use circle_tests::window::Window;
use serde_json::json;

fn page(head: &str, body: &str) -> Answer {
    Answer::body(format!(
        "<!doctype html><html><head><title>Harbor</title>{head}</head><body>{body}</body></html>"
    ))
    .header("Content-Type", "text/html")
}

/// Types the address of the site into the form, which may ask a server in this network.
async fn ask(window: &Window, tongue: Tongue, address: &str) {
    let field = tongue.say("Address or file", "Adresse oder Datei");
    window.fill(field, address).await;
    window
        .press(tongue.say("Add and copy", "Hinzufügen und kopieren"))
        .await;
}

#[tokio::test]
async fn the_lists_of_a_site_are_found_and_what_was_tried_is_told() {
    for tongue in BOTH {
        let town = Town::new().for_reader(tongue.language(), "America/Los_Angeles");
        let server = &town.server;
        let long = format!("/{}/south.json", "a-very-long-way-down".repeat(9));
        server.put(
            "/",
            page(
                &format!(
                    "<link rel='alternate' type='application/json' href='/north.json'>\
                     <link rel='alternate' type='application/json' href='{long}'>\
                     <link rel='alternate' type='application/json' href='/lost.json'>"
                ),
                "<a href='/private.ics?token=SECRET'>calendar</a>",
            ),
        );
        server.put("/north.json", Answer::json(meeting_guide(3)));
        server.put(&long, Answer::json(meeting_guide(1200)));
        server.put("/bare/", page("", "Welcome"));

        let window = town.open().await;
        window
            .press(tongue.say("Directories", "Verzeichnisse"))
            .await;
        window.press(tongue.say("More", "Mehr")).await;
        for allowed in [
            tongue.say(
                "Allow an address that is not encrypted (http)",
                "Eine Adresse ohne Verschlüsselung erlauben (http)",
            ),
            tongue.say(
                "Allow an address in my own network",
                "Eine Adresse im eigenen Netz erlauben",
            ),
        ] {
            window.press(allowed).await;
        }
        window.press(tongue.say("More", "Mehr")).await;

        ask(&window, tongue, &server.url("/bare/")).await;
        let nothing = tongue.say(
            "No list of groups was found there",
            "Dort fand sich keine Liste von Gruppen",
        );
        window.wait_for_text(nothing).await;
        assert_eq!(
            focused(&window).await,
            nothing,
            "one reads on where it is said"
        );
        window
            .press(tongue.say("What was tried", "Was versucht wurde"))
            .await;
        tongue.look(&window, "discovery-1-nothing").await;

        server.put("/slow/", page("", "").declaring(1 << 20).holding());
        ask(&window, tongue, &server.url("/slow/")).await;
        window
            .wait_for_text(tongue.say("Looking for a list", "wird eine Liste von Gruppen gesucht"))
            .await;
        tongue.look(&window, "discovery-2-looking").await;
        window
            .press(tongue.say("Stop looking", "Nicht weiter suchen"))
            .await;
        window.wait_gone(".looking").await;
        let field = "return document.activeElement.matches('form input')";
        assert_eq!(
            window.run(field, Vec::new()).await,
            json!(true),
            "who stopped it types another address"
        );

        ask(&window, tongue, &server.url("/")).await;
        let two = tongue.say("This site has 2 lists", "Diese Seite hat 2 Listen");
        window.wait_for_text(two).await;
        assert_eq!(focused(&window).await, two, "one reads on where it is said");
        window
            .press(tongue.say("What was tried", "Was versucht wurde"))
            .await;
        let tried = window.texts(".tried").await.join("\n");
        let key = tongue.say("it holds a key that is not ours", "ein fremder Schlüssel");
        assert!(
            tried.contains("/lost.json") && tried.contains(key),
            "what was tried and left alone is told: {tried}"
        );
        show(&window, ".found").await;
        tongue.look(&window, "discovery-3-found").await;
        window
            .press(tongue.say("Copy this one", "Diese kopieren"))
            .await;
        window
            .wait_for_text(tongue.say("1 directory here", "1 Verzeichnis hier"))
            .await;
        window
            .wait_for_text(tongue.say("Up to date", "Aktuell"))
            .await;
        let asked = server.requests();
        assert!(
            asked
                .iter()
                .all(|request| !request.query.contains("SECRET")),
            "a key in a page is somebody else's"
        );
        window.close().await;
    }
}
