import type { Link, ListItem, Paragraph, Parents, PhrasingContent } from 'mdast';
import { isLink, wordsOf } from '../markdown/inline.ts';
import { pointAt, type Source } from '../markdown/source.ts';
import { isOnVideoSite } from './video.ts';

/**
 * Makes a paragraph of each link that stands alone in a line below an item which says its words in both languages: it
 * belongs to the item, but is none of its halves.
 *
 * @example
 * - Paper 论文 [0:30](https://youtu.be/9spwoDYwW_I?t=30)
 *   [arXiv](https://arxiv.org/abs/1512.03385)
 */
export function partLinksBelow(parent: Parents, source: Source): void {
  for (const node of parent.children) {
    if (node.type === 'listItem') partItem(node, source);
    if ('children' in node && node.type !== 'paragraph') partLinksBelow(node, source);
  }
}

function partItem(item: ListItem, source: Source): void {
  const [said] = item.children;
  if (said?.type !== 'paragraph') return;
  for (let link = linkBelow(said); link && isInBoth(said.children.slice(0, -1)); link = linkBelow(said)) {
    cutEnd(said, source);
    item.children.splice(1, 0, paragraphOf(link));
    item.spread = true;
  }
}

/** The link that is the last line of a paragraph; a link to a video is a time. */
function linkBelow({ children }: Paragraph): Link | undefined {
  const [before, last] = children.slice(-2);
  if (!before || !last || !isLink(last) || isOnVideoSite(last.url)) return undefined;
  const endsLine = before.type === 'break' || (before.type === 'text' && /[\r\n][ \t]*$/.test(before.value));
  return endsLine && last.position?.start.offset !== undefined ? last : undefined;
}

function isInBoth(nodes: readonly PhrasingContent[]): boolean {
  const words = nodes.map(wordsOf).join(' ');
  return /\p{Script=Han}/u.test(words) && /\p{Script=Latin}/u.test(words);
}

/** Takes away the last link of a paragraph and the end of the line above it. */
function cutEnd(said: Paragraph, source: Source): void {
  said.children.pop();
  const before = said.children.at(-1);
  if (before?.type === 'text') before.value = before.value.trimEnd();
  if (before?.type === 'break' || (before?.type === 'text' && before.value === '')) said.children.pop();
  const last = said.children.at(-1);
  const [from, to] = [last?.position?.start.offset, last?.position?.end.offset];
  if (!last?.position || from === undefined || to === undefined) return;
  const end = pointAt(source, from + source.text.slice(from, to).trimEnd().length);
  last.position = { ...last.position, end };
  if (said.position) said.position = { ...said.position, end };
}

function paragraphOf(link: Link): Paragraph {
  return { type: 'paragraph', children: [link], ...(link.position && { position: link.position }) };
}
