import type { Mirror } from '../notes/lesson.ts';
import { momentsOnPage, step } from './current-moment.ts';
import { newDisplay } from './display.ts';
import { keepFocus } from './keep-focus.ts';
import { type Bounds, loopBounds, momentAt } from './moments.ts';
import { isPlaying, nextRate } from './playback.ts';
import { FRAME_NAME_ID, furnish } from './room-view.ts';
import type { Host, Seek } from './seek.ts';
import { openSession } from './session.ts';
import { NO_TRACK, tracksOf } from './tracks.ts';

/** What a key or a button asks of an open player. */
export type Action = 'toggle' | 'loop' | 'slower' | 'faster' | 'next' | 'previous' | 'retry';

/** The open player. */
export interface Room {
  seek(to: Seek): void;
  act(action: Action): void;
  /** True for a video that it cannot play. */
  refuses(video: string): boolean;
  close(): void;
}

/** A video that is this many seconds outside of its loop was moved by hand, and no longer loops. */
const LEFT = 3;

/** Opens the reading room in a player: the video, its timeline, the words of the current moment, the controls. */
export function openRoom(player: HTMLElement): Room {
  const mirrors: readonly Mirror[] = JSON.parse(player.dataset.mirrors ?? '[]');
  const tracks = tracksOf(momentsOnPage());
  const view = keepFocus(player, () => furnish(player));
  const videos = { video: player.dataset.video ?? '', mirrors };
  const session = openSession(videos, view.screen, FRAME_NAME_ID, hear);
  const display = newDisplay(player, view, session, tracks, hostsOf(mirrors), seek);
  let index = -1;
  let loop: Bounds | undefined;

  const track = () => tracks.get(session.video) ?? NO_TRACK;
  const show = (asked: boolean) => display.show({ index, loops: loop !== undefined, asked });
  const bounds = () => loopBounds(track().starts, index, session.playback.duration);
  const actions: Readonly<Record<Action, () => void>> = {
    toggle: session.toggle,
    retry: session.retry,
    previous: () => step(-1),
    next: () => step(1),
    slower: () => session.setRate(nextRate(session.playback.rate, -1)),
    faster: () => session.setRate(nextRate(session.playback.rate, 1)),
    loop() {
      loop = loop || !session.reports ? undefined : bounds();
      show(false);
    },
  };

  function seek(to: Seek): void {
    const { marks, starts } = tracks.get(to.video ?? session.video) ?? NO_TRACK;
    const meant = marks.findIndex(({ id, start }) => id === to.moment && start === to.seconds);
    session.seek(to);
    index = meant < 0 ? momentAt(starts, to.seconds) : meant;
    loop &&= bounds();
    show(true);
  }

  function hear(news: boolean): void {
    const { seconds, state } = session.playback;
    const over = loop && (state === 'ended' || (isPlaying(session.playback) && seconds >= loop.to));
    if (loop && over && seconds < loop.to + LEFT) {
      session.seek({ seconds: loop.from, play: true });
      return;
    }
    const left = loop && (seconds < loop.from - LEFT || seconds >= loop.to + LEFT);
    if (left) loop = undefined;
    const next = loop ? index : momentAt(track().starts, seconds, index);
    if (!news && !left && next === index) return;
    index = next;
    show(false);
  }

  view.rate.addEventListener('change', () => session.setRate(Number(view.rate.value)));
  player.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-do]');
    if (button) actions[button.dataset.do as Action]();
  });

  return {
    seek,
    act: (action) => actions[action](),
    refuses: session.refuses,
    close() {
      display.close();
      session.close();
    },
  };
}

/** Where the lesson's video comes from, the one to be offered first at the head. */
function hostsOf(mirrors: readonly Mirror[]): readonly Host[] {
  const copies = [...mirrors.keys()];
  return document.documentElement.lang.startsWith('zh') ? [...copies, 'youtube'] : ['youtube', ...copies];
}
