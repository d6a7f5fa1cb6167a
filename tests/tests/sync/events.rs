//! Calendars, pages with events, and sites with The Events Calendar.

use super::*;

fn calendar(evening: &str) -> String {
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "X-WR-TIMEZONE:America/Los_Angeles",
        "BEGIN:VEVENT",
        "UID:lantern@calendar.example",
        "SUMMARY:Lantern Circle",
        "DTSTART;TZID=America/Los_Angeles:20260106T193000",
        "DURATION:PT1H",
        &format!("RRULE:FREQ=WEEKLY;BYDAY={evening}"),
        "LOCATION:Harbor Community House\\, 12 Invented St\\, Seattle\\, WA 98101",
        "ORGANIZER;CN=Somebody:mailto:somebody@mail.example",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:past@calendar.example",
        "SUMMARY:Long ago",
        "DTSTART:20200101T193000Z",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    .join("\r\n")
}

#[tokio::test]
async fn a_calendar_is_recognized_copied_and_followed() {
    let house = House::new();
    house.server.put(
        "/calendar.ics",
        Answer::body(calendar("TU,TH")).header("Content-Type", "text/calendar"),
    );
    let id = house.add("/calendar.ics", None);
    let first = house.sync_one().await;
    assert_eq!(outcome(&first), ("updated", None), "{:?}", first.error);
    assert_eq!(
        (
            first.read,
            first.accepted,
            first.rejected,
            house.meetings(&id)
        ),
        (2, 1, 1, 2),
        "two evenings of one event; what is over is counted as left out"
    );
    assert!(
        first
            .notices
            .iter()
            .any(|notice| notice.code.as_str() == "over"),
        "and has its own notice"
    );
    assert_eq!(
        house.engine.sources().unwrap()[0].source.format,
        Some(FeedFormat::Ical),
        "its format is kept"
    );
    house.server.put(
        "/calendar.ics",
        Answer::body(calendar("TU")).header("Content-Type", "text/calendar"),
    );
    let second = house.sync_one().await;
    assert_eq!(
        outcome(&second),
        ("updated", None),
        "an evening less: {:?}",
        second.error
    );
}

#[tokio::test]
async fn events_in_a_page_are_read() {
    let house = House::new();
    let event = json!({
        "@context": "https://schema.org", "@type": "Event", "name": "Lantern Circle", "url": "https://lists.example.org/lantern",
        "eventSchedule": {"@type": "Schedule", "repeatFrequency": "P1W", "byDay": "https://schema.org/Monday", "startTime": "19:30", "scheduleTimezone": "America/Los_Angeles"},
        "location": {"@type": "VirtualLocation", "url": "https://zoom.us/j/9990001"}
    });
    let page = format!(
        "<!doctype html><title>Events</title><script type=\"application/ld+json\">{event}</script><p>Welcome"
    );
    house.server.put(
        "/events",
        Answer::body(page).header("Content-Type", "text/html"),
    );
    let id = house.add("/events", Some(FeedFormat::JsonLd));
    let first = house.sync_one().await;
    assert_eq!(outcome(&first), ("updated", None), "{:?}", first.error);
    assert_eq!(
        (first.read, house.meetings(&id)),
        (1, 1),
        "the event of the page"
    );
}

/// A site with so many evenings of so many series, whose pages name the next one or do not, and count wrongly.
fn site(house: &House, evenings: u32, names_next: bool) {
    let base = house.server.url("/wp-json/tribe/events/v1/events");
    house.server.answer("/wp-json/tribe/events/v1/events", move |request| {
        let number = |name: &str, otherwise: u32| {
            request
                .parameter(name)
                .and_then(|text| text.parse().ok())
                .unwrap_or(otherwise)
        };
        let (size, page) = (number("per_page", 10), number("page", 1));
        let events: Vec<Value> = (0..evenings)
            .skip(((page - 1) * size) as usize)
            .take(size as usize)
            .map(|number| {
                let (series, week) = (number % 12, number / 12);
                let day = jiff::civil::date(2026, 12, 1)
                    .checked_add(jiff::Span::new().days(i64::from(series % 5) + i64::from(week) * 7))
                    .unwrap();
                json!({
                    "id": 10_000 + number, "status": "publish", "title": format!("Lantern Circle {series}"), "slug": format!("lantern-{series}"),
                    "url": format!("https://lists.example.org/event/lantern-{series}/{day}/"), "start_date": format!("{day} 19:30:00"),
                    "end_date": format!("{day} 20:30:00"), "timezone": "America/Los_Angeles",
                    "venue": {"venue": "Harbor Community House", "address": format!("{series} Invented St"), "city": "Seattle", "state": "WA", "zip": "98101", "country": "United States"},
                    "organizer": []
                })
            })
            .collect();
        if events.is_empty() {
            return Answer::status(404);
        }
        let mut answer = json!({"events": events, "rest_url": base, "total": 7, "total_pages": 1});
        if names_next && page * size < evenings {
            answer["next_rest_url"] = json!(format!("{base}?page={}&per_page={size}", page + 1));
        }
        Answer::json(answer.to_string())
    });
}

#[tokio::test]
async fn a_site_with_a_calendar_is_asked_for_every_page() {
    for (names_next, location, format) in [
        (true, "/wp-json/tribe/events/v1/events", None),
        (false, "/", Some(FeedFormat::EventsCalendar)),
    ] {
        let house = House::new();
        // 100 fills two pages to the last event: whether there is a third has to be tried.
        site(&house, 100, names_next);
        let id = house.add(location, format);
        let first = house.sync_one().await;
        assert_eq!(outcome(&first), ("updated", None), "{:?}", first.error);
        assert_eq!(
            (first.read, house.meetings(&id)),
            (12, 12),
            "a hundred evenings are twelve series"
        );
        let pages: Vec<String> = house
            .server
            .requests()
            .iter()
            .filter_map(|request| request.parameter("page").map(str::to_owned))
            .collect();
        let expected: &[&str] = if names_next {
            &["1", "2"]
        } else {
            &["1", "2", "3"]
        };
        assert_eq!(
            pages, expected,
            "each page once, and no more than there are"
        );
        let second = house.sync_one().await;
        assert_eq!(
            outcome(&second),
            ("unchanged", None),
            "the same pages are the same list"
        );
    }
}

#[tokio::test]
async fn half_a_calendar_takes_nothing_away() {
    let house = House::new();
    site(&house, 100, true);
    let id = house.add(
        "/wp-json/tribe/events/v1/events",
        Some(FeedFormat::EventsCalendar),
    );
    assert_eq!(
        outcome(&house.sync_one().await),
        ("updated", None),
        "the whole list"
    );
    let base = house.server.url("/wp-json/tribe/events/v1/events");
    house.server.answer("/wp-json/tribe/events/v1/events", move |request| {
        if request.parameter("page") == Some("1") {
            let event = json!({"id": 1, "title": "Lantern Circle", "start_date": "2026-12-01 19:30:00"});
            Answer::json(json!({"events": [event], "rest_url": base, "next_rest_url": format!("{base}?page=2")}).to_string())
        } else {
            Answer::status(404)
        }
    });
    let half = house.sync_one().await;
    assert_eq!(
        outcome(&half),
        ("failed", Some("not_found")),
        "a promised page that is not there is no end"
    );
    assert_eq!(house.meetings(&id), 12, "and the old list stays");
}
