import { base } from '../../site/site-base.ts';
import type { Study } from '../study.ts';
import { lessonsBegun, type ServedLesson, type ServedMoment } from '../study-list.ts';

/** The lessons of a reader, with the moments of those that could be fetched. */
export interface Served {
  readonly lessons: readonly ServedLesson[];
  /** False where the site could not say which lessons there are; the lessons are then those the reader was in. */
  readonly listed: boolean;
}

/** How long, in milliseconds, a lesson may keep the reader waiting for its words. */
const PATIENCE = 20_000;

/** What was fetched, or is on its way, by address. What failed is asked for again. */
const answers = new Map<string, Promise<unknown>>();

/** The lessons a reader was in or has marked, in the order of the site. Never rejects. */
export async function servedLessons(study: Study): Promise<Served> {
  let begun: readonly ServedLesson[];
  try {
    begun = lessonsBegun(study, await fetchList());
  } catch {
    return { lessons: lessonsVisited(study), listed: false };
  }
  const lessons = begun.map(async (lesson) => {
    try {
      return { ...lesson, moments: await fetchMoments(lesson.id) };
    } catch {
      return lesson;
    }
  });
  return { lessons: await Promise.all(lessons), listed: true };
}

/** The moments of a lesson, with their lines in its author's file. Rejects if they cannot be fetched. */
export async function fetchMoments(
  lesson: string,
): Promise<readonly (ServedMoment & { readonly line: number })[]> {
  const { moments } = await readJson<{ moments: Awaited<ReturnType<typeof fetchMoments>> }>(
    `${base}${lesson}.json`,
  );
  return moments;
}

/** The lessons of the site in its order, without their moments. Rejects if they cannot be fetched. */
export async function fetchList(): Promise<readonly ServedLesson[]> {
  const { courses } = await readJson<{
    courses: readonly {
      lessons: readonly { id: string; title: ServedLesson['title']; video: string | null }[];
    }[];
  }>(`${base}index.json`);
  return courses.flatMap(({ lessons }) => lessons.map(({ id, title, video }) => ({ id, title, video })));
}

/** The lessons a reader was in, as they were remembered. */
function lessonsVisited({ positions }: Study): readonly ServedLesson[] {
  return [...positions].map(([id, { title, video = null }]) => ({ id, title, video }));
}

/** The JSON at an address of this site, fetched once. Rejects if there is none. */
function readJson<T>(url: string): Promise<T> {
  const asked = (answers.get(url) as Promise<T> | undefined) ?? fetchJson<T>(url);
  answers.set(url, asked);
  asked.catch(() => answers.delete(url));
  return asked;
}

async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.json();
}
