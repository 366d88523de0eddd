import { keepFocus } from './keep-focus.ts';
import { ownScroll } from './own-scroll.ts';

export interface Following {
  /** Brings the current moment into view: always if the reader asked for it, else unless they scrolled away. */
  to(moment: HTMLElement | undefined, asked: boolean): void;
  close(): void;
}

/**
 * Follow-along with manners: scrolling by hand pauses it, only the chip resumes it, and a moment that is well in view
 * moves nothing.
 */
export function follow(chip: HTMLButtonElement, stage: HTMLElement): Following {
  const listeners = new AbortController();
  const { signal } = listeners;
  const scroll = ownScroll(signal);
  let moment: HTMLElement | undefined;

  const bring = () => {
    if (!moment?.checkVisibility()) return;
    const { top, bottom, left } = moment.getBoundingClientRect();
    const over = stage.getBoundingClientRect();
    const covers = over.right > left;
    const free = innerHeight - (covers ? over.height : 0);
    if (top >= (covers ? over.bottom : 0) && bottom <= innerHeight - free / 4) return;
    scroll.to(scrollY + top - (innerHeight - free) - free / 4);
  };
  const point = () => {
    const top = moment?.getBoundingClientRect().top ?? 0;
    chip.dataset.to = top < innerHeight / 2 ? 'up' : 'down';
  };
  const pause = () => {
    if (scroll.goesOn) return;
    chip.hidden = false;
    point();
  };
  const resume = () => {
    keepFocus(stage, () => {
      chip.hidden = true;
    });
    bring();
  };
  document.addEventListener('scroll', pause, { signal, passive: true });
  chip.addEventListener('click', resume, { signal });

  return {
    to(next, asked) {
      moment = next;
      // An address that names a moment moves the page itself.
      if (asked) scroll.settle();
      if (asked || chip.hidden) bring();
      if (!chip.hidden) point();
    },
    close: () => listeners.abort(),
  };
}
