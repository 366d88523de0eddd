import type { Text } from 'mdast';
import { alignedOffsets, text } from '../markdown/inline.ts';
import { pointAt, type Source, sourceOf } from '../markdown/source.ts';

/** What is longer is no line of notes; every sign in it would have to be looked for from its start. */
const LONGEST = 10_000;
/** The same for a text with escapes, each of which has to be counted. */
const LONGEST_WITH_ESCAPES = 1000;

/** The characters [from, to) of a text as a text of its own, with its place in the file where that is known. */
export function cutText(node: Text, from: number, to: number, source: Source): Text {
  const made = text(node.value.slice(from, to));
  const start = node.position?.start.offset;
  const offset = start === undefined ? undefined : offsetsOf(node, start, source);
  const [first, last] = [offset?.(from), offset?.(to)];
  if (start === undefined || first === undefined || last === undefined) return made;
  return { ...made, position: { start: pointAt(source, start + first), end: pointAt(source, start + last) } };
}

/**
 * What was typed in a text as it is meant: a character that is escaped is none that could be a sign. Nothing of a text
 * that is ours, or too long.
 */
export function signsOf(node: Text, source: Source): string {
  const { value, data, position } = node;
  const start = position?.start.offset;
  if (data?.typed || value.length > LONGEST) return '';
  if (start === undefined || source.text.startsWith(value, start)) return value;
  if (value.length > LONGEST_WITH_ESCAPES) return '';
  const markdown = sourceOf(node, source);
  const offsets = alignedOffsets(value, markdown);
  if (!offsets) return value;
  return value
    .split('')
    .map((character, at) => (markdown[offsets[at] ?? 0] === character ? character : '\0'))
    .join('');
}

/** Where the characters of a text stand, from its start. */
function offsetsOf(
  node: Text,
  start: number,
  source: Source,
): ((at: number) => number | undefined) | undefined {
  if (source.text.startsWith(node.value, start)) return (at) => at;
  const offsets = alignedOffsets(node.value, sourceOf(node, source));
  return offsets && ((at) => offsets[at]);
}
