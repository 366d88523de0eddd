import type { Dated, Marks, MomentKey, Position, Study } from './study.ts';

/**
 * Two states of study as one: of every single mark, position, explanation and answer the later one. The order of the two does not matter,
 * and merging twice changes nothing, so tabs and devices can exchange states freely.
 */
export function mergeStudy(a: Study, b: Study): Study {
  return {
    moments: mergeMaps<MomentKey, Marks>(a.moments, b.moments, mergeMarks),
    positions: mergeMaps(a.positions, b.positions, laterPosition),
    explanations: mergeMaps(a.explanations, b.explanations, laterOf),
    reviews: mergeMaps(a.reviews, b.reviews, laterOf),
  };
}

/** What merging would do with each single thing of `incoming`. */
export interface Intake {
  readonly taken: number;
  /** Those that were here already, or were set later here. */
  readonly kept: number;
}

/** Counts what `mergeStudy(own, incoming)` takes from `incoming`. */
export function countIntake(own: Study, incoming: Study): Intake {
  let all = 0;
  let taken = 0;
  const count = (mine: unknown, merged: unknown) => {
    all++;
    if (JSON.stringify(mine) !== JSON.stringify(merged)) taken++;
  };
  for (const [key, marks] of incoming.moments) {
    const mine = own.moments.get(key) ?? {};
    const merged = mergeMarks(mine, marks);
    for (const name of Object.keys(marks) as (keyof Marks)[]) count(mine[name], merged[name]);
  }
  const countAll = <K, V>(mine: ReadonlyMap<K, V>, theirs: ReadonlyMap<K, V>, later: (a: V, b: V) => V) => {
    for (const [key, value] of theirs) {
      const before = mine.get(key);
      count(before, before === undefined ? value : later(before, value));
    }
  };
  countAll(own.positions, incoming.positions, laterPosition);
  countAll(own.explanations, incoming.explanations, laterOf);
  countAll(own.reviews, incoming.reviews, laterOf);
  return { taken, kept: all - taken };
}

function mergeMaps<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>, merge: (a: V, b: V) => V): Map<K, V> {
  const merged = new Map(a);
  for (const [key, value] of b) {
    const mine = merged.get(key);
    merged.set(key, mine === undefined ? value : merge(mine, value));
  }
  return merged;
}

function mergeMarks(a: Marks, b: Marks): Marks {
  const later = <T>(mine?: Dated<T>, theirs?: Dated<T>) =>
    mine && theirs ? laterOf(mine, theirs) : (mine ?? theirs);
  const done = later(a.done, b.done);
  const star = later(a.star, b.star);
  const note = later(a.note, b.note);
  return { ...(done && { done }), ...(star && { star }), ...(note && { note }) };
}

function laterOf<T>(a: Dated<T>, b: Dated<T>): Dated<T> {
  return isLater(b, b[1], a, a[1]) ? b : a;
}

function laterPosition(a: Position, b: Position): Position {
  return isLater(b, b.at, a, a.at) ? b : a;
}

/** Two writes of the same millisecond are decided by their text, or two tabs would disagree for ever. */
function isLater(b: unknown, bAt: number, a: unknown, aAt: number): boolean {
  return bAt === aAt ? JSON.stringify(b) > JSON.stringify(a) : bAt > aAt;
}
