import { readSecond } from './watch-link.ts';

/** Scrolls of the page that are not the reader's. */
export interface OwnScroll {
  /** True while the page moves, or may move, without the reader. */
  readonly goesOn: boolean;
  /** Scrolls to a place, in pixels from the top of the page. */
  to(top: number): void;
  /** Takes what moves the page in the next moment for ours: a change of its layout, or an address. */
  settle(): void;
}

/** How long, in milliseconds, a change of the layout may move the page. */
const SETTLES = 1000;
/** How near, in pixels, to its end a scroll has ended: screens round. */
const NEAR = 2;
/** Keys that scroll a page, unless it has another use for them. */
const KEYS = new Set([' ', 'ArrowDown', 'ArrowUp', 'End', 'Home', 'PageDown', 'PageUp', 'Tab']);

/** Tells scrolls of ours from those of the reader, whose hand on the page ends ours. Stops with the signal. */
export function ownScroll(signal: AbortSignal): OwnScroll {
  let bound: number | undefined;
  let settled = 0;
  const settle = () => {
    settled = performance.now() + SETTLES;
  };
  const end = () => {
    bound = undefined;
    settled = 0;
  };
  // The end of a scroll that ours has cut short is not the end of ours.
  const arrive = () => {
    if (bound !== undefined && isNear(bound)) bound = undefined;
  };
  const press = (event: KeyboardEvent) => {
    if (KEYS.has(event.key) && !event.defaultPrevented) end();
  };
  // The bar at the side of the page, or the button that takes hold of the page itself.
  const grab = ({ target, button }: PointerEvent) => {
    if (target === document.documentElement || button === 1) end();
  };

  // A link to a second scrolls the page before its address tells.
  const follow = ({ target }: Event) => {
    const link = (target as Element).closest<HTMLAnchorElement>('a:not(.permalink)');
    if (link && readSecond(link.hash)) settle();
  };

  document.addEventListener('click', follow, { signal });
  document.addEventListener('scrollend', arrive, { signal });
  document.addEventListener('wheel', end, { signal, passive: true });
  document.addEventListener('touchmove', end, { signal, passive: true });
  document.addEventListener('keydown', press, { signal });
  document.addEventListener('pointerdown', grab, { signal });
  addEventListener('resize', settle, { signal });
  const reading = new MutationObserver(settle);
  reading.observe(document.documentElement, { attributes: true });
  signal.addEventListener('abort', () => reading.disconnect());
  settle();

  return {
    get goesOn() {
      return bound !== undefined || performance.now() < settled;
    },
    to(top) {
      const { scrollHeight, clientHeight } = document.documentElement;
      const goal = Math.min(Math.max(0, top), scrollHeight - clientHeight);
      if (isNear(goal)) return;
      bound = goal;
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      scrollTo({ top: goal, behavior: still ? 'instant' : 'smooth' });
    },
    settle,
  };
}

function isNear(top: number): boolean {
  return Math.abs(scrollY - top) < NEAR;
}
