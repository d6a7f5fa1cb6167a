/** Questions as plain values: the empty one, what is chosen in one, and one without a part. */
import type { Chip, NextStep, Question, Understood } from '../../host/types';
import { t } from '../../i18n/language.svelte';
import { languageName, name } from '../../i18n/names';
import { distance, list, wallClock, weekdayName } from '../../i18n/times';
import { placeText } from '../../meetings/describe';

export const PAGE = 50;

export function emptyQuestion(): Question {
  return {
    line: '',
    problems: [],
    fellowships: [],
    near: null,
    withinKm: null,
    attendance: [],
    days: [],
    from: null,
    until: null,
    startsWithinHours: null,
    formats: [],
    languages: [],
    audience: [],
    access: [],
    who: [],
    status: [],
    sources: [],
    relation: null,
    sort: 'soonest',
    limit: PAGE,
    offset: 0,
  };
}

/** One thing in force: what it is called, and the question without it. */
export interface InForce {
  key: string;
  kind: string;
  label: string;
  without: Partial<Question>;
}

/** The line without the words a chip stands for. */
export function lineWithout(line: string, text: string): string {
  const at = line.toLocaleLowerCase().indexOf(text.toLocaleLowerCase());
  if (at < 0) return line;
  return `${line.slice(0, at)} ${line.slice(at + text.length)}`.replace(/\s+/g, ' ').trim();
}

/** The line with another spelling in the place of one of its words. */
export function lineWith(line: string, word: string, instead: string): string {
  const at = line.toLocaleLowerCase().indexOf(word.toLocaleLowerCase());
  return at < 0 ? instead : line.slice(0, at) + instead + line.slice(at + word.length);
}

function chipLabel(chip: Chip): string {
  switch (chip.kind) {
    case 'problem':
    case 'fellowship':
    case 'format':
    case 'audience':
    case 'access':
    case 'attendance':
      return name(chip.kind, chip.id);
    case 'who':
      return t(`who-${chip.id}-short`);
    case 'language':
      return languageName(chip.id);
    case 'day':
      return chip.label || name('weekday', chip.id);
    case 'place':
      return chip.id === 'near-me' ? t('chip-near-me') : chip.label || chip.text;
    default:
      return chip.label || chip.text;
  }
}

type Lists = 'problems' | 'fellowships' | 'formats' | 'languages' | 'audience' | 'access' | 'days' | 'who' | 'status';
const LISTS: [Lists, (id: string) => string][] = [
  ['problems', (id) => name('problem', id)],
  ['fellowships', (id) => name('fellowship', id)],
  ['formats', (id) => name('format', id)],
  ['languages', languageName],
  ['audience', (id) => name('audience', id)],
  ['access', (id) => name('access', id)],
  ['days', (id) => weekdayName(id as Question['days'][number])],
  ['who', (id) => t(`who-${id}-short`)],
  ['status', (id) => name('status', id)],
];

/** Everything in force, first what the line said, then what was chosen, in the order it is shown. */
export function inForce(question: Question, chips: readonly Chip[], sourceName: (id: string) => string): InForce[] {
  const found: InForce[] = chips.map((chip, index) => ({
    key: `line-${index}-${chip.kind}-${chip.id}`,
    kind: t(`chip-${chip.kind}`),
    label: chipLabel(chip),
    without: { line: lineWithout(question.line, chip.text) },
  }));
  // A town in the line goes before the one that was set.
  if (question.near && !chips.some((chip) => chip.kind === 'place')) {
    const within = question.withinKm === null ? '' : ` · ${distance(question.withinKm)}`;
    found.push({
      key: 'near',
      kind: t('chip-place'),
      label: placeText(question.near).main + within,
      without: { near: null, withinKm: null },
    });
  } else if (question.withinKm !== null) {
    found.push({
      key: 'within',
      kind: t('chip-within'),
      label: distance(question.withinKm),
      without: { withinKm: null },
    });
  }
  if (question.attendance.length > 0) {
    const both = question.attendance.includes('in_person') && question.attendance.includes('online');
    const label = both
      ? t('attendance-either')
      : list(
          question.attendance.map((id) => name('attendance', id)),
          'disjunction',
        );
    found.push({ key: 'attendance', kind: t('chip-attendance'), label, without: { attendance: [] } });
  }
  if (question.startsWithinHours !== null) {
    found.push({
      key: 'soon',
      kind: t('chip-time'),
      label: t('when-within-hours', { hours: question.startsWithinHours }),
      without: { startsWithinHours: null },
    });
  }
  if (question.from !== null || question.until !== null) {
    const span = `${question.from ? wallClock(question.from) : ''}–${question.until ? wallClock(question.until) : ''}`;
    found.push({ key: 'clock', kind: t('chip-time'), label: span, without: { from: null, until: null } });
  }
  for (const [key, label] of LISTS) {
    for (const id of question[key]) {
      const rest = (question[key] as string[]).filter((other) => other !== id);
      found.push({ key: `${key}-${id}`, kind: t(`chip-${key}`), label: label(id), without: { [key]: rest } });
    }
  }
  for (const id of question.sources) {
    const rest = question.sources.filter((other) => other !== id);
    found.push({ key: `source-${id}`, kind: t('chip-sources'), label: sourceName(id), without: { sources: rest } });
  }
  return found;
}

/** Which chips of the line say the same as a part of the question. */
const SAID_AS: Partial<Record<keyof Question, Chip['kind'][]>> = {
  problems: ['problem'],
  fellowships: ['fellowship'],
  near: ['place'],
  withinKm: ['within'],
  attendance: ['attendance'],
  days: ['day', 'time'],
  from: ['time'],
  until: ['time'],
  startsWithinHours: ['time'],
  formats: ['format'],
  languages: ['language'],
  audience: ['audience'],
  access: ['access'],
  who: ['who'],
};

/** The question after a next step was taken: what stood in its way leaves the choices and the line alike. */
export function stepped(
  question: Question,
  step: NextStep,
  understood: Pick<Understood, 'chips' | 'words'>,
): Partial<Question> {
  const lineFreeOf = (parts: (keyof Question)[]): string => {
    const kinds = parts.flatMap((part) => SAID_AS[part] ?? []);
    const texts = understood.chips.filter((chip) => kinds.includes(chip.kind)).map((chip) => chip.text);
    return texts.reduce(lineWithout, question.line);
  };
  switch (step.kind) {
    case 'widen':
      return { withinKm: step.withinKm, line: lineFreeOf(['withinKm']) };
    case 'online':
      return { attendance: ['online'], withinKm: null, line: lineFreeOf(['attendance', 'withinKm']) };
    case 'any_day':
      return { days: [], from: null, until: null, startsWithinHours: null, line: lineFreeOf(['days']) };
    case 'other_relation':
      return { relation: question.relation === 'family' ? 'self' : 'family' };
    case 'words':
      return { line: understood.words.reduce(lineWithout, question.line) };
    case 'drop':
      return step.filter ? { line: lineFreeOf([step.filter]), [step.filter]: emptyQuestion()[step.filter] } : {};
  }
}
