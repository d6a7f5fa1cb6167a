/** What passes through the one door about the desktop around the window. Names and values as in `types.ts`. */

/** A file that somebody dropped, opened or named: offered, never added by itself. */
export interface OfferedFile {
  name: string;
  /** Its path; `null` when it cannot be a list. */
  location: string | null;
  /** Why it cannot: `offered-CODE`. */
  problem: string | null;
}

/** What a menu of the system can ask for. */
export type Act = 'find' | 'saved' | 'sources' | 'about' | 'keys' | 'line' | 'save' | 'leave';

/** A wish that came from outside the page. */
export type Asked =
  /** A link was followed: it fills the search line, and nothing else. */
  { kind: 'line'; text: string } | { kind: 'files'; files: OfferedFile[] } | { kind: 'act'; act: Act };

/** Something to be reminded of while the program runs. */
export interface Reminder {
  /** The moment at which it is shown, RFC 3339. */
  at: string;
  /** The start of the meeting as it is written here: the notification says “Meeting, 19:30”. */
  time: string;
  /** What it says instead, where the person wants that. */
  text: string | null;
}
