use crate::{Document, ReadError, ReadOptions, Role, read};
use circle_domain::{
    AliasKind, Attendance, Code, FeedFormat, FellowshipId, Meeting, NoticeCode, PositionFrom,
    Reading, Recurrence, SourceId, Status, WhoMayAttend, ZoneFrom,
};
use jiff::civil::{Weekday, time};
use serde_json::{Value, json};

mod formats;
mod hostile;

const INFO: &str = r#"[{"version":"4.1.0","nativeLang":"en","centerLongitude":"-100.25","centerLatitude":"45.5","defaultDuration":"1:15:00"}]"#;

/// A meeting as a server writes it, with `changes` laid over it; `null` takes a field away.
pub(super) fn record(changes: Value) -> Value {
    let mut record = json!({
        "id_bigint": "41", "worldid_mixed": "G00555001", "shared_group_id_bigint": "", "service_body_bigint": "7",
        "service_body_name": "Lakes Area", "weekday_tinyint": "3", "venue_type": "1", "start_time": "19:30:00", "duration_time": "01:30:00",
        "time_zone": "", "formats": "", "format_shared_id_list": "", "lang_enum": "en", "longitude": "-100.75", "latitude": "45.75",
        "distance_in_km": "", "distance_in_miles": "", "email_contact": "", "meeting_name": "Clear Water", "location_text": "Grange Hall",
        "location_info": "Side door", "location_street": "12 Mill Lane", "location_city_subsection": "", "location_neighborhood": "",
        "location_municipality": "Fern Hollow", "location_sub_province": "Pine", "location_province": "ND", "location_postal_code_1": "58999",
        "location_nation": "USA", "comments": "", "bus_lines": "", "train_lines": "", "phone_meeting_number": "", "virtual_meeting_link": "",
        "virtual_meeting_additional_info": "", "contact_name_1": "", "contact_phone_1": "", "contact_email_1": "", "admin_notes": "",
        "published": "1", "root_server_uri": "https://bmlt.example.org/main_server"
    });
    for (key, value) in changes.as_object().expect("changes are an object") {
        let fields = record.as_object_mut().expect("a record is an object");
        if value.is_null() {
            fields.remove(key);
        } else {
            fields.insert(key.clone(), value.clone());
        }
    }
    record
}

pub(super) fn read_documents(documents: &[(Role, &str)]) -> Result<Reading, ReadError> {
    let source = SourceId::of_location("https://bmlt.example.org/main_server/");
    let fellowship = FellowshipId::new("na");
    let options = ReadOptions {
        mapping: None,
        all_services: false,
        source: &source,
        fellowship: Some(&fellowship),
        country: None,
        read_at: "2026-11-23T12:00:00Z".parse().expect("a moment"),
    };
    let documents: Vec<Document> = documents
        .iter()
        .map(|(role, text)| Document {
            name: "",
            role: *role,
            bytes: text.as_bytes(),
        })
        .collect();
    read(FeedFormat::Bmlt, &documents, &options)
}

/// Reads records with the server's answers around them.
pub(super) fn reading(records: &Value) -> Reading {
    read_documents(&[
        (Role::Info, INFO),
        (Role::Formats, formats::LIST),
        (Role::Meetings, &records.to_string()),
    ])
    .expect("a list of meetings")
}

/// Reads one record with `changes`.
pub(super) fn meeting(changes: Value) -> Meeting {
    let reading = reading(&json!([record(changes)]));
    assert_eq!(
        (reading.read, reading.rejected),
        (1, 0),
        "the record is accepted: {:?}",
        reading.notices
    );
    reading.records[0].meetings[0].clone()
}

pub(super) fn codes(reading: &Reading) -> Vec<NoticeCode> {
    reading.notices.iter().map(|notice| notice.code).collect()
}

#[test]
fn a_plain_meeting() {
    let reading = reading(&json!([record(json!({}))]));
    let record = &reading.records[0];
    assert_eq!(reading.notices, [], "nothing is odd about it");
    assert_eq!(record.key.as_str(), "41", "the server's number");
    let alias = |kind| {
        record
            .aliases
            .iter()
            .find(|alias| alias.kind == kind)
            .map(|alias| alias.value.as_str())
    };
    assert_eq!(
        alias(AliasKind::WorldId),
        Some("G00555001"),
        "the world office's id of the group"
    );
    assert_eq!(
        alias(AliasKind::Number),
        Some("bmlt.example.org/main_server#41"),
        "the number with its server"
    );
    let meeting = &record.meetings[0];
    assert_eq!(meeting.name.as_deref(), Some("Clear Water"), "its name");
    assert_eq!(meeting.attendance, Attendance::InPerson, "venue type 1");
    assert_eq!(
        meeting.schedule.recurrence,
        Recurrence::Weekly {
            weekday: Weekday::Tuesday,
            interval: 1,
            anchor: None
        },
        "3 counted from Sunday"
    );
    assert_eq!(
        (meeting.schedule.start, meeting.schedule.minutes),
        (Some(time(19, 30, 0, 0)), Some(90)),
        "start and length"
    );
    assert_eq!(
        (
            meeting.schedule.time_zone.as_deref(),
            meeting.schedule.zone_from
        ),
        (None, ZoneFrom::Unknown),
        "no zone is guessed here"
    );
    let venue = meeting.venue.as_ref().expect("a venue");
    assert_eq!(
        (venue.region.as_deref(), venue.country.as_deref()),
        (Some("ND"), Some("US")),
        "state and country"
    );
    assert_eq!(
        venue.position_from,
        Some(PositionFrom::Record),
        "the server's own coordinates"
    );
    assert_eq!(
        venue.directions.as_deref(),
        Some("Side door"),
        "how to get in"
    );
    assert_eq!(
        meeting.service_body.as_deref(),
        Some("Lakes Area"),
        "whose it is"
    );
    assert_eq!(meeting.status(), Status::Active, "it takes place");
    let public: Value = serde_json::from_str(&record.public).expect("the public part is JSON");
    assert_eq!(public["meeting_name"], "Clear Water", "the record is kept");
    assert_eq!(public.get("bus_lines"), None, "without its empty fields");
}

#[test]
fn values_are_numbers_on_some_servers() {
    let changes = json!({"id_bigint": 41, "weekday_tinyint": 3, "venue_type": 1, "longitude": -100.75, "latitude": 45.75, "published": 1, "service_body_bigint": 7});
    assert_eq!(
        meeting(changes),
        meeting(json!({})),
        "a number is as good as its text"
    );
    assert_eq!(
        meeting(json!({"published": true})),
        meeting(json!({})),
        "so is yes"
    );
}

#[test]
fn lengths() {
    let minutes = |text: &str| meeting(json!({"duration_time": text})).schedule.minutes;
    assert_eq!(
        minutes("01:00"),
        Some(60),
        "without seconds, where the server filled it in"
    );
    assert_eq!(minutes("24:00:00"), Some(1440), "a whole day");
    assert_eq!(
        minutes("00:00:00"),
        Some(75),
        "nobody entered it: the server's own"
    );
    assert_eq!(minutes(""), Some(75), "missing: the server's own");
    assert_eq!(minutes("25:00:00"), Some(75), "no such length");
    assert_eq!(
        minutes("65535:00:00"),
        Some(75),
        "a number that no clock can hold is no length either"
    );
    let alone = read_documents(&[(
        Role::Listing,
        &json!([record(json!({"duration_time": "00:00:00"}))]).to_string(),
    )])
    .expect("a list");
    assert_eq!(
        alone.records[0].meetings[0].schedule.minutes, None,
        "without the server's word no end is known"
    );
}

#[test]
fn times_and_days_that_are_none() {
    let odd = reading(&json!([
        record(json!({"id_bigint": "1", "weekday_tinyint": "8"})),
        record(json!({"id_bigint": "2", "weekday_tinyint": ""})),
        record(json!({"id_bigint": "3", "start_time": "soon"})),
        record(json!({"id_bigint": "4", "start_time": ""})),
        record(json!({"id_bigint": "5", "time_zone": "Moon/Base"})),
    ]));
    assert_eq!(
        codes(&odd),
        [
            NoticeCode::DayNotUnderstood,
            NoticeCode::DayMissing,
            NoticeCode::TimeNotUnderstood,
            NoticeCode::TimeMissing,
            NoticeCode::ZoneNotUnderstood
        ],
        "each is said, none is lost"
    );
    assert_eq!(odd.records.len(), 5, "all are accepted");
    assert_eq!(
        odd.records[0].meetings[0].status(),
        Status::ByArrangement,
        "without a day there is no time"
    );
    let zoned = meeting(json!({"time_zone": "Europe/Berlin"}));
    assert_eq!(
        (
            zoned.schedule.time_zone.as_deref(),
            zoned.schedule.zone_from
        ),
        (Some("Europe/Berlin"), ZoneFrom::Record),
        "a zone that is one"
    );
}

#[test]
fn online_meetings_have_no_position() {
    let online = meeting(
        json!({"venue_type": "2", "virtual_meeting_link": "https://zoom.us/j/1", "latitude": "34.235918", "longitude": "-118.563659",
        "virtual_meeting_additional_info": "Passcode: water", "phone_meeting_number": "+1-555-010-0199,,123456#"}),
    );
    assert_eq!(online.attendance, Attendance::Online, "venue type 2");
    let venue = online.venue.expect("the town it belongs to");
    assert_eq!(
        (venue.point, venue.address, venue.city.as_deref()),
        (None, None, Some("Fern Hollow")),
        "no position and no street, only the town"
    );
    let access = online.online.expect("a way to join");
    assert_eq!(
        access.provider.as_deref(),
        Some("zoom.us"),
        "a known service"
    );
    assert_eq!(
        access.phone.as_deref(),
        Some("+15550100199,,123456#"),
        "a number to dial, with its pauses"
    );
    assert_eq!(
        access.notes.as_deref(),
        Some("Passcode: water"),
        "the pass code"
    );
    let hybrid = meeting(json!({"venue_type": 3, "virtual_meeting_link": "https://zoom.us/j/1"}));
    assert_eq!(hybrid.attendance, Attendance::Hybrid, "venue type 3");
    assert!(
        hybrid.venue.is_some_and(|venue| venue.point.is_some()),
        "people go there, too"
    );
    let withheld = meeting(json!({"venue_type": "2"}));
    assert_eq!(
        withheld.status(),
        Status::NoJoiningDetails,
        "online, and nobody says how"
    );
}

#[test]
fn a_server_puts_what_it_does_not_know_in_its_centre() {
    for (latitude, longitude) in [("45.5", "-100.25"), ("34.235918", "-118.563659")] {
        let reading = reading(&json!([record(
            json!({"latitude": latitude, "longitude": longitude})
        )]));
        assert_eq!(
            codes(&reading),
            [NoticeCode::CoordinatesPlaceholder],
            "{latitude} is where servers put everything"
        );
        assert_eq!(
            reading.records[0].meetings[0]
                .venue
                .as_ref()
                .and_then(|venue| venue.point),
            None,
            "and no place"
        );
    }
    let zero = reading(&json!([record(json!({"latitude": "0", "longitude": "0"}))]));
    assert_eq!(
        codes(&zero),
        [NoticeCode::CoordinatesUnusable],
        "zero is no place either"
    );
}

#[test]
fn a_blank_venue_type_is_derived() {
    let derived = |changes: Value| {
        let reading = reading(&json!([record(changes)]));
        (
            reading.records[0].meetings[0].attendance,
            codes(&reading).contains(&NoticeCode::VenueTypeDerived),
        )
    };
    let link = "https://zoom.us/j/1";
    assert_eq!(
        derived(json!({"venue_type": ""})),
        (Attendance::InPerson, true),
        "an address and no link"
    );
    assert_eq!(
        derived(json!({"venue_type": null})),
        (Attendance::InPerson, true),
        "older servers do not know the field"
    );
    assert_eq!(
        derived(json!({"venue_type": "", "virtual_meeting_link": link})),
        (Attendance::Hybrid, true),
        "both"
    );
    assert_eq!(
        derived(
            json!({"venue_type": "", "virtual_meeting_link": link, "location_street": "", "location_text": ""})
        ),
        (Attendance::Online, true),
        "a link alone"
    );
    assert_eq!(
        derived(json!({"venue_type": "", "format_shared_id_list": "54", "formats": "VM"})),
        (Attendance::Online, true),
        "its format says it"
    );
}

#[test]
fn closed_buildings() {
    let closed = meeting(json!({"format_shared_id_list": "55", "formats": "TC"}));
    assert_eq!(
        (closed.attendance, closed.status()),
        (Attendance::None, Status::TemporarilyClosed),
        "nobody can go there"
    );
    assert!(
        closed.venue.is_some_and(|venue| venue.address.is_some()),
        "where it was is still said"
    );
    let moved = meeting(
        json!({"venue_type": "2", "format_shared_id_list": "54,55", "formats": "VM,TC", "virtual_meeting_link": "https://zoom.us/j/1"}),
    );
    assert_eq!(
        (moved.attendance, moved.status(), moved.temporarily_closed),
        (Attendance::Online, Status::Active, true),
        "it meets online meanwhile"
    );
}

#[test]
fn questions_before_answers_are_cut_off() {
    let reading = reading(&json!([record(
        json!({"bus_lines": "Bus Lines#@-@#12, 14", "comments": "Ask#@-@#"})
    )]));
    let meeting = &reading.records[0].meetings[0];
    assert_eq!(
        meeting
            .venue
            .as_ref()
            .and_then(|venue| venue.directions.as_deref()),
        Some("Side door\nBus: 12, 14"),
        "the answer alone"
    );
    assert_eq!(
        meeting.access,
        [Code::known("public-transport")],
        "it can be reached by bus"
    );
    assert_eq!(meeting.notes, None, "an empty answer is none");
    assert!(
        !reading.records[0].public.contains("#@-@#"),
        "nor is the question kept"
    );
    assert_eq!(
        codes(&reading),
        [NoticeCode::PromptRemoved, NoticeCode::PromptRemoved],
        "both are said"
    );
}

#[test]
fn nations_districts_and_postcodes() {
    let venue = |changes| meeting(changes).venue.expect("a venue");
    for nation in ["US", "U.S.A", "United States", "United States of America"] {
        assert_eq!(
            venue(json!({"location_nation": nation})).country.as_deref(),
            Some("US"),
            "{nation} is one country"
        );
    }
    assert_eq!(
        venue(json!({"location_nation": "Elbonia"}))
            .country
            .as_deref(),
        Some("Elbonia"),
        "an unknown one as it is"
    );
    assert_eq!(
        venue(json!({"location_nation": ""})).country,
        None,
        "none is none"
    );
    let parts =
        venue(json!({"location_city_subsection": "North End", "location_neighborhood": "Docks"}));
    assert_eq!(
        parts.district.as_deref(),
        Some("Docks, North End"),
        "neighbourhood and borough"
    );
    let borough =
        venue(json!({"location_city_subsection": "North End", "location_municipality": ""}));
    assert_eq!(
        (borough.city.as_deref(), borough.district),
        (Some("North End"), None),
        "a borough without its town is the town"
    );
    assert_eq!(
        venue(json!({"location_province": ""})).region.as_deref(),
        Some("Pine"),
        "the county where there is no state"
    );
    assert_eq!(
        venue(json!({"location_postal_code_1": "ND"})).postal_code,
        None,
        "a postcode has a digit"
    );
}

#[test]
fn groups_are_told_from_body_name_and_place() {
    let group = |changes| meeting(changes).group_id;
    let one = group(json!({}));
    assert!(
        one.is_some(),
        "every meeting with a name and a place has a group"
    );
    assert_eq!(
        one,
        group(json!({"id_bigint": "42", "weekday_tinyint": "5", "meeting_name": " clear  water"})),
        "another evening"
    );
    assert_ne!(
        one,
        group(json!({"location_street": "3 Far Road"})),
        "another place"
    );
    assert_ne!(
        one,
        group(json!({"service_body_bigint": "8"})),
        "another body"
    );
    let online = |link: &str| group(json!({"venue_type": "2", "virtual_meeting_link": link}));
    assert_ne!(
        online("https://zoom.us/j/1"),
        online("https://zoom.us/j/2"),
        "online, the link is the place"
    );
}

#[test]
fn the_aggregator_counts_within_servers() {
    let reading = reading(&json!([
        record(
            json!({"root_server_id": 1, "root_server_uri": "https://one.example.org/main_server/"})
        ),
        record(
            json!({"root_server_id": 2, "root_server_uri": "https://two.example.org/main_server/"})
        ),
    ]));
    let keys: Vec<&str> = reading
        .records
        .iter()
        .map(|record| record.key.as_str())
        .collect();
    assert_eq!(
        keys,
        ["1:41", "2:41"],
        "one number in two servers is two meetings"
    );
    assert_eq!(
        reading.records[0].imported_from.as_deref(),
        Some("https://one.example.org/main_server"),
        "from whom it was taken over"
    );
    assert_ne!(
        reading.records[0].meetings[0].group_id, reading.records[1].meetings[0].group_id,
        "service body 7 is another one there"
    );
}

#[test]
fn weeks_of_the_month_in_words() {
    let recurrence = |changes| meeting(changes).schedule.recurrence;
    let monthly = |weeks: &[i8]| Recurrence::Monthly {
        weekday: Weekday::Tuesday,
        weeks: weeks.to_vec(),
    };
    assert_eq!(
        recurrence(json!({"comments": "Meets 2nd and 4th Tuesday only"})),
        monthly(&[2, 4]),
        "the comments say it"
    );
    assert_eq!(
        recurrence(json!({"meeting_name": "Clear Water (1st Tuesday)"})),
        monthly(&[1]),
        "so may the name"
    );
    let weekly = recurrence(json!({}));
    assert_eq!(
        recurrence(json!({"comments": "Speaker last Tuesday of the month"})),
        weekly,
        "only the evening's form changes"
    );
    let unclear = reading(&json!([record(
        json!({"comments": "No meeting on the 3rd Tuesday"})
    )]));
    assert_eq!(
        unclear.records[0].meetings[0].schedule.recurrence, weekly,
        "not understood: weekly"
    );
    assert_eq!(codes(&unclear), [NoticeCode::ScheduleInText], "and said");
    let other = recurrence(json!({"comments": "Every other week"}));
    assert_eq!(
        other,
        Recurrence::Weekly {
            weekday: Weekday::Tuesday,
            interval: 2,
            anchor: None
        },
        "every second week, which ones is not known"
    );
}
