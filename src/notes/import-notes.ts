import type { Heading, TableRow } from 'mdast';
import type { Block } from './blocks.ts';
import { type EntrySource, type OutlineSource, readOutlineSource } from './entry-source.ts';
import { formatNotes } from './format.ts';
import { cutFrontMatter } from './front-matter.ts';
import type { Left, Reading, Row } from './import-rows.ts';
import { lineAt, type Source } from './source.ts';
import { writeTime } from './write-link.ts';

type Placed = Partial<Pick<Heading, 'position'>>;

/**
 * Makes a canonical outline of Markdown notes in any shape: their front matter, their headings and one list item for
 * each entry. Lines that are none of these are left.
 */
export function importNotes(text: string): {
  readonly markdown: string;
  readonly taken: number;
  readonly left: readonly Left[];
} {
  const { blocks, entries, source } = readOutlineSource(text);
  const { yaml } = cutFrontMatter(text);
  const front = yaml === undefined ? '' : `---\n${yaml}---\n\n`;
  const lines = outlineLines(readOutlineSource(formatNotes(text)))
    .join('\n')
    .trim();
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const written = entries.filter(({ time, words }) => time || words).map(({ block }) => block);
  return {
    markdown: formatNotes(`${front}${lines}\n`),
    taken: entries.filter(({ time }) => time).length,
    left: leftLines([...headings, ...written], source),
  };
}

/** The timed entries of Markdown notes, for joining them with those of another file. */
export function rowsOfNotes(text: string): Reading {
  const { entries, source } = readOutlineSource(text);
  const rows: Row[] = [];
  for (const entry of entries) {
    const { time, words } = entry;
    if (!time) continue;
    const { video, seconds: start } = time.start;
    const end = time.end === undefined ? {} : { end: time.end };
    rows.push({ video, start, ...end, text: words ?? typedMarkdown(entry, source) });
  }
  const timed = entries.filter(({ time }) => time).map(({ block }) => block);
  return { rows, left: leftLines(timed, source) };
}

function outlineLines({ blocks, entries, source }: OutlineSource): readonly string[] {
  const byBlock = new Map(entries.map((entry) => [entry.block, entry]));
  const lines: string[] = [];
  let depth = -1;
  for (const block of blocks) {
    const entry = byBlock.get(block);
    if (block.kind === 'heading') {
      const { depth: level, children } = block.container as Heading;
      const words = entry ? entryMarkdown(entry, source) : sliceOf(children.at(0), children.at(-1), source);
      lines.push('', `${'#'.repeat(level)} ${words}`, '');
      depth = -1;
    } else if (entry && (entry.time || entry.words)) {
      depth = Math.min(block.depth, depth + 1);
      lines.push(`${'    '.repeat(depth)}- ${entryMarkdown(entry, source)}`);
    }
  }
  return lines;
}

/** The words and times of an entry in one line. A link with an error stays, so that its author still sees it. */
function entryMarkdown(entry: EntrySource, source: Source): string {
  const { block, time, words, links, broken } = entry;
  const isFormatted = block.kind === 'item' || block.kind === 'heading';
  if (isFormatted || words === undefined || links.length > 1 || broken) return typedMarkdown(entry, source);
  return [words, time ? writeTime(time.start.video, time.start.seconds, time.end) : '']
    .filter(Boolean)
    .join(' ');
}

/** What stands in the file for an entry, as one line. */
function typedMarkdown({ block }: EntrySource, source: Source): string {
  if (block.kind !== 'row') return sliceOf(block.holder as Placed, block.holder as Placed, source);
  const cells = (block.container as TableRow).children.map((cell) => sliceOf(cell, cell, source));
  return cells
    .map((cell) => cell.replace(/^\||\|$/g, '').trim())
    .filter(Boolean)
    .join(' ');
}

function sliceOf(first: Placed | undefined, last: Placed | undefined, source: Source): string {
  const [from, to] = [first?.position?.start.offset, last?.position?.end.offset];
  if (from === undefined || to === undefined) return '';
  return source.text.slice(from, to).replace(/[ \t]*(?:\r\n|\r|\n)[ \t]*/g, ' ');
}

/** The lines that are in none of some blocks. */
function leftLines(taken: readonly Block[], source: Source): readonly Left[] {
  const covered = new Set<number>();
  for (const { container, holder } of taken) {
    const first = container.position?.start.line ?? 1;
    const last = (holder as Placed | undefined)?.position?.end.line ?? first;
    for (let line = first; line <= last; line++) covered.add(line);
  }
  return source.starts.flatMap((_, index): Left[] => {
    const text = lineAt(source, index + 1).trim();
    if (text === '' || covered.has(index + 1)) return [];
    return [{ line: index + 1, text, reason: /[\p{L}\p{N}]/u.test(text) ? 'no-time' : 'no-words' }];
  });
}
