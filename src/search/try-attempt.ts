import { byCloseness } from './closeness.ts';
import { isHan } from './fold.ts';
import { compareRatings, type Likeness, type Rating, rate } from './match.ts';
import type { OpenIndex } from './open-index.ts';
import type { Query, Term } from './query.ts';
import { addressOf, type SearchRecord } from './record.ts';
import type { Hit, SearchOptions, Tier } from './result.ts';
import { lookupWords } from './transform.ts';

/** One way to take a query. */
export interface Attempt {
  readonly tier: Exclude<Tier, 'none'>;
  readonly terms: readonly Term[];
  readonly likeness: Likeness;
  /** What the words to look up begin with; without it, the terms. */
  readonly beginningOf?: (word: string) => string;
}

/** Candidates read at once, and at most for one attempt. */
const BATCH = 16;
const MOST_READ = 96;
/** Fewer words than that narrow too little, more than that nothing further. */
const FEWEST_LOOKUPS = 2;
const MOST_LOOKUPS = 24;

/** Looks up the terms of an attempt, reads what may match and keeps what does, best first. */
export async function tryAttempt(
  index: OpenIndex,
  query: Query,
  attempt: Attempt,
  options: SearchOptions,
): Promise<{ hits: readonly Hit[]; more: boolean }> {
  const lookups = lookupsOf(attempt, query, index.common);
  const found = await readCandidates(index, query, attempt, lookups, options);
  if (found.rated.length >= options.limit || !(await widenAll(index, lookups))) return resultOf(found);
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
  lookups: readonly string[],
  { filters, limit }: SearchOptions,
): Promise<Found> {
  const found = await index.lookUp(lookups, filters);
  const { candidates, likely } = byCloseness(found, lookups.length, index.slot);
  const rated: { record: SearchRecord; rating: Rating }[] = [];
  const most = Math.min(MOST_READ, likely + BATCH, candidates.length);
  let at = 0;
  for (; at < most && rated.length < limit; at += BATCH) {
    const shelves = await Promise.all(candidates.slice(at, at + BATCH).map(({ read }) => read()));
    for (const read of shelves.flat()) {
      if (filters.kind?.length && !filters.kind.includes(read.record.kind)) continue;
      const rating = rate(read, query, attempt, index.simplified);
      if (rating) rated.push({ record: read.record, rating });
    }
  }
  rated.sort((a, b) => compareRatings(a.rating, b.rating));
  return { rated, more: at < likely };
}

/**
 * The words to look up for all terms: those that are nearly everywhere only as far as there are too few others, the
 * rarer ones first. A phrase needs all of them.
 */
function lookupsOf(
  { terms, beginningOf = (word) => word }: Attempt,
  { phrases }: Query,
  common: readonly string[],
): readonly string[] {
  const words = new Set(
    terms.flatMap(({ letters, han }) => lookupWords({ letters: han ? letters : beginningOf(letters), han })),
  );
  const frequent = phrases.length > 0 ? [] : common.filter((word) => words.delete(word)).reverse();
  return [...words, ...frequent.slice(0, Math.max(0, FEWEST_LOOKUPS - words.size))].slice(0, MOST_LOOKUPS);
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
