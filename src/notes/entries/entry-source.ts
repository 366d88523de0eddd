import type { PhrasingContent, TableRow } from 'mdast';
import type { Finding } from '../check/diagnostics.ts';
import { cutFrontMatter } from '../course/cut-front-matter.ts';
import { readFrontMatter } from '../course/front-matter.ts';
import { type Block, blocksOf } from '../markdown/blocks.ts';
import { tooDeepLine } from '../markdown/depth.ts';
import { readMarkdown, splitLists } from '../markdown/markdown.ts';
import { readSource, type Source } from '../markdown/source.ts';
import { makeSafe } from '../safe-html/untrusted.ts';
import { type Leaning, leaningOf } from './pairs.ts';
import { type TimeLink, timeLinksOf } from './read-time-link.ts';
import { repairLinks } from './repair-links.ts';
import { type BlockTime, takeTime } from './time-links.ts';
import { joinUnits, lineOf, type Unit, unitsOf, writeWords } from './write-words.ts';

/** A moment or a point as it stands in the author's file. */
export interface EntrySource {
  readonly block: Block;
  /** All its time links, in their order. */
  readonly links: readonly TimeLink[];
  readonly time?: BlockTime;
  /** Its words in canonical Markdown, without the first time link; absent where they cannot be taken apart. */
  readonly words?: string;
  /** True if a link of it has an error, so that its author has to look at it. */
  readonly broken: boolean;
}

/** The entries of a file with where and how they are written; for what writes notes rather than reads them. */
export interface OutlineSource {
  /** Offsets and lines are those of the file. */
  readonly source: Source;
  readonly blocks: readonly Block[];
  readonly entries: readonly EntrySource[];
}

interface Draft {
  readonly block: Block;
  readonly links: readonly TimeLink[];
  readonly time: BlockTime | undefined;
  readonly isEntry: boolean;
  readonly units: readonly Unit[] | undefined;
  readonly broken: boolean;
}

/**
 * Reads the entries of a file for writing them anew. Headings without a time are no entries here. Notes that are nested
 * too deeply to be read have none.
 */
export function readOutlineSource(text: string): OutlineSource {
  const { yaml, body } = cutFrontMatter(text);
  const { meta } = readFrontMatter(yaml);
  const source = readSource(body);
  const canBeRead = tooDeepLine(body) === undefined;
  return { source, ...(canBeRead ? readEntries(source, meta.pairs !== false) : { blocks: [], entries: [] }) };
}

function readEntries(source: Source, hasPairs: boolean): Omit<OutlineSource, 'source'> {
  const tree = readMarkdown(source.text);
  splitLists(tree);
  makeSafe(tree, source);
  const blocks = blocksOf(tree);
  const drafts = readDrafts(blocks, source);
  const leaning = hasPairs ? leaningOfDrafts(drafts) : undefined;
  const entries = drafts
    .filter(({ isEntry, block, time }) => isEntry && (time || block.kind !== 'heading'))
    .map(({ block, links, time, units, broken }): EntrySource => {
      const words = units && writeWords(units, leaning);
      return { block, links, broken, ...(time && { time }), ...(words !== undefined && { words }) };
    });
  return { blocks, entries };
}

function readDrafts(blocks: readonly Block[], source: Source): readonly Draft[] {
  const read = blocks.map((block) => {
    const holder = block.holder ?? { children: [] };
    const findings: Finding[] = [];
    repairLinks(holder, source);
    const links = timeLinksOf(holder, source, findings);
    return { block, links, broken: findings.some(({ severity }) => severity === 'error') };
  });
  const outlines = new Set(read.filter(({ links }) => links.length > 0).map(({ block }) => block.list));
  return read.map(({ block, links, broken }) => {
    const cells = cellsOf(block);
    const canBeTaken = !cells.flat().some((child) => holdsInside(child, links[0]));
    const time = block.holder && takeTime(block.holder, links, source, []);
    const isPoint = block.kind === 'item' && outlines.has(block.list);
    const isEntry = time !== undefined || block.kind === 'heading' || isPoint;
    const units = canBeTaken ? joinUnits(cellsOf(block).map((cell) => unitsOf(cell, source))) : undefined;
    return { block, links, time, isEntry, units, broken };
  });
}

function leaningOfDrafts(drafts: readonly Draft[]): Leaning {
  return leaningOf(drafts.filter(({ isEntry }) => isEntry).map(({ units }) => lineOf(units ?? [])));
}

/** The inline content of a block; of a table row, that of each of its cells. */
function cellsOf({ kind, container, holder }: Block): readonly (readonly PhrasingContent[])[] {
  return kind === 'row'
    ? (container as TableRow).children.map((cell) => cell.children)
    : [holder?.children ?? []];
}

/** True if a link stands within emphasis or the like, which cannot be cut. */
function holdsInside(node: PhrasingContent, link: TimeLink | undefined): boolean {
  if (!link || !('children' in node) || node === link.node) return false;
  return node.children.some((child) => child === link.node || holdsInside(child, link));
}
