import { fold, type Simplified } from '../shared/fold.ts';
import { stem } from '../shared/stem.ts';
import type { Token } from '../shared/transform.ts';
import type { ReadRecord } from './group-reader.ts';
import type { Query, Term } from './query.ts';

/** How well a text answers a query; the greater, the better, compared one after the other. */
export type Rating = readonly [
  /** 3 if the query stands in the text letter for letter, 2 if word for word, 1 if its last word goes on. */
  contiguous: number,
  /** How near its words are to the terms: 1 for each that is the same. */
  similarity: number,
  /** Shorter texts first. */
  brevity: number,
];

/** How a word of a text may differ from a term: it goes on after it, or has another ending. */
export type Similarity = 'beginning' | 'form';

/**
 * Rates a text that has every term and every phrase of a query; `undefined` for any other text. The index only says
 * what may match: it forgets where its words stood.
 */
export function rate(
  { text, tokens }: Pick<ReadRecord, 'text' | 'tokens'>,
  query: Query,
  { terms, similarity }: { readonly terms: readonly Term[]; readonly similarity: Similarity },
  simplified: Simplified,
): Rating | undefined {
  let alike = 0;
  for (const term of terms) {
    const most = similarityOf(term, tokens, similarity);
    if (most === 0) return undefined;
    alike += most;
  }
  const line = lineOf(tokens);
  if (!query.phrases.every((phrase) => standsIn(line, phrase) === 'whole')) return undefined;
  return [contiguity(text, line, query, simplified), alike, -text.length];
}

/** For sorting best first. */
export function compareRatings(a: Rating, b: Rating): number {
  return b[0] - a[0] || b[1] - a[1] || b[2] - a[2];
}

/**
 * How near a text comes to a term: 1 if it has it as a whole word, less if the word goes on or has another ending,
 * 0 if it has nothing of the kind. Chinese is found anywhere, anything else where a word begins.
 */
function similarityOf(term: Term, tokens: readonly Token[], similarity: Similarity): number {
  let most = 0;
  for (const { han, letters, starts } of tokens) {
    if (han !== term.han) continue;
    if (han) most = letters.includes(term.letters) ? 1 : most;
    else
      for (const [at, start] of starts.entries()) {
        const words = [letters.slice(start), letters.slice(start, starts[at + 1])];
        for (const word of words) most = Math.max(most, wordSimilarity(term, word, similarity));
      }
    if (most === 1) return 1;
  }
  return most;
}

function wordSimilarity({ letters, whole }: Term, word: string, similarity: Similarity): number {
  if (word === letters) return 1;
  if (!whole && word.startsWith(letters)) return 0.5;
  if (similarity !== 'form' || stem(word) !== stem(letters)) return 0;
  let shared = 0;
  while (word[shared] === letters[shared]) shared++;
  return shared / (2 * Math.max(word.length, letters.length));
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
