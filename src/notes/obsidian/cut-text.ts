import type { Text } from 'mdast';
import { alignedOffsets, text } from '../markdown/inline.ts';
import { pointAt, type Source, sourceOf } from '../markdown/source.ts';

/** The characters [from, to) of a text as a text of its own, with its place in the file where that is known. */
export function cutText(node: Text, from: number, to: number, source: Source): Text {
  const made = text(node.value.slice(from, to));
  const start = node.position?.start.offset;
  const offsets = start === undefined ? undefined : alignedOffsets(node.value, sourceOf(node, source));
  const [first, last] = [offsets?.[from], offsets?.[to]];
  if (start === undefined || first === undefined || last === undefined) return made;
  return { ...made, position: { start: pointAt(source, start + first), end: pointAt(source, start + last) } };
}

/** What was typed in a text as it is meant: a character that is escaped, or made by us, is none that could be a sign. */
export function signsOf(node: Text, source: Source): string {
  if (node.data?.typed) return '';
  const markdown = sourceOf(node, source);
  const offsets = markdown.includes('\\') ? alignedOffsets(node.value, markdown) : undefined;
  if (!offsets) return node.value;
  return node.value
    .split('')
    .map((character, at) => (markdown[offsets[at] ?? 0] === character ? character : '\0'))
    .join('');
}
