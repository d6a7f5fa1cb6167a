//! What leaves this computer: nothing but the copying of directories. The page itself can reach nothing.

use super::town::Town;
use serde_json::{Value, json};

const ASKED: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name)";

/// Tries every way out that a page has.
const WAYS_OUT: &str = r"
    const done = arguments[arguments.length - 1];
    const refused = [];
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
    const ways = {
      fetch: () => fetch('https://example.org/').then(() => 'reached', () => 'refused'),
      local: () => fetch(arguments[0]).then(() => 'reached', () => 'refused'),
      image: () => new Promise((told) => {
        const image = new Image();
        image.onload = () => told('reached');
        image.onerror = () => told('refused');
        image.src = arguments[0];
      }),
      socket: () => new Promise((told) => {
        try {
          const socket = new WebSocket(arguments[0].replace('http', 'ws'));
          socket.onopen = () => told('reached');
          socket.onerror = () => told('refused');
        } catch { told('refused'); }
      }),
      beacon: async () => navigator.sendBeacon(arguments[0], 'x') ? 'taken' : 'refused',
      script: () => new Promise((told) => {
        const script = document.createElement('script');
        script.onload = () => told('reached');
        script.onerror = () => told('refused');
        script.src = arguments[0];
        document.head.append(script);
      }),
      evaluated: async () => { try { return new Function('return 1')() && 'reached'; } catch { return 'refused'; } },
    };
    Promise.all(Object.entries(ways).map(async ([way, go]) => [way, await go()])).then((told) => done(Object.fromEntries(told)));";

#[tokio::test]
async fn the_page_reaches_nothing_but_the_program() {
    let town = Town::new();
    let window = town.open_copied().await;
    town.server.forget_requests();
    window
        .fill("What are you looking for?", "drinking seattle tuesday")
        .await;
    window.wait_for_count("[data-row]", 3).await;
    window.press("Tuesday Tide").await;
    window.wait("section.page dl").await;
    for screen in ["Saved", "Directories", "About", "Find"] {
        window.press(screen).await;
    }
    window.wait("[data-row]").await;
    assert!(
        town.server.requests().is_empty(),
        "searching and reading asks nobody: {:?}",
        town.server.requests()
    );
    let asked = window.run(ASKED, Vec::new()).await;
    let outside: Vec<&Value> = asked
        .as_array()
        .unwrap()
        .iter()
        .filter(|name| {
            !["tauri://", "ipc:", "data:"]
                .iter()
                .any(|inside| name.as_str().unwrap_or_default().starts_with(inside))
        })
        .collect();
    assert!(
        outside.is_empty(),
        "the page asks the program alone: {outside:?}"
    );

    let told = window
        .client
        .execute_async(WAYS_OUT, vec![json!(town.server.url("/probe"))])
        .await
        .unwrap();
    for way in ["fetch", "local", "image", "socket", "script", "evaluated"] {
        assert_eq!(
            told[way],
            json!("refused"),
            "{way} is a way out of the page: {told}"
        );
    }
    assert!(
        town.server.requests().is_empty(),
        "no way out reached the server: {:?}",
        town.server.requests()
    );
    window.press("About").await;
    window.wait_for_text("127.0.0.1").await;
    assert!(
        town.server.requests().is_empty(),
        "not even what the page hands over to be sent later: {:?}",
        town.server.requests()
    );
    window.close().await;
}
