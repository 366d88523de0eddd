import type { Seconds } from '../notes/entries/time.ts';
import type { VideoId } from '../notes/entries/video.ts';
import type { Entry, ParsedLesson } from '../notes/lesson.ts';
import { takeApart, type Words } from './entry-parts.ts';
import type { Halves } from './halves.ts';
import { type Line, ownEnd, readLines } from './lines.ts';

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
  readonly rows: readonly Row[];
}

/** The rows of a text and what the core read in it. Of rows `before`, those that have not changed are taken over. */
export function rowsOf(text: string, { lesson }: ParsedLesson, before: readonly Row[] = []): readonly Row[] {
  const lines = readLines(text);
  const known = new Map(before.map((row) => [`${row.bilingual} ${row.source}`, row]));
  return lesson.entries.map((entry) => rowOf(entry, lines, known));
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

function rowOf(entry: Entry, lines: readonly Line[], known: ReadonlyMap<string, Row>): Row {
  const at = entry.line - 1;
  const source = sourceAt(lines, entry.line);
  const { kind, text, depth, language } = entry;
  const bilingual = language === 'both';
  const same = known.get(`${bilingual} ${source}`);
  const isWhole = kind === 'section' || !ownsItsLine(entry, lines[at]);
  const halves = isWhole ? undefined : same ? same.halves : takeApart(source, bilingual).halves;
  const time = kind === 'moment' ? { start: entry.start, video: entry.video } : {};
  return { kind, line: entry.line, source, text, depth, bilingual, ...(halves && { halves }), ...time };
}

/** Cells of a table and entries that begin in the middle of a line can only be edited in the text. */
function ownsItsLine({ column }: Entry, line: Line | undefined): boolean {
  return line !== undefined && line.kind !== 'table' && line.text.slice(0, column - 1).trim() === '';
}
