/** The text of a mapping file, as the page corrects it: one column, or what holds for every row. */

/** What holds for every row that does not say it itself; the names are those of the file. */
export interface Constants {
  country?: string;
  time_zone?: string;
  fellowship?: string;
  problems?: string[];
}

interface MappedColumn {
  column: string;
  means: string;
  values?: Record<string, string>;
  as?: string;
  day_first?: boolean;
}

interface MappingFile {
  mapping: number;
  constants?: Constants;
  columns: MappedColumn[];
}

/** What the columns of each of these mean is left out of a file, or never kept. */
export const LEFT_OUT = ['ignored', 'private'];

/** Meanings that only a mapping file can give: they need more than a choice. */
const ONLY_IN_FILES = ['feature'];

/** What can be chosen for a column: that which it has stays to be seen even where it could not be chosen anew. */
export function choices(meanings: readonly string[], means: string): string[] {
  return meanings.filter((one) => one === means || !ONLY_IN_FILES.includes(one));
}

function read(text: string): MappingFile {
  return JSON.parse(text) as MappingFile;
}

/** The mapping with another meaning for one column. */
export function withMeaning(text: string, column: string, means: string): string {
  const file = read(text);
  const known = file.columns.find((one) => one.column === column);
  // What its values stood for belongs to what it meant.
  const changed: MappedColumn = known?.means === means ? known : { column, means };
  const columns = known ? file.columns.map((one) => (one === known ? changed : one)) : [...file.columns, changed];
  return JSON.stringify({ ...file, columns });
}

/** The mapping with another value for every row; `null` takes it out. */
export function withConstant(text: string, name: 'country' | 'time_zone' | 'fellowship', value: string | null): string {
  const file = read(text);
  // What is undefined is not written.
  return JSON.stringify({ ...file, constants: { ...file.constants, [name]: value ?? undefined } });
}

/** What holds for every row. */
export function constants(text: string): Constants {
  return read(text).constants ?? {};
}

/** Whether a column of dates has the day before the month. */
export function isDayFirst(text: string, column: string): boolean {
  return read(text).columns.find((one) => one.column === column)?.day_first ?? false;
}

/** The mapping with the day before the month in a column of dates, or after it. */
export function withDayFirst(text: string, column: string, first: boolean): string {
  const file = read(text);
  const columns = file.columns.map((one) => {
    if (one.column !== column) return one;
    return { ...one, day_first: first || undefined };
  });
  return JSON.stringify({ ...file, columns });
}
