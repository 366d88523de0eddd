import { type CollectionEntry, getCollection } from 'astro:content';
import type { Course } from '../notes/course/course.ts';
import type { ImageUse, ParsedLesson } from '../notes/lesson.ts';
import { withoutImages } from '../notes/safe-html/missing-images.ts';
import { readParsed } from './lesson-cache.ts';
import type { StoredLesson } from './loader.ts';

/** A lesson as lists show it. */
export interface LessonListing extends Omit<StoredLesson, 'course' | 'file' | 'missingImages'> {
  /** `<course>/<lesson>`, its address. */
  readonly id: string;
  readonly course: Course;
  /** Reads all of it; `html` is empty for a lesson that nobody has taken notes of yet. */
  readonly read: () => ParsedLesson;
}

export interface CoursePage {
  readonly course: Course;
  readonly lessons: readonly LessonListing[];
}

let cache: Promise<readonly CoursePage[]> | undefined;

/** All courses in their order, each with its lessons in theirs. Drafts are left out. */
export function getCourses(): Promise<readonly CoursePage[]> {
  // A build asks once for every page; the development server has to see every change.
  if (import.meta.env.DEV) return readCollections();
  cache ??= readCollections();
  return cache;
}

/** How many lessons one page lists of all courses; a site of more lists them a course a page. */
const LISTED = 60;

/** True for a site of so many lessons that its home page and its board name courses alone. */
export function listsCoursesAlone(courses: readonly CoursePage[]): boolean {
  return courses.reduce((sum, { lessons }) => sum + lessons.length, 0) > LISTED;
}

/** The prose pages in their order. */
export async function getPages(): Promise<readonly CollectionEntry<'pages'>[]> {
  return (await getCollection('pages')).sort((a, b) => a.data.order - b.data.order);
}

async function readCollections(): Promise<readonly CoursePage[]> {
  const [courses, lessons] = await Promise.all([getCollection('courses'), getCollection('lessons')]);
  const byId = new Map(lessons.map((entry) => [entry.id, entry.data]));
  return courses.map(({ data: course }) => {
    const listed = course.lessons.flatMap((id): LessonListing[] => {
      const data = byId.get(id);
      if (!data || data.draft) return [];
      const { file, missingImages = [], ...rest } = data;
      return [{ ...rest, id, course, read: () => readShown(file, missingImages) }];
    });
    return { course, lessons: listed };
  });
}

/** A parsed lesson without the images that are not there. */
function readShown(file: string, missing: readonly ImageUse[]): ParsedLesson {
  const parsed = readParsed(file);
  const images = parsed.lesson.images.filter(({ path }) => missing.every((image) => image.path !== path));
  return { ...parsed, lesson: { ...parsed.lesson, images }, html: withoutImages(parsed.html, missing) };
}
