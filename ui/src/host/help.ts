/**
 * What passes through the one door about "Help now": emergency numbers and lines that listen. The page shows and copies
 * numbers; what is called or opened is named by id, and its address comes from the engine's own table.
 */
import type { Weekday } from './types';

export type LineKind = 'suicide' | 'general' | 'violence' | 'child' | 'drugs';

/** Where a number was found, and the date which that source bears itself: `2026`, `2026-06` or `2026-06-02`. */
export interface HelpSource {
  name: string;
  host: string;
  date: string;
}

/** That a person has confirmed a number. */
export interface HelpReview {
  by: string;
  /** The day, `2026-11-26`. */
  on: string;
}

export interface EmergencyCall {
  id: string;
  service: 'all' | 'ambulance' | 'police';
  number: string;
}

/** One way to reach a line. */
export interface HelpWay {
  id: string;
  medium: 'call' | 'text' | 'whatsapp' | 'chat';
  /** As it is dialled or written to inside the country; `null` of a chat. */
  number: string | null;
  /** Where a chat is held; `null` of every other way. */
  host: string | null;
  /** What to press once the call is answered. */
  press: string | null;
  /** The word that a text message must say. */
  word: string | null;
}

/** Hours that repeat on days of the week (none: every day), or on one day of each month. */
export interface HelpSpan {
  days: Weekday[];
  dayOfMonth: number | null;
  /** Wall-clock times, `HH:MM`; an end that is not after the start is on the next day. */
  from: string;
  until: string;
}

export interface HelpHours {
  /** Day and night: then there are no spans. */
  always: boolean;
  /** The IANA zone whose wall clock is meant. */
  zone: string | null;
  spans: HelpSpan[];
}

export interface HelpLine {
  id: string;
  name: string;
  /** Its name as it is written in its country, where that differs. */
  localName: string | null;
  /** What it is for, the foremost first: it is shown there. */
  kinds: LineKind[];
  ways: HelpWay[];
  /** `null` where its source does not say. */
  hours: HelpHours | null;
  /** Whether it answers at the moment of the answer; `null` where that is not known. */
  open: boolean | null;
  /** BCP 47 tags. */
  languages: string[];
  /** `null` where its source does not say. */
  free: boolean | null;
  host: string | null;
  source: HelpSource;
  reviewed: HelpReview | null;
}

/** Who lists lines of many countries. */
export interface LineFinder {
  id: string;
  name: string;
  host: string;
  kinds: LineKind[];
}

export interface HelpNow {
  /** Whose numbers these are; `null` where the country is not known: then there are none. */
  country: string | null;
  /** The moment for which `open` was worked out. */
  moment: string;
  /** The number for everything first; empty where they are not known: the page then says how to find them. */
  emergency: EmergencyCall[];
  source: HelpSource | null;
  reviewed: HelpReview | null;
  lines: HelpLine[];
  finders: LineFinder[];
}

/** The part of the door that "Help now" needs. */
export interface HelpHost {
  /** `null`: the reader's own country, as far as it is known. An empty text: none, whatever is known. */
  helpNow(country: string | null): Promise<HelpNow>;
  /** Calls, writes to or opens what has this id, in the program that the system has for it. */
  callHelp(id: string): Promise<void>;
}
