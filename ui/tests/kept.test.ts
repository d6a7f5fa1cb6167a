import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openWindow, row } from './window';

const nav = (name: string): HTMLElement => within(screen.getByRole('navigation')).getByRole('button', { name });

describe('what a person keeps', () => {
  it('starts the diary only after a choice', async () => {
    const { person, host } = await openWindow();
    await person.click(nav('Saved'));
    const start = await screen.findByRole('button', { name: 'Start without a passphrase' });
    expect(start, 'not before the person read who can read it').toBeDisabled();
    await person.click(screen.getByRole('checkbox', { name: /anyone who uses this computer can read it/ }));
    await person.click(start);
    await person.type(await screen.findByLabelText('In your own words'), 'I only listened.');
    await person.click(screen.getByRole('button', { name: 'Write it down' }));
    expect(await screen.findByText('I only listened.'), 'the line is there').toBeVisible();
    expect((await host.visits()).length, 'and kept').toBe(1);
    await expectAccessible('the diary');
  });

  it('asks a saved search again', async () => {
    const { person } = await openWindow();
    await row(/^Tuesday Night Beginners/);
    await person.click(screen.getByRole('button', { name: 'Save this search' }));
    expect(await screen.findByText(/This search is under/), 'it says where it is').toBeVisible();
    await person.click(nav('Saved'));
    const searches = await screen.findByRole('region', { name: 'My searches' });
    await person.click(within(searches).getAllByRole('button')[0] as HTMLElement);
    await row(/^Tuesday Night Beginners/);
  });

  it('locks with a passphrase, and says what a forgotten one costs', async () => {
    const { person, host } = await openWindow();
    await host.save('m-2');
    await person.click(nav('About'));
    await person.type(await screen.findByLabelText(/^New passphrase/), 'a lantern at the harbour');
    await person.type(screen.getByLabelText('The same once more'), 'a lantern at the harbor');
    expect(screen.getByRole('button', { name: 'Set the passphrase' }), 'two that differ set nothing').toBeDisabled();
    await person.clear(screen.getByLabelText('The same once more'));
    await person.type(screen.getByLabelText('The same once more'), 'a lantern at the harbour');
    await person.click(screen.getByRole('button', { name: 'Set the passphrase' }));
    await person.click(await screen.findByRole('button', { name: 'Lock now' }));
    await person.click(nav('Saved'));
    expect(await screen.findByText(/Searching works without it/), 'the list is locked').toBeVisible();
    await person.type(screen.getByLabelText('Passphrase'), 'wrong one');
    await person.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(await screen.findByRole('alert'), 'a wrong one opens nothing').toHaveTextContent('not the passphrase');
    await expectAccessible('the lock');
    await person.click(screen.getByRole('button', { name: 'I forgot it' }));
    expect(await screen.findByText(/all of it has to be erased: 1 saved groups/), 'it says what is lost').toBeVisible();
    await expectAccessible('what is lost');
  });
});
