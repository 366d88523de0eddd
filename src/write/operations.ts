import type { Seconds } from '../notes/entries/time.ts';
import type { VideoId } from '../notes/entries/video.ts';
import { blockEnd, type Line, ownEnd, readLines, shifted } from '../notes/markdown/lines.ts';
import { withoutListMarker } from '../notes/markdown/list-marker.ts';
import { type EntryParts, joinHalves, linesOf, takeApart, withHalves, withTime } from './entry-parts.ts';
import { type EntryRow, findRow } from './rows.ts';

/** A text after an operation, and the line, counted from 1, of the entry it was about. */
export interface Edited {
  readonly text: string;
  readonly line: number;
}

/**
 * An operation on one entry of a text. `undefined` if it cannot be done: the entry is not there any more, or there is
 * nowhere to go.
 */
export type Operation = (text: string, row: EntryRow) => Edited | undefined;

/** Moves the time of an entry by some seconds, not below 0. */
export function nudge(by: Seconds): Operation {
  return (text, row) =>
    rewritten(text, row, (own) => {
      const { at, time } = takeApart(own, row.bilingual);
      return at && time && at(Math.max(0, time.seconds + by));
    });
}

/** Gives an entry a time, or another one. `video` is that of an entry that has none yet. */
export function setTime(seconds: Seconds, video: VideoId | undefined): Operation {
  return (text, row) =>
    rewritten(text, row, (own) => {
      const { at } = takeApart(own, row.bilingual);
      if (at) return at(seconds);
      return video === undefined ? undefined : withTime(own, video, seconds);
    });
}

/** Says with a mark that an entry is a pair, or that it is one phrase. */
export function settle(as: 'pair' | 'whole'): Operation {
  return (text, row) =>
    rewritten(text, row, (own) => {
      const { head, words, tail, halves } = takeApart(own, as === 'pair');
      if (as === 'whole') return words === '' ? undefined : `${head}| ${words}${tail}`;
      return halves?.en && halves.zh ? `${head}${halves.en} | ${halves.zh}${tail}` : undefined;
    });
}

/** Takes an entry out; what is nested in it moves up in its place. */
export const remove: Operation = (text, row) => {
  const lines = readLines(text);
  const at = findRow(lines, row);
  if (at === undefined) return undefined;
  const own = ownEnd(lines, at);
  const nested = lines.slice(own, blockEnd(lines, at));
  const kept = dedented(nested, lines[at]?.indent ?? 0);
  const before = textsOf(lines.slice(0, at));
  const after = textsOf(lines.slice(own + nested.length));
  // The blank lines around it would part one list into two.
  if (kept.length === 0 && (before.at(-1) ?? '').trim() === '') while (after[0]?.trim() === '') after.shift();
  return { text: [...before, ...kept, ...after].join('\n'), line: Math.max(1, at) };
};

/**
 * Joins an entry with the one below it: each half with its own, at the first one's time. What is nested in the second
 * is then nested in the first. `bilingual` says how the second is read.
 */
export function mergeWithNext(bilingual: boolean): Operation {
  return (text, row) => {
    const lines = readLines(text);
    const at = findRow(lines, row);
    if (at === undefined || lines[at]?.kind !== 'item') return undefined;
    const end = ownEnd(lines, at);
    const next = lines.findIndex(({ kind }, index) => index >= end && kind !== 'blank');
    if (lines[next]?.kind !== 'item') return undefined;
    const nextEnd = ownEnd(lines, next);
    const nested = lines.slice(nextEnd, blockEnd(lines, next));
    const shift = (lines[at]?.indent ?? 0) - (lines[next]?.indent ?? 0);
    const second = textsOf(lines.slice(next, nextEnd)).join('\n');
    const merged = [
      ...textsOf(lines.slice(0, at)),
      mergedEntry(takeApart(row.source, row.bilingual), takeApart(second, bilingual)),
      ...nested.map((line) => shifted(line.text, shift)),
      ...textsOf(lines.slice(nextEnd + nested.length)),
    ];
    return { text: merged.join('\n'), line: at + 1 };
  };
}

/** Replaces a line by its fixed form; an empty one is deleted. `before` is the line as the finding saw it. */
export function fixLine(text: string, line: number, before: string, after: string): Edited | undefined {
  const lines = text.split('\n');
  if (lines[line - 1] !== before) return undefined;
  lines.splice(line - 1, 1, ...(after === '' ? [] : [after]));
  return { text: lines.join('\n'), line };
}

/** The text with the lines of an entry written anew. */
export function rewritten(
  text: string,
  row: EntryRow,
  write: (own: string) => string | undefined,
): Edited | undefined {
  const lines = readLines(text);
  const at = findRow(lines, row);
  const own = at === undefined ? undefined : write(row.source);
  if (at === undefined || own === undefined) return undefined;
  const made = [...textsOf(lines.slice(0, at)), own, ...textsOf(lines.slice(ownEnd(lines, at)))];
  return { text: made.join('\n'), line: at + 1 };
}

/** One entry of two. Where the halves of one cannot be told, its Markdown is added as it stands. */
function mergedEntry(first: EntryParts, second: EntryParts): string {
  const { halves } = first;
  if (!halves || !second.halves) return `${linesOf(first).trimEnd()} ${withoutListMarker(linesOf(second))}`;
  // The second one's time goes if there is a first; its further links stay.
  const links = first.time ? [first.tail, second.more] : [second.link, second.more];
  const tail = links
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');
  return linesOf(withHalves({ ...first, tail: tail && ` ${tail}` }, joinHalves(halves, second.halves)));
}

/** Nested lines at the indentation of what they were nested in. */
function dedented(nested: readonly Line[], indent: number): string[] {
  const first = nested.find(({ kind }) => kind !== 'blank');
  return nested.map(({ text }) => shifted(text, Math.min(0, indent - (first?.indent ?? indent))));
}

function textsOf(lines: readonly Line[]): string[] {
  return lines.map(({ text }) => text);
}
