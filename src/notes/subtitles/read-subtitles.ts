import type { Skipped } from '../convert/import-rows.ts';
import {
  type ClockKind,
  type CueTimes,
  isCutTimes,
  isUnreadableTimes,
  isWellFormed,
  readTimes,
  writeTimes,
} from './clock.ts';
import type { CueLine, FileCue } from './cue.ts';
import { type MarkupKind, plainWords } from './plain-words.ts';
import { isAss, readAss } from './read-ass.ts';
import { isPanel, readPanel, readSjson } from './read-transcript.ts';
import type { MistypedTimes, Reading } from './reading.ts';
import { joinSameTimes, withoutRepeats } from './repeats.ts';

const BLOCK = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;
const NUMBER = /^\s*\d+\s*$/;
const MARKUP: Readonly<Record<ClockKind, MarkupKind>> = { sbv: 'none', srt: 'srt', vtt: 'vtt' };

/**
 * Reads subtitles in SBV, SRT, WebVTT or ASS, the SJSON of Open edX, and what one copies from YouTube's transcript.
 * Cues keep the order of the file. Blank lines within a cue, gaps in the numbers, overlaps and ends before starts are
 * no harm; text that only looks like a tag stays. Mistyped times are read and reported.
 *
 * @example readSubtitles('0:00:01.520,0:00:03.260\nhello <int>').cues
 * // => [{ start: 1520, end: 3260, line: 1, lines: [{ line: 2, text: 'hello <int>' }] }]
 */
export function readSubtitles(text: string): Reading {
  const plain = text.replace(/^\uFEFF/, '');
  const reading = readSjson(plain) ?? (isAss(plain) ? readAss(plain) : readLines(plain));
  const { cues, repeated } = withoutRepeats(reading.cues.filter(({ lines }) => lines.length > 0));
  const skipped = [...reading.skipped, ...repeated];
  if (cues.length === 0 && reading.mistyped.length === 0 && isPanel(plain)) return readPanel(plain);
  return { ...reading, cues: joinSameTimes(cues), skipped };
}

/** True for a text that has the times of subtitles in it. */
export function isSubtitles(text: string): boolean {
  if (text.split(/\r\n|\r|\n/).some((line) => readTimes(line) !== undefined)) return true;
  return isAss(text) || readSjson(text) !== undefined || isPanel(text);
}

/** SBV, SRT and WebVTT, which differ in their times only. */
function readLines(text: string): Reading {
  const lines = text.split(/\r\n|\r|\n/);
  const times = lines.map(readTimes);
  const kind = kindOf(lines, times);
  const open: { -readonly [Key in keyof FileCue]: FileCue[Key] extends number ? number : CueLine[] }[] = [];
  const skipped: Skipped[] = [];
  const mistyped: MistypedTimes[] = [];
  const cutOff = cutIn(lines, times);
  const isAboveTimes = (index: number) =>
    times[index + 1]?.sign === 'arrow' || index + 2 === cutOff || isUnreadableTimes(lines[index + 1] ?? '');
  let inBlock = kind === 'vtt';
  let isLost = false;
  for (const [index, typed] of lines.entries()) {
    const line = index + 1;
    const at = times[index];
    if (at) {
      open.push({ start: at.start, end: at.end, line, lines: [] });
      if (line !== cutOff && !isWellFormed(typed, kind))
        mistyped.push({ line, typed, fix: writeTimes(at, kind) });
    }
    if (at || isBlank(typed)) inBlock = false;
    else if (kind === 'vtt' && BLOCK.test(typed) && isBlank(lines[index - 1])) inBlock = true;
    if (at) isLost = false;
    if (at || isBlank(typed) || (kind === 'vtt' && index === 0)) continue;
    if (line === cutOff) {
      skipped.push({ line, text: typed.trim(), reason: 'cut-off' });
      break;
    }
    if (isAboveTimes(index) && isName(lines, index, kind)) continue;
    const cue = open.at(-1);
    if (isUnreadableTimes(typed)) {
      mistyped.push({ line, typed });
      skipped.push({ line, text: typed.trim(), reason: 'bad-times' });
      isLost = true;
    } else if (inBlock || !cue || isLost)
      skipped.push({ line, text: typed.trim(), reason: inBlock ? 'comment' : 'no-time' });
    else {
      const words = plainWords(typed, MARKUP[kind]);
      if (words !== '') cue.lines.push({ line, text: words });
    }
  }
  return { kind, cues: open, skipped, mistyped, ...(cutOff !== undefined && { cutOff }) };
}

function kindOf([first = '']: readonly string[], times: readonly (CueTimes | undefined)[]): ClockKind {
  if (/^WEBVTT(?:\s|$)/.test(first)) return 'vtt';
  const commas = times.filter((at) => at?.sign === 'comma').length;
  return commas > times.filter((at) => at?.sign === 'arrow').length ? 'sbv' : 'srt';
}

/** The number of SRT or the name of WebVTT, where a line stands above a cue's times. */
function isName(lines: readonly string[], index: number, kind: ClockKind): boolean {
  return NUMBER.test(lines[index] ?? '') || (kind === 'vtt' && isBlank(lines[index - 1]));
}

/**
 * The line in which a file ends too soon: in its times, after them, or after the number above them. What was cut within
 * words cannot be known.
 */
function cutIn(lines: readonly string[], times: readonly (CueTimes | undefined)[]): number | undefined {
  const last = lines.findLastIndex((line) => !isBlank(line));
  const typed = lines[last] ?? '';
  const isNumbered = NUMBER.test(lines[last - 1] ?? '') && isBlank(lines[last - 2]);
  const isCut = times[last]
    ? lines.length - last <= 2
    : (isCutTimes(typed) && (isBlank(lines[last - 1]) || isNumbered)) || isNextNumber(lines, times, last);
  return last > 0 && isCut ? last + 1 : undefined;
}

/** True for a number below a blank line that is one more than that of the last cue. */
function isNextNumber(
  lines: readonly string[],
  times: readonly (CueTimes | undefined)[],
  index: number,
): boolean {
  const typed = lines[index] ?? '';
  if (!NUMBER.test(typed) || !isBlank(lines[index - 1])) return false;
  const above = times.findLastIndex((at, before) => at?.sign === 'arrow' && before < index);
  const number = lines[above - 1] ?? '';
  return above > 0 && NUMBER.test(number) && Number(typed) === Number(number) + 1;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
