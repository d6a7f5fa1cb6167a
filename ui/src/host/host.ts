/**
 * The one door to the backend. Every part of the page takes a `Host`; which side stands behind it (the Tauri shell, or
 * memory for tests and design work) is decided once, in `main.ts`. No method takes an address to open: what leads out
 * of the program is named by id and opened by the backend, from its own data, after it checked where it goes.
 */
import type {
  AddSource,
  Answer,
  Attribution,
  CatalogueEntry,
  ContactedHost,
  Elsewhere,
  GroupPage,
  Link,
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

export interface Host {
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
  addSource(request: AddSource): Promise<SourceView>;
  /** Gives a token with which `restoreSource` undoes it. */
  removeSource(id: string): Promise<string>;
  restoreSource(token: string): Promise<SourceView>;
  setSourceEnabled(id: string, enabled: boolean): Promise<SourceView>;
  catalogueNear(place: Place): Promise<CatalogueEntry[]>;
  addFromCatalogue(ids: string[]): Promise<SourceView[]>;
  /** `null` means all. Resolves when every source is done, failed or cancelled; rejects only when none could be started. */
  sync(ids: string[] | null, onProgress: (progress: SyncProgress) => void): Promise<SyncReport>;
  /** `null` cancels all. */
  cancelSync(id: string | null): Promise<void>;
  /** Fills the empty directory with invented groups in invented towns. */
  useSample(): Promise<Start>;

  saved(): Promise<SavedMeeting[]>;
  save(id: string): Promise<void>;
  unsave(id: string): Promise<void>;

  openLink(meeting: string, link: Link): Promise<void>;
  openElsewhere(id: string): Promise<void>;

  contactedHosts(): Promise<ContactedHost[]>;
  attributions(): Promise<Attribution[]>;
  settings(): Promise<Settings>;
  changeSettings(settings: Settings): Promise<Settings>;
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
