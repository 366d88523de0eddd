import type { Html, Parents } from 'mdast';
import { BLOCK_TAGS, isPlain, PHRASING_TAGS, tagsIn, withoutComments, withoutTags } from './tags.ts';

/**
 * The HTML blocks of a parent that are harmless: nothing but tags that say how things look, each with its partner, so
 * that they cannot change what stands around them. `<details>` may close in a later block, with Markdown between.
 */
export function harmlessBlocks({ children }: Parents): ReadonlySet<Html> {
  const harmless = new Set<Html>();
  const opened: Html[] = [];
  for (const node of children) {
    const left = node.type === 'html' ? openEnds(node.value) : undefined;
    if (node.type !== 'html' || !left) continue;
    if (left === 'none') harmless.add(node);
    else if (left === 'opens') opened.push(node);
    else {
      const opener = opened.pop();
      if (opener) harmless.add(opener).add(node);
    }
  }
  return harmless;
}

/** Whether a block opens or closes a `<details>` of another one; `undefined` for a block that is not harmless. */
function openEnds(html: string): 'none' | 'opens' | 'closes' | undefined {
  const seen = withoutComments(html);
  const tags = tagsIn(seen);
  if (seen.trim() === '') return 'none';
  if (tags.length === 0 || withoutTags(seen).includes('<')) return undefined;
  const open: string[] = [];
  let closes = false;
  for (const tag of tags) {
    if (!isPlain(tag) || !(PHRASING_TAGS.has(tag.name) || BLOCK_TAGS.has(tag.name))) return undefined;
    if (tag.kind === 'open') open.push(tag.name);
    else if (tag.kind === 'close' && open.at(-1) === tag.name) open.pop();
    else if (tag.kind === 'close' && tag.name === 'details' && open.length === 0 && !closes) closes = true;
    else if (tag.kind === 'close') return undefined;
  }
  if (open.length === 0) return closes ? 'closes' : 'none';
  return open.length === 1 && open[0] === 'details' && !closes ? 'opens' : undefined;
}
