/** What went wrong, in the reader's words. */
import { HostError } from '../host/host';
import { t, tOr } from '../i18n/language.svelte';

/** A failure as a sentence: by its code where the page has words for it, else the engine's own. */
export function said(error: unknown): string {
  if (error instanceof HostError) return reason(error);
  return t('error-unknown');
}

/** A reason with a code, as sources and errors carry it. */
export function reason(of: { code: string; message: string }): string {
  return tOr(`error-${of.code}`, of.message);
}
