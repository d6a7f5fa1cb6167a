//! A table whose columns nobody understands: the assistant opens, the person says what they mean, sees the groups that come
//! of it, and the table is copied so.

use super::tongue::{BOTH, Tongue, focused};
use super::town::Town;
use circle_tests::server::Answer;
use circle_tests::window::Window;
use serde_json::json;

/// A long name, one from right to left, one without a place to break it, and one with persons in it.
const TABLE: &str = "a1,مفتاح الباب,What this column was once meant to be about,Unbrokencolumnnamewithoutanyplacetobreakit,Contact Person\n\
    Harbour Lamp,1,\"The hall behind the old customs house, ring twice and wait\",19:00,Canary Person\n\
    مجموعة المنارة,2,pier,07:30,Canary Person\n\
    Nightwatchnightwatchnightwatchnightwatchnightwatchnightwatchnightwatch,3,attic,22:00,Canary Person\n";

/// The box of the assistant in the row of a column.
async fn says(window: &Window, column: usize, means: &str) {
    let field = "const box = document.querySelectorAll('table select')[arguments[0]]; box.value = arguments[1]; box.dispatchEvent(new Event('change', { bubbles: true })); return true";
    window.run(field, vec![json!(column), json!(means)]).await;
    let kept =
        "return document.querySelectorAll('table select')[arguments[0]]?.value === arguments[1]";
    window
        .until(
            "the correction is shown",
            kept,
            vec![json!(column), json!(means)],
        )
        .await;
}

async fn add(window: &Window, tongue: Tongue, address: &str) {
    window
        .press(tongue.say("Directories", "Verzeichnisse"))
        .await;
    window
        .fill(tongue.say("Address or file", "Adresse oder Datei"), address)
        .await;
    window.press(tongue.say("More", "Mehr")).await;
    window
        .press(tongue.say(
            "Allow an address that is not encrypted (http)",
            "Eine Adresse ohne Verschlüsselung erlauben (http)",
        ))
        .await;
    window
        .press(tongue.say(
            "Allow an address in my own network",
            "Eine Adresse im eigenen Netz erlauben",
        ))
        .await;
    window
        .press(tongue.say("Add and copy", "Hinzufügen und kopieren"))
        .await;
}

#[tokio::test]
async fn a_person_says_what_the_columns_mean() {
    for tongue in BOTH {
        let town = Town::new().for_reader(tongue.language(), "America/Los_Angeles");
        town.server.put(
            "/riddle.csv",
            Answer::body(TABLE).header("Content-Type", "text/csv; charset=utf-8"),
        );
        let window = town.open().await;
        add(&window, tongue, &town.server.url("/riddle.csv")).await;
        window.wait("table select").await;
        let title = tongue.say("Columns of", "Spalten von");
        assert!(
            focused(&window).await.starts_with(title),
            "the assistant opens by itself, and is read from its top"
        );
        tongue.look(&window, "columns-1-guess").await;
        for (column, means) in [(0, "name"), (1, "day"), (2, "venue"), (3, "start")] {
            says(&window, column, means).await;
        }
        window.wait_for_count(".rows .row", 3).await;
        let text = window.text().await;
        assert!(
            !text.contains("Canary Person"),
            "a person's name is not shown, not even to correct a column: {text}"
        );
        tongue.look(&window, "columns-2-corrected").await;
        window
            .press(tongue.say("Keep this and copy", "So behalten und kopieren"))
            .await;
        window
            .wait_for_text(tongue.say("Up to date", "Aktuell"))
            .await;
        let back = "return document.activeElement.closest('[data-source]') !== null";
        window
            .until("one is back at the directory", back, Vec::new())
            .await;
        tongue.look(&window, "columns-3-copied").await;
        window.press(tongue.say("Find", "Suchen")).await;
        window.wait_for_count("[data-row]", 3).await;
        window.close().await;
    }
}
