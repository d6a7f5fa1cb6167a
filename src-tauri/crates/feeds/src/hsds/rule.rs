//! On which days a schedule is held: the fields of RFC 5545 that the standard took over, in every version's way.
//!
//! What is held on a weekday of every week or month stays such a rule. Anything else (days of the month, weeks of the year,
//! yearly) becomes its dates in the year in which the list was read and the next, so that the same list gives the same dates.

use super::values::{Object, Said, date, text};
use crate::time::{Given, days};
use circle_domain::{Exceptions, NoticeCode, Recurrence};
use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};
use serde_json::Value;

/// Dates enumerated of one schedule at the most.
const MOST_DATES: usize = 400;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A rule as it was published.
#[derive(Clone, Debug)]
struct Rule {
    frequency: Option<Frequency>,
    interval: u8,
    /// Weekdays, each with its number in the month; 0: every one.
    days: Vec<(i8, Weekday)>,
    month_days: Vec<i8>,
    year_weeks: Vec<i8>,
    year_days: Vec<i16>,
    count: Option<i64>,
    start: Option<Date>,
}

/// The days on which a schedule is held, one for each weekday, and what is taken out of all of them. Nothing: no day is published.
pub(super) fn recurrences(
    schedule: &Object,
    read_on: Date,
    day_first: bool,
    said: &mut Said<'_>,
) -> (Vec<Recurrence>, Exceptions) {
    let rule = read(schedule, day_first, said);
    let field = |name: &'static str| text(schedule, &[name]).and_then(|raw| date(&raw, day_first));
    let from = [field("valid_from"), rule.start]
        .into_iter()
        .flatten()
        .max();
    let until = [field("valid_to"), field("until")]
        .into_iter()
        .flatten()
        .min();
    let mut exceptions = Exceptions {
        from,
        until,
        except: Vec::new(),
    };
    if exceptions.from > exceptions.until && exceptions.until.is_some() {
        // Copied from an example, or turned round: then neither can be believed.
        exceptions = Exceptions::default();
    }
    let found = rule.recurrences(read_on, &mut exceptions);
    if found.is_empty() && rule.frequency.is_some() {
        said.notice(
            NoticeCode::ScheduleInText,
            "freq",
            &text(schedule, &["description", "freq"]).unwrap_or_default(),
        );
    }
    (found, exceptions)
}

fn read(schedule: &Object, day_first: bool, said: &mut Said<'_>) -> Rule {
    let frequency = text(schedule, &["freq", "frequency"]).and_then(|raw| {
        Some(match raw.to_ascii_uppercase().as_str() {
            "DAILY" | "DAY" => Frequency::Daily,
            "WEEKLY" | "WEEK" => Frequency::Weekly,
            "MONTHLY" | "MONTH" => Frequency::Monthly,
            "YEARLY" | "ANNUALLY" | "YEAR" => Frequency::Yearly,
            _ => return None,
        })
    });
    let numbers = |name: &str| -> Vec<i16> {
        let raw = text(schedule, &[name]).unwrap_or_default();
        raw.split([',', ';', ' '])
            .filter_map(|part| part.trim().parse().ok())
            .filter(|number| *number != 0)
            .take(366)
            .collect()
    };
    let small = |name: &str| -> Vec<i8> {
        numbers(name)
            .into_iter()
            .filter_map(|number| i8::try_from(number).ok())
            .collect()
    };
    let mut days = Vec::new();
    for name in ["byday", "weekday"] {
        if days.is_empty()
            && let Some(value) = schedule.get(name)
        {
            days = weekdays(value, name == "byday", said);
        }
    }
    Rule {
        frequency,
        interval: text(schedule, &["interval"])
            .and_then(|raw| raw.parse().ok())
            .filter(|interval| (1..=52).contains(interval))
            .unwrap_or(1),
        days,
        month_days: small("bymonthday"),
        year_weeks: small("byweekno"),
        year_days: numbers("byyearday"),
        count: text(schedule, &["count"])
            .and_then(|raw| raw.parse().ok())
            .filter(|count| (1..=10_000).contains(count)),
        start: text(schedule, &["dtstart"]).and_then(|raw| date(&raw, day_first)),
    }
}

/// `TH,FR`, `2MO,-1FR`, `Monday`, `Mon-Fri`, a list of these.
fn weekdays(value: &Value, byday: bool, said: &mut Said<'_>) -> Vec<(i8, Weekday)> {
    let mut texts = Vec::new();
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(values) => texts.extend(
            values
                .iter()
                .take(31)
                .filter_map(Value::as_str)
                .map(str::to_owned),
        ),
        _ => {}
    }
    let mut found: Vec<(i8, Weekday)> = Vec::new();
    for text in texts.iter().filter(|text| !crate::text::is_blank(text)) {
        let tokens: Option<Vec<(i8, Weekday)>> = text
            .split([',', ';', ' ', '|'])
            .map(str::trim)
            .filter(|token| !token.is_empty())
            .take(64)
            .map(token)
            .collect();
        let days = match tokens {
            Some(days) => days,
            None => match days(&Value::String(text.clone())) {
                Given::Is(days) => days.into_iter().map(|day| (0, day)).collect(),
                Given::Missing | Given::NotUnderstood => {
                    said.notice(
                        NoticeCode::DayNotUnderstood,
                        if byday { "byday" } else { "weekday" },
                        text,
                    );
                    Vec::new()
                }
            },
        };
        for day in days {
            if !found.contains(&day) {
                found.push(day);
            }
        }
    }
    found
}

/// One weekday of RFC 5545, with its number in the month.
fn token(token: &str) -> Option<(i8, Weekday)> {
    let letters = token.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    let number = token.strip_suffix(letters)?;
    let weekday = match letters.to_ascii_uppercase().as_str() {
        "MO" | "MON" | "MONDAY" => Weekday::Monday,
        "TU" | "TUE" | "TUES" | "TUESDAY" => Weekday::Tuesday,
        "WE" | "WED" | "WEDNESDAY" => Weekday::Wednesday,
        "TH" | "THU" | "THUR" | "THURS" | "THURSDAY" => Weekday::Thursday,
        "FR" | "FRI" | "FRIDAY" => Weekday::Friday,
        "SA" | "SAT" | "SATURDAY" => Weekday::Saturday,
        "SU" | "SUN" | "SUNDAY" => Weekday::Sunday,
        _ => return None,
    };
    let number = if number.is_empty() {
        0
    } else {
        number.trim_start_matches('+').parse().ok()?
    };
    ((-5..=5).contains(&number)).then_some((number, weekday))
}

impl Rule {
    fn recurrences(&self, read_on: Date, exceptions: &mut Exceptions) -> Vec<Recurrence> {
        let plain = self.year_weeks.is_empty() && self.year_days.is_empty();
        match self.frequency {
            Some(Frequency::Weekly) | None
                if !self.days.is_empty() && self.month_days.is_empty() && plain =>
            {
                self.weekly(exceptions)
            }
            Some(Frequency::Daily) if self.month_days.is_empty() && plain && self.interval == 1 => {
                if self.days.is_empty() {
                    self.end_after_count(1, 1, exceptions);
                } else {
                    self.end_after_count(7, self.days.len(), exceptions);
                }
                let days: Vec<Weekday> = if self.days.is_empty() {
                    circle_domain::schedule::WEEKDAYS.to_vec()
                } else {
                    self.days.iter().map(|(_, day)| *day).collect()
                };
                days.into_iter().map(every_week).collect()
            }
            Some(Frequency::Weekly) if self.month_days.is_empty() && plain => {
                let Some(start) = self.start else {
                    return Vec::new();
                };
                let days = vec![(0, start.weekday())];
                Self {
                    days,
                    ..self.clone()
                }
                .weekly(exceptions)
            }
            Some(Frequency::Monthly) if plain && self.interval == 1 && !self.days.is_empty() => {
                self.monthly(read_on, exceptions)
            }
            // A single date, or nothing at all.
            None if self.month_days.is_empty() && plain => self
                .start
                .map(|start| Recurrence::Dates(vec![start]))
                .into_iter()
                .collect(),
            _ => self.dates(read_on, exceptions),
        }
    }

    fn weekly(&self, exceptions: &mut Exceptions) -> Vec<Recurrence> {
        let in_month = self.days.iter().any(|(number, _)| *number != 0);
        if in_month {
            return self.by_week_of_month();
        }
        self.end_after_count(7 * i64::from(self.interval), self.days.len(), exceptions);
        self.days
            .iter()
            .map(|(_, weekday)| Recurrence::Weekly {
                weekday: *weekday,
                interval: self.interval,
                anchor: (self.interval > 1).then(|| self.anchor(*weekday)).flatten(),
            })
            .collect()
    }

    /// The first date on `weekday` in the week in which the rule starts, or after it.
    fn anchor(&self, weekday: Weekday) -> Option<Date> {
        let start = self.start?;
        let ahead = weekday.since(start.weekday());
        start
            .checked_add(SignedDuration::from_hours(i64::from(ahead) * 24))
            .ok()
    }

    /// Ends the rule after its `count`, when `in_round` gatherings are held in every `days` days.
    fn end_after_count(&self, days: i64, in_round: usize, exceptions: &mut Exceptions) {
        let (Some(count), Some(start)) = (self.count, self.start) else {
            return;
        };
        let in_round = i64::try_from(in_round).unwrap_or(1).max(1);
        // The days of a round may lie anywhere in their week.
        let late = if in_round > 1 { 6 } else { 0 };
        let length = (count - 1) / in_round * days + late;
        if let Ok(last) = start.checked_add(SignedDuration::from_hours(length * 24)) {
            exceptions.until = Some(exceptions.until.map_or(last, |until| until.min(last)));
        }
    }

    /// `2MO`, whatever the frequency says.
    fn by_week_of_month(&self) -> Vec<Recurrence> {
        let mut weekdays: Vec<(Weekday, Vec<i8>)> = Vec::new();
        for (number, weekday) in &self.days {
            // Counted from the end only the last can be said; the others are as many from the front in most months, not in all.
            let number = if *number < -1 { continue } else { *number };
            match weekdays.iter_mut().find(|(day, _)| day == weekday) {
                Some((_, weeks)) => weeks.push(number),
                None => weekdays.push((*weekday, vec![number])),
            }
        }
        weekdays
            .into_iter()
            .map(|(weekday, mut weeks)| {
                if weeks.contains(&0) {
                    return every_week(weekday);
                }
                weeks.sort_by_key(|week| if *week < 0 { 100 } else { *week });
                weeks.dedup();
                Recurrence::Monthly { weekday, weeks }
            })
            .collect()
    }

    /// Monthly on weekdays. Many write the number of the week into `bymonthday`.
    fn monthly(&self, read_on: Date, exceptions: &mut Exceptions) -> Vec<Recurrence> {
        if self.days.iter().any(|(number, _)| *number < -1) {
            return self.dates(read_on, exceptions);
        }
        if self.month_days.is_empty() || self.days.iter().any(|(number, _)| *number != 0) {
            return self.by_week_of_month();
        }
        let weeks = match week_of_days(&self.month_days) {
            Some(week) => vec![week],
            None if self.month_days.iter().all(|day| (-1..=5).contains(day)) => {
                self.month_days.clone()
            }
            None => return self.dates(read_on, exceptions),
        };
        self.days
            .iter()
            .map(|(_, weekday)| Recurrence::Monthly {
                weekday: *weekday,
                weeks: weeks.clone(),
            })
            .collect()
    }

    /// Everything else, as its dates.
    fn dates(&self, read_on: Date, exceptions: &Exceptions) -> Vec<Recurrence> {
        let Ok(mut day) = Date::new(read_on.year(), 1, 1) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let last = read_on.year().saturating_add(1);
        while day.year() <= last && found.len() < MOST_DATES {
            if exceptions.allow(day) && self.is_on(day) {
                found.push(day);
            }
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        if found.is_empty() {
            Vec::new()
        } else {
            vec![Recurrence::Dates(found)]
        }
    }

    fn is_on(&self, day: Date) -> bool {
        let on_weekday = |number: i8| {
            let from_front = (day.day() - 1) / 7 + 1;
            let from_end = (day.days_in_month() - day.day()) / 7 + 1;
            number == 0 || number == from_front || number == -from_end
        };
        let weekday = self.days.is_empty()
            || self
                .days
                .iter()
                .any(|(number, weekday)| *weekday == day.weekday() && on_weekday(*number));
        let month_day = self.month_days.is_empty()
            || self.month_days.iter().any(|wanted| {
                *wanted == day.day() || *wanted == day.day() - day.days_in_month() - 1
            });
        let year_week =
            self.year_weeks.is_empty() || self.year_weeks.contains(&day.iso_week_date().week());
        let year_day = self.year_days.is_empty() || self.year_days.contains(&day.day_of_year());
        let nothing_by =
            self.days.is_empty() && self.month_days.is_empty() && self.year_days.is_empty();
        let of_start = !nothing_by
            || self.start.is_some_and(|start| match self.frequency {
                Some(Frequency::Monthly) => start.day() == day.day(),
                Some(Frequency::Yearly) => start.day() == day.day() && start.month() == day.month(),
                Some(Frequency::Daily) => true,
                _ => start.weekday() == day.weekday(),
            });
        weekday && month_day && year_week && year_day && of_start && self.in_step(day)
    }

    /// Whether `day` is in a period that the interval does not skip.
    fn in_step(&self, day: Date) -> bool {
        let interval = i32::from(self.interval);
        if interval == 1 {
            return true;
        }
        let Some(start) = self.start else {
            return false;
        };
        let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
        let apart = match self.frequency {
            Some(Frequency::Monthly) => months(day) - months(start),
            Some(Frequency::Yearly) => i32::from(day.year()) - i32::from(start.year()),
            Some(Frequency::Daily) => start.until(day).map_or(1, |span| span.get_days()),
            _ => start
                .until(day)
                .map_or(1, |span| span.get_days())
                .div_euclid(7),
        };
        apart.rem_euclid(interval) == 0
    }
}

fn every_week(weekday: Weekday) -> Recurrence {
    Recurrence::Weekly {
        weekday,
        interval: 1,
        anchor: None,
    }
}

/// The week whose days of the month these are: 8 to 14 is the second.
fn week_of_days(days: &[i8]) -> Option<i8> {
    let mut sorted = days.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let first = *sorted.first()?;
    let whole = sorted.len() == 7
        && first >= 1
        && (first - 1) % 7 == 0
        && sorted
            .iter()
            .zip(first..)
            .all(|(day, expected)| *day == expected);
    whole.then_some((first - 1) / 7 + 1)
}
