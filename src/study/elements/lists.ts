import { base } from '../../site/site-base.ts';
import { countDone, lastPosition, type MomentKey, momentKey, type Study } from '../study.ts';
import { HALF } from './moment-words.ts';
import { fetchMoments } from './served-lessons.ts';
import { getStudy, watchStudy } from './store.ts';
import { wearStudyStyle } from './style.ts';
import { fill, fromTemplate, loadWords } from './words.ts';

/** The rows of the lessons that the reader has ticked moments of: they are shown anew when none is ticked any more. */
const asked = new Set<Element>();

/** Shows in lists of lessons where the reader stopped, and how far each lesson is done. */
export function showLists(): void {
  wearStudyStyle();
  watchStudy((study) => {
    void showContinue(study);
    void showProgress(study);
  });
}

async function showContinue(study: Study): Promise<void> {
  // A lesson that was renamed or taken away is not there to be continued. A large site lists its courses alone.
  const isLarge = !document.querySelector('.lesson-list');
  const listed = [...study.positions].filter(([lesson]) =>
    linkTo(isLarge ? lesson.slice(0, lesson.indexOf('/')) : lesson),
  );
  const [lesson, position] = lastPosition({ ...study, positions: new Map(listed) }) ?? [];
  const place = document.querySelector<HTMLElement>('.continue');
  if (!place || !lesson || !position) return;
  // Nothing else of the study needs it.
  const { formatClock } = await import('../../notes/entries/time.ts');
  const { video, seconds, title } = position;
  const { en, zh } = title;
  const fillIn = (selector: string, text: string) => place.querySelector(selector)?.replaceChildren(text);
  place.querySelector('a')?.setAttribute('href', `${base}${lesson}/#${video ? `${video}-` : ''}t=${seconds}`);
  place.querySelector('.pair, .lone')?.setAttribute('class', en && zh ? 'pair' : 'lone');
  fillIn(HALF.en, en ?? '');
  fillIn(HALF['zh-Hans'], zh ?? '');
  fillIn('time', formatClock(seconds));
  place.hidden = false;
}

function linkTo(listed: string): Element | null {
  return document.querySelector(`:is(.lesson-list, .course-card) [href="${base}${listed}/"]`);
}

async function showProgress({ moments, positions }: Study): Promise<void> {
  const ticked = new Set(
    [...moments].filter(([, { done }]) => done?.[0]).map(([key]) => key.replace(/:\d+$/, '')),
  );
  const rows = [...document.querySelectorAll<HTMLElement>('.lesson-list [data-video]')].filter(
    (row) => asked.has(row) || ticked.has(row.dataset.video ?? '') || positions.has(lessonOf(row)),
  );
  // One after another: nobody waits for these.
  for (const row of rows) {
    const known = await momentsIn(row);
    if (!known) continue;
    const done = countDone(getStudy(), known);
    row.querySelector('.progress')?.remove();
    if (done > 0) row.querySelector('.facts')?.append(fill(fromTemplate('progress'), { done }));
  }
}

/** The moments of a lesson. `undefined` if they or the words cannot be fetched now; the next change asks again. */
async function momentsIn(row: HTMLElement): Promise<readonly MomentKey[] | undefined> {
  asked.add(row);
  try {
    const known = await fetchMoments(lessonOf(row));
    await loadWords();
    return known.map(({ video, start }) => momentKey(video, start));
  } catch {
    return undefined;
  }
}

/** `<course>/<lesson>` of a row of a list. */
function lessonOf(row: HTMLElement): string {
  return row.querySelector('a')?.pathname.slice(base.length).replace(/\/$/, '') ?? '';
}
