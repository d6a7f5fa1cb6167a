use super::*;
use crate::{Document, Role, read, recognize};
use circle_domain::{FeedFormat, SourceId, WhoMayAttend};
use jiff::civil::Weekday;

fn reading(bytes: &[u8]) -> Result<Reading, ReadError> {
    let source = SourceId::of_location("table");
    let options = ReadOptions {
        source: &source,
        fellowship: None,
        country: None,
        read_at: "2026-11-25T00:00:00Z".parse().expect("a moment"),
        mapping: None,
        all_services: false,
    };
    let document = Document {
        role: Role::Listing,
        name: "",
        bytes,
    };
    read(FeedFormat::Csv, &[document], &options)
}

const SHEET: &[u8] = b"Time,End Time,Day,Name,Location,Address,Region,Types,Contact 1 Name,Conference URL,Slug,Updated\r\
\"6:00 PM\",7:00 PM,Every day,\"The \"\"Lantern\"\"\nGroup\",Quay Hall,\"1 Quay St, Greenport, NY 11944, USA\",Greenport,\"Open, Wheelchair Access\",CANARY,,lantern,2016-09-1005:15:00\r\
8:00 PM,NULL,Monday,Night Watch,,,,Closed,,https://zoom.us/j/1,night,\r";

const GROUPS: &[u8] = "Liste der Gruppen;;;;;\nGruppenname;Wochentag;Uhrzeit;Stra\u{df}e;PLZ;Ort;Ansprechpartner;Gemeinschaft\nHafenlicht;Mo und Mi;19.30 Uhr;Kaistr. 1;20095;Hamburg;CANARY;Anonyme Alkoholiker\nLotse;Dienstag;18:00;Kaistr. 2;20095;Hamburg;CANARY;Nordlicht\n;;;;;\n".as_bytes();

#[test]
fn a_spreadsheet_of_the_plugin_needs_no_mapping() {
    assert_eq!(recognize(SHEET), Some(FeedFormat::Csv), "a table");
    let reading = reading(SHEET).expect("a list");
    assert_eq!((reading.read, reading.rejected), (2, 0), "every row");
    let lantern = &reading.records[0];
    assert_eq!(lantern.key.as_str(), "lantern", "its slug");
    assert_eq!(lantern.meetings.len(), 7, "every day");
    let meeting = &lantern.meetings[0];
    assert_eq!(
        meeting.name.as_deref(),
        Some("The \"Lantern\" Group"),
        "quotes and a line break"
    );
    assert_eq!(meeting.schedule.minutes, Some(60), "from the end");
    assert_eq!(
        meeting.who_may_attend,
        WhoMayAttend::Open,
        "types by their names"
    );
    assert!(
        meeting.last_changed.is_some(),
        "a date without a blank before its time"
    );
    let night = &reading.records[1].meetings[0];
    assert!(night.online.is_some(), "the link joins");
    assert!(
        !format!("{reading:?}").contains("CANARY"),
        "no person goes further"
    );
}

#[test]
fn a_table_of_other_names_is_understood() {
    assert_eq!(recognize(GROUPS), Some(FeedFormat::Csv), "a table");
    let reading = reading(GROUPS).expect("a list");
    assert_eq!(reading.read, 2, "a title and blank rows are no records");
    let first = &reading.records[0].meetings;
    assert_eq!(first.len(), 2, "two days");
    assert_eq!(
        first[1].schedule.weekday(),
        Some(Weekday::Wednesday),
        "in German"
    );
    let venue = first[0].venue.as_ref().expect("a place");
    assert_eq!(venue.city.as_deref(), Some("Hamburg"), "its town");
    assert_eq!(venue.postal_code.as_deref(), Some("20095"), "its postcode");
    assert_eq!(
        first[0].fellowship.as_ref().map(|id| id.as_str()),
        Some("aa"),
        "each row its own fellowship"
    );
    assert!(
        !format!("{reading:?}").contains("CANARY"),
        "no person goes further"
    );
}

#[test]
fn a_script_around_a_list_is_read() {
    let script = b"var data = '[{\"days\": [\"wednesdays\"], \"times\": [\"4:00 pm\"], \"address\": \"Easton, Maryland, United States\", \"latitude\": \"38.76\", \"longitude\": \"-76.07\", \"details\": \"Open\nFacilitators\n\nJane Canary, \nPhone: (410) 555-0100\n\n\n\nNotes\n\nCall Jane. \nhttps://zoom.us/j/5\"}]';";
    assert_eq!(
        recognize(script),
        Some(FeedFormat::Json),
        "JSON in a script"
    );
    let reading = reading(script).expect("a list");
    let meeting = &reading.records[0].meetings[0];
    assert_eq!(
        meeting.schedule.weekday(),
        Some(Weekday::Wednesday),
        "a list of one day"
    );
    assert!(meeting.online.is_some(), "the link in its notes joins");
    let all = format!("{reading:?}");
    assert!(
        !all.contains("Canary") && !all.contains("Jane") && !all.contains("0100"),
        "no person goes further"
    );
}

#[test]
fn columns_without_meaning_ask_for_a_mapping() {
    let table = b"alpha,beta,gamma\nq,r,s\nt,u,v\nw,x,y\n";
    assert_eq!(recognize(table), Some(FeedFormat::Csv), "an even table");
    assert_eq!(
        reading(table),
        Err(ReadError::MappingNeeded),
        "somebody has to say"
    );
}

#[test]
fn nothing_of_another_kind_is_a_table() {
    for text in [
        "",
        "Dear all,\nwe meet on Monday, as ever.\n",
        "<p>a,b</p>",
        "BEGIN:VCALENDAR\nA:b,c\n",
        "[{\"a\":1,",
        "null",
    ] {
        assert_eq!(recognize(text.as_bytes()), None, "{text:?} is no list");
    }
}

#[test]
fn damaged_bytes_never_panic() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut roll = |sides: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % sides as u64).expect("small")
    };
    for bytes in [SHEET, GROUPS] {
        for end in (0..bytes.len()).step_by(13) {
            let _ = reading(&bytes[..end]);
            let _ = recognize(&bytes[..end]);
        }
        for _ in 0..150 {
            let mut damaged = bytes.to_vec();
            for _ in 0..=roll(4) {
                let at = roll(damaged.len());
                damaged[at] = u8::try_from(roll(256)).expect("a byte");
            }
            if let Ok(reading) = reading(&damaged) {
                assert_eq!(
                    reading.read,
                    reading.records.len() + reading.rejected,
                    "nothing vanishes"
                );
            }
        }
    }
}
