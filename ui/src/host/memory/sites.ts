/** Invented web sites that are looked at for a list, and the history of a meeting. */
import type { AddedSource, Change, ContactedHost, TriedAddress } from '../types';

const tried = (kind: string, address: string, outcome: string, failure: string | null = null): TriedAddress => ({
  kind,
  address,
  outcome,
  failure,
});

export const SITES: Record<string, AddedSource> = {
  'https://two.example.org/': {
    source: null,
    found: [
      {
        feedFormat: 'csv',
        location: 'https://two.example.org/groups/table.csv',
        host: 'two.example.org',
        records: 84,
        timeZone: 'America/Los_Angeles',
      },
      {
        feedFormat: 'ical',
        location: 'https://calendar.example.net/two/basic.ics',
        host: 'calendar.example.net',
        records: null,
        timeZone: null,
      },
    ],
    tried: [tried('this-address', 'https://two.example.org/', 'page')],
    reason: null,
  },
  'https://none.example.org/': {
    source: null,
    found: [],
    tried: [
      tried('this-address', 'https://none.example.org/', 'page'),
      tried('tsml-rest', 'https://none.example.org/wp-json/tsml/v1/meetings', 'not_there'),
      tried('tsml-ajax', 'https://none.example.org/wp-admin/admin-ajax.php?action=meetings', 'robots_disallow'),
      tried('bmlt', 'https://none.example.org/main_server/', 'failed', 'timeout'),
    ],
    reason: { code: 'nothing_found', message: 'No list of groups was found at none.example.org.' },
  },
};

const nothing = { text: null, codes: [], schedule: null };

export const HISTORY: Change[] = [
  { at: '2026-11-20T06:00:00Z', field: 'online.url', what: 'changed', old: nothing, new: nothing },
  {
    at: '2026-11-12T06:00:00Z',
    field: 'formats',
    what: 'added',
    old: nothing,
    new: { ...nothing, codes: ['beginners', 'discussion'] },
  },
  {
    at: '2026-10-30T06:00:00Z',
    field: 'name',
    what: 'changed',
    old: { ...nothing, text: 'Tuesday Beginners' },
    new: { ...nothing, text: 'Tuesday Night Beginners' },
  },
  { at: '2026-10-12T06:00:00Z', field: 'contact.phone', what: 'withdrawn', old: nothing, new: nothing },
  {
    at: '2026-10-08T06:00:00Z',
    field: 'access',
    what: 'added',
    old: nothing,
    new: { ...nothing, codes: ['wheelchair'] },
  },
];

/** Whom the program spoke to. */
export const CONTACTED: ContactedHost[] = [
  {
    host: 'bend.example.org',
    sources: ['Greater Harbor Bend Intergroup'],
    requests: 3,
    bytes: 182_000,
    last: '2026-11-25T00:05:00Z',
  },
];
