/** Answers questions about a handful of invented meetings the way the engine does for a million: enough for tests and screens. */
import type { Answer, Chip, Counts, Elsewhere, Facets, Meeting, NextStep, Place, Question, Weekday } from '../types';
import { NOW, READER_ZONE } from './meetings';
import { kilometres, TOWNS } from './places';

const PROBLEM_WORDS: [string, string][] = [
  ['drinking', 'substance/alcohol'],
  ['alcohol', 'substance/alcohol'],
  ['my son uses', 'family-of-addict/family-drugs'],
  ['drugs', 'substance/drugs-any'],
  ['grief', 'grief'],
  ['gambling', 'behavioral/gambling'],
  ['anxiety', 'mental-health/anxiety-panic'],
  ['suicide', 'grief/suicide-loss'],
];
const DAY_WORDS: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const LEFT_OUT = ['temporarily_closed', 'no_joining_details', 'no_longer_listed'];

interface Filters {
  question: Question;
  near: Place | null;
  problems: string[];
  attendance: string[];
  days: string[];
  today: boolean;
  words: string[];
}

function understand(question: Question): { filters: Filters; chips: Chip[] } {
  let rest = question.line.toLowerCase();
  const chips: Chip[] = [];
  const take = (text: string, kind: Chip['kind'], id: string, label = ''): boolean => {
    const at = rest.search(new RegExp(`(^|\\s)${text}(\\s|$)`));
    if (at < 0) return false;
    rest = rest.replace(text, ' ');
    chips.push({ kind, id, label, text });
    return true;
  };
  const filters: Filters = {
    question,
    near: question.near,
    problems: [...question.problems],
    attendance: [...question.attendance],
    days: [...question.days],
    today: false,
    words: [],
  };
  for (const [word, id] of PROBLEM_WORDS) if (take(word, 'problem', id)) filters.problems.push(id);
  for (const place of TOWNS) if (take(place.name.toLowerCase(), 'place', place.name, place.name)) filters.near = place;
  if (take('online', 'attendance', 'online')) filters.attendance.push('online');
  for (const day of DAY_WORDS) if (take(day, 'day', day)) filters.days.push(day);
  if (take('tonight', 'time', '17:00-', '17:00–')) filters.today = true;
  filters.words = rest.split(/\s+/).filter((word) => word !== '');
  return { filters, chips };
}

const covers = (chosen: string, id: string): boolean => chosen === id || id.startsWith(`${chosen}/`);
const any = (chosen: readonly string[], values: readonly string[]): boolean =>
  chosen.length === 0 || chosen.some((value) => values.includes(value));
const ways = (meeting: Meeting): string[] =>
  meeting.attendance === 'hybrid' ? ['in_person', 'online', 'hybrid'] : [meeting.attendance];

type Test = (meeting: Meeting) => boolean;

function tests({ question, near, problems, attendance, days, today, words }: Filters): Record<string, Test> {
  const online = attendance.includes('online');
  return {
    problem: (m) => problems.length === 0 || m.problems.some((id) => problems.some((chosen) => covers(chosen, id))),
    relation: (m) =>
      question.relation === null ||
      m.problems.some((id) => id.startsWith('family-of-addict/')) === (question.relation === 'family'),
    near: (m) =>
      !near ||
      (online && m.attendance === 'online') ||
      (m.distanceKm !== null && m.distanceKm <= (question.withinKm ?? 25)),
    attendance: (m) => any(attendance, ways(m)),
    weekday: (m) => any(days, m.schedule.weekday ? [m.schedule.weekday] : []) && (!today || startsToday(m)),
    fellowship: (m) => any(question.fellowships, m.fellowship ? [m.fellowship] : []),
    format: (m) => question.formats.every((id) => m.formats.includes(id)),
    access: (m) => question.access.every((id) => m.access.includes(id)),
    language: (m) => any(question.languages, m.languages),
    audience: (m) => any(question.audience, m.audience),
    who: (m) => any(question.who, [m.whoMayAttend]),
    status: (m) => (question.status.length === 0 ? !LEFT_OUT.includes(m.status) : any(question.status, [m.status])),
    source: (m) => any(question.sources, [m.source]),
    soon: (m) =>
      question.startsWithinHours === null ||
      (m.next !== null && Date.parse(m.next.start) - Date.parse(NOW) <= question.startsWithinHours * 3_600_000),
    clock: (m) =>
      m.schedule.start === null ||
      ((question.from === null || m.schedule.start >= question.from) &&
        (question.until === null || m.schedule.start < question.until)),
    words: (m) => {
      const text = `${m.name ?? ''} ${m.notes ?? ''} ${m.venue?.name ?? ''} ${m.fellowship ?? ''}`.toLowerCase();
      return words.every((word) => text.includes(word));
    },
  };
}

function startsToday(meeting: Meeting): boolean {
  if (!meeting.next) return false;
  const date = (at: string): string => new Date(at).toLocaleDateString('sv-SE', { timeZone: READER_ZONE });
  return date(meeting.next.start) === date(NOW);
}

const VALUES: Record<keyof Facets, (meeting: Meeting) => string[]> = {
  attendance: ways,
  weekday: (m) => (m.schedule.weekday ? [m.schedule.weekday] : []),
  fellowship: (m) => (m.fellowship ? [m.fellowship] : []),
  problem: (m) => [...new Set(m.problems.flatMap((id) => [id, id.split('/')[0] ?? id]))],
  format: (m) => m.formats,
  language: (m) => m.languages,
  audience: (m) => m.audience,
  access: (m) => m.access,
  who: (m) => [m.whoMayAttend],
  status: (m) => [m.status],
  source: (m) => [m.source],
};

function facets(meetings: readonly Meeting[], all: Record<string, Test>): Facets {
  const result = {} as Record<keyof Facets, Counts>;
  for (const facet of Object.keys(VALUES) as (keyof Facets)[]) {
    // A value of an "all of" filter is counted under what is chosen too.
    const own = facet === 'format' || facet === 'access' ? null : facet;
    const counts: Counts = {};
    for (const meeting of meetings) {
      if (!Object.entries(all).every(([key, test]) => key === own || test(meeting))) continue;
      for (const value of VALUES[facet](meeting)) counts[value] = (counts[value] ?? 0) + 1;
    }
    result[facet] = counts;
  }
  return result;
}

const ELSEWHERE: Elsewhere[] = [
  {
    id: 'e-contact',
    kind: 'contact_point',
    name: 'Bend Self-Help Contact Point',
    host: 'contact.example.org',
    phone: '+1 555 0142',
    why: 'Knows the groups of the coast, also those without a page.',
  },
  {
    id: 'e-org',
    kind: 'organization',
    name: 'Evergreen Circles',
    host: 'evergreen.example.org',
    phone: null,
    why: 'Has its own finder for groups anywhere in the country.',
  },
];

export function elsewhere(): Elsewhere[] {
  return ELSEWHERE;
}

export function answer(question: Question, held: readonly Meeting[]): Answer {
  const { filters, chips } = understand(question);
  const { near } = filters;
  const meetings = held.map((meeting) =>
    near && meeting.venue && meeting.venue.latitude !== null && meeting.venue.longitude !== null
      ? {
          ...meeting,
          distanceKm: kilometres(near, { latitude: meeting.venue.latitude, longitude: meeting.venue.longitude }),
        }
      : meeting,
  );
  const all = tests(filters);
  const passes = (test: Record<string, Test>): Meeting[] =>
    meetings.filter((meeting) => Object.values(test).every((holds) => holds(meeting)));
  const found = passes(all);
  const starts = (meeting: Meeting): number => (meeting.next ? Date.parse(meeting.next.start) : Infinity);
  found.sort((one, other) =>
    question.sort === 'nearest'
      ? (one.distanceKm ?? Infinity) - (other.distanceKm ?? Infinity) || starts(one) - starts(other)
      : starts(one) - starts(other) || (one.name ?? '').localeCompare(other.name ?? ''),
  );
  const steps: NextStep[] = [];
  if (found.length < 3) {
    const step = (kind: NextStep['kind'], change: Record<string, Test>, more: Partial<NextStep> = {}): void => {
      const total = passes({ ...all, ...change }).length;
      if (total > found.length) steps.push({ kind, withinKm: null, filter: null, total, ...more });
    };
    const always: Test = () => true;
    if (near) step('widen', { near: (m) => m.distanceKm !== null && m.distanceKm <= 100 }, { withinKm: 100 });
    step('any_day', { weekday: always, soon: always, clock: always });
    if (near) step('online', { near: always, attendance: (m) => ways(m).includes('online') });
    if (question.relation) step('other_relation', { relation: (m) => !all['relation']?.(m) });
    if (filters.words.length > 0) step('words', { words: always });
    for (const [filter, key] of [
      ['languages', 'language'],
      ['audience', 'audience'],
      ['who', 'who'],
      ['fellowships', 'fellowship'],
    ] as const)
      if (question[filter].length > 0) step('drop', { [key]: always }, { filter });
  }
  const urgent = /suicid|kill myself|overdose|hurts me/.test(question.line.toLowerCase());
  return {
    total: found.length,
    milliseconds: 0.4,
    understood: {
      words: filters.words,
      problems: filters.problems,
      relation: question.relation ?? 'unknown',
      place: near,
      withinKm: near ? (question.withinKm ?? 25) : null,
      attendance: [],
      days: [],
      chips,
      ignored: [],
      readAs: [],
      didYouMean: [],
      placeNeeded: false,
      relationOpen: filters.problems.some((id) => id.startsWith('substance')) || question.relation !== null,
    },
    coverage: found.length > 0 ? 'full' : 'none',
    facets: facets(meetings, all),
    meetings: found.slice(question.offset, question.offset + question.limit),
    elsewhere: found.length < 3 ? ELSEWHERE : [],
    urgent: urgent
      ? { topics: ['suicide'], emergency: near ? { dial: '911', country: 'US', countryName: 'United States' } : null }
      : null,
    nextSteps: steps,
    sample: found.some((meeting) => meeting.sample),
  };
}
