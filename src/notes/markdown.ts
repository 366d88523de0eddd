import type { List, ListItem, Parents, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfm } from 'micromark-extension-gfm';

/** Reads a text into the tree that all of this folder works on. */
export type MarkdownReader = (text: string) => Root;

/** GitHub-flavoured Markdown in which emphasis also works next to full-width punctuation. */
export function readMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), cjkFriendlyExtension()],
    mdastExtensions: [gfmFromMarkdown()],
  });
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
