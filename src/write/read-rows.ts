import type { ReadBlock } from '../notes/entries/read-blocks.ts';
import type { Languages } from '../notes/languages.ts';
import { type Line, readLines } from '../notes/markdown/lines.ts';
import { placeAt } from '../notes/markdown/source.ts';
import { renderNotes } from '../notes/parse.ts';
import { type Notes, readNotes } from '../notes/read-notes.ts';
import { halvesOf, takeApart } from './entry-parts.ts';
import type { Halves } from './halves.ts';
import { type EntryRow, type NotesReading, sourceAt } from './rows.ts';

type KnownHalves = ReadonlyMap<string, EntryRow['halves']>;

/**
 * Reads a text, whose line ends are `\n`. Of the reading `before`, the halves of entries that have not changed are
 * taken over. `name` is the title if the text gives none.
 */
export function readRows(
  text: string,
  name?: string,
  before?: NotesReading,
  languages?: Languages,
): NotesReading {
  const notes = readNotes(text, undefined, languages);
  const lines = readLines(text);
  const samePairing = before?.pairing === notes.pairing ? before.rows : [];
  const known = new Map(samePairing.map(({ source, halves }) => [source, halves]));
  // The page is made of the same tree, in which no author's words can be found afterwards.
  const halves = new Map(notes.blocks.map((read) => [placeOf(read), halvesIn(read, notes, lines, known)]));
  const parsed = renderNotes(notes, name);
  const rows = parsed.lesson.entries.map((entry): EntryRow => {
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
  return { ...parsed, text, pairing: notes.pairing, rows };
}

function placeOf({ block }: ReadBlock): string {
  const { line, column } = block.container.position?.start ?? {};
  return `${line}:${column}`;
}

function halvesIn(
  read: ReadBlock,
  { source, pairing }: Notes,
  lines: readonly Line[],
  known: KnownHalves,
): Halves | undefined {
  const { start } = read.block.container.position ?? {};
  const isPoint = read.kind !== undefined && read.kind !== 'section';
  if (!start || !isPoint || !ownsItsLine(start, lines[start.line - 1])) return undefined;
  const own = sourceAt(lines, start.line);
  // A time without a link and HTML would be taken for words when the entry is written anew.
  if (read.hasBareTime || !read.isMarkdown) return undefined;
  if (known.has(own)) return known.get(own);
  // Lines that go on are written anew by themselves, so they are read by themselves.
  const isOneLine = !own.includes('\n') && placeAt(source, read.range?.[1] ?? 0).line <= start.line;
  return isOneLine ? halvesOf(read, source, pairing) : takeApart(own, pairing === 'pairs').halves;
}

/** Cells of a table and entries that begin in the middle of a line can only be edited in the text. */
function ownsItsLine({ column }: { readonly column: number }, line: Line | undefined): boolean {
  return line !== undefined && line.kind !== 'table' && line.text.slice(0, column - 1).trim() === '';
}
