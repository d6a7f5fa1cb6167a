/** Something asked of the host: `loading`, `ready` or `failed`, and never an answer to a question that was replaced. */
export class Resource<Question, Answer> {
  state = $state<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  /** The last good answer; stays while the next one is awaited. */
  value = $state.raw<Answer | null>(null);
  error = $state.raw<unknown>(null);
  #turn = 0;
  readonly #ask: (question: Question) => Promise<Answer>;

  constructor(ask: (question: Question) => Promise<Answer>) {
    this.#ask = ask;
  }

  async load(question: Question): Promise<Answer | null> {
    const turn = ++this.#turn;
    this.state = 'loading';
    try {
      const value = await this.#ask(question);
      if (turn !== this.#turn) return null;
      this.value = value;
      this.error = null;
      this.state = 'ready';
      return value;
    } catch (error) {
      if (turn !== this.#turn) return null;
      this.error = error;
      this.state = 'failed';
      return null;
    }
  }

  /** Forgets the answer and ignores whatever is still on its way. */
  clear(): void {
    this.#turn++;
    this.value = null;
    this.error = null;
    this.state = 'idle';
  }
}

/** Waits for a pause in calls before it makes the last of them. */
export class Pause {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly milliseconds: number) {}

  then(act: () => void): void {
    this.cancel();
    this.#timer = setTimeout(act, this.milliseconds);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
