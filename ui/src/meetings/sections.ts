/**
 * The parts of a list that starts at now. Worked out from the instants of the rows and the reader's clock, so that a row
 * moves on by itself while the window stays open.
 */
import type { Meeting } from '../host/types';
import { civilDate, daysBetween } from '../i18n/times';

export type SectionKind = 'now' | 'soon' | 'late' | 'today' | 'tomorrow' | 'day' | 'zone' | 'arrangement';

export interface Section {
  /** Unique within a list. */
  key: string;
  kind: SectionKind;
  /** The first instant of a section of kind `day`. */
  instant: string | null;
  meetings: Meeting[];
}

const MINUTE = 60_000;
const SOON_HOURS = 3;
const ORDER: readonly SectionKind[] = ['now', 'soon', 'late', 'today', 'tomorrow', 'day', 'zone', 'arrangement'];

/** Whether a meeting is on at `now`. */
export function isOn(meeting: Meeting, now: number): boolean {
  return meeting.next !== null && Date.parse(meeting.next.start) <= now && now < Date.parse(meeting.next.end);
}

/**
 * Whether somebody who starts out now would come too late: there is no link, and what is left of it (half an hour from its
 * start when no end is published) is shorter than a way of ten minutes and three for each kilometre.
 */
export function isTooLate(meeting: Meeting, now: number): boolean {
  if (meeting.attendance !== 'in_person' || !isOn(meeting, now) || !meeting.next) return false;
  const end = meeting.schedule.endAssumed ? Date.parse(meeting.next.start) + 30 * MINUTE : Date.parse(meeting.next.end);
  return end - now < (10 + 3 * Math.min(meeting.distanceKm ?? 0, 60)) * MINUTE;
}

export function sectionOf(meeting: Meeting, now: number, readerZone: string): { kind: SectionKind; key: string } {
  if (!meeting.next) {
    const kind = meeting.schedule.recurrence === 'by_arrangement' || !meeting.schedule.start ? 'arrangement' : 'zone';
    return { kind, key: kind };
  }
  if (isOn(meeting, now)) return isTooLate(meeting, now) ? { kind: 'late', key: 'late' } : { kind: 'now', key: 'now' };
  const start = Date.parse(meeting.next.start);
  if (start - now <= SOON_HOURS * 60 * MINUTE) return { kind: 'soon', key: 'soon' };
  const date = civilDate(start, readerZone);
  const days = daysBetween(civilDate(now, readerZone), date);
  if (days <= 0) return { kind: 'today', key: 'today' };
  if (days === 1) return { kind: 'tomorrow', key: 'tomorrow' };
  return { kind: 'day', key: `day-${date}` };
}

/** Divides rows into sections; within one they keep the order they came in. */
export function sections(meetings: readonly Meeting[], now: number, readerZone: string): Section[] {
  const found = new Map<string, Section>();
  for (const meeting of meetings) {
    // A meeting that ended since the answer came is left where it was until the list is asked for again.
    const { kind, key } = sectionOf(meeting, now, readerZone);
    const section = found.get(key);
    if (section) section.meetings.push(meeting);
    else found.set(key, { key, kind, instant: meeting.next?.start ?? null, meetings: [meeting] });
  }
  return [...found.values()].sort(
    (one, other) =>
      ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
      (one.kind === 'day' ? one.key.localeCompare(other.key) : 0),
  );
}
