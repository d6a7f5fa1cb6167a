/** A sync under way: how far each source is, for the strip over the list and for the page of directories alike. */
import type { Host } from '../host/host';
import type { SyncProgress } from '../host/types';
import { Pause } from './resource.svelte';

/** What has just arrived is searched a moment later: it is asked for once more then. */
const SEARCHED_AFTER_MILLISECONDS = 2500;

export class Sync {
  running = $state(false);
  /** It runs by itself: nobody asked for it just now. */
  quiet = $state(false);
  progress = $state.raw<readonly SyncProgress[]>([]);
  /** How many were asked for; 0 before it is known. */
  expected = $state(0);
  error = $state.raw<unknown>(null);
  #waiting: { ids: string[] | null; expected: number }[] = [];
  readonly #host: Host;
  readonly #changed: () => void;
  readonly #later = new Pause(SEARCHED_AFTER_MILLISECONDS);

  /** `changed` is called whenever a source is done, and once at the end. */
  constructor(host: Host, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  get done(): number {
    return this.progress.filter((one) => one.phase === 'done').length;
  }

  of(source: string): SyncProgress | null {
    return this.progress.find((one) => one.source === source) ?? null;
  }

  /** Copies these, or all; while others are being copied, as soon as those are done. */
  async run(ids: string[] | null, expected: number): Promise<void> {
    if (this.running) {
      this.#waiting.push({ ids, expected });
      return;
    }
    await this.#copy(expected, false, (told) => this.#host.sync(ids, told));
    const next = this.#waiting.shift();
    if (next) await this.run(next.ids, next.expected);
  }

  /** Copies what is due. Nothing is shown of it unless there is something. */
  async runDue(): Promise<void> {
    if (this.running) return;
    await this.#copy(0, true, (told) => this.#host.syncDue(told));
    const next = this.#waiting.shift();
    if (next) await this.run(next.ids, next.expected);
  }

  async #copy(
    expected: number,
    quiet: boolean,
    copy: (told: (progress: SyncProgress) => void) => Promise<unknown>,
  ): Promise<void> {
    this.running = true;
    this.quiet = quiet;
    // The report of what somebody asked for stays until there is news.
    if (!quiet) this.progress = [];
    this.expected = expected;
    this.error = null;
    let told = 0;
    try {
      await copy((progress) => {
        if (told++ === 0) this.progress = [];
        this.progress = [...this.progress.filter((one) => one.source !== progress.source), progress];
        if (progress.phase !== 'done') return;
        this.#changed();
        this.#later.then(this.#changed);
      });
    } catch (error) {
      // What nobody asked for is told on the page of directories alone.
      if (!quiet) this.error = error;
    } finally {
      this.running = false;
      this.#later.cancel();
      if (told > 0 || !quiet) this.#changed();
    }
  }

  async cancel(id: string | null): Promise<void> {
    if (id === null) this.#waiting = [];
    try {
      await this.#host.cancelSync(id);
    } catch (error) {
      this.error = error;
    }
  }

  /** Puts the report of the last run away. */
  dismiss(): void {
    if (!this.running) this.progress = [];
    this.error = null;
  }
}
