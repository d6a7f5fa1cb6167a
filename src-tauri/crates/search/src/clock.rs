//! When each schedule of the index is held next, for one moment and one reader.
//!
//! Meetings with the same schedule share a slot. A weekly slot's next start is arithmetic on minutes; the few others ask the
//! domain's own computation. What is found for one minute is kept for the next one as long as it has not ended.
//!
//! The weekday and the time that `day`, `from` and `until` test are the published ones of a meeting with a room. Those of an
//! online meeting are what the reader's clock shows at its next start, which is right on both sides of a clock change. An online
//! meeting without a known zone is tested as published: leaving it out would hide it from everybody who picks a day, and it is listed
//! apart as "time zone not stated" anyway.

mod written;

use crate::bits::Bits;
use crate::image::{Image, ImageWriter, TextsBuilder};
use crate::section::{NEXT_HOURS, Reach, Section, reach};
use crate::zones::{WallClock, minute, minute_of_week, moment};
use circle_domain::schedule::{ASSUMED_MINUTES, WEEKDAYS};
use circle_domain::{Attendance, Recurrence, Schedule};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::Arc;

/// No weekday.
const NO_DAY: u8 = 7;
/// No time.
const NO_TIME: u16 = u16::MAX;
/// No next start.
const NO_START: i32 = i32::MIN;

/// One schedule and how it is attended.
#[derive(Debug)]
struct Slot {
    timing: Timing,
    /// Minutes it lasts, assumed where not published.
    minutes: i32,
    /// Whether the end is published: then it is what the wall clock shows, else so many minutes after the start.
    published: bool,
    attendance: Attendance,
    /// The published weekday, Monday 0.
    day: u8,
    /// The published start, in minutes after midnight.
    time: u16,
}

#[derive(Debug)]
enum Timing {
    /// Every week at this minute of the week.
    Weekly {
        zone: u16,
        minute_of_week: u16,
    },
    /// Anything else with a zone.
    Other {
        zone: u16,
        schedule: Box<Schedule>,
    },
    ZoneUnknown,
    ByArrangement,
}

/// All schedules of an index.
#[derive(Debug, Default)]
pub(crate) struct Slots {
    slots: Vec<Slot>,
    zones: Vec<TimeZone>,
    longest: i32,
}

/// Collects schedules while rows arrive.
#[derive(Debug, Default)]
pub(crate) struct SlotsBuilder {
    slots: Slots,
    zone_names: TextsBuilder,
    zone_numbers: HashMap<String, Option<u16>>,
    weekly: HashMap<(u16, u16, Option<u16>, u8), u32>,
    other: HashMap<String, u32>,
}

impl SlotsBuilder {
    /// The number of the slot of this schedule.
    pub(crate) fn number(&mut self, schedule: &Schedule, attendance: Attendance) -> u32 {
        let zone = schedule
            .time_zone
            .as_deref()
            .and_then(|name| self.zone(name));
        let day = schedule
            .weekday()
            .map_or(NO_DAY, |day| day.to_monday_zero_offset().unsigned_abs());
        let time = schedule.start.map_or(NO_TIME, |start| {
            u16::from(start.hour().unsigned_abs()) * 60 + u16::from(start.minute().unsigned_abs())
        });
        let minutes = i32::from(schedule.minutes.unwrap_or(ASSUMED_MINUTES));
        let every_week = schedule.exceptions.is_empty()
            && matches!(
                schedule.recurrence,
                Recurrence::Weekly {
                    interval: 0 | 1,
                    ..
                }
            );
        let next = u32::try_from(self.slots.slots.len()).unwrap_or(u32::MAX);
        let slot = |timing| Slot {
            timing,
            minutes,
            published: schedule.minutes.is_some(),
            attendance,
            day,
            time,
        };
        let (number, slot) = match zone {
            _ if schedule.is_by_arrangement() => {
                let key = format!("arranged {day} {time} {attendance:?}");
                (
                    *self.other.entry(key).or_insert(next),
                    slot(Timing::ByArrangement),
                )
            }
            None => {
                let key = format!("zoneless {day} {time} {attendance:?}");
                (
                    *self.other.entry(key).or_insert(next),
                    slot(Timing::ZoneUnknown),
                )
            }
            Some(zone) if every_week => {
                let minute_of_week = u16::from(day) * 1440 + time;
                let key = (zone, minute_of_week, schedule.minutes, attendance as u8);
                (
                    *self.weekly.entry(key).or_insert(next),
                    slot(Timing::Weekly {
                        zone,
                        minute_of_week,
                    }),
                )
            }
            Some(zone) => {
                let key = format!(
                    "{:?} {:?} {time} {:?} {zone} {attendance:?}",
                    schedule.recurrence, schedule.exceptions, schedule.minutes
                );
                let schedule = Box::new(schedule.clone());
                (
                    *self.other.entry(key).or_insert(next),
                    slot(Timing::Other { zone, schedule }),
                )
            }
        };
        if number == next {
            self.slots.slots.push(slot);
        }
        number
    }

    /// The number of a zone; none for a name that the IANA database does not hold.
    fn zone(&mut self, name: &str) -> Option<u16> {
        if let Some(number) = self.zone_numbers.get(name) {
            return *number;
        }
        let number = TimeZone::get(name).ok().and_then(|zone| {
            let number = u16::try_from(self.slots.zones.len()).ok()?;
            self.slots.zones.push(zone);
            self.zone_names.push(name);
            Some(number)
        });
        self.zone_numbers.insert(name.to_owned(), number);
        number
    }

    /// Writes all of them.
    pub(crate) fn write(&self, writer: &mut ImageWriter) {
        written::write(&self.slots, &self.zone_names, writer);
    }
}

impl Slots {
    /// The slots of an image.
    pub(crate) fn of(image: &Image) -> Self {
        written::read(image)
    }
}

/// A slot at one moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SlotNow {
    start: i32,
    end: i32,
    /// Orders slots soonest first.
    pub(crate) soon: u32,
    day: u8,
    time: u16,
}

/// The tiers of the soonest order, in the upper four bits of [`SlotNow::soon`].
mod tier {
    pub(super) const ON_NOW: u32 = 0;
    pub(super) const NEXT_HOURS: u32 = 1;
    pub(super) const UNDER_WAY: u32 = 2;
    pub(super) const LATER: u32 = 3;
    pub(super) const ZONE_UNKNOWN: u32 = 4;
    pub(super) const DATE_UNKNOWN: u32 = 5;
    pub(super) const BY_ARRANGEMENT: u32 = 6;
}

impl SlotNow {
    /// Whether it is on, or starts within `minutes`.
    pub(crate) fn starts_within(&self, minutes: u32, now: i32) -> bool {
        self.start != NO_START && i64::from(self.start) <= i64::from(now) + i64::from(minutes)
    }

    /// Whether its start, on the clock that counts, is from `from` (inclusive) until `until` (exclusive), which may be past midnight.
    pub(crate) fn is_between(&self, from: Option<u16>, until: Option<u16>) -> bool {
        if self.time == NO_TIME {
            return false;
        }
        match (from, until) {
            (None, None) => true,
            (Some(from), None) => self.time >= from,
            (None, Some(until)) => self.time < until,
            (Some(from), Some(until)) if from < until => (from..until).contains(&self.time),
            (Some(from), Some(until)) => self.time >= from || self.time < until,
        }
    }

    /// Its next start.
    pub(crate) fn start(&self) -> Option<Timestamp> {
        (self.start != NO_START)
            .then(|| moment(self.start))
            .flatten()
    }

    /// Where it stands in a list that starts at now.
    pub(crate) fn section(&self, now: i32, reader: &TimeZone) -> Section {
        match self.soon >> 28 {
            tier::ON_NOW => Section::OnNow,
            tier::NEXT_HOURS => Section::NextHours,
            tier::UNDER_WAY => Section::UnderWay,
            tier::LATER => Section::of_later_start(self.start, now, reader),
            tier::ZONE_UNKNOWN => Section::ZoneUnknown,
            tier::DATE_UNKNOWN => Section::DateUnknown,
            _ => Section::ByArrangement,
        }
    }
}

/// Every slot at one moment, for one reader.
#[derive(Debug)]
pub(crate) struct Clock {
    pub(crate) now: i32,
    pub(crate) reader: TimeZone,
    pub(crate) slots: Vec<SlotNow>,
    /// For each weekday, Monday first, the rows that start on it.
    pub(crate) days: Arc<Vec<Bits>>,
}

impl Clock {
    /// The clock at `now`. `before`, where it is given, spares most of the work; `slot_of` is the column of each row's slot.
    pub(crate) fn at(
        now: Timestamp,
        reader: &TimeZone,
        slots: &Slots,
        slot_of: &[u32],
        before: Option<&Self>,
    ) -> Self {
        let now = minute(now);
        let before = before.filter(|before| before.now <= now && before.reader == *reader);
        let from = now - slots.longest - 3 * 1440;
        let until = now + 16 * 1440;
        let clocks: Vec<WallClock> = slots
            .zones
            .iter()
            .map(|zone| WallClock::of(zone, from, until))
            .collect();
        let places = Places {
            now,
            reader,
            near: WallClock::of(reader, from, until),
            zones: &slots.zones,
            clocks: &clocks,
        };
        let mut states = Vec::with_capacity(slots.slots.len());
        for (number, slot) in slots.slots.iter().enumerate() {
            let kept =
                before
                    .and_then(|before| before.slots.get(number))
                    .filter(|state| match state.start {
                        NO_START => slot.attendance != Attendance::Online,
                        _ => state.end > now,
                    });
            let mut state = kept.copied().unwrap_or_else(|| places.next(slot));
            state.soon = soon(slot, &state, now);
            states.push(state);
        }
        let same_days = |before: &&Self| {
            before
                .slots
                .iter()
                .zip(&states)
                .all(|(old, new)| old.day == new.day)
        };
        let days = match before.filter(same_days) {
            Some(before) => Arc::clone(&before.days),
            None => Arc::new(days(&states, slot_of)),
        };
        Self {
            now,
            reader: reader.clone(),
            slots: states,
            days,
        }
    }

    /// The state of slot `number`.
    pub(crate) fn slot(&self, number: u32) -> Option<&SlotNow> {
        self.slots.get(number as usize)
    }
}

/// What is needed to find a slot's next start.
struct Places<'a> {
    now: i32,
    reader: &'a TimeZone,
    near: WallClock,
    zones: &'a [TimeZone],
    clocks: &'a [WallClock],
}

impl Places<'_> {
    fn next(&self, slot: &Slot) -> SlotNow {
        let next = match &slot.timing {
            Timing::Weekly {
                zone,
                minute_of_week,
            } => self.weekly(*zone, *minute_of_week, slot),
            Timing::Other { zone, schedule } => {
                self.zones.get(usize::from(*zone)).and_then(|zone| {
                    let next = schedule.next_in(zone, moment(self.now)?)?;
                    Some((minute(next.start.timestamp()), minute(next.end.timestamp())))
                })
            }
            Timing::ZoneUnknown | Timing::ByArrangement => None,
        };
        let start = next.map(|(start, _)| start);
        let (day, time) = self.tested(slot, start);
        let end = next.map_or(NO_START, |(_, end)| end);
        SlotNow {
            start: start.unwrap_or(NO_START),
            end,
            soon: 0,
            day,
            time,
        }
    }

    /// The first weekly start that has not ended, and its end.
    fn weekly(&self, zone: u16, at: u16, slot: &Slot) -> Option<(i32, i32)> {
        let clock = self.clocks.get(usize::from(zone))?;
        let earliest = clock.wall(self.now) - slot.minutes - 1440;
        let wait = (i32::from(at) - i32::from(minute_of_week(earliest))).rem_euclid(10_080);
        let mut wall = earliest + wait;
        loop {
            let start = clock.instant(wall);
            let shown = clock.instant(wall + slot.minutes);
            let end = if slot.published && shown > start {
                shown
            } else {
                start + slot.minutes
            };
            if end > self.now {
                return Some((start, end));
            }
            wall += 10_080;
        }
    }

    /// The weekday and time that filters test.
    fn tested(&self, slot: &Slot, start: Option<i32>) -> (u8, u16) {
        let shown = |clock: &WallClock, start: i32| {
            let minute = minute_of_week(clock.wall(start));
            (u8::try_from(minute / 1440).unwrap_or(NO_DAY), minute % 1440)
        };
        if slot.attendance == Attendance::Online {
            // Which week is not known matters little for the weekday and time on the reader's clock.
            let usual = || match &slot.timing {
                Timing::Other { zone, .. } if slot.day != NO_DAY && slot.time != NO_TIME => self
                    .weekly(*zone, u16::from(slot.day) * 1440 + slot.time, slot)
                    .map(|(start, _)| start),
                _ => None,
            };
            if let Some(start) = start.or_else(usual) {
                // A date far ahead lies beyond the changes that were looked up.
                let far = (start > self.now + 15 * 1440)
                    .then(|| WallClock::of(self.reader, start, start));
                return shown(far.as_ref().unwrap_or(&self.near), start);
            }
        }
        if slot.day == NO_DAY
            && let (Timing::Other { zone, .. }, Some(start)) = (&slot.timing, start)
            && let Some(zone) = self.zones.get(usize::from(*zone))
        {
            let (day, _) = shown(&WallClock::of(zone, start, start), start);
            return (day, slot.time);
        }
        (slot.day, slot.time)
    }
}

/// The key of the soonest order: the tier, then the start.
fn soon(slot: &Slot, state: &SlotNow, now: i32) -> u32 {
    let tier = match &slot.timing {
        Timing::ByArrangement => tier::BY_ARRANGEMENT,
        Timing::ZoneUnknown => tier::ZONE_UNKNOWN,
        _ if state.start == NO_START => tier::DATE_UNKNOWN,
        _ if state.start <= now => {
            match reach(slot.attendance.has_link(), state.start, state.end, now) {
                Reach::InTime => tier::ON_NOW,
                Reach::Late => tier::UNDER_WAY,
            }
        }
        _ if state.start <= now + NEXT_HOURS * 60 => tier::NEXT_HOURS,
        _ => tier::LATER,
    };
    let ahead = if state.start == NO_START {
        0
    } else {
        state.start.saturating_sub(now).saturating_add(1 << 27)
    };
    (tier << 28) | u32::try_from(ahead.clamp(0, (1 << 28) - 1)).unwrap_or(0)
}

fn days(states: &[SlotNow], slot_of: &[u32]) -> Vec<Bits> {
    let mut days = vec![Bits::none(slot_of.len()); WEEKDAYS.len()];
    for (slot, row) in slot_of.iter().zip(0..) {
        let day = states.get(*slot as usize).map_or(NO_DAY, |state| state.day);
        if let Some(day) = days.get_mut(usize::from(day)) {
            day.insert(row);
        }
    }
    days
}
