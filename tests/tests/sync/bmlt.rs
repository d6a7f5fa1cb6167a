//! Servers of the Basic Meeting List Toolbox: three questions, and pages that end.

use super::*;

/// A server whose answers have the dialect of a generation: `{}` or `[]` when empty, the last page again or nothing past the end.
fn bmlt_server(house: &House, generation: u8, meetings: u32) {
    let second = generation == 2;
    house.server.answer(
        "/main_server/client_interface/json/",
        move |request| match request.parameter("switcher").unwrap_or_default() {
            "GetServerInfo" => Answer::json(bmlt_info(if second { "2.16.6" } else { "4.1.0" })),
            "GetFormats" => Answer::json(bmlt_formats(!second)),
            "GetSearchResults" => {
                let size: u32 = request
                    .parameter("page_size")
                    .and_then(|text| text.parse().ok())
                    .unwrap_or(u32::MAX);
                let page: u32 = request
                    .parameter("page_num")
                    .and_then(|text| text.parse().ok())
                    .unwrap_or(1);
                let last = meetings.div_ceil(size).max(1);
                let page = if second { page.min(last) } else { page };
                let ids = (1..=meetings)
                    .skip(((page - 1) * size) as usize)
                    .take(size as usize);
                let rows: Vec<Value> = ids
                    .map(|id| bmlt_meeting(id, &format!("Clean Start {id}"), (id % 7 + 1) as u8))
                    .collect();
                if rows.is_empty() && second {
                    Answer::json("{}")
                } else {
                    Answer::json(Value::Array(rows).to_string())
                }
            }
            _ => Answer::json("[]"),
        },
    );
}

#[tokio::test]
async fn bmlt_servers_of_both_generations_are_three_questions() {
    for generation in [2, 4] {
        let house = House::new();
        bmlt_server(&house, generation, 12);
        let id = house.add("/main_server/", None);
        let first = house.sync_one().await;
        assert_eq!(
            outcome(&first),
            ("updated", None),
            "generation {generation}: {:?}",
            first.error
        );
        assert_eq!(
            (first.read, first.added, house.meetings(&id)),
            (12, 12, 12),
            "every meeting of generation {generation}"
        );
        let asked: Vec<String> = house
            .server
            .requests()
            .iter()
            .filter_map(|it| it.parameter("switcher").map(str::to_owned))
            .collect();
        assert_eq!(
            asked,
            ["GetServerInfo", "GetFormats", "GetSearchResults"],
            "info, formats, meetings"
        );
        let second = house.sync_one().await;
        assert_eq!(
            outcome(&second),
            ("unchanged", None),
            "without marks the content's hash tells it"
        );
    }
}

#[tokio::test]
async fn bmlt_paging_stops_on_both_generations() {
    for generation in [2, 4] {
        let house = House::new();
        bmlt_server(&house, generation, 5_000);
        house.add(
            "/main_server/client_interface/json/?switcher=GetSearchResults",
            None,
        );
        let first = house.sync_one().await;
        assert_eq!(
            (outcome(&first), first.read),
            (("updated", None), 5_000),
            "a full page is followed by a question that ends it"
        );
        assert_eq!(first.requests, 4, "which is asked once");
    }
}

#[tokio::test]
async fn the_bare_address_of_a_bmlt_server_is_found_out() {
    let house = House::new();
    bmlt_server(&house, 4, 3);
    house.server.put(
        "/",
        Answer::body("<!doctype html><html><body>Welcome</body></html>")
            .header("Content-Type", "text/html"),
    );
    house.add("/", None);
    let first = house.sync_one().await;
    assert_eq!(
        (outcome(&first), first.read),
        (("updated", None), 3),
        "the server below the page answers: {:?}",
        first.error
    );
    assert_eq!(
        house.engine.sources().unwrap()[0].source.format,
        Some(FeedFormat::Bmlt),
        "and its format is kept"
    );
}
