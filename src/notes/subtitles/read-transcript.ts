import { readClock } from './clock.ts';
import type { CueLine, FileCue, Milliseconds } from './cue.ts';
import { plainWords } from './plain-words.ts';
import type { Reading } from './reading.ts';

/** How long the last cue of a panel is: nobody says. */
const LAST: Milliseconds = 5000;
const LONE_CLOCK = /^\s*(?:\d{1,3}:)?\d{1,2}:\d{2}\s*$/;
/** What screen readers say of a clock; some browsers copy it too. */
const SPOKEN_CLOCK =
  /^(?:\d+ (?:hours?|minutes?|seconds?)(?:, )?)+$|^(?:\d+\s*(?:小时|分钟|秒钟?)[,，、]?\s*)+$/;

interface Sjson {
  readonly start: readonly Milliseconds[];
  readonly end: readonly Milliseconds[];
  readonly text: readonly (string | null)[];
}

/** Reads a file of Open edX, if it is one; all of its cues are in its first line. */
export function readSjson(text: string): Reading | undefined {
  const sjson = /^\s*\{/.test(text) ? parsed(text) : undefined;
  if (!sjson) return undefined;
  const cues = sjson.start.map((start, at): FileCue => {
    const said = (sjson.text[at] ?? '').split('\n').map((words) => plainWords(words, 'srt'));
    const lines = said.filter(Boolean).map((words) => ({ line: 1, text: words }));
    return { start, end: sjson.end[at] ?? start, line: 1, lines };
  });
  return { kind: 'sjson', cues: cues.filter(({ lines }) => lines.length > 0), skipped: [], mistyped: [] };
}

/** True for what one copies from the transcript beside a video on YouTube: a time in a line of its own, then words. */
export function isPanel(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const clocks = lines.filter(
    (line, at) =>
      LONE_CLOCK.test(line) && lines[at + 1] !== undefined && !LONE_CLOCK.test(lines[at + 1] ?? ''),
  );
  return clocks.length > 1 && clocks.length * 4 >= lines.length;
}

/** Reads such a text. A cue ends where the next begins. */
export function readPanel(text: string): Reading {
  const open: { start: Milliseconds; line: number; lines: CueLine[] }[] = [];
  const skipped: Reading['skipped'][number][] = [];
  for (const [index, typed] of text.split(/\r\n|\r|\n/).entries()) {
    const [line, words] = [index + 1, plainWords(typed, 'none')];
    const start = LONE_CLOCK.test(typed) ? readClock(typed) : undefined;
    const cue = open.at(-1);
    if (start !== undefined) open.push({ start, line, lines: [] });
    else if (words === '') continue;
    else if (!cue) skipped.push({ line, text: words, reason: 'no-time' });
    else if (cue.lines.length > 0 || !SPOKEN_CLOCK.test(words)) cue.lines.push({ line, text: words });
  }
  const cues = open.map((cue, at) => ({ ...cue, end: open[at + 1]?.start ?? cue.start + LAST }));
  return { kind: 'panel', cues: cues.filter(({ lines }) => lines.length > 0), skipped, mistyped: [] };
}

function parsed(text: string): Sjson | undefined {
  try {
    const { start, end, text: said } = JSON.parse(text) as Partial<Record<keyof Sjson, unknown>>;
    const isSjson =
      Array.isArray(start) &&
      Array.isArray(end) &&
      Array.isArray(said) &&
      [...start, ...end].every((at) => Number.isFinite(at) && at >= 0) &&
      said.every((words) => typeof words === 'string' || words === null);
    return isSjson ? { start: start.map(Math.round), end: end.map(Math.round), text: said } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
