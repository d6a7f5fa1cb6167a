import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
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
