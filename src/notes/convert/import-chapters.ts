import { readLabelTime } from '../entries/time.ts';
import { type ImportedRows, type ImportRow, plainMarkdown, type Skipped } from './import-rows.ts';

const BULLET = /^(?:[-*+•·▪►▶]|\d{1,3}[.)])\s+/;
/** What people put before a time: bullets, numbers, emoji. */
const DECORATION =
  /^(?:(?:[-*+•·▪►▶]|#?\d{1,3}[.):]?|(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)+)\s+)+/u;
const SEPARATOR = /^\s*(?:[-–—|:：,，]\s*)?/;
const TIME_AT_END = /(?:^|[\s\-–—|:：,，[(（【])((?:\d{1,3}[:：])?\d{1,3}[:：]\d{2})[\])）】]?$/;

/**
 * Reads the chapters of a video's description: lines of a time and a title, the time first or last. Accepts
 * `0:00 Title`, `1:02:03 - Title`, `(0:00) Title`, `- [0:00] Title`, `🎬 0:00 Title`, `#2 (0:00) Title`, `0:00–1:30 Title`, `Title 0:00`.
 *
 * @example readChapters('0:00 Opening 开场').rows // => [{ start: 0, text: 'Opening 开场' }]
 */
export function readChapters(text: string): ImportedRows {
  const rows: ImportRow[] = [];
  const skipped: Skipped[] = [];
  for (const [index, typed] of text.split(/\r\n|\r|\n/).entries()) {
    const line = typed.replace(/\p{Cf}/gu, '').trim();
    if (line === '') continue;
    const read =
      timeFirst(line) ?? timeFirst(line.replace(DECORATION, '')) ?? timeLast(line.replace(BULLET, ''));
    if (!read) skipped.push({ line: index + 1, text: line, reason: 'no-time' });
    else if (read.text === '') skipped.push({ line: index + 1, text: line, reason: 'no-words' });
    else rows.push({ ...read, text: plainMarkdown(read.text) });
  }
  return { rows, skipped };
}

function timeFirst(line: string): (ImportRow & { readonly text: string }) | undefined {
  const time = readLabelTime(line);
  if (!time) return undefined;
  const text = line.slice(time.length).replace(SEPARATOR, '');
  return { start: time.seconds, ...(time.end !== undefined && { end: time.end }), text };
}

function timeLast(line: string): (ImportRow & { readonly text: string }) | undefined {
  const match = TIME_AT_END.exec(line);
  const time = readLabelTime(match?.[1] ?? '');
  if (!match || !time) return undefined;
  return { start: time.seconds, text: line.slice(0, match.index).replace(/\s*[-–—|:：,，]?\s*$/, '') };
}
