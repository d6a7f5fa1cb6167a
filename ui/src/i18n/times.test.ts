import { describe, expect, it } from 'vitest';
import { longDate } from './times';

describe('a date', () => {
  it('stays the day it is, wherever the reader is', () => {
    for (const zone of ['America/Los_Angeles', 'Pacific/Auckland', 'UTC']) {
      expect(longDate('2026-11-01', zone), `a civil date has no zone: ${zone}`).toMatch(/November 1|1 November/);
    }
  });

  it('is that of the reader for a moment', () => {
    expect(longDate('2026-11-01T02:00:00Z', 'America/Los_Angeles'), 'still October there').toMatch(/October/);
  });
});
