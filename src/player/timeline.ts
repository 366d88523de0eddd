import { formatClock } from '../notes/entries/time.ts';
import { lastStart } from './moments.ts';
import { shownText, wordsOf } from './room-view.ts';
import type { Mark } from './tracks.ts';

export interface Timeline {
  /** Draws the moments of a video over its length in seconds. */
  draw(marks: readonly Mark[], duration: number): void;
  /** Shows how far the video is, and which moment it is at (-1 for none). */
  at(seconds: number, index: number): void;
}

const SVG = 'http://www.w3.org/2000/svg';
/** How near a click has to be to a tick, in pixels, to mean it. */
const SNAP = 7;
/** In how many steps the line grows: a few pixels each. Finer ones would cost the page a frame that hardly shows. */
const STEPS = 200;

/** The moments of a video as ticks on a slider. Pointing shows a moment's words; a click or an arrow key goes there. */
export function timeline(
  track: HTMLElement,
  hint: HTMLElement,
  go: (seconds: number, moment?: string) => void,
): Timeline {
  const ticks = track.querySelector('svg') as SVGElement;
  const played = track.querySelector('.played') as HTMLElement;
  let marks: readonly Mark[] = [];
  let starts: readonly number[] = [];
  let duration = 1;
  let now = { seconds: 0, index: -1 };
  let shown = -1;

  const secondAt = (clientX: number) => {
    const { left, width } = track.getBoundingClientRect();
    return (Math.min(1, Math.max(0, (clientX - left) / width)) || 0) * duration;
  };
  const nearest = (clientX: number): Mark | undefined => {
    const seconds = secondAt(clientX);
    const reach = (SNAP / track.getBoundingClientRect().width) * duration;
    const before = lastStart(starts, seconds);
    return [marks[before], marks[before + 1]]
      .filter((mark) => mark !== undefined && Math.abs(mark.start - seconds) <= reach)
      .sort((a, b) => Math.abs((a?.start ?? 0) - seconds) - Math.abs((b?.start ?? 0) - seconds))[0];
  };
  const show = (seconds: number, mark = marks[lastStart(starts, seconds)]) => {
    const time = document.createElement('time');
    time.textContent = formatClock(Math.floor(seconds));
    hint.replaceChildren(time, ' ', ...(mark ? wordsOf(mark.element) : []));
    const share = `${(100 * seconds) / duration}%`;
    hint.style.left = share;
    hint.style.translate = `-${share}`;
    hint.hidden = false;
  };
  const hide = () => {
    hint.hidden = true;
  };
  const tell = () => {
    const mark = marks[now.index];
    const clock = formatClock(Math.floor(now.seconds));
    track.setAttribute('aria-valuenow', String(Math.floor(now.seconds)));
    track.setAttribute('aria-valuetext', mark ? `${clock} ${shownText(mark.element)}` : clock);
  };
  const goTo = (index: number) => {
    const mark = marks[Math.min(marks.length - 1, Math.max(0, index))];
    if (mark) go(mark.start, mark.id);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => goTo(now.index + 1),
    ArrowUp: () => goTo(now.index + 1),
    ArrowLeft: () => goTo(now.index - 1),
    ArrowDown: () => goTo(now.index - 1),
    Home: () => goTo(0),
    End: () => goTo(marks.length - 1),
    Escape: hide,
  };

  track.addEventListener('pointermove', ({ clientX }) => {
    const mark = nearest(clientX);
    show(mark?.start ?? secondAt(clientX), mark);
  });
  track.addEventListener('pointerleave', hide);
  track.addEventListener('focus', () => {
    tell();
    if (track.matches(':focus-visible')) show(now.seconds, marks[now.index]);
  });
  track.addEventListener('blur', hide);
  track.addEventListener('click', ({ clientX }) => {
    const mark = nearest(clientX);
    go(mark?.start ?? Math.floor(secondAt(clientX)), mark?.id);
  });
  track.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });

  return {
    draw(next, length) {
      marks = next;
      starts = next.map(({ start }) => start);
      duration = Math.max(1, length);
      track.setAttribute('aria-valuemax', String(Math.floor(duration)));
      ticks.replaceChildren(...marks.map(({ start }) => tick((100 * start) / duration)));
      now = { seconds: 0, index: -2 };
    },
    at(seconds, index) {
      const share = Math.min(STEPS, Math.round((STEPS * seconds) / duration)) / STEPS;
      if (share !== shown) played.style.transform = `scaleX(${share})`;
      shown = share;
      const before = now.index;
      now = { seconds, index };
      if (index === before) return;
      ticks.children[before]?.removeAttribute('class');
      ticks.children[index]?.setAttribute('class', 'on');
      tell();
      if (!hint.hidden && document.activeElement === track) show(seconds, marks[index]);
    },
  };
}

function tick(share: number): SVGElement {
  const line = document.createElementNS(SVG, 'line');
  line.setAttribute('x1', `${share}%`);
  line.setAttribute('x2', `${share}%`);
  line.setAttribute('y1', '25%');
  line.setAttribute('y2', '75%');
  return line;
}
