//! What a person keeps, through the real window: a saved group that changed comes first; with a passphrase, no byte of the data folder
//! tells of it, and a wrong one says so.

use super::tongue::{BOTH, copy_again};
use super::town::{Town, entry};
use circle_tests::listings::room;
use circle_tests::server::{Answer, Server};
use serde_json::json;
use std::path::Path;

const LATER: &str = "2026-11-24T19:00:00Z";
const WORDS: &str = "a lantern at the harbour";

/// The files of the folder in which `needle` stands, in UTF-8 or UTF-16.
fn found_in(folder: &Path, needle: &str) -> Vec<String> {
    let wide: Vec<u8> = needle.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(found_in(&path, needle));
            continue;
        }
        // What runs beside the window may take its own files away meanwhile.
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        if holds(needle.as_bytes()) || holds(&wide) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[tokio::test]
async fn a_saved_group_that_changed_comes_first() {
    for tongue in BOTH {
        let server = Server::start();
        let list = |time| Answer::json(json!([room(1, "Harbor Dawn", 2, time)]).to_string());
        server.put("/own.json", list("19:00"));
        let offer = entry(
            "own",
            "The Harbor",
            "aa",
            "meeting-guide",
            &server.url("/own.json"),
            40,
        );
        let town =
            Town::with(server, json!([offer])).for_reader(tongue.language(), "America/Los_Angeles");
        let window = town.open().await;
        window.fill(tongue.say("Where?", "Wo?"), "Seattle").await;
        window
            .press(tongue.say("Find groups", "Gruppen finden"))
            .await;
        window
            .press(tongue.say("Copy 1 directory", "1 Verzeichnis kopieren"))
            .await;
        window.press("Harbor Dawn").await;
        window.wait("section.page .acts button").await;
        window.press(tongue.say("Save", "Merken")).await;
        window.wait_for_text(tongue.say("Saved.", "Gemerkt.")).await;
        window.close().await;

        town.server.put("/own.json", list("19:30"));
        let window = town.open_at(LATER).await;
        window
            .press(tongue.say("Directories", "Verzeichnisse"))
            .await;
        copy_again(&window, tongue).await;
        window
            .wait_for_text(tongue.say("Copied just now", "Kopiert gerade eben"))
            .await;
        window.wait_gone("progress").await;
        let before = window.interactions();
        window.press(tongue.say("Saved", "Gemerkt")).await;
        window
            .wait_for_text(tongue.say(
                "This changed among your saved groups",
                "Das hat sich bei Ihren gemerkten Gruppen geändert",
            ))
            .await;
        window.wait_for_text(tongue.say("7:30", "19:30")).await;
        assert_eq!(
            window.interactions() - before,
            1,
            "what changed is told before all else"
        );
        tongue.look(&window, "kept-1-changed").await;
        window
            .press(tongue.say("I have seen it", "Ich habe es gesehen"))
            .await;
        window.wait_gone("#watched-title").await;
        window.close().await;
    }
}

#[tokio::test]
async fn a_passphrase_seals_it() {
    let town = Town::new();
    let window = town.open_copied().await;
    window.press("Quiet Harbor").await;
    window.wait("section.page .acts button").await;
    window.press("Save").await;
    window.wait_for_text("Saved.").await;
    window.press("Saved").await;
    window.press("My note").await;
    let field = window.wait("details textarea").await;
    field.send_keys("ask for Marigold").await.unwrap();
    window.keys("\u{E004}").await;
    window
        .until(
            "the note is kept",
            "return document.querySelector('details [role=status]').textContent === 'Kept.'",
            Vec::new(),
        )
        .await;
    assert!(
        !found_in(&town.data(), "Marigold").is_empty(),
        "without a passphrase the note can be read: the search finds what it should"
    );
    window.press("About").await;
    window
        .fill("New passphrase, at least 8 characters", WORDS)
        .await;
    window.fill("The same once more", WORDS).await;
    window.press("Set the passphrase").await;
    window.wait_for_text("The passphrase is set.").await;
    window.look("kept-2-passphrase").await;
    window.close().await;
    for secret in ["Marigold", WORDS] {
        let found = found_in(&town.data(), secret);
        assert!(found.is_empty(), "{secret} stands in {found:?}");
    }

    let window = town.open().await;
    window.press("Saved").await;
    window
        .wait_for_text("What you saved is locked. Searching works without it.")
        .await;
    window.fill("Passphrase", "another lantern").await;
    window.press("Unlock").await;
    window.wait_for_text("This is not the passphrase.").await;
    window.look("kept-3-locked").await;
    window.press("I forgot it").await;
    window.wait_for_text("1 saved groups").await;
    window.press("Keep it locked").await;
    window.close().await;
}
