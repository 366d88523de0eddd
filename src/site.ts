import type { Bilingual } from './notes/lesson.ts';

/** All that a fork changes: its name, its words, its repository. */
export const site = {
  name: { en: 'fastai courses inside out', zh: '由内而外学 fastai' },
  summary: {
    en: 'Lectures taken apart into moments: one point, in English and Chinese, and the second at which it is said.',
    zh: '把课程拆成一个个要点：每个要点都有中英两种说法，点一下就到视频里讲它的那一秒。',
  },
  /** The GitHub repository of the notes, such as `https://github.com/owner/name`; without one there are no edit links. */
  repository: process.env.REPOSITORY_URL || undefined,
  branch: 'main',
  /** Where the content folder lies in the repository. */
  contentPath: 'content',
} as const satisfies {
  name: Bilingual;
  summary: Bilingual;
  repository: string | undefined;
  branch: string;
  contentPath: string;
};

/**
 * The address of a page of this site below its base path.
 *
 * @example href('/search/') // => '/repo/search/'
 */
export function href(path: `/${string}`): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
}

/** The address at which a file of the content folder can be edited, at a line if one is given. */
export function editUrl(path: string, line?: number): string | undefined {
  if (!site.repository) return undefined;
  const file = `${site.contentPath}/${path}`.split('/').map(encodeURIComponent).join('/');
  return `${site.repository}/edit/${site.branch}/${file}${line === undefined ? '' : `#L${line}`}`;
}

/** A bilingual text as one string, for places that hold only one, such as a page's title. */
export function bothLanguages({ en, zh }: Bilingual, between = ' · '): string {
  return [en, zh].filter(Boolean).join(between);
}
