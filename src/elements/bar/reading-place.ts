import { momentsOnPage } from '../../player/current-moment.ts';

/** How far up the screen a moment is when it is being read, as a share of its height. */
const READ = '-65%';

/**
 * Tells of each moment the reader comes to: the last one whose line has come up into the upper third of the screen, or
 * none. Only moments that show count. It is the browser that watches, so that scrolling costs nothing.
 */
export function watchReading(came: (moment: HTMLElement | undefined) => void): void {
  const passed = new Set<Element>();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes)
        if (isIntersecting) passed.add(target);
        else passed.delete(target);
      came(momentsOnPage().findLast((moment) => passed.has(moment)));
    },
    { rootMargin: `1000000px 0px ${READ}` },
  );
  for (const moment of momentsOnPage()) observer.observe(moment);
}
