/** What passes through the one door about what a person keeps: how it is sealed, what changed among it, searches, the diary. */
import type { Schedule } from './types';

/** How what is kept stands; the numbers are what is lost with a forgotten passphrase. */
export interface Kept {
  hasPassphrase: boolean;
  /** It cannot be read now. */
  locked: boolean;
  /** The diary can be written: there is a passphrase, or the person chose to do without. */
  diaryOpen: boolean;
  saved: number;
  searches: number;
  visits: number;
}

export interface WatchedChange {
  meeting: string;
  name: string | null;
  at: string | null;
  what: 'time' | 'name' | 'place' | 'way_in' | 'status' | 'not_listed' | 'back_again' | 'other';
  /** Of a time: as it is now. */
  time: Schedule | null;
  /** Of a name: as it is now; of a status: its name. */
  text: string | null;
  /** Of a place or a way in: nothing came in its stead. */
  gone: boolean;
  since: string | null;
  field: string | null;
}

export interface SavedSearch {
  id: string;
  name: string;
  /** The question, as the page wrote it. */
  question: string;
}

export interface NewVisit {
  /** YYYY-MM-DD. */
  on: string;
  meeting: string | null;
  name: string | null;
  line: string;
}
export interface Visit extends NewVisit {
  id: string;
}

/** The part of the door for what is kept. Everything but `kept` and the passphrase rejects with `locked` while it is. */
export interface KeptHost {
  kept(): Promise<Kept>;
  watched(): Promise<WatchedChange[]>;
  markAllSeen(): Promise<void>;
  /** The note it had. */
  setNote(id: string, note: string | null): Promise<string | null>;
  savedSearches(): Promise<SavedSearch[]>;
  saveSearch(name: string, question: string): Promise<void>;
  removeSearch(id: string): Promise<boolean>;
  restoreSearch(id: string): Promise<boolean>;
  visits(): Promise<Visit[]>;
  addVisit(visit: NewVisit): Promise<void>;
  removeVisit(id: string): Promise<boolean>;
  restoreVisit(id: string): Promise<boolean>;
  acknowledgeOpenDiary(): Promise<Kept>;
  setPassphrase(passphrase: string): Promise<Kept>;
  unlock(passphrase: string): Promise<Kept>;
  lock(): Promise<Kept>;
  changePassphrase(old: string, changed: string): Promise<Kept>;
  removePassphrase(passphrase: string): Promise<Kept>;
  /** Erases what is sealed. */
  forgetPassphrase(): Promise<Kept>;
  /** With `directories`, what was copied too. */
  clearEverything(directories: boolean): Promise<void>;
}
