//! Leaving at once by one chord, and what the window tells about itself: its title, its place.

use super::town::{NOW, Town};
use circle_tests::window::program;
use serde_json::json;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const CHORD: &str = "\u{E009}\u{E008}x\u{E000}";

/// A program that runs the window's and writes down how it ended.
fn watched(folder: &Path) -> (PathBuf, PathBuf) {
    let (script, ended) = (folder.join("watched.sh"), folder.join("ended"));
    let text = format!(
        "#!/bin/sh\n'{}' \"$@\"\necho $? > '{}.draft'\nmv '{}.draft' '{}'\n",
        program().display(),
        ended.display(),
        ended.display(),
        ended.display()
    );
    std::fs::write(&script, text).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    (script, ended)
}

async fn ended(file: &Path) -> String {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(20) {
        if let Ok(text) = std::fs::read_to_string(file) {
            return text.trim().to_owned();
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    panic!("the program never ended")
}

#[tokio::test]
async fn one_chord_and_the_program_is_gone() {
    let town = Town::new();
    town.open_copied().await.close().await;
    let folder = tempfile::tempdir().unwrap();
    let (script, file) = watched(folder.path());
    let window = town.open_as(&script, &[], NOW).await;
    window.fill("What are you looking for?", "harbor").await;
    window.press("Quiet Harbor").await;
    window.press("Share").await;
    // Even while something lies over the page.
    window.wait("dialog[open]").await;
    window.press("Copy as text").await;
    window.wait_for_text("Copied as text.").await;
    let body = window.client.active_element().await.unwrap();
    let pressed = Instant::now();
    // The program may be gone before it has answered that the key was pressed.
    let (_, code) = tokio::join!(body.send_keys(CHORD), ended(&file));
    let took = pressed.elapsed();
    writeln!(
        std::io::stdout(),
        "left at once: the program was gone {} ms after the chord",
        took.as_millis()
    )
    .unwrap();
    assert_eq!(code, "0", "it ends in order, without a question");
    drop(window);

    let again = town.open().await;
    again.wait_for_text("Nothing of last time is shown.").await;
    assert_eq!(
        again.texts("[data-row]").await,
        [""; 0],
        "the next start opens on an empty page"
    );
    assert_eq!(
        again
            .run(
                "return document.querySelector('input[type=search]').value",
                Vec::new()
            )
            .await,
        json!(""),
        "and no line is there"
    );
    again.look("left-1-empty").await;
    again.fill("What are you looking for?", "harbor").await;
    again.wait("[data-row]").await;
    again.close().await;
    let third = town.open().await;
    third.wait("[data-row]").await;
    third.close().await;
}

#[tokio::test]
async fn the_window_stands_where_it_stood() {
    let town = Town::new();
    let place = town.data().join("window.json");
    std::fs::write(
        &place,
        r#"{"x":40,"y":30,"width":900,"height":700,"maximized":false}"#,
    )
    .unwrap();
    let window = town.open().await;
    let size = "return innerWidth === arguments[0] && innerHeight === arguments[1]";
    window
        .until(
            "it is as large as it was",
            size,
            vec![json!(900), json!(700)],
        )
        .await;
    window.resize(840, 620).await;
    let begun = Instant::now();
    let kept = loop {
        let text = std::fs::read_to_string(&place).unwrap_or_default();
        if text.contains("\"width\":840") || begun.elapsed() > Duration::from_secs(20) {
            break text;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    };
    assert!(
        kept.contains("\"width\":840") && kept.contains("\"height\":620"),
        "what it is made to is kept: {kept}"
    );

    window.press("About").await;
    window.press("Keep nothing of the window").await;
    window
        .until(
            "the title tells nothing",
            "return document.title === 'Notes'",
            Vec::new(),
        )
        .await;
    assert!(!place.exists(), "and its place is forgotten");
    window.look("window-settings").await;
    window.close().await;
    assert!(!place.exists(), "closing it keeps nothing either");
    let again = town.open().await;
    again
        .until(
            "the title tells nothing",
            "return document.title === 'Notes'",
            Vec::new(),
        )
        .await;
    again
        .until(
            "it opens as it would the first time",
            size,
            vec![json!(1280), json!(800)],
        )
        .await;
    again.close().await;
}

#[tokio::test]
async fn a_window_is_never_hidden_where_nothing_brings_it_back() {
    const TICKED: &str = "return [...document.querySelectorAll('label.check')].find((one) => one.innerText.includes('tray')).querySelector('input').checked";
    let town = Town::new();
    let window = town.open().await;
    window.press("About").await;
    window.press("A sign in the tray").await;
    window
        .wait_for_text("There is no tray on this desktop.")
        .await;
    assert_eq!(
        window.run(TICKED, Vec::new()).await,
        json!(false),
        "what cannot be done is not set"
    );
    window.press("Close").await;

    // A desktop that has a tray, while what draws in it may be missing: either it is shown or it is said that it is not.
    let tray = zbus::connection::Builder::session()
        .unwrap()
        .name("org.kde.StatusNotifierWatcher")
        .unwrap()
        .build()
        .await
        .unwrap();
    window.press("A sign in the tray").await;
    window
        .until(
            "the tray is shown, or it is said that it is not",
            &TICKED.replace(
                "return ",
                "return document.body.innerText.includes('There is no tray') || ",
            ),
            Vec::new(),
        )
        .await;
    window.press("Find").await;
    window.wait_for_text("There is a chair for you.").await;
    drop(tray);
    window.close().await;
}
