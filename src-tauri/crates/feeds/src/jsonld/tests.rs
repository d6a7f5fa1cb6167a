use crate::{Document, ReadError, ReadOptions, Role, read as read_feed, recognize};
use circle_domain::{Attendance, FeedFormat, NoticeCode, Reading, Recurrence, SourceId, Status};
use jiff::civil::{Weekday, date, time};
use serde_json::{Value, json};

fn read(text: &str) -> Result<Reading, ReadError> {
    let source = SourceId::of_location("x");
    let options = ReadOptions {
        source: &source,
        fellowship: None,
        country: None,
        read_at: "2026-11-25T12:00:00Z".parse().expect("a moment"),
        mapping: None,
        all_services: false,
    };
    let documents = [Document {
        role: Role::Listing,
        name: "",
        bytes: text.as_bytes(),
    }];
    read_feed(FeedFormat::JsonLd, &documents, &options)
}

fn reading(text: &str) -> Reading {
    let reading = read(text).unwrap_or_else(|error| panic!("a page with events: {error}"));
    assert_eq!(
        reading.read,
        reading.records.len() + reading.rejected,
        "read = accepted + rejected"
    );
    reading
}

fn page(scripts: &[String]) -> String {
    let scripts: String = scripts
        .iter()
        .map(|script| {
            format!("<script id=a type='application/ld+json; charset=utf-8'>{script}</script>\n")
        })
        .collect();
    format!(
        "<!doctype html><html><head><title>Events <script></title>{scripts}</head><body><p>Event &amp; more<style><script></style></body></html>"
    )
}

/// An event that is held weekly, with changes.
fn weekly(changes: Value) -> Value {
    let mut event = json!({
        "@context": "https://schema.org", "@type": "SocialEvent", "@id": "https://lamp.example/#circle", "name": "Lamp Circle",
        "description": "Everybody &amp; anybody", "inLanguage": "de",
        "eventSchedule": {"@type": "Schedule", "repeatFrequency": "P1W", "byDay": ["https://schema.org/Tuesday", "Thursday"],
            "startTime": "19:30:00", "endTime": "21:00", "scheduleTimezone": "Europe/Vienna", "startDate": "2026-01-06", "exceptDate": ["2026-12-24", "2026-12-29T19:30"]},
        "location": {"@type": "Place", "name": "Lamp Hall", "address": {"@type": "PostalAddress", "streetAddress": "Dochtgasse 3", "addressLocality": "Graz", "postalCode": "8010", "addressCountry": "AT"},
            "geo": {"@type": "GeoCoordinates", "latitude": "47.0712", "longitude": 15.4389}},
        "organizer": {"@type": "Organization", "name": "Selbsthilfe Graz", "url": "https://lamp.example", "email": "info@lamp.example"}
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
fn a_schedule_is_a_meeting_for_each_of_its_days() {
    let text = page(&[
        "not json".to_owned(),
        json!({"@context": "https://schema.org", "@type": "WebSite"}).to_string(),
        weekly(json!({})).to_string(),
    ]);
    assert_eq!(
        recognize(text.as_bytes()),
        Some(FeedFormat::JsonLd),
        "a page with events is recognized"
    );
    let reading = reading(&text);
    let record = &reading.records[0];
    assert_eq!(
        record.key.as_str(),
        "https://lamp.example/#circle",
        "its own id"
    );
    let slots: Vec<&str> = record.meetings.iter().map(|m| m.slot.as_str()).collect();
    assert_eq!(slots, ["tuesday", "thursday"], "a meeting for each day");
    let thursday = &record.meetings[1];
    assert_eq!(
        (
            thursday.schedule.start,
            thursday.schedule.minutes,
            thursday.schedule.time_zone.as_deref()
        ),
        (Some(time(19, 30, 0, 0)), Some(90), Some("Europe/Vienna")),
        "its clock"
    );
    assert_eq!(
        thursday.schedule.exceptions.except,
        [date(2026, 12, 24)],
        "not on Christmas Eve"
    );
    let venue = thursday.venue.as_ref().expect("a venue");
    assert_eq!(
        (
            venue.name.as_deref(),
            venue.address.as_deref(),
            venue.city.as_deref(),
            venue.country.as_deref(),
            venue.point.is_some()
        ),
        (
            Some("Lamp Hall"),
            Some("Dochtgasse 3"),
            Some("Graz"),
            Some("AT"),
            true
        ),
        "where"
    );
    assert_eq!(thursday.languages, ["de"], "its language");
    assert_eq!(
        thursday.notes.as_deref(),
        Some("Everybody & anybody"),
        "entities are letters"
    );
    assert_eq!(
        thursday.contact.email.as_deref(),
        Some("info@lamp.example"),
        "the group's mailbox"
    );
}

#[test]
fn frequencies_are_understood_in_every_spelling() {
    let of = |schedule: Value| {
        let mut whole = json!({"startDate": "2026-01-06", "startTime": "19:30"});
        whole
            .as_object_mut()
            .expect("an object")
            .extend(schedule.as_object().expect("a schedule").clone());
        reading(&weekly(json!({"eventSchedule": whole})).to_string()).records[0]
            .meetings
            .iter()
            .map(|m| m.schedule.recurrence.clone())
            .collect::<Vec<_>>()
    };
    let weekly = |interval: u8| {
        vec![Recurrence::Weekly {
            weekday: Weekday::Tuesday,
            interval,
            anchor: (interval > 1).then(|| date(2026, 1, 6)),
        }]
    };
    let monthly = |weeks: &[i8]| {
        vec![Recurrence::Monthly {
            weekday: Weekday::Tuesday,
            weeks: weeks.to_vec(),
        }]
    };
    assert_eq!(
        of(json!({"repeatFrequency": "P1W"})),
        weekly(1),
        "a duration"
    );
    assert_eq!(
        of(json!({"repeatFrequency": "P7D"})),
        weekly(1),
        "seven days"
    );
    assert_eq!(
        of(json!({"repeatFrequency": "Weekly", "byDay": "TU"})),
        weekly(1),
        "a word"
    );
    assert_eq!(
        of(json!({"byDay": "http://schema.org/Tuesday"})),
        weekly(1),
        "a day alone"
    );
    assert_eq!(
        of(json!({"repeatFrequency": "P2W"})),
        weekly(2),
        "every other week"
    );
    assert_eq!(
        of(json!({"repeatFrequency": "biweekly"})),
        weekly(2),
        "in a word"
    );
    assert_eq!(
        of(json!({"repeatFrequency": "P1M", "byDay": ["2TU"]})),
        monthly(&[2]),
        "a numbered day"
    );
    assert_eq!(
        of(json!({"repeatFrequency": "P1M", "byDay": "Tuesday", "byMonthWeek": [1, 3]})),
        monthly(&[1, 3]),
        "weeks of the month"
    );
    assert_eq!(of(json!({"repeatFrequency": "P1D"})).len(), 7, "every day");
    assert!(
        matches!(
            of(json!({"repeatFrequency": "P1M", "byMonthDay": 15}))[0],
            Recurrence::Dates(_)
        ),
        "a day of the month is dates"
    );
    assert!(
        matches!(
            of(json!({"repeatFrequency": "P1Y", "byMonth": 12, "byMonthDay": 24}))[0],
            Recurrence::Dates(_)
        ),
        "so is a day of the year"
    );
}

#[test]
fn attendance_is_as_stated_where_that_can_be() {
    let of = |changes: Value| {
        let reading = reading(&weekly(changes).to_string());
        (
            reading.records[0].meetings[0].attendance,
            reading.records[0].meetings[0].status(),
            codes(&reading).contains(&NoticeCode::AttendanceDisagrees),
        )
    };
    let link = json!({"@type": "VirtualLocation", "url": "https://zoom.us/j/9990001"});
    let hall = weekly(json!({}))["location"].clone();
    assert_eq!(of(json!({"location": link, "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode"})).0, Attendance::Online, "online");
    assert_eq!(
        of(json!({"location": [hall, link], "eventAttendanceMode": "MixedEventAttendanceMode"})).0,
        Attendance::Hybrid,
        "both"
    );
    assert_eq!(
        of(json!({"location": [hall, link]})).0,
        Attendance::Hybrid,
        "both, unsaid"
    );
    assert_eq!(
        of(json!({"location": link, "eventAttendanceMode": "OfflineEventAttendanceMode"})),
        (Attendance::Online, Status::Active, true),
        "a link alone is no room"
    );
    assert_eq!(
        of(json!({"location": {"@type": "VirtualLocation"}})).1,
        Status::NoJoiningDetails,
        "how to join is kept back"
    );
    assert_eq!(
        of(json!({"eventStatus": "https://schema.org/EventMovedOnline"})).0,
        Attendance::Online,
        "moved online"
    );
}

#[test]
fn concrete_dates_of_one_series_are_folded() {
    let evening = |day: &str| json!({"@type": "Event", "name": "Evening Lamp", "url": "https://lamp.example/all", "startDate": format!("{day}T19:30:00-05:00"), "endDate": format!("{day}T20:30:00-05:00"), "location": {"@id": "#hall"}});
    let evenings = ["2026-12-02", "2026-12-09", "2026-12-16", "2026-12-23"].map(evening);
    let graph = json!({"@context": {"@vocab": "http://schema.org/"}, "@graph": [
        evenings, {"@type": "Place", "@id": "#hall", "name": "Lamp Hall", "address": "3 Wick Rd, Greenport, NY 11944"}]});
    assert_eq!(
        recognize(graph.to_string().as_bytes()),
        Some(FeedFormat::JsonLd),
        "a bare document is recognized"
    );
    let reading = reading(&graph.to_string());
    assert_eq!(
        (reading.read, reading.records.len()),
        (1, 1),
        "four evenings, one series"
    );
    let meeting = &reading.records[0].meetings[0];
    assert_eq!(
        meeting.schedule.recurrence,
        Recurrence::Weekly {
            weekday: Weekday::Wednesday,
            interval: 1,
            anchor: None
        },
        "every week"
    );
    assert_eq!(
        meeting.schedule.start,
        Some(time(19, 30, 0, 0)),
        "the wall clock as written"
    );
    assert_eq!(meeting.schedule.time_zone, None, "an offset names no place");
    assert_eq!(
        meeting
            .venue
            .as_ref()
            .and_then(|venue| venue.name.as_deref()),
        Some("Lamp Hall"),
        "a place that stands elsewhere"
    );
    let parts = json!({"@context": "https://schema.org", "@type": "EventSeries", "name": "Lamp Days", "location": "Online", "subEvent": [
        {"@type": "Event", "startDate": "2026-12-01T10:00Z"}, {"@type": "Event", "startDate": "2026-12-05T10:00Z"}]});
    let parts = super::tests::reading(&parts.to_string());
    assert_eq!(
        parts.records[0].meetings[0].schedule.recurrence,
        Recurrence::Dates(vec![date(2026, 12, 1), date(2026, 12, 5)]),
        "the parts of a whole"
    );
}

#[test]
fn scripts_are_found_and_repaired() {
    let event = weekly(json!({})).to_string();
    for script in [
        format!("<!-- {event} -->"),
        format!("//<![CDATA[\n{event}\n//]]>"),
        event.replace('"', "&quot;"),
        event.replace("Everybody", "Every\n\tbody"),
        format!("[{event}]"),
    ] {
        assert_eq!(
            reading(&page(std::slice::from_ref(&script))).records.len(),
            1,
            "{}",
            &script[..40]
        );
    }
    assert_eq!(
        read("<html><p>nothing"),
        Err(ReadError::Html { challenge: false }),
        "a page without such scripts"
    );
    assert_eq!(
        read(&page(&["{\"@type\":\"WebSite\"}".to_owned()])),
        Err(ReadError::NoRecords),
        "a page without events"
    );
    assert_ne!(
        recognize(b"<html><p>Event application/ld+json</p>"),
        Some(FeedFormat::JsonLd),
        "a word in a page is no script"
    );
    let shown = "<html><textarea><script type=\"application/ld+json\">{\"@context\":\"schema.org\",\"@type\":\"Event\",\"name\":\"x\"}</script></textarea>";
    assert_ne!(
        recognize(shown.as_bytes()),
        Some(FeedFormat::JsonLd),
        "what is shown as text is no script"
    );
}

#[test]
fn what_is_over_or_called_off_is_left_out_and_persons_go_no_further() {
    for (changes, code) in [
        (
            json!({"eventStatus": "https://schema.org/EventCancelled"}),
            NoticeCode::CalledOff,
        ),
        (
            json!({"eventSchedule": null, "startDate": "2026-01-01T19:30"}),
            NoticeCode::Over,
        ),
        (
            json!({"eventSchedule": {"repeatFrequency": "P1W", "startDate": "2025-01-01", "endDate": "2025-06-01", "startTime": "10:00"}}),
            NoticeCode::Over,
        ),
    ] {
        let reading = reading(&weekly(changes.clone()).to_string());
        assert_eq!(reading.rejected, 1, "{changes}");
        assert!(
            codes(&reading).contains(&code),
            "{changes}: {:?}",
            codes(&reading)
        );
    }
    let canary = json!({"@type": "Person", "name": "Canary Support Group", "email": "info@canary.example", "telephone": "+1 555 0100 canary"});
    let reading = reading(&weekly(json!({"organizer": canary, "performer": canary, "attendee": [canary], "author": "canary", "contactPoint": canary})).to_string());
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
fn nothing_panics_whatever_the_bytes() {
    let text = page(&[weekly(json!({"eventSchedule": [{"repeatFrequency": "P3D", "repeatCount": 4_000_000_000_u32, "startDate": "1900-01-01"}, {"repeatFrequency": "P1Y", "startDate": "9999-12-31", "byDay": ["-5SU"]}]})).to_string()]);
    let bytes = text.as_bytes();
    let mut seed = 7_u32;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let check = |bytes: &[u8]| {
        if let Ok(reading) = read(&String::from_utf8_lossy(bytes)) {
            assert_eq!(
                reading.read,
                reading.records.len() + reading.rejected,
                "every record is accounted for"
            );
        }
        let _ = recognize(bytes);
    };
    for length in (0..bytes.len()).step_by(17) {
        check(&bytes[..length]);
    }
    for _ in 0..500 {
        let mut bytes = bytes.to_vec();
        for _ in 0..4 {
            let at = random(bytes.len());
            bytes[at] = b"\"{}[]:,0aZ<>/"[random(13)];
        }
        check(&bytes);
    }
    let deep = format!("{}{}", "[{\"@graph\":".repeat(60), "]".repeat(60));
    check(deep.as_bytes());
    check(page(&["<!--<script>".repeat(50_000)]).as_bytes());
}
