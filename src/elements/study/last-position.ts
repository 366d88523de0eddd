import type { Seconds } from '../../notes/time.ts';
import { setPosition } from '../../study/study.ts';
import { lessonHere, lessonTitle, secondOf } from './moment-words.ts';
import { changeStudy } from './store.ts';

/** How often, in milliseconds, a playing lecture is remembered. */
const EVERY = 5000;

let heard = false;
let unsaved: Seconds | undefined;
let savedAt = 0;

/** Remembers where the reader is: the second of the player, and without a player the moment visited last. */
export function keepPosition(): void {
  document.addEventListener('lecture:time', hear);
  addEventListener('pagehide', save);
  addEventListener('hashchange', visitHash);
  visitHash();
}

/** Takes a moment for where the reader is, unless a player knows better. */
export function visit(moment: HTMLElement): void {
  if (heard) return;
  unsaved = secondOf(moment);
  save();
}

function visitHash(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.matches('.moment')) visit(target);
}

function hear(event: Event): void {
  const { seconds, playing } = (event as CustomEvent<{ seconds: Seconds; playing: boolean }>).detail;
  // A player that was only opened has not been anywhere yet.
  if (!playing && !heard) return;
  heard = true;
  unsaved = Math.floor(seconds);
  if (Date.now() - savedAt >= EVERY) save();
}

function save(): void {
  if (unsaved === undefined) return;
  const seconds = unsaved;
  unsaved = undefined;
  savedAt = Date.now();
  changeStudy((study) => setPosition(study, lessonHere(), { seconds, title: lessonTitle(), at: savedAt }));
}
