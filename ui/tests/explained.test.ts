import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { PAGES } from '../src/features/explained/pages';
import { expectAccessible, openWindow } from './window';

const nav = (name: string): HTMLElement => within(screen.getByRole('navigation')).getByRole('button', { name });

describe('the pages about groups', () => {
  it('each have their text and lead back to where one was', async () => {
    const { person } = await openWindow();
    await person.click(nav('About'));
    await person.click(await screen.findByRole('button', { name: 'New to this? What a group is' }));
    await expectAccessible('the list of pages');
    const links = screen.getAllByRole('listitem').map((item) => within(item).queryByRole('button'));
    expect(links.filter((link) => link?.dataset['page']).length, 'every page is listed').toBe(PAGES.length);
    for (const page of PAGES) {
      const link = document.querySelector<HTMLElement>(`[data-page="${page.id}"]`);
      const name = link?.innerText ?? link?.textContent ?? '';
      await person.click(link as HTMLElement);
      const heading = screen.getByRole('heading', { level: 1, name });
      expect(heading, 'the ear begins at the heading').toHaveFocus();
      const column = heading.parentElement as HTMLElement;
      expect(column.querySelectorAll('.text').length, `${page.id} has its text`).toBe(page.paragraphs);
      expect(column.textContent, 'no key is shown for a text').not.toMatch(/explained-/);
      await person.click(screen.getByRole('button', { name: 'All pages' }));
      expect(document.querySelector(`[data-page="${page.id}"]`), 'one is back where one was').toHaveFocus();
    }
  });

  it('name their sources, and open none', async () => {
    const { person, host } = await openWindow();
    await person.click(nav('About'));
    await person.click(await screen.findByRole('button', { name: 'New to this? What a group is' }));
    await person.click(screen.getByRole('button', { name: 'What do studies say?' }));
    expect(screen.getByText(/Cochrane review/), 'the review is named').toBeVisible();
    expect(host.opened, 'nothing is opened').toEqual([]);
    await expectAccessible('a page with sources');
  });
});
