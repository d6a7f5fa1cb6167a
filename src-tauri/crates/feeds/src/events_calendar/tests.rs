use super::{PAGE_SIZE, Paging, Plan};
use crate::{Document, ReadError, ReadOptions, Role, read as read_feed};
use circle_domain::{Attendance, FeedFormat, NoticeCode, Reading, Recurrence, SourceId};
use jiff::civil::{Weekday, date, time};
use serde_json::{Value, json};

fn read(pages: &[String]) -> Result<Reading, ReadError> {
    let source = SourceId::of_location("x");
    let options = ReadOptions {
        source: &source,
        fellowship: None,
        country: Some("US"),
        read_at: "2026-11-25T12:00:00Z".parse().expect("a moment"),
        mapping: None,
        all_services: false,
    };
    let documents: Vec<Document<'_>> = pages
        .iter()
        .map(|page| Document {
            role: Role::Listing,
            name: "",
            bytes: page.as_bytes(),
        })
        .collect();
    read_feed(FeedFormat::EventsCalendar, &documents, &options)
}

fn page(events: &[Value]) -> String {
    json!({"events": events, "rest_url": "https://lamp.example/wp-json/tribe/events/v1/events/", "total": 999, "total_pages": 40}).to_string()
}

fn reading(events: &[Value]) -> Reading {
    let reading = read(&[page(events)]).expect("a page of events");
    assert_eq!(
        reading.read,
        reading.records.len() + reading.rejected,
        "read = accepted + rejected"
    );
    reading
}

/// One evening, with changes.
fn evening(id: u32, day: &str, changes: Value) -> Value {
    let mut event = json!({
        "id": id, "global_id": format!("lamp.example?id={id}"), "author": "7", "status": "publish", "title": "Lamp &#8211; Evening Circle",
        "slug": "evening-circle", "url": format!("https://lamp.example/event/evening-circle/{day}/"),
        "description": "<p>Come <b>early</b>.</p>\n<p>Tea.</p>", "start_date": format!("{day} 19:30:00"), "end_date": format!("{day} 21:00:00"),
        "all_day": false, "timezone": "America/New_York", "cost": "Free", "website": "", "modified_utc": "2026-10-02 08:00:00",
        "hide_from_listings": false, "categories": [{"name": "Women", "slug": "women"}], "tags": [],
        "venue": {"id": 5, "author": "7", "venue": "Lamp Hall", "address": "3 Wick Rd", "city": "Greenport", "country": "United States",
            "state": "NY", "zip": "11944", "geo_lat": 41.1034, "geo_lng": -72.3593},
        "organizer": [{"organizer": "Greenport Support Group", "phone": "+1 555 010 0199", "email": "info@lamp.example", "website": "https://lamp.example"}]
    });
    for (key, value) in changes.as_object().expect("changes") {
        event[key] = value.clone();
    }
    event
}

fn codes(reading: &Reading) -> Vec<NoticeCode> {
    reading.notices.iter().map(|notice| notice.code).collect()
}

#[test]
fn evenings_of_a_series_are_one_record_again() {
    let days = [
        "2026-12-01",
        "2026-12-08",
        "2026-12-15",
        "2026-12-29",
        "2027-01-05",
    ];
    let events: Vec<Value> = days
        .iter()
        .zip(10_000..)
        .map(|(day, id)| evening(id, day, json!({})))
        .collect();
    let reading = reading(&events);
    assert_eq!(
        (reading.read, reading.records.len()),
        (1, 1),
        "five evenings, one series"
    );
    let record = &reading.records[0];
    assert_eq!(
        record.key.as_str(),
        "series:evening-circle",
        "called by its readable name"
    );
    let meeting = &record.meetings[0];
    assert_eq!(
        meeting.schedule.recurrence,
        Recurrence::Weekly {
            weekday: Weekday::Tuesday,
            interval: 1,
            anchor: None
        },
        "every Tuesday"
    );
    assert_eq!(
        meeting.schedule.exceptions.except,
        [date(2026, 12, 22)],
        "but not on this one"
    );
    assert_eq!(
        (meeting.schedule.start, meeting.schedule.minutes),
        (Some(time(19, 30, 0, 0)), Some(90)),
        "its clock"
    );
    assert_eq!(
        meeting.name.as_deref(),
        Some("Lamp – Evening Circle"),
        "without entities"
    );
    assert_eq!(
        meeting.notes.as_deref(),
        Some("Come early.\n\nTea."),
        "plain text"
    );
    assert_eq!(
        meeting.page_url.as_deref(),
        Some("https://lamp.example/event/evening-circle/"),
        "the page of the series"
    );
    assert_eq!(meeting.attendance, Attendance::InPerson, "in a room");
    let venue = meeting.venue.as_ref().expect("a venue");
    assert_eq!(
        (
            venue.city.as_deref(),
            venue.country.as_deref(),
            venue.point.is_some()
        ),
        (Some("Greenport"), Some("US"), true),
        "where"
    );
    assert_eq!(
        meeting.contact.email.as_deref(),
        Some("info@lamp.example"),
        "a mailbox of a role stays"
    );
    assert_eq!(meeting.audience.len(), 1, "a category that says for whom");
    assert!(
        codes(&reading).contains(&NoticeCode::EventsFolded),
        "and it is said"
    );
}

#[test]
fn single_events_keep_their_number() {
    let reading = reading(&[
        evening(
            1,
            "2026-12-05",
            json!({"url": "https://lamp.example/event/open-day/", "title": "Open Day", "all_day": true, "start_date": "2026-12-05 00:00:00", "end_date": "2026-12-05 23:59:59"}),
        ),
        evening(
            2,
            "2026-12-06",
            json!({"url": "https://lamp.example/event/talk/", "title": "Talk", "is_virtual": true, "virtual_url": "https://zoom.us/j/9990001", "venue": [], "timezone": "UTC-5"}),
        ),
        evening(
            3,
            "2026-12-07",
            json!({"url": "https://lamp.example/event/both/", "title": "Both", "is_virtual": true, "virtual_url": "https://zoom.us/j/9990002"}),
        ),
    ]);
    let keys: Vec<&str> = reading
        .records
        .iter()
        .map(|record| record.key.as_str())
        .collect();
    assert_eq!(keys, ["1", "2", "3"], "the publisher's own");
    let [day, talk, both] = [0, 1, 2].map(|at| &reading.records[at].meetings[0]);
    assert_eq!(day.schedule.start, None, "a whole day has no time");
    assert_eq!(
        (talk.attendance, talk.venue.as_ref()),
        (Attendance::Online, None),
        "online"
    );
    assert_eq!(talk.schedule.time_zone, None, "an offset is no zone");
    assert_eq!(both.attendance, Attendance::Hybrid, "a room and a link");
    assert!(
        codes(&reading).contains(&NoticeCode::ZoneNotUnderstood),
        "which is said"
    );
}

#[test]
fn what_is_hidden_over_or_called_off_is_left_out() {
    for (changes, code) in [
        (json!({"status": "draft"}), NoticeCode::NotPublished),
        (
            json!({"hide_from_listings": true}),
            NoticeCode::NotPublished,
        ),
        (
            json!({"title": "CANCELLED: Evening Circle"}),
            NoticeCode::CalledOff,
        ),
        (
            json!({"start_date": "2026-11-01 19:30:00", "end_date": "2026-11-01 21:00:00"}),
            NoticeCode::Over,
        ),
    ] {
        let reading = reading(&[evening(1, "2026-12-01", changes.clone())]);
        assert_eq!((reading.read, reading.rejected), (1, 1), "{changes}");
        assert!(
            codes(&reading).contains(&code),
            "{changes}: {:?}",
            codes(&reading)
        );
    }
}

#[test]
fn persons_go_no_further() {
    let reading = reading(&[evening(
        1,
        "2026-12-01",
        json!({
            "author": "canary-author",
            "organizer": [{"organizer": "Canary Person", "phone": "+1 555 canary 01234", "email": "canary.person@mail.example", "website": "https://canary.example"}],
            "custom_fields": {"secretary": "canary"}, "json_ld": {"organizer": {"name": "canary"}}
        }),
    )]);
    assert_eq!(reading.records.len(), 1, "the event itself is kept");
    assert!(
        !format!("{reading:?}").to_lowercase().contains("canary"),
        "nobody is in record, public part or notices: {reading:?}"
    );
    assert!(
        codes(&reading).contains(&NoticeCode::PersonLeftOut),
        "that somebody was left out is said"
    );
}

#[test]
fn a_site_that_says_no_is_understood() {
    let error = |text: &str| read(&[text.to_owned()]).expect_err("no page of events");
    assert!(
        matches!(error(r#"{"code":"rest_no_route","message":"No route","data":{"status":404}}"#), ReadError::Refused { code } if code == "rest_no_route"),
        "with its code"
    );
    assert_eq!(
        error(r#"{"events":[]}"#),
        ReadError::NoRecords,
        "empty: the caller keeps what it had"
    );
    assert!(
        matches!(error(r#"{"a":1}"#), ReadError::WrongShape { .. }),
        "something else"
    );
    assert!(matches!(error("<html>"), ReadError::Html { .. }), "a page");
    assert_eq!(
        crate::recognize(page(&[evening(1, "2026-12-01", json!({}))]).as_bytes()),
        Some(FeedFormat::EventsCalendar),
        "and its own is recognized"
    );
}

#[test]
fn pages_end_whatever_their_number_says() {
    let plan = Plan::new("https://lamp.example").expect("a site");
    let address =
        format!("https://lamp.example/wp-json/tribe/events/v1/events?per_page={PAGE_SIZE}&page=1");
    for location in [
        "https://lamp.example/",
        "https://lamp.example/wp-json/tribe/events/v1/",
        "https://lamp.example/wp-json/tribe/events/v1/events?page=3#x",
    ] {
        assert_eq!(
            Plan::new(location).map(|plan| plan.page(1)),
            Some(address.clone()),
            "{location}"
        );
    }
    assert_eq!(Plan::new("ftp://lamp.example"), None, "no web");
    let events = |from: u32, count: u32| -> Vec<Value> {
        (from..from + count)
            .map(|id| evening(id, "2026-12-01", json!({})))
            .collect()
    };
    let with_next = |events: Vec<Value>, next: &str| {
        json!({"events": events, "next_rest_url": next, "total_pages": 999}).to_string()
    };
    let own = "http://lamp.example/wp-json/tribe/events/v1/events/?page=2&start_date=2026-11-25";
    let mut paging = Paging::new(plan.clone());
    let first = paging
        .take(with_next(events(1, 10), own).as_bytes())
        .expect("a page");
    assert_eq!(
        first.next.as_deref(),
        Some(
            "https://lamp.example/wp-json/tribe/events/v1/events/?page=2&start_date=2026-11-25&per_page=50"
        ),
        "the page that is named, with our size and scheme"
    );
    assert!(first.named, "it was promised");
    let again = paging
        .take(with_next(events(11, 10), own).as_bytes())
        .expect("a page");
    assert_eq!(
        (again.keep, again.next),
        (true, None),
        "an address is asked for once"
    );
    let mut paging = Paging::new(plan.clone());
    let foreign = paging
        .take(
            with_next(
                events(1, 10),
                "https://elsewhere.example/wp-json/tribe/events/v1/events/?page=2",
            )
            .as_bytes(),
        )
        .expect("a page");
    assert_eq!(foreign.next, Some(plan.page(2)), "no other site is asked");
    let repeated = paging
        .take(with_next(events(1, 10), own).as_bytes())
        .expect("a page");
    assert_eq!(
        (repeated.keep, repeated.next),
        (false, None),
        "a page with nothing new is the end"
    );
    let mut paging = Paging::new(plan.clone());
    let full = paging
        .take(page(&events(1, 50)).as_bytes())
        .expect("a page");
    assert_eq!(
        (full.next, full.named),
        (Some(plan.page(2)), false),
        "a full page may not be the last"
    );
    let short = paging
        .take(page(&events(51, 3)).as_bytes())
        .expect("a page");
    assert_eq!(
        short.next, None,
        "a short one is, whatever the number of pages says"
    );
    let mut paging = Paging::new(plan);
    let mut asked = 0;
    let mut next = Some(String::new());
    while next.is_some() {
        asked += 1;
        next = paging
            .take(page(&events(asked * 50, 50)).as_bytes())
            .expect("a page")
            .next;
        assert!(asked <= 200, "an endless site is left");
    }
    assert_eq!(asked, 200, "after more pages than any calendar has");
}

#[test]
fn nothing_panics_whatever_the_bytes() {
    let bytes = page(&[
        evening(1, "2026-12-01", json!({})),
        evening(
            2,
            "2026-12-08",
            json!({"venue": [], "organizer": {}, "url": "https://x.example/a/2026-12-08/2/"}),
        ),
    ])
    .into_bytes();
    let mut seed = 7_u32;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for length in (0..bytes.len()).step_by(11) {
        let _ = read(&[String::from_utf8_lossy(&bytes[..length]).into_owned()]);
    }
    for _ in 0..800 {
        let mut bytes = bytes.clone();
        for _ in 0..4 {
            let at = random(bytes.len());
            bytes[at] = b"\"{}[]:,0aZ-"[random(11)];
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Ok(reading) = read(std::slice::from_ref(&text)) {
            assert_eq!(
                reading.read,
                reading.records.len() + reading.rejected,
                "every record is accounted for"
            );
        }
        let _ = Paging::new(Plan::new("https://x.example").expect("a site")).take(text.as_bytes());
    }
}
