import { keysAreOn } from './key-switch.ts';

/** Elements that have a use of their own for the space bar. */
const PRESSED_BY_SPACE = 'button, summary, select, [role="button"]';

/** Single keys, for readers who keep their hands on them. What they do is fetched with the first one. */
document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (!'jkplm,./? '.includes(key) || event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
  const at = target as HTMLElement;
  if (at.isContentEditable || at.closest('input, textarea, select, :modal')) return;
  const player = document.querySelector('lecture-player[data-state]');
  if (' pl,.'.includes(key) && (!player || (key === ' ' && at.closest(PRESSED_BY_SPACE)))) return;
  if (key === '/' && !document.querySelector('[data-search-open]')) return;
  event.preventDefault();
  void import('./key-actions.ts').then(({ press }) => press(key));
});

document.addEventListener('click', (event) => {
  if ((event.target as Element).closest('[data-keys]'))
    void import('./key-list.ts').then(({ listKeys }) => listKeys());
});
