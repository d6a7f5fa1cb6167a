/** One change of a meeting as a sentence: what changed, when, and from what to what where that may be told. */
import type { Change, ChangedValue } from '../../host/types';
import { t, tOr } from '../../i18n/language.svelte';
import { countryName, languageName, name, type NameKind } from '../../i18n/names';
import { list, longDate } from '../../i18n/times';
import { published } from '../../meetings/when';

const KINDS: Record<string, NameKind> = {
  attendance: 'attendance',
  status: 'status',
  led_by: 'led_by',
  who_may_attend: 'who',
  fellowship: 'fellowship',
  formats: 'format',
  audience: 'audience',
  access: 'access',
  problems: 'problem',
};

/** A value of a field in the reader's words; `null` when it is not told. */
function told(field: string, value: ChangedValue): string | null {
  const kind = KINDS[field];
  const one = (text: string): string => {
    if (kind) return name(kind, text);
    if (field === 'languages') return languageName(text);
    return field === 'venue.country' ? countryName(text) : text;
  };
  if (value.schedule) return published(value.schedule) || null;
  if (value.codes.length > 0) return list(value.codes.map(one));
  return value.text === null || value.text === '' ? null : one(value.text);
}

export function sentence(change: Change): string {
  const [old, now] = [told(change.field, change.old), told(change.field, change.new)];
  const args = {
    date: longDate(change.at),
    field: tOr(`field-${change.field.replace('.', '-')}`, change.field),
    old: old ?? '',
    new: now ?? '',
  };
  if (change.what === 'withdrawn') return t(old ? 'history-withdrawn-value' : 'history-withdrawn', args);
  if (change.what === 'added') return t(now ? 'history-added-value' : 'history-added', args);
  if (!now) return t('history-changed', args);
  return t(old ? 'history-changed-from-to' : 'history-changed-to', args);
}
