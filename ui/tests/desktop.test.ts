/** The window on the desktop: what is asked of the page from outside, leaving at once, and how the window behaves. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { expectAccessible, line, openWindow, row } from './window';

const heading = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole('heading', { level: 1, name });

describe('a link from outside', () => {
  it('fills the line, says so, and searches here', async () => {
    const { host, person } = await openWindow();
    await person.click(within(screen.getByRole('navigation')).getByRole('button', { name: 'About' }));
    host.ask({ kind: 'line', text: 'beginners' });
    await waitFor(() => expect(line(), 'the words stand in the line').toHaveValue('beginners'));
    await waitFor(() => expect(line(), 'where they can be changed at once').toHaveFocus());
    expect(screen.getByText(/A link filled in the search line/), 'and it is said where they come from').toBeVisible();
    expect(host.opened, 'nothing was opened').toEqual([]);
    await expectAccessible('the list after a link');
    await person.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByText(/A link filled in/), 'it can be put away').toBeNull();
  });

  it('waits in the first field where nothing is copied yet', async () => {
    const { host } = await openWindow({ state: 'empty' });
    host.ask({ kind: 'line', text: 'grief' });
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'What is it about?' }), 'the words wait').toHaveValue('grief'),
    );
  });
});

describe('files from outside', () => {
  it('are offered one by one and added by hand', async () => {
    const { host, person } = await openWindow();
    host.ask({
      kind: 'files',
      files: [
        { name: 'setup.exe', location: null, problem: 'program' },
        { name: 'one.json', location: '/home/one.json', problem: null },
        { name: 'two.csv', location: '/home/two.csv', problem: null },
      ],
    });
    await heading('Directories');
    const field = await screen.findByRole('textbox', { name: 'Address or file' });
    await waitFor(() => expect(field, 'the first list is filled in').toHaveValue('/home/one.json'));
    expect(screen.getByText('This is a program. It is not opened.'), 'why another cannot be').toBeVisible();
    expect(await host.sources(), 'nothing was added').toHaveLength(3);
    await expectAccessible('files that were brought');
    await person.click(screen.getByRole('button', { name: 'Fill it in below' }));
    await waitFor(() => expect(field, 'then the next').toHaveValue('/home/two.csv'));
    await person.click(screen.getByRole('button', { name: 'Add and copy' }));
    await waitFor(async () => expect(await host.sources(), 'the person added it').toHaveLength(4));
    await person.click(screen.getByRole('button', { name: 'Put this away' }));
    expect(screen.queryByText('setup.exe'), 'and puts the rest away').toBeNull();
  });

  it('say why when none can be a list', async () => {
    const { host } = await openWindow();
    host.ask({ kind: 'files', files: [{ name: 'notes', location: null, problem: 'folder' }] });
    expect(await screen.findByText(/This is a folder/), 'the reason').toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('heading', { name: 'A file was brought' }), 'is where the focus is').toHaveFocus(),
    );
  });
});

describe('a menu of the system', () => {
  it('does what the page can do', async () => {
    const { host } = await openWindow();
    host.ask({ kind: 'act', act: 'sources' });
    await heading('Directories');
    host.ask({ kind: 'act', act: 'keys' });
    const keys = await screen.findByRole('dialog', { name: 'Keys' });
    expect(within(keys).getByText('Leave at once'), 'every key is told').toBeVisible();
  });
});

describe('leaving at once', () => {
  it('takes one chord, whatever has the focus, and nothing is seen any more', async () => {
    const { host, person } = await openWindow();
    await person.click(line());
    await person.keyboard('har{Control>}{Shift>}X{/Shift}{/Control}');
    expect(host.left, 'asked once, with nothing to take off the clipboard').toEqual([null]);
    expect(document.documentElement.hidden, 'the page is empty at once').toBe(true);
    document.documentElement.hidden = false;
  });

  it('opens on an empty page the next time', async () => {
    const { person } = await openWindow({ leftAtOnce: true });
    expect(await screen.findByText(/Nothing of last time is shown/), 'it waits').toBeVisible();
    expect(
      screen.queryAllByRole('listitem').filter((one) => one.className === 'row'),
      'no row',
    ).toEqual([]);
    await person.type(line(), 'tuesday');
    await row(/^Tuesday Night Beginners/);
  });
});

describe('the window', () => {
  it('has a title that tells nothing where somebody wants that', async () => {
    const { person } = await openWindow();
    expect(document.title, 'at first it is the name').toBe('Open Circle');
    await person.click(within(screen.getByRole('navigation')).getByRole('button', { name: 'About' }));
    await person.click(await screen.findByRole('checkbox', { name: 'A title that tells nothing' }));
    await waitFor(() => expect(document.title, 'then it is not').toBe('Notes'));
    await expectAccessible('the settings of the window');
  });
});
