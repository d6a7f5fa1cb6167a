//! Reminders, on a desktop that shows notifications and on one that does not.

use super::town::{NOW, Town};
use circle_tests::window::Window;
use serde_json::{Value, json};
use std::collections::HashMap;
use tokio::sync::mpsc::{self, UnboundedSender};
use zbus::zvariant::OwnedValue;

/// Asks for reminders as the page does, and gives `ok` or the code of what went wrong.
const REMIND: &str = r"
    const done = arguments[arguments.length - 1];
    window.__TAURI_INTERNALS__.invoke('remind_at', { reminders: arguments[0] }).then(() => done('ok'), (error) => done(error.code));";

async fn remind(window: &Window, reminders: Value) -> Value {
    window
        .client
        .execute_async(REMIND, vec![reminders])
        .await
        .unwrap()
}

/// What a desktop is told to show: the program's name, the title, the text.
type Shown = (String, String, String);

/// A desktop that shows notifications.
struct Notifications(UnboundedSender<Shown>);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Notifications {
    #[allow(clippy::too_many_arguments, reason = "the interface of the desktop")]
    fn notify(
        &self,
        program: String,
        _replaces: u32,
        _icon: String,
        title: String,
        text: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        self.0.send((program, title, text)).unwrap();
        1
    }

    fn get_server_information(&self) -> (&str, &str, &str, &str) {
        ("tests", "nobody", "1", "1.2")
    }

    fn get_capabilities(&self) -> Vec<&str> {
        vec!["body"]
    }
}

#[tokio::test]
async fn a_reminder_tells_no_more_than_it_should() {
    let town = Town::new();
    let window = town.open().await;
    window.wait_for_text("There is a chair for you.").await;
    let now = json!([{ "at": NOW, "time": "19:30", "text": null }]);
    assert_eq!(
        remind(&window, now.clone()).await,
        json!("no_notifications"),
        "where nothing shows it, it is said and not kept quiet"
    );
    assert_eq!(
        remind(
            &window,
            json!([{ "at": "soon", "time": "19:30", "text": null }])
        )
        .await,
        json!("bad_reminder"),
        "a moment is a moment"
    );

    let (sender, mut shown) = mpsc::unbounded_channel();
    let desktop = zbus::connection::Builder::session()
        .unwrap()
        .name("org.freedesktop.Notifications")
        .unwrap()
        .serve_at("/org/freedesktop/Notifications", Notifications(sender))
        .unwrap()
        .build()
        .await
        .unwrap();
    assert_eq!(
        remind(&window, now).await,
        json!("ok"),
        "now something does"
    );
    let told = shown.recv().await.unwrap();
    assert_eq!(
        told,
        (
            "Open Circle".to_owned(),
            "Meeting, 19:30".to_owned(),
            String::new()
        ),
        "who looks over a shoulder learns of a meeting and its time"
    );

    window.press("About").await;
    window.press("A title that tells nothing").await;
    window
        .until(
            "the title tells nothing",
            "return document.title === 'Notes'",
            Vec::new(),
        )
        .await;
    let revealed = json!([
        { "at": NOW, "time": "19:30", "text": "Quiet Harbor\u{202e}, upstairs" },
        { "at": "2026-11-23T19:00:00Z", "time": "20:00", "text": null }
    ]);
    assert_eq!(remind(&window, revealed).await, json!("ok"), "two are kept");
    let told = shown.recv().await.unwrap();
    assert_eq!(
        told,
        (
            "Notes".to_owned(),
            "Quiet Harbor, upstairs".to_owned(),
            String::new()
        ),
        "more is told only where the person wants it, and the program keeps its neutral name"
    );
    assert!(shown.try_recv().is_err(), "what is not due is not shown");
    drop(desktop);
    window.close().await;
}
