import type { Leaning } from '../notes/entries/pairs.ts';
import type { ReadBlock } from '../notes/entries/read-blocks.ts';
import type { Seconds } from '../notes/entries/time.ts';
import type { VideoId } from '../notes/entries/video.ts';
import type { Entry, ParsedLesson } from '../notes/lesson.ts';
import { type Line, ownEnd, readLines } from '../notes/markdown/lines.ts';
import { placeAt } from '../notes/markdown/source.ts';
import { renderNotes } from '../notes/parse.ts';
import { type Notes, readNotes } from '../notes/read-notes.ts';
import { halvesOf, takeApart, type Words } from './entry-parts.ts';
import type { Halves } from './halves.ts';

/** An entry as the note taker lists it, with the lines it was read from. */
export interface Row {
  readonly kind: Entry['kind'];
  /** Counts from 1. */
  readonly line: number;
  /** The lines that say it, joined by `\n`; whoever changes it makes sure that they still stand there. */
  readonly source: string;
  readonly text: string;
  readonly depth: number;
  readonly bilingual: boolean;
  /** Its halves as Markdown; absent if they can only be edited in the text. */
  readonly halves?: Halves;
  /**
   * What stands around the words while they are typed: a mark that has just been typed at their end could be taken for
   * the separator before the link.
   */
  readonly edges?: Omit<Words, 'words'>;
  readonly start?: Seconds;
  readonly video?: VideoId;
}

/** Notes as the note taker shows them. */
export interface Reading extends ParsedLesson {
  /** What was read. */
  readonly text: string;
  readonly leaning: Leaning;
  readonly rows: readonly Row[];
}

type KnownHalves = ReadonlyMap<string, Row['halves']>;

/**
 * Reads a text, whose line ends are `\n`. Of the reading `before`, the halves of entries that have not changed are
 * taken over. `name` is the title if the text gives none.
 */
export function readRows(text: string, name?: string, before?: Reading): Reading {
  const notes = readNotes(text);
  const lines = readLines(text);
  const sameLeaning = before?.leaning === notes.leaning ? before.rows : [];
  const known = new Map(sameLeaning.map(({ source, halves }) => [source, halves]));
  // The page is made of the same tree, in which no author's words can be found afterwards.
  const halves = new Map(notes.blocks.map((read) => [placeOf(read), halvesIn(read, notes, lines, known)]));
  const parsed = renderNotes(notes, name);
  const rows = parsed.lesson.entries.map((entry): Row => {
    const { kind, line, text, depth, language } = entry;
    const own = halves.get(`${line}:${entry.column}`);
    const time = kind === 'moment' ? { start: entry.start, video: entry.video } : {};
    const bilingual = language === 'both';
    return {
      kind,
      line,
      source: sourceAt(lines, line),
      text,
      depth,
      bilingual,
      ...(own && { halves: own }),
      ...time,
    };
  });
  return { ...parsed, text, leaning: notes.leaning, rows };
}

function placeOf({ block }: ReadBlock): string {
  const { line, column } = block.container.position?.start ?? {};
  return `${line}:${column}`;
}

function halvesIn(
  read: ReadBlock,
  { source, leaning }: Notes,
  lines: readonly Line[],
  known: KnownHalves,
): Halves | undefined {
  const { start } = read.block.container.position ?? {};
  const isPoint = read.kind !== undefined && read.kind !== 'section';
  if (!start || !isPoint || !ownsItsLine(start, lines[start.line - 1])) return undefined;
  const own = sourceAt(lines, start.line);
  if (known.has(own)) return known.get(own);
  // Lines that go on are written anew by themselves, so they are read by themselves.
  const isOneLine = !own.includes('\n') && placeAt(source, read.range?.[1] ?? 0).line <= start.line;
  return isOneLine ? halvesOf(read, source, leaning) : takeApart(own, leaning === 'pairs').halves;
}

/**
 * The line, counted from 0, at which an entry stands in a text that may have changed since it was read: where it
 * stood, else the nearest place with the same lines; `undefined` if there is none.
 */
export function findRow(
  lines: readonly Line[],
  { line, source }: Pick<Row, 'line' | 'source'>,
): number | undefined {
  const wanted = source.split('\n');
  const at = line - 1;
  const isThere = (index: number) =>
    wanted.every((text, offset) => lines[index + offset]?.text === text) &&
    ownEnd(lines, index) === index + wanted.length;
  for (let away = 0; away <= lines.length; away++) {
    if (isThere(at - away)) return at - away;
    if (isThere(at + away)) return at + away;
  }
  return undefined;
}

/** The lines, joined by `\n`, that say the entry which begins at a line, counted from 1. */
export function sourceAt(lines: readonly Line[], line: number): string {
  return lines
    .slice(line - 1, ownEnd(lines, line - 1))
    .map(({ text }) => text)
    .join('\n');
}

/** Cells of a table and entries that begin in the middle of a line can only be edited in the text. */
function ownsItsLine({ column }: { readonly column: number }, line: Line | undefined): boolean {
  return line !== undefined && line.kind !== 'table' && line.text.slice(0, column - 1).trim() === '';
}
