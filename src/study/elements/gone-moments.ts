import { type MomentKey, momentKey, type Study } from '../study.ts';
import { servedLessons } from './served-lessons.ts';

/**
 * The ticked and starred moments that the notes no longer have, in the lessons of their videos and in those the reader
 * was in. They are kept, for an outline can change back. A note needs no moment: it stands at its second. `undefined` if
 * the notes cannot be asked, without a network for one.
 */
export async function goneMoments(study: Study): Promise<readonly MomentKey[] | undefined> {
  const { lessons, listed } = await servedLessons(study);
  if (!listed || lessons.some(({ moments }) => !moments)) return undefined;
  const there = new Set(
    lessons.flatMap(({ moments = [] }) => moments.map(({ video, start }) => momentKey(video, start))),
  );
  const marked = [...study.moments].filter(([, { done, star }]) => done?.[0] || star?.[0]);
  return marked.map(([key]) => key).filter((key) => !there.has(key));
}
