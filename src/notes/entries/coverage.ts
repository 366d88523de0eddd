import type { Entry } from '../lesson.ts';

/** How many entries of a lesson are written, and in which languages. */
export interface Coverage {
  readonly moments: number;
  /** Moments and untimed points. */
  readonly entries: number;
  readonly en: number;
  readonly zh: number;
}

/** Counts the entries of a lesson that have each language; an entry of code alone needs none. */
export function coverageOf({ entries }: { readonly entries: readonly Entry[] }): Coverage {
  const points = entries.filter(({ kind }) => kind !== 'section');
  const has = (half: 'en' | 'zh') =>
    points.filter(
      (entry) => entry[half] !== undefined || entry.language === 'none' || entry.language === 'ja',
    ).length;
  const moments = points.filter(({ kind }) => kind === 'moment').length;
  return { moments, entries: points.length, en: has('en'), zh: has('zh') };
}
