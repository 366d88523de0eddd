import type { Coverage } from '../notes/lesson.ts';

/**
 * The lesson to begin with: the one with most entries in both languages, then with most moments, then the first. None
 * if no lesson has a moment.
 *
 * @example bestLesson([{ coverage: { moments: 9, entries: 9, en: 9, zh: 1 } }, …])
 */
export function bestLesson<Listing extends { readonly coverage: Coverage }>(
  lessons: readonly Listing[],
): Listing | undefined {
  const whole = ({ en, zh }: Coverage) => Math.min(en, zh);
  return lessons
    .filter(({ coverage }) => coverage.moments > 0)
    .toSorted((a, b) => whole(b.coverage) - whole(a.coverage) || b.coverage.moments - a.coverage.moments)[0];
}

/** Lessons with notes, then those without, each in their order. */
export function withNotesFirst<Listing extends { readonly coverage: Coverage }>(
  lessons: readonly Listing[],
): readonly Listing[] {
  return lessons.toSorted((a, b) => Number(b.coverage.moments > 0) - Number(a.coverage.moments > 0));
}
