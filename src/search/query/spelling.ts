import { editDistance } from '../../notes/check/nearest.ts';
import type { Term } from './query.ts';

const SHORTEST = 4;
const SUGGESTIONS = 3;

/** True for a term that another spelling may be offered for: a word of more than a few letters, not Chinese. */
export function canBeMistyped({ letters, han }: Term): boolean {
  return !han && letters.length >= SHORTEST;
}

/**
 * Other spellings of the terms that no word begins with, the likeliest first; nothing if there are none. A blank may be
 * missing, or one letter be wrong, from seven letters on two. `words` stand in the order of their frequency.
 */
export function respell(terms: readonly Term[], words: readonly string[]): readonly (readonly Term[])[] {
  const choices = terms.map((term) => {
    const { letters } = term;
    const isWord = words.some((word) => word.startsWith(letters));
    return isWord || !canBeMistyped(term) ? [] : [...cutInTwo(letters, words), ...nearWords(letters, words)];
  });
  const most = Math.max(0, ...choices.map(({ length }) => length));
  return Array.from({ length: most }, (_, rank) =>
    terms.flatMap((term, at) => {
      const instead = choices[at]?.[rank] ?? choices[at]?.at(-1) ?? [term.letters];
      return instead.map((letters) => ({ ...term, letters }));
    }),
  );
}

/** A term as the two words it was put together from, as in `batchnorm`. */
function cutInTwo(term: string, words: readonly string[]): readonly (readonly string[])[] {
  return words
    .filter((word) => term.startsWith(word) && word.length >= SHORTEST && term.length > word.length)
    .map((word) => [word, term.slice(word.length)])
    .filter(([, rest = '']) => rest.length >= SHORTEST && words.some((word) => word.startsWith(rest)))
    .slice(0, 1);
}

function nearWords(term: string, words: readonly string[]): readonly (readonly string[])[] {
  const most = term.length < 7 ? 1 : 2;
  return words
    .map((word, rank) => ({ word, rank, distance: editDistance(term, word, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => unlikelihood(a, term) - unlikelihood(b, term) || a.rank - b.rank)
    .slice(0, SUGGESTIONS)
    .map(({ word }) => [word]);
}

/** People seldom miss the first letter of a word. */
function unlikelihood({ word, distance }: { word: string; distance: number }, term: string): number {
  return distance + (term[0] === word[0] ? 0 : 0.5);
}
