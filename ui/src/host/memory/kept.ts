/** What is kept, in memory. */
import { HostError } from '../host';
import type { Kept, KeptHost, SavedSearch, Visit, WatchedChange } from '../kept';

export function memoryKept(saved: () => number, changes: WatchedChange[] = []): KeptHost {
  let passphrase: string | null = null;
  let locked = false;
  let acknowledged = false;
  let seen = false;
  let searches: SavedSearch[] = [];
  let visits: Visit[] = [];
  let number = 0;
  const removed = new Map<string, SavedSearch | Visit>();

  const kept = (): Kept => ({
    hasPassphrase: passphrase !== null,
    locked,
    diaryOpen: passphrase !== null || acknowledged,
    saved: saved(),
    searches: searches.length,
    visits: visits.length,
  });
  const right = (guess: string): void => {
    if (guess !== passphrase) throw new HostError('passphrase_wrong', 'This is not the passphrase.');
  };
  const open = (): void => {
    if (locked) throw new HostError('locked', 'What you keep is locked.');
  };
  return {
    kept: async () => kept(),
    watched: async () => {
      open();
      return seen ? [] : changes;
    },
    markAllSeen: async () => {
      seen = true;
    },
    setNote: async () => null,
    savedSearches: async () => {
      open();
      return searches;
    },
    saveSearch: async (name, question) => {
      searches = [...searches, { id: `${++number}`, name, question }];
    },
    removeSearch: async (id) => {
      const one = searches.find((search) => search.id === id);
      if (one) removed.set(id, one);
      searches = searches.filter((search) => search.id !== id);
      return one !== undefined;
    },
    restoreSearch: async (id) => {
      const one = removed.get(id);
      if (one && 'question' in one) searches = [...searches, one];
      return one !== undefined;
    },
    visits: async () => {
      open();
      return visits;
    },
    addVisit: async (visit) => {
      if (!kept().diaryOpen) throw new HostError('diary_needs_choice', 'The diary starts when you chose.');
      visits = [{ id: `${++number}`, ...visit }, ...visits];
    },
    removeVisit: async (id) => {
      const one = visits.find((visit) => visit.id === id);
      if (one) removed.set(id, one);
      visits = visits.filter((visit) => visit.id !== id);
      return one !== undefined;
    },
    restoreVisit: async (id) => {
      const one = removed.get(id);
      if (one && 'line' in one) visits = [one, ...visits];
      return one !== undefined;
    },
    acknowledgeOpenDiary: async () => {
      acknowledged = true;
      return kept();
    },
    setPassphrase: async (chosen) => {
      if (chosen.length < 8) throw new HostError('passphrase_short', 'This passphrase is too short.');
      passphrase = chosen;
      return kept();
    },
    unlock: async (guess) => {
      right(guess);
      locked = false;
      return kept();
    },
    lock: async () => {
      locked = passphrase !== null;
      return kept();
    },
    changePassphrase: async (old, changed) => {
      right(old);
      passphrase = changed;
      return kept();
    },
    removePassphrase: async (guess) => {
      right(guess);
      passphrase = null;
      return kept();
    },
    forgetPassphrase: async () => {
      passphrase = null;
      locked = false;
      searches = [];
      visits = [];
      return kept();
    },
    clearEverything: async () => {
      passphrase = null;
      searches = [];
      visits = [];
    },
  };
}
