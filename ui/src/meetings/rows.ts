/** Moving between the rows of a list with the arrow keys, Home and End. */

/** Moves the focus for a key pressed on a row inside `list`; `onup` is called above the first row. */
export function moveAmongRows(event: KeyboardEvent, list: HTMLElement, onup: () => void): void {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  if (to < 0) onup();
  else rows[Math.min(to, rows.length - 1)]?.focus();
}
