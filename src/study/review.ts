import type { Millis, MomentKey, Review, Study } from './study.ts';

/** Days until a moment is asked again after it was known once and twice in a row; from then on they grow by a factor. */
const FIRST = 1;
const SECOND = 6;
const FACTOR = 2.5;
/** Ten years: longer than that nothing waits. */
export const LONGEST = 3650;

/**
 * Answers a moment, by SM-2 (P. A. Wozniak, https://super-memory.org/english/ol/sm2.htm). There are two grades: a moment
 * known is a 4, which leaves its factor at 2.5; one not known yet begins anew and is asked on the same day until it is
 * known. Known before its time it waits as long as before, counted from now. `undefined` takes the last answer back.
 */
export function answerMoment(study: Study, key: MomentKey, knew: boolean | undefined, now: Millis): Study {
  const before = study.reviews.get(key);
  const days = knew === undefined ? null : knew ? daysAfter(before, now) : 0;
  // The new answer is always the latest, whatever the clock says.
  const at = Math.max(now, (before?.[1] ?? 0) + 1);
  return { ...study, reviews: new Map(study.reviews).set(key, [days, at]) };
}

/** Puts off moments that cannot be asked now by as many days as they have waited for, one at least. */
export function putOff(study: Study, keys: readonly MomentKey[], now: Millis): Study {
  const reviews = new Map(study.reviews);
  for (const key of keys) {
    const [days, at] = reviews.get(key) ?? [FIRST, 0];
    reviews.set(key, [Math.max(FIRST, days ?? FIRST), Math.max(now, at + 1)]);
  }
  return { ...study, reviews };
}

/** The moments to ask today: those that wait longest first. */
export function dueMoments({ reviews }: Study, now: Millis): readonly MomentKey[] {
  return [...reviews]
    .map(([key, review]) => ({ key, late: daysLate(review, now) }))
    .filter(({ late }) => late >= 0)
    .sort((a, b) => b.late - a.late)
    .map(({ key }) => key);
}

/** The answer that holds now. One that is due again, or was taken back, holds no more. */
export function standingAnswer(review: Review | undefined, now: Millis): 'knew' | 'unsure' | undefined {
  if (!review || review[0] === null) return undefined;
  if (review[0] === 0) return 'unsure';
  return daysLate(review, now) < 0 ? 'knew' : undefined;
}

function daysAfter(before: Review | undefined, now: Millis): number {
  const days = before?.[0] ?? null;
  if (before === undefined || days === null) return FIRST;
  if (daysLate(before, now) < 0) return days;
  if (days < FIRST) return FIRST;
  return days < SECOND ? SECOND : Math.min(LONGEST, Math.ceil(days * FACTOR));
}

/** Days since a moment was due, negative before. An answer from the future, of a wrong clock, counts as given now. */
function daysLate([days, at]: Review, now: Millis): number {
  return days === null ? Number.NEGATIVE_INFINITY : localDay(now) - localDay(Math.min(at, now)) - days;
}

/** Counts days as the reader's calendar does: a new one begins at midnight, whether it has 23 hours or 25. */
function localDay(at: Millis): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}
