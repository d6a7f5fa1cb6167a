/**
 * Where the person was: each screen, page and question, to go back to and forth again as in a browser.
 * It lives in memory alone, and is gone with the window, or sooner when somebody else sits down.
 */
import type { Question } from '../host/types';
import type { Screen } from '../program.svelte';

/** How many steps back are kept. */
const LENGTH = 100;

/** What one looked at. */
export interface Moment {
  screen: Screen;
  /** The meeting whose page is open. */
  open: string | null;
  question: Question;
}

export class Trail {
  #moments: Moment[] = [];
  #at = $state.raw(-1);
  #last = $state.raw(-1);
  #typed = false;
  readonly canGoBack = $derived(this.#at > 0);
  readonly canGoForward = $derived(this.#at < this.#last);

  /**
   * Takes note of what is looked at now. What was typed in one go is one step, and what is as it was is none.
   */
  note(moment: Moment, typed: boolean): void {
    const current = this.#moments[this.#at];
    if (current !== undefined && same(current, moment)) return;
    const goesOn =
      typed && this.#typed && current !== undefined && current.screen === moment.screen && current.open === moment.open;
    const kept = this.#moments.slice(0, goesOn ? this.#at : this.#at + 1);
    this.#moments = [...kept, moment].slice(-LENGTH);
    this.#typed = typed;
    this.#at = this.#last = this.#moments.length - 1;
  }

  /** The moment before this one, which is the current one from here on. */
  back(): Moment | null {
    return this.#go(this.#at - 1);
  }

  forward(): Moment | null {
    return this.#go(this.#at + 1);
  }

  /** Forgets everything before and after what is looked at now. */
  forget(): void {
    this.#moments = this.#moments.slice(this.#at, this.#at + 1);
    this.#typed = false;
    this.#at = this.#last = this.#moments.length - 1;
  }

  #go(to: number): Moment | null {
    const moment = this.#moments[to];
    if (moment === undefined) return null;
    this.#at = to;
    this.#typed = false;
    return moment;
  }
}

function same(one: Moment, other: Moment): boolean {
  return (
    one.screen === other.screen &&
    one.open === other.open &&
    (one.question === other.question || JSON.stringify(one.question) === JSON.stringify(other.question))
  );
}
