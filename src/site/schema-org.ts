import type { LessonListing } from '../content/lessons.ts';
import { watchUrl } from '../notes/entries/video.ts';
import { bothLanguages, site } from './site.ts';

/** A lesson as schema.org's LearningResource about a video. */
export function lessonSchema({ title, video, course }: LessonListing, url: URL): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: bothLanguages(title),
    inLanguage: Object.values(site.languages),
    url: url.href,
    isPartOf: { '@type': 'Course', name: bothLanguages(course.title) },
    ...(video && { isBasedOn: watchUrl(video) }),
  };
}
