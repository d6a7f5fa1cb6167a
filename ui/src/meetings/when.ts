/** When a meeting is, in words: for a row, for the page, and the rhythm of its schedule. */
import type { Meeting, Schedule, Weekday } from '../host/types';
import { t } from '../i18n/language.svelte';
import {
  civilDate,
  clock,
  clockParts,
  clocksDiffer,
  daysBetween,
  list,
  longDay,
  shortDay,
  until,
  wallClock,
  wallClockParts,
  weekdayName,
  zoneName,
} from '../i18n/times';
import { isOn } from './sections';

/** The zone in which a meeting's time is shown: its own where one goes there, the reader's where one dials in. */
export function shownZone(meeting: Meeting, readerZone: string): string {
  return meeting.attendance === 'online' ? readerZone : (meeting.schedule.timeZone ?? readerZone);
}

export interface RowTime {
  figures: string;
  period: string;
  below: string;
  on: boolean;
}

/** The time column of a row. */
export function rowTime(meeting: Meeting, now: number, readerZone: string): RowTime {
  const { schedule, next } = meeting;
  if (!next) {
    if (!schedule.start || schedule.recurrence === 'by_arrangement')
      return { figures: '', period: '', below: t('row-by-arrangement'), on: false };
    const below = schedule.weekday ? weekdayName(schedule.weekday) : '';
    return { ...wallClockParts(schedule.start), below, on: false };
  }
  const zone = shownZone(meeting, readerZone);
  const parts = clockParts(next.start, zone);
  if (isOn(meeting, now)) {
    const below = schedule.endAssumed ? t('row-no-end') : t('row-until', { time: clock(next.end, zone) });
    return { ...parts, below, on: true };
  }
  const start = Date.parse(next.start);
  if (start < now) return { ...parts, below: t('row-ended'), on: false };
  const soon = start - now < 12 * 3_600_000;
  return { ...parts, below: soon ? until(next.start, now) : shortDay(start, zone), on: false };
}

/** The time of a row in one sentence, for a screen reader: day, time, and how far off it is. */
export function spokenTime(meeting: Meeting, now: number, readerZone: string): string {
  const { schedule, next } = meeting;
  if (!next) return rhythm(schedule) || t('row-by-arrangement');
  const zone = shownZone(meeting, readerZone);
  const time = clock(next.start, zone);
  if (isOn(meeting, now)) return t('spoken-on', { time });
  return t('spoken-next', { day: dayName(next.start, now, zone), time });
}

function dayName(instant: string, now: number, zone: string): string {
  const days = daysBetween(civilDate(now, zone), civilDate(instant, zone));
  if (days === 0) return t('day-today');
  if (days === 1) return t('day-tomorrow');
  return longDay(instant, zone);
}

/** The big line of the page: `Today 19:30 to 20:30, in 25 minutes`. */
export function nextLine(meeting: Meeting, now: number, readerZone: string): string {
  const { next, schedule } = meeting;
  if (!next) return '';
  const zone = shownZone(meeting, readerZone);
  const day = dayName(next.start, now, zone);
  const start = clock(next.start, zone);
  if (isOn(meeting, now)) {
    return schedule.endAssumed ? t('next-on-no-end', { start }) : t('next-on', { start, end: clock(next.end, zone) });
  }
  const far = until(next.start, now);
  if (Date.parse(next.start) < now) return t('next-ended', { day, start });
  return schedule.endAssumed
    ? t('next-start', { day, start, far })
    : t('next-start-end', { day, start, end: clock(next.end, zone), far });
}

/** `12:30 your time`, when the reader's clock shows another time than the meeting's; else empty. */
export function otherClock(meeting: Meeting, readerZone: string): string {
  const { next, schedule } = meeting;
  if (!next || !schedule.timeZone || !clocksDiffer(schedule.timeZone, readerZone, next.start)) return '';
  if (meeting.attendance === 'online') {
    const day = shortDay(next.start, schedule.timeZone);
    const time = clock(next.start, schedule.timeZone);
    return t('next-there', { day, time, zone: zoneName(schedule.timeZone, next.start) });
  }
  return t('next-yours', { day: shortDay(next.start, readerZone), time: clock(next.start, readerZone) });
}

const BY_DAY: Record<string, Weekday> = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
};

/** The rhythm of a schedule: `Every Tuesday`, `On the first and third Tuesday of the month`. */
export function rhythm(schedule: Schedule): string {
  const day = schedule.weekday ? weekdayName(schedule.weekday) : null;
  switch (schedule.recurrence) {
    case 'by_arrangement':
      return t('rhythm-by-arrangement');
    case 'dates':
      return t('rhythm-dates');
    case 'weekly': {
      if (!day) return '';
      const interval = Number(/INTERVAL=(\d+)/.exec(schedule.rule ?? '')?.[1] ?? 1);
      return interval > 1 ? t('rhythm-every-weeks', { weeks: interval, day }) : t('rhythm-weekly', { day });
    }
    case 'monthly': {
      const weeks = [...(schedule.rule ?? '').matchAll(/(-?\d)(MO|TU|WE|TH|FR|SA|SU)/g)];
      const first = weeks[0]?.[2];
      const said = first ? weekdayName(BY_DAY[first] ?? 'monday') : day;
      if (!said) return '';
      const ordinals = weeks.map((week) => t(`ordinal-${week[1]?.replace('-', 'last-') ?? '1'}`));
      return ordinals.length > 0
        ? t('rhythm-monthly', { ordinals: list(ordinals), day: said })
        : t('rhythm-monthly-plain', { day: said });
    }
  }
}

/** A published wall-clock span with its rhythm, for "also meets" and for meetings without a known zone. */
export function published(schedule: Schedule): string {
  const rhythmSaid = rhythm(schedule);
  if (!schedule.start) return rhythmSaid;
  const time =
    schedule.end && !schedule.endAssumed
      ? t('published-span', { start: wallClock(schedule.start), end: wallClock(schedule.end) })
      : wallClock(schedule.start);
  return rhythmSaid ? t('published-when', { rhythm: rhythmSaid, time }) : time;
}
