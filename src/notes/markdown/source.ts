import type { Node } from 'mdast';

/** The author's text with its lines, for places and for fixed lines. */
export interface Source {
  readonly text: string;
  /** The offset at which each line begins. */
  readonly starts: readonly number[];
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

export function readSource(text: string): Source {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length);
  return { text, starts };
}

/** The text of a line that counts from 1, without its end. */
export function lineAt({ text, starts }: Source, line: number): string {
  const start = starts[line - 1] ?? text.length;
  let end = starts[line] ?? text.length;
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The place of an offset. */
export function placeAt({ starts }: Source, offset: number): Place {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The place of an offset, as the positions of a tree have it. */
export function pointAt(source: Source, offset: number): Place & { readonly offset: number } {
  return { ...placeAt(source, offset), offset };
}

/** Characters of the longest line that is shown as it should be. One with thousands of faults has as many fixed forms. */
const LONGEST_FIXED = 5000;

/** The whole line in which [from, to) is replaced; `undefined` if the range crosses a line end or the line is too long. */
export function lineWith(source: Source, from: number, to: number, replacement: string): string | undefined {
  const { line, column } = placeAt(source, from);
  const text = lineAt(source, line);
  const end = column - 1 + to - from;
  if (end > text.length || text.length > LONGEST_FIXED) return undefined;
  return text.slice(0, column - 1) + replacement + text.slice(end);
}

/** What the author typed for a node; nothing for one that has no place. */
export function sourceOf({ position }: Node, { text }: Source): string {
  const { start, end } = position ?? {};
  return start?.offset === undefined ? '' : text.slice(start.offset, end?.offset);
}
