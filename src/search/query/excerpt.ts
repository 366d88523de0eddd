import type { TextRange } from './highlight.ts';

/** A text of up to this many Latin letters is shown whole; a Chinese character takes the room of two. */
const LONGEST = 180;
/** How much of that is shown before what was found. */
const LEAD = 48;

/**
 * The part of a long text around the first range, with the ranges that lie in it.
 *
 * @example excerpt('a short text', [[2, 7]]) // => { text: 'a short text', ranges: [[2, 7]] }
 */
export function excerpt(
  text: string,
  ranges: readonly TextRange[],
): { readonly text: string; readonly ranges: readonly TextRange[] } {
  const wide = /\p{Script=Han}/u.test(text) ? 2 : 1;
  const [longest, lead] = [LONGEST / wide, LEAD / wide];
  if (text.length <= longest) return { text, ranges };
  const first = ranges[0]?.[0] ?? 0;
  const from = first <= lead ? 0 : wordStart(text, first - lead, first);
  const to = Math.min(text.length, from + longest);
  const before = from > 0 ? '…' : '';
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to).toWellFormed() + (to < text.length ? '…' : ''),
    ranges: ranges
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}

/** The first place from `from` on at which a word begins; `to` at the latest. */
function wordStart(text: string, from: number, to: number): number {
  const rest = text.slice(from, to);
  const at = rest.search(/(?<=\s)\S|\p{Script=Han}/u);
  return at < 0 ? to : from + at;
}
