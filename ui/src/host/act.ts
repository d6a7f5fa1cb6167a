/** What can be done with one meeting, and who learns of it. Addresses stay behind the door: the page knows hosts alone. */
import type { FellowshipCard, Nearby } from './types';

export type WayOut =
  | 'join'
  | 'phone'
  | 'directions'
  | 'directions_page'
  | 'email'
  | 'contact_phone'
  | 'contact_page'
  | 'page'
  | 'calendar'
  | 'copy'
  | 'print'
  | 'qr_code'
  | 'reminder';

export interface Way {
  way: WayOut;
  /** Who learns what, as a sentence. */
  learns: string;
}

/** A doubt about where a link leads; a `warning` is asked about once more, after `stop` it is not opened. */
export interface Doubt {
  code: string;
  weight: 'note' | 'warning' | 'stop';
  text: string;
}

/** Where the link that joins leads. */
export interface JoinLink {
  /** What stands before the name that somebody registered: of little meaning. */
  before: string;
  /** The name that somebody registered: who is behind it. */
  registered: string;
  /** The name of a service that is known. */
  provider: string | null;
  about: string | null;
  /** The gravest first. */
  doubts: Doubt[];
  mayBeOpened: boolean;
}

/** Somebody who can be told of a mistake. */
export interface ReportWay {
  to: string;
  name: string | null;
  /** The mailbox or the host. */
  at: string;
  /** Whether a letter is prepared; else a page opens, and the text is to be copied there. */
  mail: boolean;
  learns: string;
}

export interface Report {
  /** Empty: nobody is named. */
  ways: ReportWay[];
  subject: string;
  text: string;
}

/** Everything that can be done with a meeting at this moment. */
export interface Acts {
  ways: Way[];
  join: JoinLink | null;
  report: Report | null;
  letterLearns: string;
}

export type QrOf = 'join' | 'address' | 'page';

/** A code that a telephone reads: the dark modules as an SVG path in units of a module. */
export interface QrCode {
  text: string;
  /** Modules on each side, with the quiet zone. */
  side: number;
  path: string;
}

/** A file that was saved among the person's downloads. */
export interface WrittenFile {
  name: string;
  folder: string;
  entries: number;
  /** Why others are not in it: codes of errors, one for each. */
  leftOut: string[];
}

/** The part of the door for what can be done with meetings. */
export interface ActHost {
  acts(id: string): Promise<Acts>;
  nearby(id: string): Promise<Nearby>;
  /** Rejects with `link_doubtful` unless the person was asked (`asked`). */
  openWay(id: string, way: WayOut, asked: boolean): Promise<void>;
  /** Opens the letter or the page by which a mistake is told: the one at `index` of `acts`. */
  openReport(id: string, index: number): Promise<void>;
  plainText(meetings: readonly string[]): Promise<string>;
  /** Opens a letter with these meetings in the person's mail program. */
  openLetter(meetings: readonly string[]): Promise<void>;
  qrCode(id: string, of: QrOf): Promise<QrCode>;
  /** Saves a calendar file among the downloads; with `reveal`, names and addresses are in it. */
  saveCalendar(meetings: readonly string[], reveal: boolean): Promise<WrittenFile>;
  /** Opens the file that was saved last. */
  openWritten(): Promise<void>;
  /** Prints what the window shows. */
  print(): Promise<void>;
  fellowshipCard(fellowship: string): Promise<FellowshipCard | null>;
  openCardSource(fellowship: string, key: string): Promise<void>;
}
