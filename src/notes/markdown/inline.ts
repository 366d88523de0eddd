import type { Link, Parent, Parents, PhrasingContent, Text } from 'mdast';
import type { Range } from '../entries/pairs.ts';

declare module 'mdast' {
  interface TextData {
    typed?: boolean;
  }
  interface PhrasingContentMap {
    momentElement: OwnElement;
  }
  interface RootContentMap {
    momentElement: OwnElement;
  }
}

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

/** An element that no Markdown stands for. */
export interface OwnElement extends Parent {
  type: 'momentElement';
  data: ElementData;
  children: PhrasingContent[];
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

/**
 * The inline nodes of [from, to) of the line that `inlineLine` gives. Atoms stay whole and are never lost: one that
 * has no words, or reaches over an end of the range, belongs to it if it begins within `around`.
 */
export function sliceInline(
  children: readonly PhrasingContent[],
  [from, to]: Range,
  around: Range,
): PhrasingContent[] {
  const slice: PhrasingContent[] = [];
  let at = 0;
  for (const child of children) {
    const start = at;
    at += wordsOf(child).length;
    if (child.type === 'text') {
      const value = child.value.slice(Math.max(0, from - start), Math.max(0, to - start));
      if (value !== '') slice.push({ ...child, value });
    } else if (child.type === 'break') {
      if (start >= from && at <= to) slice.push(child);
    } else if (start >= around[0] && start < around[1]) slice.push(child);
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

/** Removes a leaf and every parent it leaves empty, but for the cells of a table, which keep their column. */
export function removeLeaf(root: { children: PhrasingContent[] }, leaf: PhrasingContent): boolean {
  for (const [index, child] of root.children.entries()) {
    if (child === leaf) {
      root.children.splice(index, 1);
      return true;
    }
    if ('children' in child && removeLeaf(child, leaf)) {
      if (child.children.length === 0 && !isCell(child)) root.children.splice(index, 1);
      return true;
    }
  }
  return false;
}

function isCell(node: PhrasingContent): boolean {
  return (node.type as string) === 'tableCell';
}

/** An element of our own in the Markdown tree. */
export function element(
  hName: string,
  hProperties: NonNullable<ElementData['hProperties']>,
  children: PhrasingContent[],
): OwnElement {
  return { type: 'momentElement', data: { hName, hProperties }, children };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

/** Text that is shown as its author typed it, with nothing made of it. */
export function typed(value: string): Text {
  return { type: 'text', value, data: { typed: true } };
}

export function isLink(node: PhrasingContent): node is Link {
  return node.type === 'link';
}

/** What a node says, without Markdown and without HTML; a line break is a line end. */
export function wordsOf(node: PhrasingContent | Parents): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  if (!('children' in node)) return '';
  let words = '';
  for (const child of node.children) words += wordsOf(child as PhrasingContent);
  return words;
}

/** A character as HTML names it. */
const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;
/** The first of two units that make a character. */
const IS_HALF = /[\uD800-\uDBFF]/;

/**
 * Where in its Markdown each character of a text stands, and where the last one ends; `undefined` where the two cannot
 * be aligned, as with an entity that makes two characters.
 */
export function alignedOffsets(value: string, markdown: string): readonly number[] | undefined {
  const offsets: number[] = [];
  let at = 0;
  for (const [index, character] of value.split('').entries()) {
    offsets.push(at);
    const entity = markdown[at] === '&' ? ENTITY.exec(markdown.slice(at, at + 40))?.[0] : undefined;
    if (entity && !value.startsWith(entity, index) && !IS_HALF.test(character)) at += entity.length;
    else if (markdown[at] === '\\' && markdown[at + 1] === character) at += 2;
    else if (markdown[at] === character) {
      at++;
      if (/[\r\n]/.test(character)) while (/[ \t]/.test(markdown[at] ?? '')) at++;
    } else if (value.slice(index).trim() !== '') return undefined;
  }
  return [...offsets, at];
}
