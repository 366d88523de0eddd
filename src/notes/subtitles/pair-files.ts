import { type Milliseconds, SAME_START } from './cue.ts';

/** How much two files that should be of one lecture agree. */
export interface Agreement {
  /** The share of starts that they have in common, where both have cues: 0 to 1. */
  readonly share: number;
  /** By how much the second has to be moved so that they agree, if that is all there is. */
  readonly shift?: Milliseconds;
}

/** Files made from each other share more, independent ones far less. */
const BELONGS = 0.95;
/** Fewer starts say nothing. */
const LEAST = 3;

/** True if cues of the two may be joined. */
export function belongTogether({ share }: Agreement): boolean {
  return share >= BELONGS;
}

/**
 * Compares the starts of two files, each in order. Pieces that have no time in common agree, unless they must.
 *
 * @param mustMeet true if the one is to be the translation of the other
 */
export function compareStarts(
  a: readonly Milliseconds[],
  b: readonly Milliseconds[],
  mustMeet: boolean,
): Agreement {
  const shared = within(a, b);
  const others = within(b, a);
  const least = Math.min(shared.length, others.length);
  if (Math.min(a.length, b.length) < LEAST || (least < LEAST && !mustMeet)) return { share: 1 };
  const share = least === 0 ? 0 : commonStarts(shared, others) / least;
  const shift = share < BELONGS ? commonShift(a, b) : undefined;
  return { share, ...(shift !== undefined && { shift }) };
}

/** Those of `a` in the time that `b` covers. */
function within(a: readonly Milliseconds[], b: readonly Milliseconds[]): readonly Milliseconds[] {
  const [from, to] = [(b[0] ?? 0) - SAME_START, (b.at(-1) ?? 0) + SAME_START];
  return a.filter((start) => start >= from && start <= to);
}

/** How many of `b` are starts of `a` too. */
function commonStarts(
  a: readonly Milliseconds[],
  b: readonly Milliseconds[],
  shift: Milliseconds = 0,
): number {
  let at = 0;
  let common = 0;
  for (const typed of b) {
    const start = typed + shift;
    while ((a[at] ?? Number.POSITIVE_INFINITY) < start - SAME_START) at++;
    if ((a[at] ?? Number.POSITIVE_INFINITY) <= start + SAME_START) {
      common++;
      at++;
    }
  }
  return common;
}

/** The shift that most cues of the same number need, if with it the files belong together. */
function commonShift(a: readonly Milliseconds[], b: readonly Milliseconds[]): Milliseconds | undefined {
  const counts = new Map<number, number>();
  for (const [at, start] of b.entries()) {
    const shift = (a[at] ?? start) - start;
    counts.set(shift, (counts.get(shift) ?? 0) + 1);
  }
  const [[shift = 0] = []] = [...counts].sort(([, x], [, y]) => y - x);
  const moved = b.map((start) => start + shift);
  const least = Math.min(within(a, moved).length, within(moved, a).length);
  const isRight = shift !== 0 && least >= LEAST && commonStarts(a, moved) >= BELONGS * least;
  return isRight ? shift : undefined;
}
