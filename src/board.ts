import { type Contributor, contributorsOf } from './contributors.ts';
import { getHistory, type History } from './git-history.ts';
import { getCourses, type LessonListing } from './lessons.ts';
import type { Course } from './notes/course.ts';
import { fittingLists, type LessonStatus, type Shares, statusOf, totalOf } from './translation-status.ts';

export interface BoardLesson {
  readonly page: LessonListing;
  readonly status: LessonStatus;
  readonly contributors: readonly Contributor[];
  /** True if the board itself has room for what the lesson lacks; else it is on a page of its own. */
  readonly fits: boolean;
}

export interface BoardCourse {
  readonly course: Course;
  readonly total: Shares;
  readonly lessons: readonly BoardLesson[];
}

/** How far all lessons are. */
export interface Board {
  readonly history: History['kind'];
  readonly total: Shares;
  readonly courses: readonly BoardCourse[];
}

/** How many entries the board lists at most. */
const ROOM = 200;

let cache: Promise<Board> | undefined;

/** The state of all lessons, put together once a build. */
export function getBoard(): Promise<Board> {
  if (import.meta.env.DEV) return readBoard();
  cache ??= readBoard();
  return cache;
}

async function readBoard(): Promise<Board> {
  const { kind: history, stale, people } = await getHistory();
  const read = (await getCourses()).map(({ course, lessons }) => {
    const withStatus = lessons.map((page) => {
      const parsed = page.read();
      const contributors = contributorsOf(parsed.lesson.contributors, people.get(page.path) ?? []);
      return { page, status: statusOf(parsed, stale.get(page.path) ?? new Set()), contributors };
    });
    return { course, total: totalOf(withStatus.map(({ status }) => status)), lessons: withStatus };
  });
  const fit = fittingLists(
    read.flatMap(({ lessons }) => lessons).map(({ status }) => status.lacking.length),
    ROOM,
  ).values();
  const courses = read.map(({ lessons, ...rest }) => ({
    ...rest,
    lessons: lessons.map((lesson) => ({ ...lesson, fits: fit.next().value ?? true })),
  }));
  return { history, total: totalOf(courses.map(({ total }) => total)), courses };
}
