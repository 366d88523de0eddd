import { bar } from '../../elements/frame.ts';
import { formatClock } from '../../notes/entries/time.ts';
import { readSecond } from '../../player/watch-link.ts';
import { lessonHere } from './moment-words.ts';
import { getStudy } from './store.ts';
import { fill, fromTemplate, loadWords } from './words.ts';

/** Seconds from its beginning in which a lecture is as well begun anew. */
const BARELY_BEGUN = 5;

/**
 * Offers to go on in this lesson where the reader stopped: the plain link begins there and says so,
 * and so does the bar where that link is not seen. An address that
 * names a second, and a player that is open already, know better. Rejects if the words cannot be fetched.
 */
export async function offerToContinue(): Promise<void> {
  const { seconds = 0, video } = getStudy().positions.get(lessonHere()) ?? {};
  if (seconds < BARELY_BEGUN || readSecond(location.hash)) return;
  await loadWords();
  if (document.querySelector('lecture-player[data-state]')) return;
  const place = { seconds, play: false, ...(video && { video }) };
  document.dispatchEvent(new CustomEvent('lecture:seek', { detail: place }));
  for (const words of document.querySelectorAll('.facade .plays'))
    words.replaceChildren(fill(fromTemplate('continue-here'), { time: formatClock(seconds) }));
  if (document.querySelector('lecture-player')) bar.offer(seconds);
}
