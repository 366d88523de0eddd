import { dueMoments } from '../review.ts';
import { getStudy, watchStudy } from './store.ts';
import { wearStudyStyle } from './style.ts';
import { fill } from './words.ts';

/** The lines of the page, with their words before a number was filled in. */
const patterns = new Map<HTMLElement, HTMLElement>();

/** Shows how many moments are due today, wherever the page has a place for it, and begins their review on demand. */
export function showDue(): void {
  wearStudyStyle();
  for (const line of document.querySelectorAll<HTMLElement>('.due'))
    patterns.set(line, line.querySelector('a')?.cloneNode(true) as HTMLElement);
  watchStudy(show);
  // A page that stayed open overnight has more to ask.
  document.addEventListener('visibilitychange', show);
  const place = document.querySelector<HTMLElement>('study-review');
  if (!place) return;
  place.querySelector('.due a')?.addEventListener('click', (event) => {
    event.preventDefault();
    void begin(place);
  });
  if (location.hash === `#${place.id}`) void begin(place);
}

function show(): void {
  const due = dueMoments(getStudy(), Date.now()).length;
  for (const [line, pattern] of patterns) {
    line.hidden = due === 0;
    const words = fill(pattern.cloneNode(true) as HTMLElement, { due });
    line.querySelector('a')?.replaceChildren(...words.childNodes);
  }
}

async function begin(place: HTMLElement): Promise<void> {
  const { ReviewSession } = await import('./review-session.ts');
  await new ReviewSession(place).begin();
}
