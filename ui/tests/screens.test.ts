import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible, line, openWindow, row } from './window';

const nav = (name: string): HTMLElement => within(screen.getByRole('navigation')).getByRole('button', { name });

describe('the first start', () => {
  it('leads to rows in three steps: what, where, copy', async () => {
    const { person } = await openWindow({ state: 'empty' });
    await expectAccessible('the first screen');
    await person.click(await screen.findByRole('button', { name: 'Alcohol and drugs' }));
    await person.type(screen.getByRole('combobox', { name: 'Where?' }), 'harbor');
    await person.click(await screen.findByRole('option', { name: /Harbor Bend/ }));
    expect(
      await screen.findByRole('heading', { name: '5 directories reach Harbor Bend' }),
      'it says how many',
    ).toBeVisible();
    expect(screen.getByText(/Nothing you type is sent/), 'it says what is seen by others').toBeVisible();
    await expectAccessible('the offer');
    await person.click(screen.getByRole('button', { name: 'Copy 4 directories' }));
    await row(/^Tuesday Night Beginners/);
    expect(await screen.findByText(/All 4 directories were copied/), 'the strip tells the end').toBeVisible();
  });

  it('takes the best meaning of what was typed when the form is sent', async () => {
    const { person } = await openWindow({ state: 'empty' });
    await person.type(await screen.findByRole('combobox', { name: 'Where?' }), 'harbor{Enter}');
    expect(
      await screen.findByRole('heading', { name: /directories reach Harbor Bend/ }),
      'the town was found',
    ).toBeVisible();
  });

  it('asks for a place when there is none', async () => {
    const { person } = await openWindow({ state: 'empty' });
    await person.click(await screen.findByRole('button', { name: 'Find groups' }));
    const where = screen.getByRole('combobox', { name: 'Where?' });
    expect(where, 'the field says what is missing').toHaveAccessibleDescription('Tell us a town or postcode.');
    expect(where, 'and has the focus').toHaveFocus();
  });

  it('needs no typing at all', async () => {
    const { person } = await openWindow({ state: 'empty' });
    await person.click(await screen.findByRole('button', { name: 'Grief and loss' }));
    await person.click(screen.getByRole('button', { name: 'Loss of a child' }));
    await person.click(screen.getByText('Choose a country, a town and a time from lists'));
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Country' }), 'US');
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Region' }), 'Washington');
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Town' }), 'Harbor Bend');
    await person.click(await screen.findByRole('button', { name: 'Copy 4 directories' }));
    await row(/^After the Loss/);
  });

  it('says that it is offline and still names where to turn', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { person } = await openWindow({ state: 'empty', offline: true });
    await person.type(await screen.findByRole('combobox', { name: 'Where?' }), 'harbor{Enter}');
    expect(await screen.findByText(/seems to be offline/), 'it says so').toBeVisible();
    expect(screen.getByText('Bend Self-Help Contact Point'), 'and where to turn').toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Copy 4 directories' }));
    expect(await screen.findByText(/4 of 4 directories could not be copied/), 'the failure is told').toBeVisible();
    expect(screen.getByText('Bend Self-Help Contact Point'), 'no dead end').toBeVisible();
    vi.restoreAllMocks();
  });
});

describe('the invented town', () => {
  it('is marked everywhere and leads nowhere outside', async () => {
    const { person, host } = await openWindow({ state: 'empty' });
    await person.click(await screen.findByRole('button', { name: 'an invented town' }));
    await person.click(await row(/^Tuesday Night Beginners/));
    expect(
      screen.getByText('You are looking at invented groups in invented towns.'),
      'the window says it',
    ).toBeVisible();
    expect(await screen.findByText(/This group is invented/), 'the page says it').toBeVisible();
    expect(screen.queryByRole('button', { name: /Tell the publisher/ }), 'nobody publishes it').toBeNull();
    for (const name of ['Directions', 'Join on zoom.us', 'Save', 'Calendar', 'Print', 'Share']) {
      expect(screen.getByRole('button', { name }), `${name} is off`).toBeDisabled();
    }
    await person.keyboard('{Control>}s{/Control}');
    expect(await host.saved(), 'nor does the key save it').toEqual([]);
    await expectAccessible('a sample page');
    for (const name of ['Saved', 'Directories', 'About']) {
      await person.click(nav(name));
      expect(
        screen.getByText('You are looking at invented groups in invented towns.'),
        `${name} says it too`,
      ).toBeVisible();
    }
  });
});

describe('the page of a group', () => {
  it('tells when, where, who, how fresh, and opens by id only', async () => {
    const { person, host } = await openWindow();
    await person.click(await row(/^Tuesday Night Beginners/));
    const page = await screen.findByRole('region', { name: 'Tuesday Night Beginners' });
    for (const text of [
      /Today 19:30 to 20:30, in 25 min/,
      /Another list says Tuesday 19:00/,
      '1420 Alder Street',
      /zoom.us learns your network address/,
      /Copied 3 hours ago from/,
      /Its publisher says: last changed on 2 September 2026/,
    ]) {
      expect(await within(page).findByText(text), `the page says ${text}`).toBeVisible();
    }
    await expectAccessible('the page of a group');
    await person.click(within(page).getByRole('button', { name: 'Directions' }));
    await person.click(within(page).getByRole('button', { name: 'Join on zoom.us' }));
    expect(host.opened, 'the page names the meeting and the kind of link').toEqual(['m-2 directions', 'm-2 join']);
    await person.click(within(page).getByRole('button', { name: /second and fourth Thursday/ }));
    expect(await screen.findByRole('heading', { name: 'Step by Step', level: 2 }), 'also meets leads on').toBeVisible();
  });

  it('is handed on as text, by mail and as a code', async () => {
    const { person, host } = await openWindow();
    await person.click(await row(/^Tuesday Night Beginners/));
    await person.click(await screen.findByRole('button', { name: 'Share' }));
    await person.click(await screen.findByRole('button', { name: 'Copy as text' }));
    await screen.findByText('Copied as text.');
    expect(await navigator.clipboard.readText(), 'the text comes from the engine').toMatch(/^Tuesday Night Beginners/);
    await person.click(screen.getByRole('button', { name: 'Write an e-mail with it' }));
    await person.click(screen.getByRole('button', { name: 'Code of the link' }));
    expect(await screen.findByRole('img', { name: 'A code that a phone can read' }), 'the code is drawn').toBeVisible();
    expect(screen.getByText('https://bend.example.org/'), 'nobody has to trust a code').toBeVisible();
    expect(host.opened, 'the letter is named by the meeting').toEqual(['letter m-2']);
    await expectAccessible('handing on');
  });

  it('goes into a calendar, neutral at first', async () => {
    const { person } = await openWindow();
    await person.click(await row(/^Tuesday Night Beginners/));
    await person.click(await screen.findByRole('button', { name: 'Calendar' }));
    expect(
      screen.getByRole('checkbox', { name: 'With its name, its address and how to join' }),
      'whoever looks into the calendar learns nothing',
    ).not.toBeChecked();
    await person.click(screen.getByRole('button', { name: 'Save the file' }));
    expect(await screen.findByText('Saved as meeting.ics in Downloads.'), 'it says where').toBeVisible();
    await expectAccessible('the calendar');
  });

  it('has mistakes told to the publisher', async () => {
    const { person, host } = await openWindow();
    await person.click(await row(/^Tuesday Night Beginners/));
    await person.click(await screen.findByRole('button', { name: /Tell the publisher/ }));
    await person.click(await screen.findByRole('button', { name: 'Write to office@bend.example.org' }));
    expect(host.opened, 'the letter is named by its number').toEqual(['m-2 report 0']);
    await expectAccessible('telling a mistake');
  });

  it('shows markup in notes as text', async () => {
    const { person } = await openWindow();
    await person.click(await row(/^Wednesday Evening Fellowship/));
    expect(await screen.findByText(/<b>Use the side door<\/b> & ring twice/), 'nothing was made of it').toBeVisible();
  });

  it('hides nothing behind a missing address: contact first', async () => {
    const { person } = await openWindow();
    await person.click(await row(/^Safe House Circle/));
    expect(await screen.findByText('Please get in touch first.'), 'it says whom to ask').toBeVisible();
    expect(screen.queryByRole('button', { name: 'Directions' }), 'no way to a guessed place').toBeNull();
  });

  it('does not guess a time zone', async () => {
    const { person } = await openWindow();
    await person.click(await row(/^Worldwide Hour/));
    expect(await screen.findByText(/does not say in which time zone/), 'it says so').toBeVisible();
  });
});

describe('saved groups', () => {
  it('lists what was kept and what changed, and gives back what was removed', async () => {
    const { person } = await openWindow();
    await person.click(await row(/^Tuesday Night Beginners/));
    await person.click(await screen.findByRole('button', { name: 'Save' }));
    await screen.findByText('Saved.');
    await person.click(nav('Saved'));
    expect(await screen.findByText('Changed: the time'), 'it says what changed').toBeVisible();
    await expectAccessible('what was saved');
    await person.click(screen.getByRole('button', { name: /^Remove/ }));
    expect(await screen.findByText(/Nothing is saved yet/), 'it is gone').toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await row(/^Tuesday Night Beginners/);
  });
});

describe('directories', () => {
  it('tell how they stand and what was odd in them', async () => {
    const { person } = await openWindow();
    await person.click(nav('Directories'));
    const card = (await screen.findByRole('heading', { name: 'Greater Harbor Bend Intergroup' })).closest(
      'article',
    ) as HTMLElement;
    expect(within(card).getByText('Up to date'), 'its state').toBeVisible();
    await person.click(within(card).getByText('16 things looked odd'));
    expect(within(card).getByText(/We do not know this code/), 'notices are sentences').toBeVisible();
    expect(within(card).getByText('Entry 231, types: XQ'), 'with samples').toBeVisible();
    expect(screen.getByText('Could not be copied'), 'a failure is told').toBeVisible();
    await expectAccessible('the directories');
  });

  it('are added by address and copied, removed, and given back', async () => {
    const { person, host } = await openWindow();
    await person.click(nav('Directories'));
    const field = await screen.findByRole('textbox', { name: 'Address or file' });
    await person.type(field, 'somewhere');
    await person.click(screen.getByRole('button', { name: 'Add and copy' }));
    expect(await screen.findByRole('alert'), 'a bad address is told').toBeVisible();
    await person.clear(field);
    await person.type(field, 'https://new.example.org/feed.json');
    await person.click(screen.getByRole('button', { name: 'Add and copy' }));
    await screen.findByRole('heading', { name: 'new.example.org' });
    await waitFor(async () =>
      expect((await host.sources()).find((source) => source.name === 'new.example.org')?.outcome, 'it was copied').toBe(
        'updated',
      ),
    );
    await person.click(screen.getByRole('button', { name: 'Remove: new.example.org' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'new.example.org' }), 'it is gone').toBeNull());
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('heading', { name: 'new.example.org' });
  });

  it('stop copying when asked to', async () => {
    const { person, host } = await openWindow({ pace: 200 });
    await person.click(nav('Directories'));
    await person.click(await screen.findByRole('button', { name: 'Copy all again' }));
    await person.click(await screen.findByRole('button', { name: 'Stop copying' }));
    await screen.findByRole('button', { name: 'Copy all again' }, { timeout: 4000 });
    const outcomes = (await host.sources()).map((source) => source.outcome);
    expect(outcomes, 'what was not begun was not copied').toContain('cancelled');
  });
});

describe('about', () => {
  it('lists the hosts contacted, the credits, and changes language and theme', async () => {
    const { person } = await openWindow();
    await person.click(nav('About'));
    expect(await screen.findByRole('rowheader', { name: 'bend.example.org' }), 'every host').toBeVisible();
    expect(screen.getByText('GeoNames'), 'whose places').toBeVisible();
    expect(screen.getByText(/endorses this program/), 'nobody endorses it').toBeVisible();
    await expectAccessible('about');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Look' }), 'dark');
    expect(document.documentElement.dataset['theme'], 'the theme is set').toBe('dark');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'de');
    expect(await screen.findByRole('heading', { name: 'Über Open Circle' }), 'in German').toBeVisible();
    expect(document.documentElement.lang, 'and marked as such').toBe('de');
    await expectAccessible('about in German');
    expect(line(), 'the line speaks German too').toHaveAttribute('placeholder', expect.stringContaining('Trauer'));
  });
});
