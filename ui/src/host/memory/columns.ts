/** An invented table whose columns are looked at: what each holds, the guess, and the rows that come of it. */
import type { ColumnsPreview, Meeting } from '../types';
import { MEETINGS } from './meetings';

interface MappedColumn {
  column: string;
  means: string;
}

const TABLE: { name: string; samples: string[]; means: string; confidence: number }[] = [
  { name: 'Gruppe', samples: ['Lichtblick', 'Donnerstagsrunde', 'Offenes Ohr'], means: 'name', confidence: 0.9 },
  { name: 'Wann', samples: ['Mo 19:30', 'Do 18:00', 'jeden 2. Fr 20 Uhr'], means: 'day_and_time', confidence: 0.8 },
  { name: 'Ort', samples: ['Gemeindehaus, Lindenweg 4', 'Alte Schule'], means: 'notes', confidence: 0.4 },
  { name: 'PLZ', samples: ['20095', '22301'], means: 'postal_code', confidence: 1 },
  { name: 'Raum frei bis', samples: ['31.12.2026', '30.06.2027'], means: 'date', confidence: 0.5 },
  { name: 'Ansprechperson', samples: [], means: 'private', confidence: 0.95 },
  { name: 'lfd', samples: ['1', '2', '3'], means: 'ignored', confidence: 0.6 },
];

const MEANINGS = [
  'day',
  'start',
  'end',
  'duration',
  'day_and_time',
  'date',
  'name',
  'group',
  'fellowship',
  'venue',
  'address',
  'city',
  'region',
  'postal_code',
  'country',
  'latitude',
  'longitude',
  'join_link',
  'join_phone',
  'notes',
  'directions',
  'feature',
  'languages',
  'phone',
  'email',
  'website',
  'id',
  'private',
  'ignored',
];

const GUESS = JSON.stringify({
  mapping: 1,
  columns: TABLE.map(({ name, means }): MappedColumn => ({ column: name, means })),
});

export function preview(mapping: string | null): ColumnsPreview {
  const text = mapping ?? GUESS;
  const { columns } = JSON.parse(text) as { columns: MappedColumn[] };
  const means = (name: string): string => columns.find((one) => one.column === name)?.means ?? 'ignored';
  const named = ['name', 'group'].includes(means('Gruppe'));
  const placed = ['address', 'venue'].includes(means('Ort'));
  const rows = MEETINGS.slice(0, 4).map((meeting, at): Meeting => ({
    ...meeting,
    id: `preview-${at}`,
    name: named ? (TABLE[0]?.samples[at % 3] ?? null) : null,
    fellowship: null,
    audience: [],
    listing: 'confirmed',
    disagrees: [],
    byHand: false,
    recentlyChanged: [],
    sameAs: [],
    venue:
      placed && meeting.venue
        ? { ...meeting.venue, name: 'Gemeindehaus', address: 'Lindenweg 4' }
        : meeting.venue && { ...meeting.venue, name: null, address: null, city: null },
  }));
  return {
    columns: TABLE.map((column) => ({
      name: column.name,
      samples: column.samples,
      filled: 40,
      means: means(column.name),
      confidence: mapping ? 1 : column.confidence,
    })),
    meanings: MEANINGS,
    mapping: text,
    enough: named,
    read: 42,
    accepted: named ? 40 : 0,
    rejected: named ? 2 : 42,
    notices: [{ code: 'time_not_understood', severity: 'warning', count: 2, samples: [] }],
    meetings: named ? rows : [],
  };
}
