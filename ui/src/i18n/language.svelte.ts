/**
 * The language of the page. Sentences of the page live in `locales/`; names of things (problem areas, fellowships,
 * formats, notices) are shared with the engine and come from the words crate. Both are read at build time.
 */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export const LANGUAGES = ['en', 'de'] as const;
export type LanguageTag = (typeof LANGUAGES)[number];
export type Arguments = Record<string, FluentVariable>;

type Sources = Record<string, string>;
const own = import.meta.glob('./locales/*/*.ftl', { query: '?raw', import: 'default', eager: true }) as Sources;
// Cards come from the engine as sentences: the page carries none of theirs.
const shared = import.meta.glob(
  ['../../../src-tauri/crates/words/locales/*/*.ftl', '!../../../src-tauri/crates/words/locales/*/cards.ftl'],
  { query: '?raw', import: 'default', eager: true },
) as Sources;

function bundleOf(tag: LanguageTag): FluentBundle {
  // Isolation is done below, only where a text runs right to left: invisible marks do not belong in copied text.
  const bundle = new FluentBundle([tag], { useIsolating: false });
  for (const sources of [shared, own]) {
    for (const [path, text] of Object.entries(sources)) {
      if (path.includes(`/locales/${tag}/`)) bundle.addResource(new FluentResource(text), { allowOverrides: true });
    }
  }
  return bundle;
}

const bundles = new Map<LanguageTag, FluentBundle>();
function bundle(tag: LanguageTag): FluentBundle {
  let found = bundles.get(tag);
  if (!found) bundles.set(tag, (found = bundleOf(tag)));
  return found;
}

// Isolate and its end; written as numbers because the marks cannot be seen.
const [ISOLATE, END] = [String.fromCharCode(0x2068), String.fromCharCode(0x2069)];
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

class Language {
  /** The language of the sentences. */
  tag = $state<LanguageTag>('en');
  /** The reader's own tag for times, dates and numbers: `en-GB` and `en-US` write the hour differently. */
  formats = $state('en');
  /** The reader's IANA zone, for dates that belong to no meeting; `undefined` leaves it to the system. */
  zone = $state<string | undefined>(undefined);

  /** Takes the chosen language, or else the first of the reader's that there is. */
  use(chosen: LanguageTag | null, preferred: readonly string[]): void {
    const match = preferred.find((tag) => LANGUAGES.some((known) => primary(tag) === known));
    this.tag = chosen ?? (match ? (primary(match) as LanguageTag) : 'en');
    this.formats = preferred.find((tag) => primary(tag) === this.tag) ?? this.tag;
    document.documentElement.lang = this.tag;
    document.documentElement.dir = 'ltr';
  }
}

function primary(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

export const language = new Language();

/** With `whole`, a sentence that lacks one of its arguments counts as none: better the engine's own than one with holes. */
function format(key: string, args: Arguments | undefined, whole = false): string | null {
  for (const tag of language.tag === 'en' ? (['en'] as const) : ([language.tag, 'en'] as const)) {
    const message = bundle(tag).getMessage(key);
    if (!message?.value) continue;
    const errors: Error[] = [];
    const text = bundle(tag).formatPattern(message.value, args && isolated(args), errors);
    if (!whole || errors.length === 0) return text;
  }
  return null;
}

function isolated(args: Arguments): Arguments {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      typeof value === 'string' && RIGHT_TO_LEFT.test(value) ? `${ISOLATE}${value}${END}` : value,
    ]),
  );
}

/** The sentence `key` in the reader's language. */
export function t(key: string, args?: Arguments): string {
  return format(key, args) ?? key;
}

/** Whether there is such a sentence: for codes that may be newer than the page. */
export function has(key: string): boolean {
  return bundle('en').hasMessage(key);
}

/** The sentence for `key`, or the given one where the page has none. */
export function tOr(key: string, otherwise: string, args?: Arguments): string {
  return format(key, args, true) ?? otherwise;
}
