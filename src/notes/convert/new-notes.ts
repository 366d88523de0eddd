import { stringify } from 'yaml';
import { type VideoId, watchUrl } from '../entries/video.ts';
import type { Bilingual } from '../lesson.ts';

/** The file of a lesson that nobody has written yet. */
export function newLesson(title: Bilingual, video?: VideoId): string {
  return `---\n${yaml({ title, ...(video && { video: watchUrl(video) }) })}---\n`;
}

/** The `course.yaml` of a course without lessons. */
export function newCourse(title: Bilingual, source?: string): string {
  return yaml({ title, ...(source !== undefined && { source }) });
}

function yaml(value: object): string {
  return stringify(value, { lineWidth: 0 });
}
