/** "Help now" without a program behind it: invented lines of invented hosts; the emergency numbers are the real ones. */
import { HostError } from '../host';
import type { EmergencyCall, HelpHost, HelpLine, HelpNow, HelpSource, HelpWay } from '../help';
import { NOW } from './meetings';

const SOURCE: HelpSource = { name: 'Numbers of the invented world', host: 'numbers.example', date: '2026-06-02' };

const EMERGENCY: Record<string, EmergencyCall[]> = {
  US: [{ id: 'us/all', service: 'all', number: '911' }],
  DE: [{ id: 'de/all', service: 'all', number: '112' }],
  JP: [
    { id: 'jp/ambulance', service: 'ambulance', number: '119' },
    { id: 'jp/police', service: 'police', number: '110' },
  ],
};

function way(known: Partial<HelpWay> & Pick<HelpWay, 'id' | 'medium'>): HelpWay {
  return { number: null, host: null, press: null, word: null, ...known };
}

function line(known: Partial<HelpLine> & Pick<HelpLine, 'id' | 'name' | 'kinds' | 'ways'>): HelpLine {
  return {
    localName: null,
    hours: { always: true, zone: null, spans: [] },
    open: true,
    languages: ['en'],
    free: true,
    host: 'line.example',
    source: SOURCE,
    reviewed: null,
    ...known,
  };
}

const LINES: Record<string, HelpLine[]> = {
  US: [
    line({
      id: 'us-night-lamp',
      name: 'Night Lamp',
      kinds: ['suicide', 'general'],
      ways: [
        way({ id: 'us-night-lamp/1', medium: 'call', number: '555-0100', press: '2' }),
        way({ id: 'us-night-lamp/2', medium: 'text', number: '55501', word: 'LAMP' }),
        way({ id: 'us-night-lamp/3', medium: 'chat', host: 'chat.line.example' }),
      ],
      languages: ['en', 'es'],
    }),
    line({
      id: 'us-open-door',
      name: 'Open Door',
      kinds: ['violence'],
      ways: [way({ id: 'us-open-door/1', medium: 'call', number: '555-0101' })],
      hours: null,
      open: null,
      free: null,
      host: null,
      source: { ...SOURCE, date: '2023-06' },
      reviewed: { by: 'R. Reviewer', on: '2026-11-20' },
    }),
    line({
      id: 'us-young-voices',
      name: 'Young Voices',
      kinds: ['child'],
      ways: [way({ id: 'us-young-voices/1', medium: 'whatsapp', number: '555-0102' })],
      hours: {
        always: false,
        zone: 'America/New_York',
        spans: [
          {
            days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
            dayOfMonth: null,
            from: '14:00',
            until: '20:00',
          },
          { days: [], dayOfMonth: 10, from: '08:00', until: '08:00' },
        ],
      },
      open: false,
    }),
  ],
  JP: [
    line({
      id: 'jp-lantern',
      name: 'Akari',
      localName: 'あかり',
      kinds: ['general'],
      ways: [way({ id: 'jp-lantern/1', medium: 'call', number: '555-0103' })],
      languages: ['ja'],
    }),
  ],
};

export interface MemoryHelp {
  /** Where the reader is, as far as it is known. */
  country?: string | null;
  /** What was called, written to or opened. */
  called?: string[];
  /** The system has no program that calls. */
  silent?: boolean;
}

export function memoryHelp({ country: own = 'US', called = [], silent = false }: MemoryHelp = {}): HelpHost {
  return {
    helpNow: (country): Promise<HelpNow> => {
      const code = country ?? own ?? '';
      const emergency = EMERGENCY[code] ?? [];
      return Promise.resolve({
        country: code === '' ? null : code,
        moment: NOW,
        emergency,
        source: emergency.length > 0 ? SOURCE : null,
        reviewed: null,
        lines: LINES[code] ?? [],
        finders: [
          { id: 'invented-finder', name: 'The Invented Finder', host: 'finder.example', kinds: ['suicide', 'general'] },
        ],
      });
    },
    callHelp: (id) => {
      if (silent) return Promise.reject(new HostError('no_program', 'No program on this computer makes calls.'));
      called.push(id);
      return Promise.resolve();
    },
  };
}
