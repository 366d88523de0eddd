import { keysAreOn } from './key-switch.ts';

/** Elements that have a use of their own for the space bar. */
const PRESSED_BY_SPACE = 'button, summary, [role="button"]';
/** A player that can be told to play, and one that has yet to be opened. */
const PLAYER = 'lecture-player[data-reports]:not([data-state="failed"])';
const CLOSED = 'lecture-player:not([data-state]) .facade';
/** What the arrow keys go through: what a moment offers, from its time on; the contents; the reading modes; the tools of a lesson. */
const ACROSS = '.moment :is(.time, .permalink, .more), .contents a, reading-mode button, .facts .tool';
const DOWN = '.contents a';

/** Single keys, for readers who keep their hands on them. What they do is fetched with the first one. */
document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  const isArrow = key.startsWith('Arrow');
  if (!(isArrow || 'jkplm,./?dsn '.includes(key)) || event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey || !(isArrow || keysAreOn())) return;
  const at = target as HTMLElement;
  if (at.isContentEditable || at.closest('input, textarea, select')) return;
  if (document.querySelector('dialog[open], :popover-open')) return;
  const players = ' p'.includes(key) ? `${PLAYER}, ${CLOSED}` : PLAYER;
  if (' pl,.'.includes(key) && !document.querySelector(players)) return;
  if ('dsn'.includes(key) && !document.querySelector('.more')) return;
  if (isArrow && !at.matches(key.endsWith('t') ? ACROSS : DOWN)) return;
  if (key === ' ' && at.closest(PRESSED_BY_SPACE)) return;
  if (key === '/' && !document.querySelector('[data-search-open]')) return;
  event.preventDefault();
  // A key that is held down goes on from moment to moment, and does nothing else again.
  if (event.repeat && key !== 'j' && key !== 'k') return;
  void import('./key-actions.ts').then(({ press }) => press(key));
});

document.addEventListener('click', (event) => {
  if ((event.target as Element).closest('[data-keys]'))
    void import('./key-list.ts').then(({ listKeys }) => listKeys());
});
