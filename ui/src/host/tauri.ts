/** The side of the door that is the Tauri shell: each method is one command, named and typed by the generated bindings. */
import { Channel } from '@tauri-apps/api/core';
import { commands, type CommandError } from './bindings';
import { HostError, type Host } from './host';
import type { Asked } from './desktop';
import type { Answer, SyncProgress } from './types';

/**
 * The bindings write every number that may have a fraction as `null` too, because JSON has no infinity. The engine sends
 * none, so the page's own types, which say where a number may really be missing, hold.
 */
type Whole<Data> = [Data] extends [number | null] ? number : Part<Data>;
type Part<Data> = Data extends string | boolean | null
  ? Data
  : Data extends (infer Item)[]
    ? Whole<Item>[]
    : Data extends object
      ? { [Key in keyof Data]: Whole<Data[Key]> }
      : Data;

type Outcome<Data> = { status: 'ok'; data: Data } | { status: 'error'; error: CommandError };

/** What a command gave, or its error thrown as the door's own. */
async function given<Data>(outcome: Promise<Outcome<Data>>): Promise<Whole<Data>> {
  const result = await outcome.catch((error: unknown) => {
    throw new HostError('unknown', String(error));
  });
  if (result.status === 'ok') return result.data as Whole<Data>;
  throw new HostError(result.error.code, result.error.message);
}

async function done(outcome: Promise<Outcome<null>>): Promise<void> {
  await given(outcome);
}

type Told = Parameters<typeof commands.sync>[1] extends Channel<infer Message> ? Message : never;

function channel(onProgress: (progress: SyncProgress) => void): Channel<Told> {
  const progress = new Channel<Told>();
  progress.onmessage = (told) => onProgress(told as SyncProgress);
  return progress;
}

function asking(onAsked: (asked: Asked) => void): Parameters<typeof commands.attend>[0] {
  const asked: Parameters<typeof commands.attend>[0] = new Channel();
  asked.onmessage = onAsked;
  return asked;
}

export const tauriHost: Host = {
  start: () => given(commands.start()),
  // The engine names a filter by the field of the question; the binding only knows that it is text.
  find: async (question) => (await given(commands.find(question))) as Answer,
  show: (id) => given(commands.show(id)),
  suggestPlaces: (text) => given(commands.suggestPlaces(text)),
  browsePlaces: (country, region) => given(commands.browsePlaces(country, region)),
  problems: () => given(commands.problems()),
  elsewhere: (problem, country) => given(commands.elsewhere(problem, country)),
  sources: () => given(commands.sources()),
  addSource: (request) => given(commands.addSource(request)),
  cancelAdding: () => done(commands.cancelAdding()),
  removeSource: (id) => given(commands.removeSource(id)),
  restoreSource: (token) => given(commands.restoreSource(token)),
  setSourceEnabled: (id, enabled) => given(commands.setSourceEnabled(id, enabled)),
  catalogueNear: (place) => given(commands.catalogueNear(place)),
  addFromCatalogue: (ids) => given(commands.addFromCatalogue(ids)),
  sync: (ids, onProgress) => given(commands.sync(ids, channel(onProgress))),
  syncDue: (onProgress) => given(commands.syncDue(channel(onProgress))),
  cancelSync: (id) => done(commands.cancelSync(id)),
  previewColumns: (source, mapping) => given(commands.previewColumns(source, mapping)),
  setColumns: (source, mapping) => given(commands.setColumns(source, mapping)),
  useSample: () => given(commands.useSample()),
  saved: () => given(commands.saved()),
  save: (id) => done(commands.save(id)),
  unsave: (id) => done(commands.unsave(id)),
  helpNow: (country) => given(commands.helpNow(country)),
  callHelp: (id) => done(commands.callHelp(id)),
  kept: () => given(commands.kept()),
  watched: () => given(commands.watched()),
  markAllSeen: () => done(commands.markAllSeen()),
  setNote: (id, note) => given(commands.setNote(id, note)),
  savedSearches: () => given(commands.savedSearches()),
  saveSearch: (name, question) => done(commands.saveSearch(name, question)),
  removeSearch: (id) => given(commands.removeSearch(id)),
  restoreSearch: (id) => given(commands.restoreSearch(id)),
  visits: () => given(commands.visits()),
  addVisit: (visit) => done(commands.addVisit(visit)),
  removeVisit: (id) => given(commands.removeVisit(id)),
  restoreVisit: (id) => given(commands.restoreVisit(id)),
  acknowledgeOpenDiary: () => given(commands.acknowledgeOpenDiary()),
  setPassphrase: (passphrase) => given(commands.setPassphrase(passphrase)),
  unlock: (passphrase) => given(commands.unlock(passphrase)),
  lock: () => given(commands.lock()),
  changePassphrase: (old, changed) => given(commands.changePassphrase(old, changed)),
  removePassphrase: (passphrase) => given(commands.removePassphrase(passphrase)),
  forgetPassphrase: () => given(commands.forgetPassphrase()),
  clearEverything: (directories) => done(commands.clearEverything(directories)),
  acts: (id) => given(commands.acts(id)),
  nearby: (id) => given(commands.nearby(id)),
  openWay: (id, way, asked) => done(commands.openWay(id, way, asked)),
  openReport: (id, index) => done(commands.openReport(id, index)),
  plainText: (meetings) => given(commands.plainText([...meetings])),
  openLetter: (meetings) => done(commands.openLetter([...meetings])),
  qrCode: (id, of) => given(commands.qrCode(id, of)),
  saveCalendar: (meetings, reveal) => given(commands.saveCalendar([...meetings], reveal)),
  openWritten: () => done(commands.openWritten()),
  print: () => done(commands.print()),
  fellowshipCard: (fellowship) => given(commands.fellowshipCard(fellowship)),
  openCardSource: (fellowship, key) => done(commands.openCardSource(fellowship, key)),
  openElsewhere: (id) => done(commands.openElsewhere(id)),
  contactedHosts: () => given(commands.contactedHosts()),
  attributions: () => given(commands.attributions()),
  settings: () => given(commands.settings()),
  changeSettings: (settings) => given(commands.changeSettings(settings)),
  attend: (onAsked) => done(commands.attend(asking(onAsked))),
  leaveAtOnce: (copied) => done(commands.leaveAtOnce(copied)),
  remindAt: (reminders) => done(commands.remindAt(reminders)),
};
