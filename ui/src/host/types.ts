/**
 * What passes through the one door between the page and the engine. Names and values are those of the command line's
 * JSON in camelCase; what may be missing is `null`, never left out. Times are ISO 8601 with an offset, dates included.
 */
export type * from './act';
export type * from './card';
export type * from './directories';
export type * from './kept';

export type Attendance = 'in_person' | 'online' | 'hybrid' | 'none';
export type Status =
  'active' | 'by_arrangement' | 'address_imprecise' | 'no_joining_details' | 'temporarily_closed' | 'no_longer_listed';
export type WhoMayAttend = 'open' | 'closed' | 'unknown';
export type LedBy = 'peers' | 'trained' | 'professional' | 'unknown';
export type Relation = 'self' | 'family' | 'professional' | 'unknown';
export type Sort = 'soonest' | 'nearest' | 'relevance';
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
export type Theme = 'system' | 'light' | 'dark';

/** A place on the map that a name, a postcode or a pair of coordinates means. */
export interface Place {
  name: string;
  region: string | null;
  /** ISO 3166-1 alpha-2, upper case; empty for bare coordinates out at sea. */
  country: string;
  countryName: string;
  latitude: number;
  longitude: number;
  kind: 'town' | 'postcode' | 'coordinates' | 'region' | 'country';
  zone: string | null;
}

/**
 * A question: the line as typed, and whatever was chosen beside it. Choices and the line must both hold, but a place and
 * a distance named in the line go before `near` and `withinKm`.
 */
export interface Question {
  line: string;
  problems: string[];
  fellowships: string[];
  near: Place | null;
  /** Kilometres; `null` leaves it to the engine (25 km). */
  withinKm: number | null;
  attendance: Attendance[];
  days: Weekday[];
  /** Wall clock `HH:MM`, inclusive. */
  from: string | null;
  /** Wall clock `HH:MM`, exclusive; may pass midnight. */
  until: string | null;
  /** Hours from now; includes what is on now. */
  startsWithinHours: number | null;
  formats: string[];
  languages: string[];
  audience: string[];
  access: string[];
  who: WhoMayAttend[];
  status: Status[];
  sources: string[];
  /** Set by "for me / for someone close to me"; `null` lets the words decide. */
  relation: 'self' | 'family' | null;
  sort: Sort;
  limit: number;
  offset: number;
}

/** One thing that was understood in the line. Taking the chip away takes `text` out of the line. */
export interface Chip {
  kind:
    | 'problem'
    | 'fellowship'
    | 'place'
    | 'within'
    | 'attendance'
    | 'day'
    | 'time'
    | 'format'
    | 'language'
    | 'audience'
    | 'access'
    | 'who';
  /** The id or value: `substance/alcohol`, `in_person`, `monday`, `17:00-`, `10` (km), `es`, `ES` ... */
  id: string;
  /** A readable name where no table of the page has one (a town, a period); may be empty otherwise. */
  label: string;
  /** The words of the line, exactly as they stand there. */
  text: string;
}

export interface Understood {
  /** What was left over and is searched as text. */
  words: string[];
  problems: string[];
  relation: Relation;
  place: Place | null;
  withinKm: number | null;
  attendance: Attendance[];
  days: Weekday[];
  chips: Chip[];
  /** True when the words leave open for whom help is sought and the problem has areas for both. */
  relationOpen: boolean;
  /** Words that no fitting meeting has, and that were passed over. */
  ignored: string[];
  /** Words that were taken for a slip of another one, which was searched as well. */
  readAs: Spelling[];
  /** Words that may be a slip for something grave: nothing was done but to ask. */
  didYouMean: Spelling[];
  /** “Near me” was said, and where that is is not known. */
  placeNeeded: boolean;
}

/** A word, and what may have been meant. */
export interface Spelling {
  word: string;
  instead: string;
}

export interface Urgent {
  /** `suicide`, `self-harm`, `violence`, `overdose`, `child-abuse`. */
  topics: string[];
  /** `null` when the country is not known: the page then says how to find the number. */
  emergency: { dial: string; country: string; countryName: string } | null;
}

/** How many there would be if this value were chosen: value (or id) to count. Values without a meeting are left out. */
export type Counts = Record<string, number>;

export interface Facets {
  attendance: Counts;
  weekday: Counts;
  fellowship: Counts;
  problem: Counts;
  format: Counts;
  language: Counts;
  audience: Counts;
  access: Counts;
  who: Counts;
  status: Counts;
  source: Counts;
}

export interface Schedule {
  recurrence: 'weekly' | 'monthly' | 'dates' | 'by_arrangement';
  weekday: Weekday | null;
  /** Wall clock `HH:MM` as published. */
  start: string | null;
  end: string | null;
  /** The publisher gave no end; one hour is assumed. */
  endAssumed: boolean;
  timeZone: string | null;
  timeZoneFrom: 'record' | 'coordinates' | 'source' | 'unknown';
  /** RFC 5545 recurrence rule. */
  rule: string | null;
}

export interface Occurrence {
  start: string;
  end: string;
}

export interface Venue {
  name: string | null;
  address: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  positionFrom: 'record' | 'postcode' | 'town' | null;
  /** How to get in, in the publisher's words. */
  directions: string | null;
}

export interface Online {
  /** The real host of the link; the link itself stays behind the door. */
  host: string | null;
  provider: string | null;
  phone: string | null;
  notes: string | null;
}

export interface Contact {
  kind: 'group' | 'contact_point' | 'service_body' | 'none';
  name: string | null;
  phone: string | null;
  email: string | null;
  /** The real host of the contact's page. */
  host: string | null;
  contactFirst: boolean;
}

/** A fact on which directories differ. */
export interface Disagreement {
  field: string;
  values: string[];
}

/** How long ago a directory was last read: a day, three days, two weeks, longer. */
export type SourceClock = 'fresh' | 'ageing' | 'stale' | 'unreachable';

/** Whether the publisher's newest list shows it; `missing`: it does not, and what that means is not certain yet. */
export type ListingState = 'confirmed' | 'missing' | 'no_longer_listed';

export type ChangeKind = 'changed' | 'added' | 'withdrawn';

/** A link or a telephone number that changed in the last 14 days: `online.url`, `online.phone`, `contact.phone`. */
export interface WayInChanged {
  field: string;
  at: string;
  what: ChangeKind;
}

/** A value that may be told; nothing of it when it is not. */
export interface ChangedValue {
  text: string | null;
  codes: string[];
  schedule: Schedule | null;
}

export interface Change {
  at: string;
  /** `name`, `schedule`, `venue.address` ... */
  field: string;
  what: ChangeKind;
  old: ChangedValue;
  new: ChangedValue;
}

export interface Meeting {
  id: string;
  source: string;
  sourceName: string;
  groupId: string | null;
  fellowship: string | null;
  problems: string[];
  name: string | null;
  group: string | null;
  notes: string | null;
  /** The host of the publisher's page on this meeting, when there is one to open. */
  pageHost: string | null;
  attendance: Attendance;
  status: Status;
  schedule: Schedule;
  next: Occurrence | null;
  venue: Venue | null;
  online: Online | null;
  contact: Contact;
  formats: string[];
  languages: string[];
  audience: string[];
  access: string[];
  whoMayAttend: WhoMayAttend;
  cost: string | null;
  ledBy: LedBy;
  distanceKm: number | null;
  lastChanged: string | null;
  lastConfirmed: string | null;
  lastRead: string;
  listing: ListingState;
  /** Since when the publisher's newest list lacks it. */
  unlistedSince: string | null;
  /** `null` for an invented one. */
  sourceClock: SourceClock | null;
  recentlyChanged: WayInChanged[];
  /** The other directories that list it. */
  sameAs: { id: string; sourceName: string }[];
  disagrees: Disagreement[];
  /** Its directory is a file that somebody added by hand on this computer. */
  byHand: boolean;
  sample: boolean;
  saved: boolean;
}

/** Where to turn when there are few or no meetings. Opened by `openElsewhere(id)`. */
export interface Elsewhere {
  id: string;
  kind: 'contact_point' | 'organization' | 'online';
  name: string;
  /** The real host of its finder or page. */
  host: string | null;
  phone: string | null;
  /** In the reader's language: what it is for and where. */
  why: string;
}

/** A way out of an empty or thin answer, with the number of meetings it leads to. */
export interface NextStep {
  /**
   * `widen`: take `withinKm`; `online`: take online meetings instead; `any_day`: drop days and times; `drop`: drop the
   * filter named by `filter`; `words`: drop the leftover words; `other_relation`: the other side of for me / for someone.
   */
  kind: 'widen' | 'online' | 'any_day' | 'drop' | 'words' | 'other_relation';
  withinKm: number | null;
  filter: keyof Question | null;
  total: number;
}

export interface Answer {
  total: number;
  milliseconds: number;
  understood: Understood;
  coverage: 'full' | 'partial' | 'none';
  facets: Facets;
  meetings: Meeting[];
  elsewhere: Elsewhere[];
  urgent: Urgent | null;
  nextSteps: NextStep[];
  /** All rows are from the sample directory. */
  sample: boolean;
}

/** One meeting, everything known about it. */
export interface GroupPage {
  meeting: Meeting;
  /** Other meetings of the same group. */
  alsoMeets: Meeting[];
  /** The first dates to come, at most four. */
  occurrences: Occurrence[];
  serviceBody: string | null;
  licence: string | null;
  /** When its record last changed by our own comparison; `null` when it has not since it was first copied. */
  contentChanged: string | null;
  firstSeen: string;
  /** What changed in it, the newest first. */
  history: Change[];
}

export interface ProblemArea {
  id: string;
  leaves: { id: string; relation: Relation; count: number }[];
  count: number;
}

/** What the window needs to know before it can draw anything. */
export interface Start {
  /** No source was ever added: show the first start. */
  firstStart: boolean;
  /** The last session was left at once: this one opens on an empty page. */
  leftAtOnce: boolean;
  /** The sample directory is loaded. */
  sample: boolean;
  sources: number;
  meetings: number;
  lastRead: string | null;
  /** The engine's clock: the page counts from here, so that a frozen clock freezes the page too. */
  now: string;
  /** The reader's IANA zone. */
  readerZone: string;
  /** BCP 47 tags the reader prefers, best first. */
  locales: string[];
  settings: Settings;
  /** So long after the start, in seconds, the directories that are due are copied by themselves. */
  copyAfterSeconds: number;
  /** What happened while the data was opened and should be said: `directory_rebuilt`, ... */
  openings: { code: string; detail: string | null }[];
  version: string;
}

export interface Settings {
  /** `null` follows the system. */
  locale: 'en' | 'de' | null;
  theme: Theme;
  homePlace: Place | null;
  /** Directories are copied only when somebody asks for it. */
  copyByHand: boolean;
  /** The window's title does not say what the program is. */
  neutralTitle: boolean;
  /** A sign in the tray: closing the window then hides it. */
  tray: boolean;
  /** Nothing of the window is kept, and its title is neutral. */
  noTrace: boolean;
}

/** What is beside a meeting: more of the same, and where somebody can turn for whom it is not the right one. */
export interface Nearby {
  /** Other groups at the same place. */
  samePlace: Meeting[];
  others: Meeting[];
  /** Without steps or faith beside those with them, and the reverse. */
  otherWays: Meeting[];
  /** For those close to somebody, or for the person themself. */
  otherSide: Meeting[];
}

export interface SavedMeeting {
  meeting: Meeting;
  savedAt: string;
  /** What changed since it was saved or last looked at: `time`, `place`, `link`, `status`, `name`, `notes`, ... */
  changed: string[];
  /** What the person wrote about it. */
  note: string | null;
}

export interface ContactedHost {
  host: string;
  /** Names of the sources it was contacted for. */
  sources: string[];
  requests: number;
  bytes: number;
  last: string;
}

export interface Attribution {
  name: string;
  licence: string;
  host: string | null;
  /** What of it is used here: a code the page has words for (`places`, `postcodes`, `zones`, `font`, `problems`, `emergency`). */
  use: string;
}
