/**
 * A side of the door that needs no program behind it: an invented directory in memory, for tests, screens and design work.
 * Built in only in the `memory` mode of Vite and in tests, never in what ships.
 */
import type { Asked, Reminder } from '../desktop';
import { HostError, type Host } from '../host';
import type {
  CatalogueEntry,
  Meeting,
  ProblemArea,
  SavedMeeting,
  Settings,
  SourceView,
  Start,
  SyncProgress,
  SyncReport,
} from '../types';
import { memoryActHost } from './act';
import { answer, elsewhere } from './answer';
import { memoryHelp } from './help';
import { memoryKept } from './kept';
import { preview } from './columns';
import { CONTACTED, HISTORY, SITES } from './sites';
import { MEETINGS, NOW, READER_ZONE } from './meetings';
import { browse, suggest } from './places';

export interface MemoryOptions {
  /** `empty`: the first start; `filled`: two directories were copied; `sample`: the invented town. */
  state?: 'empty' | 'filled' | 'sample';
  /** Nothing can be reached. */
  offline?: boolean;
  locales?: string[];
  settings?: Partial<Settings>;
  /** Directories beside the three, as they stand. */
  more?: Partial<SourceView>[];
  /** The ids of directories that are due to be copied by themselves. */
  due?: string[];
  /** So long after the start that happens. */
  copyAfterSeconds?: number;
  /** The last session was left at once. */
  leftAtOnce?: boolean;
  /** Waits this many milliseconds at each step of a sync, so that a person can watch. */
  pace?: number;
}

/** What a test sees and does from outside the page. */
export interface Outside {
  /** What was opened. */
  opened: string[];
  /** For each time somebody left at once, what the clipboard was to be emptied of. */
  left: (string | null)[];
  /** Asks the page for something, as a link, a file or a menu does. */
  ask: (asked: Asked) => void;
  reminders: () => Reminder[];
}

const UNSET: Settings = {
  locale: null,
  theme: 'system',
  homePlace: null,
  copyByHand: false,
  neutralTitle: false,
  tray: false,
  noTrace: false,
};

const LEAVES: Record<string, string[]> = {
  substance: ['alcohol', 'drugs-any', 'opioids'],
  behavioral: ['gambling', 'food-overeating'],
  'family-of-addict': ['family-alcohol', 'family-drugs'],
  'mental-health': ['depression', 'bipolar', 'anxiety-panic'],
  grief: ['bereavement', 'child-loss', 'suicide-loss'],
  'violence-abuse': ['domestic-violence'],
  caregiving: ['carers', 'dementia-carers'],
  cancer: ['cancer-any', 'breast-cancer'],
  'life-social': ['loneliness'],
  neurodiversity: ['adhd', 'autism'],
  relationships: ['divorce', 'single-parents'],
  neuro: ['parkinsons', 'stroke-aphasia'],
  chronic: ['diabetes', 'chronic-pain'],
  'disability-sensory': ['sight-loss'],
  identity: ['lgbtq', 'older-people'],
  'military-justice': ['veterans'],
};

function entry(known: Partial<CatalogueEntry> & Pick<CatalogueEntry, 'id' | 'name' | 'host'>): CatalogueEntry {
  return {
    fellowship: 'aa',
    feedFormat: 'meeting-guide',
    distanceKm: null,
    everywhere: known.distanceKm === undefined,
    confirmed: '2026-11-02',
    onByDefault: true,
    singleProblem: true,
    listsAsWell: [],
    added: false,
    ...known,
  };
}

const CATALOGUE: CatalogueEntry[] = [
  entry({ id: 'c-bend', name: 'Greater Harbor Bend Intergroup', host: 'bend.example.org', distanceKm: 3 }),
  entry({
    id: 'c-coast',
    name: 'Coast and Islands Area',
    host: 'coast.example.org',
    fellowship: 'na',
    feedFormat: 'bmlt',
    distanceKm: 31,
  }),
  entry({ id: 'c-old', name: 'Upper Valley Service Office', host: 'valley.example.net', distanceKm: 58 }),
  entry({
    id: 'c-all',
    name: 'Everywhere Online Meetings',
    host: 'online.example.org',
    fellowship: 'na',
    feedFormat: 'bmlt',
  }),
  entry({
    id: 'c-lanterns',
    name: 'Lantern Families of the Coast',
    host: 'lanterns.example.net',
    fellowship: 'al-anon',
    distanceKm: 12,
    confirmed: null,
    onByDefault: false,
  }),
];

function source(entry: CatalogueEntry): SourceView {
  return {
    id: entry.id.replace('c-', 's-'),
    name: entry.name,
    location: entry.host,
    local: false,
    feedFormat: entry.feedFormat,
    fellowship: entry.fellowship,
    licence: null,
    enabled: true,
    sample: false,
    meetings: 0,
    lastRead: null,
    lastTried: null,
    clock: null,
    contentChanged: null,
    nextDue: null,
    stopped: null,
    held: null,
    columns: false,
    outcome: null,
    reason: null,
    notices: [],
  };
}

const READ: Partial<SourceView> = {
  lastRead: '2026-11-25T00:05:00Z',
  lastTried: '2026-11-25T00:05:00Z',
  clock: 'fresh',
  contentChanged: '2026-11-20T06:00:00Z',
  nextDue: '2026-11-26T02:40:00Z',
  outcome: 'updated',
  reason: null,
};

export function memoryHost(options: MemoryOptions = {}): Host & Outside {
  const { state = 'filled', offline = false, pace = 0 } = options;
  let sample = state === 'sample';
  let settings: Settings = { ...UNSET, ...options.settings };
  const sources = new Map<string, SourceView>();
  const removed = new Map<string, SourceView>();
  const saved = new Map<string, SavedMeeting>();
  const cancelled = new Set<string>();
  const opened: string[] = [];
  const left: (string | null)[] = [];
  let reminders: Reminder[] = [];
  // As the shell does: what comes before the page is there waits for it.
  const waiting: Asked[] = [];
  let attending = (asked: Asked): void => void waiting.push(asked);
  let looking: ((error: HostError) => void) | null = null;
  const mappings = new Map<string, string | null>();

  function put(entry: CatalogueEntry, known: Partial<SourceView>): void {
    const made = { ...source(entry), ...known };
    sources.set(made.id, made);
    entry.added = true;
  }
  const catalogue = CATALOGUE.map((entry) => ({ ...entry }));
  const [bend, coast, valley] = catalogue as [CatalogueEntry, CatalogueEntry, CatalogueEntry, CatalogueEntry];
  if (state === 'filled') {
    put(bend, {
      ...READ,
      notices: [
        {
          code: 'type_unknown',
          severity: 'info',
          count: 14,
          samples: [
            { record: '231', field: 'types', value: 'XQ', message: 'A code that no table knows is kept as it is.' },
          ],
        },
        {
          code: 'link_unusable',
          severity: 'warning',
          count: 2,
          samples: [
            {
              record: '87',
              field: 'conference_url',
              value: 'zoom 123 456',
              message: 'The link is not an address and was left out.',
            },
          ],
        },
      ],
    });
    put(coast, READ);
    put(valley, {
      lastRead: '2026-10-02T08:00:00Z',
      lastTried: '2026-11-25T00:05:00Z',
      clock: 'unreachable',
      outcome: 'failed',
      reason: { code: 'host_not_found', message: 'The server could not be reached.' },
    });
    for (const [at, known] of (options.more ?? []).entries()) {
      put(entry({ id: `c-more-${at}`, name: `Further Office ${at + 1}`, host: `more-${at + 1}.example.org` }), known);
    }
  }

  const held = (): Meeting[] => {
    if (sample) return MEETINGS.map((meeting) => ({ ...meeting, sample: true }));
    return MEETINGS.filter((meeting) => sources.get(meeting.source)?.lastRead).map((meeting) => ({
      ...meeting,
      saved: saved.has(meeting.id),
    }));
  };
  const counted = (view: SourceView): SourceView => ({
    ...view,
    meetings: held().filter((meeting) => meeting.source === view.id).length,
  });
  const find = (id: string): Meeting => {
    const found = held().find((meeting) => meeting.id === id);
    if (!found) throw new HostError('meeting_unknown', 'There is no meeting of that id.');
    return found;
  };
  const start = (): Start => ({
    firstStart: sources.size === 0 && !sample,
    leftAtOnce: options.leftAtOnce ?? false,
    sample,
    sources: sources.size,
    meetings: held().length,
    lastRead: sources.size > 0 ? '2026-11-25T00:05:00Z' : null,
    now: NOW,
    readerZone: READER_ZONE,
    locales: options.locales ?? ['en-GB'],
    settings,
    copyAfterSeconds: options.copyAfterSeconds ?? 0,
    openings: [],
    version: '0.1.0',
  });
  const known = (id: string): SourceView => {
    const found = sources.get(id);
    if (!found) throw new HostError('source_unknown', 'There is no directory of that id.');
    return found;
  };
  const wait = (): Promise<void> =>
    pace > 0 ? new Promise((resolve) => setTimeout(resolve, pace)) : Promise.resolve();

  async function copy(
    view: SourceView,
    report: (progress: SyncProgress) => void,
  ): Promise<SyncReport['sources'][number]> {
    const base = {
      source: view.id,
      name: view.name,
      host: view.location,
      bytes: 0,
      records: 0,
      outcome: null,
      meetings: null,
      reason: null,
    };
    if (!cancelled.has(view.id)) {
      report({ ...base, phase: 'fetching' });
      await wait();
    }
    const unclear = view.location.includes('/table') && !mappings.has(view.id);
    const outcome = cancelled.has(view.id) ? 'cancelled' : offline || unclear ? 'failed' : 'updated';
    const reason =
      outcome !== 'failed'
        ? null
        : unclear
          ? { code: 'mapping_needed', message: 'The columns of this list do not say what they mean.' }
          : { code: 'offline', message: 'The server could not be reached.' };
    if (outcome === 'updated') {
      report({ ...base, phase: 'reading', bytes: 182_000, records: 40 });
      await wait();
      sample = false;
      Object.assign(view, READ);
    } else Object.assign(view, { outcome, reason });
    const { meetings } = counted(view);
    report({ ...base, phase: 'done', bytes: 182_000, records: meetings, outcome, meetings, reason });
    const numbers = {
      read: meetings,
      accepted: meetings,
      rejected: 0,
      added: meetings,
      changed: 0,
      removed: 0,
      bytes: 182_000,
      seconds: 0.2,
    };
    return { id: view.id, name: view.name, outcome, reason, ...numbers };
  }

  async function copyAll(
    wanted: (view: SourceView) => boolean,
    report: (progress: SyncProgress) => void,
  ): Promise<SyncReport> {
    cancelled.clear();
    const chosen = [...sources.values()].filter(wanted);
    for (const view of chosen)
      report({
        source: view.id,
        name: view.name,
        host: view.location,
        phase: 'waiting',
        bytes: 0,
        records: 0,
        outcome: null,
        meetings: null,
        reason: null,
      });
    const done: SyncReport['sources'] = [];
    for (const view of chosen) done.push(await copy(view, report));
    return { sources: done };
  }

  return {
    opened,
    left,
    ask: (asked) => attending(asked),
    reminders: () => reminders,
    start: async () => start(),
    find: async (question) => answer(question, held()),
    show: async (id) => {
      const meeting = find(id);
      const alsoMeets = held().filter(
        (other) => other.id !== id && meeting.groupId !== null && other.groupId === meeting.groupId,
      );
      const occurrences = meeting.next ? [meeting.next] : [];
      return {
        meeting,
        alsoMeets,
        occurrences,
        serviceBody: null,
        licence: null,
        contentChanged: id === 'm-2' ? '2026-11-20T06:00:00Z' : null,
        firstSeen: '2026-10-01T08:00:00Z',
        history: id === 'm-2' ? HISTORY : [],
      };
    },
    suggestPlaces: async (text) => suggest(text),
    browsePlaces: async (country, region) => browse(country, region),
    problems: async () =>
      Object.entries(LEAVES).map(([id, leaves]): ProblemArea => {
        const number = (leaf: string): number => held().filter((meeting) => meeting.problems.includes(leaf)).length;
        const shown = leaves.map((leaf) => ({
          id: `${id}/${leaf}`,
          relation: id.startsWith('family') ? ('family' as const) : ('self' as const),
          count: number(`${id}/${leaf}`),
        }));
        return { id, leaves: shown, count: shown.reduce((sum, leaf) => sum + leaf.count, 0) };
      }),
    elsewhere: async () => elsewhere(),
    sources: async () => [...sources.values()].map(counted),
    addSource: async (request) => {
      if (!/^(https?:\/\/|\/|[A-Z]:\\)/.test(request.location))
        throw new HostError('bad_address', 'That is neither an address nor a file.');
      if (request.location.startsWith('http:') && !request.allowHttp)
        throw new HostError('insecure_http', 'The address is not encrypted.');
      const id = `s-added-${sources.size}`;
      const name = request.name ?? request.location.replace(/^https?:\/\//, '').split('/')[0] ?? request.location;
      const site = SITES[request.location];
      if (site && !request.feedFormat) {
        if (pace > 0) {
          await new Promise<void>((resolve, reject) => {
            looking = reject;
            setTimeout(resolve, pace);
          });
        }
        return site;
      }
      const made = {
        ...source(bend),
        id,
        name,
        location: request.location,
        local: !request.location.startsWith('http'),
        fellowship: request.fellowship,
        columns: request.location.includes('/table'),
      };
      sources.set(id, made);
      return { source: made, found: [], tried: [], reason: null };
    },
    cancelAdding: async () => looking?.(new HostError('cancelled', 'It was stopped.')),
    removeSource: async (id) => {
      const view = known(id);
      sources.delete(id);
      removed.set(`token-${id}`, view);
      return `token-${id}`;
    },
    restoreSource: async (token) => {
      const view = removed.get(token);
      if (!view) throw new HostError('undo_too_late', 'It can no longer be undone.');
      sources.set(view.id, view);
      return counted(view);
    },
    setSourceEnabled: async (id, enabled) => {
      const view = known(id);
      view.enabled = enabled;
      if (enabled) view.stopped = null;
      return counted(view);
    },
    catalogueNear: async () =>
      catalogue.map((entry) => ({ ...entry, added: sources.has(entry.id.replace('c-', 's-')) })),
    addFromCatalogue: async (ids) =>
      catalogue
        .filter((entry) => ids.includes(entry.id))
        .map((entry) => {
          put(entry, {});
          return known(entry.id.replace('c-', 's-'));
        }),
    sync: (ids, report) => copyAll((view) => (ids ? ids.includes(view.id) : view.enabled), report),
    syncDue: (report) => {
      const due = settings.copyByHand ? [] : (options.due ?? []);
      return copyAll((view) => due.includes(view.id), report);
    },
    cancelSync: async (id) => {
      for (const view of sources.values()) if (id === null || id === view.id) cancelled.add(view.id);
    },
    previewColumns: async (id, mapping) => {
      known(id);
      return preview(mapping ?? mappings.get(id) ?? null);
    },
    setColumns: async (id, mapping) => {
      mappings.set(id, mapping);
      return counted(known(id));
    },
    useSample: async () => {
      sample = true;
      return start();
    },
    saved: async () => [...saved.values()],
    save: async (id) => {
      saved.set(id, {
        meeting: { ...find(id), saved: true },
        savedAt: NOW,
        changed: id === 'm-2' ? ['time'] : [],
        note: null,
      });
    },
    unsave: async (id) => {
      saved.delete(id);
    },
    ...memoryHelp({ called: opened }),
    ...memoryKept(() => saved.size),
    ...memoryActHost(find, opened),
    openElsewhere: async (id) => {
      opened.push(id);
    },
    contactedHosts: async () => (sources.size === 0 ? [] : CONTACTED),
    attributions: async () => [
      { name: 'GeoNames', licence: 'CC BY 4.0', host: 'geonames.org', use: 'places' },
      { name: 'Atkinson Hyperlegible Next', licence: 'OFL 1.1', host: null, use: 'font' },
    ],
    settings: async () => settings,
    changeSettings: async (changed) => (settings = changed),
    attend: async (onAsked) => {
      attending = onAsked;
      waiting.splice(0).forEach(onAsked);
    },
    leaveAtOnce: async (copied) => {
      left.push(copied);
    },
    remindAt: async (wanted) => {
      reminders = wanted;
    },
  };
}
