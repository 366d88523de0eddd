import type { Simplified } from '../shared/fold.ts';
import { wordsOf } from '../shared/record.ts';
import { lastFormOf, stem } from '../shared/stem.ts';
import { highlight, type MarkedTerm } from './highlight.ts';
import type { OpenIndex } from './open-index.ts';
import { type Query, type Term, termsOf } from './query.ts';
import type { Hit, SearchOptions, SearchResult, Tier } from './result.ts';
import { canBeMistyped, respell } from './spelling.ts';
import { type Attempt, tryAttempt } from './try-attempt.ts';

/**
 * Answers a query: first with what has its words, then, as long as there are fewer hits than asked for, with what has
 * the parts of its identifiers and other forms of its words; and if there is nothing, with another spelling of it.
 */
export async function find(index: OpenIndex, query: Query, options: SearchOptions): Promise<SearchResult> {
  if (query.tokens.length === 0 || index.records === 0) return NOTHING;
  const attempts = attemptsFor(query);
  const found = await inTurn(index, query, attempts, options);
  if (found.hits.length > 0 || query.exact) return found;
  for (const cut of ['uncut', 'parts'] as const) {
    const typed = termsOf(query, cut);
    for (const terms of typed.some(canBeMistyped) ? respell(typed, await index.words()) : []) {
      const attempt: Attempt = { tier: 'spelling', terms, similarity: 'beginning' };
      const instead = await inTurn(index, query, [attempt], options);
      if (instead.hits.length > 0)
        return { ...instead, corrected: asWritten(terms, instead.hits[0], index.simplified) };
    }
  }
  return NOTHING;
}

const NOTHING: SearchResult = { hits: [], total: 0, more: false, tier: 'none', terms: [] };

function attemptsFor(query: Query): readonly Attempt[] {
  const terms = termsOf(query, 'uncut');
  const parts = termsOf(query, 'parts');
  const attempts: Attempt[] = [{ tier: 'words', terms, similarity: 'beginning' }];
  if (parts.some(({ whole }) => whole))
    attempts.push({ tier: 'parts', terms: parts, similarity: 'beginning' });
  if (query.exact) return attempts;
  // What differs least is looked up first.
  const beginnings = [lastFormOf, stem];
  return [
    ...attempts,
    ...beginnings
      .filter((beginningOf) => parts.some(({ letters }) => beginningOf(letters) !== letters))
      .map((beginningOf): Attempt => ({ tier: 'forms', terms: parts, similarity: 'form', beginningOf })),
  ];
}

/** Makes attempts until there are enough hits; those of an earlier attempt come first. */
async function inTurn(
  index: OpenIndex,
  query: Query,
  attempts: readonly Attempt[],
  options: SearchOptions,
): Promise<SearchResult> {
  const hits = new Map<string, Hit>();
  const terms = new Map<string, MarkedTerm>();
  let more = false;
  let tier: Tier = 'none';
  for (const attempt of attempts) {
    if (hits.size >= options.limit) break;
    const found = await tryAttempt(index, query, attempt, options);
    more ||= found.more;
    const anew = found.hits.filter(({ url }) => !hits.has(url));
    if (anew.length === 0) continue;
    if (tier === 'none') tier = attempt.tier;
    for (const hit of anew) hits.set(hit.url, hit);
    const { similarity } = attempt;
    for (const { letters } of attempt.terms) terms.set(`${letters} ${similarity}`, { letters, similarity });
  }
  const shown = [...hits.values()].slice(0, options.limit);
  return { hits: shown, total: hits.size, more, tier, terms: [...terms.values()] };
}

/** Terms as a hit writes them: `resblock` as “res_block”. */
function asWritten(terms: readonly Term[], hit: Hit | undefined, simplified: Simplified): string {
  const text = hit ? wordsOf(hit) : '';
  const written = terms.map(({ letters }) => {
    const [range] = highlight(text, [{ letters, similarity: 'beginning' }], simplified);
    return range ? text.slice(...range) : letters;
  });
  return written.join(' ');
}
