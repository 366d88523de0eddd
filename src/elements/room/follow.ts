export interface Following {
  /** Brings the current moment into view: always if the reader asked for it, else unless they scrolled away. */
  to(moment: HTMLElement | undefined, asked: boolean): void;
  close(): void;
}

/** How long, in milliseconds, a scroll of ours or a change of the page's layout may take. */
const SETTLES = 1000;

/**
 * Follow-along with manners: scrolling by hand pauses it, only the chip resumes it, and a moment that is well in view
 * moves nothing.
 */
export function follow(chip: HTMLButtonElement, stage: HTMLElement): Following {
  let moment: HTMLElement | undefined;
  let quietUntil = performance.now() + SETTLES;
  const quiet = () => {
    quietUntil = performance.now() + SETTLES;
  };

  const bring = () => {
    if (!moment?.checkVisibility()) return;
    const { top, bottom, left } = moment.getBoundingClientRect();
    const over = stage.getBoundingClientRect();
    const covers = over.right > left;
    const free = innerHeight - (covers ? over.height : 0);
    if (top >= (covers ? over.bottom : 0) && bottom <= innerHeight - free / 4) return;
    quiet();
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    scrollTo({
      top: scrollY + top - (innerHeight - free) - free / 4,
      behavior: still ? 'instant' : 'smooth',
    });
  };
  const point = () => {
    const top = moment?.getBoundingClientRect().top ?? 0;
    chip.dataset.to = top < innerHeight / 2 ? 'up' : 'down';
  };

  const listeners = new AbortController();
  const { signal } = listeners;
  document.addEventListener(
    'scroll',
    () => {
      if (performance.now() < quietUntil || !moment) return;
      chip.hidden = false;
      point();
    },
    { signal, passive: true },
  );
  document.addEventListener(
    'scrollend',
    () => {
      quietUntil = Math.min(quietUntil, performance.now() + 50);
    },
    { signal },
  );
  // A hand on the page ends a scroll of ours: what comes next is the reader's.
  const hands = () => {
    quietUntil = 0;
  };
  for (const type of ['wheel', 'touchmove'])
    document.addEventListener(type, hands, { signal, passive: true });
  addEventListener('resize', quiet, { signal });
  const reading = new MutationObserver(quiet);
  reading.observe(document.documentElement, { attributes: true });
  chip.addEventListener(
    'click',
    () => {
      chip.hidden = true;
      bring();
    },
    { signal },
  );

  return {
    to(next, asked) {
      moment = next;
      if (asked || chip.hidden) bring();
      if (!chip.hidden) point();
    },
    close() {
      listeners.abort();
      reading.disconnect();
    },
  };
}
