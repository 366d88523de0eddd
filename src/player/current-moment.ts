import { wearRoomStyle } from './player-style.ts';
import type { Seek } from './seek.ts';

let all: readonly HTMLElement[] | undefined;
let current: HTMLElement | undefined;

/** The moments of the page in the author's order. */
export function momentsOnPage(): readonly HTMLElement[] {
  all ??= [...document.querySelectorAll<HTMLElement>('.moment')];
  return all;
}

/** Marks the one moment the lecture is at, and tells the page. */
export function makeCurrent(moment: HTMLElement | undefined): void {
  if (moment === current) return;
  wearRoomStyle();
  current?.removeAttribute('aria-current');
  moment?.setAttribute('aria-current', 'true');
  current = moment;
  const player = document.querySelector('lecture-player') ?? document;
  player.dispatchEvent(new CustomEvent('lecture:moment', { bubbles: true, detail: { id: moment?.id } }));
}

/** Goes to the next (`1`) or previous (`-1`) moment that shows; a closed player stays closed. */
export function step(by: 1 | -1): HTMLElement | undefined {
  const moments = momentsOnPage();
  let at = placeOf(moments, by) + by;
  while (moments[at] && !moments[at]?.checkVisibility()) at += by;
  const moment = moments[at];
  if (!moment) return undefined;
  makeCurrent(moment);
  const seek: Seek = { ...placeInVideo(moment), moment: moment.id, play: false };
  document.dispatchEvent(new CustomEvent('lecture:seek', { detail: seek }));
  return moment;
}

/** The second and the video of a moment. */
function placeInVideo({ dataset }: HTMLElement): {
  readonly seconds: number;
  readonly video?: string;
} {
  const seconds = Number(dataset.start);
  return dataset.video ? { seconds, video: dataset.video } : { seconds };
}

/** The index to count from: the current moment, else the one the address names, else the edge of what is in view. */
function placeOf(moments: readonly HTMLElement[], by: 1 | -1): number {
  const named = current ?? document.querySelector<HTMLElement>('.moment:is(:target, [data-arrived])');
  if (named) return moments.indexOf(named);
  const inView = moments.findIndex((moment) => moment.getBoundingClientRect().top >= 0);
  return inView < 0 ? moments.length : by > 0 ? inView - 1 : inView;
}
