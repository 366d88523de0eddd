import type { Bilingual } from '../../notes/lesson.ts';
import { base } from '../../site/site-base.ts';
import { type MomentKey, momentKey, type Study } from '../study.ts';
import { placeOf, type ServedLesson } from '../study-list.ts';
import { fetchList, fetchMoments } from './served-lessons.ts';

/** A moment with its words, and where it is said. */
export interface FoundMoment extends Bilingual {
  readonly key: MomentKey;
  /** All its words, where they have no language. */
  readonly text: string;
  readonly start: number;
  readonly lesson: Bilingual;
  readonly url: string;
}

/**
 * Finds moments in the lessons of their videos, and then in those the reader was in; what is in none of them is left
 * out. Rejects if the notes cannot be fetched.
 */
export async function findMoments(
  keys: readonly MomentKey[],
  { positions }: Study,
): Promise<ReadonlyMap<MomentKey, FoundMoment>> {
  const videos = new Set(keys.map((key) => placeOf(key).video));
  const lessons = await fetchList();
  const ofVideos = lessons.filter(({ video }) => video !== null && videos.has(video));
  const found = new Map(await momentsIn(ofVideos));
  if (keys.every((key) => found.has(key))) return found;
  const visited = lessons.filter((lesson) => positions.has(lesson.id) && !ofVideos.includes(lesson));
  // What stands in the lesson of its own video is said there.
  return new Map([...(await momentsIn(visited)), ...found]);
}

async function momentsIn(lessons: readonly ServedLesson[]): Promise<[MomentKey, FoundMoment][]> {
  const all = await Promise.all(
    lessons.map(async (lesson) => {
      const moments = await fetchMoments(lesson.id);
      return moments.map(({ id, start, video, en, zh, text }): [MomentKey, FoundMoment] => {
        const key = momentKey(video, start);
        const halves = { ...(en && { en }), ...(zh && { zh }) };
        return [
          key,
          { key, ...halves, text, start, lesson: lesson.title, url: `${base}${lesson.id}/#${id}` },
        ];
      });
    }),
  );
  // Of several at one second the first is asked.
  return all.flat().reverse();
}
