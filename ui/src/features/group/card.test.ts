import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { memoryCard } from '../../host/memory/card';
import { language } from '../../i18n/language.svelte';
import { expectAccessible } from '../../../tests/window';
import FellowshipCard from './FellowshipCard.svelte';

describe('the card of a fellowship', () => {
  it('tells what is usual there, and that one meeting may differ', async () => {
    render(FellowshipCard, { card: memoryCard('Harbor Circle') });
    const card = screen.getByRole('region', { name: 'Usually at Harbor Circle meetings' });
    expect(within(card).getByText(/Each group is different/), 'one meeting is another thing').toBeVisible();
    expect(within(card).getByText('Not known to us: Medicine.'), 'what is missing is said').toBeVisible();
    expect(within(card).getByText(/not part of or endorsed by Harbor Circle/), 'nobody endorsed it').toBeVisible();
    expect(within(card).getByText(/stop a medicine/), 'medicine is a matter for a doctor').toBeVisible();
    await expectAccessible('the card');
  });

  it('gives each sentence the number of its source', () => {
    render(FellowshipCard, { card: memoryCard('Harbor Circle') });
    expect(screen.getByText(/You may just listen/), 'the first source').toHaveTextContent(/listen\..*\(source 1\)$/);
    expect(screen.getByText(/A first name is enough/), 'the second').toHaveTextContent(/enough\..*\(source 2\)$/);
    const sources = screen.getAllByRole('listitem', { hidden: true }).map((item) => item.textContent);
    expect(
      sources.some((text) => text.includes('Questions and answers')),
      'they are listed',
    ).toBe(true);
    expect(
      sources.some((text) => text.includes('Nobody has confirmed it')),
      'with how far each was looked at',
    ).toBe(true);
  });

  it('warns of stopping all at once, and names the number to call', () => {
    render(FellowshipCard, { card: memoryCard('Harbor Circle') });
    const note = screen.getByRole('note', { name: /Stopping all at once/ });
    expect(within(note).getByText(/call 911 now/), 'whom to call').toBeVisible();
    expect(within(note).getByText(/ask a doctor/), 'whom to ask before').toBeVisible();
  });

  it('has no such warning where none is needed', () => {
    render(FellowshipCard, { card: { ...memoryCard('Harbor Circle'), danger: null } });
    expect(screen.queryByRole('note'), 'no alarm without a reason').toBeNull();
  });

  it('puts help that is open now before everything', () => {
    const urgent = 'If your life is in danger, call 911 now.';
    render(FellowshipCard, { card: { ...memoryCard('Harbor Circle'), urgent } });
    const found = screen.getByText(urgent);
    const danger = screen.getByRole('note');
    expect(found.compareDocumentPosition(danger), 'it stands first').toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('opens a source only through the one who was asked, and only by its key', async () => {
    const onsource = vi.fn();
    render(FellowshipCard, { card: memoryCard('Harbor Circle'), onsource });
    const person = userEvent.setup();
    await person.click(screen.getByText('Where this comes from (3 sources)'));
    await person.click(screen.getByRole('button', { name: 'Open harbor-circle.example' }));
    expect(onsource, 'the source that was chosen').toHaveBeenCalledWith(expect.objectContaining({ key: 'leaflet' }));
    expect(document.querySelector('a'), 'the page holds no address').toBeNull();
  });

  it('shows a card that knows nothing as that', async () => {
    const card = { ...memoryCard('Harbor Circle'), told: [], sources: [], danger: null };
    render(FellowshipCard, { card });
    expect(screen.queryByText(/Where this comes from/), 'no empty list of sources').toBeNull();
    expect(screen.getByText('How to leave'), 'what holds in any group stays').toBeVisible();
    await expectAccessible('the empty card');
  });

  it('keeps markup in a name as text, and speaks German around it', () => {
    language.use('de', ['de-DE']);
    render(FellowshipCard, { card: memoryCard('<img src=x onerror=alert(1)>') });
    expect(document.querySelector('img'), 'text stays text').toBeNull();
    expect(screen.getByText('Woher das kommt (3 Quellen)'), 'its own words are German').toBeVisible();
  });
});
