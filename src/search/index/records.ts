import type { Course } from '../../notes/course/course.ts';
import type { Entry, Lesson } from '../../notes/lesson.ts';
import { type Place, type SearchRecord, wordsOf } from '../shared/record.ts';

/** A lesson as far as its records need it. */
interface LessonOf {
  readonly id: string;
  readonly course: string;
  readonly lesson: Pick<Lesson, 'title' | 'draft' | 'entries' | 'prose'>;
}

/**
 * One record for every entry of every lesson, and one for its title; courses, lessons and entries in their order.
 * Drafts have none.
 */
export function recordsOf({
  courses,
  lessons,
}: {
  readonly courses: readonly Pick<Course, 'id' | 'title'>[];
  readonly lessons: readonly LessonOf[];
}): readonly SearchRecord[] {
  const inCourse = Map.groupBy(lessons, ({ course }) => course);
  return courses.flatMap((course) =>
    (inCourse.get(course.id) ?? [])
      .filter(({ lesson }) => !lesson.draft)
      .flatMap(({ id, lesson }) => {
        const place: Place = {
          path: `/${id}/`,
          course: { id: course.id, ...course.title },
          lesson: { id, ...lesson.title },
        };
        const title: SearchRecord = {
          kind: 'section',
          place,
          ...lesson.title,
          ...allWords(lesson.title, wordsOf(lesson.title), lesson.prose),
        };
        return [
          title,
          ...lesson.entries.filter(({ text }) => text !== '').map((entry) => entryRecord(entry, place)),
        ];
      }),
  );
}

function entryRecord(entry: Entry, place: Place): SearchRecord {
  const { kind, id, en, zh, text, prose } = entry;
  return {
    kind,
    place,
    id,
    ...(kind === 'moment' && { start: entry.start }),
    ...(en !== undefined && { en }),
    ...(zh !== undefined && { zh }),
    ...allWords({ en, zh }, text, prose),
  };
}

/** All words, if there are more of them than the halves have. */
function allWords(
  halves: { en?: string | undefined; zh?: string | undefined },
  own: string,
  prose: string | undefined,
): { readonly text?: string } {
  const text = [own, prose].filter(Boolean).join(' · ');
  return text === wordsOf(halves) ? {} : { text };
}
