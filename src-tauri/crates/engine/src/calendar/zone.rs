//! The description of a time zone in a calendar file: a VTIMEZONE (RFC 5545 section 3.6.5), made from the database of zones.
//!
//! Rule: it is right for every date from the first event on. Where clocks change by a rule year after year the rule is
//! written, found from forty years of changes; where they do not, the changes of the next ten years are written one by one.

use super::lines::Lines;
use circle_domain::schedule::two_letters;
use jiff::civil::{DateTime, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

/// So many years of changes tell a rule: in fewer, not every day is seen on which a rule's weekday can fall.
const YEARS_OF_A_RULE: i16 = 40;
/// So many years are written where there is no rule.
const YEARS_WITHOUT_RULE: i16 = 10;

/// One change of the clocks.
#[derive(Clone, Debug)]
struct Change {
    /// What the clock on the wall shows when it is put forward or back.
    wall: DateTime,
    from: Offset,
    to: Offset,
    abbreviation: String,
}

/// Clocks change on this weekday of this month, where its day is one of `days`; every year.
#[derive(Debug, PartialEq, Eq)]
struct YearlyRule {
    month: i8,
    weekday: Weekday,
    days: Vec<i8>,
}

/// Writes the description of `zone`, called `name`, right from `first` on.
pub(super) fn write(lines: &mut Lines, zone: &TimeZone, name: &str, first: &Zoned) {
    lines.begin("VTIMEZONE");
    lines.value("TZID", name);
    // The change that is in force at the first event, and all that follow.
    let mut changes: Vec<Change> = zone
        .preceding(first.timestamp())
        .filter_map(|change| noticed(zone, change.timestamp()))
        .take(1)
        .collect();
    let last_year = first.year().saturating_add(YEARS_OF_A_RULE);
    let known = changes.len();
    changes.extend(
        zone.following(first.timestamp())
            .filter_map(|change| noticed(zone, change.timestamp()))
            .take_while(|change| change.wall.year() <= last_year),
    );
    if changes.len() == known {
        only(lines, zone, changes.first(), first.timestamp());
        lines.end("VTIMEZONE");
        return;
    }
    if known == 0 {
        only(lines, zone, None, first.timestamp());
    }
    let groups = by_offsets(&changes);
    let rules: Vec<_> = groups.iter().map(|group| rules(group)).collect();
    if groups.len() == 2 && rules.iter().all(Option::is_some) {
        for (group, rules) in groups.iter().zip(rules.into_iter().flatten()) {
            for rule in rules {
                by_rule(lines, group, &rule);
            }
        }
    } else {
        let until = first.year().saturating_add(YEARS_WITHOUT_RULE);
        for group in &groups {
            one_by_one(lines, group, until);
        }
    }
    lines.end("VTIMEZONE");
}

/// The change at a moment; none where only its name changes.
fn noticed(zone: &TimeZone, at: Timestamp) -> Option<Change> {
    let before = at
        .checked_sub(jiff::SignedDuration::from_nanos(1))
        .ok()
        .map(|moment| zone.to_offset(moment))?;
    let info = zone.to_offset_info(at);
    (before != info.offset()).then(|| Change {
        wall: before.to_datetime(at),
        from: before,
        to: info.offset(),
        abbreviation: info.abbreviation().to_owned(),
    })
}

/// A zone whose clocks stay as they are.
fn only(lines: &mut Lines, zone: &TimeZone, last: Option<&Change>, first: Timestamp) {
    let info = zone.to_offset_info(first);
    let (start, from) = last.map_or_else(
        || ("19700101T000000".to_owned(), info.offset()),
        |change| (written(change.wall), change.from),
    );
    lines.begin("STANDARD");
    lines.value("DTSTART", &start);
    lines.value("TZOFFSETFROM", &offset(from));
    lines.value("TZOFFSETTO", &offset(info.offset()));
    lines.text("TZNAME", info.abbreviation());
    lines.end("STANDARD");
}

/// The changes that go the same way, in the order of the first of each.
fn by_offsets(changes: &[Change]) -> Vec<Vec<&Change>> {
    let mut groups: Vec<Vec<&Change>> = Vec::new();
    for change in changes {
        let same = |group: &&mut Vec<&Change>| {
            group
                .first()
                .is_some_and(|first| first.from == change.from && first.to == change.to)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(change),
            None => groups.push(vec![change]),
        }
    }
    groups
}

/// The rules by which changes come once a year; two where the week of the change lies across the end of a month.
fn rules(group: &[&Change]) -> Option<Vec<YearlyRule>> {
    let first = group.first()?;
    let weekday = first.wall.weekday();
    let yearly = group
        .iter()
        .zip(i32::from(first.wall.year())..)
        .all(|(change, year)| {
            i32::from(change.wall.year()) == year
                && change.wall.time() == first.wall.time()
                && change.wall.weekday() == weekday
        });
    if !yearly || group.len() < 30 {
        return None;
    }
    let mut days: Vec<(i8, i8)> = group
        .iter()
        .map(|change| (change.wall.month(), change.wall.day()))
        .collect();
    days.sort_unstable();
    days.dedup();
    // A weekday of a rule falls on each of seven days that follow each other.
    if days.len() != 7 || days.iter().any(|(month, day)| (*month, *day) == (2, 29)) {
        return None;
    }
    let follow = days.iter().zip(days.iter().skip(1)).all(|(one, next)| {
        let same_month = one.0 == next.0 && one.1 + 1 == next.1;
        same_month || (one.0 + 1 == next.0 && next.1 == 1 && one.1 == last_day(one.0))
    });
    if !follow {
        return None;
    }
    let mut rules: Vec<YearlyRule> = Vec::new();
    for (month, day) in days {
        match rules.last_mut().filter(|rule| rule.month == month) {
            Some(rule) => rule.days.push(day),
            None => rules.push(YearlyRule {
                month,
                weekday,
                days: vec![day],
            }),
        }
    }
    Some(rules)
}

fn last_day(month: i8) -> i8 {
    match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl YearlyRule {
    fn written(&self) -> String {
        let (month, day) = (self.month, two_letters(self.weekday));
        let whole_week = self.days.len() == 7;
        let lowest = self.days.first().copied().unwrap_or(1);
        let highest = self.days.last().copied().unwrap_or(1);
        if whole_week && highest == last_day(month) && month != 2 {
            return format!("FREQ=YEARLY;BYMONTH={month};BYDAY=-1{day}");
        }
        if whole_week && lowest % 7 == 1 {
            let week = lowest / 7 + 1;
            return format!("FREQ=YEARLY;BYMONTH={month};BYDAY={week}{day}");
        }
        let days: Vec<String> = self.days.iter().map(ToString::to_string).collect();
        format!(
            "FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={};BYDAY={day}",
            days.join(",")
        )
    }
}

fn by_rule(lines: &mut Lines, group: &[&Change], rule: &YearlyRule) {
    let fits = |change: &&&Change| {
        change.wall.month() == rule.month && rule.days.contains(&change.wall.day())
    };
    let Some(first) = group.iter().find(fits) else {
        return;
    };
    let kind = begin(lines, first);
    lines.value("RRULE", &rule.written());
    lines.end(kind);
}

fn one_by_one(lines: &mut Lines, group: &[&Change], until: i16) {
    let mut changes = group.iter().filter(|change| change.wall.year() <= until);
    let Some(first) = changes.next() else {
        return;
    };
    let kind = begin(lines, first);
    for change in changes {
        lines.value("RDATE", &written(change.wall));
    }
    lines.end(kind);
}

/// Begins the part of a change. Its name is that of its effect: clocks put forward are summer time, wherever the year begins.
fn begin(lines: &mut Lines, change: &Change) -> &'static str {
    let kind = if change.to > change.from {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    lines.begin(kind);
    lines.value("DTSTART", &written(change.wall));
    lines.value("TZOFFSETFROM", &offset(change.from));
    lines.value("TZOFFSETTO", &offset(change.to));
    lines.text("TZNAME", &change.abbreviation);
    kind
}

/// A wall-clock time as calendars write it.
pub(super) fn written(wall: DateTime) -> String {
    wall.strftime("%Y%m%dT%H%M%S").to_string()
}

/// An offset as calendars write it: `+0100`, `-0330`; with seconds where it has some.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    let (hours, minutes, rest) = (seconds / 3_600, seconds % 3_600 / 60, seconds % 60);
    if rest == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{rest:02}")
    }
}
