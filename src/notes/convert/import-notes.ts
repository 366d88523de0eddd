import type { Heading, TableRow } from 'mdast';
import { cutFrontMatter } from '../course/cut-front-matter.ts';
import { type EntrySource, type OutlineSource, readOutlineSource } from '../entries/entry-source.ts';
import { writeTime } from '../entries/write-link.ts';
import type { Block } from '../markdown/blocks.ts';
import { lineAt, type Source, sourceOf } from '../markdown/source.ts';
import { formatNotes } from './format.ts';
import type { Left, Reading, Row } from './import-rows.ts';

type Placed = Partial<Pick<Heading, 'position'>>;

/** `## ` and ` ##` around a heading, or the line below it. */
const HEADING_SIGNS = /^#{1,6}(?:[ \t]+|$)|[ \t]+#+[ \t]*$|(?:\r\n|\r|\n)[ \t]*(?:=+|-+)[ \t]*$/g;

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
    .replace(/\n{3,}/g, '\n\n')
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
    rows.push({ video, start, ...end, text: words ?? typedMarkdown(entry.block, source) });
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
      const { depth: level } = block.container as Heading;
      lines.push('', `${'#'.repeat(level)} ${typedMarkdown(block, source)}`, '');
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
  const isFormatted = block.kind === 'item';
  if (isFormatted || words === undefined || links.length > 1 || broken) return typedMarkdown(block, source);
  return [words, time ? writeTime(time.start.video, time.start.seconds, time.end) : '']
    .filter(Boolean)
    .join(' ');
}

/** The words of a block as they stand in the file, in one line, without the signs that make a heading or a table. */
function typedMarkdown({ kind, holder, container }: Block, source: Source): string {
  const typed = (node: Placed) => sourceOf(node as Heading, source);
  // Signs at the end of what was an underlined heading would be taken for its end.
  if (kind === 'heading')
    return inOneLine(typed(container).replace(HEADING_SIGNS, '')).replace(/(?<!\S)#+$/, '\\$&');
  if (kind !== 'row') return inOneLine(typed(holder as Placed));
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
