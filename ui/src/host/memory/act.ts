/** What can be done with a meeting of the invented directory. */
import type { ActHost } from '../act';
import type { Acts, Meeting, QrCode, Way, WayOut } from '../types';
import { memoryCard } from './card';
import { MEETINGS } from './meetings';

const LEARNS: Partial<Record<WayOut, string>> = {
  join: 'zoom.us learns your network address and when you join.',
  directions: 'Your map program opens with the address.',
};

function memoryActs(meeting: Meeting): Acts {
  const way = (kind: WayOut): Way => ({ way: kind, learns: LEARNS[kind] ?? 'Nothing leaves this computer.' });
  const kinds: WayOut[] = ['calendar', 'copy', 'print', 'qr_code', 'reminder'];
  if (meeting.online?.host) kinds.unshift('join');
  if (meeting.attendance !== 'online') kinds.unshift('directions');
  const host = meeting.online?.host ?? null;
  return {
    ways: meeting.sample ? [] : kinds.map(way),
    join: host
      ? {
          before: '',
          registered: host,
          provider: host.endsWith('zoom.us') ? 'Zoom' : null,
          about: null,
          doubts: [],
          mayBeOpened: true,
        }
      : null,
    report: meeting.sample
      ? null
      : {
          ways: [
            {
              to: 'Whom the publisher names for mistakes',
              name: null,
              at: 'office@bend.example.org',
              mail: true,
              learns: 'Your mail program opens with a text you can change.',
            },
          ],
          subject: 'A mistake in your listing',
          text: 'Hello, something in this listing seems to be wrong.',
        },
    letterLearns: 'Nothing is sent until you send it.',
  };
}

/** Not a code that can be read: a square of dark modules. */
const MEMORY_CODE: QrCode = { text: 'https://bend.example.org/', side: 29, path: 'M4 4h21v21h-21z' };

/** This part of the door: what leads out is written down in `opened`. */
export function memoryActHost(find: (id: string) => Meeting, opened: string[]): ActHost {
  return {
    acts: async (id) => memoryActs(find(id)),
    nearby: async (id) => {
      const own = find(id);
      const others = MEETINGS.filter((one) => one.id !== id && one.fellowship === own.fellowship).slice(0, 3);
      return { samePlace: [], others, otherWays: [], otherSide: [] };
    },
    openWay: async (meeting, way) => {
      opened.push(`${meeting} ${way}`);
    },
    openReport: async (meeting, index) => {
      opened.push(`${meeting} report ${index}`);
    },
    plainText: async (ids) => ids.map((id) => find(id).name ?? '').join('\n\n'),
    openLetter: async (ids) => {
      opened.push(`letter ${ids.join(' ')}`);
    },
    qrCode: async () => MEMORY_CODE,
    saveCalendar: async (ids) => ({ name: 'meeting.ics', folder: 'Downloads', entries: ids.length, leftOut: [] }),
    openWritten: async () => {
      opened.push('written');
    },
    print: async () => {
      opened.push('printed');
    },
    fellowshipCard: async (fellowship) => memoryCard(fellowship, fellowship),
    openCardSource: async (fellowship, key) => {
      opened.push(`${fellowship} ${key}`);
    },
  };
}
