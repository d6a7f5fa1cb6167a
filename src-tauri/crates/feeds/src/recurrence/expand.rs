//! The dates of a rule, in order: period by period, each day of a period asked whether the rule means it.

use super::rule::{Frequency, Rule};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::ops::ControlFlow;

/// How many days may still be looked at while one directory is read. A hostile calendar must not cost more than its length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    days: u32,
}

impl Default for Budget {
    fn default() -> Self {
        Self { days: 20_000_000 }
    }
}

impl Budget {
    fn spend(&mut self, days: u32) -> bool {
        let enough = self.days >= days;
        self.days = self.days.saturating_sub(days);
        enough
    }
}

/// The most days that one rule is followed for: somewhat more than a century.
const MOST_DAYS: u32 = 40_000;

/// Tells `each` the dates of `rule` in order, the start included where the rule means it, until it breaks, the rule ends, or
/// the budget does. A rule without a count is followed from shortly before `from`, if that is after its start.
///
/// False when it was left before its end.
pub(crate) fn dates(
    rule: &Rule,
    start: Date,
    from: Date,
    budget: &mut Budget,
    mut each: impl FnMut(Date) -> ControlFlow<()>,
) -> bool {
    let Some(mut period) = first_period(rule, start, from) else {
        return true;
    };
    let mut looked_at = 0_u32;
    let mut counted = 0_u32;
    loop {
        let Some((first, days)) = bounds(rule, period) else {
            return true;
        };
        looked_at = looked_at.saturating_add(days);
        if looked_at > MOST_DAYS || !budget.spend(days) {
            return false;
        }
        for date in in_period(rule, start, first, days) {
            if date < start {
                continue;
            }
            if rule.count.is_some_and(|count| counted >= count) {
                return true;
            }
            counted = counted.saturating_add(1);
            if each(date).is_break() {
                return true;
            }
        }
        let Some(next) = step(rule, period, i64::from(rule.interval)) else {
            return true;
        };
        period = next;
    }
}

/// The first day of the period to begin with: that of the start, or the last one before `from` where nothing is counted.
fn first_period(rule: &Rule, start: Date, from: Date) -> Option<Date> {
    let own = beginning(rule, start)?;
    if rule.count.is_some() || from <= start {
        return Some(own);
    }
    let interval = i64::from(rule.interval);
    let periods = match rule.frequency {
        Frequency::Daily => days_between(own, from),
        Frequency::Weekly => days_between(own, from) / 7,
        Frequency::Monthly => {
            (i64::from(from.year()) - i64::from(own.year())) * 12 + i64::from(from.month())
                - i64::from(own.month())
        }
        Frequency::Yearly => i64::from(from.year()) - i64::from(own.year()),
    };
    // One turn earlier: a week or a night may reach over the day itself.
    let turns = (periods / interval - 1).max(0);
    step(rule, own, turns.checked_mul(interval)?)
}

fn days_between(a: Date, b: Date) -> i64 {
    a.until(b).map_or(0, |span| i64::from(span.get_days()))
}

/// The first day of the period in which a date lies.
fn beginning(rule: &Rule, date: Date) -> Option<Date> {
    match rule.frequency {
        Frequency::Daily => Some(date),
        Frequency::Weekly => {
            let back = i32::from(rule.week_start.until(date.weekday()));
            date.checked_sub(back.days()).ok()
        }
        Frequency::Monthly => Some(date.first_of_month()),
        Frequency::Yearly => Some(date.first_of_year()),
    }
}

fn step(rule: &Rule, period: Date, by: i64) -> Option<Date> {
    let span = match rule.frequency {
        Frequency::Daily => jiff::Span::new().try_days(by),
        Frequency::Weekly => jiff::Span::new().try_weeks(by),
        Frequency::Monthly => jiff::Span::new().try_months(by),
        Frequency::Yearly => jiff::Span::new().try_years(by),
    };
    period.checked_add(span.ok()?).ok()
}

fn bounds(rule: &Rule, period: Date) -> Option<(Date, u32)> {
    let days = match rule.frequency {
        Frequency::Daily => 1,
        Frequency::Weekly => 7,
        Frequency::Monthly => u32::try_from(period.days_in_month()).ok()?,
        Frequency::Yearly => u32::try_from(period.days_in_year()).ok()?,
    };
    Some((period, days))
}

/// The days of one period that the rule means.
fn in_period(rule: &Rule, start: Date, first: Date, days: u32) -> Vec<Date> {
    let means = Meaning::of(rule, start);
    let mut found: Vec<Date> = first
        .series(1.day())
        .take(usize::try_from(days).unwrap_or(366))
        .filter(|date| means.includes(*date))
        .collect();
    if !rule.positions.is_empty() {
        let count = i64::try_from(found.len()).unwrap_or(0);
        let mut turn = 0_i64;
        found.retain(|_| {
            turn += 1;
            rule.positions.iter().any(|position| {
                let position = i64::from(*position);
                position == turn || position == turn - count - 1
            })
        });
    }
    found
}

/// What a rule says of a single day, with what its start says where the rule is silent (RFC 5545 section 3.8.5.3).
struct Meaning<'a> {
    rule: &'a Rule,
    start: Date,
    /// The start's weekday stands for the missing weekdays.
    by_start_weekday: bool,
    /// The start's day of the month stands for the missing days.
    by_start_day: bool,
    /// The start's month stands for the missing months.
    by_start_month: bool,
}

impl<'a> Meaning<'a> {
    fn of(rule: &'a Rule, start: Date) -> Self {
        let says_day =
            !rule.weekdays.is_empty() || !rule.month_days.is_empty() || !rule.year_days.is_empty();
        let yearly = rule.frequency == Frequency::Yearly;
        let by_week = yearly && !rule.weeks.is_empty();
        Self {
            rule,
            start,
            by_start_weekday: !says_day && (rule.frequency == Frequency::Weekly || by_week),
            by_start_day: !says_day
                && (rule.frequency == Frequency::Monthly || (yearly && !by_week)),
            by_start_month: !says_day && yearly && !by_week && rule.months.is_empty(),
        }
    }

    fn includes(&self, date: Date) -> bool {
        let rule = self.rule;
        let month = i16::from(date.month());
        let from_end = |day: i16, length: i16| day - length - 1;
        let day = i16::from(date.day());
        let year_day = date.day_of_year();
        let holds = |list: &[i16], value: i16, negative: i16| {
            list.is_empty() || list.contains(&value) || list.contains(&negative)
        };
        holds(&rule.months, month, 0)
            && holds(
                &rule.month_days,
                day,
                from_end(day, i16::from(date.days_in_month())),
            )
            && holds(
                &rule.year_days,
                year_day,
                from_end(year_day, date.days_in_year()),
            )
            && self.in_weeks(date)
            && (rule.weekdays.is_empty()
                || rule
                    .weekdays
                    .iter()
                    .any(|(number, weekday)| self.is_weekday(date, *number, *weekday)))
            && (!self.by_start_weekday || date.weekday() == self.start.weekday())
            && (!self.by_start_day || date.day() == self.start.day())
            && (!self.by_start_month || date.month() == self.start.month())
    }

    fn is_weekday(&self, date: Date, number: Option<i16>, weekday: Weekday) -> bool {
        if date.weekday() != weekday {
            return false;
        }
        let Some(number) = number else { return true };
        let in_year = self.rule.frequency == Frequency::Yearly && self.rule.months.is_empty();
        let (day, length) = if in_year {
            (date.day_of_year(), date.days_in_year())
        } else {
            (i16::from(date.day()), i16::from(date.days_in_month()))
        };
        if number > 0 {
            (day - 1) / 7 + 1 == number
        } else {
            (length - day) / 7 + 1 == -number
        }
    }

    fn in_weeks(&self, date: Date) -> bool {
        if self.rule.weeks.is_empty() || self.rule.frequency != Frequency::Yearly {
            return true;
        }
        let week = date.iso_week_date();
        let number = i16::from(week.week());
        let last = i16::from(week.weeks_in_year());
        self.rule.weeks.contains(&number) || self.rule.weeks.contains(&(number - last - 1))
    }
}
