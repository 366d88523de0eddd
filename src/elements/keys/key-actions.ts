import { step } from '../../player/current-moment.ts';
import type { Action } from '../../player/player.ts';
import { listKeys } from './key-list.ts';

/** Does what a key says. */
export function press(key: string): void {
  const act = KEYS[key];
  if (!act) throw new Error(`No key “${key}”.`);
  act();
}

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => go(1),
  k: () => go(-1),
  ' ': () => ask('toggle'),
  p: () => ask('toggle'),
  l: () => ask('loop'),
  ',': () => ask('slower'),
  '.': () => ask('faster'),
  ArrowLeft: () => goWithin(-1),
  ArrowRight: () => goWithin(1),
  ArrowUp: () => goWithin(-1),
  ArrowDown: () => goWithin(1),
  d: () => mark('done'),
  s: () => mark('star'),
  n: writeNote,
  m: nextReadingMode,
  '/': () => document.querySelector<HTMLElement>('[data-search-open]')?.click(),
  '?': listKeys,
};

function ask(detail: Action): void {
  document.dispatchEvent(new CustomEvent('lecture:do', { detail }));
}

/** While the lecture plays, a note belongs to the second it is at; else to a moment. */
function writeNote(): void {
  if (document.querySelector('lecture-player:is([data-state="playing"], [data-state="buffering"])'))
    ask('note');
  else mark('note');
}

/** Marks the moment that has the focus, else the current one, else the one the address names. */
function mark(name: 'done' | 'star' | 'note'): void {
  const moment =
    document.activeElement?.closest('.moment') ??
    document.querySelector('.moment[aria-current]') ??
    document.querySelector('.moment:is(:target, [data-arrived])');
  moment?.dispatchEvent(new CustomEvent('study:mark', { bubbles: true, detail: name }));
}

/** Goes to a moment with the focus too, so that Enter and Tab go on from there. */
function go(by: 1 | -1): void {
  const moment = step(by);
  if (!moment) return;
  moment.querySelector<HTMLElement>('.time')?.focus({ preventScroll: true });
  // An open player brings it into view itself.
  if (!document.querySelector('lecture-player[data-state]')) moment.scrollIntoView({ block: 'nearest' });
}

/** What the arrow keys go through, and what of it they stop at. */
const GROUP = '.moment, .contents, reading-mode, .facts';
const STOPS = '.time, .permalink, .more, .contents a, reading-mode button, .tool';

/** Goes to the next or previous of what a moment offers, its times, its link, its menu; or of what else is a group. */
function goWithin(by: 1 | -1): void {
  const at = document.activeElement;
  const group = at?.closest(GROUP);
  const controls = [...(group?.querySelectorAll<HTMLElement>(STOPS) ?? [])].filter(
    (control) => control.closest(GROUP) === group && control.checkVisibility(),
  );
  controls[controls.indexOf(at as HTMLElement) + by]?.focus();
}

function nextReadingMode(): void {
  const all = [...document.querySelectorAll<HTMLButtonElement>('reading-mode button')];
  const buttons = all.filter((button) => button.checkVisibility());
  const pressed = buttons.findIndex((button) => button.getAttribute('aria-pressed') === 'true');
  buttons[(pressed + 1) % buttons.length]?.click();
}
