import type { PhrasingContent, Root } from 'mdast';
import { type Finding, finding } from './check/diagnostics.ts';
import { cutFrontMatter } from './course/cut-front-matter.ts';
import { readFrontMatter } from './course/front-matter.ts';
import { type Pairing, pairingOf } from './entries/pairs.ts';
import { cellsOf, type ReadBlock, readBlocksOf, type TreeOfBlocks } from './entries/read-blocks.ts';
import { isPair, type Languages, PAIR } from './languages.ts';
import type { FrontMatter } from './lesson.ts';
import type { Block } from './markdown/blocks.ts';
import { tooDeepLine } from './markdown/depth.ts';
import { inlineLine, leavesOf, wordsOf } from './markdown/inline.ts';
import { type MarkdownReader, readMarkdown } from './markdown/markdown.ts';
import { tooMuchIn } from './markdown/size.ts';
import { readSource, type Source } from './markdown/source.ts';
import { readHtml } from './safe-html/read-html.ts';

/** A file of notes as it stands: all that was read in it, with its place. */
export interface Notes extends Omit<TreeOfBlocks, 'found'> {
  readonly meta: FrontMatter;
  /** The text below the front matter; offsets and lines are those of the file. */
  readonly source: Source;
  /** Of the blocks, the heading that says the title. */
  readonly title?: ReadBlock;
  /** The languages of the notes. */
  readonly languages: Languages;
  /** True if its entries are meant to be in both. */
  readonly hasPairs: boolean;
  /** How the lines of its entries are divided into English and Chinese. */
  readonly pairing: Pairing;
  readonly findings: readonly Finding[];
}

/**
 * Reads what stands where in a file of notes. `parseLesson` makes a page of it; what writes notes, such as the
 * formatter, writes it anew. Notes that are too long or nested too deeply to be read have no blocks. `read` may be
 * another reader that makes the same tree.
 */
export function readNotes(
  text: string,
  read: MarkdownReader = readMarkdown,
  languages: Languages = PAIR,
): Notes {
  const { yaml, body, findings: unclosed } = cutFrontMatter(text);
  const source = readSource(body);
  const much = tooMuchIn(source);
  const { meta, findings } = readFrontMatter(much ? undefined : yaml, languages);
  const hasPairs = isPair(languages) && meta.pairs !== false;
  const front = { meta, languages, hasPairs, source, findings: [...unclosed, ...findings] };
  if (much) return unreadNotes(front, finding('too-long', much, much));
  const line = tooDeepLine(body);
  if (line !== undefined) return unreadNotes(front, finding('too-deep', { line, column: 1 }));
  return unlessTooDeep(
    () => readBody(front, read),
    () => unreadNotes(front),
  );
}

type Front = Pick<Notes, 'meta' | 'languages' | 'hasPairs' | 'source' | 'findings'>;

/** Notes of which nothing but the front matter can be read, and why. */
export function unreadNotes(
  { meta, languages, hasPairs, source, findings }: Front,
  why = finding('too-deep', { line: 1, column: 1 }),
): Notes {
  const tree: Root = { type: 'root', children: [] };
  const all = [...findings, why];
  return {
    meta,
    languages,
    hasPairs,
    source,
    tree,
    images: [],
    hasHtml: false,
    blocks: [],
    pairing: 'whole',
    findings: all,
  };
}

/** What some work gives, or something else if a text is nested too deeply for it; other faults are ours. */
export function unlessTooDeep<T>(work: () => T, instead: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return instead();
    throw error;
  }
}

function readBody({ source, findings, ...front }: Front, read: MarkdownReader): Notes {
  const { meta, hasPairs } = front;
  const { found, ...body } = readBlocksOf(source, read, meta.video, readHtml);
  const { blocks, tree } = body;
  const title = meta.title ? undefined : titleOf(blocks, tree);
  const pairing = hasPairs ? pairingOf(entryLines(blocks, title)) : 'whole';
  return { ...front, source, ...body, ...(title && { title }), pairing, findings: [...findings, ...found] };
}

/** The first `# heading` is the title, if it is nothing but words; the page shows it above the notes. */
function titleOf(blocks: readonly ReadBlock[], tree: Root): ReadBlock | undefined {
  const first = blocks.find(
    ({ block: { container, parent } }) =>
      parent === tree && container.type === 'heading' && container.depth === 1,
  );
  const isPlain = first?.block.phrasing && first.time === undefined && saysWords(first.block.phrasing);
  return isPlain ? first : undefined;
}

function saysWords(phrasing: NonNullable<ReadBlock['block']['phrasing']>): boolean {
  const leaves = leavesOf(phrasing);
  return (
    leaves.every(({ node }) => node.type === 'text' || node.type === 'inlineCode') &&
    leaves.some(({ node }) => wordsOf(node).trim() !== '')
  );
}

/** What of a block may be a pair; of a row its one cell with words, as several are halves of their own. */
function pairIn(block: Block): readonly PhrasingContent[] {
  const cells = cellsOf(block).filter((cell) => cell.some((node) => wordsOf(node).trim() !== ''));
  return cells.length === 1 ? (cells[0] ?? []) : [];
}

function entryLines(blocks: readonly ReadBlock[], title: ReadBlock | undefined) {
  return blocks
    .filter((read) => read.kind !== undefined && read !== title)
    .map(({ block }) => inlineLine(pairIn(block)));
}
