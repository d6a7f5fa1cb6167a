import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The names of fellowships, from the list the engine uses too: of its many columns the page needs this one. */
function fellowshipNames(): Plugin {
  const id = 'virtual:fellowships';
  const file = new URL('../src-tauri/crates/words/data/organizations.json', import.meta.url);
  return {
    name: 'fellowship-names',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load(source) {
      if (source !== `\0${id}`) return null;
      const entries = JSON.parse(readFileSync(file, 'utf8')) as { id: string; name: string }[];
      const names = Object.fromEntries(entries.map((entry) => [entry.id, entry.name]));
      return `export const fellowships = ${JSON.stringify(names)};`;
    },
  };
}

export default defineConfig({
  plugins: [fellowshipNames(), svelte(), svelteTesting()],
  build: {
    // Older than any web view Tauri 2 starts in.
    target: ['es2022', 'safari15', 'chrome100'],
    // The page may load from itself only: nothing is turned into a data: address.
    assetsInlineLimit: 0,
    sourcemap: false,
    emptyOutDir: true,
  },
  server: { port: 5173, strictPort: true, fs: { allow: ['.', '../src-tauri/crates/words/locales'] } },
  test: {
    environment: 'jsdom',
    setupFiles: ['./tests/setup.ts'],
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Two cores are shared with the Rust build.
    maxWorkers: 2,
    testTimeout: 20000,
  },
});
