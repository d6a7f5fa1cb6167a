import { describe, expect, it } from 'vitest';
import type { Meeting } from '../host/types';
import { MEETINGS, NOW, READER_ZONE } from '../host/memory/meetings';
import { isTooLate, sectionOf, sections } from './sections';

const now = Date.parse(NOW);
const base = MEETINGS[0] as Meeting;
const starting = (start: string, end: string, more: Partial<Meeting> = {}): Meeting => ({
  ...base,
  next: { start, end },
  ...more,
});
const kind = (meeting: Meeting): string => sectionOf(meeting, now, READER_ZONE).kind;

describe('sections', () => {
  it('follow the reader’s clock', () => {
    expect(kind(starting('2026-11-24T18:30:00-08:00', '2026-11-24T20:00:00-08:00')), 'started and not over').toBe(
      'now',
    );
    expect(kind(starting('2026-11-24T22:05:00-08:00', '2026-11-24T23:00:00-08:00')), 'three hours to the minute').toBe(
      'soon',
    );
    expect(kind(starting('2026-11-24T22:06:00-08:00', '2026-11-24T23:00:00-08:00')), 'a minute more').toBe('today');
    expect(
      kind(starting('2026-11-25T06:30:00Z', '2026-11-25T07:30:00Z')),
      'the same evening, written in another zone',
    ).toBe('today');
    expect(kind(starting('2026-11-25T09:00:00-08:00', '2026-11-25T10:00:00-08:00')), 'the next day').toBe('tomorrow');
    expect(kind(starting('2026-11-26T00:30:00-08:00', '2026-11-26T01:30:00-08:00')), 'past the next midnight').toBe(
      'day',
    );
  });

  it('put aside what can no longer be reached', () => {
    const far = starting('2026-11-24T18:00:00-08:00', '2026-11-24T19:30:00-08:00', { distanceKm: 9 });
    expect(isTooLate(far, now), '25 minutes are left and the way takes longer').toBe(true);
    expect(isTooLate({ ...far, distanceKm: 1 }, now), 'round the corner it can be reached').toBe(false);
    expect(isTooLate({ ...far, attendance: 'hybrid' }, now), 'one can still dial in').toBe(false);
    const open = starting('2026-11-24T18:20:00-08:00', '2026-11-24T19:20:00-08:00', { distanceKm: 1 });
    expect(
      isTooLate({ ...open, schedule: { ...open.schedule, endAssumed: true } }, now),
      'an assumed end is not relied on',
    ).toBe(true);
  });

  it('keep the order of the answer within, and days in order', () => {
    const parts = sections(MEETINGS, now, READER_ZONE);
    const order = parts.map((part) => part.kind);
    expect(order[0], 'now comes first').toBe('now');
    expect(order.at(-1), 'arrangement comes last').toBe('arrangement');
    const days = parts.filter((part) => part.kind === 'day').map((part) => part.key);
    expect(days, 'days ascend').toEqual([...days].sort());
    expect(
      parts.flatMap((part) => part.meetings),
      'nothing is lost',
    ).toHaveLength(MEETINGS.length);
  });
});
