//! Typing in the line: the newest answer stays, and how long it takes from a key to the picture.

use super::town::Town;
use circle_tests::window::{Setting, Window};
use serde_json::json;

/// From the key that is taken in to the second frame in which the number of groups or the first of them is another.
const WATCH: &str = "
const line = document.querySelector('input[type=search]');
const seen = () => document.querySelector('.count strong')?.innerText + '|' + document.querySelector('[data-row]')?.innerText;
window.painted = [];
line.addEventListener('input', () => {
  const start = performance.now();
  const before = seen();
  const look = () => {
    if (seen() !== before) requestAnimationFrame(() => window.painted.push(performance.now() - start));
    else if (performance.now() - start < 1500) requestAnimationFrame(look);
    else window.painted.push(-1);
  };
  requestAnimationFrame(look);
});
return line !== null";

#[tokio::test]
async fn the_newest_answer_stays() {
    let town = Town::new();
    let window = town.open_copied().await;
    window.keys("/").await;
    window
        .until(
            "the line has the focus",
            "return document.activeElement.type === 'search'",
            Vec::new(),
        )
        .await;
    window.keys("\u{E009}a\u{E000}\u{E017}").await;
    for key in "zzzzzz".chars() {
        window.keys(&key.to_string()).await;
    }
    window.wait_gone("[data-row]").await;
    for _ in 0..6 {
        window.keys("\u{E003}").await;
    }
    window.wait("[data-row]").await;
    window
        .until(
            "the line is empty and every group is back",
            "return document.querySelector('input[type=search]').value === '' \
             && document.querySelectorAll('[data-row]').length > 1",
            Vec::new(),
        )
        .await;
}

/// On a data folder of any size: `OPEN_CIRCLE_TYPED_DATA=FOLDER`. Prints figures and asserts none.
#[tokio::test]
#[ignore = "measures; needs a data folder"]
async fn from_a_key_to_the_picture() {
    let folder = std::env::var("OPEN_CIRCLE_TYPED_DATA").expect("OPEN_CIRCLE_TYPED_DATA=FOLDER");
    let window = Window::open(&Setting {
        data: std::path::Path::new(&folder),
        now: "2026-11-24T00:00:00Z",
        zone: "America/Chicago",
        language: "en",
        catalogue: None,
    })
    .await;
    window.wait("[data-row]").await;
    println!(
        "from the start to the first row: {:?}",
        window.since_start()
    );
    window.keys("/").await;
    window.until("the line is there", WATCH, Vec::new()).await;
    let mut typed = 0;
    let lines = [
        "serenity",
        "step study",
        "new beginnings",
        "drinking seattle",
        "grief online",
        "women",
    ];
    // Three times over: the 99th percentile of 50 keys would be no more than the worst of them.
    for line in lines.iter().cycle().take(3 * lines.len()) {
        // Emptying an empty line is no change.
        if typed > 0 {
            window.keys("\u{E009}a\u{E000}\u{E017}").await;
            typed += 1;
        }
        let all = "return window.painted.length >= arguments[0]";
        window
            .until("the line is cleared", all, vec![json!(typed)])
            .await;
        for key in line.chars() {
            window.keys(&key.to_string()).await;
            typed += 1;
            window
                .until("the key is taken in", all, vec![json!(typed)])
                .await;
        }
    }
    let painted = window.run("return window.painted", Vec::new()).await;
    let mut times: Vec<f64> = serde_json::from_value(painted).unwrap();
    let unchanged = times.iter().filter(|time| **time < 0.0).count();
    times.retain(|time| *time >= 0.0);
    println!("in the order of typing, in ms: {times:.0?}");
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{} keys that changed the picture ({unchanged} did not): p50 {:.0} ms, p99 {:.0} ms, longest {:.0} ms",
        times.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}
