//! Files that somebody opens with the program: each is offered in the form and added by hand, or refused with a reason.

use super::town::Town;
use circle_tests::listings::room;
use serde_json::json;

const LOCATION: &str =
    "return document.querySelector('form input[dir=ltr]')?.value === arguments[0]";

#[tokio::test]
async fn a_file_is_offered_and_added_by_hand() {
    let town = Town::new();
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("our list.json");
    std::fs::write(
        &list,
        json!([
            room(1, "Kitchen Table", 2, "19:30"),
            room(2, "Back Porch", 4, "18:00")
        ])
        .to_string(),
    )
    .unwrap();
    let path = list.to_str().unwrap().to_owned();
    let window = town.open_with(std::slice::from_ref(&path)).await;
    window.wait_for_text("A file was brought").await;
    window
        .until("its path is filled in", LOCATION, vec![json!(path)])
        .await;
    window
        .wait_for_text("Copy the directories near you, or add one yourself.")
        .await;
    window.look("brought-1-offered").await;
    window.press("Add and copy").await;
    window.wait_for_text("1 directory here").await;
    window.wait_for_text("our list.json").await;
    window.press("Find").await;
    window.wait_for_count("[data-row]", 2).await;
    for row in window.texts("li.row").await {
        assert!(
            row.contains("Added by hand on this computer"),
            "each row says where it comes from: {row}"
        );
    }
    window.look("brought-2-rows").await;
    window.close().await;
}

#[tokio::test]
async fn odd_files_are_refused_in_plain_words() {
    let town = Town::new();
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let pointer = folder.path().join("pointer.json");
    std::os::unix::fs::symlink("/etc/passwd", &pointer).unwrap();
    let window = town.open_copied().await;
    let files = [
        put("setup.exe", b"MZ"),
        put("hidden.json", b"\x7fELF"),
        put("nothing.csv", b""),
        put("picture.json", b"\x89PNG\r\n"),
        put("list\u{202e}nosj.<b>bold<b>", b"a\x00b"),
        pointer.to_str().unwrap().to_owned(),
        folder.path().to_str().unwrap().to_owned(),
        "/nowhere/at/all.json".to_owned(),
        "/dev/zero".to_owned(),
    ];
    let arguments: Vec<&str> = files.iter().map(String::as_str).collect();
    assert!(
        town.start_again(&arguments).success(),
        "the second start ends"
    );
    window.wait_for_text("9 files were brought").await;
    let said = window.texts("[data-offered]").await;
    let expected = [
        "This is a program",
        "This is a program",
        "There is nothing in this file",
        "This is not a list of groups",
        "This is not a list of groups",
        "This only points to another file",
        "This is a folder",
        "This file is not there any more",
        "This file cannot be read",
    ];
    for (row, sentence) in said.iter().zip(expected) {
        assert!(row.contains(sentence), "{row} says {sentence:?}");
    }
    assert!(
        said[4].starts_with("listnosj.<b>bold<b>"),
        "a name is text in its own direction: {}",
        said[4]
    );
    window
        .until("nothing is filled in", LOCATION, vec![json!("")])
        .await;
    window.wait_for_text("3 directories here").await;
    window.look("brought-3-refused").await;
    window.press("Put this away").await;
    window.wait_gone("[data-offered]").await;
    window.close().await;
}
