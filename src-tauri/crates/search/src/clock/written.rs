//! Slots as numbers, in the form in which an image keeps them.
//!
//! A slot is eight numbers; what a regular week does not say (dates, every other week, exceptions) follows in a stream of
//! numbers of its own. Dates are written as 20261126.

use super::{Slot, Slots, Timing};
use crate::image::{Image, ImageWriter, Texts, TextsBuilder};
use crate::part;
use circle_domain::{Attendance, Exceptions, Recurrence, Schedule, ZoneFrom};
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

/// Timing, zone, minute of the week or where the rest starts, minutes, whether published, attendance, day, time.
type Written = [i32; 8];

const WEEKLY: i32 = 0;
const OTHER: i32 = 1;
const ZONE_UNKNOWN: i32 = 2;
const BY_ARRANGEMENT: i32 = 3;
/// Instead of a number that is not there.
const NONE: i32 = i32::MIN;

pub(super) fn write(slots: &Slots, names: &TextsBuilder, writer: &mut ImageWriter) {
    let (mut written, mut rest) = (Vec::with_capacity(slots.slots.len()), Vec::new());
    for slot in &slots.slots {
        let (timing, zone, third) = match &slot.timing {
            Timing::Weekly {
                zone,
                minute_of_week,
            } => (WEEKLY, i32::from(*zone), i32::from(*minute_of_week)),
            Timing::Other { zone, schedule } => {
                let start = i32::try_from(rest.len()).unwrap_or(i32::MAX);
                write_schedule(schedule, &mut rest);
                (OTHER, i32::from(*zone), start)
            }
            Timing::ZoneUnknown => (ZONE_UNKNOWN, 0, 0),
            Timing::ByArrangement => (BY_ARRANGEMENT, 0, 0),
        };
        let attendance = crate::index::ATTENDANCES
            .iter()
            .position(|other| *other == slot.attendance);
        let slot: Written = [
            timing,
            zone,
            third,
            slot.minutes,
            i32::from(slot.published),
            i32::try_from(attendance.unwrap_or(3)).unwrap_or(3),
            i32::from(slot.day),
            i32::from(slot.time),
        ];
        written.push(slot);
    }
    writer.put(part::SLOTS, &written);
    writer.put(part::SCHEDULES, &rest);
    writer.put(part::ZONES, &names.bytes);
    writer.put(part::ZONE_ENDS, &names.ends);
}

/// The slots of an image. What cannot be read counts as by arrangement.
pub(super) fn read(image: &Image) -> Slots {
    let names = Texts {
        bytes: image.part(part::ZONES),
        ends: image.part(part::ZONE_ENDS),
    };
    let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
    // A zone that this system's database lacks by now has the clock of UTC: its place must not be another's.
    let zones = (0..count)
        .map(|zone| TimeZone::get(names.get(zone)).unwrap_or(TimeZone::UTC))
        .collect();
    let rest: &[i32] = image.part(part::SCHEDULES);
    let written: &[Written] = image.part(part::SLOTS);
    let slots: Vec<Slot> = written.iter().map(|slot| read_slot(*slot, rest)).collect();
    let longest = slots.iter().map(|slot| slot.minutes).max().unwrap_or(0);
    Slots {
        slots,
        zones,
        longest,
    }
}

fn read_slot(written: Written, rest: &[i32]) -> Slot {
    let [
        timing,
        zone,
        third,
        minutes,
        published,
        attendance,
        day,
        time,
    ] = written;
    let zone = u16::try_from(zone).unwrap_or(0);
    let timing = match timing {
        WEEKLY => Timing::Weekly {
            zone,
            minute_of_week: u16::try_from(third).unwrap_or(0),
        },
        OTHER => {
            let start = usize::try_from(third).unwrap_or(usize::MAX);
            let mut numbers = rest.get(start..).unwrap_or_default().iter().copied();
            match read_schedule(&mut numbers) {
                Some(schedule) => Timing::Other {
                    zone,
                    schedule: Box::new(schedule),
                },
                None => Timing::ByArrangement,
            }
        }
        ZONE_UNKNOWN => Timing::ZoneUnknown,
        _ => Timing::ByArrangement,
    };
    let attendance = usize::try_from(attendance)
        .ok()
        .and_then(|at| crate::index::ATTENDANCES.get(at));
    Slot {
        timing,
        // No meeting lasts a year, and sums of minutes must not run over.
        minutes: minutes.clamp(0, 366 * 1440),
        published: published == 1,
        attendance: attendance.copied().unwrap_or(Attendance::None),
        day: u8::try_from(day).unwrap_or(super::NO_DAY),
        time: u16::try_from(time).unwrap_or(super::NO_TIME),
    }
}

fn write_schedule(schedule: &Schedule, to: &mut Vec<i32>) {
    match &schedule.recurrence {
        Recurrence::Weekly {
            weekday,
            interval,
            anchor,
        } => to.extend([
            0,
            i32::from(weekday.to_monday_zero_offset()),
            i32::from(*interval),
            anchor.map_or(NONE, date_number),
        ]),
        Recurrence::Monthly { weekday, weeks } => {
            to.extend([1, i32::from(weekday.to_monday_zero_offset())]);
            write_list(weeks.iter().map(|week| i32::from(*week)), to);
        }
        Recurrence::Dates(dates) => {
            to.push(2);
            write_list(dates.iter().map(|date| date_number(*date)), to);
        }
        Recurrence::ByArrangement => to.push(3),
    }
    let start = schedule
        .start
        .map(|start| i32::from(start.hour()) * 60 + i32::from(start.minute()));
    let exceptions = &schedule.exceptions;
    to.extend([
        start.unwrap_or(NONE),
        schedule.minutes.map_or(NONE, i32::from),
        exceptions.from.map_or(NONE, date_number),
        exceptions.until.map_or(NONE, date_number),
    ]);
    write_list(exceptions.except.iter().map(|date| date_number(*date)), to);
}

fn write_list(list: impl ExactSizeIterator<Item = i32>, to: &mut Vec<i32>) {
    to.push(i32::try_from(list.len()).unwrap_or(i32::MAX));
    to.extend(list);
}

fn read_schedule(numbers: &mut impl Iterator<Item = i32>) -> Option<Schedule> {
    let recurrence = match numbers.next()? {
        0 => Recurrence::Weekly {
            weekday: weekday(numbers.next()?)?,
            interval: u8::try_from(numbers.next()?).ok()?,
            anchor: date(numbers.next()?),
        },
        1 => Recurrence::Monthly {
            weekday: weekday(numbers.next()?)?,
            weeks: list(numbers, |week| i8::try_from(week).ok())?,
        },
        2 => Recurrence::Dates(list(numbers, date)?),
        _ => Recurrence::ByArrangement,
    };
    let start = numbers.next()?;
    let minutes = u16::try_from(numbers.next()?).ok();
    Some(Schedule {
        recurrence,
        start: time(start),
        minutes,
        time_zone: None,
        zone_from: ZoneFrom::Unknown,
        exceptions: Exceptions {
            from: date(numbers.next()?),
            until: date(numbers.next()?),
            except: list(numbers, date)?,
        },
    })
}

fn list<T>(
    numbers: &mut impl Iterator<Item = i32>,
    read: impl Fn(i32) -> Option<T>,
) -> Option<Vec<T>> {
    let count = usize::try_from(numbers.next()?).ok()?;
    (0..count)
        .map(|_| numbers.next().and_then(&read))
        .collect::<Option<Vec<T>>>()
}

fn weekday(number: i32) -> Option<Weekday> {
    Weekday::from_monday_zero_offset(i8::try_from(number).ok()?).ok()
}

fn time(minutes: i32) -> Option<Time> {
    let hour = i8::try_from(minutes.div_euclid(60)).ok()?;
    Time::new(hour, i8::try_from(minutes.rem_euclid(60)).ok()?, 0, 0).ok()
}

fn date_number(date: Date) -> i32 {
    i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day())
}

fn date(number: i32) -> Option<Date> {
    let year = i16::try_from(number.div_euclid(10_000)).ok()?;
    let rest = number.rem_euclid(10_000);
    let (month, day) = (rest / 100, rest % 100);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
