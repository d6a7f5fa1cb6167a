//! Links to the program and a second start: they fill the search line of the one window, and do nothing else.

use super::town::Town;
use circle_tests::window::Window;
use serde_json::{Value, json};

const LINE: &str = "return document.querySelector('input[type=search]')?.value ?? null";
const FILLED: &str = "return document.querySelector('input[type=search]')?.value === arguments[0]";

/// Everything that a link may try, and must not.
const HOSTILE: [&str; 12] = [
    "open-circle://add?q=https://evil.example/feed.json",
    "open-circle://evil.example/?q=harbor",
    "open-circle://user:word@search?q=harbor",
    "open-circle:javascript:alert(1)?q=harbor",
    "open-circle:///etc/passwd?q=harbor",
    "open-circle:?q=%FF%FE",
    "open-circle:?q=%E2%80%AE%00%0A",
    "open-circle:?add=https://evil.example/feed.json",
    "javascript:alert(1)",
    "https://evil.example/feed.json",
    "smb://evil.example/share",
    "--load-extension=/tmp/evil",
];

async fn line(window: &Window) -> Value {
    window.run(LINE, Vec::new()).await
}

#[tokio::test]
async fn a_link_fills_the_line_and_nothing_else() {
    let town = Town::new();
    town.open_copied().await.close().await;
    town.server.forget_requests();
    let url = town.server.url("/evil.json");
    let link = format!("open-circle://search?q=harbor%20bend&add={url}&open={url}&sync=1");
    let window = town.open_with(&[link]).await;
    window
        .until("the line is filled", FILLED, vec![json!("harbor bend")])
        .await;
    window
        .wait_for_text("A link filled in the search line. Nothing was sent.")
        .await;
    window.wait_for_text("from 3 directories").await;
    window.look("link-1-filled").await;
    assert!(
        town.server.requests().is_empty(),
        "a link fetches nothing: {:?}",
        town.server.requests()
    );
    window.close().await;
}

#[tokio::test]
async fn a_link_waits_on_the_first_screen() {
    let town = Town::new();
    let window = town
        .open_with(&["open-circle:?q=drinking".to_owned()])
        .await;
    window
        .until(
            "the first field is filled",
            "return document.querySelector('form input')?.value === 'drinking'",
            Vec::new(),
        )
        .await;
    window.close().await;
}

#[tokio::test]
async fn a_second_start_hands_over_and_ends() {
    let town = Town::new();
    let window = town.open_copied().await;
    town.server.forget_requests();
    window.press("Directories").await;
    window.wait_for_text("3 directories here").await;
    let ended = town.start_again(&["open-circle:?q=quiet+harbor"]);
    assert!(ended.success(), "the second start ends well: {ended}");
    window
        .until("the line is filled", FILLED, vec![json!("quiet harbor")])
        .await;
    window.wait_for_count("[data-row]", 1).await;

    // A link that is none changes nothing; what comes after it shows that it was looked at.
    for hostile in HOSTILE {
        let before = line(&window).await;
        assert!(
            town.start_again(&[hostile]).success(),
            "{hostile} ends well"
        );
        assert_eq!(line(&window).await, before, "{hostile} does nothing");
    }
    assert!(
        town.start_again(&["open-circle:?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%E2%80%AE"])
            .success(),
        "words are words"
    );
    window
        .until(
            "markup is text of the line, without what turns it",
            FILLED,
            vec![json!("<img src=x onerror=alert(1)>")],
        )
        .await;
    assert_eq!(
        window
            .run("return document.querySelectorAll('img').length", Vec::new())
            .await,
        json!(0),
        "nothing of it became an element"
    );
    window.press("Directories").await;
    window.wait_for_text("3 directories here").await;
    assert!(
        town.server.requests().is_empty(),
        "nothing was fetched: {:?}",
        town.server.requests()
    );
    window.close().await;
}

#[tokio::test]
async fn another_folder_is_another_window() {
    let (town, other) = (Town::new(), Town::new());
    let window = town.open().await;
    let second = other.open().await;
    second.wait_for_text("There is a chair for you.").await;
    window.wait_for_text("There is a chair for you.").await;
    second.close().await;
    window.close().await;
}
