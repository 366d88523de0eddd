import { formatClock } from '../notes/entries/time.ts';
import { drawKept, type Kept, signsOf } from './kept-marks.ts';
import { lastStart } from './moments.ts';
import { shownText, type View, wordsOf } from './player-view.ts';
import type { Mark } from './tracks.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** How near a click has to be to a tick, in pixels, to mean it. */
const SNAP = 4;
/** How long after the beginning of the last moment, in seconds, it may still be what is spoken of. */
const LAST = 120;
/** In how many steps the line grows: a few pixels each. Finer ones would cost the page a frame that hardly shows. */
const STEPS = 200;

/**
 * The moments of a video as ticks on a slider. Pointing shows a moment's words; a click or an arrow key goes there.
 * Lives as long as its track.
 */
export class Timeline {
  readonly #track: HTMLElement;
  readonly #hint: HTMLElement;
  readonly #unnoted: HTMLElement;
  readonly #go: (seconds: number, moment?: string) => void;
  readonly #ticks: SVGElement;
  readonly #played: HTMLElement;
  #marks: readonly Mark[] = [];
  #starts: readonly number[] = [];
  #duration = 1;
  #now = { seconds: 0, index: -1 };
  #shown = -1;
  #kept: SVGElement | undefined;

  constructor(
    { track, hint, unnoted }: Pick<View, 'track' | 'hint' | 'unnoted'>,
    go: (seconds: number, moment?: string) => void,
  ) {
    this.#track = track;
    this.#hint = hint;
    this.#unnoted = unnoted;
    this.#go = go;
    this.#ticks = track.querySelector('svg') as SVGElement;
    this.#played = track.querySelector('.played') as HTMLElement;
    const hide = () => this.#hide();
    track.addEventListener('pointermove', ({ clientX }) => {
      const mark = this.#nearest(clientX);
      this.#show(mark?.start ?? this.#secondAt(clientX), mark);
    });
    track.addEventListener('pointerleave', hide);
    track.addEventListener('focus', () => {
      this.#tell();
      if (track.matches(':focus-visible')) this.#show(this.#now.seconds, this.#marks[this.#now.index]);
    });
    track.addEventListener('blur', hide);
    track.addEventListener('click', ({ clientX }) => {
      const mark = this.#nearest(clientX);
      go(mark?.start ?? Math.floor(this.#secondAt(clientX)), mark?.id);
    });
    track.addEventListener('keydown', (event) => this.#press(event));
  }

  /** Draws the moments of a video over its length in seconds. */
  draw(marks: readonly Mark[], length: number): void {
    this.#marks = marks;
    this.#starts = marks.map(({ start }) => start);
    this.#duration = Math.max(1, length);
    this.#track.setAttribute('aria-valuemax', String(Math.floor(this.#duration)));
    this.#ticks.replaceChildren(...marks.map(({ start }) => tick((100 * start) / this.#duration)));
    this.#now = { seconds: 0, index: -2 };
  }

  /** Draws what the reader marked in the video, in place of what was drawn before. */
  keep(kept: readonly Kept[]): void {
    this.#kept?.remove();
    this.#kept = this.#ticks.appendChild(drawKept(kept, this.#duration));
  }

  /** Shows how far the video is, and which moment it is at (-1 for none). */
  at(seconds: number, index: number): void {
    const share = Math.min(STEPS, Math.round((STEPS * seconds) / this.#duration)) / STEPS;
    if (share !== this.#shown) this.#played.style.transform = `scaleX(${share})`;
    this.#shown = share;
    const before = this.#now.index;
    this.#now = { seconds, index };
    if (index === before) return;
    this.#ticks.children[before]?.removeAttribute('class');
    this.#ticks.children[index]?.setAttribute('class', 'on');
    this.#tell();
    if (!this.#hint.hidden && document.activeElement === this.#track) this.#show(seconds, this.#marks[index]);
  }

  /** True for a second past all moments: nobody has taken notes of it. */
  isUnnoted(seconds: number): boolean {
    const last = this.#starts.at(-1);
    return last !== undefined && seconds > last + LAST;
  }

  #secondAt(clientX: number): number {
    const { left, width } = this.#track.getBoundingClientRect();
    return (Math.min(1, Math.max(0, (clientX - left) / width)) || 0) * this.#duration;
  }

  #nearest(clientX: number): Mark | undefined {
    const seconds = this.#secondAt(clientX);
    const reach = (SNAP / this.#track.getBoundingClientRect().width) * this.#duration;
    const before = lastStart(this.#starts, seconds);
    return [this.#marks[before], this.#marks[before + 1]]
      .filter((mark) => mark !== undefined && Math.abs(mark.start - seconds) <= reach)
      .sort((a, b) => Math.abs((a?.start ?? 0) - seconds) - Math.abs((b?.start ?? 0) - seconds))[0];
  }

  #show(seconds: number, mark = this.#marks[lastStart(this.#starts, seconds)]): void {
    const time = document.createElement('time');
    time.textContent = formatClock(Math.floor(seconds));
    const unnoted = this.isUnnoted(seconds) && this.#unnoted.firstElementChild?.cloneNode(true);
    const signs = mark ? `${signsOf(mark.element)} `.trimStart() : '';
    this.#hint.replaceChildren(
      time,
      ' ',
      signs,
      ...(unnoted ? [unnoted] : mark ? wordsOf(mark.element) : []),
    );
    const share = `${(100 * seconds) / this.#duration}%`;
    this.#hint.style.left = share;
    this.#hint.style.translate = `-${share}`;
    this.#hint.hidden = false;
  }

  #hide(): void {
    this.#hint.hidden = true;
  }

  #tell(): void {
    const mark = this.#marks[this.#now.index];
    const clock = formatClock(Math.floor(this.#now.seconds));
    this.#track.setAttribute('aria-valuenow', String(Math.floor(this.#now.seconds)));
    this.#track.setAttribute('aria-valuetext', mark ? `${clock} ${shownText(mark.element)}` : clock);
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { index } = this.#now;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: index + 1,
      ArrowUp: index + 1,
      ArrowLeft: index - 1,
      ArrowDown: index - 1,
      Home: 0,
      End: this.#marks.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    const mark =
      target === undefined ? undefined : this.#marks[Math.min(this.#marks.length - 1, Math.max(0, target))];
    if (mark) this.#go(mark.start, mark.id);
    else if (target === undefined) this.#hide();
  }
}

function tick(share: number): SVGElement {
  const line = document.createElementNS(SVG, 'line');
  line.setAttribute('x1', `${share}%`);
  line.setAttribute('x2', `${share}%`);
  line.setAttribute('y1', '25%');
  line.setAttribute('y2', '75%');
  return line;
}
