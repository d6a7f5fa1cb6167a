import { describe, expect, it } from 'vitest';
import type { Meeting, Schedule } from '../host/types';
import { MEETINGS, NOW, READER_ZONE } from '../host/memory/meetings';
import { language } from '../i18n/language.svelte';
import { distance, since, until } from '../i18n/times';
import { staleSince, unexpectedLanguages } from './describe';
import { nextLine, otherClock, published, rhythm, rowTime } from './when';

const now = Date.parse(NOW);
const tuesday = MEETINGS[2] as Meeting;
const schedule = (known: Partial<Schedule>): Schedule => ({ ...tuesday.schedule, ...known });

describe('when', () => {
  it('is written in the reader’s manner', () => {
    expect(rowTime(tuesday, now, READER_ZONE), 'figures of 24 hours').toMatchObject({
      figures: '19:30',
      period: '',
      below: 'in 25 min',
    });
    language.use('en', ['en-US']);
    expect(rowTime(tuesday, now, READER_ZONE), 'figures of 12 hours').toMatchObject({ figures: '7:30', period: 'PM' });
    language.use('de', ['de-DE']);
    expect(nextLine(tuesday, now, READER_ZONE), 'in German').toBe('Heute 19:30 bis 20:30, in 25 Min.');
  });

  it('is honest about an end that was not published', () => {
    const supper = MEETINGS[1] as Meeting;
    expect(rowTime(supper, now, READER_ZONE).below, 'in the row').toBe('end not published');
    expect(nextLine(supper, now, READER_ZONE), 'on the page').toBe('On now: started 18:00, end not published');
  });

  it('is shown in both zones where they differ', () => {
    const lohe = MEETINGS[17] as Meeting;
    expect(otherClock(lohe, READER_ZONE), 'the reader’s clock').toMatch(/^On your clock: .*11:00\.$/);
    expect(otherClock(tuesday, READER_ZONE), 'nothing where they agree').toBe('');
    const sitting = MEETINGS[4] as Meeting;
    expect(rowTime(sitting, now, 'Europe/Berlin').figures, 'online time is the reader’s').toBe('05:00');
  });

  it('reads the rhythm from the rule', () => {
    expect(rhythm(schedule({ recurrence: 'monthly', rule: 'FREQ=MONTHLY;BYDAY=1TU,3TU' })), 'two weeks').toBe(
      'On the first and third Tuesday of the month',
    );
    expect(rhythm(schedule({ recurrence: 'monthly', rule: 'FREQ=MONTHLY;BYDAY=-1TU' })), 'the last').toBe(
      'On the last Tuesday of the month',
    );
    expect(rhythm(schedule({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' })), 'every other').toBe(
      'Every 2 weeks on Tuesday',
    );
    expect(published(tuesday.schedule), 'with its time').toBe('Every Tuesday, 19:30 to 20:30');
  });

  it('counts down and back in words', () => {
    const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
    expect(until(at(0), now), 'now').toBe('now');
    expect(until(at(115), now), 'hours and minutes').toBe('in 1 h 55');
    expect(until(at(60 * 50), now), 'days').toBe('in 2 days');
    expect(since(at(-180), now), 'hours ago').toBe('3 hours ago');
    expect(since(at(-1), now), 'just now').toBe('just now');
  });
});

describe('a row', () => {
  it('measures in the reader’s unit', () => {
    language.use('de', ['de-DE']);
    expect(distance(1.44), 'kilometres with a comma').toBe('1,4 km');
    language.use('en', ['en-US']);
    expect(distance(1.609344), 'miles').toBe('1 mi');
  });

  it('names a language only where it is not expected', () => {
    const [spanish, german] = [MEETINGS[5] as Meeting, MEETINGS[17] as Meeting];
    expect(unexpectedLanguages(spanish), 'Spanish in the United States').toEqual(['es']);
    expect(unexpectedLanguages(german), 'German in Germany').toEqual([]);
  });

  it('says that a listing is old only after two years', () => {
    expect(staleSince(MEETINGS[4] as Meeting, now), 'five years').toBe('2021');
    expect(staleSince(tuesday, now), 'two months').toBeNull();
    expect(staleSince({ ...tuesday, lastChanged: null }, now), 'nothing known is not old').toBeNull();
  });
});
