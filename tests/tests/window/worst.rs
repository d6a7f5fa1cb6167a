//! The worst that a directory may hold: all of it is shown as text, and none of it runs out of the window.

use super::town::Town;
use circle_tests::listings::{online, room};
use serde_json::{Value, json};

fn rows() -> Value {
    let long = "Friends of the Everlasting Lantern at the Harbour of Second Chances ".repeat(8);
    let mut sentence = room(1, long.trim(), 1, "10:30");
    sentence["notes"] = json!("word ".repeat(600));
    let mut unbroken = room(2, &"Lantern".repeat(75), 1, "11:00");
    unbroken["location"] = json!("Harborhouse".repeat(40));
    unbroken["formatted_address"] = json!(format!(
        "{} Invented St, Seattle, WA 98101, USA",
        "9".repeat(200)
    ));
    let mut markup = room(
        3,
        "<b id=planted-name>Bold</b> &amp; <i>Brave</i>",
        1,
        "11:30",
    );
    markup["notes"] = json!(
        "<p class=planted>First.</p><script>document.body.dataset.planted = 'yes'</script><img src=x onerror=\"document.body.dataset.planted='yes'\"><a href=\"javascript:alert(1)\" class=planted>Press</a><style>body{display:none}</style>2 < 3 & 5 > 4"
    );
    markup["location_notes"] =
        json!("<iframe src=https://example.org class=planted></iframe>Upstairs");
    let nowhere = json!({"id": 4, "name": "Nowhere Yet", "slug": "nowhere", "day": 2, "time": "12:00", "types": ["O"]});
    let mut timeless = room(5, "Any Time", 1, "10:00");
    timeless.as_object_mut().unwrap().remove("time");
    timeless.as_object_mut().unwrap().remove("day");
    let mut arabic = room(6, "مجموعة المنارة للأمل", 1, "12:30");
    arabic["notes"] = json!("الباب الخلفي، الطابق الثاني (Room 4).");
    let mut turned = room(7, "Turned \u{202E}sdrawkcab\u{202C} Around", 1, "13:00");
    turned["location"] = json!("\u{202E}esuoH");
    let mut address = online(8, "Long Way In", 1, "14:00");
    address["conference_url"] = json!(format!(
        "https://{}.example.org/j/1",
        "sub.".repeat(40).trim_end_matches('.')
    ));
    address["conference_phone"] = json!(format!("+1206555{}", "0,".repeat(60)));
    json!([
        sentence,
        unbroken,
        markup,
        nowhere,
        timeless,
        arabic,
        turned,
        address,
        room(9, "   ", 1, "15:00")
    ])
}

#[tokio::test]
async fn the_worst_data_stays_text_and_inside_the_window() {
    let town = Town::listing(&rows());
    let window = town.open_copied().await;
    let count = window.texts("[data-row]").await.len();
    assert!(
        count >= 8,
        "odd rows are listings too: {count} of 9 are shown"
    );
    for (width, height) in [(1280, 800), (1024, 700), (640, 900)] {
        window.resize(width, height).await;
        window.look(&format!("worst-list-{width}")).await;
    }
    let script =
        "return [...document.querySelectorAll('[data-row]')].map((row) => row.dataset.row)";
    let ids: Vec<String> = serde_json::from_value(window.run(script, Vec::new()).await).unwrap();
    for (number, id) in ids.iter().enumerate() {
        window.resize(1280, 800).await;
        window
            .run(
                "document.querySelector(`[data-row='${arguments[0]}']`).click()",
                vec![json!(id)],
            )
            .await;
        window.until("the page of the row is open", "return document.querySelector('[data-row][aria-current]')?.dataset.row === arguments[0] && document.querySelector('section.page dl') !== null", vec![json!(id)]).await;
        for (width, height) in [(1280, 800), (640, 900)] {
            window.resize(width, height).await;
            window.look(&format!("worst-page-{number}-{width}")).await;
        }
        let planted = "return document.querySelectorAll('.planted, #planted-name, main img, main script, main iframe, main style, main a[href^=javascript]').length + (document.body.dataset.planted ?? '')";
        assert_eq!(
            window.run(planted, Vec::new()).await,
            json!("0"),
            "nothing of a directory's markup becomes an element"
        );
    }
    window.resize(1280, 800).await;
    window.press("Directories").await;
    window.wait("[data-source]").await;
    window.look("worst-directories").await;
    window.close().await;
}
