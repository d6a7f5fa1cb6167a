/**
 * What passes through the one door about directories: those in use, those that could be, what their columns mean, and
 * copying them. Names and values as in `types.ts`.
 */
import type { SourceClock, Meeting } from './types';

export type Severity = 'error' | 'warning' | 'info';

export interface NoticeGroup {
  code: string;
  severity: Severity;
  count: number;
  samples: { record: string; field: string; value: string; message: string }[];
}

/** A code that the page has words for (`error-CODE`), and the engine's own plain sentence. */
export interface Reason {
  code: string;
  message: string;
}

export type SyncOutcome = 'updated' | 'unchanged' | 'quarantined' | 'failed' | 'cancelled';

export interface SourceView {
  id: string;
  name: string;
  /** The host it is read from; for a file, its path. */
  location: string;
  /** True when it is read from this computer and not from the network. */
  local: boolean;
  feedFormat: string | null;
  fellowship: string | null;
  licence: string | null;
  enabled: boolean;
  sample: boolean;
  meetings: number;
  /** When it was last read with success. */
  lastRead: string | null;
  lastTried: string | null;
  /** How long ago it was last read; `null` when it never was, or is invented. */
  clock: SourceClock | null;
  /** When the list itself last changed, by our own comparison. */
  contentChanged: string | null;
  /** From when on it is copied again by itself; `null` when that is not known. */
  nextDue: string | null;
  /** Why it is not asked any more, until it is turned on again. */
  stopped: Reason | null;
  held: HeldBack | null;
  /** It is a list with columns, whose meaning can be corrected. */
  columns: boolean;
  outcome: SyncOutcome | null;
  /** Why it failed or was held back. */
  reason: Reason | null;
  notices: NoticeGroup[];
}

/** The newest answer of a directory, where it looks wrong and is kept beside what was accepted. */
export interface HeldBack {
  /** What looks wrong: `many_gone`, `nearly_all_gone`, `more_invalid`, `coordinates_moved` ... */
  code: string;
  since: string;
  /** How many of the meetings that are shown it lacks. */
  gone: number;
  shown: number;
}

export interface AddSource {
  /** The address of a feed or of the web site that publishes it, or a file's path. */
  location: string;
  /** What it is, where that is known: what was found on a site is added as it was found. */
  feedFormat: string | null;
  name: string | null;
  fellowship: string | null;
  timeZone: string | null;
  country: string | null;
  allowHttp: boolean;
  allowPrivateNetwork: boolean;
}

/** A feed that was found on a web site. */
export interface FoundFeed {
  feedFormat: string;
  location: string;
  host: string;
  records: number | null;
  timeZone: string | null;
}

/** An address that was tried on a web site, or left alone. */
export interface TriedAddress {
  kind: string;
  address: string;
  outcome: string;
  failure: string | null;
}

/** What came of adding an address: it is in use, or there are several feeds to choose from, or none was found. */
export interface AddedSource {
  source: SourceView | null;
  found: FoundFeed[];
  tried: TriedAddress[];
  reason: Reason | null;
}

/** One public directory of the built-in catalogue that reaches the place asked about. */
export interface CatalogueEntry {
  id: string;
  name: string;
  host: string;
  fellowship: string | null;
  feedFormat: string;
  distanceKm: number | null;
  /** Covers everywhere or meets online: not bound to the place. */
  everywhere: boolean;
  /** The day on which somebody last saw that the address works; `null`: nobody has confirmed it. */
  confirmed: string | null;
  /** It is chosen when its place is. */
  onByDefault: boolean;
  /** Copying it alone tells its host what somebody here is looking for. */
  singleProblem: boolean;
  /** The names of directories in use that list some of the same groups. */
  listsAsWell: string[];
  added: boolean;
}

/** A column of a list, what is in it, and what it is taken to mean. */
export interface Column {
  name: string;
  /** Up to five values; none of a column that holds persons' data. */
  samples: string[];
  /** How many rows have a value. */
  filled: number;
  /** One of `meanings`. */
  means: string;
  /** 0 to 1; 1 where somebody said it. */
  confidence: number;
}

/** What the columns of a list are taken to mean, and what comes of it. */
export interface ColumnsPreview {
  columns: Column[];
  /** Everything that a column can mean. */
  meanings: string[];
  /** The text of the mapping file. */
  mapping: string;
  /** Whether it says enough for the list to be copied. */
  enough: boolean;
  read: number;
  accepted: number;
  rejected: number;
  notices: NoticeGroup[];
  /** The meetings of the first records. */
  meetings: Meeting[];
}

export interface SyncProgress {
  source: string;
  name: string;
  host: string;
  phase: 'waiting' | 'fetching' | 'reading' | 'storing' | 'done';
  bytes: number;
  records: number;
  outcome: SyncOutcome | null;
  /** Meetings now held from this source, once it is done. */
  meetings: number | null;
  reason: Reason | null;
}

export interface SyncReport {
  sources: {
    id: string;
    name: string;
    outcome: SyncOutcome;
    reason: Reason | null;
    read: number;
    accepted: number;
    rejected: number;
    added: number;
    changed: number;
    removed: number;
    bytes: number;
    seconds: number;
  }[];
}
