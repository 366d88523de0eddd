import type { PhrasingContent } from 'mdast';
import type { Leaf } from '../markdown/inline.ts';
import { type Source, sourceOf } from '../markdown/source.ts';
import { cutText, signsOf } from './cut-text.ts';

/** A name for other notes to link to, at the end of a block; a bare number is rather a power. */
const BLOCK_ID = /(?:^|\s)\^(?!\d+\s*$)[\w-]+\s*$/;

/** Takes the id at the end of a block out of its words: it becomes a comment, which is not published. */
export function hideBlockId(block: Leaf['parent'], source: Source): void {
  const last = block.children.at(-1);
  const at = last?.type === 'text' ? signsOf(last, source).search(BLOCK_ID) : -1;
  if (last?.type !== 'text' || at < 0) return;
  const { value, position } = cutText(last, at, last.value.length, source);
  const hidden = { type: 'html' as const, value: `<!--${value.trim()}-->`, ...(position && { position }) };
  const words = cutText(last, 0, at, source);
  block.children.splice(-1, 1, ...(words.value === '' ? [] : [words]), hidden);
}

/** The id of a block as its author typed it, if a node is one that was hidden. */
export function hiddenBlockId(node: PhrasingContent, source: Source): string | undefined {
  const typed = node.type === 'html' ? sourceOf(node, source).trim() : '';
  return typed.startsWith('^') ? typed : undefined;
}
