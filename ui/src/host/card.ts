/** The card of a fellowship: what is usual there, each sentence with its source. Every text is in the reader's language already. */

export type CardSubject = 'first' | 'happens' | 'who' | 'newcomer' | 'cost' | 'religion' | 'goal' | 'medication';

/** Sentences of one source. */
export interface ToldLine {
  text: string;
  /** The key of their source among those of the card. */
  source: string;
}

/** What is known about one subject. */
export interface Told {
  about: CardSubject;
  heading: string;
  lines: ToldLine[];
}

/** That stopping all at once can be dangerous, and whom to ask. */
export interface CardDanger {
  heading: string;
  lines: string[];
  /** When to call for help at once. */
  call: string;
  /** The emergency number, as it is dialled in the reader's country. */
  dial: string | null;
  /** Keys of its sources among those of the card. */
  sources: string[];
}

export interface CardList {
  heading: string;
  lines: string[];
}

/** A page or publication. Its address stays with the engine; the page names the key. */
export interface CardSource {
  key: string;
  name: string;
  host: string;
  /** How far it was looked at. */
  standing: string;
}

export interface FellowshipCard {
  id: string;
  name: string;
  short: string | null;
  /** The heading: usual at its meetings, not known of one meeting. */
  usually: string;
  apart: string;
  told: Told[];
  unknown: string | null;
  /** Help that is open now, on cards of groups about thoughts of suicide. */
  urgent: string | null;
  danger: CardDanger | null;
  medicine: string;
  wrong: CardList;
  leave: CardList;
  part: string;
  sources: CardSource[];
}
