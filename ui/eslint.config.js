import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The door: only `src/host` may know what stands behind it. */
const door = {
  group: ['@tauri-apps/*', '**/host/tauri*', '**/host/bindings*', '**/host/memory*'],
  message: 'Only src/host knows what is behind the door; take a Host.',
};
const upward = (what) => ({ group: what, message: 'Imports go down only: features, meetings, components, i18n.' });
const features = ['find', 'group', 'saved', 'sources', 'first', 'about', 'help'];

const restrict = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

export default ts.config(
  { ignores: ['dist', 'dist-memory', 'node_modules', 'src/host/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'svelte/no-at-html-tags': 'error',
      // An inline style would be refused by the page's content security policy.
      'svelte/no-inline-styles': 'error',
      'svelte/button-has-type': 'error',
      // A blank at the edge of a block is dropped unless it is written as a value.
      'svelte/no-useless-mustaches': 'off',
      // Sets and maps here are local or caches, never state.
      'svelte/prefer-svelte-reactivity': 'off',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Text from a directory is text.' },
        { property: 'outerHTML', message: 'Text from a directory is text.' },
        { property: 'insertAdjacentHTML', message: 'Text from a directory is text.' },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'The page makes no request.' },
        'XMLHttpRequest',
        'WebSocket',
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  restrict(['src/**'], door),
  restrict(['src/host/**']),
  restrict(['src/main.ts'], { group: ['@tauri-apps/*'], message: door.message }),
  restrict(['src/i18n/**'], door, upward(['**/features/**', '**/meetings/**', '**/components/**'])),
  restrict(['src/components/**'], door, upward(['**/features/**', '**/meetings/**', '**/host/**'])),
  restrict(['src/meetings/**'], door, upward(['**/features/**'])),
  ...features.map((name) =>
    restrict(
      [`src/features/${name}/**`],
      door,
      upward(
        features.filter((other) => other !== name).flatMap((other) => [`**/features/${other}/**`, `../${other}/**`]),
      ),
    ),
  ),
  { files: ['tests/**', '**/*.test.ts'], rules: { 'no-restricted-imports': 'off' } },
);
