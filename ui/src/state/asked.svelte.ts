/**
 * What is asked of the page from outside: a link that fills the search line, files that were brought, entries of menus.
 * None of it does anything that the person could not do by hand, and nothing is added, sent or opened.
 */
import { copied } from '../features/group/copy';
import type { Act, Asked, OfferedFile } from '../host/desktop';
import type { Host } from '../host/host';

/** The ways into the page. */
export interface Doors {
  /** Puts text into the search line, on whatever screen that is. */
  line: (text: string) => Promise<void>;
  screen: (screen: 'find' | 'saved' | 'sources' | 'about') => Promise<void>;
  keys: () => void;
  focusLine: () => void;
  save: () => void;
  leave: () => void;
}

export class Outside {
  /** The files that were brought and not put away yet. */
  files = $state.raw<readonly OfferedFile[]>([]);
  /** What a link put into the search line, until that is said no more. */
  linked = $state<string | null>(null);

  async take(asked: Asked, doors: Doors): Promise<void> {
    if (asked.kind === 'line') {
      this.linked = asked.text;
      await doors.line(asked.text);
    } else if (asked.kind === 'files') {
      await doors.screen('sources');
      // Afterwards, so that what is shown of them has the focus.
      this.files = asked.files;
    } else await act(asked.act, doors);
  }
}

async function act(wish: Act, doors: Doors): Promise<void> {
  if (wish === 'line') doors.focusLine();
  else if (wish === 'keys' || wish === 'save' || wish === 'leave') doors[wish]();
  else await doors.screen(wish);
}

/** The chord that leaves at once: Control or Command, Shift and X. */
export function leaves(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'x';
}

/** Leaves: nothing is seen from here on, however long the desktop takes to hide the window. */
export function leaveAtOnce(host: Host): void {
  document.documentElement.hidden = true;
  void host.leaveAtOnce(copied());
}
