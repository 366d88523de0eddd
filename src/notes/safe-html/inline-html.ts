import type { Html, Link, PhrasingContent } from 'mdast';
import { isBareUrl } from '../entries/repair-links.ts';
import { element, leavesOf } from '../markdown/inline.ts';
import { type HtmlReader, readEmbed } from './readable-html.ts';
import { isPlain, PHRASING_TAGS, type Tag, tagsIn } from './tags.ts';

type Phrasing = { children: PhrasingContent[] };

interface Opened {
  readonly tag: Tag;
  readonly at: number;
}

/**
 * Makes nodes of the harmless HTML in a line: `<kbd>K</kbd>` an element, `<a href="…">…</a>` a link, `<br>` a line
 * break. A tag that is not harmless, or has no partner in the same line, stays as it is; a player becomes a link if
 * there is a reader for it. Changes `phrasing`.
 */
export function joinTags(phrasing: Phrasing, readHtml?: HtmlReader): void {
  if (!phrasing.children.some(({ type }) => type === 'html')) return;
  const made: PhrasingContent[] = [];
  const opened: Opened[] = [];
  const players = new Set<string>();
  for (const node of phrasing.children) {
    const tag = node.type === 'html' ? inlineTag(node) : undefined;
    const link = readHtml && node.type === 'html' ? readEmbed(node, readHtml) : undefined;
    if (link) {
      made.push(link);
      players.add(tagsIn((node as Html).value)[0]?.name ?? '');
    } else if (node.type === 'html' && closesPlayer(node, players)) continue;
    else if (tag?.kind === 'void') made.push(voidNode(tag, node));
    else if (tag?.kind === 'close') close(tag, node, opened, made);
    else {
      if (tag) opened.push({ tag, at: made.length });
      made.push(node);
    }
  }
  phrasing.children = made;
}

function inlineTag({ value }: Html): Tag | undefined {
  const [tag] = tagsIn(value);
  if (!tag || tag.whole !== value) return undefined;
  const isHarmless = PHRASING_TAGS.has(tag.name) && isPlain(tag);
  const isAnchor = tag.name === 'a' && (tag.kind === 'close' || anchorOf(tag) !== undefined);
  return isHarmless || isAnchor ? tag : undefined;
}

/** True for the end of a player that has become a link. */
function closesPlayer({ value }: Html, players: ReadonlySet<string>): boolean {
  const [tag] = tagsIn(value);
  return tag?.kind === 'close' && players.has(tag.name);
}

function close(tag: Tag, node: PhrasingContent, opened: Opened[], made: PhrasingContent[]): void {
  const index = opened.findLastIndex((one) => one.tag.name === tag.name);
  const open = opened[index];
  if (!open) {
    made.push(node);
    return;
  }
  opened.length = index;
  const [start, ...inside] = made.splice(open.at);
  if (start && open.tag.name === 'a' && inside.some(holdsLink)) {
    made.push(start, ...inside, node);
    return;
  }
  const position = start?.position &&
    node.position && { position: { start: start.position.start, end: node.position.end } };
  made.push({ ...elementOf(open.tag, inside), ...position });
}

/** Links do not nest. The URL that is the text of an anchor is no link of its own. */
function holdsLink(node: PhrasingContent): boolean {
  return node.type === 'link'
    ? !isBareUrl(node)
    : leavesOf({ children: [node] }).some((leaf) => isAnyLink(leaf.node));
}

function isAnyLink({ type }: PhrasingContent): boolean {
  return type === 'link' || type === 'linkReference';
}

function elementOf(tag: Tag, children: PhrasingContent[]): PhrasingContent {
  const anchor = tag.name === 'a' ? anchorOf(tag) : undefined;
  if (!anchor) return element(tag.name, {}, children);
  const words = children.flatMap((child) => (child.type === 'link' ? child.children : [child]));
  return { type: 'link', ...anchor, children: words as Link['children'] };
}

function voidNode({ name }: Tag, { position }: PhrasingContent): PhrasingContent {
  const node: PhrasingContent = name === 'br' ? { type: 'break' } : element(name, {}, []);
  return position ? { ...node, position } : node;
}

/** What an `<a>` says, if it has no attribute but those of a link. */
function anchorOf({ rest }: Tag): Pick<Link, 'url' | 'title'> | undefined {
  const attributes = /\s+([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi;
  if (rest.replace(attributes, '').trim() !== '') return undefined;
  const given = new Map(
    Array.from(rest.matchAll(attributes), ([, name = '', ...values]) => [
      name.toLowerCase(),
      values.find((value) => value !== undefined) ?? '',
    ]),
  );
  const url = given.get('href');
  const isLink = [...given.keys()].every((name) => ['href', 'title', 'target', 'rel'].includes(name));
  return isLink && url ? { url, title: given.get('title') ?? null } : undefined;
}
