use super::*;
use crate::leaving::tests::{full, now, stored};
use circle_domain::{Exceptions, FeedFormat, SourceId};
use circle_feeds::{Document, ReadOptions, Role};
use jiff::civil::{Weekday, date, time};

mod hostile;
mod zones;

pub(super) fn moment() -> Moment {
    Moment::new(now(), TimeZone::get("America/Los_Angeles").unwrap())
}

pub(super) fn english() -> Words {
    Words::new("en")
}

pub(super) fn written(meeting: Meeting, reveal: bool) -> String {
    file(&[stored(meeting)], &moment(), reveal, &english())
        .unwrap()
        .text
}

/// The lines of a file, unfolded; each is checked to be a line by the standard.
pub(super) fn lines(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n"), "the last line is ended too");
    for line in text.split("\r\n") {
        assert!(
            line.len() <= 75,
            "{} octets are more than 75: {line}",
            line.len()
        );
        assert!(!line.contains(['\r', '\n']), "no other line end: {line:?}");
    }
    text.replace("\r\n ", "")
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

/// The meetings that our own reader finds in a file.
pub(super) fn read(text: &str) -> Vec<Meeting> {
    let source = SourceId::new("s1");
    let options = ReadOptions {
        source: &source,
        fellowship: None,
        country: None,
        read_at: now(),
        mapping: None,
        all_services: false,
    };
    let documents = [Document {
        role: Role::Listing,
        name: "",
        bytes: text.as_bytes(),
    }];
    let reading = circle_feeds::read(FeedFormat::Ical, &documents, &options).unwrap();
    let odd: Vec<_> = reading
        .notices
        .iter()
        .map(|notice| notice.code.as_str())
        .filter(|code| {
            [
                "zone_not_understood",
                "rule_not_understood",
                "day_not_understood",
            ]
            .contains(code)
        })
        .collect();
    assert!(odd.is_empty(), "our own reader stumbles over {odd:?}");
    reading
        .records
        .into_iter()
        .flat_map(|record| record.meetings)
        .collect()
}

pub(super) fn weekly(weekday: Weekday, interval: u8, anchor: Option<Date>) -> Recurrence {
    Recurrence::Weekly {
        weekday,
        interval,
        anchor,
    }
}

fn held(recurrence: Recurrence) -> Meeting {
    let mut meeting = full();
    meeting.schedule.recurrence = recurrence;
    meeting
}

/// The next dates of a schedule.
fn dates(schedule: &Schedule, count: usize) -> Vec<String> {
    let mut from = now();
    let mut dates = Vec::new();
    while dates.len() < count {
        let Some(next) = schedule.next(from) else {
            break;
        };
        dates.push(next.start.to_string());
        from = next.end.timestamp();
    }
    dates
}

/// Writes a meeting, reads it again, and asks for the same days and times.
fn comes_back(meeting: Meeting, rule: &str) {
    let schedule = meeting.schedule.clone();
    let text = written(meeting, false);
    assert!(
        lines(&text).iter().any(|line| line == rule),
        "{rule} is written:\n{text}"
    );
    let back = read(&text);
    assert_eq!(back.len(), 1, "one meeting comes back:\n{text}");
    assert_eq!(
        back[0].schedule.start, schedule.start,
        "{rule}: the wall clock"
    );
    assert_eq!(
        back[0].schedule.minutes, schedule.minutes,
        "{rule}: its length"
    );
    assert_eq!(
        back[0].schedule.time_zone, schedule.time_zone,
        "{rule}: its zone"
    );
    let count = if schedule.exceptions.until.is_some() {
        3
    } else {
        30
    };
    assert_eq!(
        dates(&back[0].schedule, count),
        dates(&schedule, count),
        "{rule}: the same dates, over more than one change of the clocks"
    );
}

#[test]
fn every_rhythm_comes_back_as_it_was() {
    comes_back(
        held(weekly(Weekday::Tuesday, 1, None)),
        "RRULE:FREQ=WEEKLY;BYDAY=TU",
    );
    comes_back(
        held(weekly(Weekday::Thursday, 2, Some(date(2026, 11, 12)))),
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
    );
    let monthly = |weekday, weeks: &[i8]| Recurrence::Monthly {
        weekday,
        weeks: weeks.to_vec(),
    };
    comes_back(
        held(monthly(Weekday::Tuesday, &[2])),
        "RRULE:FREQ=MONTHLY;BYDAY=2TU",
    );
    comes_back(
        held(monthly(Weekday::Friday, &[-1])),
        "RRULE:FREQ=MONTHLY;BYDAY=-1FR",
    );
    comes_back(
        held(monthly(Weekday::Monday, &[1, 3, 5])),
        "RRULE:FREQ=MONTHLY;BYDAY=1MO,3MO,5MO",
    );
}

#[test]
fn every_kind_of_zone_comes_back_as_it_was() {
    for zone in [
        "America/Los_Angeles",
        "Europe/Berlin",
        "Europe/Dublin",
        "Asia/Kolkata",
        "America/Phoenix",
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Africa/Cairo",
        "Africa/Casablanca",
        "Asia/Jerusalem",
        "America/Nuuk",
        "Pacific/Chatham",
        "UTC",
    ] {
        let mut meeting = held(weekly(Weekday::Tuesday, 1, None));
        meeting.schedule.time_zone = Some(zone.to_owned());
        comes_back(meeting, "RRULE:FREQ=WEEKLY;BYDAY=TU");
    }
}

#[test]
fn single_dates_and_exceptions_come_back() {
    let mut meeting = held(weekly(Weekday::Tuesday, 1, None));
    meeting.schedule.exceptions = Exceptions {
        from: Some(date(2026, 12, 1)),
        until: Some(date(2026, 12, 29)),
        except: vec![date(2026, 11, 3), date(2026, 12, 22)],
    };
    let text = written(meeting.clone(), false);
    let lines = lines(&text);
    assert!(
        lines.contains(&"EXDATE;TZID=America/Los_Angeles:20261222T193000".to_owned()),
        "the evening that is left out, as its start:\n{text}"
    );
    assert!(
        !text.contains("20261103"),
        "what is past is no exception any more"
    );
    comes_back(meeting, "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261230T033000Z");
    let meeting = held(Recurrence::Dates(vec![
        date(2026, 11, 1),
        date(2026, 12, 5),
        date(2027, 3, 14),
    ]));
    let schedule = meeting.schedule.clone();
    let text = written(meeting, false);
    assert!(
        self::lines(&text).contains(&"RDATE;TZID=America/Los_Angeles:20270314T193000".to_owned()),
        "the dates to come:\n{text}"
    );
    let mut back: Vec<String> = read(&text)
        .iter()
        .flat_map(|meeting| dates(&meeting.schedule, 5))
        .collect();
    back.sort();
    assert_eq!(back, dates(&schedule, 5), "the same two dates");
}

#[test]
fn what_is_not_published_is_not_guessed() {
    let refused = |meeting: Meeting| {
        file(&[stored(meeting)], &moment(), false, &english()).map(|file| file.text)
    };
    assert_eq!(
        refused(held(weekly(Weekday::Tuesday, 2, None))),
        Err(Refused::WeeksUnknown),
        "every other week, and nobody says which"
    );
    assert_eq!(
        refused(held(Recurrence::ByArrangement)),
        Err(Refused::NoTime),
        "by arrangement"
    );
    let mut online = full();
    online.attendance = Attendance::Online;
    online.schedule.time_zone = None;
    assert_eq!(
        refused(online),
        Err(Refused::ZoneUnknown),
        "online, at nobody knows whose time"
    );
    assert_eq!(
        refused(held(Recurrence::Dates(vec![date(2026, 1, 2)]))),
        Err(Refused::NoDateLeft),
        "over"
    );
    let mut sample = stored(full());
    sample.sample = true;
    assert_eq!(
        file(&[sample], &moment(), false, &english()),
        Err(Refused::Sample),
        "nothing leads out of an invented one"
    );
    let mut gone = stored(full());
    gone.no_longer_listed = Some(now());
    assert_eq!(
        file(&[gone], &moment(), false, &english()),
        Err(Refused::NotListed),
        "no longer listed"
    );
    let mut closed = full();
    closed.temporarily_closed = true;
    closed.online = None;
    assert_eq!(
        refused(closed),
        Err(Refused::BuildingClosed),
        "closed for now"
    );
}

#[test]
fn a_room_without_a_zone_is_on_the_clock_of_its_wall() {
    let mut room = full();
    room.attendance = Attendance::InPerson;
    room.schedule.time_zone = None;
    let text = written(room, false);
    assert!(
        lines(&text).contains(&"DTSTART:20261201T193000".to_owned()),
        "a floating time (RFC 5545 section 3.3.5):\n{text}"
    );
    assert!(!text.contains("VTIMEZONE"), "and no zone is described");
    let back = read(&text);
    assert_eq!(
        (
            back[0].schedule.start,
            back[0].schedule.time_zone.as_deref()
        ),
        (Some(time(19, 30, 0, 0)), None),
        "it comes back without a zone"
    );
}

#[test]
fn an_end_is_only_written_when_it_is_published() {
    let mut endless = full();
    endless.schedule.minutes = None;
    let text = written(endless, false);
    assert!(
        !text.contains("DURATION") && !text.contains("DTEND"),
        "no hour is assumed"
    );
    assert!(
        written(full(), false).contains("\r\nDURATION:PT1H0M\r\n"),
        "an hour, as published"
    );
    let mut night = full();
    night.schedule.minutes = Some(150);
    night.schedule.start = Some(time(23, 0, 0, 0));
    comes_back(night, "RRULE:FREQ=WEEKLY;BYDAY=TU");
}

#[test]
fn an_entry_tells_nobody_what_it_is() {
    let text = written(full(), false);
    let lines = lines(&text);
    assert!(
        lines.contains(&"SUMMARY:Meeting\\, 19:30".to_owned()),
        "only that"
    );
    for told in [
        "Harbor",
        "zoom",
        "Dock",
        "Alcoholics",
        "LOCATION",
        "URL",
        "DESCRIPTION",
    ] {
        assert!(!text.contains(told), "{told} would tell");
    }
    assert!(
        lines.contains(&"UID:mabcdefghijklmnop@open-circle".to_owned()),
        "the same meeting is the same entry, whenever it is written"
    );
    assert!(
        lines.contains(&"DTSTAMP:20261125T120000Z".to_owned()),
        "the moment that was passed"
    );
    let german = file(&[stored(full())], &moment(), false, &Words::new("de")).unwrap();
    assert!(
        german.text.contains("SUMMARY:Treffen\\, 19:30"),
        "escaped and in German"
    );
    assert_eq!(german.name, "treffen.ics", "nor does its name tell");
}

#[test]
fn who_reads_another_clock_is_told_whose_time_it_is() {
    let moment = Moment::new(now(), TimeZone::get("Europe/Berlin").unwrap());
    let text = file(&[stored(full())], &moment, false, &english())
        .unwrap()
        .text;
    assert!(
        text.contains("SUMMARY:Meeting\\, 19:30 (Los Angeles)"),
        "19:30 is not their 19:30:\n{text}"
    );
}

#[test]
fn with_the_wish_everything_is_in_it() {
    let text = written(full(), true);
    let lines = lines(&text);
    for line in [
        "SUMMARY:Quiet Harbor",
        "LOCATION:Harbor House\\, 12 Dock St\\, Greenport\\, WA\\, 98000",
        "URL:https://us02web.zoom.us/j/99900010001?pwd=abc",
    ] {
        assert!(lines.contains(&line.to_owned()), "{line}:\n{text}");
    }
    let back = read(&text);
    assert_eq!(back[0].name.as_deref(), Some("Quiet Harbor"), "its name");
    let venue = back[0].venue.clone().unwrap_or_default();
    assert!(
        venue
            .address
            .is_some_and(|address| address.contains("12 Dock St")),
        "its address"
    );
    let online = back[0].online.clone().unwrap();
    assert_eq!(
        online.url.as_deref(),
        Some("https://us02web.zoom.us/j/99900010001?pwd=abc"),
        "the way in"
    );
}

#[test]
fn a_group_is_one_file() {
    let other = |id: &str, weekday, zone: &str| {
        let mut other = stored(held(weekly(weekday, 1, None)));
        other.id = MeetingId::new(id);
        other.meeting.schedule.time_zone = Some(zone.to_owned());
        other
    };
    let unknown = {
        let mut unknown = other("m4", Weekday::Sunday, "UTC");
        unknown.meeting.schedule.recurrence = weekly(Weekday::Sunday, 2, None);
        unknown
    };
    let meetings = [
        other("m1", Weekday::Monday, "America/Los_Angeles"),
        other("m2", Weekday::Tuesday, "America/Los_Angeles"),
        other("m3", Weekday::Friday, "Europe/Berlin"),
        unknown,
        other("m1", Weekday::Monday, "America/Los_Angeles"),
    ];
    let file = file(&meetings, &moment(), false, &english()).unwrap();
    assert_eq!(file.entries, 3, "each once");
    assert_eq!(
        file.left_out,
        [(MeetingId::new("m4"), Refused::WeeksUnknown)],
        "and what is not in it is said"
    );
    assert_eq!(
        file.text.matches("BEGIN:VTIMEZONE").count(),
        2,
        "each zone is described once"
    );
    assert_eq!(read(&file.text).len(), 3, "all come back");
}

#[test]
fn the_engine_finds_its_meetings_by_their_ids() {
    use crate::find::tests::{House, meeting};
    use crate::question::Question;
    let house = House::of(vec![
        meeting("Lamplight", Weekday::Monday, 19, 1.0),
        meeting("Lantern", Weekday::Friday, 8, 2.0),
    ]);
    let ids: Vec<MeetingId> = house
        .find(&Question::default())
        .meetings
        .iter()
        .map(|found| found.stored.id.clone())
        .collect();
    let file = house
        .engine
        .calendar(&ids, &house.moment, true, "en")
        .unwrap();
    assert_eq!(file.entries, 2, "both");
    let error = house
        .engine
        .calendar(&[MeetingId::new("m0")], &house.moment, false, "en")
        .unwrap_err();
    assert_eq!(error.code(), "meeting_unknown", "no such meeting");
}
