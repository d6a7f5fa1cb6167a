/** The search: holds the question, asks as it changes, and keeps the rows on screen until the next answer is there. */
import type { Host } from '../../host/host';
import type { Answer, Meeting, NextStep, Question } from '../../host/types';
import { Pause } from '../../state/resource.svelte';
import { emptyQuestion, PAGE, stepped } from './question';

// A frame: an answer takes less than the next key.
const TYPING_PAUSE_MILLISECONDS = 15;
// A key is answered with as many rows as a tall window shows; the others follow when no further key comes.
const FIRST_ROWS = 12;
const REST_PAUSE_MILLISECONDS = 200;

export class Find {
  question = $state.raw<Question>(emptyQuestion());
  answer = $state.raw<Answer | null>(null);
  rows = $state.raw<Meeting[]>([]);
  /** While somebody types, only the first rows are drawn. */
  #typing = $state(false);
  /** The question came of a key, not of a choice. */
  typed = false;
  /** The rows to draw. */
  readonly drawn = $derived(this.#typing ? this.rows.slice(0, FIRST_ROWS) : this.rows);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  error = $state.raw<unknown>(null);
  loadingMore = $state(false);
  /** Nothing is asked and nothing shown until somebody types or chooses. */
  resting = $state(false);
  readonly #host: Host;
  readonly #pause = new Pause(TYPING_PAUSE_MILLISECONDS);
  readonly #rest = new Pause(REST_PAUSE_MILLISECONDS);
  #turn = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The line changed under the person's fingers. */
  type(line: string): void {
    this.typed = true;
    this.question = { ...this.question, line };
    this.#pause.then(() => void this.#ask(true));
  }

  /** A choice was made: asks at once. */
  choose(change: Partial<Question>): void {
    this.typed = false;
    this.question = { ...this.question, ...change };
    void this.ask();
  }

  take(step: NextStep): void {
    if (this.answer) this.choose(stepped(this.question, step, this.answer.understood));
  }

  clear(): void {
    this.choose(emptyQuestion());
  }

  /** Waits for the person, with nothing on the page. */
  rest(): void {
    this.resting = true;
    this.state = 'ready';
  }

  /** Asks the question as it stands. An answer to an older question is dropped when it comes. */
  async ask(): Promise<void> {
    await this.#ask(false);
  }

  async #ask(typing: boolean): Promise<void> {
    this.#pause.cancel();
    this.resting = false;
    const turn = ++this.#turn;
    this.state = 'loading';
    this.loadingMore = false;
    try {
      const answer = await this.#host.find({ ...this.question, offset: 0 });
      if (turn !== this.#turn) return;
      this.#draw(typing);
      this.answer = answer;
      this.rows = answer.meetings;
      this.state = 'ready';
      this.error = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.error = error;
      this.state = 'failed';
    }
  }

  #draw(typing: boolean): void {
    this.#typing = typing;
    this.#rest.cancel();
    if (typing) this.#rest.then(() => (this.#typing = false));
  }

  /** The next page of the same question. */
  async more(): Promise<void> {
    const turn = this.#turn;
    this.loadingMore = true;
    try {
      const answer = await this.#host.find({ ...this.question, offset: this.rows.length, limit: PAGE });
      if (turn !== this.#turn) return;
      const known = new Set(this.rows.map((meeting) => meeting.id));
      this.rows = [...this.rows, ...answer.meetings.filter((meeting) => !known.has(meeting.id))];
    } catch (error) {
      if (turn === this.#turn) this.error = error;
    } finally {
      if (turn === this.#turn) this.loadingMore = false;
    }
  }

  /** A row was saved or taken out of what is saved. */
  mark(id: string, saved: boolean): void {
    this.rows = this.rows.map((meeting) => (meeting.id === id ? { ...meeting, saved } : meeting));
  }
}
