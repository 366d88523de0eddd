import type { Simplified } from './fold.ts';
import { type SearchRecord, wordsOf } from './record.ts';
import { unpackShelf } from './shelf.ts';
import { type Token, tokensOf } from './transform.ts';

/** A record with its words made ready to be compared with a query. */
export interface ReadRecord {
  readonly record: SearchRecord;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Shelves kept in memory: the next letter of a query leads to much the same ones. */
const MOST_KEPT = 500;

/** Reads shelves from the data Pagefind gives for them, each only once. */
export function shelfReader(simplified: Simplified) {
  const kept = new Map<string, readonly ReadRecord[]>();
  return async (
    id: string,
    load: () => Promise<{ readonly url: string }>,
  ): Promise<readonly ReadRecord[]> => {
    const known = kept.get(id);
    if (known) return known;
    const shelf = unpackShelf((await load()).url).map((record) => {
      const text = wordsOf(record);
      return { record, text, tokens: tokensOf(text, simplified) };
    });
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(id, shelf);
    return shelf;
  };
}
