//! What the catalogue offers for a place: what nobody has confirmed says so and is left to the person, and a directory of a
//! single problem is copied by itself only with a click beside a sentence that names the host.

use super::tongue::{ARABIC, BOTH, Tongue, UNENDING, show};
use super::town::{Town, entry};
use circle_tests::listings::{meeting_guide, room};
use circle_tests::server::{Answer, Server};
use serde_json::json;

fn town(tongue: Tongue) -> Town {
    let server = Server::start();
    server.put("/aa.json", Answer::json(meeting_guide(4)));
    server.put(
        "/al-anon.json",
        Answer::json(json!([room(1, "Beside the Harbor", 1, "12:30")]).to_string()),
    );
    let offer = |id, name, fellowship, url: &str, reach| {
        entry(id, name, fellowship, "meeting-guide", url, reach)
    };
    let far = format!("https://{}.example.org/list.json", "lists-".repeat(10));
    let mut doubtful = offer("na", UNENDING, "na", &format!("{far}?n=1"), 60);
    doubtful["confirmed"] = json!(null);
    doubtful["on_by_default"] = json!(false);
    let mut everywhere = offer(
        "online",
        "Lantern Online",
        "smart",
        &format!("{far}?n=2"),
        60,
    );
    for field in ["latitude", "longitude", "reach_km"] {
        everywhere[field] = json!(null);
    }
    everywhere["on_by_default"] = json!(false);
    let catalogue = json!([
        offer("aa", ARABIC, "aa", &server.url("/aa.json"), 40),
        offer(
            "al-anon",
            "Al-Anon Lantern Coast",
            "al-anon",
            &server.url("/al-anon.json"),
            60
        ),
        doubtful,
        everywhere,
    ]);
    Town::with(server, catalogue).for_reader(tongue.language(), "America/Los_Angeles")
}

#[tokio::test]
async fn a_single_problem_needs_a_click_beside_its_host() {
    for tongue in BOTH {
        let town = town(tongue);
        let window = town.open().await;
        window.fill(tongue.say("Where?", "Wo?"), "Seattle").await;
        window
            .press(tongue.say("Find groups", "Gruppen finden"))
            .await;
        window
            .press(tongue.say("2 chosen: see which", "2 gewählt: ansehen"))
            .await;
        window
            .wait_for_text(tongue.say("not confirmed", "nicht bestätigt"))
            .await;
        let ticked = "return [...document.querySelectorAll('.offer .entry > .check > input')].map((box) => box.checked)";
        assert_eq!(
            window.run(ticked, Vec::new()).await,
            json!([true, true, false, false]),
            "what nobody has confirmed is left to the person"
        );
        show(&window, ".offer").await;
        tongue.look(&window, "offers-1").await;

        window.press(ARABIC).await;
        let tells = tongue.say(
            "can tell what somebody here is looking for.",
            "sehen, wonach hier jemand sucht.",
        );
        window.wait_for_text(tells).await;
        let closed = "return [...document.querySelectorAll('.offer .acts button')][0].disabled";
        assert_eq!(
            window.run(closed, Vec::new()).await,
            json!(true),
            "it is not copied without a further click"
        );
        show(&window, ".offer .note").await;
        tongue.look(&window, "offers-2-alone").await;
        window
            .press(tongue.say("Copy it from 127.0.0.1", "Trotzdem allein von 127.0.0.1"))
            .await;
        assert!(
            town.server.requests().is_empty(),
            "nobody was asked before that click"
        );
        window
            .press(tongue.say("Copy 1 directory", "1 Verzeichnis kopieren"))
            .await;
        window.wait_for_count("[data-row]", 1).await;
        window.wait_gone("progress").await;
        let asked = town.server.requests();
        assert!(
            asked.iter().all(|request| request.path == "/al-anon.json"),
            "and then only what was chosen: {asked:?}"
        );
        window.close().await;
    }
}
