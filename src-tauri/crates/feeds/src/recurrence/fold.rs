//! Single dates folded back into the rhythm behind them.
//!
//! A rhythm is said only when every date lies on it and few of its dates are missing; where two rhythms explain the same
//! dates, or none does, the dates themselves are kept, which are true in any case.

use super::{Days, INSTANCES};
use circle_domain::schedule::WEEKDAYS;
use circle_domain::{Exceptions, Recurrence};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The fewest dates that make a rhythm.
const FEWEST: usize = 3;
/// The longest rhythm in weeks that is looked for.
const MOST_WEEKS: i64 = 8;

/// Folds dates. `today` is the day of reading, `horizon` the last day of which the list says anything.
///
/// A rhythm ends where the list goes on for three turns without it; else no end is known.
pub(crate) fn fold(dates: &[Date], today: Date, horizon: Date) -> Vec<Days> {
    let mut dates = dates.to_vec();
    dates.sort_unstable();
    dates.dedup();
    dates.truncate(INSTANCES * 4);
    let (mut folded, mut left) = (Vec::new(), Vec::new());
    for weekday in WEEKDAYS {
        let own: Vec<Date> = dates
            .iter()
            .copied()
            .filter(|date| date.weekday() == weekday)
            .collect();
        match rhythm(&own, weekday, today, horizon) {
            Some(days) => folded.push(days),
            None => left.extend(own),
        }
    }
    if !left.is_empty() {
        left.sort_unstable();
        let past = left.iter().filter(|date| **date < today).count();
        // Of a long list what is to come matters.
        left.drain(..past.min(left.len().saturating_sub(INSTANCES)));
        folded.push(Days::dates(left));
    }
    folded
}

/// The rhythm of dates that all have this weekday, ascending.
fn rhythm(dates: &[Date], weekday: Weekday, today: Date, horizon: Date) -> Option<Days> {
    if dates.len() < FEWEST {
        return None;
    }
    let weekly = every_weeks(dates, weekday);
    let monthly = of_the_month(dates, weekday);
    let found = match (weekly, monthly) {
        // Every week is every week, whatever else might fit.
        (Some(weekly), _) if weekly.weeks == 1 => weekly,
        (Some(weekly), None) => weekly,
        (None, Some(monthly)) => monthly,
        (Some(weekly), Some(monthly)) => match (weekly.missing.len(), monthly.missing.len()) {
            (weeks, months) if weeks < months => weekly,
            (weeks, months) if months < weeks => monthly,
            _ => return None,
        },
        (None, None) => return None,
    };
    let (first, last) = (*dates.first()?, *dates.last()?);
    let turn = found.weeks.weeks();
    let begins_later = first.checked_sub(turn).is_ok_and(|before| before > today);
    let has_ended = last
        .checked_add((found.weeks * 3).weeks())
        .is_ok_and(|later| later <= horizon);
    Some(Days {
        recurrence: found.recurrence,
        exceptions: Exceptions {
            from: begins_later.then_some(first),
            until: has_ended.then_some(last),
            except: found.missing,
        },
    })
}

struct Rhythm {
    recurrence: Recurrence,
    /// The length of a turn, in weeks.
    weeks: i64,
    /// Dates of the rhythm that the list lacks.
    missing: Vec<Date>,
}

/// Whether so many dates of a rhythm may be missing: one in four.
fn are_few(missing: usize, dates: usize) -> bool {
    missing * 4 <= missing + dates
}

fn every_weeks(dates: &[Date], weekday: Weekday) -> Option<Rhythm> {
    let gaps = dates.windows(2).map(|pair| match pair {
        [a, b] => a.until(*b).map_or(0, |span| i64::from(span.get_days()) / 7),
        _ => 0,
    });
    let weeks = gaps.fold(0, common_divisor);
    if !(1..=MOST_WEEKS).contains(&weeks) {
        return None;
    }
    let missing = missing(dates, *dates.first()?, *dates.last()?, |date| {
        date.checked_add(weeks.weeks()).ok()
    });
    let missing = missing.filter(|missing| are_few(missing.len(), dates.len()))?;
    Some(Rhythm {
        recurrence: Recurrence::Weekly {
            weekday,
            interval: u8::try_from(weeks).ok()?,
            anchor: if weeks > 1 {
                Some(steady_anchor(*dates.first()?, weeks)?)
            } else {
                None
            },
        },
        weeks,
        missing,
    })
}

/// A date of the same rhythm that stays when the list moves on: the first since the year 2000.
fn steady_anchor(date: Date, weeks: i64) -> Option<Date> {
    let begin = Date::new(2000, 1, 1).ok()?;
    let days = i64::from(begin.until(date).ok()?.get_days()).rem_euclid(weeks * 7);
    begin.checked_add(days.days()).ok()
}

fn common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

fn of_the_month(dates: &[Date], weekday: Weekday) -> Option<Rhythm> {
    let number = |date: &Date| (date.day() - 1) / 7 + 1;
    let is_last = |date: &Date| date.day() + 7 > date.days_in_month();
    let mut weeks: Vec<i8> = dates.iter().map(number).collect();
    weeks.sort_unstable();
    weeks.dedup();
    if dates.iter().all(is_last) && weeks.len() > 1 {
        weeks = vec![-1];
    }
    let months = {
        let mut months: Vec<(i16, i8)> = dates.iter().map(|d| (d.year(), d.month())).collect();
        months.dedup();
        months.len()
    };
    // Three weeks of each month are no choice of weeks; and a choice shows only over several months.
    if weeks.len() > 2 || months < 2 || (weeks.len() == 1 && months < FEWEST) {
        return None;
    }
    let missing = missing(dates, *dates.first()?, *dates.last()?, |date| {
        next_of_the_month(date, weekday, &weeks)
    });
    let missing = missing.filter(|missing| are_few(missing.len(), dates.len()))?;
    let turn = if weeks.len() == 1 { 5 } else { 3 };
    Some(Rhythm {
        recurrence: Recurrence::Monthly { weekday, weeks },
        weeks: turn,
        missing,
    })
}

fn next_of_the_month(after: Date, weekday: Weekday, weeks: &[i8]) -> Option<Date> {
    let mut month = after.first_of_month();
    for _ in 0..14 {
        let next = weeks
            .iter()
            .filter_map(|week| month.nth_weekday_of_month(*week, weekday).ok())
            .filter(|date| *date > after)
            .min();
        if next.is_some() {
            return next;
        }
        month = month.checked_add(1.month()).ok()?;
    }
    None
}

/// The dates of a rhythm between two dates that are not in the list; none when the list holds others, or far too many are missing.
fn missing(
    dates: &[Date],
    first: Date,
    last: Date,
    next: impl Fn(Date) -> Option<Date>,
) -> Option<Vec<Date>> {
    let mut missing = Vec::new();
    let (mut date, mut met) = (first, 0);
    while date <= last {
        if dates.binary_search(&date).is_ok() {
            met += 1;
        } else {
            missing.push(date);
            if missing.len() > dates.len() {
                return None;
            }
        }
        date = next(date)?;
    }
    (met == dates.len()).then_some(missing)
}
