/** Decides what stands behind the door: the shell in what ships, memory in Vite's `memory` mode. */
import type { Host } from './host';

export async function chooseHost(): Promise<Host> {
  if (import.meta.env.VITE_HOST === 'memory') {
    const { memoryHost } = await import('./memory/host');
    const asked = new URLSearchParams(location.search);
    const state = asked.get('state');
    const language = asked.get('language');
    const theme = asked.get('theme');
    return memoryHost({
      state: state === 'empty' || state === 'sample' ? state : 'filled',
      offline: asked.has('offline'),
      pace: Number(asked.get('pace') ?? 0),
      locales: [language ?? 'en-GB'],
      settings: theme === 'light' || theme === 'dark' ? { theme } : {},
    });
  }
  const { tauriHost } = await import('./tauri');
  return tauriHost;
}
