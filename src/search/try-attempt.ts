import { byCloseness } from './closeness.ts';
import { isHan } from './fold.ts';
import { compareRatings, type Likeness, type Rating, rate } from './match.ts';
import type { OpenIndex } from './open-index.ts';
import type { Query } from './query.ts';
import { addressOf, type SearchRecord, wordsOf } from './record.ts';
import type { Hit, SearchOptions, Tier } from './result.ts';
import { stem } from './stem.ts';
import { lookupWords } from './transform.ts';

/** One way to take a query. */
export interface Attempt {
  readonly tier: Exclude<Tier, 'none'>;
  readonly terms: readonly string[];
  readonly likeness: Likeness;
}

/** Candidates read at once, and at most for one attempt. */
const BATCH = 16;
const MOST_READ = 96;
/** More words than that narrow nothing further. */
const MOST_LOOKUPS = 24;

/** Looks up the terms of an attempt, reads what may match and keeps what does, best first. */
export async function tryAttempt(
  index: OpenIndex,
  query: Query,
  attempt: Attempt,
  options: SearchOptions,
): Promise<{ hits: readonly Hit[]; more: boolean }> {
  const lookups = lookupsOf(attempt, index.common);
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
  { terms, likeness }: Attempt,
  lookups: readonly string[],
  { filters, limit }: SearchOptions,
): Promise<Found> {
  const candidates = byCloseness(await index.lookUp(lookups, filters), lookups.length);
  const rated: { record: SearchRecord; rating: Rating }[] = [];
  let at = 0;
  for (; at < Math.min(candidates.length, MOST_READ) && rated.length < limit; at += BATCH) {
    const shelves = await Promise.all(candidates.slice(at, at + BATCH).map(({ read }) => read()));
    for (const record of shelves.flat()) {
      if (filters.kind?.length && !filters.kind.includes(record.kind)) continue;
      const rating = rate(wordsOf(record), query, terms, likeness, index.simplified);
      if (rating) rated.push({ record, rating });
    }
  }
  rated.sort((a, b) => compareRatings(a.rating, b.rating));
  return { rated, more: at < candidates.length };
}

/** The words to look up for all terms, without those that are nearly everywhere as long as others are left. */
function lookupsOf({ terms, likeness }: Attempt, common: ReadonlySet<string>): readonly string[] {
  const words = terms.flatMap((term) =>
    lookupWords({ letters: likeness === 'form' ? stem(term) : term, han: isHan(term) }),
  );
  const rare = words.filter((word) => !common.has(word));
  return [...new Set(rare.length > 0 ? rare : words)].slice(0, MOST_LOOKUPS);
}

/** Loads what the words of a look-up may begin; answers whether anything was left to load. */
async function widenAll(index: OpenIndex, lookups: readonly string[]): Promise<boolean> {
  const beginnings = lookups.filter((word) => !isHan(word) || [...word].length === 1);
  return (await Promise.all(beginnings.map((word) => index.widen(word)))).some(Boolean);
}

function resultOf({ rated, more }: Found): { hits: readonly Hit[]; more: boolean } {
  return { hits: rated.map(({ record }) => hitOf(record)), more };
}

function hitOf({ place, id: _id, ...record }: SearchRecord): Hit {
  const { course, lesson, page } = place;
  return {
    ...record,
    url: addressOf({ place, ...(_id !== undefined && { id: _id }) }),
    ...(course && { course }),
    ...(lesson && { lesson }),
    ...(page && { page }),
  };
}
