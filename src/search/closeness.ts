import type { Candidate } from './open-index.ts';

/** Within so many words of each other, words are likely in the same record. */
const NEAR = 12;

/**
 * Puts candidates first whose words stand in a row, then those whose words stand near each other; else they keep their
 * order. `count` is how many words were looked up. It only decides what is read first.
 */
export function byCloseness<T extends Pick<Candidate, 'words'>>(
  candidates: readonly T[],
  count: number,
): readonly T[] {
  if (count < 2) return candidates;
  const rows = candidates.map((candidate) => ({ candidate, span: shortestSpan(candidate.words, count) }));
  const rank = (span: number) => (span < count ? 0 : span <= NEAR ? 1 : 2);
  return rows.sort((a, b) => rank(a.span) - rank(b.span)).map(({ candidate }) => candidate);
}

/** From the first to the last of `count` neighbours among the places. */
function shortestSpan(places: readonly number[], count: number): number {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  let shortest = Number.POSITIVE_INFINITY;
  for (let at = count - 1; at < sorted.length; at++)
    shortest = Math.min(shortest, (sorted[at] as number) - (sorted[at - count + 1] as number));
  return shortest;
}
