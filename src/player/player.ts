import type { Mirror } from '../notes/lesson.ts';
import { momentsOnPage, step } from './current-moment.ts';
import { Display } from './display.ts';
import { keepFocus } from './keep-focus.ts';
import { type Bounds, loopBounds, momentAt } from './moments.ts';
import { isPlaying, nextRate } from './playback.ts';
import { FRAME_NAME_ID, furnish } from './player-view.ts';
import type { Host, Seek } from './seek.ts';
import { Session } from './session.ts';
import { NO_TRACK, tracksOf } from './tracks.ts';

/** What a key or a button asks of an open player. */
export type Action =
  | 'toggle'
  | 'loop'
  | 'slower'
  | 'faster'
  | 'next'
  | 'previous'
  | 'retry'
  | 'copy'
  | 'note';

/** A video that is this many seconds outside of its loop was moved by hand, and no longer loops. */
const LEFT = 3;

/** An open player: the video, its timeline, the words of the current moment, the controls. */
export class Player {
  readonly #tracks = tracksOf(momentsOnPage());
  readonly #player: HTMLElement;
  readonly #session: Session;
  readonly #display: Display;
  /** The index of the current moment in the track of its video; -1 for none. */
  #index = -1;
  #loop: Bounds | undefined;

  constructor(player: HTMLElement) {
    this.#player = player;
    const mirrors: readonly Mirror[] = JSON.parse(player.dataset.mirrors ?? '[]');
    const view = keepFocus(player, () => furnish(player));
    const videos = { video: player.dataset.video ?? '', mirrors };
    const session = new Session(videos, view.screen, FRAME_NAME_ID, (news) => this.#onReport(news));
    this.#session = session;
    const seek = (to: Seek) => this.seek(to);
    this.#display = new Display({
      player,
      view,
      session,
      tracks: this.#tracks,
      hosts: hostsOf(mirrors),
      seek,
    });
    view.rate.addEventListener('change', () => session.setRate(Number(view.rate.value)));
    player.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest<HTMLElement>('[data-do]');
      if (button) this.act(button.dataset.do as Action);
    });
  }

  seek(to: Seek): void {
    const { marks, starts } = this.#tracks.get(to.video ?? this.#session.video) ?? NO_TRACK;
    const meant = marks.findIndex(({ id, start }) => id === to.moment && start === to.seconds);
    this.#session.seek(to);
    this.#index = meant < 0 ? momentAt(starts, to.seconds) : meant;
    this.#loop &&= this.#bounds();
    this.#show(true);
  }

  act(action: Action): void {
    const session = this.#session;
    const actions: Readonly<Record<Action, () => void>> = {
      toggle: () => session.toggle(),
      retry: () => session.retry(),
      copy: () => this.seek({ seconds: session.playback.seconds, host: 0, play: true }),
      note: () => this.#askForNote(),
      previous: () => step(-1),
      next: () => step(1),
      slower: () => session.setRate(nextRate(session.playback.rate, -1)),
      faster: () => session.setRate(nextRate(session.playback.rate, 1)),
      loop: () => {
        this.#loop = this.#loop || !session.reports ? undefined : this.#bounds();
        this.#show(false);
      },
    };
    actions[action]();
  }

  /** True for a video that it cannot play. */
  refuses(video: string): boolean {
    return this.#session.refuses(video);
  }

  close(): void {
    this.#display.close();
    this.#session.close();
  }

  get #starts(): readonly number[] {
    return (this.#tracks.get(this.#session.video) ?? NO_TRACK).starts;
  }

  #bounds(): Bounds | undefined {
    return loopBounds(this.#starts, this.#index, this.#session.playback.duration);
  }

  /** The study listens; the second is the one of the press, however late it does. */
  #askForNote(): void {
    const { video, playback } = this.#session;
    this.#player.dataset.noteAt = `${video}:${Math.floor(playback.seconds)}`;
    this.#player.dispatchEvent(new CustomEvent('study:mark', { bubbles: true, detail: 'note' }));
  }

  #show(asked: boolean): void {
    this.#display.show({ index: this.#index, loops: this.#loop !== undefined, asked });
  }

  #onReport(news: boolean): void {
    const { seconds, state } = this.#session.playback;
    const loop = this.#loop;
    const over = loop && (state === 'ended' || (isPlaying(this.#session.playback) && seconds >= loop.to));
    if (loop && over && seconds < loop.to + LEFT) {
      this.#session.seek({ seconds: loop.from, play: true });
      return;
    }
    const left = loop && (seconds < loop.from - LEFT || seconds >= loop.to + LEFT);
    if (left) this.#loop = undefined;
    const next = this.#loop ? this.#index : momentAt(this.#starts, seconds, this.#index);
    if (!news && !left && next === this.#index) return;
    this.#index = next;
    this.#show(false);
  }
}

/** Where the lesson's video comes from, the one to be offered first at the head. */
function hostsOf(mirrors: readonly Mirror[]): readonly Host[] {
  const copies = [...mirrors.keys()];
  return document.documentElement.lang.startsWith('zh') ? [...copies, 'youtube'] : ['youtube', ...copies];
}
