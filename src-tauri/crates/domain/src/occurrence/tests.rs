use super::*;
use crate::schedule::ZoneFrom;
use jiff::civil::{date, time};

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp in the test")
}

fn weekly(weekday: Weekday, hour: i8, minute: i8, minutes: Option<u16>, zone: &str) -> Schedule {
    Schedule {
        recurrence: Recurrence::Weekly {
            weekday,
            interval: 1,
            anchor: None,
        },
        start: Some(time(hour, minute, 0, 0)),
        minutes,
        time_zone: Some(zone.to_owned()),
        zone_from: ZoneFrom::Record,
        exceptions: crate::Exceptions::default(),
    }
}

fn starts(schedule: &Schedule, now: &str) -> String {
    schedule.next(at(now)).map_or_else(
        || "none".to_owned(),
        |next| next.start.strftime("%a %F %H:%M %:z").to_string(),
    )
}

#[test]
fn the_next_start_is_by_wall_clock_in_the_meetings_own_zone() {
    let seattle = weekly(Weekday::Tuesday, 19, 30, None, "America/Los_Angeles");
    assert_eq!(
        starts(&seattle, "2026-11-24T12:00:00Z"),
        "Tue 2026-11-24 19:30 -08:00",
        "later the same day there"
    );
    assert_eq!(
        starts(&seattle, "2026-11-25T04:00:00Z"),
        "Tue 2026-11-24 19:30 -08:00",
        "on now: Tuesday 20:00 there, Wednesday in UTC"
    );
    assert_eq!(
        starts(&seattle, "2026-11-25T05:00:00Z"),
        "Tue 2026-12-01 19:30 -08:00",
        "over: a week later"
    );
}

#[test]
fn clock_changes_move_the_offset_and_not_the_wall_clock() {
    let york = weekly(Weekday::Sunday, 19, 0, Some(60), "America/New_York");
    assert_eq!(
        starts(&york, "2026-10-26T12:00:00Z"),
        "Sun 2026-11-01 19:00 -05:00",
        "the evening after the clocks went back"
    );
    assert_eq!(
        starts(&york, "2026-03-02T12:00:00Z"),
        "Sun 2026-03-08 19:00 -04:00",
        "the evening after they went forward"
    );
    let early = weekly(Weekday::Sunday, 2, 30, Some(60), "America/New_York");
    assert_eq!(
        starts(&early, "2026-03-07T12:00:00Z"),
        "Sun 2026-03-08 03:30 -04:00",
        "02:30 does not exist that night"
    );
    assert_eq!(
        starts(
            &weekly(Weekday::Sunday, 1, 30, Some(30), "America/New_York"),
            "2026-11-01T04:00:00Z"
        ),
        "Sun 2026-11-01 01:30 -04:00",
        "01:30 exists twice: the first"
    );
}

#[test]
fn a_meeting_past_midnight_is_on_after_midnight() {
    let late = weekly(Weekday::Friday, 23, 0, Some(120), "Europe/Berlin");
    let next = late
        .next(at("2026-11-27T23:30:00Z"))
        .expect("half past midnight on Saturday in Berlin");
    assert!(
        next.is_on(at("2026-11-27T23:30:00Z")),
        "Friday 23:00 to Saturday 01:00"
    );
    assert_eq!(
        late.end(),
        Some(time(1, 0, 0, 0)),
        "the wall-clock end is on the next day"
    );
}

#[test]
fn weeks_of_the_month() {
    let mut schedule = weekly(Weekday::Monday, 19, 0, None, "Europe/Berlin");
    schedule.recurrence = Recurrence::Monthly {
        weekday: Weekday::Monday,
        weeks: vec![2, -1],
    };
    assert_eq!(
        starts(&schedule, "2026-11-23T12:00:00Z"),
        "Mon 2026-11-30 19:00 +01:00",
        "the last Monday"
    );
    assert_eq!(
        starts(&schedule, "2026-12-01T12:00:00Z"),
        "Mon 2026-12-14 19:00 +01:00",
        "the second of the next month"
    );
    assert_eq!(
        schedule.rule().as_deref(),
        Some("FREQ=MONTHLY;BYDAY=2MO,-1MO"),
        "as iCalendar writes it"
    );
}

#[test]
fn every_other_week_needs_to_know_which() {
    let mut schedule = weekly(Weekday::Monday, 19, 0, None, "Europe/Berlin");
    schedule.recurrence = Recurrence::Weekly {
        weekday: Weekday::Monday,
        interval: 2,
        anchor: Some(date(2026, 11, 16)),
    };
    assert_eq!(
        starts(&schedule, "2026-11-23T12:00:00Z"),
        "Mon 2026-11-30 19:00 +01:00",
        "the 23rd is the week between"
    );
    schedule.recurrence = Recurrence::Weekly {
        weekday: Weekday::Monday,
        interval: 2,
        anchor: None,
    };
    assert_eq!(
        schedule.next(at("2026-11-23T12:00:00Z")),
        None,
        "which weeks is not known, and not guessed"
    );
}

#[test]
fn dates_end() {
    let mut schedule = weekly(Weekday::Monday, 19, 0, None, "Europe/Berlin");
    schedule.recurrence = Recurrence::Dates(vec![date(2026, 11, 30), date(2026, 11, 20)]);
    assert_eq!(
        starts(&schedule, "2026-11-23T12:00:00Z"),
        "Mon 2026-11-30 19:00 +01:00",
        "the one that is left"
    );
    assert_eq!(
        schedule.next(at("2026-12-23T12:00:00Z")),
        None,
        "none is left"
    );
}

#[test]
fn without_a_zone_there_is_no_moment() {
    let mut schedule = weekly(Weekday::Monday, 19, 0, None, "Europe/Berlin");
    schedule.time_zone = None;
    assert_eq!(
        schedule.next(at("2026-11-23T12:00:00Z")),
        None,
        "the zone is not guessed"
    );
}

#[test]
fn a_published_end_is_what_the_wall_clock_shows() {
    let ends = |schedule: &Schedule, now: &str| {
        schedule
            .next(at(now))
            .unwrap()
            .end
            .strftime("%H:%M %:z")
            .to_string()
    };
    let long = weekly(Weekday::Saturday, 23, 30, Some(240), "America/New_York");
    assert_eq!(
        ends(&long, "2026-03-08T00:00:00Z"),
        "03:30 -04:00",
        "the night is an hour shorter"
    );
    assert_eq!(
        ends(&long, "2026-10-31T20:00:00Z"),
        "03:30 -05:00",
        "the night is an hour longer"
    );
    let skipped = weekly(Weekday::Sunday, 2, 30, Some(60), "America/New_York");
    assert_eq!(
        ends(&skipped, "2026-03-08T05:00:00Z"),
        "04:30 -04:00",
        "moved out of the gap, it still lasts its hour"
    );
    let open = weekly(Weekday::Sunday, 1, 30, None, "America/New_York");
    assert_eq!(
        ends(&open, "2026-11-01T05:00:00Z"),
        "01:30 -05:00",
        "an assumed end is an hour after the start"
    );
}

#[test]
fn dates_that_are_taken_out_are_passed_over() {
    let mut evening = weekly(Weekday::Tuesday, 19, 30, Some(60), "Europe/Berlin");
    evening.exceptions = crate::Exceptions {
        from: Some(date(2026, 11, 10)),
        until: Some(date(2026, 12, 1)),
        except: vec![date(2026, 11, 17)],
    };
    assert_eq!(
        starts(&evening, "2026-10-01T00:00:00Z"),
        "Tue 2026-11-10 19:30 +01:00",
        "not before its first date"
    );
    assert_eq!(
        starts(&evening, "2026-11-11T00:00:00Z"),
        "Tue 2026-11-24 19:30 +01:00",
        "not on the date that is taken out"
    );
    assert_eq!(
        starts(&evening, "2026-12-02T00:00:00Z"),
        "none",
        "not after its last date"
    );
    assert_eq!(
        evening.rule().as_deref(),
        Some("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201"),
        "a calendar is told the end"
    );
}
