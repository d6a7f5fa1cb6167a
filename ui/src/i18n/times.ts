/** Times, dates, distances and sizes in the reader's manner. Every function is given its moment and zone. */
import type { Weekday } from '../host/types';
import { language, t } from './language.svelte';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const WEEKDAYS: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Making a formatter is slow and a list asks for hundreds. */
function formatter(locale: string, zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zoneUsed = zone ?? language.zone;
  const key = `${locale}|${zoneUsed ?? ''}|${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (!found) {
    try {
      found = new Intl.DateTimeFormat(locale, zoneUsed ? { ...options, timeZone: zoneUsed } : options);
    } catch {
      // A zone newer than the web view's tables.
      found = new Intl.DateTimeFormat(locale, options);
    }
    formatters.set(key, found);
  }
  return found;
}

/** Two figures for the hour where the day has 24, so that times stand in a column. */
function hourFormat(): Intl.DateTimeFormatOptions {
  const twelve = formatter(language.formats, undefined, { hour: 'numeric' }).resolvedOptions().hour12;
  return { hour: twelve ? 'numeric' : '2-digit', minute: '2-digit' };
}

/** `19:30`, or `7:30` and `PM` apart so that the figures can be large and the rest small. */
export function clockParts(instant: string | number, zone?: string): { figures: string; period: string } {
  const parts = formatter(language.formats, zone, hourFormat()).formatToParts(new Date(instant));
  const period = parts.find((part) => part.type === 'dayPeriod')?.value ?? '';
  const figures = parts
    .filter((part) => part.type !== 'dayPeriod')
    .map((part) => part.value)
    .join('')
    .trim();
  return { figures, period };
}

/** The time of day of an instant in a zone. */
export function clock(instant: string | number, zone?: string): string {
  return formatter(language.formats, zone, hourFormat()).format(new Date(instant));
}

/** A published wall-clock time, `HH:MM`, in the reader's manner. */
export function wallClock(time: string): string {
  return clock(`2024-01-01T${time}:00Z`, 'UTC');
}

export function wallClockParts(time: string): { figures: string; period: string } {
  return clockParts(`2024-01-01T${time}:00Z`, 'UTC');
}

/** `2026-11-24`: the civil date of an instant in a zone, to compare days. */
export function civilDate(instant: string | number, zone: string): string {
  return formatter('sv-SE', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
}

/** Whole days between two civil dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

export function weekdayName(weekday: Weekday, width: 'long' | 'short' = 'long'): string {
  // The first of January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(weekday)));
  return formatter(language.tag, 'UTC', { weekday: width }).format(date);
}

/** `Thursday, 26 November`. */
export function longDay(instant: string | number, zone?: string): string {
  return formatter(sentenceLocale(), zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(
    new Date(instant),
  );
}

/** `Thu 26 Nov`. */
export function shortDay(instant: string | number, zone?: string): string {
  return formatter(sentenceLocale(), zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(
    new Date(instant),
  );
}

/** `2 September 2026`; a civil date stays that day whatever the zone. */
export function longDate(instant: string | number, zone?: string): string {
  const civil = typeof instant === 'string' && /^\d{4}-\d\d-\d\d$/.test(instant);
  return formatter(sentenceLocale(), civil ? 'UTC' : zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(instant),
  );
}

export function year(instant: string | number, zone?: string): string {
  return formatter('en', zone, { year: 'numeric' }).format(new Date(instant));
}

function sentenceLocale(): string {
  return language.formats.startsWith(language.tag) ? language.formats : language.tag;
}

/** `Pacific Time`: the zone as people say it. */
export function zoneName(zone: string, instant: string | number): string {
  try {
    const parts = formatter(language.tag, zone, { timeZoneName: 'longGeneric' }).formatToParts(new Date(instant));
    const said = parts.find((part) => part.type === 'timeZoneName')?.value;
    if (said) return said;
  } catch {
    // An older web view: the city's name is better than nothing.
  }
  return (zone.split('/').at(-1) ?? zone).replace(/_/g, ' ');
}

/** Whether two zones show another wall clock at this instant. */
export function clocksDiffer(one: string, other: string, instant: string): boolean {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const date = new Date(instant);
  return formatter('sv-SE', one, options).format(date) !== formatter('sv-SE', other, options).format(date);
}

/** `in 25 min`, `in 1 h 55 min`, `in 3 days`: from now to a later moment. */
export function until(instant: string, now: number): string {
  const minutes = Math.max(0, Math.round((Date.parse(instant) - now) / MINUTE));
  if (minutes < 1) return t('time-now');
  if (minutes < 60) return t('time-in-minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    return minutes % 60 === 0 || hours >= 6
      ? t('time-in-hours', { hours: Math.round(minutes / 60) })
      : t('time-in-hours-minutes', { hours, minutes: minutes % 60 });
  }
  return t('time-in-days', { days: Math.round(minutes / 60 / 24) });
}

/** `3 hours ago`: from a past moment to now. */
export function since(instant: string, now: number): string {
  const passed = Math.max(0, now - Date.parse(instant));
  const relative = new Intl.RelativeTimeFormat(language.tag, { numeric: 'auto' });
  if (passed < 2 * MINUTE) return t('time-just-now');
  if (passed < HOUR) return relative.format(-Math.round(passed / MINUTE), 'minute');
  if (passed < DAY) return relative.format(-Math.round(passed / HOUR), 'hour');
  if (passed < 45 * DAY) return relative.format(-Math.round(passed / DAY), 'day');
  if (passed < 550 * DAY) return relative.format(-Math.round(passed / (30.4 * DAY)), 'month');
  return relative.format(-Math.round(passed / (365.25 * DAY)), 'year');
}

/** Kilometres, or miles where the reader counts in miles. */
export function distance(km: number): string {
  const miles = /-(US|GB|LR|MM)\b/i.test(language.formats);
  const value = miles ? km / 1.609344 : km;
  return new Intl.NumberFormat(language.formats, {
    style: 'unit',
    unit: miles ? 'mile' : 'kilometer',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

export function count(value: number): string {
  return new Intl.NumberFormat(language.formats).format(value);
}

export function bytes(value: number): string {
  const [unit, divisor] = value < 1_000_000 ? (['kilobyte', 1000] as const) : (['megabyte', 1_000_000] as const);
  return new Intl.NumberFormat(language.formats, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10_000_000 && divisor > 1000 ? 1 : 0,
  }).format(value / divisor);
}

/** `Monday, Wednesday and Friday`. */
export function list(parts: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(language.tag, { type }).format(parts);
}
