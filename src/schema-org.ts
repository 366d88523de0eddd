import type { LessonPage } from './lessons.ts';
import { watchUrl } from './notes/video.ts';
import { bothLanguages } from './site.ts';

/** A lesson as schema.org's LearningResource about a video. */
export function lessonSchema({ lesson, course }: LessonPage, url: URL): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: bothLanguages(lesson.title),
    inLanguage: ['en', 'zh-Hans'],
    url: url.href,
    isPartOf: { '@type': 'Course', name: bothLanguages(course.title) },
    ...(lesson.video && { isBasedOn: watchUrl(lesson.video) }),
  };
}
