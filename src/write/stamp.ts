import type { Seconds } from '../notes/entries/time.ts';
import { readVideoUrl, type VideoId } from '../notes/entries/video.ts';
import { writeTime } from '../notes/entries/write-link.ts';
import { blockEnd, type Line, type LineKind, readLines } from '../notes/markdown/lines.ts';
import { BULLET, listMarkerOf } from '../notes/markdown/list-marker.ts';
import type { Edited } from './operations.ts';

/** A second of a video. */
export interface Stamp {
  readonly video: VideoId;
  readonly seconds: Seconds;
}

/**
 * Adds an entry without words at a second. With `caret`, the line (from 1) the writer is in, it comes below that entry;
 * without, after the last entry that is not later, so that rewatched parts fill up in their place.
 */
export function stamp(text: string, at: Stamp, caret?: number): Edited {
  const lines = readLines(text);
  const place = (caret === undefined ? undefined : placeAtCaret(lines, caret - 1)) ?? placeInTime(lines, at);
  // Two blanks leave room for the words at the caret, where no list below would lose its place by them.
  const gap = caret === undefined || place.nests ? ' ' : '  ';
  const entry = `${' '.repeat(place.indent)}${place.marker}${gap}${writeTime(at.video, at.seconds)}`;
  const texts = lines.map((line) => line.text);
  texts.splice(place.line, place.replaces ? 1 : 0, entry, ...(place.needsBlank ? [''] : []));
  return { text: texts.join('\n'), line: place.line + 1 };
}

/** Lines that an entry right above would take for its own words. */
const PROSE: readonly LineKind[] = ['text', 'table', 'quote', 'code'];

const EMPTY_ITEM = new RegExp(String.raw`^\s*${BULLET}\s*$`);

interface Place {
  readonly line: number;
  readonly indent: number;
  readonly marker: string;
  /** True if the line there is empty, and is used. */
  readonly replaces?: boolean;
  readonly needsBlank?: boolean;
  /** True if what stands right below is nested in it. */
  readonly nests?: boolean;
}

function placeAtCaret(lines: readonly Line[], caret: number): Place | undefined {
  const line = lines[caret];
  if (!line || line.kind === 'front') return undefined;
  const below = lines.find(({ kind }, index) => index > caret && kind !== 'blank');
  const isFree = line.kind === 'blank' && (!below || below.indent === 0);
  if (isFree || isEmptyItem(lines, caret)) {
    const neighbour = caret > 0 ? itemAround(lines, caret - 1) : undefined;
    const needsBlank = PROSE.includes(lines[caret + 1]?.kind ?? 'blank');
    const marker = isFree ? markerLike(neighbour) : markerOf(line);
    const nests = !isFree && (below?.indent ?? 0) > line.indent;
    return { line: caret, indent: line.indent, marker, replaces: true, needsBlank, nests };
  }
  const at =
    line.kind === 'blank'
      ? lines.findLastIndex(({ kind }, index) => index < caret && kind !== 'blank')
      : caret;
  const item = itemAround(lines, at);
  return at < 0 ? undefined : placeBelow(lines, item ? lines.indexOf(item) : at, item);
}

/** True for a marker without words, even where Markdown takes it for an item only when it has some. */
function isEmptyItem(lines: readonly Line[], at: number): boolean {
  if (!EMPTY_ITEM.test(lines[at]?.text ?? '')) return false;
  const filled = lines.map(({ text }, index) => (index === at ? `${text.trimEnd()} x` : text)).join('\n');
  return readLines(filled)[at]?.kind === 'item';
}

function placeInTime(lines: readonly Line[], { video, seconds }: Stamp): Place {
  const timed = lines.flatMap((line, at) => {
    const second = line.kind === 'code' || line.kind === 'front' ? undefined : secondOf(line.text, video);
    return second === undefined ? [] : [{ at, second }];
  });
  const before = timed.findLast(({ second }) => second <= seconds);
  if (before && before !== timed.at(-1)) {
    const item = itemAround(lines, before.at);
    return placeBelow(lines, item ? lines.indexOf(item) : before.at, item);
  }
  const first = timed[0];
  if (first && !before) return placeAbove(lines, first.at);
  return atTheEnd(lines);
}

function atTheEnd(lines: readonly Line[]): Place {
  const last = lines.findLastIndex(({ kind }) => kind !== 'blank');
  const item = lines.findLast(({ kind, indent }) => kind === 'item' && indent === 0);
  const ends = last < 0 ? undefined : lines[last]?.kind;
  const isInList = ends === 'item' || (ends === 'text' && itemAround(lines, last) !== undefined);
  // A number goes on with its list only.
  const marker = isInList || !/\d/.test(markerOf(item)) ? markerLike(item) : '-';
  const apart = ends === undefined || isInList ? 0 : 1;
  const line = Math.min(lines.length, last + 1 + apart);
  // The last line of a text is empty if it ends in `\n`.
  return { line, indent: 0, marker, replaces: lines[line]?.kind === 'blank' && line < lines.length - 1 };
}

/** Above an entry; if it stands in a table or a text, above all of that. */
function placeAbove(lines: readonly Line[], at: number): Place {
  const line = lines[at];
  const item = line?.kind === 'text' || line?.kind === 'item' ? itemAround(lines, at) : undefined;
  if (item) return { line: lines.indexOf(item), indent: item.indent, marker: markerOf(item) };
  let start = at;
  while (line?.kind !== 'heading' && PROSE.includes(lines[start - 1]?.kind ?? 'blank')) start--;
  return { line: start, indent: 0, marker: '-', needsBlank: true };
}

/** Below a block; a table, a quotation or a text is not cut in two. */
function placeBelow(lines: readonly Line[], start: number, item: Line | undefined): Place {
  let end = blockEnd(lines, start);
  const kind = lines[start]?.kind;
  if (!item) while (kind !== 'heading' && lines[end] && lines[end]?.kind === kind) end++;
  const needsBlank = PROSE.includes(lines[end]?.kind ?? 'blank');
  return { line: end, indent: item?.indent ?? 0, marker: markerLike(item), needsBlank };
}

/** The innermost item that a line belongs to. */
function itemAround(lines: readonly Line[], at: number): Line | undefined {
  return lines.findLast((line, index) => index <= at && line.kind === 'item' && blockEnd(lines, index) > at);
}

/** The next marker of a list: another bullet would begin another list. */
function markerLike(item: Line | undefined): string {
  const marker = markerOf(item);
  return /\d/.test(marker) ? `${Number.parseInt(marker, 10) + 1}${marker.at(-1)}` : marker;
}

function markerOf(item: Line | undefined): string {
  return listMarkerOf(item?.text ?? '') ?? '-';
}

/** The earliest second of a video that a line links to. */
function secondOf(line: string, video: VideoId): Seconds | undefined {
  const seconds = line.match(/https?:\/\/[^\s)>\]]+/g)?.flatMap((url) => {
    const read = readVideoUrl(url);
    return read?.video === video && read.seconds !== undefined ? [read.seconds] : [];
  });
  return seconds?.[0];
}
