import { base } from '../../site/site-base.ts';
import { type MomentKey, momentKey, type Study } from '../study.ts';

interface Listed {
  readonly id: string;
  readonly video: string | null;
  readonly json: string;
}

/**
 * The marked moments that the notes no longer have, in the lessons of their videos and in those the reader was in. They are kept, for an outline can change back. `undefined` if the
 * notes cannot be asked, without a network for one.
 */
export async function goneMoments({ moments, positions }: Study): Promise<readonly MomentKey[] | undefined> {
  const marked = [...moments].filter(([, { done, star, note }]) => done?.[0] || star?.[0] || note?.[0]);
  const keys = marked.map(([key]) => key);
  const videos = new Set(keys.map((key) => key.slice(0, key.lastIndexOf(':'))));
  try {
    const { courses }: { courses: readonly { lessons: readonly Listed[] }[] } = await readJson(
      `${base}index.json`,
    );
    const lessons = courses
      .flatMap((course) => course.lessons)
      .filter(({ id, video }) => (video !== null && videos.has(video)) || positions.has(id));
    const known = await Promise.all(lessons.map(({ json }) => fetchMoments(json)));
    const there = new Set(known.flat());
    return keys.filter((key) => !there.has(key));
  } catch {
    return undefined;
  }
}

/** The moments of a lesson that is published at a URL as JSON. */
export async function fetchMoments(url: string): Promise<readonly MomentKey[]> {
  const { moments }: { moments: readonly { video: string; start: number }[] } = await readJson(url);
  return moments.map(({ video, start }) => momentKey(video, start));
}

/** The JSON at an address of this site. Rejects if there is none. */
export async function readJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.json();
}
