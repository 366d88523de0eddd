import { stringify } from 'yaml';
import type { Bilingual } from './lesson.ts';
import { slugOf } from './slug.ts';
import { type VideoId, watchUrl } from './video.ts';

/** The file of a lesson that nobody has written yet. */
export function newLesson(title: Bilingual, video: VideoId): string {
  return `---\n${yaml({ title, video: watchUrl(video) })}---\n`;
}

/** The `course.yaml` of a course without lessons. */
export function newCourse(title: Bilingual, source?: string): string {
  return yaml({ title, ...(source !== undefined && { source }) });
}

/**
 * A file name for a lesson, from the number in its title or after the lessons there are.
 *
 * @example lessonName({ en: 'Lesson 8: Unet' }, ['lesson-1'])  // => 'lesson-8'
 * @example lessonName({ zh: '第 8 课' }, ['lesson-1'])          // => 'lesson-8'
 * @example lessonName({ en: 'Questions' }, ['lesson-7'])       // => 'questions'
 */
export function lessonName({ en, zh }: Bilingual, existing: readonly string[]): string {
  const number = /^\s*(?:lesson|lecture|第)\s*(\d+)/i.exec(en ?? zh ?? '')?.[1];
  if (number !== undefined) return `lesson-${Number(number)}`;
  if (en !== undefined) return slugOf(en);
  const numbers = existing.map((name) => Number(/^lesson-(\d+)$/.exec(name)?.[1] ?? 0));
  return `lesson-${Math.max(0, ...numbers) + 1}`;
}

function yaml(value: object): string {
  return stringify(value, { lineWidth: 0 });
}
