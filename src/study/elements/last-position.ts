import type { Seconds } from '../../notes/entries/time.ts';
import { readSecond } from '../../player/watch-link.ts';
import { type Position, setPosition } from '../study.ts';
import { lessonHere, lessonTitle, secondOf } from './moment-words.ts';
import { changeStudy } from './store.ts';

/** How often, in milliseconds, a playing lecture is remembered: a write costs more than all else that follows it. */
const EVERY = 15_000;

/** What `lecture:time` tells. */
interface Heard {
  readonly video: string;
  readonly seconds: Seconds;
  readonly playing: boolean;
}

let heard = false;
let unsaved: Pick<Position, 'video' | 'seconds'> | undefined;
let savedAt = 0;

/** Remembers where the reader is: the second of the player, and without a player the moment visited last. */
export function keepPosition(): void {
  document.addEventListener('lecture:time', hear);
  addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', save);
  addEventListener('hashchange', visitHash);
  visitHash();
}

/** Takes a moment for where the reader is, unless a player knows better. */
export function visit(moment: HTMLElement): void {
  goTo(moment, secondOf(moment));
}

/** An address can name a second between two moments; the page has found the moment it belongs to. */
function visitHash(): void {
  const moment = document.querySelector<HTMLElement>('.moment:is(:target, [data-arrived])');
  if (moment) goTo(moment, readSecond(location.hash)?.seconds ?? secondOf(moment));
}

function goTo({ dataset }: HTMLElement, seconds: Seconds): void {
  if (heard) return;
  unsaved = { ...(dataset.video && { video: dataset.video }), seconds };
  save();
}

function hear(event: Event): void {
  const { video, seconds, playing } = (event as CustomEvent<Heard>).detail;
  // A player that was only opened has not been anywhere yet.
  if (!playing && !heard) return;
  heard = true;
  unsaved = { video, seconds: Math.floor(seconds) };
  if (Date.now() - savedAt >= EVERY) save();
}

function save(): void {
  if (unsaved === undefined) return;
  const place = unsaved;
  unsaved = undefined;
  savedAt = Date.now();
  changeStudy((study) => setPosition(study, lessonHere(), { ...place, title: lessonTitle(), at: savedAt }));
}
