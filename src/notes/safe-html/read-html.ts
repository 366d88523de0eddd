import type { Element, ElementContent, Nodes as HastNodes, Parents as HastParents } from 'hast';
import { raw } from 'hast-util-raw';
import { type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { Html, Link, Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import { isOnVideoSite } from '../entries/video.ts';
import { element } from '../markdown/inline.ts';
import type { Place } from '../markdown/source.ts';
import { embedUrl, isEmbed } from './embeds.ts';
import { BLOCK_TAGS, PHRASING_TAGS, type Tag, tagsIn, withoutComments, withoutTags } from './tags.ts';

/** The names of tags without a partner in their block. */
export interface Unpaired {
  readonly opens: readonly string[];
  readonly closes: readonly string[];
}

/** Tags that lay a page out; without their attributes nothing is left of them but what they hold. */
const LAYOUT_TAGS: ReadonlySet<string> = new Set(
  'address article aside big caption center col colgroup div figcaption figure font footer header main nav section span strike tfoot'.split(
    ' ',
  ),
);
const MADE_OF_LINKS: ReadonlySet<string> = new Set(['a', 'img', 'h1']);
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

/**
 * Reads an HTML block into the nodes that Markdown would make of it, without comments and without attributes but those
 * of links and images. An embedded video becomes a link to its second. What is made has lines and columns, but no
 * offsets: it cannot be written anew as Markdown.
 */
export function readHtml(node: Html): readonly RootContent[] {
  const { value, position } = node;
  const tree = raw(
    { type: 'root', children: [{ type: 'raw', value, ...(position && { position }) }] },
    { file: { value } as never },
  );
  linkEmbeds(tree as HastParents);
  const made = toMdast(tree as HastNodes, {
    document: true,
    handlers: HANDLERS,
    nodeHandlers: { comment() {} },
  });
  const nodes = 'children' in made ? (made.children as RootContent[]) : [made as RootContent];
  for (const one of nodes) placeAll(one, position?.start ?? { line: 1, column: 1 });
  return nodes;
}

/** The link to the second that a player in a line shows, if the player is of a known video site. */
export function readEmbed(node: Html): Link | undefined {
  const [tag] = tagsIn(node.value);
  if (tag?.kind !== 'open' || tag.whole !== node.value || !isEmbed(tag.name) || !isKnown(tag))
    return undefined;
  const [made] = readHtml({ ...node, value: `${tag.whole}</${tag.name}>` });
  const link = made?.type === 'paragraph' ? made.children[0] : made;
  return link?.type === 'link' && isOnVideoSite(link.url) ? link : undefined;
}

const HANDLERS: Readonly<Record<string, Handle>> = {
  details: (state, node) => box(state, node),
  summary: (state, node) => [
    element('summary', {}, [{ type: 'paragraph', children: state.all(node) } as unknown as PhrasingContent]),
  ],
  ...Object.fromEntries(
    ['cite', 'dfn', 'ins', 'kbd', 'mark', 'rp', 'rt', 'ruby', 'small', 'sub', 'sup', 'u', 'var'].map(
      (name) => [
        name,
        (state: State, node: Element) => element(name, {}, state.all(node) as PhrasingContent[]),
      ],
    ),
  ),
};

function box(state: State, node: Element) {
  return element(node.tagName, {}, state.toFlow(state.all(node)) as unknown as PhrasingContent[]);
}

/** Replaces players by links; what stands in a component comes after its link. */
function linkEmbeds(parent: HastParents): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    linkEmbeds(child);
    // An anchor of nothing is a place in a page that is not there any more.
    if (child.tagName === 'a' && !child.properties.href) return child.children;
    if (!isEmbed(child.tagName)) return [child];
    const { url, title } = embedUrl(child.properties);
    const { position } = child;
    if (url === undefined) return child.children;
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: url },
      children: [{ type: 'text', value: title ?? url }],
      ...(position && { position }),
    };
    return child.tagName === 'iframe' ? [link] : [link, ...child.children];
  });
}

/** Gives every node a place without an offset: its own, that of what it begins with, or that of what it stands in. */
function placeAll(node: Nodes, around: Place): void {
  const { line, column } = firstPlace(node) ?? around;
  const end = node.position?.end ?? { line, column };
  node.position = { start: { line, column }, end: { line: end.line, column: end.column } };
  if ('children' in node) for (const child of (node as Parents).children) placeAll(child, { line, column });
}

function firstPlace(node: Nodes): Place | undefined {
  if (node.position || !('children' in node) || !node.children[0]) return node.position?.start;
  return firstPlace(node.children[0]);
}
