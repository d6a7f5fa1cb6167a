/** The page's clock: starts at the engine's moment and ticks every half minute, so that countdowns stay true. */
export const TICK_MILLISECONDS = 30_000;

export class Clock {
  now = $state(Date.now());
  #ahead = 0;

  /** Sets the clock to the engine's moment; a frozen engine then shows the same moment in the page. */
  set(engineNow: string): void {
    const moment = Date.parse(engineNow);
    if (Number.isNaN(moment)) return;
    this.#ahead = moment - Date.now();
    this.now = moment;
  }

  /** Starts ticking; gives back what stops it. */
  run(): () => void {
    const timer = setInterval(() => (this.now = Date.now() + this.#ahead), TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }
}
