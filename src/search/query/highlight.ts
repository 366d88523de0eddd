import { isHan, type Simplified } from '../shared/fold.ts';
import { stem } from '../shared/stem.ts';
import { type Token, tokensOf } from '../shared/transform.ts';
import type { Similarity } from './match.ts';

/** Part of a text, as offsets: [from, to). */
export type TextRange = readonly [from: number, to: number];

/** A term to highlight: where a word begins with it, or, by its form, where a word has the same stem. */
export interface MarkedTerm {
  readonly letters: string;
  readonly similarity: Similarity;
}

/**
 * Where the terms of a result stand in a text as it was written, in order and without overlaps.
 *
 * @example
 * highlight('用 split_by_folder', [{ letters: 'byfolder', similarity: 'beginning' }], new Map()) // => [[8, 17]]
 * highlight('a student studies', [{ letters: 'study', similarity: 'form' }], new Map())         // => [[10, 17]]
 */
export function highlight(
  text: string,
  terms: readonly MarkedTerm[],
  simplified: Simplified,
): readonly TextRange[] {
  const found = tokensOf(text, simplified).flatMap((token) =>
    terms.filter(({ letters }) => isHan(letters) === token.han).flatMap((term) => rangesIn(token, term)),
  );
  const ranges: TextRange[] = [];
  for (const range of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = ranges.at(-1);
    if (last && range[0] <= last[1]) ranges[ranges.length - 1] = [last[0], Math.max(last[1], range[1])];
    else ranges.push(range);
  }
  return ranges;
}

function rangesIn({ letters, starts, from, to }: Token, term: MarkedTerm): readonly TextRange[] {
  if (term.letters === '') return [];
  return starts.flatMap((start, at): TextRange[] => {
    const word = letters.slice(start, starts[at + 1]);
    const isForm = term.similarity === 'form' && stem(word) === stem(term.letters);
    const length = isForm ? word.length : letters.startsWith(term.letters, start) ? term.letters.length : 0;
    return length === 0 ? [] : [[from[start] as number, to[start + length - 1] as number]];
  });
}
