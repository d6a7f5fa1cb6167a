/// <reference types="svelte" />
/// <reference types="vite/client" />

interface ImportMetaEnv {
  readonly VITE_HOST?: 'memory';
}

declare module 'virtual:fellowships' {
  /** Fellowship id to its own name. */
  export const fellowships: Record<string, string>;
}
