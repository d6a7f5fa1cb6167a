//! The rhythm, with a clock that stands where the test puts it.

use super::*;
use crate::sync::manners::StopReason;
use circle_store::directory::Validators;

fn at(hours: i64) -> Timestamp {
    // A midnight in UTC.
    Timestamp::from_second(1_764_028_800 + hours * 3600).unwrap()
}

fn source(format: FeedFormat) -> Source {
    let location = "https://lists.example.org/feed.json".to_owned();
    Source {
        format: Some(format),
        ..Source::new("Lists", location)
    }
}

fn state(source: &Source, outcome: Outcome, marked: bool) -> SourceState {
    SourceState {
        source: source.id.clone(),
        location: source.location.clone(),
        sample: false,
        last_attempt: Some(at(0)),
        last_success: Some(at(0)),
        outcome,
        error: None,
        validators: Validators {
            etag: marked.then(|| "\"a\"".into()),
            last_modified: None,
        },
        content_hash: None,
        bytes: 0,
        seconds: 0.0,
        read: 0,
        accepted: 0,
        rejected: 0,
        meetings: 0,
        notices: Vec::new(),
        content_changed: None,
        held: None,
    }
}

fn hours_until_due(
    format: FeedFormat,
    outcome: Outcome,
    marked: bool,
    manners: &Manners,
    rhythm: Rhythm,
) -> i64 {
    let source = source(format);
    let state = state(&source, outcome, marked);
    (0..=24 * 30)
        .find(|hour| is_due(&source, Some(&state), manners, rhythm, at(*hour)))
        .unwrap_or(-1)
}

#[test]
fn marked_lists_are_asked_twice_a_day_and_a_server_may_only_lengthen_it() {
    let after = |seconds| {
        let manners = Manners {
            max_age: seconds,
            ..Manners::default()
        };
        hours_until_due(
            FeedFormat::MeetingGuide,
            Outcome::Updated,
            true,
            &manners,
            Rhythm::default(),
        )
    };
    assert_eq!(after(None), 12, "twice a day");
    assert_eq!(after(Some(0)), 12, "never sooner");
    assert_eq!(after(Some(2 * 86_400)), 48, "later when it says so");
    assert_eq!(after(Some(u64::MAX)), 7 * 24, "a week at most");
}

#[test]
fn unmarked_lists_are_copied_once_a_day_at_the_own_hour() {
    for (minute, hours) in [
        (0, 24),
        (60 * 20, 24),
        (60 * 12, 36),
        (60 * 6, 30),
        (60 * 13, 24),
    ] {
        let rhythm = Rhythm {
            minute,
            last_use: None,
        };
        for (format, marked) in [(FeedFormat::Bmlt, true), (FeedFormat::MeetingGuide, false)] {
            assert_eq!(
                hours_until_due(
                    format,
                    Outcome::Unchanged,
                    marked,
                    &Manners::default(),
                    rhythm
                ),
                hours,
                "copied at midnight, own minute {minute}: never within a day, then at the hour or in the half day after it"
            );
        }
    }
}

#[test]
fn unmarked_lists_are_only_copied_for_programs_in_use() {
    let due = |format, marked, days: i64| {
        let source = source(format);
        let state = state(&source, Outcome::Updated, marked);
        let rhythm = Rhythm {
            minute: 0,
            last_use: Some("2025-11-25".parse().unwrap()),
        };
        is_due(
            &source,
            Some(&state),
            &Manners::default(),
            rhythm,
            at(days * 24),
        )
    };
    assert!(due(FeedFormat::Bmlt, false, 14), "used a fortnight ago");
    assert!(!due(FeedFormat::Bmlt, false, 15), "nobody uses it");
    assert!(
        due(FeedFormat::MeetingGuide, true, 100),
        "a marked list costs its server nothing"
    );
}

#[test]
fn failures_back_off_up_to_a_day() {
    let hours: Vec<i64> = (0..=8)
        .map(|failures| {
            let manners = Manners {
                failures,
                ..Manners::default()
            };
            hours_until_due(
                FeedFormat::MeetingGuide,
                Outcome::Failed,
                true,
                &manners,
                Rhythm::default(),
            )
        })
        .collect();
    assert_eq!(hours, [1, 1, 2, 4, 8, 16, 24, 24, 24], "doubled each time");
}

#[test]
fn wishes_and_stops_are_kept() {
    let waiting = Manners {
        wait_until: Some(at(40)),
        ..Manners::default()
    };
    let stopped = Manners {
        stopped: Some(StopReason::Forbidden),
        ..Manners::default()
    };
    let hours = |manners| {
        hours_until_due(
            FeedFormat::MeetingGuide,
            Outcome::Failed,
            true,
            manners,
            Rhythm::default(),
        )
    };
    assert_eq!(hours(&waiting), 40, "as long as the server wished");
    assert_eq!(hours(&stopped), -1, "never again by itself");
}

#[test]
fn the_start_is_spread_over_ten_minutes() {
    assert_eq!(start_delay(0.0), SignedDuration::ZERO, "at once");
    assert_eq!(start_delay(0.5).as_secs(), 300, "in the middle");
    assert_eq!(start_delay(2.0).as_secs(), 600, "never later");
}
