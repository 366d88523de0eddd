import type { Pairing } from '../notes/entries/pairs.ts';
import type { Seconds } from '../notes/entries/time.ts';
import type { VideoId } from '../notes/entries/video.ts';
import type { Entry, ParsedLesson } from '../notes/lesson.ts';
import { type Line, ownEnd } from '../notes/markdown/lines.ts';
import type { EntryLines } from './entry-parts.ts';
import type { Halves } from './halves.ts';

/** An entry as the note taker lists it, with the lines it was read from. */
export interface EntryRow {
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
  readonly edges?: Omit<EntryLines, 'words'>;
  readonly start?: Seconds;
  readonly video?: VideoId;
}

/** Notes as the note taker shows them. */
export interface NotesReading extends ParsedLesson {
  /** What was read. */
  readonly text: string;
  readonly pairing: Pairing;
  readonly rows: readonly EntryRow[];
}

/**
 * The line, counted from 0, at which an entry stands in a text that may have changed since it was read: where it
 * stood, else the nearest place with the same lines; `undefined` if there is none.
 */
export function findRow(
  lines: readonly Line[],
  { line, source }: Pick<EntryRow, 'line' | 'source'>,
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
