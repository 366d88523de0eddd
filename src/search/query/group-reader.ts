import type { Simplified } from '../shared/fold.ts';
import { type SearchRecord, wordsOf } from '../shared/record.ts';
import { unpackGroup } from '../shared/record-group.ts';
import { type Token, tokensOf } from '../shared/transform.ts';

/** A record with its words made ready to be compared with a query. */
export interface ReadRecord {
  readonly record: SearchRecord;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Groups kept in memory: the next letter of a query leads to much the same ones. */
const MOST_KEPT = 500;

/** What Pagefind gives for a group that may match. */
export interface GroupResult {
  readonly id: string;
  data(): Promise<{ readonly url: string }>;
}

/** Reads groups from Pagefind's results, each only once. */
export function groupReader(simplified: Simplified) {
  const kept = new Map<string, readonly ReadRecord[]>();
  return async (result: GroupResult): Promise<readonly ReadRecord[]> => {
    const known = kept.get(result.id);
    if (known) return known;
    const { url } = await result.data();
    const group = unpackGroup(url).map((record) => {
      const text = wordsOf(record);
      return { record, text, tokens: tokensOf(text, simplified) };
    });
    if (kept.size >= MOST_KEPT) kept.clear();
    // Pagefind forgets the data of a result that is garbage, so the result itself is held until here.
    kept.set(result.id, group);
    return group;
  };
}
