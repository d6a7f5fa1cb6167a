//! One or more rules with their start, end and exceptions, as the domain says them.

use super::expand::{Budget, dates};
use super::rule::{Frequency, Rule, Until};
use super::{Days, INSTANCES, WEEKS};
use circle_domain::schedule::WEEKDAYS;
use circle_domain::{Exceptions, Recurrence};
use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use std::ops::ControlFlow;

/// What a rule starts from, and what is taken out of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Series<'a> {
    /// The first date, in the event's own zone.
    pub(crate) start: Date,
    /// The wall-clock time of each start; none for whole days.
    pub(crate) time: Option<Time>,
    /// The event's zone, as a name of the IANA database: in it an end given as a moment is a date.
    pub(crate) zone: Option<&'a str>,
    /// Dates on which it is not held.
    pub(crate) except: &'a [Date],
    /// The day of reading; what rules give is followed from the day before it on.
    pub(crate) today: Date,
}

/// The most exceptions kept, the latest first.
const MOST_EXCEPTIONS: usize = 200;
/// The most dates that are counted to find where a rule with a count ends.
const MOST_COUNTED: u32 = 10_000;

/// The days of each rule, and whether one of them was followed no further than the cap.
pub(crate) fn of_rules(
    series: &Series<'_>,
    rules: &[Rule],
    budget: &mut Budget,
) -> (Vec<Days>, bool) {
    let mut all: Vec<Days> = Vec::new();
    let mut listed: Vec<Date> = Vec::new();
    let mut cut = false;
    for rule in rules {
        let until = match rule.until.map(|until| last_day(until, series)) {
            // It ended before it began.
            Some(None) => continue,
            Some(until) => until,
            None => None,
        };
        match sayable(rule, series.start) {
            Some(recurrences) => {
                let counted = rule.count.and_then(|_| last_counted(rule, series, budget));
                let until = [until, counted].into_iter().flatten().min();
                for recurrence in recurrences {
                    let days = Days {
                        exceptions: exceptions(&recurrence, series, until),
                        recurrence,
                    };
                    if !all.contains(&days) {
                        all.push(days);
                    }
                }
            }
            None => cut |= list(rule, series, until, budget, &mut listed),
        }
    }
    listed.retain(|date| !series.except.contains(date));
    if !listed.is_empty() {
        all.push(Days::dates(listed));
    }
    (all, cut)
}

/// The last day on which something may start, in the event's own zone; none when that is before its start.
fn last_day(until: Until, series: &Series<'_>) -> Option<Date> {
    let wall = match until {
        Until::Day(day) => return (day >= series.start).then_some(day),
        Until::Wall(wall) => wall,
        Until::Moment(moment) => {
            let zone = series.zone.and_then(|zone| TimeZone::get(zone).ok());
            zone.unwrap_or(TimeZone::UTC).to_datetime(moment)
        }
    };
    let too_early = series.time.is_some_and(|time| wall.time() < time);
    let day = if too_early {
        wall.date().yesterday().ok()?
    } else {
        wall.date()
    };
    (day >= series.start).then_some(day)
}

/// The last date of a rule with a count; none when it is too far to count.
fn last_counted(rule: &Rule, series: &Series<'_>, budget: &mut Budget) -> Option<Date> {
    let count = rule.count.filter(|count| *count <= MOST_COUNTED)?;
    let (mut seen, mut last) = (0, None);
    let whole = dates(rule, series.start, series.start, budget, |date| {
        seen += 1;
        last = Some(date);
        if seen >= count {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    last.filter(|_| whole)
}

/// Adds the dates of a rule that the domain cannot say; true when there are more than the cap lets through.
fn list(
    rule: &Rule,
    series: &Series<'_>,
    until: Option<Date>,
    budget: &mut Budget,
    listed: &mut Vec<Date>,
) -> bool {
    let from = series.today.saturating_sub(1.day());
    let horizon = series.today.saturating_add(WEEKS.weeks());
    let mut beyond = false;
    let whole = dates(rule, series.start, from, budget, |date| {
        if until.is_some_and(|until| until < date) {
            return ControlFlow::Break(());
        }
        if date > horizon || listed.len() >= INSTANCES {
            beyond = true;
            return ControlFlow::Break(());
        }
        if date >= from {
            listed.push(date);
        }
        ControlFlow::Continue(())
    });
    beyond || !whole
}

fn exceptions(recurrence: &Recurrence, series: &Series<'_>, until: Option<Date>) -> Exceptions {
    let weekday = match recurrence {
        Recurrence::Weekly { weekday, .. } | Recurrence::Monthly { weekday, .. } => Some(*weekday),
        Recurrence::Dates(_) | Recurrence::ByArrangement => None,
    };
    let mut except: Vec<Date> = series
        .except
        .iter()
        .copied()
        .filter(|date| {
            *date >= series.start
                && until.is_none_or(|until| *date <= until)
                && weekday.is_none_or(|weekday| weekday == date.weekday())
        })
        .collect();
    except.sort_unstable();
    except.dedup();
    except.drain(..except.len().saturating_sub(MOST_EXCEPTIONS));
    Exceptions {
        from: Some(series.start),
        until,
        except,
    }
}

/// A rule in the domain's words; none where it has no words for it.
fn sayable(rule: &Rule, start: Date) -> Option<Vec<Recurrence>> {
    let plain = rule.months.is_empty() && rule.year_days.is_empty() && rule.weeks.is_empty();
    if !plain {
        return None;
    }
    match rule.frequency {
        Frequency::Daily if rule.positions.is_empty() && rule.month_days.is_empty() => {
            daily(rule, start)
        }
        Frequency::Weekly if rule.positions.is_empty() && rule.month_days.is_empty() => {
            weekly(rule, start, rule.interval)
        }
        Frequency::Monthly if rule.interval == 1 => monthly(rule),
        _ => None,
    }
}

fn daily(rule: &Rule, start: Date) -> Option<Vec<Recurrence>> {
    if rule.interval == 1 {
        let every = |weekday| Recurrence::Weekly {
            weekday,
            interval: 1,
            anchor: None,
        };
        let meant = |weekday: &Weekday| {
            rule.weekdays.is_empty() || rule.weekdays.iter().any(|(_, day)| day == weekday)
        };
        return Some(WEEKDAYS.into_iter().filter(meant).map(every).collect());
    }
    (rule.interval.is_multiple_of(7) && rule.weekdays.is_empty())
        .then(|| weekly(rule, start, rule.interval / 7))?
}

/// Every so many weeks, a meeting for each weekday.
fn weekly(rule: &Rule, start: Date, interval: u32) -> Option<Vec<Recurrence>> {
    let interval = u8::try_from(interval)
        .ok()
        .filter(|interval| *interval <= 52)?;
    let meant = |weekday: &Weekday| {
        rule.weekdays.iter().any(|(_, day)| day == weekday)
            || (rule.weekdays.is_empty() && *weekday == start.weekday())
    };
    // Weeks are counted from the one in which the start lies, and that one begins where the rule says.
    let back = i32::from(rule.week_start.until(start.weekday()));
    let week = start.checked_sub(back.days()).ok()?;
    WEEKDAYS
        .into_iter()
        .filter(meant)
        .map(|weekday| {
            let ahead = i32::from(rule.week_start.until(weekday));
            let anchor = if interval > 1 {
                Some(week.checked_add(ahead.days()).ok()?)
            } else {
                None
            };
            Some(Recurrence::Weekly {
                weekday,
                interval,
                anchor,
            })
        })
        .collect()
}

/// The nth weekdays of the month: as `2TU`, as `TU` with a position, or as `TU` among the days 8 to 14.
fn monthly(rule: &Rule) -> Option<Vec<Recurrence>> {
    let sayable = |week: &i16| matches!(*week, 1..=5 | -1);
    let weeks_of = |weeks: &[i16]| -> Option<Vec<i8>> {
        let mut weeks: Vec<i8> = weeks
            .iter()
            .map(|week| sayable(week).then(|| i8::try_from(*week).ok())?)
            .collect::<Option<_>>()?;
        weeks.sort_unstable();
        weeks.dedup();
        Some(weeks)
    };
    match rule.weekdays.as_slice() {
        [] => None,
        [(None, weekday)] => {
            let weeks = match (rule.positions.as_slice(), rule.month_days.as_slice()) {
                ([], []) => {
                    return Some(vec![Recurrence::Weekly {
                        weekday: *weekday,
                        interval: 1,
                        anchor: None,
                    }]);
                }
                (positions, []) => weeks_of(positions)?,
                ([], days) => weeks_of(&[run_of_seven(days)?])?,
                _ => return None,
            };
            Some(vec![Recurrence::Monthly {
                weekday: *weekday,
                weeks,
            }])
        }
        days if rule.positions.is_empty() && rule.month_days.is_empty() => {
            let mut all: Vec<Recurrence> = Vec::new();
            for weekday in WEEKDAYS {
                let numbers: Vec<i16> = days
                    .iter()
                    .filter(|(_, day)| *day == weekday)
                    .map(|(number, _)| *number)
                    .collect::<Option<_>>()?;
                if !numbers.is_empty() {
                    all.push(Recurrence::Monthly {
                        weekday,
                        weeks: weeks_of(&numbers)?,
                    });
                }
            }
            Some(all)
        }
        _ => None,
    }
}

/// Which week of the month seven days in a row are: 8 to 14 is the second.
fn run_of_seven(days: &[i16]) -> Option<i16> {
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    let first = *days.first()?;
    let in_a_row = days.len() == 7 && days.iter().zip(first..).all(|(day, wanted)| *day == wanted);
    match first {
        1 | 8 | 15 | 22 if in_a_row => Some((first - 1) / 7 + 1),
        -7 if in_a_row => Some(-1),
        _ => None,
    }
}
