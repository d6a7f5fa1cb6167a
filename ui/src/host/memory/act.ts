/** What can be done with a meeting of the invented directory. */
import type { Acts, Meeting, QrCode, Way, WayOut } from '../types';

const LEARNS: Partial<Record<WayOut, string>> = {
  join: 'zoom.us learns your network address and when you join.',
  directions: 'Your map program opens with the address.',
};

export function memoryActs(meeting: Meeting): Acts {
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
export const MEMORY_CODE: QrCode = { text: 'https://bend.example.org/', side: 29, path: 'M4 4h21v21h-21z' };
