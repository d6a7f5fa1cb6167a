/** The program as the page sees it: which screen is open, what is held, and the controllers that the screens share. */
import { Find } from './features/find/find.svelte';
import { emptyQuestion } from './features/find/question';
import type { Host } from './host/host';
import type { Attendance, Place, ProblemArea, Question, Settings, SourceView, Start } from './host/types';
import { language } from './i18n/language.svelte';
import { Clock } from './state/clock.svelte';
import { said } from './state/message';
import { Sync } from './state/sync.svelte';
import { Trail, type Moment } from './state/trail.svelte';

const HOUR = 3_600_000;

export type Screen = 'first' | 'find' | 'saved' | 'sources' | 'about' | 'help' | 'explained';

/** What was asked for on the first screen, to be searched as soon as there is something to search. */
export interface Wish {
  line: string;
  problems: string[];
  place: Place | null;
  attendance: Attendance[];
  startsWithinHours: number | null;
}

export class Program {
  readonly host: Host;
  readonly clock = new Clock();
  readonly find: Find;
  readonly sync: Sync;
  readonly trail = new Trail();
  start = $state.raw<Start | null>(null);
  settings = $state.raw<Settings>({
    locale: null,
    theme: 'system',
    homePlace: null,
    copyByHand: false,
    neutralTitle: false,
    tray: false,
    noTrace: false,
  });
  screen = $state<Screen>('find');
  /** The meeting whose page is open. */
  open = $state<string | null>(null);
  sources = $state.raw<readonly SourceView[]>([]);
  areas = $state.raw<readonly ProblemArea[]>([]);
  error = $state('');
  /** Counts up whenever a meeting was saved or taken out. */
  savedVersion = $state(0);
  #refreshing: Promise<void> | null = null;
  #stale = false;

  constructor(host: Host) {
    this.host = host;
    this.find = new Find(host);
    this.sync = new Sync(host, () => void this.refresh());
  }

  async begin(): Promise<void> {
    try {
      // All of it before the first screen is drawn: what comes later would move what somebody is about to press.
      const [start, areas, sources] = await Promise.all([this.host.start(), this.host.problems(), this.host.sources()]);
      [this.areas, this.sources] = [areas, sources];
      this.settings = start.settings;
      this.#speak(start);
      this.clock.set(start.now);
      this.start = start;
      // Somebody quick may have chosen a screen already.
      if (this.screen === 'find' && start.firstStart) this.screen = 'first';
      if (!start.firstStart) {
        if (start.leftAtOnce) this.find.rest();
        else if (this.settings.homePlace) {
          this.find.choose({ near: this.settings.homePlace, attendance: ['in_person', 'online'] });
        } else await this.find.ask();
      }
    } catch (error) {
      this.error = said(error);
    }
  }

  /**
   * After the directory changed: the counts, the sources and the answer on screen. While that is asked for, further changes
   * wait for one more round: a hundred directories that are done one after the other do not ask a hundred times.
   */
  async refresh(): Promise<void> {
    this.#stale = true;
    this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = null));
    await this.#refreshing;
  }

  async #refresh(): Promise<void> {
    while (this.#stale) {
      this.#stale = false;
      await this.#ask();
    }
  }

  async #ask(): Promise<void> {
    try {
      const [start, sources] = await Promise.all([this.host.start(), this.host.sources()]);
      this.start = start;
      this.sources = sources;
      if (this.screen !== 'first' && !this.find.resting) await this.find.ask();
    } catch (error) {
      this.error = said(error);
    }
  }

  /** Copies what is due some time after the start, then looks every hour; gives back what stops it. */
  keepFresh(): () => void {
    let hourly: ReturnType<typeof setInterval> | undefined;
    const copy = (): void => {
      if (!this.settings.copyByHand) void this.sync.runDue();
    };
    const first = setTimeout(
      () => {
        copy();
        hourly = setInterval(copy, HOUR);
      },
      (this.start?.copyAfterSeconds ?? 0) * 1000,
    );
    return () => {
      clearTimeout(first);
      clearInterval(hourly);
    };
  }

  async copy(wish: Wish, entries: string[]): Promise<void> {
    try {
      const added = await this.host.addFromCatalogue(entries);
      await this.#wishFor(wish);
      await this.refresh();
      await this.sync.run(
        added.map((source) => source.id),
        added.length,
      );
    } catch (error) {
      this.error = said(error);
    }
  }

  async useSample(wish: Wish): Promise<void> {
    try {
      this.start = await this.host.useSample();
      // The invented towns are nowhere near the place that was asked about.
      await this.#wishFor({ ...wish, place: null });
      await this.refresh();
      this.areas = await this.host.problems();
    } catch (error) {
      this.error = said(error);
    }
  }

  async #wishFor(wish: Wish): Promise<void> {
    if (wish.place) await this.change({ ...this.settings, homePlace: wish.place });
    this.screen = 'find';
    this.find.choose({
      line: wish.line,
      problems: wish.problems,
      near: wish.place,
      attendance: wish.place ? wish.attendance : [],
      startsWithinHours: wish.startsWithinHours,
    });
  }

  /** Takes note of what is looked at now, to come back to it. */
  noteMoment(): void {
    if (this.start === null || this.find.resting || this.screen === 'first') return;
    this.trail.note({ screen: this.screen, open: this.open, question: this.find.question }, this.find.typed);
  }

  /** Shows a moment of the trail again; the question is asked anew, since the directories may have changed. */
  returnTo(moment: Moment): void {
    this.screen = moment.screen;
    this.open = moment.open;
    if (moment.question !== this.find.question) this.find.choose(moment.question);
  }

  /** Somebody else sits down: an empty question, no page, no way back. */
  newPerson(): void {
    this.open = null;
    this.screen = this.start?.firstStart === true ? 'first' : 'find';
    this.find.clear();
    this.noteMoment();
    this.trail.forget();
  }

  /** Asks a saved search again: the question as it was written. */
  askAgain(question: string): void {
    let asked: unknown;
    try {
      asked = JSON.parse(question);
    } catch {
      return;
    }
    if (typeof asked !== 'object' || asked === null) return;
    this.open = null;
    this.screen = 'find';
    this.find.choose({ ...emptyQuestion(), ...(asked as Partial<Question>) });
  }

  /** The person told where "near me" is: it is kept, and the question is asked there. */
  async liveAt(place: Place): Promise<void> {
    await this.change({ ...this.settings, homePlace: place });
    this.find.choose({ near: place });
  }

  async change(settings: Settings): Promise<void> {
    try {
      this.settings = await this.host.changeSettings(settings);
      if (this.start) this.#speak(this.start);
    } catch (error) {
      this.error = said(error);
    }
  }

  #speak(start: Start): void {
    language.use(this.settings.locale, start.locales);
    language.zone = start.readerZone;
    const root = document.documentElement;
    if (this.settings.theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = this.settings.theme;
  }

  async openElsewhere(id: string): Promise<void> {
    try {
      await this.host.openElsewhere(id);
    } catch (error) {
      this.error = said(error);
    }
  }
}
