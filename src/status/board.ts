import { getCourses, type LessonListing } from '../content/lessons.ts';
import type { Course } from '../notes/course/course.ts';
import { type Contributor, contributorsOf } from './contributors.ts';
import { getHistory, type History } from './git-history.ts';
import { type LessonStatus, placeLists, type Shares, statusOf, totalOf } from './translation-status.ts';

/** What the pages of the board are called, and what they are for. */
export const BOARD_WORDS = {
  title: { en: 'Translation board', zh: '翻译进度' },
  description: {
    en: 'What is written in English and in Chinese, what is still missing, and the line to add it to.',
    zh: '哪些已有中英两种文字，哪些还缺，该补在哪一行。',
  },
};

export interface BoardLesson {
  readonly page: LessonListing;
  readonly status: LessonStatus;
  readonly contributors: readonly Contributor[];
  /** The page that lists what the lesson lacks: the board itself, or `<course>/<lesson>` of a further page's first lesson. */
  readonly listed: 'board' | string;
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

/** How many entries one page lists, unless a single lesson has more. */
const MOST = 200;

let cache: Promise<Board> | undefined;

/** The state of all lessons, put together once a build. */
export function getBoard(): Promise<Board> {
  if (import.meta.env.DEV) return readBoard();
  cache ??= readBoard();
  return cache;
}

async function readBoard(): Promise<Board> {
  const { kind: history, stale, people } = await getHistory();
  let room = MOST;
  const courses = (await getCourses()).map(({ course, lessons }): BoardCourse => {
    const read = lessons.map((page) => {
      const parsed = page.read();
      const contributors = contributorsOf(parsed.lesson.contributors, people.get(page.path) ?? []);
      return { page, status: statusOf(parsed, stale.get(page.path) ?? new Set()), contributors };
    });
    const places = placeLists(
      read.map(({ status }) => status.incomplete.length),
      room,
      MOST,
    );
    const placed = read.map((lesson, at) => {
      const place = places[at] ?? 'board';
      if (place === 'board') room -= lesson.status.incomplete.length;
      return { ...lesson, listed: place === 'board' ? place : (lessons[place]?.id ?? 'board') };
    });
    return { course, total: totalOf(read.map(({ status }) => status)), lessons: placed };
  });
  return { history, total: totalOf(courses.map(({ total }) => total)), courses };
}
