import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import HelpScreen from '../src/features/help/HelpScreen.svelte';
import { hoursText, sourceDate } from '../src/features/help/hours';
import { memoryHelp, type MemoryHelp } from '../src/host/memory/help';
import { browse } from '../src/host/memory/places';
import { NOW } from '../src/host/memory/meetings';
import { language } from '../src/i18n/language.svelte';
import { expectAccessible } from './window';

async function openHelp(options: MemoryHelp & { copies?: boolean } = {}) {
  const copied: string[] = [];
  const called: string[] = [];
  const chosen: string[] = [];
  const person = userEvent.setup();
  const host = {
    ...memoryHelp({ called, ...options }),
    browsePlaces: (country: string | null, region: string | null) =>
      Promise.resolve([
        ...browse(country, region),
        { ...browse(null, null)[0], name: 'Japan', country: 'JP', countryName: 'Japan' } as ReturnType<
          typeof browse
        >[0],
      ]),
  };
  render(HelpScreen, {
    host,
    readerZone: 'America/Los_Angeles',
    country: null,
    oncopy: (text: string) => {
      copied.push(text);
      return Promise.resolve(options.copies ?? true);
    },
    oncountry: (country: string) => chosen.push(country),
  });
  await screen.findByRole('region', { name: /someone to talk to/i });
  return { person, copied, called, chosen };
}

const where = () => screen.getByRole('combobox', { name: 'Where are you?' });
const first = () => screen.getByRole('region', { name: 'In danger? Call for help first' });

describe('help now', () => {
  beforeEach(() => language.use('en', ['en-GB']));

  it('shows the emergency number first, with its source and that nobody has checked it', async () => {
    await openHelp();
    const number = within(first()).getByText('911');
    expect(number, 'the number is there to be read').toBeVisible();
    expect(within(first()).getByText('Emergency number in United States'), 'and whose it is').toBeVisible();
    expect(within(first()).getByText(/From Numbers of the invented world, 2 June 2026\./), 'its source').toBeVisible();
    expect(within(first()).getByText(/No one has checked it for us yet/), 'nobody confirmed it').toBeVisible();
    const lines = screen.getByRole('region', { name: 'Someone to talk to now' });
    expect(
      number.compareDocumentPosition(lines) & Node.DOCUMENT_POSITION_FOLLOWING,
      'the lines come after the number',
    ).toBeTruthy();
    await expectAccessible('help now');
  });

  it('groups the lines by kind and says when they answer and who speaks there', async () => {
    await openHelp();
    const lines = screen.getByRole('region', { name: 'Someone to talk to now' });
    const kinds = within(lines)
      .getAllByRole('heading', { level: 3 })
      .map((heading) => heading.textContent);
    expect(kinds, 'kinds with lines, the gravest first').toEqual([
      'Thoughts of suicide',
      'Violence',
      'For children and young people',
    ]);
    const lamp = within(screen.getByRole('article', { name: 'Night Lamp' }));
    expect(lamp.getByText('Answers now'), 'open').toBeVisible();
    expect(lamp.getByText(/Open day and night\. Spoken here: English and Spanish\./), 'hours, languages').toBeVisible();
    expect(lamp.getByText('then press 2'), 'what to press').toBeVisible();
    expect(lamp.getByText('with the word LAMP'), 'what to write').toBeVisible();
    const door = within(screen.getByRole('article', { name: 'Open Door' }));
    expect(door.getByText(/We do not know the hours/), 'unknown hours are not guessed').toBeVisible();
    expect(door.queryByText(/Answers now|Closed now|Free to call/), 'nor whether it is open or free').toBeNull();
    expect(
      door.getByText(/June 2023\. Checked by R\. Reviewer on 20 November 2026\./),
      'who confirmed it',
    ).toBeVisible();
    const young = within(screen.getByRole('article', { name: 'Young Voices' }));
    expect(young.getByText('Closed now'), 'closed at this hour').toBeVisible();
    expect(young.getByText(/Monday to Friday, 14:00 to 20:00 and on day 10/), 'when it opens').toBeVisible();
    expect(young.queryByRole('button', { name: /^Call/ }), 'what cannot be opened is only copied').toBeNull();
  });

  it('copies a number as it is dialled, and says so', async () => {
    const { person, copied } = await openHelp();
    await person.click(screen.getByRole('button', { name: 'Copy number 911' }));
    expect(copied, 'the number alone').toEqual(['911']);
    expect(await screen.findByText('Copied: 911'), 'it is said').toHaveAttribute('role', 'status');
    await person.click(screen.getByRole('button', { name: 'Copy number 555-0100, Night Lamp' }));
    await person.click(screen.getByRole('button', { name: 'Copy address chat.line.example, Night Lamp' }));
    expect(copied.slice(1), 'of a line, and the host of a chat').toEqual(['555-0100', 'chat.line.example']);
  });

  it('says when nothing could be copied', async () => {
    const { person } = await openHelp({ copies: false });
    await person.click(screen.getByRole('button', { name: 'Copy number 911' }));
    expect(await screen.findByRole('alert'), 'and what to do').toHaveTextContent(/mark the number/);
  });

  it('calls by id: the page names no address', async () => {
    const { person, called } = await openHelp();
    await person.click(screen.getByRole('button', { name: 'Call 911' }));
    await person.click(screen.getByRole('button', { name: 'Write a text 55501, Night Lamp' }));
    await person.click(screen.getByRole('button', { name: 'Open the chat chat.line.example, Night Lamp' }));
    expect(called, 'ids of the table').toEqual(['us/all', 'us-night-lamp/2', 'us-night-lamp/3']);
    expect(document.querySelector('a'), 'no link leads out').toBeNull();
  });

  it('says to dial by hand where no program calls', async () => {
    const { person } = await openHelp({ silent: true });
    await person.click(screen.getByRole('button', { name: 'Call 911' }));
    expect(await screen.findByRole('alert'), 'a way on').toHaveTextContent(/Please dial the number on a phone\./);
  });

  it('shows the chosen country alone', async () => {
    const { person, chosen } = await openHelp();
    await person.selectOptions(where(), 'JP');
    expect(await screen.findByText('Ambulance in Japan'), 'each service by its name').toBeVisible();
    expect(screen.getByText('Police in Japan')).toBeVisible();
    expect(chosen, 'the choice is told').toEqual(['JP']);
    expect(screen.queryByText('911'), 'no number of another country').toBeNull();
    expect(screen.queryByRole('article', { name: 'Night Lamp' }), 'no line of another country').toBeNull();
    expect(screen.getByRole('article', { name: 'Akari あかり' }), 'its own line').toBeVisible();
    expect(screen.getByText('Call 119. Do not wait for them to agree.'), 'the advice names its number').toBeVisible();
  });

  it('gives advice, a way to find the number and no number where the country is not known', async () => {
    const { person } = await openHelp({ country: null });
    await person.selectOptions(where(), '');
    expect(await screen.findByText(/We do not know the emergency number/), 'how to find it').toBeVisible();
    expect(screen.queryByRole('article'), 'no line').toBeNull();
    expect(screen.queryByRole('button', { name: /^Call/ }), 'nothing to call').toBeNull();
    expect(screen.getByText(/Choose a country above/), 'what to do').toBeVisible();
    expect(screen.getByText('finder.example'), 'who lists lines').toBeVisible();
    await expectAccessible('help now without a country');
  });

  it('says that no line is known, and keeps the number', async () => {
    const { person } = await openHelp();
    await person.selectOptions(where(), 'DE');
    expect(await screen.findByText('112'), 'the emergency number').toBeVisible();
    expect(screen.getByText(/We know no line in Germany/), 'no line, and it says so').toBeVisible();
  });

  it('says what to say, what to do without a voice, and that stopping at once is dangerous', async () => {
    await openHelp();
    for (const name of ['What to say', 'If you cannot speak', 'If someone else is in danger']) {
      expect(screen.getByRole('heading', { name, level: 3 }), name).toBeVisible();
    }
    expect(screen.getByText(/stopping all at once can be dangerous/), 'alcohol and calming pills').toBeVisible();
  });

  it('speaks German', async () => {
    language.use('de', ['de-DE']);
    render(HelpScreen, {
      host: { ...memoryHelp({ country: 'DE' }), browsePlaces: () => Promise.resolve(browse(null, null)) },
      readerZone: 'Europe/Berlin',
      oncopy: () => Promise.resolve(true),
    });
    expect(await screen.findByText('Notruf in Deutschland'), 'in German').toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('option', { name: 'Vereinigte Staaten' }), 'countries too').toBeVisible(),
    );
  });
});

describe('hours', () => {
  it('names the clock where it is not the reader’s', () => {
    const hours = {
      always: false,
      zone: 'Asia/Tokyo',
      spans: [{ days: [], dayOfMonth: null, from: '16:00', until: '21:00' }],
    };
    expect(hoursText(hours, 'Asia/Tokyo', NOW), 'at home').toBe('every day, 16:00 to 21:00');
    expect(hoursText(hours, 'Europe/London', NOW), 'from elsewhere').toMatch(/16:00 to 21:00 \(Japan .*\)/);
  });

  it('shows a source’s date as exactly as it is known', () => {
    expect(['2026-06-02', '2023-06', '2023'].map(sourceDate), 'day, month, year').toEqual([
      '2 June 2026',
      'June 2023',
      '2023',
    ]);
  });
});
