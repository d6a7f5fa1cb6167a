use super::*;
use circle_domain::{Recurrence, ZoneFrom};
use jiff::civil::Weekday;

#[test]
fn days_and_times_in_every_form() {
    let reading = list(HAND_MADE);
    assert_eq!(
        when(meeting(&reading, "201")),
        "monday 20:00 -",
        "a digit in a text, a time of day in words"
    );
    let three = record(&reading, "days");
    let slots: Vec<String> = three
        .meetings
        .iter()
        .map(|meeting| format!("{} {}", meeting.slot, when(meeting)))
        .collect();
    assert_eq!(
        slots,
        [
            "monday monday 19:30 60",
            "wednesday wednesday 19:30 60",
            "friday friday 19:30 60"
        ],
        "one meeting for each day"
    );
    assert_eq!(record(&reading, "daily").meetings.len(), 7, "every day");
    assert_eq!(
        when(meeting(&reading, "late")),
        "friday 23:00 90",
        "over midnight, the day in German"
    );
    assert!(
        noticed(&reading, "late").contains(&"ends_next_day end_time".to_owned()),
        "and said"
    );
    assert_eq!(
        meeting(&reading, "late").slot,
        "",
        "a sole meeting has no slot"
    );
}

#[test]
fn without_day_or_time_it_is_by_arrangement() {
    let reading = list(HAND_MADE);
    for (key, notices) in [
        ("arranged", &[][..]),
        ("no-time", &["time_missing time"]),
        ("no-day", &["day_missing day"]),
        (
            "odd",
            &[
                "field_not_understood notes",
                "changed_not_understood updated",
                "time_not_understood time",
                "day_not_understood day",
            ],
        ),
    ] {
        assert!(
            meeting(&reading, key).schedule.is_by_arrangement(),
            "{key} has no moment"
        );
        assert_eq!(noticed(&reading, key), notices, "{key}");
    }
}

#[test]
fn zones_are_the_records_own() {
    let reading = list(HAND_MADE);
    let zone = |key| {
        (
            meeting(&reading, key).schedule.time_zone.clone(),
            meeting(&reading, key).schedule.zone_from,
        )
    };
    assert_eq!(
        zone("days"),
        (Some("America/New_York".to_owned()), ZoneFrom::Record),
        "an old name"
    );
    assert_eq!(
        zone("daily"),
        (Some("America/New_York".to_owned()), ZoneFrom::Record),
        "an abbreviation"
    );
    assert!(
        noticed(&reading, "daily").contains(&"zone_rewritten timezone".to_owned()),
        "rewritten, and said"
    );
    assert_eq!(zone("late"), (None, ZoneFrom::Unknown), "not guessed");
    assert!(
        noticed(&reading, "late").contains(&"zone_not_understood timezone".to_owned()),
        "and said"
    );
}

#[test]
fn weeks_of_the_month_come_from_the_name() {
    let reading = list(HAND_MADE);
    assert_eq!(
        meeting(&reading, "second-friday").schedule.recurrence,
        Recurrence::Monthly {
            weekday: Weekday::Friday,
            weeks: vec![2]
        },
        "the name is unmistakable"
    );
    assert_eq!(
        noticed(&reading, "second-friday"),
        ["weeks_from_text name"],
        "and it is said where it came from"
    );
}

#[test]
fn the_dialects_count_days_and_lengths_in_their_own_way() {
    let central = list(CENTRAL_QUERY);
    assert_eq!(
        when(meeting(&central, "world-1")),
        "sunday 20:30 90",
        "Sunday is 7, the length is in minutes"
    );
    let values = list(SHEET_VALUES);
    assert_eq!(
        when(meeting(&values, "s1")),
        "monday 19:00 60",
        "a spreadsheet's words"
    );
    assert_eq!(when(meeting(&values, "s2")), "tuesday - -", "a short row");
    let service = list(SHEET_SERVICE);
    assert_eq!(
        when(meeting(&service, "sheet-1")),
        "friday 12:00 1320",
        "the end as published, on the next day"
    );
    assert!(
        noticed(&service, "sheet-1").contains(&"very_long end_time".to_owned()),
        "which is odd, and said"
    );
    assert_eq!(
        meeting(&service, "sheet-1")
            .last_changed
            .map(|t| t.to_string())
            .as_deref(),
        Some("2021-09-03T00:00:00Z"),
        "month first"
    );
}

#[test]
fn nothing_changed_after_it_was_read() {
    let reading = list(HAND_MADE);
    assert_eq!(
        meeting(&reading, "both").last_changed,
        None,
        "2031 is not yet"
    );
    assert!(
        noticed(&reading, "both").contains(&"changed_in_future updated".to_owned()),
        "and said"
    );
    assert_eq!(
        meeting(&reading, "201")
            .last_changed
            .map(|t| t.to_string())
            .as_deref(),
        Some("2021-08-10T11:16:48Z"),
        "an American date"
    );
    let confirmed = meeting(&list(PLUGIN), "harbor-lights")
        .last_confirmed
        .map(|t| t.to_string());
    assert_eq!(
        confirmed.as_deref(),
        Some("2024-02-01T00:00:00Z"),
        "the office spoke with the group"
    );
}
