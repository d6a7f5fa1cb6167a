//! No network at all: it says so, and there is an invented town to look around in, that nobody can mistake for a real one.

use super::town::Town;

const MARK: &str = "You are looking at invented groups in invented towns.";

#[tokio::test]
async fn the_invented_town_is_marked_on_every_screen() {
    let town = Town::without_network();
    let window = town.open().await;
    window.press("an invented town").await;
    window.wait("[data-row]").await;
    let rows = window.texts(".row").await;
    assert!(
        rows.iter().all(|row| row.contains("Invented")),
        "every row says that it is invented: {rows:?}"
    );
    window.wait_for_text("invented meetings").await;
    window.wait_for_text(MARK).await;
    window.look("sample-1-find").await;

    window.press(&window.texts("[data-row]").await[0]).await;
    window
        .wait_for_text("This group is invented. Nothing here can be visited, called or joined.")
        .await;
    window.wait_for_text(MARK).await;
    let script = "return [...document.querySelectorAll('section.page button:not(.back, .nearby button):enabled')].map((one) => one.innerText)";
    let mut able = window.run(script, Vec::new()).await;
    // Other meetings of the same invented group, and what is near it, are inside the program.
    if let Some(able) = able.as_array_mut() {
        able.retain(|name| {
            !name.as_str().unwrap_or_default().contains(" to ")
                && !name.as_str().unwrap_or_default().contains("Every")
        });
    }
    assert_eq!(
        able,
        serde_json::json!([]),
        "nothing that leads out of the program, and no saving"
    );
    window.keys("\u{E009}s\u{E000}").await;
    window.look("sample-2-group").await;

    for (screen, title) in [
        ("Saved", "Saved groups"),
        ("Directories", "Each is one public list of groups."),
        ("About", "About Open Circle"),
    ] {
        window.press(screen).await;
        window.wait_for_text(title).await;
        window.wait_for_text(MARK).await;
        window.look(&format!("sample-{screen}")).await;
    }
    window.press("Saved").await;
    window.wait_for_text("Nothing is saved yet.").await;
    window.close().await;
}

#[tokio::test]
async fn without_a_network_it_says_so_and_names_who_can_help() {
    let town = Town::without_network();
    let window = town.open().await;
    window.fill("Where?", "Seattle").await;
    window.press("Find groups").await;
    window.press("Copy 1 directory").await;
    window
        .wait_for_text("1 of 1 directories could not be copied.")
        .await;
    window.wait_for_text("Where else to ask").await;
    window.look("offline-1-find").await;
    window.press("Directories").await;
    window.wait_for_text("Could not be copied").await;
    window.look("offline-2-directories").await;
    window.close().await;
}

#[tokio::test]
async fn the_invented_town_is_gone_with_the_first_real_directory() {
    let town = Town::new();
    let window = town.open().await;
    window.press("an invented town").await;
    window.wait("[data-row]").await;
    window.press("Copy real directories").await;
    window.fill("Town or postcode", "Seattle").await;
    window.press("Seattle").await;
    window.press("Copy 3 directories").await;
    window.wait_for_text("3 directories here").await;
    window.press("Find").await;
    window.wait_for_text("14 meetings from 3 directories").await;
    let text = window.text().await;
    assert!(
        !text.contains(MARK) && !text.contains("Invented"),
        "real and invented groups never stand side by side:\n{text}"
    );
    window.close().await;
}
