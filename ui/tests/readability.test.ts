import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The sentences of a language: what stands after the equals sign or in a branch, with arguments taken for a short word. */
function sentences(language: string): string[] {
  const folder = `src/i18n/locales/${language}`;
  const texts = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  return texts
    .filter((text) => !text.startsWith('#'))
    .map((text) => text.replace(/^\s*(\*?\[[^\]]*\]|[\w-]+\s*=)/, '').replace(/\{[^}]*\}?/g, 'this'))
    .flatMap((text) => text.split(/(?<=[.!?:])\s+/))
    .map((text) => text.trim())
    .filter((text) => /[.!?]$/.test(text) && text.split(/\s+/).length >= 4);
}

const words = (texts: string[]): string[] => texts.flatMap((text) => text.match(/[\p{L}\p{N}’']+/gu) ?? []);

/** Syllables of an English word: its groups of vowels, less a silent e. */
function syllables(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}

describe('plain words', () => {
  it('are English of the sixth grade at most (Flesch and Kincaid)', () => {
    const texts = sentences('en');
    const all = words(texts);
    const spoken = all.reduce((sum, word) => sum + syllables(word), 0);
    const grade = 0.39 * (all.length / texts.length) + 11.8 * (spoken / all.length) - 15.59;
    expect(texts.length, 'there are sentences to judge').toBeGreaterThan(40);
    expect(grade, 'the grade of all sentences together').toBeLessThanOrEqual(6);
  });

  it('are easy German (LIX of Björnsson under 45)', () => {
    const texts = sentences('de');
    const all = words(texts);
    const long = all.filter((word) => word.length > 6).length;
    expect(texts.length, 'there are sentences to judge').toBeGreaterThan(40);
    expect(all.length / texts.length + (100 * long) / all.length, 'the index of all sentences together').toBeLessThan(
      45,
    );
  });
});
