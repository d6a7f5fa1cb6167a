import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { expectAccessible, line, openWindow, row } from './window';

describe('finding', () => {
  it('starts at now and names the sections', async () => {
    await openWindow();
    await row(/^Lamplight Group/);
    const headings = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent.trim());
    expect(headings.slice(0, 2), 'what is on now stands first').toEqual(['On now', 'In the next 3 hours']);
    expect(headings.at(-2), 'a meeting without a zone stands apart').toBe('Time zone not stated');
    expect(headings.at(-1), 'what meets by arrangement stands last').toBe('By arrangement');
    await expectAccessible('the list');
  });

  it('shows what it understood as chips that can be taken away', async () => {
    const { person } = await openWindow();
    await person.type(line(), 'drinking harbor bend');
    expect(await screen.findByText('6 meetings', { selector: 'strong' }), 'the line is understood').toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Remove Harbor Bend' }));
    await waitFor(() => expect(line(), 'the words of the chip left the line').toHaveValue('drinking'));
    expect(line(), 'the focus is not lost with the chip').toHaveFocus();
  });

  it('announces the count once typing stops', async () => {
    const { person } = await openWindow();
    await person.type(line(), 'gambling');
    const said = await screen.findByText('1 meeting', { selector: '[role="status"]' }, { timeout: 4000 });
    expect(said, 'the live region says the count').toHaveAttribute('aria-live', 'polite');
  });

  it('narrows by a filter with counts and takes it back', async () => {
    const { person } = await openWindow();
    await row(/^Lamplight Group/);
    await person.click(screen.getByText('Who may come'));
    const closed = await screen.findByRole('checkbox', { name: /^Closed 2$/ });
    await person.click(closed);
    expect(await screen.findByText('2 meetings', { selector: 'strong' }), 'the count kept its word').toBeVisible();
    await expectAccessible('an open filter');
    await person.keyboard('{Escape}');
    await person.click(screen.getByRole('button', { name: 'Clear all' }));
    await row(/^Lamplight Group/);
  });

  it('can be filtered by place without typing', async () => {
    const { person } = await openWindow();
    await row(/^Lamplight Group/);
    await person.click(screen.getByText('Place'));
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Country' }), 'DE');
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Region' }), 'Hessen');
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Town' }), 'Birkenau an der Lohe');
    expect(await screen.findByText('1 meeting', { selector: 'strong' }), 'one group meets there').toBeVisible();
  });

  it('offers a way on when nothing fits', async () => {
    const { person } = await openWindow();
    await person.type(line(), 'anxiety harbor bend monday');
    expect(await screen.findByRole('heading', { name: 'Nothing fits all of this.' }), 'it says so').toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Where else to ask' }),
      'nobody is left without a next step',
    ).toBeVisible();
    await expectAccessible('an empty answer');
    await person.click(screen.getByRole('button', { name: /meeting at any time/ }));
    await row(/^Steady Now/);
    expect(line(), 'the day left the line').toHaveValue('anxiety harbor bend');
  });

  it('puts help that is open now above the rows, as text, and removes nothing', async () => {
    const { person } = await openWindow();
    await person.type(line(), 'suicide harbor bend');
    const strip = (await screen.findByRole('heading', { name: /Help is there now/ })).closest('section') as HTMLElement;
    expect(within(strip).getByText(/Emergency number in United States: 911/), 'the number can be read').toBeVisible();
    const first = await row(/^Left Behind/);
    expect(strip.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING, 'the rows follow').toBeTruthy();
    await expectAccessible('the urgent strip');
  });

  it('does not name a number when the country is not known', async () => {
    const { person } = await openWindow();
    await person.type(line(), 'suicide');
    expect(await screen.findByText(/We do not know the emergency number/), 'it says how to find it').toBeVisible();
    expect(screen.queryByText(/Emergency number in/), "never another country's number").toBeNull();
  });

  it('keeps "for me" and "for someone close to me" apart', async () => {
    const { person } = await openWindow();
    await person.type(line(), 'drugs');
    await person.click(await screen.findByRole('button', { name: 'For someone close to me' }));
    expect(screen.getByRole('button', { name: 'For someone close to me' }), 'the choice is shown').toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });
});

describe('keys', () => {
  it('walk from the line through the list into a group and back', async () => {
    const { person } = await openWindow();
    const first = await row(/^Lamplight Group/);
    await person.keyboard('/');
    expect(line(), 'a slash goes to the line').toHaveFocus();
    await person.keyboard('{ArrowDown}');
    expect(first, 'down goes into the list').toHaveFocus();
    await person.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    const heading = await screen.findByRole('heading', { name: 'Lamplight Group', level: 2 });
    await waitFor(() => expect(heading, 'the page takes the focus').toHaveFocus());
    await person.keyboard('{Escape}');
    await waitFor(() => expect(first, 'back on the row that was opened').toHaveFocus());
    await person.keyboard('{ArrowUp}');
    expect(line(), 'up from the first row is the line').toHaveFocus();
    await person.keyboard('{Tab}{Control>}k{/Control}');
    expect(line(), 'Ctrl+K goes to the line').toHaveFocus();
  });

  it('are listed under F1', async () => {
    const { person } = await openWindow();
    await row(/^Lamplight Group/);
    await person.keyboard('{F1}');
    expect(await screen.findByRole('dialog', { name: 'Keys' }), 'the keys are shown').toBeVisible();
    await expectAccessible('the keys');
    await person.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog'), 'and put away').toBeNull());
  });

  it('save the open group', async () => {
    const { person, host } = await openWindow();
    await person.click(await row(/^Clear Heads/));
    await screen.findByRole('heading', { name: 'Clear Heads, Pine Street', level: 2 });
    await person.keyboard('{Control>}s{/Control}');
    await screen.findByText('Saved.');
    expect(
      (await host.saved()).map((entry) => entry.meeting.name),
      'it is kept',
    ).toEqual(['Clear Heads, Pine Street']);
  });
});
