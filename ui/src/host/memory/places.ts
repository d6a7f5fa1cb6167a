/** Invented towns on real coordinates of open country, for the side of the door that needs no program behind it. */
import type { Place } from '../types';

function town(
  name: string,
  region: string,
  country: string,
  countryName: string,
  at: [number, number],
  zone: string,
): Place {
  return { name, region, country, countryName, latitude: at[0], longitude: at[1], kind: 'town', zone };
}

export const TOWNS: Place[] = [
  town('Harbor Bend', 'Washington', 'US', 'United States', [47.5, -121.9], 'America/Los_Angeles'),
  town('Pine Crossing', 'Washington', 'US', 'United States', [47.55, -121.7], 'America/Los_Angeles'),
  town('Lower Maple', 'Vermont', 'US', 'United States', [44.2, -72.8], 'America/New_York'),
  town('Birkenau an der Lohe', 'Hessen', 'DE', 'Germany', [49.9, 9.3], 'Europe/Berlin'),
  town('Mirador del Valle', 'Aragón', 'ES', 'Spain', [41.5, -0.4], 'Europe/Madrid'),
];

const COUNTRIES: Place[] = TOWNS.filter(
  (place, index) => TOWNS.findIndex((other) => other.country === place.country) === index,
).map((place) => ({ ...place, name: place.countryName, region: null, kind: 'country' }));

export function suggest(text: string): Place[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return TOWNS.filter((place) => place.name.toLowerCase().includes(wanted)).slice(0, 8);
}

export function browse(country: string | null, region: string | null): Place[] {
  if (country === null) return COUNTRIES;
  const within = TOWNS.filter((place) => place.country === country);
  if (region !== null) return within.filter((place) => place.region === region);
  const regions = [...new Set(within.map((place) => place.region))];
  return regions.map((name) => {
    const [first] = within.filter((place) => place.region === name);
    return { ...(first as Place), name: name ?? '', kind: 'region' as const };
  });
}

/** Great-circle kilometres. */
export function kilometres(
  one: { latitude: number; longitude: number },
  other: { latitude: number; longitude: number },
): number {
  const radians = Math.PI / 180;
  const latitudes = Math.sin(((other.latitude - one.latitude) * radians) / 2) ** 2;
  const longitudes = Math.sin(((other.longitude - one.longitude) * radians) / 2) ** 2;
  const part = latitudes + Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians) * longitudes;
  return 12742 * Math.asin(Math.sqrt(part));
}
