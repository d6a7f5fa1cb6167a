use super::*;
use crate::leaving::tests::{full, now};
use circle_domain::Attendance;
use jiff::tz::TimeZone;

fn moment() -> Moment {
    Moment::new(now(), TimeZone::get("America/Los_Angeles").unwrap())
}

#[test]
fn everything_that_leads_there_is_in_the_block() {
    let block = text(&full(), &moment(), true, &Words::new("en"));
    assert_eq!(
        block,
        "Quiet Harbor\n\
         Every Tuesday, 19:30–20:30 (Los Angeles)\n\
         Next: Tuesday, 2026-12-01\n\
         Harbor House, 12 Dock St, Greenport, WA, 98000\n\
         Harbor Group\n\
         Alcoholics Anonymous\n\
         Getting in: Blue door, second floor\n\
         Link: https://us02web.zoom.us/j/99900010001?pwd=abc\n\
         Phone: +1 (555) 0100-100,,123#\n\
         Joining: Passcode: harbor\n\
         Contact: Harbor Office, 555 0199, office@harbor.example.org, https://harbor.example.org/contact\n\
         Page: https://harbor.example.org/meetings/quiet",
        "in the order in which somebody needs it"
    );
}

#[test]
fn without_the_wish_it_is_a_meeting_and_no_more() {
    let block = text(&full(), &moment(), false, &Words::new("de"));
    assert_eq!(
        block,
        "Treffen\nJeden Dienstag, 19:30–20:30 (Los Angeles)\nNächstes Mal: Dienstag, 2026-12-01\n12 Dock St, Greenport, WA, 98000",
        "when, and in which street"
    );
    let mut online = full();
    online.attendance = Attendance::Online;
    let block = text(&online, &moment(), false, &Words::new("en"));
    for told in ["Harbor", "zoom", "Alcoholics", "Dock"] {
        assert!(!block.contains(told), "{told} would tell: {block}");
    }
}

#[test]
fn a_hostile_text_keeps_its_line() {
    let mut hostile = full();
    hostile.name = Some("Quiet\r\nBEGIN:VALARM \u{202e}live\u{0}\u{2028}x".to_owned());
    if let Some(online) = &mut hostile.online {
        online.url = Some("javascript:alert(1)".to_owned());
    }
    let block = text(&hostile, &moment(), true, &Words::new("en"));
    assert_eq!(
        block.lines().next(),
        Some("Quiet BEGIN:VALARM live x"),
        "one line, in its own direction"
    );
    assert!(
        !block.contains("javascript"),
        "what is not opened is not copied"
    );
}

#[test]
fn an_unknown_zone_and_an_unknown_end_are_said() {
    let mut meeting = full();
    meeting.schedule.minutes = None;
    meeting.schedule.time_zone = None;
    assert_eq!(
        when(&meeting, &Words::new("en")),
        "Every Tuesday, 19:30. Time zone not stated",
        "no end that nobody published"
    );
    meeting.schedule = circle_domain::Schedule::by_arrangement();
    assert_eq!(
        when(&meeting, &Words::new("en")),
        "By arrangement: no time is published",
        "no time at all"
    );
}

#[test]
fn a_doubtful_link_takes_its_warning_along() {
    let mut doubtful = full();
    if let Some(online) = &mut doubtful.online {
        online.url = Some("https://zo0m.us/j/1".to_owned());
    }
    let block = text(&doubtful, &moment(), true, &Words::new("en"));
    assert!(
        block.contains("Link: https://zo0m.us/j/1\nThis looks like zoom.us of Zoom, and is not.\n"),
        "elsewhere nobody warns: {block}"
    );
}
