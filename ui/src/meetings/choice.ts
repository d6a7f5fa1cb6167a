/** Which directories of a place are chosen, and when copying them would tell a host what somebody here is looking for. */
import type { CatalogueEntry } from '../host/types';

/** What is chosen when nobody chooses: confirmed entries that cover the place and are not in use yet. */
export function offered(entries: readonly CatalogueEntry[]): string[] {
  return entries.filter((entry) => entry.onByDefault && !entry.added).map((entry) => entry.id);
}

/**
 * The chosen entries that would tell something: each lists groups for one problem, and they are not copied together with
 * all that is offered at the place. Everybody at the place who leaves the choice alone makes the same requests.
 */
export function telling(entries: readonly CatalogueEntry[], chosen: readonly string[]): CatalogueEntry[] {
  const taken = entries.filter((entry) => chosen.includes(entry.id));
  const usual = offered(entries);
  const together = usual.length > 0 && usual.every((id) => chosen.includes(id));
  return together || taken.some((entry) => !entry.singleProblem) ? [] : taken;
}
