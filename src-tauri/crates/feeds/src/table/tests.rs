use super::*;
use crate::{Document, Role, read, recognize};
use circle_domain::{FeedFormat, NoticeCode, Recurrence, SourceId, WhoMayAttend};
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
        "[{\"a\":1,",
        "null",
    ] {
        assert_eq!(recognize(text.as_bytes()), None, "{text:?} is no list");
    }
    let calendar = b"BEGIN:VCALENDAR\nA:b,c\n";
    assert_eq!(recognize(calendar), Some(FeedFormat::Ical), "a calendar");
}

#[test]
fn utf16_is_read_whether_it_says_so_or_not() {
    let text = "Group,Day,Time,Town\nB\u{e4}renlicht,Monday,7 pm,Portbridge\nEarly Boat,Friday,8 pm,Portbridge\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little.clone()).collect();
    for bytes in [little, big, marked] {
        assert_eq!(recognize(&bytes), Some(FeedFormat::Csv), "a table");
        let reading = reading(&bytes).expect("a list");
        let name = reading.records[0].meetings[0].name.as_deref();
        assert_eq!(name, Some("B\u{e4}renlicht"), "its letters");
    }
}

#[test]
fn a_row_of_another_width_is_read_and_said() {
    let table =
        b"Group,Day,Time,Town\nHarbour Lamp,Monday,7 pm,Portbridge\nEarly Boat,Friday,8 pm\nLate, Boat,Friday,8 pm,Portbridge\nNight Lamp,Sunday,9 pm,Portbridge,,\nNoon Lamp,Sunday,noon,Portbridge\nFirst Tide,Sunday,5 am,Portbridge\n";
    let reading = reading(table).expect("a list");
    assert_eq!(
        (reading.read, reading.rejected),
        (6, 0),
        "no row stops another"
    );
    let uneven = reading.notices.iter();
    let uneven = uneven.filter(|notice| notice.code == NoticeCode::RowUneven);
    assert_eq!(
        uneven.count(),
        2,
        "one too short, one too long; blank cells at the end are no fault"
    );
}

#[test]
fn a_quote_that_nobody_closes_swallows_no_rows() {
    let mut table =
        String::from("Group\tDay\tTime\tTown\n\"Open Quote\tMonday\t7 pm\tPortbridge\n");
    for number in 0..60 {
        table += &format!("Lamp {number}\tTuesday\t8 pm\tPortbridge\n");
    }
    let reading = reading(table.as_bytes()).expect("a list");
    assert_eq!(reading.read, 61, "each line is one");
    let comma = table.replace('\t', ",");
    let reading = super::tests::reading(comma.as_bytes()).expect("a list");
    assert_eq!(reading.read, 61, "with commas too");
}

#[test]
fn several_times_in_one_cell_are_several_meetings() {
    let table = "Group,When,Town\nHarbour Lamp,\"Mon 7pm, Wed 8pm\",Portbridge\nEarly Boat,Mon & Fri 9am,Portbridge\nTwo Bells,Sun 9am & 6pm,Portbridge\nThird Tide,3rd Monday 7pm,Portbridge\n";
    let reading = reading(table.as_bytes()).expect("a list");
    let times = |at: usize| -> Vec<String> {
        let meetings = &reading.records[at].meetings;
        let schedules = meetings.iter().map(|meeting| &meeting.schedule);
        schedules
            .map(|schedule| {
                let start = schedule.start.expect("a time");
                format!(
                    "{:?} {}",
                    schedule.weekday().expect("a day"),
                    start.strftime("%H:%M")
                )
            })
            .collect()
    };
    assert_eq!(
        times(0),
        ["Monday 19:00", "Wednesday 20:00"],
        "each its own"
    );
    assert_eq!(times(1), ["Monday 09:00", "Friday 09:00"], "one for both");
    assert_eq!(times(2), ["Sunday 09:00", "Sunday 18:00"], "twice a day");
    let slots: Vec<&str> = reading.records[2]
        .meetings
        .iter()
        .map(|meeting| meeting.slot.as_str())
        .collect();
    assert_eq!(
        slots,
        ["sunday 09:00", "sunday 18:00"],
        "neither takes the other's name"
    );
    assert!(
        matches!(&reading.records[3].meetings[0].schedule.recurrence, Recurrence::Monthly { weeks, .. } if weeks == &[3]),
        "the third of the month"
    );
}

#[test]
fn an_id_that_all_share_names_nothing() {
    let mut table = String::from("Guid,Code,Title,Day,Time,Postcode,MeetingType\n");
    for number in 0..40 {
        let kind = ["Alcoholics Anonymous", "Narcotics Anonymous"][number % 2];
        let code = if number % 4 == 0 {
            String::new()
        } else {
            format!("c{number}")
        };
        table += &format!(
            "0000-0000,{code},Lamp,Monday,{}:00,PB1 {number}CD,{kind}\n",
            number % 24
        );
    }
    let first = reading(table.as_bytes()).expect("a list");
    let keys: std::collections::HashSet<&str> = first
        .records
        .iter()
        .map(|record| record.key.as_str())
        .collect();
    assert_eq!(keys.len(), 40, "each has a name of its own");
    assert!(
        keys.contains("c1") && !keys.contains("0000-0000"),
        "the id that tells them apart"
    );
    assert_eq!(
        reading(table.as_bytes()),
        Ok(first.clone()),
        "the same at every reading"
    );
    let turned: Vec<&str> = table
        .lines()
        .take(1)
        .chain(table.lines().skip(1).collect::<Vec<_>>().into_iter().rev())
        .collect();
    let turned = reading(turned.join("\n").as_bytes()).expect("a list");
    let again: std::collections::HashSet<&str> = turned
        .records
        .iter()
        .map(|record| record.key.as_str())
        .collect();
    assert_eq!(again, keys, "in whatever order");
    let of = |id: &str| {
        let meetings = first.records.iter().flat_map(|record| &record.meetings);
        meetings
            .filter(|meeting| {
                meeting
                    .fellowship
                    .as_ref()
                    .is_some_and(|own| own.as_str() == id)
            })
            .count()
    };
    assert_eq!(
        (of("aa"), of("na")),
        (20, 20),
        "each row its own fellowship"
    );
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
