/** The side of the door that is the Tauri shell: each method is one command, permitted by name. */
import { Channel, invoke } from '@tauri-apps/api/core';
import { HostError, type Host } from './host';
import type { SyncProgress } from './types';

async function call<Result>(command: string, args: Record<string, unknown> = {}): Promise<Result> {
  try {
    return await invoke<Result>(command, args);
  } catch (error) {
    throw asHostError(error);
  }
}

function asHostError(error: unknown): HostError {
  if (typeof error === 'object' && error !== null && 'code' in error) {
    const { code, message, help } = error as { code: unknown; message?: unknown; help?: unknown };
    return new HostError(String(code), String(message ?? code), typeof help === 'string' ? help : null);
  }
  return new HostError('unknown', String(error));
}

export const tauriHost: Host = {
  start: () => call('start'),
  find: (question) => call('find', { question }),
  show: (id) => call('show', { id }),
  suggestPlaces: (text) => call('suggest_places', { text }),
  browsePlaces: (country, region) => call('browse_places', { country, region }),
  problems: () => call('problems'),
  elsewhere: (problem, country) => call('elsewhere', { problem, country }),
  sources: () => call('sources'),
  addSource: (request) => call('add_source', { request }),
  removeSource: (id) => call('remove_source', { id }),
  restoreSource: (token) => call('restore_source', { token }),
  setSourceEnabled: (id, enabled) => call('set_source_enabled', { id, enabled }),
  catalogueNear: (place) => call('catalogue_near', { place }),
  addFromCatalogue: (ids) => call('add_from_catalogue', { ids }),
  sync: (ids, onProgress) => {
    const progress = new Channel<SyncProgress>();
    progress.onmessage = onProgress;
    return call('sync', { ids, progress });
  },
  cancelSync: (id) => call('cancel_sync', { id }),
  useSample: () => call('use_sample'),
  saved: () => call('saved'),
  save: (id) => call('save', { id }),
  unsave: (id) => call('unsave', { id }),
  openLink: (meeting, link) => call('open_link', { meeting, link }),
  openElsewhere: (id) => call('open_elsewhere', { id }),
  contactedHosts: () => call('contacted_hosts'),
  attributions: () => call('attributions'),
  settings: () => call('settings'),
  changeSettings: (settings) => call('change_settings', { settings }),
};
