import { editDistance } from '../notes/nearest.ts';
import { isHan } from './fold.ts';

const SHORTEST = 4;
const SUGGESTIONS = 3;

/**
 * Other spellings of the terms that no word begins with, the likeliest first; nothing if there are none. One letter
 * may be wrong, from seven letters on two. `words` stand in the order of their frequency.
 *
 * @example respell(['resnte'], ['layer', 'resnet']) // => [['resnet']]
 */
export function respell(terms: readonly string[], words: readonly string[]): readonly (readonly string[])[] {
  const choices = terms.map((term) => {
    const isWord = isHan(term) || term.length < SHORTEST || words.some((word) => word.startsWith(term));
    return isWord ? undefined : nearWords(term, words);
  });
  if (!choices.some((choice) => choice?.length)) return [];
  return Array.from({ length: SUGGESTIONS }, (_, rank) =>
    terms.map((term, at) => choices[at]?.[Math.min(rank, (choices[at]?.length ?? 0) - 1)] ?? term),
  ).filter((spelling, at, all) => at === 0 || spelling.join(' ') !== all[at - 1]?.join(' '));
}

function nearWords(term: string, words: readonly string[]): readonly string[] {
  const most = term.length < 7 ? 1 : 2;
  return words
    .map((word, rank) => ({ word, rank, distance: editDistance(term, word, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => unlikelihood(a, term) - unlikelihood(b, term) || a.rank - b.rank)
    .slice(0, SUGGESTIONS)
    .map(({ word }) => word);
}

/** People seldom miss the first letter of a word. */
function unlikelihood({ word, distance }: { word: string; distance: number }, term: string): number {
  return distance + (term[0] === word[0] ? 0 : 0.5);
}
