import type { Heading, TableRow } from 'mdast';
import { cutFrontMatter } from '../course/cut-front-matter.ts';
import type { ReadBlock } from '../entries/read-blocks.ts';
import { writeTime } from '../entries/write-link.ts';
import { blockIdOf, canonicalWords } from '../entries/write-words.ts';
import type { Languages } from '../languages.ts';
import type { Block } from '../markdown/blocks.ts';
import { readDefinitions } from '../markdown/definitions.ts';
import { wordsOf } from '../markdown/inline.ts';
import { lineAt, type Source, sourceOf } from '../markdown/source.ts';
import { type Notes, readNotes } from '../read-notes.ts';
import { formatNotes } from './format.ts';
import { type ImportedRows, type ImportRow, plainMarkdown, type Skipped, withTimes } from './import-rows.ts';

type Placed = Partial<Pick<Heading, 'position'>>;

/** `## ` and ` ##` around a heading, or the line below it. */
const HEADING_SIGNS = /^#{1,6}(?:[ \t]+|$)|[ \t]+#+[ \t]*$|(?:\r\n|\r|\n)[ \t]*(?:=+|-+)[ \t]*$/g;

/**
 * Makes a canonical outline of Markdown notes in any shape: their front matter, their headings and one list item for
 * each entry. Lines that are none of these are left.
 */
export function importNotes(
  text: string,
  languages?: Languages,
): {
  readonly markdown: string;
  readonly taken: number;
  readonly skipped: readonly Skipped[];
} {
  const notes = readNotes(text, undefined, languages);
  const { yaml } = cutFrontMatter(text);
  const front = yaml === undefined ? '' : `---\n${yaml}---\n\n`;
  const formatted = readNotes(formatNotes(text, languages), undefined, languages);
  const outline = outlineLines(formatted).join('\n');
  const lines = [outline, '', ...definitionsFor(outline, formatted)]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const headings = notes.blocks.filter(({ block }) => block.kind === 'heading');
  const written = notes.blocks.filter((read) => isWritten(read, notes));
  return {
    markdown: formatNotes(`${front}${lines}\n`, languages),
    taken: notes.blocks.filter(({ time }) => time).length,
    skipped: skippedLines([...headings, ...written], notes.source),
  };
}

/** The timed entries of Markdown notes, for joining them with those of another file. */
export function rowsOfNotes(text: string, languages?: Languages): ImportedRows {
  const notes = readNotes(text, undefined, languages);
  const timed = notes.blocks.filter(({ time }) => time);
  const rows = timed.flatMap((read): ImportRow[] => {
    const { block, time } = read;
    if (!time) return [];
    const { video, seconds: start } = time.start;
    const end = time.end === undefined ? {} : { end: time.end };
    const words = entryWords(read, notes) ?? typedMarkdown(block, notes.source);
    return [{ video, start, ...end, text: words }];
  });
  return { rows, skipped: skippedLines(timed, notes.source) };
}

/** True for what has a line of its own in an outline: moments, and points that say something. */
function isWritten(read: ReadBlock, notes: Notes): boolean {
  return read.time !== undefined || (read.kind === 'point' && Boolean(entryWords(read, notes)));
}

/** The words of an entry as canonical Markdown; `undefined` if they cannot be taken from its links. */
function entryWords(read: ReadBlock, notes: Notes): string | undefined {
  return read.isMarkdown ? canonicalWords(read, notes) : wordsOfHtml(read.block);
}

function outlineLines(notes: Notes): readonly string[] {
  const lines: string[] = [];
  let depth = -1;
  for (const read of notes.blocks) {
    const { block } = read;
    if (block.kind === 'heading') {
      const { depth: level } = block.container as Heading;
      lines.push('', `${'#'.repeat(level)} ${entryHeading(read, notes)}`, '');
      depth = -1;
    } else if (isWritten(read, notes)) {
      depth = Math.min(block.depth, depth + 1);
      lines.push(`${'    '.repeat(depth)}- ${asItem(entryMarkdown(read, notes), read)}`);
    }
  }
  return lines;
}

/** The definitions of links that an outline refers to by their label. */
function definitionsFor(outline: string, { tree, source }: Notes): readonly string[] {
  const said = outline.toLowerCase().replace(/\s+/g, ' ');
  return [...readDefinitions(tree).values()]
    .filter(({ label, identifier }) => said.includes(`[${(label ?? identifier).toLowerCase()}]`))
    .map((definition) => inOneLine(sourceOf(definition, source)));
}

/** A moment as a list item has it: what its line begins with may not make HTML or code of all of it. */
function asItem(markdown: string, { time: had }: ReadBlock): string {
  const isSign = had && /^[<`~]/.test(markdown);
  const isLost = isSign && !readNotes(`- ${markdown}`).blocks.some(({ time }) => time);
  return isLost ? `\\${markdown}` : markdown;
}

function entryHeading(read: ReadBlock, notes: Notes): string {
  return read.isMarkdown ? typedMarkdown(read.block, notes.source) : entryMarkdown(read, notes);
}

/** The words and times of an entry in one line. A link with an error stays, so that its author still sees it. */
function entryMarkdown(read: ReadBlock, notes: Notes): string {
  const { block, time, links, isBroken, isMarkdown } = read;
  if (!isMarkdown) return withTimes(wordsOfHtml(block), timesOf(read));
  const isFormatted = block.kind === 'item';
  const words = isFormatted || links.length > 1 || isBroken ? undefined : canonicalWords(read, notes);
  if (words === undefined) return typedMarkdown(block, notes.source);
  return [
    words,
    time ? writeTime(time.start.video, time.start.seconds, time.end) : '',
    blockIdOf(read, notes),
  ]
    .filter(Boolean)
    .join(' ');
}

function timesOf({ time }: ReadBlock): readonly string[] {
  if (!time) return [];
  const { start, end, jumps } = time;
  const others = jumps.map(({ video, seconds }) => writeTime(video, seconds));
  return [writeTime(start.video, start.seconds, end), ...others];
}

function wordsOfHtml({ phrasing }: Block): string {
  return plainMarkdown(wordsOf({ type: 'paragraph', children: phrasing?.children ?? [] }).trim());
}

/** The words of a block as they stand in the file, in one line, without the signs that make a heading or a table. */
function typedMarkdown({ kind, phrasing, container }: Block, source: Source): string {
  const typed = (node: Placed) => sourceOf(node as Heading, source);
  // Signs at the end of what was an underlined heading would be taken for its end.
  if (kind === 'heading')
    return inOneLine(typed(container).replace(HEADING_SIGNS, '')).replace(/(?<!\S)#+$/, '\\$&');
  if (kind !== 'row') return inOneLine(typed(phrasing as Placed));
  const cells = (container as TableRow).children.map((cell) => inOneLine(typed(cell)));
  return cells
    .map((cell) => cell.replace(/^\||\|$/g, '').trim())
    .filter(Boolean)
    .join(' ');
}

function inOneLine(markdown: string): string {
  return markdown.replace(/[ \t]*(?:\r\n|\r|\n)[ \t]*/g, ' ');
}

/** The lines that are in none of some blocks. */
function skippedLines(taken: readonly ReadBlock[], source: Source): readonly Skipped[] {
  const covered = new Set<number>();
  for (const {
    block: { container, phrasing },
  } of taken) {
    const first = container.position?.start.line ?? 1;
    const last = (phrasing as Placed | undefined)?.position?.end.line ?? first;
    for (let line = first; line <= last; line++) covered.add(line);
  }
  return source.starts.flatMap((_, index): Skipped[] => {
    const text = lineAt(source, index + 1).trim();
    if (text === '' || covered.has(index + 1)) return [];
    return [{ line: index + 1, text, reason: /[\p{L}\p{N}]/u.test(text) ? 'no-time' : 'no-words' }];
  });
}
