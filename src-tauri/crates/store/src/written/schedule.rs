//! The written form of a schedule: times as the clock shows them, dates as ISO 8601 writes them.

use crate::{Result, StoreError};
use circle_domain::schedule::{WEEKDAYS, weekday_name};
use circle_domain::{Exceptions, Recurrence, Schedule, ZoneFrom};
use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

#[derive(Serialize, Deserialize)]
pub(crate) struct WrittenSchedule<'a> {
    #[serde(flatten, borrow)]
    recurrence: WrittenRecurrence<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    start: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minutes: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    zone: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    zone_from: Option<Cow<'a, str>>,
}

/// The written form of a recurrence and its exceptions. Its kind is told from what is there: an interval is weekly, weeks are monthly.
#[derive(Serialize, Deserialize)]
pub(crate) struct WrittenRecurrence<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    weekday: Option<Cow<'a, str>>,
    /// Left out for every week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    every_weeks: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    anchor: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weeks_of_month: Option<Vec<i8>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    dates: Option<Vec<Cow<'a, str>>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    from: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    until: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", borrow)]
    except: Vec<Cow<'a, str>>,
}

impl WrittenRecurrence<'_> {
    pub(crate) fn of(
        recurrence: &Recurrence,
        exceptions: &Exceptions,
    ) -> WrittenRecurrence<'static> {
        let written_date = |date: Date| Cow::Owned(date.to_string());
        let mut written = WrittenRecurrence {
            weekday: None,
            every_weeks: None,
            anchor: None,
            weeks_of_month: None,
            dates: None,
            from: exceptions.from.map(written_date),
            until: exceptions.until.map(written_date),
            except: exceptions
                .except
                .iter()
                .copied()
                .map(written_date)
                .collect(),
        };
        match recurrence {
            Recurrence::Weekly {
                weekday,
                interval,
                anchor,
            } => {
                written.weekday = Some(Cow::Borrowed(weekday_name(*weekday)));
                written.every_weeks = (*interval != 1).then_some(*interval);
                written.anchor = anchor.map(|date| Cow::Owned(date.to_string()));
            }
            Recurrence::Monthly { weekday, weeks } => {
                written.weekday = Some(Cow::Borrowed(weekday_name(*weekday)));
                written.weeks_of_month = Some(weeks.clone());
            }
            Recurrence::Dates(dates) => {
                written.dates = Some(
                    dates
                        .iter()
                        .map(|date| Cow::Owned(date.to_string()))
                        .collect(),
                );
            }
            Recurrence::ByArrangement => {}
        }
        written
    }

    pub(crate) fn into_recurrence(self) -> Result<(Recurrence, Exceptions)> {
        let exceptions = Exceptions {
            from: self.from.as_deref().map(date).transpose()?,
            until: self.until.as_deref().map(date).transpose()?,
            except: self
                .except
                .iter()
                .map(|text| date(text))
                .collect::<Result<_>>()?,
        };
        Ok((self.days()?, exceptions))
    }

    fn days(self) -> Result<Recurrence> {
        if let Some(dates) = self.dates {
            return Ok(Recurrence::Dates(
                dates.iter().map(|text| date(text)).collect::<Result<_>>()?,
            ));
        }
        let Some(name) = self.weekday else {
            return Ok(Recurrence::ByArrangement);
        };
        let weekday: Weekday = WEEKDAYS
            .into_iter()
            .find(|weekday| weekday_name(*weekday) == name)
            .ok_or(StoreError::NotUnderstood("weekday"))?;
        Ok(match self.weeks_of_month {
            Some(weeks) => Recurrence::Monthly { weekday, weeks },
            None => Recurrence::Weekly {
                weekday,
                interval: self.every_weeks.unwrap_or(1),
                anchor: self.anchor.map(|text| date(&text)).transpose()?,
            },
        })
    }
}

fn date(text: &str) -> Result<Date> {
    text.parse().map_err(|_| StoreError::NotUnderstood("date"))
}

impl<'a> WrittenSchedule<'a> {
    pub(crate) fn of(schedule: &'a Schedule) -> Self {
        Self {
            recurrence: WrittenRecurrence::of(&schedule.recurrence, &schedule.exceptions),
            start: schedule.start.map(|time| Cow::Owned(clock(time))),
            minutes: schedule.minutes,
            zone: schedule.time_zone.as_deref().map(Cow::Borrowed),
            zone_from: (schedule.zone_from != ZoneFrom::Unknown)
                .then(|| Cow::Borrowed(schedule.zone_from.as_str())),
        }
    }

    pub(crate) fn into_schedule(self) -> Result<Schedule> {
        let start = self.start.map(|text| text.parse::<Time>()).transpose();
        let zone_from = match self.zone_from.as_deref() {
            None => ZoneFrom::Unknown,
            Some("record") => ZoneFrom::Record,
            Some("coordinates") => ZoneFrom::Coordinates,
            Some("source") => ZoneFrom::Source,
            Some(_) => return Err(StoreError::NotUnderstood("zone")),
        };
        let (recurrence, exceptions) = self.recurrence.into_recurrence()?;
        Ok(Schedule {
            recurrence,
            start: start.map_err(|_| StoreError::NotUnderstood("time"))?,
            minutes: self.minutes,
            time_zone: self.zone.map(Cow::into_owned),
            zone_from,
            exceptions,
        })
    }
}

fn clock(time: Time) -> String {
    if time.second() == 0 && time.subsec_nanosecond() == 0 {
        format!("{:02}:{:02}", time.hour(), time.minute())
    } else {
        time.to_string()
    }
}
