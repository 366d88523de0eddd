const NAME = 'keys';

/** True unless the reader has switched single keys off. */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(NAME) !== 'off';
  } catch {
    // Storage can be forbidden; then nothing was switched off.
    return true;
  }
}

/** Switches single keys on or off, and remembers it if the browser lets us. */
export function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, 'off');
  } catch {
    // Storage can be full or forbidden; the choice is then lost with the page.
  }
}
