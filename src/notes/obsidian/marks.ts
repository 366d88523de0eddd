import type { PhrasingContent } from 'mdast';
import { element, type Leaf } from '../markdown/inline.ts';
import type { Source } from '../markdown/source.ts';
import { cutText, signsOf } from './cut-text.ts';

// Where `==` compares, as in `x==1`, it has letters or figures on its outer side.
const OPENS = /(?<![=\\\p{Script=Latin}\p{N}_)\]])==(?=[^\s=]|$)/u;
// A Latin word may follow a Chinese one without a blank.
const CLOSES = /(?<=[^\s=\\])==(?![=\p{Script=Latin}\p{N}_])|(?<=\p{Script=Han})==(?=\p{Script=Latin})/u;

/** Makes a mark of what stands between two `==` of the same parent. Changes `parent`. */
export function joinMarks(parent: Leaf['parent'], source: Source): void {
  for (let index = 0; index < parent.children.length; index++) {
    const opening = parent.children[index];
    const from = opening?.type === 'text' ? signsOf(opening, source).search(OPENS) : -1;
    if (opening?.type !== 'text' || from < 0) continue;
    const closing = closingAfter(parent.children, index, from + 2, source);
    // What closes nothing here closes nothing further on.
    if (!closing) return;
    const { at, node, until } = closing;
    const end = node.value.length;
    const inner =
      at === index
        ? [cutText(opening, from + 2, until, source)]
        : [
            cutText(opening, from + 2, opening.value.length, source),
            ...parent.children.slice(index + 1, at),
            cutText(node, 0, until, source),
          ];
    const mark = element('mark', {}, inner.filter(hasContent));
    const [first, last] = [cutText(opening, from, from + 2, source), cutText(node, until, until + 2, source)];
    if (first.position && last.position)
      mark.position = { start: first.position.start, end: last.position.end };
    const before = [cutText(opening, 0, from, source)].filter(hasContent);
    const after = [cutText(node, until + 2, end, source)].filter(hasContent);
    parent.children.splice(index, at - index + 1, ...before, mark, ...after);
    index += before.length;
  }
}

/** The first text from `index` on that holds a closing sign, and where in it; in the first text, after `from`. */
function closingAfter(nodes: readonly PhrasingContent[], index: number, from: number, source: Source) {
  for (const [at, node] of nodes.entries()) {
    if (at < index || node.type !== 'text') continue;
    const signs = signsOf(node, source);
    // What stands before the text in another node is as good as a letter.
    const until = at === index ? indexFrom(signs, from) : `a${signs}`.search(CLOSES) - 1;
    if (until >= 0) return { at, node, until };
  }
  return undefined;
}

function indexFrom(signs: string, from: number): number {
  const at = signs.slice(from).search(CLOSES);
  return at < 0 ? -1 : at + from;
}

function hasContent(node: PhrasingContent): boolean {
  return node.type !== 'text' || node.value !== '';
}
