import type {
  Definition,
  Html,
  Image,
  Link,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import { type Finding, finding, type Phrase } from '../check/diagnostics.ts';
import { slugOf } from '../course/slug.ts';
import { repairUrl } from '../entries/video.ts';
import type { ImageUse } from '../lesson.ts';
import { readDefinitions, showUnused } from '../markdown/definitions.ts';
import { typed, wordsOf } from '../markdown/inline.ts';
import { type Place, type Source, sourceOf } from '../markdown/source.ts';
import { harmlessBlocks } from './block-html.ts';
import { joinTags } from './inline-html.ts';
import { type HtmlReader, isReadable, unpairedTags } from './readable-html.ts';
import { blockTag, isComment, unsafeTag } from './tags.ts';

/** What was found while the author's Markdown was made safe. */
export interface Untrusted {
  readonly findings: readonly Finding[];
  readonly images: readonly ImageUse[];
  /** True if harmless HTML blocks are left in the tree. */
  readonly hasHtml: boolean;
}

type Context = {
  readonly source: Source;
  readonly readHtml: HtmlReader | undefined;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly used: Set<Definition>;
  readonly findings: Finding[];
  readonly images: ImageUse[];
  hasHtml: boolean;
};

interface OpenTag {
  readonly name: string;
  readonly place: Place;
}

const NO_BLOCKS: ReadonlySet<Html> = new Set();
const INLINE_PARENTS = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'momentElement',
]);
const IMAGE_BESIDE: Phrase = {
  en: 'an image beside the lesson: png, jpg, webp, gif or avif',
  zh: '与课程文件放在一起的图片：png、jpg、webp、gif 或 avif',
};
const IMAGE_FILE = /\.(?:png|jpe?g|webp|gif|avif)$/i;

/**
 * Makes a tree of strangers' Markdown safe, in place. Nothing is dropped: HTML that is not plain formatting and links
 * to anything but the web stay on the page as the text the author typed.
 */
export function makeSafe(tree: Root, source: Source, readHtml?: HtmlReader): Untrusted {
  const definitions = readDefinitions(tree);
  const context: Context = {
    source,
    readHtml,
    definitions,
    used: new Set(),
    findings: [],
    images: [],
    hasHtml: false,
  };
  sanitize(tree, context);
  showUnused(tree, context.used, source);
  return context;
}

function sanitize(parent: Parents, context: Context, around?: Link): void {
  const link = parent.type === 'link' ? parent : around;
  const inline = INLINE_PARENTS.has(parent.type);
  if (inline) joinTags(parent as { children: PhrasingContent[] }, context.readHtml);
  const harmless = inline ? NO_BLOCKS : harmlessBlocks(parent);
  const open: OpenTag[] = [];
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index];
    if (!node) continue;
    if (node.type === 'paragraph' && parent.type !== 'listItem') restoreBox(node, context.source);
    if (context.readHtml && node.type === 'html' && !inline && isReadable(node)) {
      open.push(...readTags(node, open, context));
      (parent.children as RootContent[]).splice(index--, 1, ...context.readHtml(node));
      continue;
    }
    if (node.type === 'html' && isComment(node.value)) {
      // Within words it keeps its place, for those who write the notes anew.
      if (!inline) parent.children.splice(index--, 1);
      continue;
    }
    const isHarmless = node.type === 'html' && harmless.has(node);
    if (isHarmless) context.hasHtml = true;
    const safe = isHarmless ? node : safeNode(node, inline, context, link);
    if (safe !== node) (parent.children as RootContent[])[index] = safe as RootContent;
    if ('children' in safe) sanitize(safe, context, link);
  }
  for (const { name, place } of open) context.findings.push(unpaired(`<${name}>`, `</${name}>`, place));
}

/** Closes what earlier blocks have opened, says what closes nothing, and gives the tags that a block leaves open. */
function readTags(node: Html, open: OpenTag[], { findings }: Context): readonly OpenTag[] {
  const place = placeOf(node);
  const { opens, closes } = unpairedTags(node);
  for (const name of closes) {
    const at = open.findLastIndex((tag) => tag.name === name);
    if (at >= 0) open.splice(at, 1);
    else findings.push(unpaired(`</${name}>`, `<${name}>`, place));
  }
  return opens.map((name) => ({ name, place }));
}

function unpaired(found: string, expected: string, place: Place): Finding {
  return finding('unpaired-html', place, { found, expected });
}

/** Below an empty list item the parser takes `[x]` for the box of a task that does not exist. */
function restoreBox(paragraph: Paragraph, source: Source): void {
  const [from, to] = [paragraph.position?.start.offset, paragraph.children[0]?.position?.start.offset];
  const box = from !== undefined && to !== undefined ? source.text.slice(from, to) : '';
  if (box !== '') paragraph.children.unshift(typed(box));
}

function safeNode(node: RootContent, inline: boolean, context: Context, link?: Link): RootContent {
  switch (node.type) {
    case 'html':
      return shownHtml(node, inline, context);
    case 'link':
      return safeLink(node, context);
    case 'image':
      return safeImage(node, context, link);
    case 'linkReference':
    case 'imageReference': {
      const definition = context.definitions.get(node.identifier);
      if (!definition) return node;
      const { url, title } = definition;
      const safe =
        node.type === 'linkReference'
          ? safeLink({ ...node, type: 'link', url, title: title ?? null }, context)
          : safeImage(
              { ...node, type: 'image', url, title: title ?? null, alt: node.alt ?? null },
              context,
              link,
            );
      if (safe.type !== 'text' || link) context.used.add(definition);
      return safe;
    }
    default:
      return node;
  }
}

function shownHtml(node: Html, inline: boolean, context: Context): RootContent {
  const unsafe = unsafeTag(node.value) ?? (inline ? undefined : blockTag(node.value));
  if (unsafe !== undefined) context.findings.push(finding('unsafe-html', placeOf(node), { found: unsafe }));
  const shown = at(node, typed(node.value));
  return inline ? shown : at(node, { type: 'paragraph', children: [shown] });
}

function safeLink(node: Link, context: Context): RootContent {
  const url = repairUrl(node.url);
  if (isSafeUrl(url)) return { ...node, url: lessonUrl(url) };
  context.findings.push(finding('unsafe-url', placeOf(node), { found: url, expected: 'https://…' }));
  return asTyped(node, context);
}

function safeImage(node: Image, context: Context, link?: Link): RootContent {
  const url = repairUrl(node.url);
  if (!isSafeUrl(url)) {
    context.findings.push(finding('unsafe-url', placeOf(node), { found: url, expected: IMAGE_BESIDE }));
    return asTyped(node, context);
  }
  const path = url.replace(/^\.\//, '');
  if (/^[^:/?#][^:?#]*$/.test(path) && IMAGE_FILE.test(path) && staysBeside(decoded(path))) {
    context.images.push({ path: decoded(path), ...placeOf(node) });
    // A lesson's page is one folder below the images of its course.
    return { ...node, url: `../${path}` };
  }
  if (!isElsewhere(url)) {
    context.findings.push(finding('unsafe-url', placeOf(node), { found: url, expected: IMAGE_BESIDE }));
    return asTyped(node, context);
  }
  context.findings.push(finding('remote-image', placeOf(node), { found: url }));
  const label = node.alt || url;
  // Links do not nest; the one around the image tells where it is.
  if (link) {
    link.title = [link.title, node.title, url].filter(Boolean).join(' ');
    return at(node, { type: 'text', value: label });
  }
  return at(node, {
    type: 'link',
    url,
    title: node.title ?? null,
    children: [{ type: 'text', value: label }],
  });
}

/** True for a path that leads nowhere but into the folder it starts from, on any system. */
function staysBeside(path: string): boolean {
  return !/^\/|\\/.test(path) && !path.split('/').includes('..');
}

/** A link to another lesson's file, as GitHub follows it, leads to that lesson's page. */
function lessonUrl(url: string): string {
  const match = /^(?:\.\/)?([^/:?#]+)\.md(#.*)?$/i.exec(url);
  return match ? `../${slugOf(decoded(match[1] ?? ''))}/${match[2] ?? ''}` : url;
}

/** True for what a reader may be sent to: the web, mail, a place on this site. */
function isSafeUrl(url: string): boolean {
  // Browsers drop blanks and control characters before they read a scheme.
  const bare = [...url].filter((character) => character > ' ').join('');
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1]?.toLowerCase();
  return scheme === undefined || scheme === 'http' || scheme === 'https' || scheme === 'mailto';
}

function isElsewhere(url: string): boolean {
  return /^(?:https?:)?\/\//i.test(url);
}

function asTyped(node: RootContent, { source }: Context): RootContent {
  return at(node, typed(sourceOf(node, source) || wordsOf(node as PhrasingContent)));
}

function at<T extends RootContent>(node: RootContent, made: T): T {
  return node.position ? { ...made, position: node.position } : made;
}

function placeOf(node: Nodes) {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a lone % is a character of the name
  }
}
