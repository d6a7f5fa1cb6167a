//! Listings with invented groups, written in the forms that publishers use.

use serde_json::{Value, json};

/// One row of a Meeting Guide list: a group that meets in a room in Seattle.
#[must_use]
pub fn room(number: u32, name: &str, day: u8, time: &str) -> Value {
    json!({
        "id": number, "name": name, "slug": format!("group-{number}"), "day": day, "time": time,
        "types": ["O", "D"], "location": "Harbor Community House", "formatted_address": format!("{number} Invented St, Seattle, WA 98101, USA"),
        "latitude": 47.61 + f64::from(number) / 10_000.0, "longitude": -122.33, "timezone": "America/Los_Angeles",
        "url": format!("https://lists.example.org/meetings/group-{number}"), "updated": "2026-10-01 10:00:00"
    })
}

/// One row of a Meeting Guide list: a group that meets online.
#[must_use]
pub fn online(number: u32, name: &str, day: u8, time: &str) -> Value {
    json!({
        "id": number, "name": name, "slug": format!("online-{number}"), "day": day, "time": time, "types": ["O", "ONL"],
        "conference_url": format!("https://zoom.us/j/99900{number:04}"), "formatted_address": "Seattle, WA, USA", "approximate": "yes"
    })
}

/// A Meeting Guide list of so many groups.
#[must_use]
pub fn meeting_guide(count: u32) -> String {
    let rows = (1..=count).map(|number| {
        let day = u8::try_from(number % 7).unwrap_or(0);
        room(number, &format!("Lantern Group {number}"), day, "19:30")
    });
    Value::Array(rows.collect()).to_string()
}

/// What a BMLT server of this version says of itself.
#[must_use]
pub fn bmlt_info(version: &str) -> String {
    json!([{
        "version": version, "versionInt": "4001000", "langs": "en", "nativeLang": "en", "centerLongitude": "-118.563659",
        "centerLatitude": "34.235918", "centerZoom": "6", "defaultDuration": "1:00:00", "distanceUnits": "mi", "charSet": "UTF-8"
    }])
    .to_string()
}

/// The formats of an invented BMLT server. Older servers do not tell their kind.
#[must_use]
pub fn bmlt_formats(with_kind: bool) -> String {
    let format = |id: &str, key: &str, name: &str, world: &str, kind: &str| {
        let mut format = json!({
            "key_string": key, "name_string": name, "description_string": name, "lang": "en", "id": id, "world_id": world,
            "root_server_uri": "https://bmlt.example.org/main_server"
        });
        if let (true, Some(object)) = (with_kind, format.as_object_mut()) {
            object.insert("format_type_enum".to_owned(), json!(kind));
        }
        format
    };
    Value::Array(vec![
        format("4", "C", "Closed", "CLOSED", "O"),
        format("17", "O", "Open", "OPEN", "O"),
        format("33", "WC", "Wheelchair", "WCHR", "FC2"),
        format("54", "VM", "Virtual Meeting", "VM", "FC2"),
    ])
    .to_string()
}

/// One meeting of an invented BMLT server, every value a text.
#[must_use]
pub fn bmlt_meeting(id: u32, name: &str, weekday: u8) -> Value {
    json!({
        "id_bigint": id.to_string(), "worldid_mixed": format!("G009{id:05}"), "shared_group_id_bigint": "", "service_body_bigint": "3",
        "weekday_tinyint": weekday.to_string(), "venue_type": "1", "start_time": "19:30:00", "duration_time": "01:30:00", "time_zone": "",
        "formats": "O,WC", "format_shared_id_list": "17,33", "lang_enum": "en", "longitude": "-73.9857", "latitude": "40.7484",
        "distance_in_km": "", "distance_in_miles": "", "email_contact": "", "published": "1",
        "root_server_uri": "https://bmlt.example.org/main_server", "meeting_name": name, "location_text": "Lantern Hall",
        "location_info": "", "location_street": format!("{id} Invented Ave"), "location_municipality": "New York",
        "location_province": "NY", "location_postal_code_1": "10001", "location_nation": "USA", "comments": "",
        "virtual_meeting_link": "", "phone_meeting_number": "", "virtual_meeting_additional_info": "", "contact_name_1": "",
        "contact_phone_1": "", "contact_email_1": ""
    })
}
