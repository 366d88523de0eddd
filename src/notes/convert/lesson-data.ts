import { type Lesson, type Moment, momentsOf } from '../lesson.ts';

/** A lesson as other programs get it; what is not known or not written yet is `null`. */
export interface LessonData extends Pick<Lesson, 'title'> {
  readonly video: string | null;
  readonly duration: number | null;
  readonly moments: readonly MomentData[];
}

export interface MomentData
  extends Pick<Moment, 'id' | 'start' | 'end' | 'video' | 'text' | 'depth' | 'line'> {
  readonly en: string | null;
  readonly zh: string | null;
}

/** The data of `/<course>/<lesson>.json`, which is a public contract. */
export function lessonData(lesson: Lesson): LessonData {
  const { title, video = null, duration = null } = lesson;
  const moments = momentsOf(lesson).map(
    ({ id, start, end, video: of, en = null, zh = null, text, depth, line }) => ({
      id,
      start,
      ...(end !== undefined && { end }),
      video: of,
      en,
      zh,
      text,
      depth,
      line,
    }),
  );
  return { title, video, duration, moments };
}
