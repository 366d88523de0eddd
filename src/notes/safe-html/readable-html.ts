import type { Html, Link, RootContent } from 'mdast';
import { isOnVideoSite } from '../entries/video.ts';
import { isEmbed } from './embeds.ts';
import { BLOCK_TAGS, PHRASING_TAGS, setOf, type Tag, tagsIn, withoutComments, withoutTags } from './tags.ts';

/** Reads an HTML block into the nodes that Markdown would make of it. */
export type HtmlReader = (node: Html) => readonly RootContent[];

/** The names of tags without a partner in their block. */
export interface Unpaired {
  readonly opens: readonly string[];
  readonly closes: readonly string[];
}

/** Tags that lay a page out; without their attributes nothing is left of them but what they hold. */
const LAYOUT_TAGS = setOf(
  'address article aside big caption center col colgroup div figcaption figure font footer header main nav section ' +
    'span strike tfoot',
);
const MADE_OF_LINKS = setOf('a img h1');
/** Tags that HTML allows to stay open, and those that never close. */
const CLOSED_BY_OTHERS = /^(?:br|col|colgroup|dd|dt|hr|img|li|p|r[pt]|t(?:body|d|foot|h|head|r)|wbr)$/;
const VIDEO_SITE = /youtu\.?be|bilibili/i;
const ACTION = /\son\w+\s*=/i;

/** True for an HTML block that is read as the Markdown of the same look: it leads to videos, or only lays out. */
export function isReadable({ value }: Html): boolean {
  const seen = withoutComments(value);
  const tags = tagsIn(seen);
  const leadsToVideo = VIDEO_SITE.test(seen);
  const onlyLaysOut = withoutTags(seen).trim() === '' && tags.every(({ name }) => LAYOUT_TAGS.has(name));
  return tags.length > 0 && (leadsToVideo || onlyLaysOut) && tags.every(isKnown);
}

function isKnown({ name, kind, rest }: Tag): boolean {
  const known = [PHRASING_TAGS, BLOCK_TAGS, LAYOUT_TAGS, MADE_OF_LINKS].some((tags) => tags.has(name));
  const isPlayer = isEmbed(name) && (name !== 'iframe' || kind === 'close' || /\ssrc\s*=/i.test(rest));
  // Markdown has no links within code.
  return (known || isPlayer) && name !== 'pre' && !ACTION.test(rest);
}

/** The tags of a block that it leaves open, and those it closes without having opened them. */
export function unpairedTags({ value }: Html): Unpaired {
  const opens: string[] = [];
  const closes: string[] = [];
  for (const { name, kind, rest } of tagsIn(withoutComments(value))) {
    if (CLOSED_BY_OTHERS.test(name) || kind === 'void' || rest.endsWith('/')) continue;
    if (kind === 'open') opens.push(name);
    else {
      const at = opens.lastIndexOf(name);
      if (at < 0) closes.push(name);
      else opens.splice(at, 1);
    }
  }
  return { opens, closes };
}

/** The link to the second that a player in a line shows, if the player is of a known video site. */
export function readEmbed(node: Html, readHtml: HtmlReader): Link | undefined {
  const [tag] = tagsIn(node.value);
  if (tag?.kind !== 'open' || tag.whole !== node.value || !isEmbed(tag.name) || !isKnown(tag))
    return undefined;
  const [made] = readHtml({ ...node, value: `${tag.whole}</${tag.name}>` });
  const link = made?.type === 'paragraph' ? made.children[0] : made;
  return link?.type === 'link' && isOnVideoSite(link.url) ? link : undefined;
}
