import type { Link, Parents, PhrasingContent, Text } from 'mdast';
import { toString as wordsIn } from 'mdast-util-to-string';
import type { Range } from './pairs.ts';

/** A run of inline Markdown as one line of text, for rules that work on text. */
export interface InlineLine {
  readonly text: string;
  /** The ranges of `text` that cannot be cut: code, emphasis, links. */
  readonly atoms: readonly Range[];
}

/** A leaf of inline Markdown with the node that holds it. A link is one leaf. */
export interface Leaf {
  readonly node: PhrasingContent;
  readonly parent: { children: PhrasingContent[] };
}

/** The element an mdast node becomes in HTML, by the fields `mdast-util-to-hast` reads. */
export interface ElementData {
  hName: string;
  hProperties?: Record<string, string | number | string[]>;
}

export function inlineLine(children: readonly PhrasingContent[]): InlineLine {
  let text = '';
  const atoms: Range[] = [];
  for (const child of children) {
    const part = wordsOf(child);
    if (child.type !== 'text' && child.type !== 'break') atoms.push([text.length, text.length + part.length]);
    text += part;
  }
  return { text, atoms };
}

/** The inline nodes of [from, to) of the line that `inlineLine` gives; atoms stay whole. */
export function sliceInline(children: readonly PhrasingContent[], [from, to]: Range): PhrasingContent[] {
  const slice: PhrasingContent[] = [];
  let at = 0;
  for (const child of children) {
    const start = at;
    at += wordsOf(child).length;
    if (child.type === 'text') {
      const value = child.value.slice(Math.max(0, from - start), Math.max(0, to - start));
      if (value !== '') slice.push({ ...child, value });
    } else if (start >= from && at <= to && (start < to || at > start)) slice.push(child);
  }
  return slice;
}

/** The leaves of a block's inline content, in order. */
export function leavesOf(parent: Leaf['parent'], into: Leaf[] = []): Leaf[] {
  for (const node of parent.children) {
    if ('children' in node && node.type !== 'link' && node.type !== 'linkReference') leavesOf(node, into);
    else into.push({ node, parent });
  }
  return into;
}

/** Removes a leaf and every parent it leaves empty. */
export function removeLeaf(root: { children: PhrasingContent[] }, leaf: PhrasingContent): boolean {
  for (const [index, child] of root.children.entries()) {
    if (child === leaf) {
      root.children.splice(index, 1);
      return true;
    }
    if ('children' in child && removeLeaf(child, leaf)) {
      if (child.children.length === 0) root.children.splice(index, 1);
      return true;
    }
  }
  return false;
}

/** An element of our own in the Markdown tree. */
export function element(
  hName: string,
  hProperties: NonNullable<ElementData['hProperties']>,
  children: PhrasingContent[],
): PhrasingContent {
  // No mdast type stands for "any element"; `data` alone decides what it becomes.
  return { type: 'momentElement', data: { hName, hProperties }, children } as unknown as PhrasingContent;
}

export function text(value: string): Text {
  return { type: 'text', value };
}

export function isLink(node: PhrasingContent): node is Link {
  return node.type === 'link';
}

export function wordsOf(node: PhrasingContent | Parents): string {
  return node.type === 'break' ? '\n' : wordsIn(node);
}
