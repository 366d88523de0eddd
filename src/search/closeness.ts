import type { Candidate } from './open-index.ts';

/** Candidates, the likeliest first; only the first `likely` of them have all words in one record. */
export interface Sorted<T> {
  readonly candidates: readonly T[];
  readonly likely: number;
}

/**
 * Puts candidates first whose words stand in a row, then those of which one record has all words; else they keep their
 * order. `count` is how many words were looked up, `slot` how many places each record of a shelf has; it is 0 where
 * every record has a shelf of its own.
 */
export function byCloseness<T extends Pick<Candidate, 'words'>>(
  found: readonly T[],
  count: number,
  slot: number,
): Sorted<T> {
  if (count < 2) return { candidates: found, likely: found.length };
  const ranks: T[][] = [[], [], []];
  for (const candidate of found) ranks[rankOf(candidate.words, count, slot)]?.push(candidate);
  const [inRow = [], inRecord = [], apart = []] = ranks;
  return { candidates: [...inRow, ...inRecord, ...apart], likely: inRow.length + inRecord.length };
}

/** 0 if so many places stand in a row, 1 if in a slot, else 2. */
function rankOf(words: readonly number[], count: number, slot: number): 0 | 1 | 2 {
  const places = [...new Set(words)].sort((a, b) => a - b);
  let rank: 1 | 2 = slot === 0 ? 1 : 2;
  for (let last = count - 1; last < places.length; last++) {
    const first = places[last - count + 1] as number;
    if ((places[last] as number) - first < count) return 0;
    if (slot > 0 && Math.floor(first / slot) === Math.floor((places[last] as number) / slot)) rank = 1;
  }
  return rank;
}
