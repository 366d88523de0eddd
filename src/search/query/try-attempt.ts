import { isHan } from '../shared/fold.ts';
import { addressOf, type SearchRecord } from '../shared/record.ts';
import { lookupWords } from '../shared/transform.ts';
import { byCloseness, type Sorted } from './closeness.ts';
import { compareRatings, type Rating, rate, type Similarity } from './match.ts';
import type { Candidate, OpenIndex, SearchFilters } from './open-index.ts';
import type { Query, Term } from './query.ts';
import type { Hit, SearchOptions, Tier } from './result.ts';

/** One way to take a query. */
export interface Attempt {
  readonly tier: Exclude<Tier, 'none'>;
  readonly terms: readonly Term[];
  readonly similarity: Similarity;
  /** What the words to look up begin with; without it, the terms. */
  readonly beginningOf?: (word: string) => string;
}

/** Candidates that are read first; after them twice as many at once, and so on. */
const FIRST_BATCH = 8;
const MOST_READ = 120;
/** So many batches that have no hit end the reading: what comes after is less likely. */
const MOST_FRUITLESS = 2;
/** Fewer words than that narrow too little, more terms than that nothing further. */
const FEWEST_LOOKUPS = 2;
const MOST_TERMS = 8;
/** Pairs of characters to look up for a run of Chinese; the rest of it is only compared. */
const MOST_PAIRS = 4;

/** Looks up the terms of an attempt, reads what may match and keeps what does, best first. */
export async function tryAttempt(
  index: OpenIndex,
  query: Query,
  attempt: Attempt,
  options: SearchOptions,
): Promise<{ hits: readonly Hit[]; more: boolean }> {
  const lookups = lookupsOf(attempt, query, index.common);
  const found = await readCandidates(index, query, attempt, lookups, options);
  if (found.rated.length >= options.limit || !(await widenAll(index, lookups.flat()))) return resultOf(found);
  return resultOf(await readCandidates(index, query, attempt, lookups, options));
}

interface Found {
  readonly rated: readonly { readonly record: SearchRecord; readonly rating: Rating }[];
  readonly more: boolean;
}

async function readCandidates(
  index: OpenIndex,
  query: Query,
  attempt: Attempt,
  lookups: readonly (readonly string[])[],
  { filters, limit }: SearchOptions,
): Promise<Found> {
  const { candidates, likely } = await findCandidates(index, lookups, filters);
  const rated: { record: SearchRecord; rating: Rating }[] = [];
  const most = Math.min(MOST_READ, likely + FIRST_BATCH, candidates.length);
  let fruitless = attempt.tier === 'words' ? 0 : 1;
  let at = 0;
  for (let size = FIRST_BATCH; at < most && rated.length < limit && fruitless < MOST_FRUITLESS; size *= 2) {
    const groups = await Promise.all(candidates.slice(at, at + size).map(({ read }) => read()));
    const before = rated.length;
    for (const read of groups.flat()) {
      if (filters.kind?.length && !filters.kind.includes(read.record.kind)) continue;
      const rating = rate(read, query, attempt, index.simplified);
      if (rating) rated.push({ record: read.record, rating });
    }
    if (rated.length === before) fruitless++;
    at += size;
  }
  rated.sort((a, b) => compareRatings(a.rating, b.rating));
  return { rated, more: at < likely && fruitless < MOST_FRUITLESS };
}

async function findCandidates(
  index: OpenIndex,
  lookups: readonly (readonly string[])[],
  filters: SearchFilters,
): Promise<Sorted<Candidate>> {
  const count = lookups.flat().length;
  const found = await index.lookUp(lookups.flat(), filters);
  const sorted = byCloseness(found, count, index.slot);
  const isClear = sorted.rows >= FIRST_BATCH || sorted.likely <= 2 * FIRST_BATCH;
  if (index.slot === 0 || lookups.length < 2 || isClear) return sorted;
  // To ask for each term alone loads nothing; to read what does not match does.
  const alone = lookups.map(async (of) => ({ found: await index.lookUp(of, filters), count: of.length }));
  return byCloseness(found, count, index.slot, await Promise.all(alone));
}

/**
 * The words to look up for each term. Those that are nearly everywhere are left out, but for the rarest of them if
 * there are too few others; a phrase needs all.
 */
function lookupsOf(
  { terms, beginningOf = (word) => word }: Attempt,
  { phrases }: Query,
  common: readonly string[],
): readonly (readonly string[])[] {
  const words = terms.map(({ letters, han }) =>
    evenly(lookupWords({ letters: han ? letters : beginningOf(letters), han }), MOST_PAIRS),
  );
  const all = new Set(words.flat());
  const frequent = phrases.length > 0 ? [] : common.filter((word) => all.has(word));
  const left = frequent.slice(0, Math.min(frequent.length, all.size - FEWEST_LOOKUPS));
  return words
    .map((of) => of.filter((word) => !left.includes(word)))
    .filter((of) => of.length > 0)
    .slice(0, MOST_TERMS);
}

/** At most so many of a list, the first, the last and some between. */
function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from(
    { length: most },
    (_, at) => list[Math.round((at * (list.length - 1)) / (most - 1))] as T,
  );
}

/** Loads what the words of a look-up may begin; answers whether anything was left to load. */
async function widenAll(index: OpenIndex, lookups: readonly string[]): Promise<boolean> {
  const beginnings = lookups.filter((word) => !isHan(word) || [...word].length === 1);
  return (await Promise.all(beginnings.map((word) => index.widen(word)))).some(Boolean);
}

function resultOf({ rated, more }: Found): { hits: readonly Hit[]; more: boolean } {
  return { hits: rated.map(({ record }) => hitOf(record)), more };
}

function hitOf(record: SearchRecord): Hit {
  const { place, id: _id, ...shown } = record;
  const { course, lesson, page } = place;
  return {
    ...shown,
    url: addressOf(record),
    ...(course && { course }),
    ...(lesson && { lesson }),
    ...(page && { page }),
  };
}
