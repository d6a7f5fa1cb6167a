//! How the line was read, where that is not how it was written: a slip forgiven, a grave word only asked about, "near me"
//! answered by a town that the person names.

use super::tongue::{BOTH, Tongue, show};
use super::town::Town;
use circle_tests::window::Window;
use serde_json::json;

const LINE: (&str, &str) = ("What are you looking for?", "Was suchen Sie?");

async fn copied(tongue: Tongue) -> (Town, Window) {
    let town = Town::new().for_reader(tongue.language(), "America/Los_Angeles");
    let window = town.open().await;
    window.fill(tongue.say("Where?", "Wo?"), "Seattle").await;
    window
        .press(tongue.say("Find groups", "Gruppen finden"))
        .await;
    window
        .press(tongue.say("Copy 3 ", "3 Verzeichnisse kopieren"))
        .await;
    window.wait("[data-row]").await;
    window.wait_gone("progress").await;
    (town, window)
}

#[tokio::test]
async fn a_slip_is_forgiven_and_said() {
    for tongue in BOTH {
        let (_town, window) = copied(tongue).await;
        let line = tongue.say(LINE.0, LINE.1);
        window.fill(line, "lantren").await;
        window
            .wait_for_text(tongue.say("Also showing “lantern”", "Auch mit „lantern“"))
            .await;
        window.wait("[data-row]").await;
        show(&window, ".said").await;
        tongue.look(&window, "spellings-1-slip").await;

        window.fill(line, "suicde").await;
        window
            .wait_for_text(tongue.say("You matter. Help is there now.", "Sie sind wichtig"))
            .await;
        window
            .fill(line, tongue.say("drinking qqqqq", "trinken qqqqq"))
            .await;
        window
            .wait_for_text(tongue.say("Left out", "Weggelassen"))
            .await;
        tongue.look(&window, "spellings-2-left-out").await;
        window.close().await;
    }
}

#[tokio::test]
async fn near_me_asks_for_a_town_once() {
    for tongue in BOTH {
        let town = Town::new().for_reader(tongue.language(), "America/Los_Angeles");
        let window = town.open().await;
        // Whoever only looks around has told no town.
        window
            .press(tongue.say("an invented town", "einem erfundenen Ort"))
            .await;
        window.wait("[data-row]").await;
        let before = town.server.requests().len();
        window
            .fill(
                tongue.say(LINE.0, LINE.1),
                tongue.say("lantern near me", "lantern in meiner nähe"),
            )
            .await;
        window
            .wait_for_text(tongue.say("Near which town?", "In der Nähe welcher Stadt?"))
            .await;
        tongue.look(&window, "spellings-3-near").await;
        let town_field = tongue.say("Near which town?", "In der Nähe welcher Stadt?");
        window.fill(town_field, "Tacoma").await;
        window.press("Tacoma").await;
        window
            .until(
                "the question is gone",
                "return document.querySelector('.note input') === null",
                Vec::new(),
            )
            .await;
        assert_eq!(
            json!(town.server.requests().len()),
            json!(before),
            "nobody is asked where the person is"
        );
        window.close().await;
    }
}
