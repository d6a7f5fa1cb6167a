use super::*;
use crate::leaving::tests::{full, now};
use circle_domain::{Attendance, Recurrence};
use jiff::civil::{Weekday, date};
use jiff::tz::TimeZone;

fn at(now: &str) -> Moment {
    Moment::new(
        now.parse().unwrap(),
        TimeZone::get("America/Los_Angeles").unwrap(),
    )
}

fn remind(meeting: &Meeting, lead: u16, moment: &Moment) -> Result<Reminder, Refused> {
    reminder(meeting, lead, moment, false, &Words::new("en"))
}

#[test]
fn the_next_one_whose_moment_is_to_come() {
    // Tuesdays 19:30 in Los Angeles.
    let meeting = full();
    let first = remind(&meeting, 60, &at("2026-11-25T12:00:00Z")).unwrap();
    assert_eq!(
        (first.at.to_string(), first.start.to_string()),
        (
            "2026-12-02T02:30:00Z".to_owned(),
            "2026-12-01T19:30:00-08:00[America/Los_Angeles]".to_owned()
        ),
        "an hour before"
    );
    assert_eq!(first.text, "Meeting, 19:30", "and nothing of the group");
    for (now, reason) in [
        ("2026-12-02T02:30:00Z", "at that very moment it was said"),
        (
            "2026-12-02T03:00:00Z",
            "too late for the one that begins soon",
        ),
        ("2026-12-02T04:00:00Z", "the one that is on"),
    ] {
        let next = remind(&meeting, 60, &at(now)).unwrap();
        assert_eq!(next.start.date(), date(2026, 12, 8), "{reason}");
    }
}

#[test]
fn the_moment_follows_the_clocks_of_the_meeting() {
    let meeting = full();
    let before = remind(&meeting, 30, &at("2026-10-28T12:00:00Z")).unwrap();
    assert_eq!(
        before.at.to_string(),
        "2026-11-04T03:00:00Z",
        "two days after the clocks went back, 19:30 is another moment"
    );
    let far = Moment::new(now(), TimeZone::get("Europe/Berlin").unwrap());
    assert_eq!(
        remind(&meeting, 30, &far).unwrap().text,
        "Meeting, 04:30",
        "the reader's own clock, for that is the one they look at"
    );
}

#[test]
fn words_are_the_persons_choice() {
    let words = Words::new("de");
    let told = reminder(&full(), 60, &at("2026-11-25T12:00:00Z"), true, &words).unwrap();
    assert_eq!(told.text, "Quiet Harbor, 19:30", "with the name, as wished");
    let told = reminder(&full(), 60, &at("2026-11-25T12:00:00Z"), false, &words).unwrap();
    assert_eq!(told.text, "Treffen, 19:30", "in German");
}

#[test]
fn what_cannot_be_known_is_not_guessed() {
    let moment = at("2026-11-25T12:00:00Z");
    let mut unknown = full();
    unknown.schedule.time_zone = None;
    unknown.attendance = Attendance::Online;
    assert_eq!(
        remind(&unknown, 60, &moment),
        Err(Refused::ZoneUnknown),
        "no zone"
    );
    let mut weeks = full();
    weeks.schedule.recurrence = Recurrence::Weekly {
        weekday: Weekday::Tuesday,
        interval: 2,
        anchor: None,
    };
    assert_eq!(
        remind(&weeks, 60, &moment),
        Err(Refused::WeeksUnknown),
        "which weeks"
    );
    let mut past = full();
    past.schedule.recurrence = Recurrence::Dates(vec![date(2026, 11, 1)]);
    assert_eq!(remind(&past, 60, &moment), Err(Refused::NoDateLeft), "over");
    let mut soon = full();
    soon.schedule.recurrence = Recurrence::Dates(vec![date(2026, 11, 25)]);
    assert_eq!(
        remind(&soon, 60 * 24 * 7, &moment),
        Err(Refused::NoDateLeft),
        "a week before its only date is over"
    );
}
