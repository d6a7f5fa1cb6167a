/** When a line answers and how old its source is, in the reader's words. */
import type { HelpHours, HelpSpan } from '../../host/help';
import type { Weekday } from '../../host/types';
import { language, t } from '../../i18n/language.svelte';
import { clocksDiffer, list, longDate, wallClock, WEEKDAYS, weekdayName, zoneName } from '../../i18n/times';

/** `Monday to Saturday`, `Monday and Friday`, or `every day`. */
function days(of: Weekday[]): string {
  if (of.length === 0 || of.length === WEEKDAYS.length) return t('help-every-day');
  const places = of.map((day) => WEEKDAYS.indexOf(day));
  const unbroken = places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1);
  const [first, last] = [of[0], of.at(-1)];
  if (unbroken && of.length > 2 && first && last) {
    return t('help-days-range', { first: weekdayName(first), last: weekdayName(last) });
  }
  return list(of.map((day) => weekdayName(day)));
}

function span(one: HelpSpan): string {
  const times = { from: wallClock(one.from), until: wallClock(one.until) };
  if (one.dayOfMonth === null) return t('help-hours-span', { days: days(one.days), ...times });
  if (one.from === one.until) return t('help-hours-whole-day', { day: one.dayOfMonth, ...times });
  return t('help-hours-month', { day: one.dayOfMonth, ...times });
}

/** `day and night`, or the times, with the zone where its clock is not the reader's. */
export function hoursText(hours: HelpHours, readerZone: string, moment: string): string {
  if (hours.always) return t('emergency-always');
  const text = list(hours.spans.map(span));
  const elsewhere = hours.zone !== null && clocksDiffer(hours.zone, readerZone, moment);
  return elsewhere ? `${text} (${zoneName(hours.zone ?? '', moment)})` : text;
}

/** A source's own date, as exactly as it is known. */
export function sourceDate(date: string): string {
  if (/^\d{4}-\d\d$/.test(date)) {
    const month = new Intl.DateTimeFormat(language.tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return month.format(new Date(`${date}-01T00:00:00Z`));
  }
  return date.length > 4 ? longDate(date) : date;
}
