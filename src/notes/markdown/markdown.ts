import type { List, ListItem, Parents, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfm } from 'micromark-extension-gfm';
import { readInPieces } from './pieces.ts';

/** Reads a text into the tree that all of this folder works on. */
export type MarkdownReader = (text: string) => Root;

type Syntax = ReturnType<typeof gfm>;
type Constructs = NonNullable<Syntax['text']>;

const SYNTAX = gfm();
// What makes links of text afterwards gives them no place; `repairLinks` finds what it would find of videos.
const NODES = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
/** What costs time at every word or line, with what a text must hold to need it: an address, a table's second row. */
const COSTLY = { emailAutolink: /@/, table: /^(?=.*-)(?=.*[|:])[ \t>|:-]+$/m };

/** GitHub-flavoured Markdown in which emphasis also works next to full-width punctuation. */
export function readMarkdown(text: string): Root {
  const unneeded = Object.entries(COSTLY).flatMap(([name, needed]) => (needed.test(text) ? [] : [name]));
  const options = {
    extensions: [withoutConstructs(SYNTAX, unneeded), cjkFriendlyExtension(), gfmStrikethroughCjkFriendly()],
    mdastExtensions: NODES,
  };
  return readInPieces(text, (piece) => fromMarkdown(piece, options));
}

/** Two blank lines between list items are the author's way to begin another list, which Markdown does not know. */
export function splitLists(parent: Parents): void {
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index];
    if (node?.type === 'list') {
      const lists = listsOf(node);
      if (lists.length > 1) (parent.children as RootContent[]).splice(index, 1, ...lists);
      index += lists.length - 1;
      for (const list of lists) splitLists(list);
    } else if (node && 'children' in node) splitLists(node);
  }
}

function listsOf(list: List): List[] {
  const groups: ListItem[][] = [[]];
  for (const [index, item] of list.children.entries()) {
    const before = list.children[index - 1]?.position?.end.line;
    if (before !== undefined && (item.position?.start.line ?? 0) - before > 2) groups.push([]);
    groups.at(-1)?.push(item);
  }
  if (groups.length === 1) return [list];
  const start = (at: number) => (list.ordered && list.start != null ? { start: list.start + at } : {});
  let at = 0;
  return groups.map((children) => {
    const made = { ...list, children, spread: children.some((item) => item.spread), ...start(at) };
    at += children.length;
    return made as List;
  });
}

/** A syntax extension of micromark without the constructs of some names. */
function withoutConstructs(extension: Syntax, names: readonly string[]): Syntax {
  const { flow = {}, text = {} } = extension;
  return names.length === 0
    ? extension
    : { ...extension, flow: filtered(flow, names), text: filtered(text, names) };
}

function filtered(constructs: Constructs, names: readonly string[]): Constructs {
  const kept = Object.entries(constructs).map(([code, some]) => {
    const list = [some ?? []].flat();
    return [code, list.filter(({ name }) => name === undefined || !names.includes(name))] as const;
  });
  return Object.fromEntries(kept.filter(([, list]) => list.length > 0));
}
