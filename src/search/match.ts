import { fold, isHan, type Simplified } from './fold.ts';
import type { Query } from './query.ts';
import { stem } from './stem.ts';
import { type Token, tokensOf } from './transform.ts';

/** How well a text answers a query; the greater, the better, compared one after the other. */
export type Rating = readonly [
  /** 3 if the query stands in the text letter for letter, 2 if word for word, 1 if its last word goes on. */
  contiguous: number,
  /** How many of the terms stand there as whole words. */
  whole: number,
  /** Shorter texts first. */
  brevity: number,
];

/** How a word of a text may differ from a term: go on after it, or have another ending. */
export type Likeness = 'beginning' | 'form';

/**
 * Rates a text that has every term and every phrase of a query; `undefined` for any other text. The index only says
 * what may match: it forgets where its words stood.
 */
export function rate(
  text: string,
  query: Query,
  terms: readonly string[],
  likeness: Likeness,
  simplified: Simplified,
): Rating | undefined {
  const tokens = tokensOf(text, simplified);
  if (!terms.every((term) => hasTerm(tokens, term, likeness))) return undefined;
  const line = lineOf(tokens);
  if (!query.phrases.every((phrase) => standsIn(line, phrase) === 'whole')) return undefined;
  const whole = terms.filter((term) => isHan(term) || hasWholeWord(tokens, term)).length;
  return [contiguity(text, line, query, simplified), whole, -text.length];
}

/** True if the first rating is the better one, for sorting best first. */
export function compareRatings(a: Rating, b: Rating): number {
  return b[0] - a[0] || b[1] - a[1] || b[2] - a[2];
}

/** True if a term is found in a text: anywhere in Chinese, else where a word begins. */
export function hasTerm(tokens: readonly Token[], term: string, likeness: Likeness): boolean {
  if (isHan(term)) return tokens.some(({ han, letters }) => han && letters.includes(term));
  const form = likeness === 'form' ? stem(term) : undefined;
  return tokens.some(
    ({ han, letters, starts }) =>
      !han &&
      starts.some(
        (start, at) =>
          letters.startsWith(term, start) ||
          (form !== undefined &&
            (stem(letters.slice(start)) === form || stem(letters.slice(start, starts[at + 1])) === form)),
      ),
  );
}

function hasWholeWord(tokens: readonly Token[], term: string): boolean {
  return tokens.some(({ letters, starts }) =>
    starts.some(
      (start) =>
        letters.startsWith(term, start) &&
        (start + term.length === letters.length || starts.includes(start + term.length)),
    ),
  );
}

/** All letters of a text in one line, and where in it words begin: blanks and hyphens make no difference to a phrase. */
interface Line {
  readonly letters: string;
  readonly starts: ReadonlySet<number>;
}

function lineOf(tokens: readonly Token[]): Line {
  let letters = '';
  const starts = new Set<number>();
  for (const token of tokens) {
    for (const start of token.starts) starts.add(letters.length + start);
    letters += token.letters;
  }
  return { letters, starts: starts.add(letters.length) };
}

function standsIn({ letters, starts }: Line, phrase: string): 'whole' | 'begun' | 'absent' {
  let found: 'begun' | 'absent' = 'absent';
  for (let at = letters.indexOf(phrase); at >= 0; at = letters.indexOf(phrase, at + 1)) {
    if (!starts.has(at)) continue;
    if (starts.has(at + phrase.length)) return 'whole';
    found = 'begun';
  }
  return found;
}

function contiguity(text: string, line: Line, query: Query, simplified: Simplified): number {
  const found = standsIn(line, query.tokens.map(({ letters }) => letters).join(''));
  if (found === 'absent') return 0;
  // Signs make a difference only here: “c++” before “c”, “.items” before “items”.
  if (found === 'whole') return fold(text, simplified).includes(fold(query.text, simplified)) ? 3 : 2;
  return 1;
}
