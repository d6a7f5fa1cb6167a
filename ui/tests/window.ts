/** The whole window with memory behind the door, and what tests do in it. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';
import App from '../src/App.svelte';
import { memoryHost, type MemoryOptions } from '../src/host/memory/host';

export async function openWindow(options: MemoryOptions = {}) {
  const host = memoryHost(options);
  const person = userEvent.setup();
  render(App, { host });
  await screen.findByRole('heading', { level: 1 });
  return { host, person };
}

export const line = (): HTMLElement => screen.getByRole('searchbox');
export const row = (name: RegExp): Promise<HTMLElement> => screen.findByRole('button', { name });

/** No violation of the accessibility rules; contrast is checked in the real window, where there are pixels. */
export async function expectAccessible(what: string): Promise<void> {
  const result = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  const found = result.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
  );
  expect(found, `${what} has no accessibility violation`).toEqual([]);
}
