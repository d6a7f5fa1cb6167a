/** Names of things, from their ids: through the shared words where they know them, else the id made readable. */
import { fellowships } from 'virtual:fellowships';
import { language, tOr } from './language.svelte';

export type NameKind =
  | 'problem'
  | 'fellowship'
  | 'format'
  | 'audience'
  | 'access'
  | 'attendance'
  | 'status'
  | 'who'
  | 'led_by'
  | 'notice'
  | 'weekday';

/** The name of `id` among things of one kind. A publisher's unknown code (`raw:CODE`) is shown as it was published. */
export function name(kind: NameKind, id: string): string {
  if (id.startsWith('raw:')) return id.slice(4);
  if (kind === 'fellowship') return fellowships[id] ?? readable(id);
  return tOr(`${kind}-${keyPart(id)}`, readable(id));
}

/** Every fellowship there is a name for, by name. */
export function fellowshipChoices(): { id: string; name: string }[] {
  return Object.entries(fellowships)
    .map(([id, said]) => ({ id, name: said }))
    .sort((one, other) => one.name.localeCompare(other.name, language.tag));
}

function keyPart(id: string): string {
  return id.replaceAll('/', '-').toLowerCase();
}

function readable(id: string): string {
  const last = id.split('/').at(-1) ?? id;
  const words = last.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase(language.tag) + words.slice(1);
}

function display(type: 'language' | 'region', code: string): string {
  try {
    return new Intl.DisplayNames([language.tag], { type, fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The name of a BCP 47 language, with a capital: it stands alone. */
export function languageName(tag: string): string {
  const found = display('language', tag);
  return found.charAt(0).toLocaleUpperCase(language.tag) + found.slice(1);
}

/** The name of an ISO 3166-1 country. */
export function countryName(code: string): string {
  return display('region', code);
}
