import { isHan, type Simplified } from './fold.ts';
import { type Token, tokensOf } from './transform.ts';

/** Part of a text, as offsets: [from, to). */
export type TextRange = readonly [from: number, to: number];

/**
 * Where the terms of a result stand in a text as it was written, in order and without overlaps.
 *
 * @example highlight('用 split_by_folder 划分', ['byfolder', '划分'], new Map()) // => [[8, 17], [18, 20]]
 */
export function highlight(
  text: string,
  terms: readonly string[],
  simplified: Simplified,
): readonly TextRange[] {
  const found = tokensOf(text, simplified).flatMap((token) =>
    terms.filter((term) => isHan(term) === token.han).flatMap((term) => rangesIn(token, term)),
  );
  const ranges: TextRange[] = [];
  for (const range of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = ranges.at(-1);
    if (last && range[0] <= last[1]) ranges[ranges.length - 1] = [last[0], Math.max(last[1], range[1])];
    else ranges.push(range);
  }
  return ranges;
}

function rangesIn({ letters, starts, from, to }: Token, term: string): readonly TextRange[] {
  if (term === '') return [];
  return starts
    .filter((start) => letters.startsWith(term, start))
    .map((start) => [from[start] as number, to[start + term.length - 1] as number]);
}
