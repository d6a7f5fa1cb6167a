/** What is said of a meeting in rows and on its page. */
import type { Meeting, Place } from '../host/types';
import { language, t } from '../i18n/language.svelte';
import { countryName, languageName, name } from '../i18n/names';
import { year } from '../i18n/times';

/** The title of a meeting; one without a name is called after its place or its fellowship. */
export function title(meeting: Meeting): string {
  return (
    meeting.name ??
    meeting.group ??
    meeting.venue?.name ??
    (meeting.fellowship ? name('fellowship', meeting.fellowship) : null) ??
    t('meeting-no-name')
  );
}

/** Where it is, short enough for a row. */
export function shortPlace(meeting: Meeting): string | null {
  if (meeting.attendance === 'online') {
    if (meeting.online?.host) return t('row-joins-on', { host: meeting.online.host });
    return meeting.online?.phone ? t('row-by-phone') : null;
  }
  const { venue } = meeting;
  if (!venue) return meeting.attendance === 'none' ? null : t('row-no-address');
  return venue.name ?? venue.address ?? venue.city ?? t('row-no-address');
}

/** The lines of an address, as they would stand on an envelope. */
export function addressLines(meeting: Meeting): string[] {
  const { venue } = meeting;
  if (!venue) return [];
  const town = [venue.city, venue.region, venue.postalCode].filter(Boolean).join(', ');
  return [venue.name, venue.address, town, venue.country ? countryName(venue.country) : null].filter(
    (line): line is string => !!line && line.trim() !== '',
  );
}

/** A listing that nobody touched for two years says so in its row. */
export function staleSince(meeting: Meeting, now: number): string | null {
  const touched = [meeting.lastChanged, meeting.lastConfirmed]
    .filter((at): at is string => at !== null)
    .sort()
    .at(-1);
  if (!touched || now - Date.parse(touched) < 2 * 365 * 86_400_000) return null;
  return year(touched);
}

/** Languages that a row should name: neither the reader's own nor the usual one of the country it meets in. */
export function unexpectedLanguages(meeting: Meeting): string[] {
  const country = meeting.venue?.country;
  const usual = country && /^[A-Z]{2}$/.test(country) ? new Intl.Locale(`und-${country}`).maximize().language : null;
  return meeting.languages.filter((tag) => {
    const primary = tag.split('-')[0];
    return primary !== language.tag && primary !== usual;
  });
}

/** The names of all its languages. */
export function languageNames(meeting: Meeting): string[] {
  return meeting.languages.map(languageName);
}

export function placeText(place: Place): { main: string; more: string } {
  const more = [place.region, place.countryName || countryName(place.country)].filter(Boolean).join(', ');
  return { main: place.name, more };
}
