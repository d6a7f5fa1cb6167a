use super::*;
use circle_domain::Schedule;
use jiff::civil::{Time, Weekday, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use table::EXPECTED;

mod table;

const TODAY: Date = date(2026, 11, 25);

fn now() -> Timestamp {
    "2026-11-25T00:00:00Z".parse().expect("a moment")
}

fn series(start: Date, except: &[Date]) -> Series<'_> {
    Series {
        start,
        time: Time::new(19, 30, 0, 0).ok(),
        zone: Some("UTC"),
        except,
        today: TODAY,
    }
}

fn days(start: Date, rule: &str) -> Vec<Days> {
    let rule = Rule::parse(rule).unwrap_or_else(|| panic!("{rule} is a rule"));
    of_rules(&series(start, &[]), &[rule], &mut Budget::default()).0
}

/// The coming dates of a schedule, as the domain computes them.
fn coming(all: &[Days], count: usize) -> Vec<Date> {
    let mut dates = Vec::new();
    for days in all {
        let schedule = Schedule {
            recurrence: days.recurrence.clone(),
            exceptions: days.exceptions.clone(),
            start: Time::new(19, 30, 0, 0).ok(),
            minutes: Some(60),
            ..Schedule::by_arrangement()
        };
        let mut from = now();
        while let Some(next) = schedule.next_in(&TimeZone::UTC, from) {
            dates.push(next.start.date());
            from = next.end.timestamp();
            if dates.len() > 2_000 || next.start.date() > TODAY + 52.weeks() {
                break;
            }
        }
    }
    dates.retain(|date| *date <= TODAY + 52.weeks());
    dates.sort_unstable();
    dates.dedup();
    dates.truncate(count);
    dates
}

#[test]
fn rules_give_the_dates_that_another_program_gives() {
    for (start, rule, expected) in EXPECTED {
        let found: Vec<String> = coming(&days(start.parse().expect("a date"), rule), 8)
            .iter()
            .map(Date::to_string)
            .collect();
        assert_eq!(&found, expected, "{rule} from {start}");
    }
}

#[test]
fn rules_that_the_domain_can_say_are_not_written_out() {
    let start = date(2026, 1, 6);
    for (rule, meetings) in [
        ("FREQ=WEEKLY", 1),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", 3),
        ("FREQ=DAILY", 7),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", 1),
        ("FREQ=MONTHLY;BYDAY=1TU,3TH", 2),
        ("FREQ=MONTHLY;BYDAY=-1FR", 1),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", 1),
    ] {
        let all = days(start, rule);
        assert_eq!(all.len(), meetings, "a meeting for each weekday of {rule}");
        assert!(
            all.iter()
                .all(|days| !matches!(days.recurrence, Recurrence::Dates(_))),
            "{rule} stays a rhythm"
        );
    }
    assert_eq!(
        days(start, "FREQ=MONTHLY;BYDAY=1TU,3TU")[0].recurrence,
        Recurrence::Monthly {
            weekday: Weekday::Tuesday,
            weeks: vec![1, 3]
        },
        "both weeks in one"
    );
}

#[test]
fn the_end_of_a_rule_is_a_date_in_its_own_zone() {
    let until = |text: &str, zone| {
        let rule = Rule::parse(text).expect("a rule");
        let series = Series {
            zone: Some(zone),
            ..series(date(2026, 11, 3), &[])
        };
        let (days, _) = of_rules(&series, &[rule], &mut Budget::default());
        days.first().and_then(|days| days.exceptions.until)
    };
    assert_eq!(
        until("FREQ=WEEKLY;UNTIL=20261202T033000Z", "America/New_York"),
        Some(date(2026, 12, 1)),
        "a moment after midnight is the evening before in New York"
    );
    assert_eq!(
        until("FREQ=WEEKLY;UNTIL=20261202T000000Z", "America/New_York"),
        Some(date(2026, 11, 30)),
        "an end before the evening's start does not include it"
    );
    assert_eq!(
        until("FREQ=WEEKLY;COUNT=3", "UTC"),
        Some(date(2026, 11, 17)),
        "the third of three is the last"
    );
    assert_eq!(
        until("FREQ=WEEKLY;COUNT=4000000000", "UTC"),
        None,
        "a count that nobody can count to is no end"
    );
    assert_eq!(
        until("FREQ=WEEKLY;UNTIL=20200101", "UTC"),
        None,
        "and nothing is left of a rule that ends before it begins"
    );
}

#[test]
fn exceptions_are_those_of_their_weekday() {
    let except = [
        date(2026, 12, 1),
        date(2026, 12, 3),
        date(2026, 12, 1),
        date(2025, 1, 7),
    ];
    let rule = Rule::parse("FREQ=WEEKLY;BYDAY=TU,TH").expect("a rule");
    let (all, _) = of_rules(
        &series(date(2026, 1, 6), &except),
        &[rule],
        &mut Budget::default(),
    );
    let of: Vec<&[Date]> = all
        .iter()
        .map(|days| days.exceptions.except.as_slice())
        .collect();
    assert_eq!(
        of,
        [&[date(2026, 12, 1)][..], &[date(2026, 12, 3)][..]],
        "each meeting has its own, once, and none from before it began"
    );
}

#[test]
fn no_rule_costs_more_than_its_cap() {
    let start = date(1900, 1, 1);
    for bomb in [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=1",
        "FREQ=HOURLY;COUNT=4000000000",
        "FREQ=NEVER",
        "COUNT=3",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;UNTIL=rubbish",
        "FREQ=MONTHLY;BYMONTHDAY=99",
        "",
        "=;=;=",
    ] {
        assert_eq!(Rule::parse(bomb), None, "{bomb:?} is no rule of a meeting");
    }
    for bomb in [
        "FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=4000000000",
        "FREQ=DAILY;INTERVAL=4294967295",
        "FREQ=YEARLY;INTERVAL=4294967295",
        "FREQ=MONTHLY;INTERVAL=4294967295;BYDAY=2TU",
        "FREQ=DAILY;INTERVAL=3;COUNT=4294967295",
        "FREQ=DAILY;INTERVAL=3;UNTIL=99991231T235959Z",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYYEARDAY=-366",
    ] {
        let rule = Rule::parse(bomb).expect("a rule");
        let mut budget = Budget::default();
        let (all, _) = of_rules(
            &series(start, &[]),
            std::slice::from_ref(&rule),
            &mut budget,
        );
        for days in &all {
            if let Recurrence::Dates(dates) = &days.recurrence {
                assert!(dates.len() <= INSTANCES, "{bomb} is cut");
            }
        }
        // Neither end of the calendar is a fault.
        for start in [Date::MAX, Date::MIN] {
            let far = Series {
                today: start,
                ..series(start, &[])
            };
            of_rules(&far, std::slice::from_ref(&rule), &mut budget);
        }
    }
    let rule = Rule::parse("FREQ=DAILY;INTERVAL=3;COUNT=4294967295").expect("a rule");
    let mut budget = Budget::default();
    let rules = vec![rule; 2_000];
    let (_, cut) = of_rules(&series(start, &[]), &rules, &mut budget);
    assert!(cut, "many such rules share one budget");
}

fn dates(from: Date, days: impl IntoIterator<Item = i64>) -> Vec<Date> {
    days.into_iter().map(|day| from + day.days()).collect()
}

#[test]
fn weekly_evenings_are_folded() {
    let evenings = dates(date(2026, 12, 1), [0, 7, 14, 28, 35, 42, 49]);
    let folded = fold(&evenings, TODAY, date(2027, 1, 20));
    assert_eq!(folded.len(), 1, "one rhythm");
    assert_eq!(
        folded[0].recurrence,
        Recurrence::Weekly {
            weekday: Weekday::Tuesday,
            interval: 1,
            anchor: None
        },
        "every week"
    );
    assert_eq!(
        folded[0].exceptions,
        Exceptions {
            from: None,
            until: None,
            except: vec![date(2026, 12, 22)]
        },
        "the one that is missing is an exception, and no end is known"
    );
    assert_eq!(
        coming(&folded, 7),
        evenings,
        "the dates are those of the list"
    );
}

#[test]
fn a_series_ends_where_the_list_goes_on_without_it() {
    let evenings = dates(date(2026, 12, 1), [0, 7, 14, 21]);
    let ended = fold(&evenings, TODAY, date(2027, 3, 1));
    assert_eq!(
        ended[0].exceptions.until,
        Some(date(2026, 12, 22)),
        "the list goes on for weeks"
    );
    let later = fold(
        &dates(date(2027, 2, 2), [0, 7, 14]),
        TODAY,
        date(2027, 2, 16),
    );
    assert_eq!(
        later[0].exceptions.from,
        Some(date(2027, 2, 2)),
        "and one that has not begun begins with its first date"
    );
}

#[test]
fn every_few_weeks_and_weeks_of_the_month_are_told_apart() {
    let fortnight = fold(
        &dates(date(2026, 12, 1), [0, 14, 28, 42, 56, 70, 84]),
        TODAY,
        date(2027, 3, 1),
    );
    assert!(
        matches!(fortnight[0].recurrence, Recurrence::Weekly { interval: 2, anchor: Some(anchor), .. } if anchor.weekday() == Weekday::Tuesday),
        "every other week: {fortnight:?}"
    );
    let moved_on = fold(
        &dates(date(2026, 12, 15), [0, 14, 28, 42, 56, 70, 84]),
        TODAY,
        date(2027, 3, 1),
    );
    assert_eq!(
        fortnight[0].recurrence, moved_on[0].recurrence,
        "its anchor stays when the list moves on"
    );
    let second = [(2026, 12), (2027, 1), (2027, 2), (2027, 3), (2027, 4)].map(|(year, month)| {
        date(year, month, 1)
            .nth_weekday_of_month(2, Weekday::Friday)
            .expect("a date")
    });
    assert_eq!(
        fold(&second, TODAY, second[4])[0].recurrence,
        Recurrence::Monthly {
            weekday: Weekday::Friday,
            weeks: vec![2]
        },
        "the second Friday"
    );
    let last = [(2026, 12), (2027, 1), (2027, 2), (2027, 3), (2027, 4)].map(|(year, month)| {
        date(year, month, 1)
            .nth_weekday_of_month(-1, Weekday::Friday)
            .expect("a date")
    });
    assert_eq!(
        fold(&last, TODAY, last[4])[0].recurrence,
        Recurrence::Monthly {
            weekday: Weekday::Friday,
            weeks: vec![-1]
        },
        "the last Friday, be it the fourth or the fifth"
    );
}

#[test]
fn what_has_no_rhythm_stays_dates() {
    let two = dates(date(2026, 12, 1), [0, 7]);
    assert_eq!(
        fold(&two, TODAY, two[1]),
        [Days::dates(two.clone())],
        "two evenings are no rhythm"
    );
    let wild = dates(date(2026, 12, 1), [0, 3, 7, 19, 35, 70, 161, 250]);
    assert_eq!(
        fold(&wild, TODAY, wild[7]),
        [Days::dates(wild.clone())],
        "no rhythm is guessed"
    );
    let both = dates(date(2026, 12, 1), [0, 14, 28]);
    let folded = fold(&both, TODAY, both[2]);
    assert_eq!(
        coming(&folded, 9)[..3],
        both,
        "whatever it is called, the dates hold"
    );
    assert!(fold(&[], TODAY, TODAY).is_empty(), "nothing of nothing");
}
