import type { Candidate } from './open-index.ts';

/** What a candidate says before it is read. */
type Outline = Pick<Candidate, 'id' | 'words'>;

/** Candidates, the likeliest first. */
export interface Sorted<T> {
  readonly candidates: readonly T[];
  /** Of so many the words stand in a row. */
  readonly rows: number;
  /** So many, those among them, have all words in one record. */
  readonly likely: number;
}

/** What was found for one term alone, and how many words were looked up for it. */
export interface FoundAlone {
  readonly found: readonly Outline[];
  readonly count: number;
}

/**
 * Puts candidates first whose words stand in a row, then those of which one record has all words; else they keep their
 * order. `count` is how many words were looked up, `slot` how many places each record of a group has; it is 0 where
 * every record has a group of its own. A word that stands twice in a record looks like two words, unless it is known
 * where each term stands alone.
 */
export function byCloseness<T extends Outline>(
  found: readonly T[],
  count: number,
  slot: number,
  alone: readonly FoundAlone[] = [],
): Sorted<T> {
  if (count < 2) return { candidates: found, rows: found.length, likely: found.length };
  const places = alone.map((term) => ({
    count: term.count,
    words: new Map(term.found.map(({ id, words }) => [id, words])),
  }));
  const ranks: [T[], T[], T[]] = [[], [], []];
  for (const candidate of found) {
    const { id, words } = candidate;
    const slots = [
      slotsWith(words, count, slot),
      ...places.map((term) => slotsWith(term.words.get(id) ?? [], term.count, slot)),
    ];
    const [first, ...others] = slots as [Set<number>, ...Set<number>[]];
    const isTogether = [...first].some((one) => others.every((other) => other.has(one)));
    ranks[isTogether ? (hasRow(words, count) ? 0 : 1) : 2].push(candidate);
  }
  const rows = ranks[0].length;
  return { candidates: ranks.flat(), rows, likely: rows + ranks[1].length };
}

/** The slots in which so many different places are. */
function slotsWith(words: readonly number[], count: number, slot: number): Set<number> {
  if (slot === 0) return new Set([0]);
  const counts = new Map<number, number>();
  for (const place of new Set(words)) {
    const at = Math.floor(place / slot);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, places]) => places >= count).map(([at]) => at));
}

function hasRow(words: readonly number[], count: number): boolean {
  const places = [...new Set(words)].sort((a, b) => a - b);
  return places.some((place, at) => at >= count - 1 && place - (places[at - count + 1] as number) < count);
}
