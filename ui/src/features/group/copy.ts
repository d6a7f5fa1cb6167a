let last: string | null = null;

/** What was put on the clipboard last; `null` when nothing was. */
export function copied(): string | null {
  return last;
}

/** Puts text on the clipboard; false where the web view does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  last = text;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Some web views keep the newer way from pages that are not served by https.
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    // Beside an open dialog nothing can be selected.
    (document.querySelector('dialog[open]') ?? document.body).append(area);
    area.select();
    const before = document.activeElement;
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    } finally {
      area.remove();
      if (before instanceof HTMLElement) before.focus();
    }
  }
}
