/** What the focus goes to, in this order, if it shows. */
const PLACES = ['toggle', 'retry', 'next'].map((name) => `[data-do="${name}"]`);

/**
 * Makes a change to the player. If what has the focus goes away with it, the focus goes to what plays and pauses, or to
 * the way out of a failure.
 */
export function keepFocus<T>(player: HTMLElement, change: () => T): T {
  const had = player.contains(document.activeElement);
  const result = change();
  const at = document.activeElement;
  if (!had || (player.contains(at) && at?.checkVisibility())) return result;
  const places = PLACES.map((place) => player.querySelector<HTMLElement>(place));
  places.find((place) => place?.checkVisibility())?.focus({ preventScroll: true });
  return result;
}
