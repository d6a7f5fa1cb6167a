import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const OWN = 'src/i18n/locales';
const SHARED = '../src-tauri/crates/words/locales';

/** Messages of a language: key to the variables it takes. Read line by line: Fluent keys start at the margin. */
function messages(folder: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ftl'))) {
    let key: string | null = null;
    for (const text of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const start = /^([a-z][\w-]*)\s*=/i.exec(text);
      if (start?.[1]) {
        key = start[1];
        expect(found.has(key), `${key} is said once in ${folder}`).toBe(false);
        found.set(key, []);
      } else if (!/^\s/.test(text) && text !== '') key = null;
      if (key) found.get(key)?.push(...[...text.matchAll(/\$([\w]+)/g)].map((match) => match[1] ?? ''));
    }
  }
  return new Map([...found].map(([name, variables]) => [name, [...new Set(variables)].sort()]));
}

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

describe('the languages', () => {
  const english = messages(`${OWN}/en`);
  const german = messages(`${OWN}/de`);
  const shared = messages(`${SHARED}/en`);

  it('say the same things', () => {
    expect([...german.keys()].sort(), 'German has every key of English and no other').toEqual(
      [...english.keys()].sort(),
    );
  });

  it('take the same variables', () => {
    for (const [key, variables] of english) expect(german.get(key), `${key} takes the same`).toEqual(variables);
  });

  it('have every sentence the page asks for', () => {
    const known = new Set([...english.keys(), ...shared.keys()]);
    for (const file of files('src')) {
      for (const match of readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w-]+)'/g)) {
        expect(known.has(match[1] ?? ''), `${match[1]} of ${file} is there`).toBe(true);
      }
      // A key that ends in a value must have at least one sentence that begins so.
      for (const match of readFileSync(file, 'utf8').matchAll(/\bt\(\s*`([\w-]+-)\$\{/g)) {
        const some = [...known].some((key) => key.startsWith(match[1] ?? ' '));
        expect(some, `${match[1]}… of ${file} is there`).toBe(true);
      }
    }
  });

  it('say nothing that is never shown', () => {
    const sources = files('src')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const prefixes = [...sources.matchAll(/`([\w-]+-)\$\{/g)].map((match) => match[1] ?? '');
    const idle = [...english.keys()].filter(
      (key) => !sources.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(idle, 'every sentence is used').toEqual([]);
  });

  it('do not say again what the shared words say', () => {
    const twice = [...english.keys()].filter((key) => shared.has(key));
    expect(twice, 'a name of a thing is said in one place').toEqual([]);
  });
});
