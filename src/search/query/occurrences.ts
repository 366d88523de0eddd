import type { TextRange } from './highlight.ts';

/** Where a word begins: not after a letter or digit of the same word. */
const WORD_START = String.raw`(?:(?<![\p{L}\p{N}])|(?<=\p{Ll})(?=\p{Lu})|(?=\p{Script=Han})|(?<=\p{Script=Han}))`;

/**
 * Where some words, as they are written there, stand in a text; only where a word begins.
 *
 * @example occurrences('or a work', ['or']) // => [[0, 2]]
 */
export function occurrences(text: string, words: readonly string[]): readonly TextRange[] {
  const longestFirst = [...new Set(words)].filter(Boolean).sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return [];
  const choice = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  const found = text.matchAll(new RegExp(`${WORD_START}(?:${choice})`, 'gu'));
  return Array.from(found, ({ 0: match, index }) => [index, index + match.length]);
}
