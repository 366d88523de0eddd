import { keepFocus } from './keep-focus.ts';
import { ownScroll } from './own-scroll.ts';

export interface Following {
  /** Brings the current moment into view: always if the reader asked for it, else unless they scrolled away. */
  to(moment: HTMLElement | undefined, asked: boolean): void;
  close(): void;
}

/**
 * Follow-along with manners: scrolling by hand pauses it, choosing a moment or the chip resumes it, and a moment that is
 * well in view moves nothing and needs no chip.
 */
export function follow(chip: HTMLButtonElement, stage: HTMLElement): Following {
  const listeners = new AbortController();
  const { signal } = listeners;
  const scroll = ownScroll(signal);
  let moment: HTMLElement | undefined;
  let paused = false;

  /** Where the moment stands, how far down the bar and the player cover it, and how high the player is once it sticks; pixels. */
  const measure = (shown: HTMLElement) => {
    const { top, bottom, left } = shown.getBoundingClientRect();
    const over = stage.getBoundingClientRect();
    const covers = over.right > left;
    const covered = Math.max(0, bottomOfBar(), covers ? over.bottom : 0);
    return { top, bottom, covered, height: covers ? over.height : 0 };
  };
  const bring = () => {
    // Nothing moves under the hand that writes.
    if (!moment?.checkVisibility() || document.activeElement?.matches('textarea')) return;
    const { top, bottom, covered, height } = measure(moment);
    const quarter = (innerHeight - height) / 4;
    if (top < covered || bottom > innerHeight - quarter) scroll.to(scrollY + top - height - quarter);
  };
  const isInView = () => {
    if (!moment?.checkVisibility()) return false;
    const { top, bottom, covered } = measure(moment);
    return bottom > covered && top < innerHeight;
  };
  const point = () => {
    const hidden = !paused || isInView();
    if (hidden !== chip.hidden)
      keepFocus(stage, () => {
        chip.hidden = hidden;
      });
    const top = moment?.getBoundingClientRect().top ?? 0;
    chip.dataset.to = top < innerHeight / 2 ? 'up' : 'down';
  };
  const pause = () => {
    paused ||= !scroll.goesOn;
    if (paused) point();
  };
  const resume = () => {
    paused = false;
    point();
    bring();
  };
  document.addEventListener('scroll', pause, { signal, passive: true });
  chip.addEventListener('click', resume, { signal });

  return {
    to(next, asked) {
      moment = next;
      // An address that names a moment moves the page itself.
      if (asked) scroll.settle();
      if (asked) resume();
      else if (paused) point();
      else bring();
    },
    close: () => listeners.abort(),
  };
}

/** How far down the bar at the head of the page reaches; one of the two is what stays. */
function bottomOfBar(): number {
  const parts = [...document.querySelectorAll('.site-header, .site-bar')];
  return Math.max(...parts.map((part) => part.getBoundingClientRect().bottom));
}
