/**
 * The one door to the backend. Every part of the page takes a `Host`; which side stands behind it (the Tauri shell, or
 * memory for tests and design work) is decided once, in `main.ts`. No method takes an address to open: what leads out
 * of the program is named by id and opened by the backend, from its own data, after it checked where it goes.
 */
import type { Asked, Reminder } from './desktop';
import type { ActHost } from './act';
import type { HelpHost } from './help';
import type { KeptHost } from './kept';
import type {
  AddedSource,
  AddSource,
  Answer,
  Attribution,
  CatalogueEntry,
  ColumnsPreview,
  ContactedHost,
  Elsewhere,
  GroupPage,
  Place,
  ProblemArea,
  Question,
  SavedMeeting,
  Settings,
  SourceView,
  Start,
  SyncProgress,
  SyncReport,
} from './types';

export interface Host extends ActHost, HelpHost, KeptHost {
  start(): Promise<Start>;

  find(question: Question): Promise<Answer>;
  show(id: string): Promise<GroupPage>;
  /** Towns, postcodes and coordinates that `text` may mean, best first, at most eight. */
  suggestPlaces(text: string): Promise<Place[]>;
  /** Without a country: all countries. With one: its regions, or its towns when it has none. With both: the towns. */
  browsePlaces(country: string | null, region: string | null): Promise<Place[]>;
  problems(): Promise<ProblemArea[]>;
  elsewhere(problem: string | null, country: string | null): Promise<Elsewhere[]>;

  sources(): Promise<SourceView[]>;
  /** Adds the feed at an address; an address of a web site is looked at first, which can take a while. */
  addSource(request: AddSource): Promise<AddedSource>;
  /** Stops looking at a web site: `addSource` then rejects with `cancelled`. */
  cancelAdding(): Promise<void>;
  /** Gives a token with which `restoreSource` undoes it. */
  removeSource(id: string): Promise<string>;
  restoreSource(token: string): Promise<SourceView>;
  setSourceEnabled(id: string, enabled: boolean): Promise<SourceView>;
  catalogueNear(place: Place): Promise<CatalogueEntry[]>;
  addFromCatalogue(ids: string[]): Promise<SourceView[]>;
  /** `null` means all. Resolves when every source is done, failed or cancelled; rejects only when none could be started. */
  sync(ids: string[] | null, onProgress: (progress: SyncProgress) => void): Promise<SyncReport>;
  /** Copies what is due, unless the person wants to do that by hand; nothing when others are being copied. */
  syncDue(onProgress: (progress: SyncProgress) => void): Promise<SyncReport>;
  /** `null` cancels all. */
  cancelSync(id: string | null): Promise<void>;
  /** Looks at the columns of a directory's list, with a mapping's text; `null`: its own, or the guess. Changes nothing. */
  previewColumns(source: string, mapping: string | null): Promise<ColumnsPreview>;
  /** Keeps what the columns mean; `null`: they are guessed again. The next copy reads the list anew. */
  setColumns(source: string, mapping: string | null): Promise<SourceView>;
  /** Fills the empty directory with invented groups in invented towns. */
  useSample(): Promise<Start>;

  saved(): Promise<SavedMeeting[]>;
  save(id: string): Promise<void>;
  unsave(id: string): Promise<void>;

  openElsewhere(id: string): Promise<void>;

  contactedHosts(): Promise<ContactedHost[]>;
  attributions(): Promise<Attribution[]>;
  settings(): Promise<Settings>;
  changeSettings(settings: Settings): Promise<Settings>;

  /** The page is there: what is asked of it from outside is told, what came earlier at once. */
  attend(onAsked: (asked: Asked) => void): Promise<void>;
  /** The window is gone, then the program. `copied`: what the page put on the clipboard last; it is emptied of that. */
  leaveAtOnce(copied: string | null): Promise<void>;
  /** Reminds by the system's notifications while the program runs: of these, in the place of those before. */
  remindAt(reminders: Reminder[]): Promise<void>;
}

/** What every method rejects with: a code the page has words for (`error-CODE`), and the engine's own plain sentence. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'HostError';
  }
}
