import { type CollectionEntry, getCollection } from 'astro:content';
import type { Course } from './notes/course.ts';
import { type Entry, type Lesson, momentsOf } from './notes/lesson.ts';

/** A lesson as a page sees it. */
export interface LessonPage {
  /** `<course>/<lesson>`, its address. */
  readonly id: string;
  readonly course: Course;
  readonly lesson: Lesson;
  /** The notes as HTML; empty for a lesson that nobody has taken notes of yet. */
  readonly html: string;
  /** Its file, below `courses/` of the content folder. */
  readonly path: string;
}

export interface CoursePage {
  readonly course: Course;
  readonly lessons: readonly LessonPage[];
}

/** How many of a lesson's entries are written, and in which languages. */
export interface Coverage {
  readonly moments: number;
  readonly entries: number;
  readonly en: number;
  readonly zh: number;
}

let cache: Promise<readonly CoursePage[]> | undefined;

/** All courses in their order, each with its lessons in theirs. Drafts are left out. */
export function getCourses(): Promise<readonly CoursePage[]> {
  // A build asks once for every page; the development server has to see every change.
  if (import.meta.env.DEV) return readCollections();
  cache ??= readCollections();
  return cache;
}

/** The prose pages in their order. */
export async function getPages(): Promise<readonly CollectionEntry<'pages'>[]> {
  return (await getCollection('pages')).sort((a, b) => a.data.order - b.data.order);
}

/** Counts the entries of a lesson that have each language; an entry of code alone needs none. */
export function coverageOf({ entries }: { readonly entries: readonly Entry[] }): Coverage {
  const written = entries.filter(({ kind }) => kind !== 'section');
  const has = (half: 'en' | 'zh') =>
    written.filter(
      (entry) => entry[half] !== undefined || entry.language === 'none' || entry.language === 'ja',
    ).length;
  return { moments: momentsOf({ entries }).length, entries: written.length, en: has('en'), zh: has('zh') };
}

async function readCollections(): Promise<readonly CoursePage[]> {
  const [courses, lessons] = await Promise.all([getCollection('courses'), getCollection('lessons')]);
  const byId = new Map(lessons.map((entry) => [entry.id, entry]));
  return courses.map(({ data: course }) => {
    const pages = course.lessons.flatMap((id): LessonPage[] => {
      const entry = byId.get(id);
      if (!entry || entry.data.lesson.draft) return [];
      return [
        { id, course, lesson: entry.data.lesson, html: entry.rendered?.html ?? '', path: entry.data.path },
      ];
    });
    return { course, lessons: pages };
  });
}
