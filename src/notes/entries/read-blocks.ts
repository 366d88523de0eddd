import type { Paragraph, PhrasingContent, Root, TableRow } from 'mdast';
import { type Finding, finding } from '../check/diagnostics.ts';
import type { Entry } from '../lesson.ts';
import { type Block, blocksOf } from '../markdown/blocks.ts';
import { type MarkdownReader, readMarkdown, splitLists } from '../markdown/markdown.ts';
import { placeAt, type Source } from '../markdown/source.ts';
import { readObsidian } from '../obsidian/read-obsidian.ts';
import type { HtmlReader } from '../safe-html/readable-html.ts';
import { makeSafe, type Untrusted } from '../safe-html/untrusted.ts';
import { type BareTime, bareTimeOf, linkBareTime } from './link-bare-time.ts';
import { partLinksBelow } from './links-below.ts';
import { type TimeLink, timeLinksOf } from './read-time-link.ts';
import { repairLinks } from './repair-links.ts';
import { type BlockTime, takeTime } from './time-links.ts';
import type { VideoId } from './video.ts';

/** One block of notes as it was read: what it is, its time links, and where its words stand. */
export interface ReadBlock {
  readonly block: Block;
  /** Absent for a block that is no entry. A heading with a time is a moment. */
  readonly kind?: Entry['kind'];
  /** All its time links, in their order, as they stand in the file. */
  readonly links: readonly TimeLink[];
  /** The first of its links with what belongs to it; it is not in the words of the block any more. */
  readonly time?: BlockTime;
  /** True if all of it is Markdown; what was HTML has no offsets and cannot be written anew. */
  readonly isMarkdown: boolean;
  /** Offsets [from, to) of its words and links; absent where nothing stands, or nothing with a place. */
  readonly range?: readonly [number, number];
  /** True if its time was typed without a link; what stands there cannot be written anew as one. */
  readonly hasBareTime?: boolean;
  /** True if its first link stands within emphasis or the like, which cannot be cut. */
  readonly holdsLinkInside: boolean;
  /** True if a link of it has an error, so that its author has to look at it. */
  readonly isBroken: boolean;
  readonly findings: readonly Finding[];
}

/** A tree of Markdown that is safe to show, and the blocks in it. */
export interface TreeOfBlocks extends Pick<Untrusted, 'images' | 'hasHtml'> {
  /** The time of each block is taken out of its words. */
  readonly tree: Root;
  readonly blocks: readonly ReadBlock[];
  readonly found: readonly Finding[];
}

/**
 * The one reader of entries: reads Markdown, makes it safe, finds its blocks, makes links of what was meant as links and
 * takes the time of each block out of its words. The list items around a timed one are points. `video` is that of times
 * without a link, if the front matter names one; else they are of the only video that links of the file lead to.
 * Without `readHtml`, a parser that weighs much in a browser, HTML that leads to videos stays text.
 */
export function readBlocksOf(
  source: Source,
  read: MarkdownReader = readMarkdown,
  video?: VideoId,
  readHtml?: HtmlReader,
): TreeOfBlocks {
  const tree = read(source.text);
  splitLists(tree);
  const vault = readObsidian(tree, source);
  const { images, hasHtml, findings } = makeSafe(tree, source, readHtml);
  partLinksBelow(tree, source);
  const blocks = readBlocks(tree, source, video);
  return {
    tree,
    images,
    hasHtml,
    blocks,
    found: [...vault, ...findings, ...blocks.flatMap((block) => block.findings)],
  };
}

function readBlocks(tree: Root, source: Source, video: VideoId | undefined): readonly ReadBlock[] {
  const found = blocksOf(tree).map((block) => readLinks(block, source));
  const linked = withBareTimes(found, video ?? onlyVideo(found), source);
  const outlines = new Set(linked.filter(({ links }) => links.length > 0).map(({ block }) => block.list));
  return linked.map((read) => {
    const { block, links } = read;
    const findings = [...read.findings];
    const time = block.phrasing && takeTime(block.phrasing, links, source, findings);
    const isPoint = block.kind === 'item' && outlines.has(block.list);
    const kind = time ? 'moment' : block.kind === 'heading' ? 'section' : isPoint ? 'point' : undefined;
    return { ...read, findings, ...(time && { time }), ...(kind && { kind }) };
  });
}

/** What may begin with a time that is not linked. */
const BEGIN_WITH_TIME: ReadonlySet<Block['kind']> = new Set(['item', 'heading', 'row']);

/** Reads the times without a link of list items, headings and rows, if it is known which video they are of. */
function withBareTimes(
  blocks: readonly ReadBlock[],
  video: VideoId | undefined,
  source: Source,
): readonly ReadBlock[] {
  const bare = new Map(
    blocks.flatMap(({ block, links }) => {
      const canHaveOne = links.length === 0 && BEGIN_WITH_TIME.has(block.kind);
      const time = canHaveOne ? bareTimeOf(beginningOf(block), source) : undefined;
      return time ? [[block, time] as const] : [];
    }),
  );
  let isSaid = false;
  return blocks.map((read) => {
    const time = bare.get(read.block);
    if (!time || !read.block.phrasing) return read;
    if (video !== undefined) {
      const meant = linkBareTime(beginningOf(read.block), time, video, source);
      const linked = readLinks(read.block, source);
      return { ...linked, hasBareTime: true, findings: [...read.findings, meant, ...linked.findings] };
    }
    // One could be a time of the day; several without any video are notes that lack one.
    if (isSaid || bare.size < 2) return read;
    isSaid = true;
    return { ...read, findings: [...read.findings, missingVideo(time, source)] };
  });
}

/** The inline content a block begins with; of a table row, that of its first cell. */
function beginningOf(block: Block): PhrasingContent[] {
  return block.kind === 'row'
    ? ((block.container as TableRow).children[0]?.children ?? [])
    : (block.phrasing?.children ?? []);
}

function missingVideo({ range: [from, to] }: BareTime, source: Source): Finding {
  return finding('time-without-video', placeAt(source, from), { found: source.text.slice(from, to) });
}

/** The video that all links of a file lead to, if it is one. */
function onlyVideo(blocks: readonly ReadBlock[]): VideoId | undefined {
  const videos = new Set(blocks.flatMap(({ links }) => links.map((link) => link.video)));
  const [video] = videos;
  return videos.size === 1 ? video : undefined;
}

/** The inline content of a block; of a table row, that of each of its cells. */
export function cellsOf({ kind, container, phrasing }: Block): readonly (readonly PhrasingContent[])[] {
  return kind === 'row'
    ? (container as TableRow).children.map((cell) => cell.children)
    : [phrasing?.children ?? []];
}

function readLinks(block: Block, source: Source): ReadBlock {
  const phrasing = block.phrasing ?? { children: [] };
  const findings = [...repairLinks(phrasing, source)];
  const repaired = findings.length;
  const links = timeLinksOf(phrasing, source, findings);
  const [first] = links;
  const said = phrasing as Partial<Pick<Paragraph, 'position'>>;
  const places = [block.container, ...(block.phrasing ? [said] : []), ...links.map(({ node }) => node)];
  const isMarkdown = places.every(({ position }) => position?.start.offset !== undefined);
  const from = phrasing.children.at(0)?.position?.start.offset;
  const to = phrasing.children.at(-1)?.position?.end.offset;
  return {
    block,
    links,
    isMarkdown,
    ...(isMarkdown && from !== undefined && to !== undefined && { range: [from, to] as const }),
    holdsLinkInside: first !== undefined && standsInside(block, first.node),
    isBroken: findings.slice(repaired).some(({ severity }) => severity === 'error'),
    findings,
  };
}

/** True for a link deeper than in the block itself or in a cell of its row. */
function standsInside(block: Block, link: PhrasingContent): boolean {
  return !cellsOf(block).some((cell) => cell.includes(link));
}
