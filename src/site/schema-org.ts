import type { LessonListing } from '../content/lessons.ts';
import { watchUrl } from '../notes/entries/video.ts';
import { bothLanguages } from './site.ts';

/** A lesson as schema.org's LearningResource about a video. */
export function lessonSchema({ title, video, course }: LessonListing, url: URL): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: bothLanguages(title),
    inLanguage: ['en', 'zh-Hans'],
    url: url.href,
    isPartOf: { '@type': 'Course', name: bothLanguages(course.title) },
    ...(video && { isBasedOn: watchUrl(video) }),
  };
}
