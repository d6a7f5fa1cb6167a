/** A sync under way: how far each source is, for the strip over the list and for the page of directories alike. */
import type { Host } from '../host/host';
import type { SyncProgress } from '../host/types';

export class Sync {
  running = $state(false);
  progress = $state.raw<readonly SyncProgress[]>([]);
  /** How many were asked for; 0 before it is known. */
  expected = $state(0);
  error = $state.raw<unknown>(null);
  readonly #host: Host;
  readonly #changed: () => void;

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

  async run(ids: string[] | null, expected: number): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.progress = [];
    this.expected = expected;
    this.error = null;
    try {
      await this.#host.sync(ids, (progress) => {
        this.progress = [...this.progress.filter((one) => one.source !== progress.source), progress];
        if (progress.phase === 'done') this.#changed();
      });
    } catch (error) {
      this.error = error;
    } finally {
      this.running = false;
      this.#changed();
    }
  }

  async cancel(id: string | null): Promise<void> {
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
