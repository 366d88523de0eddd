import type { Bilingual } from '../../notes/lesson.ts';
import { base } from '../../site/site-base.ts';
import { type MomentKey, momentKey, type Study } from '../study.ts';
import { readJson } from './served-lessons.ts';

/** A moment with its words, and where it is said. */
export interface FoundMoment extends Bilingual {
  readonly key: MomentKey;
  /** All its words, where they have no language. */
  readonly text: string;
  readonly start: number;
  readonly lesson: Bilingual;
  readonly url: string;
}

interface Listed {
  readonly id: string;
  readonly title: Bilingual;
  readonly video: string | null;
  readonly url: string;
  readonly json: string;
}

interface Said {
  readonly id: string;
  readonly start: number;
  readonly video: string;
  readonly en: string | null;
  readonly zh: string | null;
  readonly text: string;
}

/**
 * Finds moments in the lessons of their videos, and then in those the reader was in; what is in none of them is left
 * out. Rejects if the notes cannot be fetched.
 */
export async function findMoments(
  keys: readonly MomentKey[],
  { positions }: Study,
): Promise<ReadonlyMap<MomentKey, FoundMoment>> {
  const videos = new Set(keys.map((key) => key.replace(/:\d+$/, '')));
  const { courses }: { courses: readonly { lessons: readonly Listed[] }[] } = await readJson(
    `${base}index.json`,
  );
  const lessons = courses.flatMap((course) => course.lessons);
  const ofVideos = lessons.filter(({ video }) => video !== null && videos.has(video));
  const found = new Map(await momentsIn(ofVideos));
  if (keys.every((key) => found.has(key))) return found;
  const visited = lessons.filter((lesson) => positions.has(lesson.id) && !ofVideos.includes(lesson));
  // What stands in the lesson of its own video is said there.
  return new Map([...(await momentsIn(visited)), ...found]);
}

async function momentsIn(lessons: readonly Listed[]): Promise<[MomentKey, FoundMoment][]> {
  const all = await Promise.all(
    lessons.map(async ({ title, url, json }) => {
      const { moments }: { moments: readonly Said[] } = await readJson(json);
      return moments.map(({ id, start, video, en, zh, text }): [MomentKey, FoundMoment] => {
        const key = momentKey(video, start);
        const halves = { ...(en && { en }), ...(zh && { zh }) };
        return [key, { key, ...halves, text, start, lesson: title, url: `${url}#${id}` }];
      });
    }),
  );
  // Of several at one second the first is asked.
  return all.flat().reverse();
}
