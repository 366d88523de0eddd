import type { Skipped } from '../convert/import-rows.ts';
import { readTimeParameter, type Seconds } from '../entries/time.ts';

/** A cue of a subtitle file: what is shown, line by line, and from when to when. */
export interface Cue {
  readonly start: Seconds;
  readonly end: Seconds;
  readonly lines: readonly CueLine[];
}

export interface CueLine {
  /** Where it stands in its file; lines count from 1. */
  readonly line: number;
  readonly text: string;
}

const CLOCK = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}`;
const ARROW = new RegExp(String.raw`^\s*(${CLOCK})\s*-->\s*(${CLOCK})(?:\s.*)?$`);
const COMMA = new RegExp(String.raw`^\s*(${CLOCK}),(${CLOCK})\s*$`);
const BLOCK = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;
const TAG = /<\/?(?:b|i|u|c|v|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<\d+:[\d:.]+>|\{\\[^{}]*\}/gi;
const ENTITIES: Readonly<{ [entity: string]: string }> = {
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
  '&amp;': '&',
};

/**
 * Reads subtitles in SBV, SRT or WebVTT. Cues keep the order of the file. Blank lines within a cue, gaps in the
 * numbers, overlaps and ends before starts are no harm; text that only looks like a tag stays.
 *
 * @example readSubtitles('0:00:01.520,0:00:03.260\nhello <int>').cues
 * // => [{ start: 1, end: 3, lines: [{ line: 2, text: 'hello <int>' }] }]
 */
export function readSubtitles(text: string): {
  readonly cues: readonly Cue[];
  readonly skipped: readonly Skipped[];
} {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const isVtt = /^WEBVTT(?:\s|$)/.test(lines[0] ?? '');
  const cues: { start: Seconds; end: Seconds; lines: CueLine[] }[] = [];
  const skipped: Skipped[] = [];
  let inBlock = isVtt;
  for (const [index, line] of lines.entries()) {
    const times = timesOf(line);
    if (times) cues.push({ start: secondsOf(times[1]), end: secondsOf(times[2]), lines: [] });
    if (times || line.trim() === '') inBlock = false;
    else if (isVtt && BLOCK.test(line) && isBlank(lines[index - 1])) inBlock = true;
    if (times || line.trim() === '' || isNumberOfCue(lines, index) || (isVtt && index === 0)) continue;
    const cue = cues.at(-1);
    if (inBlock || !cue)
      skipped.push({ line: index + 1, text: line.trim(), reason: inBlock ? 'comment' : 'no-time' });
    else cue.lines.push({ line: index + 1, text: line });
  }
  const isMarkedUp = lines.some((line) => ARROW.test(line));
  const plain = isMarkedUp ? cues.map((cue) => withoutMarkup(cue, isVtt)) : cues;
  return { cues: withoutRepeats(plain, skipped), skipped };
}

/** True for a text that has the times of subtitles in it. */
export function isSubtitles(text: string): boolean {
  return text.split(/\r\n|\r|\n/).some((line) => timesOf(line) !== null);
}

function timesOf(line: string): RegExpExecArray | null {
  return ARROW.exec(line) ?? COMMA.exec(line);
}

/** The number of SRT or the name of WebVTT above a cue's times. */
function isNumberOfCue(lines: readonly string[], index: number): boolean {
  if (!ARROW.test(lines[index + 1] ?? '')) return false;
  return /^\s*\d+\s*$/.test(lines[index] ?? '') || isBlank(lines[index - 1]);
}

function withoutMarkup(cue: Cue, isVtt: boolean): Cue {
  const plain = (text: string) => {
    const bare = text.replace(TAG, '');
    return isVtt
      ? bare.replace(/&(?:lt|gt|nbsp|lrm|rlm|amp);/g, (entity) => ENTITIES[entity] ?? entity)
      : bare;
  };
  return { ...cue, lines: cue.lines.map(({ line, text }) => ({ line, text: plain(text) })) };
}

/** The cues without the lines that a rolling display shows again, as automatic captions do. */
function withoutRepeats(cues: readonly Cue[], skipped: Skipped[]): readonly Cue[] {
  const wordsIn = (cue: Cue | undefined) => (cue?.lines ?? []).filter(({ text }) => text.trim() !== '');
  const repeats = cues.map((cue, index) => {
    const above = wordsIn(cues[index - 1])
      .at(-1)
      ?.text.trim();
    return wordsIn(cue)[0]?.text.trim() === above ? wordsIn(cue)[0] : undefined;
  });
  // Now and then somebody says the same twice; where it is the rule, it is the display that repeats.
  const isRolling = repeats.filter(Boolean).length * 3 > cues.length;
  return cues.map((cue, index) => {
    const again = isRolling ? repeats[index] : undefined;
    if (again) skipped.push({ line: again.line, text: again.text.trim(), reason: 'repeated' });
    return { ...cue, lines: wordsIn(cue).filter((one) => one !== again) };
  });
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

function secondsOf(clock = ''): Seconds {
  return readTimeParameter(clock.replace(',', '.')) ?? 0;
}
