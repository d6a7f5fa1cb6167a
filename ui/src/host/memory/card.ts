/** A card of an invented fellowship, for the page in memory. */
import type { FellowshipCard } from '../card';

export function memoryCard(name: string, id = 'harbor-circle'): FellowshipCard {
  return {
    id,
    name,
    short: null,
    usually: `Usually at ${name} meetings`,
    apart: 'This is what is usual there. Each group is different.',
    told: [
      {
        about: 'happens',
        heading: 'What usually happens',
        lines: [{ text: 'People tell how the week was.', source: 'leaflet' }],
      },
      {
        about: 'newcomer',
        heading: 'If you are new',
        lines: [
          { text: 'You may just listen.', source: 'leaflet' },
          { text: 'A first name is enough.', source: 'questions' },
        ],
      },
      { about: 'cost', heading: 'Cost', lines: [{ text: 'It costs nothing.', source: 'questions' }] },
    ],
    unknown: 'Not known to us: Medicine.',
    urgent: null,
    danger: {
      heading: 'Stopping all at once can be dangerous',
      lines: ['After much alcohol every day, the body can react with fits.', 'Before you stop, ask a doctor.'],
      call: 'Fits, strong shaking, confusion: call 911 now.',
      dial: '911',
      sources: ['danger-alcohol'],
    },
    medicine: 'No group should tell anybody to stop a medicine from a doctor.',
    wrong: {
      heading: 'What is not all right in a group',
      lines: ['Someone wants your money.', 'Someone shouts or threatens.'],
    },
    leave: { heading: 'How to leave', lines: ['You may go at any time.', 'You owe nobody a reason.'] },
    part: `Open Circle is not part of or endorsed by ${name}.`,
    sources: [
      {
        key: 'leaflet',
        name: `${name}: Leaflet for newcomers`,
        host: 'harbor-circle.example',
        standing: 'From general knowledge of this source. Nobody has confirmed it yet.',
      },
      {
        key: 'questions',
        name: `${name}: Questions and answers`,
        host: 'questions.harbor-circle.example',
        standing: 'We read the text of this source in a stored copy.',
      },
      {
        key: 'danger-alcohol',
        name: 'Harbor Health: When drinking stops',
        host: 'health.example',
        standing: 'We read the text of this source in a stored copy.',
      },
    ],
  };
}
