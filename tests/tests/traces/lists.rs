//! One list in each format, as it was and as it is. Whatever is in `WITHDRAWN` leads to a door and is gone from the second
//! one; whatever is in `PRIVATE` names a person and must never have been kept.

use circle_domain::FeedFormat;
use circle_tests::listings::{bmlt_formats, bmlt_info};
use circle_tests::server::{Answer, Server};
use serde_json::{Value, json};

/// One list, twice.
pub(crate) struct List {
    /// How it is read.
    pub(crate) format: FeedFormat,
    /// What the second one does not show any more.
    pub(crate) withdrawn: &'static [&'static str],
    /// What is in both, and private.
    pub(crate) private: &'static [&'static str],
    before: String,
    after: String,
}

impl List {
    /// Where it lies on its server.
    pub(crate) fn path(&self) -> &'static str {
        match self.format {
            FeedFormat::Bmlt => "/main_server/",
            FeedFormat::Hsds => "/hsds",
            FeedFormat::EventsCalendar => "/wp-json/tribe/events/v1/events",
            FeedFormat::Csv => "/list.csv",
            FeedFormat::Ical => "/list.ics",
            FeedFormat::JsonLd => "/page.html",
            _ => "/list.json",
        }
    }

    /// Puts it on the server, as it was or as it is.
    pub(crate) fn publish(&self, server: &Server, before: bool) {
        let body = if before { &self.before } else { &self.after };
        match self.format {
            FeedFormat::Bmlt => {
                let body = body.clone();
                server.answer(
                    "/main_server/client_interface/json/",
                    move |request| match request.parameter("switcher") {
                        Some("GetServerInfo") => Answer::json(bmlt_info("4.1.0")),
                        Some("GetFormats") => Answer::json(bmlt_formats(true)),
                        _ => Answer::json(body.clone()),
                    },
                );
            }
            FeedFormat::Hsds => {
                let root = json!({"version": "3.0", "profile": "https://docs.openreferral.org/en/latest/hsds/",
                    "openapi_url": "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"});
                server.put("/hsds", Answer::json(root.to_string()));
                server.put("/hsds/", Answer::json(root.to_string()));
                server.put("/hsds/services", Answer::json(body.clone()));
            }
            FeedFormat::Csv => server.put(
                self.path(),
                Answer::body(body.clone()).header("Content-Type", "text/csv"),
            ),
            FeedFormat::Ical => server.put(
                self.path(),
                Answer::body(body.clone()).header("Content-Type", "text/calendar"),
            ),
            FeedFormat::JsonLd => server.put(
                self.path(),
                Answer::body(body.clone()).header("Content-Type", "text/html"),
            ),
            _ => server.put(self.path(), Answer::json(body.clone())),
        }
    }
}

const PRIVATE: &[&str] = &[
    "Zebedee Quillfeather",
    "5550100077",
    "quillfeather@private.example",
];

/// A list in every format.
pub(crate) fn all() -> Vec<List> {
    vec![
        meeting_guide(),
        bmlt(),
        csv(),
        json_of_another_shape(),
        hsds(),
        events_calendar(),
        ical(),
        jsonld(),
    ]
}

fn meeting_guide() -> List {
    let row = |open: bool| {
        let mut row = json!({
            "id": 7, "name": "Lantern Group", "slug": "lantern-group", "day": 2, "time": "19:30", "types": ["O"],
            "attendance_option": "hybrid", "city": "Seattle", "state": "WA", "country": "US", "region": "North",
            "contact_1_name": PRIVATE[0], "contact_1_phone": PRIVATE[1], "contact_1_email": PRIVATE[2],
            "author": PRIVATE[0], "edit_url": "https://lists.example.org/edit?by=quillfeather%40private.example"
        });
        if open {
            row["formatted_address"] = json!("77 Wisteriaquay, Seattle, WA 98101, USA");
            row["location"] = json!("Harborquoin House");
            row["latitude"] = json!(47.612_345_6);
            row["longitude"] = json!(-122.334_567_8);
            row["conference_url"] = json!("https://zoom.us/j/81234567790?pwd=sesamquux");
            row["conference_url_notes"] = json!("Passcode: plughxyzzy");
            row["conference_phone"] = json!("+12065550199");
        }
        Value::Array(vec![row]).to_string()
    };
    List {
        format: FeedFormat::MeetingGuide,
        withdrawn: &[
            "Wisteriaquay",
            "Harborquoin",
            "81234567790",
            "sesamquux",
            "plughxyzzy",
            "12065550199",
        ],
        private: PRIVATE,
        before: row(true),
        after: row(false),
    }
}

fn bmlt() -> List {
    let row = |open: bool| {
        let text = |value: &str| {
            if open {
                value.to_owned()
            } else {
                String::new()
            }
        };
        json!([{
            "id_bigint": "4", "worldid_mixed": "G00900004", "service_body_bigint": "3", "weekday_tinyint": "3",
            "venue_type": "3", "start_time": "19:30:00", "duration_time": "01:30:00", "time_zone": "America/New_York",
            "formats": "O", "format_shared_id_list": "17", "lang_enum": "en", "published": "1",
            "longitude": if open { "-73.9857123" } else { "" }, "latitude": if open { "40.7484321" } else { "" },
            "root_server_uri": "https://bmlt.example.org/main_server", "meeting_name": "Noon Group",
            "location_text": text("Harborquoin Hall"), "location_street": text("77 Wisteriaquay"),
            "location_municipality": "New York", "location_province": "NY", "location_nation": "USA",
            "virtual_meeting_link": text("https://zoom.us/j/81234567790?pwd=sesamquux"),
            "virtual_meeting_additional_info": text("Passcode: plughxyzzy"),
            "phone_meeting_number": text("+1 206 555 0199"),
            "contact_name_1": PRIVATE[0], "contact_phone_1": PRIVATE[1], "contact_email_1": PRIVATE[2],
        }])
        .to_string()
    };
    List {
        format: FeedFormat::Bmlt,
        withdrawn: &[
            "Wisteriaquay",
            "Harborquoin",
            "81234567790",
            "sesamquux",
            "plughxyzzy",
            "206 555 0199",
        ],
        private: PRIVATE,
        before: row(true),
        after: row(false),
    }
}

fn csv() -> List {
    let table = |open: bool| {
        let head = "Time,Day,Name,Location,Address,City,State,Country,Types,Conference URL,Conference URL Notes,Conference Phone,Contact 1 Name,Contact 1 Phone,Contact 1 Email,Author";
        let secret = |value: &'static str| if open { value } else { "" };
        format!(
            "{head}\r\n7:30 PM,Tuesday,Lantern Group,{},{},Seattle,WA,US,Open,{},{},{},{},{},{},{}\r\n",
            secret("Harborquoin House"),
            secret("77 Wisteriaquay"),
            secret("https://zoom.us/j/81234567790?pwd=sesamquux"),
            secret("Passcode: plughxyzzy"),
            secret("+12065550199"),
            PRIVATE[0],
            PRIVATE[1],
            PRIVATE[2],
            PRIVATE[0],
        )
    };
    List {
        format: FeedFormat::Csv,
        withdrawn: &[
            "Wisteriaquay",
            "Harborquoin",
            "81234567790",
            "sesamquux",
            "plughxyzzy",
            "12065550199",
        ],
        private: PRIVATE,
        before: table(true),
        after: table(false),
    }
}

fn json_of_another_shape() -> List {
    let rows = |open: bool| {
        let mut rows: Vec<Value> = (0..12)
            .map(|number| {
                json!({
                    "Title": format!("River Circle {number}"), "Weekday": "Friday", "Starts": "18:30",
                    "Town": "Leeds", "Street": format!("{number} Plain Road"), "Zip": "LS1 4AP",
                    "Meeting link": format!("https://zoom.us/j/9990000{number:04}"),
                    "Secretary": PRIVATE[0], "Contact person phone": PRIVATE[1], "Contact email": PRIVATE[2],
                })
            })
            .collect();
        rows.truncate(1);
        if open {
            rows[0]["Street"] = json!("77 Wisteriaquay");
            rows[0]["Meeting link"] = json!("https://zoom.us/j/81234567790?pwd=sesamquux");
        } else {
            rows[0]["Street"] = json!("");
            rows[0]["Meeting link"] = json!("");
        }
        json!({"result": rows}).to_string()
    };
    List {
        format: FeedFormat::Json,
        withdrawn: &["Wisteriaquay", "81234567790", "sesamquux"],
        private: PRIVATE,
        before: rows(true),
        after: rows(false),
    }
}

fn hsds() -> List {
    let page = |open: bool| {
        let location = if open {
            json!({
                "id": "l1", "location_type": "physical", "name": "Harborquoin Hall", "latitude": 51.512_345_6,
                "longitude": -0.123_456_7, "addresses": [{
                    "id": "ad", "address_1": "77 Wisteriaquay", "city": "London", "state_province": "",
                    "postal_code": "E1 6AN", "country": "GB", "address_type": "physical"
                }]
            })
        } else {
            json!({"id": "l1", "location_type": "physical", "addresses": [{
                "id": "ad", "address_1": "", "city": "London", "state_province": "", "postal_code": "", "country": "GB",
                "address_type": "physical"
            }]})
        };
        let service = json!({
            "id": "a1", "name": "Carers' support group", "description": "A self-help group for carers.", "status": "active",
            "organization": {"id": "o1", "name": "Harbour Trust", "description": "A charity."},
            "schedules": [{"id": "s", "freq": "WEEKLY", "byday": "TU", "opens_at": "19:00", "closes_at": "20:30"}],
            "service_at_locations": [{"id": "sl", "location": location}],
            "phones": if open { json!([{"id": "p", "number": "+44 20 7946 0199"}]) } else { json!([]) },
            "contacts": [{"id": "c", "name": PRIVATE[0], "email": PRIVATE[2], "phones": [{"id": "cp", "number": PRIVATE[1]}]}],
            "assurer_email": PRIVATE[2],
        });
        json!({"total_items": 1, "total_pages": 1, "page_number": 1, "size": 1, "first_page": true, "last_page": true,
            "empty": false, "contents": [service]})
        .to_string()
    };
    List {
        format: FeedFormat::Hsds,
        withdrawn: &["Wisteriaquay", "Harborquoin", "20 7946 0199"],
        private: PRIVATE,
        before: page(true),
        after: page(false),
    }
}

fn events_calendar() -> List {
    let page = |open: bool| {
        let venue = if open {
            json!({"venue": "Harborquoin Hall", "address": "77 Wisteriaquay", "city": "Albany", "state": "NY",
                "zip": "12207", "country": "United States", "geo_lat": 42.651_234_5, "geo_lng": -73.751_234_5})
        } else {
            json!({"city": "Albany", "state": "NY", "country": "United States"})
        };
        let events: Vec<Value> = ["2026-12-01", "2026-12-08", "2026-12-15"]
            .iter()
            .zip(1..)
            .map(|(date, id)| {
                json!({
                    "id": id, "title": "Lantern Group", "description": "", "url": "https://cal.example/lantern",
                    "start_date": format!("{date} 19:00:00"), "end_date": format!("{date} 20:00:00"),
                    "timezone": "America/New_York", "all_day": false, "venue": venue,
                    "virtual_url": if open { "https://zoom.us/j/81234567790?pwd=sesamquux" } else { "" },
                    "is_virtual": true, "author": PRIVATE[0],
                    "organizer": [{"organizer": PRIVATE[0], "phone": PRIVATE[1], "email": PRIVATE[2]}],
                })
            })
            .collect();
        json!({"events": events, "total": 3, "total_pages": 1,
            "rest_url": "https://cal.example/wp-json/tribe/events/v1/events/"})
        .to_string()
    };
    List {
        format: FeedFormat::EventsCalendar,
        withdrawn: &["Wisteriaquay", "Harborquoin", "81234567790", "sesamquux"],
        private: PRIVATE,
        before: page(true),
        after: page(false),
    }
}

fn ical() -> List {
    let calendar = |open: bool| {
        let secret = if open {
            "LOCATION:Harborquoin Hall\\, 77 Wisteriaquay\\, Seattle\r\nGEO:47.6123456;-122.3345678\r\nCONFERENCE;VALUE=URI;FEATURE=VIDEO:https://zoom.us/j/81234567790?pwd=sesamquux\r\nDESCRIPTION:Passcode: plughxyzzy\r\n"
        } else {
            ""
        };
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//invented//EN\r\nBEGIN:VEVENT\r\nUID:1@cal.example\r\nSUMMARY:Lantern Group\r\nDTSTART;TZID=America/Los_Angeles:20260106T193000\r\nDTEND;TZID=America/Los_Angeles:20260106T203000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\n{secret}ORGANIZER;CN=\"{}\":mailto:{}\r\nATTENDEE;CN=\"{}\":mailto:{}\r\nCONTACT:{} {}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            PRIVATE[0], PRIVATE[2], PRIVATE[0], PRIVATE[2], PRIVATE[0], PRIVATE[1]
        )
    };
    List {
        format: FeedFormat::Ical,
        withdrawn: &["Wisteriaquay", "81234567790", "sesamquux", "plughxyzzy"],
        private: PRIVATE,
        before: calendar(true),
        after: calendar(false),
    }
}

fn jsonld() -> List {
    let page = |open: bool| {
        let location = if open {
            json!([
                {"@type": "Place", "name": "Harborquoin Hall", "address": {"@type": "PostalAddress",
                    "streetAddress": "77 Wisteriaquay", "addressLocality": "Lyon", "postalCode": "69001", "addressCountry": "FR"},
                    "geo": {"@type": "GeoCoordinates", "latitude": 45.761_234_5, "longitude": 4.831_234_5}},
                {"@type": "VirtualLocation", "url": "https://zoom.us/j/81234567790?pwd=sesamquux"}
            ])
        } else {
            json!([{"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Lyon", "addressCountry": "FR"}}])
        };
        let event = json!({
            "@context": "https://schema.org", "@type": "Event", "@id": "https://cal.example/lantern", "name": "Lantern Group",
            "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode", "location": location,
            "eventSchedule": {"@type": "Schedule", "byDay": "https://schema.org/Tuesday", "startTime": "19:30",
                "endTime": "20:30", "repeatFrequency": "P1W", "scheduleTimezone": "Europe/Paris"},
            "organizer": {"@type": "Person", "name": PRIVATE[0], "email": PRIVATE[2], "telephone": PRIVATE[1]},
            "performer": {"@type": "Person", "name": PRIVATE[0]},
        });
        format!(
            "<!doctype html><html><head><title>Lantern</title><script type=\"application/ld+json\">{event}</script></head><body><p>{}</p></body></html>",
            PRIVATE[0]
        )
    };
    List {
        format: FeedFormat::JsonLd,
        withdrawn: &["Wisteriaquay", "Harborquoin", "81234567790", "sesamquux"],
        private: PRIVATE,
        before: page(true),
        after: page(false),
    }
}
