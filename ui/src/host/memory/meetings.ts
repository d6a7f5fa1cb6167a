/** A small invented directory: groups that show what a list and a page must be able to show. */
import type { Meeting, Weekday } from '../types';
import { TOWNS } from './places';

/** A Tuesday evening on the west coast. */
export const NOW = '2026-11-24T19:05:00-08:00';
export const READER_ZONE = 'America/Los_Angeles';

const DAYS: Weekday[] = ['tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'monday'];

interface Sketch {
  name: string | null;
  fellowship?: string;
  problems: string[];
  /** Days from the Tuesday. */
  day: number;
  at: string;
  minutes?: number | null;
  town?: number;
  venue?: string | null;
  address?: string | null;
  kmNorth?: number;
  online?: string;
  with?: Partial<Meeting>;
}

const HARBOR = 0;
const LONG_NAME =
  'Wednesday Evening Fellowship of the Open Door for Everybody Who Has Ever Thought About Coming and Did Not Quite Dare, ' +
  'Including Those Who Came Once and Left by the Other Door, Those Who Stood Across the Street Until the Lights Went Out, and ' +
  'Those Who Read This Whole Name to the End in the Hope That It Would Say Where the Door Is: It Is the Green One on the Left, ' +
  'Past the Bicycle Stand, Down Four Steps and Along the Corridor With the Photographs, Second Room, Ring Twice and Wait a While';

const SKETCHES: Sketch[] = [
  {
    name: 'Lamplight Group',
    fellowship: 'aa',
    problems: ['substance/alcohol'],
    day: 0,
    at: '18:30',
    minutes: 90,
    venue: 'St. Brendan’s Hall',
    address: '12 Quay Street',
    kmNorth: 0.9,
    with: { whoMayAttend: 'open' },
  },
  {
    name: 'Early Supper Meeting',
    fellowship: 'na',
    problems: ['substance/drugs-any'],
    day: 0,
    at: '18:00',
    minutes: null,
    venue: 'Old Net Loft',
    address: '3 Pier Lane',
    kmNorth: 9.5,
  },
  {
    name: 'Tuesday Night Beginners',
    fellowship: 'aa',
    problems: ['substance/alcohol'],
    day: 0,
    at: '19:30',
    minutes: 60,
    venue: 'Harbor Community House',
    address: '1420 Alder Street',
    kmNorth: 1.4,
    online: 'zoom.us',
    with: {
      groupId: 'g-tuesday',
      whoMayAttend: 'open',
      formats: ['beginners', 'discussion'],
      access: ['wheelchair', 'wheelchair-restroom'],
      disagrees: [{ field: 'time', values: ['tuesday 19:00'] }],
      sameAs: [{ id: 'other-2', sourceName: 'Upper Valley Service Office' }],
      recentlyChanged: [{ field: 'online.url', at: '2026-11-20T06:00:00Z', what: 'changed' }],
      notes: 'Bring a cup. Newcomers are met at the door at a quarter past seven.',
    },
  },
  {
    name: 'Clear Heads, Pine Street',
    fellowship: 'smart',
    problems: ['substance/alcohol', 'substance/drugs-any'],
    day: 0,
    at: '19:30',
    minutes: 90,
    venue: 'Pine Street Library',
    address: '200 Pine Street',
    kmNorth: 2.2,
    with: {
      audience: ['secular'],
      ledBy: 'trained',
      listing: 'missing',
      unlistedSince: '2026-11-22T06:00:00Z',
    },
  },
  {
    name: 'Sitting with It',
    fellowship: 'recovery-dharma',
    problems: ['substance/alcohol', 'substance/drugs-any'],
    day: 0,
    at: '20:00',
    minutes: 60,
    online: 'zoom.us',
    with: { attendance: 'online', formats: ['meditation'], lastChanged: '2021-03-02T09:00:00Z' },
  },
  {
    name: 'Mujeres en Camino',
    fellowship: 'aa',
    problems: ['substance/alcohol'],
    day: 0,
    at: '21:00',
    minutes: 60,
    venue: 'Centro Raíces, room 4',
    address: '88 Mill Road',
    kmNorth: 3.8,
    with: { audience: ['women'], languages: ['es'], whoMayAttend: 'closed' },
  },
  {
    name: 'Night Lines',
    fellowship: 'na',
    problems: ['substance/drugs-any'],
    day: 0,
    at: '23:00',
    minutes: 60,
    online: 'meet.example.org',
    with: { attendance: 'online', languages: ['en', 'es'] },
  },
  {
    name: 'Morning Coffee',
    fellowship: 'aa',
    problems: ['substance/alcohol'],
    day: 1,
    at: '07:00',
    minutes: 60,
    venue: 'The Boat House',
    address: '1 Slip Way',
    kmNorth: 0.4,
  },
  {
    name: LONG_NAME,
    fellowship: 'al-anon',
    problems: ['family-of-addict/family-alcohol'],
    day: 1,
    at: '19:00',
    minutes: 60,
    venue: 'Room above the hardware store',
    address: '5 Chandler Row',
    kmNorth: 2.9,
    with: {
      whoMayAttend: 'closed',
      notes: '<b>Use the side door</b> & ring twice.\nSecond line: the light on the stairs is broken.',
    },
  },
  {
    name: 'Families at the Table',
    fellowship: 'nar-anon',
    problems: ['family-of-addict/family-drugs'],
    day: 1,
    at: '18:30',
    minutes: 90,
    venue: 'Harbor Community House',
    address: '1420 Alder Street',
    kmNorth: 1.4,
  },
  {
    name: 'Step by Step',
    fellowship: 'aa',
    problems: ['substance/alcohol'],
    day: 2,
    at: '19:30',
    minutes: 60,
    venue: 'Harbor Community House',
    address: '1420 Alder Street',
    kmNorth: 1.4,
    with: {
      groupId: 'g-tuesday',
      formats: ['step-study'],
      schedule: schedule(2, '19:30', 60, { recurrence: 'monthly', rule: 'FREQ=MONTHLY;BYDAY=2TH,4TH' }),
    },
  },
  {
    name: 'Saturday Ten',
    fellowship: 'aa',
    problems: ['substance/alcohol'],
    day: 4,
    at: '10:00',
    minutes: 60,
    online: 'zoom.us',
    with: { attendance: 'online', groupId: 'g-tuesday' },
  },
  {
    name: 'After the Loss',
    fellowship: 'compassionate-friends',
    problems: ['grief/child-loss'],
    day: 2,
    at: '18:00',
    minutes: 120,
    venue: 'Friends’ Meeting House',
    address: '40 Elm Row',
    kmNorth: 4.6,
    with: { ledBy: 'peers', whoMayAttend: 'open', cost: 'Free; a bowl goes round for the rent.' },
  },
  {
    name: 'Left Behind: a circle after suicide',
    problems: ['grief/suicide-loss'],
    day: 3,
    at: '19:00',
    minutes: 90,
    venue: 'Library annex',
    address: '200 Pine Street',
    kmNorth: 2.2,
    with: {
      contact: contact({
        kind: 'contact_point',
        name: 'Bend Self-Help Contact Point',
        phone: '+1 555 0142',
        contactFirst: true,
      }),
    },
  },
  {
    name: 'Steady Now',
    problems: ['mental-health/anxiety-panic', 'mental-health/depression'],
    day: 3,
    at: '17:30',
    minutes: 75,
    venue: 'Clinic on the Green',
    address: '9 Green Street',
    kmNorth: 6.1,
    with: { ledBy: 'professional' },
  },
  {
    name: 'Two Poles',
    problems: ['mental-health/bipolar'],
    day: 5,
    at: '14:00',
    minutes: null,
    venue: null,
    address: null,
    with: { status: 'address_imprecise' },
  },
  {
    name: 'Safe House Circle',
    problems: ['violence-abuse/domestic-violence'],
    day: 2,
    at: '13:00',
    minutes: 60,
    venue: null,
    address: null,
    with: {
      audience: ['women'],
      contact: contact({ kind: 'group', phone: '+1 555 0163', email: 'circle@example.org', contactFirst: true }),
    },
  },
  {
    name: 'Talk of the Lohe',
    fellowship: 'aa',
    problems: ['substance/alcohol'],
    day: 0,
    at: '20:00',
    minutes: 90,
    town: 3,
    venue: 'Gemeindehaus',
    address: 'Lindenweg 4',
    with: { languages: ['de'] },
  },
  {
    name: 'Círculo del Valle',
    fellowship: 'na',
    problems: ['substance/drugs-any'],
    day: 1,
    at: '20:00',
    minutes: 90,
    town: 4,
    venue: 'Casa de Cultura',
    address: 'Calle Nueva 2',
    with: { languages: ['es'] },
  },
  {
    name: 'قلب مفتوح',
    fellowship: 'na',
    problems: ['substance/drugs-any'],
    day: 1,
    at: '20:30',
    minutes: 60,
    venue: 'قاعة الميناء',
    address: '17 Quay Street',
    kmNorth: 1.1,
    with: { languages: ['ar'], notes: 'أهلاً بالجميع. الباب الجانبي.' },
  },
  {
    name: 'Worldwide Hour',
    fellowship: 'ga',
    problems: ['behavioral/gambling'],
    day: 3,
    at: '12:00',
    minutes: 60,
    online: 'meet.example.org',
    with: {
      attendance: 'online',
      next: null,
      schedule: { ...schedule(3, '12:00', 60), timeZone: null, timeZoneFrom: 'unknown' },
    },
  },
  {
    name: 'By Appointment',
    problems: ['cancer/breast-cancer'],
    day: 0,
    at: '10:00',
    venue: 'Day clinic',
    address: '9 Green Street',
    kmNorth: 6.1,
    with: {
      next: null,
      status: 'by_arrangement',
      schedule: {
        recurrence: 'by_arrangement',
        weekday: null,
        start: null,
        end: null,
        endAssumed: false,
        timeZone: READER_ZONE,
        timeZoneFrom: 'coordinates',
        rule: null,
      },
      contact: contact({ kind: 'group', email: 'appointment@example.org' }),
    },
  },
  {
    name: null,
    fellowship: 'oa',
    problems: ['behavioral/food-overeating'],
    day: 6,
    at: '12:15',
    minutes: 45,
    venue: 'Noon Chapel',
    address: '2 Bell Street',
    kmNorth: 7.7,
    with: { formats: ['raw:XQ'] },
  },
  {
    name: 'Closed for the Winter',
    fellowship: 'aa',
    problems: ['substance/alcohol'],
    day: 2,
    at: '12:00',
    minutes: 60,
    venue: 'Camp hall',
    address: 'Forest Road',
    kmNorth: 12,
    with: { status: 'temporarily_closed' },
  },
];

export function contact(known: Partial<Meeting['contact']>): Meeting['contact'] {
  return { kind: 'none', name: null, phone: null, email: null, host: null, contactFirst: false, ...known };
}

function clockAfter(at: string, minutes: number): string {
  const [hours = 0, rest = 0] = at.split(':').map(Number);
  const total = hours * 60 + rest + minutes;
  return `${String(Math.floor(total / 60) % 24).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

function schedule(
  day: number,
  at: string,
  minutes: number | null,
  known: Partial<Meeting['schedule']> = {},
  zone = READER_ZONE,
): Meeting['schedule'] {
  return {
    recurrence: 'weekly',
    weekday: DAYS[day % 7] ?? null,
    start: at,
    end: clockAfter(at, minutes ?? 60),
    endAssumed: minutes === null,
    timeZone: zone,
    timeZoneFrom: 'coordinates',
    rule: 'FREQ=WEEKLY',
    ...known,
  };
}

const OFFSETS: Record<string, string> = {
  'America/Los_Angeles': '-08:00',
  'America/New_York': '-05:00',
  'Europe/Berlin': '+01:00',
  'Europe/Madrid': '+01:00',
};

function occurrence(sketch: Sketch, zone: string): Meeting['next'] {
  const offset = OFFSETS[zone] ?? 'Z';
  const start = new Date(Date.parse(`2026-11-24T${sketch.at}:00${offset}`) + sketch.day * 86_400_000);
  let end = new Date(start.getTime() + (sketch.minutes ?? 60) * 60_000);
  if (sketch.minutes === null) end = new Date(start.getTime() + 90 * 60_000);
  while (end.getTime() <= Date.parse(NOW)) {
    start.setTime(start.getTime() + 7 * 86_400_000);
    end.setTime(end.getTime() + 7 * 86_400_000);
  }
  return { start: start.toISOString(), end: end.toISOString() };
}

function meetingOf(sketch: Sketch, index: number): Meeting {
  const home = TOWNS[sketch.town ?? HARBOR] as (typeof TOWNS)[number];
  const zone = home.zone ?? READER_ZONE;
  const placed = sketch.venue !== undefined;
  const there = sketch.venue !== null;
  return {
    id: `m-${index}`,
    source: index % 3 === 2 ? 's-coast' : 's-bend',
    sourceName: index % 3 === 2 ? 'Coast and Islands Area' : 'Greater Harbor Bend Intergroup',
    groupId: null,
    fellowship: sketch.fellowship ?? null,
    problems: sketch.problems,
    name: sketch.name,
    group: null,
    notes: null,
    pageHost: sketch.fellowship ? 'bend.example.org' : null,
    attendance: placed ? (sketch.online ? 'hybrid' : 'in_person') : 'online',
    status: 'active',
    schedule: schedule(sketch.day, sketch.at, sketch.minutes ?? null, {}, zone),
    next: occurrence(sketch, zone),
    venue: placed
      ? {
          name: sketch.venue ?? null,
          address: sketch.address ?? null,
          city: home.name,
          region: home.region,
          postalCode: null,
          country: home.country,
          latitude: home.latitude + (sketch.kmNorth ?? 0) / 111.2,
          longitude: home.longitude,
          positionFrom: there ? 'record' : 'town',
          directions: index === 2 ? 'Side door on 14th Avenue, ring “Circle”.' : null,
        }
      : null,
    online: sketch.online
      ? {
          host: sketch.online,
          provider: null,
          phone: null,
          notes: index === 4 ? 'The door opens five minutes early.' : null,
        }
      : null,
    contact: contact({}),
    formats: [],
    languages: ['en'],
    audience: [],
    access: [],
    whoMayAttend: 'unknown',
    cost: null,
    ledBy: 'unknown',
    distanceKm: null,
    lastChanged: '2026-09-02T10:00:00Z',
    lastConfirmed: null,
    lastRead: '2026-11-25T00:05:00Z',
    listing: 'confirmed',
    unlistedSince: null,
    sourceClock: 'fresh',
    recentlyChanged: [],
    sameAs: [],
    disagrees: [],
    byHand: false,
    sample: false,
    saved: false,
    ...sketch.with,
  };
}

export const MEETINGS: readonly Meeting[] = SKETCHES.map(meetingOf);
