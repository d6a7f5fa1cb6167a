use crate::{Document, ReadError, ReadOptions, Role, read as read_feed};
use circle_domain::{
    AliasKind, Attendance, FeedFormat, NoticeCode, Reading, Recurrence, SourceId, Status, ZoneFrom,
};
use jiff::Timestamp;
use jiff::civil::{Weekday, date, time};

mod hostile;

fn read(text: &str) -> Result<Reading, ReadError> {
    let source = SourceId::of_location("x");
    let options = ReadOptions {
        source: &source,
        fellowship: None,
        country: Some("US"),
        read_at: "2026-11-25T12:00:00Z".parse().expect("a moment"),
        mapping: None,
        all_services: false,
    };
    let documents = [Document {
        role: Role::Listing,
        name: "",
        bytes: text.as_bytes(),
    }];
    read_feed(FeedFormat::Ical, &documents, &options)
}

/// A calendar of these lines.
fn calendar(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}\r\nEND:VCALENDAR\r\n",
        lines.trim().replace('\n', "\r\n")
    )
}

fn reading(lines: &str) -> Reading {
    let reading = read(&calendar(lines)).unwrap_or_else(|error| panic!("a calendar: {error}"));
    assert_eq!(
        reading.read,
        reading.records.len() + reading.rejected,
        "read = accepted + rejected"
    );
    reading
}

fn codes(reading: &Reading) -> Vec<NoticeCode> {
    reading.notices.iter().map(|notice| notice.code).collect()
}

/// One event of these lines, and some that every event has.
fn event(lines: &str) -> Reading {
    reading(&format!(
        "BEGIN:VEVENT\nUID:one@calendar.example\nSUMMARY:Quiet Harbor Circle\n{}\nEND:VEVENT",
        lines.trim()
    ))
}

#[test]
fn a_weekly_event_is_a_meeting_for_each_of_its_days() {
    let reading = event(
        "DTSTART;TZID=America/New_York:20260105T193000\nDTEND;TZID=America/New_York:20260105T210000\n\
         RRULE:FREQ=WEEKLY;BYDAY=MO,TH\nEXDATE;TZID=America/New_York:20261224T193000\n\
         LOCATION:Harbor House\\, 12 Dock St\\, Greenport\\, NY 11944\nDESCRIPTION:Bring a mug.\\nTea is\n  free.\n\
         LAST-MODIFIED:20261001T080000Z\nURL:https://harbor.example/circle",
    );
    let record = &reading.records[0];
    assert_eq!(
        record.key.as_str(),
        "one@calendar.example",
        "the UID is the key"
    );
    let slots: Vec<&str> = record.meetings.iter().map(|m| m.slot.as_str()).collect();
    assert_eq!(slots, ["monday", "thursday"], "a meeting for each day");
    let thursday = &record.meetings[1];
    assert_eq!(
        (thursday.schedule.start, thursday.schedule.minutes),
        (Some(time(19, 30, 0, 0)), Some(90)),
        "the wall clock"
    );
    assert_eq!(
        thursday.schedule.time_zone.as_deref(),
        Some("America/New_York"),
        "its own zone"
    );
    assert_eq!(
        thursday.schedule.zone_from,
        ZoneFrom::Record,
        "which the record says"
    );
    assert_eq!(
        thursday.schedule.exceptions.except,
        [date(2026, 12, 24)],
        "not on Christmas Eve"
    );
    assert_eq!(
        thursday.notes.as_deref(),
        Some("Bring a mug.\nTea is free."),
        "unfolded and unescaped"
    );
    let venue = thursday.venue.as_ref().expect("a venue");
    assert_eq!(
        (
            venue.name.as_deref(),
            venue.address.as_deref(),
            venue.city.as_deref(),
            venue.postal_code.as_deref()
        ),
        (
            Some("Harbor House"),
            Some("12 Dock St"),
            Some("Greenport"),
            Some("11944")
        ),
        "the place taken apart"
    );
    assert_eq!(
        (thursday.attendance, thursday.status()),
        (Attendance::InPerson, Status::Active),
        "in a room"
    );
    assert_eq!(
        thursday.last_changed,
        "2026-10-01T08:00:00Z".parse::<Timestamp>().ok(),
        "when it changed"
    );
    assert_eq!(
        thursday.page_url.as_deref(),
        Some("https://harbor.example/circle"),
        "its page"
    );
    assert!(
        record
            .aliases
            .iter()
            .any(|alias| alias.kind == AliasKind::Content),
        "found again by its content"
    );
}

#[test]
fn ways_to_join_are_found_where_calendars_put_them() {
    for (lines, host, attendance) in [
        (
            "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Room:https://meet.jit.si/QuietHarbor",
            "meet.jit.si",
            Attendance::Online,
        ),
        (
            "LOCATION:https://us02web.zoom.us/j/9990001",
            "zoom.us",
            Attendance::Online,
        ),
        (
            "LOCATION:Zoom\nDESCRIPTION:Join: https://zoom.us/j/9990001 (code 12)",
            "zoom.us",
            Attendance::Online,
        ),
        (
            "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
            "meet.google.com",
            Attendance::Online,
        ),
        (
            "URL:https://zoom.us/j/9990001\nLOCATION:Harbor House\\, 12 Dock St\\, Greenport",
            "zoom.us",
            Attendance::Hybrid,
        ),
        (
            "DESCRIPTION:<a href=\"https://zoom.us/j/9990001\">here</a>",
            "zoom.us",
            Attendance::Online,
        ),
    ] {
        let reading = event(&format!(
            "DTSTART:20261201T180000Z\nRRULE:FREQ=WEEKLY\n{lines}"
        ));
        let meeting = &reading.records[0].meetings[0];
        assert_eq!(meeting.attendance, attendance, "{lines}");
        let online = meeting.online.as_ref().expect("a way in");
        assert_eq!(online.provider.as_deref(), Some(host), "{lines}");
    }
    let withheld = event("DTSTART:20261201T180000Z\nLOCATION:Online");
    assert_eq!(
        withheld.records[0].meetings[0].status(),
        Status::NoJoiningDetails,
        "online, and how is kept back"
    );
}

#[test]
fn zones_are_understood_under_every_name() {
    let described = "BEGIN:VTIMEZONE\nTZID:Our Town\nBEGIN:DAYLIGHT\nDTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nTZOFFSETFROM:-0600\nTZOFFSETTO:-0500\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:20071104T020000\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0600\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VTIMEZONE\nTZID:Sommer\nX-LIC-LOCATION:Europe/Vienna\nEND:VTIMEZONE\nBEGIN:VTIMEZONE\nTZID:Fest\nBEGIN:STANDARD\nTZOFFSETTO:-0700\nEND:STANDARD\nEND:VTIMEZONE\n";
    for (id, zone) in [
        ("Europe/Berlin", Some("Europe/Berlin")),
        ("W. Europe Standard Time", Some("Europe/Berlin")),
        ("\"Eastern Standard Time\"", Some("America/New_York")),
        (
            "/freeassociation.sourceforge.net/Europe/Berlin",
            Some("Europe/Berlin"),
        ),
        (
            "/softwarestudio.org/Olson_20011030_5/America/Indiana/Knox",
            Some("America/Indiana/Knox"),
        ),
        ("Our Town", Some("America/Chicago")),
        ("Sommer", Some("Europe/Vienna")),
        ("Fest", Some("Etc/GMT+7")),
        ("Nowhere", None),
    ] {
        let reading = reading(&format!(
            "{described}BEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART;TZID={id}:20261201T193000\nEND:VEVENT"
        ));
        let schedule = &reading.records[0].meetings[0].schedule;
        assert_eq!(schedule.time_zone.as_deref(), zone, "{id}");
        assert_eq!(
            schedule.start,
            Some(time(19, 30, 0, 0)),
            "the wall clock stays"
        );
        assert_eq!(
            codes(&reading).contains(&NoticeCode::ZoneNotUnderstood),
            zone.is_none(),
            "{id}: what is not understood is said"
        );
    }
}

#[test]
fn moments_and_floating_times_take_the_zone_of_their_calendar() {
    let own = "X-WR-TIMEZONE:America/Denver\n";
    let utc = reading(&format!(
        "{own}BEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART:20261202T023000Z\nRRULE:FREQ=WEEKLY;UNTIL=20261223T023000Z\nEND:VEVENT"
    ));
    let schedule = &utc.records[0].meetings[0].schedule;
    assert_eq!(
        (
            schedule.time_zone.as_deref(),
            schedule.start,
            schedule.weekday()
        ),
        (
            Some("America/Denver"),
            Some(time(19, 30, 0, 0)),
            Some(Weekday::Tuesday)
        ),
        "the evening before, in Denver"
    );
    assert_eq!(
        schedule.exceptions.until,
        Some(date(2026, 12, 22)),
        "so does its end"
    );
    let floating = event("DTSTART:20261202T193000");
    assert_eq!(
        floating.records[0].meetings[0].schedule.time_zone, None,
        "a floating time says no zone"
    );
    let alone = event("DTSTART:20261202T193000Z");
    assert_eq!(
        alone.records[0].meetings[0].schedule.time_zone.as_deref(),
        Some("UTC"),
        "a moment is one anywhere"
    );
}

#[test]
fn moved_and_cancelled_evenings_stand_beside_their_series() {
    let master = "BEGIN:VEVENT\nUID:s\nSUMMARY:Series\nDTSTART;TZID=Europe/Berlin:20260106T190000\nDURATION:PT1H30M\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n";
    let whole = reading(&format!(
        "{master}BEGIN:VEVENT\nUID:s\nSUMMARY:Series\nRECURRENCE-ID;TZID=Europe/Berlin:20261201T190000\nDTSTART;TZID=Europe/Berlin:20261202T200000\nDURATION:PT1H\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20261208T180000Z\nSTATUS:CANCELLED\nDTSTART:20261208T180000Z\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:s\nSUMMARY:Series with cake\nRECURRENCE-ID;TZID=Europe/Berlin:20261215T190000\nDTSTART;TZID=Europe/Berlin:20261215T190000\nEND:VEVENT"
    ));
    assert_eq!(
        (whole.read, whole.records.len()),
        (1, 1),
        "a UID is one record"
    );
    let meetings = &whole.records[0].meetings;
    assert_eq!(meetings[0].slot, "", "the series keeps its slot");
    assert_eq!(meetings[0].schedule.minutes, Some(90), "a duration");
    assert_eq!(
        meetings[0].schedule.exceptions.except,
        [date(2026, 12, 1), date(2026, 12, 8)],
        "the moved and the cancelled evening are not held; the one with cake is"
    );
    assert_eq!(
        (
            meetings[1].slot.as_str(),
            &meetings[1].schedule.recurrence,
            meetings[1].schedule.start
        ),
        (
            "dates",
            &Recurrence::Dates(vec![date(2026, 12, 2)]),
            Some(time(20, 0, 0, 0))
        ),
        "the moved evening is a date of its own"
    );
    let plain = reading(master);
    assert_eq!(
        plain.records[0].meetings[0].slot, "",
        "and without it the slot is the same"
    );
    let further =
        event("DTSTART:20260106T190000\nRRULE:FREQ=WEEKLY\nRDATE:20261212T150000,20200101T150000");
    assert_eq!(
        further.records[0].meetings[1].schedule.recurrence,
        Recurrence::Dates(vec![date(2026, 12, 12)]),
        "a further date that is to come"
    );
}

#[test]
fn single_evenings_are_folded_and_called_by_what_they_say() {
    let evening = |day: &str, uid: &str| {
        format!(
            "BEGIN:VEVENT\nUID:{uid}@site.example\nSUMMARY:Evening Lamp\nLOCATION:Lamp Hall\\, 3 Wick Rd\\, Greenport\nDTSTART;TZID=Europe/London:202612{day}T193000\nEND:VEVENT\n"
        )
    };
    let all = ["01", "08", "15", "22", "29"].map(|day| evening(day, &format!("900{day}")));
    let reading = reading(&all.concat());
    assert_eq!(
        (reading.read, reading.records.len()),
        (1, 1),
        "five evenings are one series"
    );
    let record = &reading.records[0];
    assert!(
        matches!(
            record.meetings[0].schedule.recurrence,
            Recurrence::Weekly { interval: 1, .. }
        ),
        "every week"
    );
    assert!(
        record.key.as_str().starts_with("content:"),
        "its evenings' ids come and go"
    );
    assert!(
        codes(&reading).contains(&NoticeCode::EventsFolded),
        "and it is said"
    );
    let later = super::tests::reading(
        &["08", "15", "22", "29"]
            .map(|day| evening(day, &format!("900{day}")))
            .concat(),
    );
    assert_eq!(
        later.records[0].key, record.key,
        "a week later it is the same"
    );
}

#[test]
fn what_is_over_cancelled_or_private_is_left_out_and_counted() {
    for (lines, code) in [
        ("DTSTART:20251201T190000Z", NoticeCode::Over),
        (
            "DTSTART:20251201T190000Z\nRRULE:FREQ=WEEKLY;COUNT=3",
            NoticeCode::Over,
        ),
        (
            "DTSTART:20251201T190000Z\nRRULE:FREQ=YEARLY;UNTIL=20260101",
            NoticeCode::Over,
        ),
        (
            "DTSTART:20261201T190000Z\nSTATUS:CANCELLED",
            NoticeCode::CalledOff,
        ),
        (
            "DTSTART:20261201T190000Z\nCLASS:PRIVATE",
            NoticeCode::NotPublished,
        ),
    ] {
        let reading = event(lines);
        assert_eq!((reading.read, reading.rejected), (1, 1), "{lines}");
        assert!(
            codes(&reading).contains(&code),
            "{lines}: {:?}",
            codes(&reading)
        );
    }
    let today = event("DTSTART;VALUE=DATE:20261125\nDTEND;VALUE=DATE:20261126");
    assert_eq!(
        today.records[0].meetings[0].schedule.start, None,
        "a whole day has no time, and today is not over"
    );
}

#[test]
fn persons_go_no_further() {
    let reading = event(
        "DTSTART:20261201T190000Z\nORGANIZER;CN=Canary Person:mailto:canary@mail.example\n\
         ATTENDEE;CN=\"Canary: the second\";RSVP=TRUE:mailto:canary2@mail.example\nCONTACT:Canary Third\\, +1 555 0100\n\
         ATTACH:https://files.example/canary.pdf\nCOMMENT:canary\nBEGIN:VALARM\nACTION:EMAIL\nDESCRIPTION:canary\nSUMMARY:canary\nEND:VALARM\n\
         BEGIN:PARTICIPANT\nSUMMARY:canary\nEND:PARTICIPANT",
    );
    assert!(
        !format!("{reading:?}").to_lowercase().contains("canary"),
        "no line about a person is in record, public part or notices: {reading:?}"
    );
    assert!(
        codes(&reading).contains(&NoticeCode::PersonLeftOut),
        "that somebody was left out is said"
    );
    let online =
        event("DTSTART:20261201T190000Z\nLOCATION:https://zoom.us/j/1\nGEO:12.3456;54.3219");
    assert!(
        !format!("{online:?}").contains("12.3456")
            || online.records[0].meetings[0].attendance == Attendance::Hybrid,
        "where an online meeting sits is nobody's business"
    );
}

#[test]
fn odd_calendars_are_read_as_far_as_they_go() {
    let reading = reading(
        "BEGIN:VEVENT\nUID:1\nSUMMARY:First\nLOCATION: 12 Dock St\\,\nGreenport\\, NY 11944\nthis line has no name\nDTSTART:20261201T190000\n\
         BEGIN:VEVENT\nUID:2\nSUMMARY:Second\nDTSTART:20261202T190000\nRRULE:FREQ=HOURLY\nDTEND:20261202T180000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:2\nSUMMARY:Second\nDTSTART:20261209T190000\nEND:VEVENT\n\
         BEGIN:VEVENT\nSUMMARY:Third\nEND:VEVENT\nBEGIN:VEVENT\nUID:4\nEND:VEVENT",
    );
    assert_eq!(
        (reading.read, reading.records.len(), reading.rejected),
        (4, 3, 1),
        "each by itself"
    );
    let said = codes(&reading);
    for code in [
        NoticeCode::RuleNotUnderstood,
        NoticeCode::EndNotUnderstood,
        NoticeCode::IdMissing,
        NoticeCode::NothingToShow,
        NoticeCode::DayMissing,
    ] {
        assert!(said.contains(&code), "{code:?} is said: {said:?}");
    }
    let second = reading
        .records
        .iter()
        .find(|record| record.key.as_str() == "2")
        .expect("the second");
    assert_eq!(
        second.meetings[0].schedule.recurrence,
        Recurrence::Dates(vec![date(2026, 12, 2), date(2026, 12, 9)]),
        "one id on two evenings is a series"
    );
    let third = reading
        .records
        .iter()
        .find(|record| record.meetings[0].name.as_deref() == Some("Third"))
        .expect("the third");
    assert_eq!(
        third.meetings[0].status(),
        Status::ByArrangement,
        "no day, but a name"
    );
}
