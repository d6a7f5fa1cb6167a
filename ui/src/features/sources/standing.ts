/** How a directory stands, in one word, and whether somebody should look at it. */
import type { SourceClock, SourceView } from '../../host/types';

export type Standing = SourceClock | 'off' | 'stopped' | 'quarantined' | 'failed' | 'never';

/** Its newest list is kept beside what was accepted before. */
export function isHeld(source: SourceView): boolean {
  return source.held !== null || source.outcome === 'quarantined';
}

export function standing(source: SourceView): Standing {
  if (!source.enabled) return 'off';
  if (source.stopped) return 'stopped';
  if (isHeld(source)) return 'quarantined';
  if (source.outcome === 'failed') return 'failed';
  if (!source.lastRead) return 'never';
  return source.clock ?? 'fresh';
}

const DOUBTFUL: readonly Standing[] = ['stopped', 'quarantined', 'failed', 'stale', 'unreachable'];

/** Something is amiss with it. */
export function needsLook(source: SourceView): boolean {
  return DOUBTFUL.includes(standing(source));
}
