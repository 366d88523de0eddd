import type { Seconds } from '../entries/time.ts';
import type { Bilingual } from '../lesson.ts';
import type { FileCue, Milliseconds } from '../subtitles/cue.ts';
import { halvesOf } from '../subtitles/halves.ts';
import { type ImportRow, plainMarkdown } from './import-rows.ts';

/** What is said in one stretch of a video. */
interface Stretch {
  readonly start: Milliseconds;
  readonly en: string[];
  readonly zh: string[];
}

const SENTENCE_END = /[.!?…。！？]["'”’」』)）]*$/;
const PAUSE: Milliseconds = 2000;

/** Cues whose language their file says, or else the script of each line. */
export interface Subtitles {
  readonly any?: readonly FileCue[];
  readonly en?: readonly FileCue[];
  readonly zh?: readonly FileCue[];
}

/**
 * Makes a first outline of subtitles: one entry for every `every` seconds or a little more, so that it ends with a
 * sentence or a pause. All words are kept; it is the author who makes points of them.
 */
export function draftOutline(
  { any = [], en = [], zh = [] }: Subtitles,
  every: Seconds,
): readonly ImportRow[] {
  const leading = [any, en, zh].find((cues) => cues.length > 0) ?? [];
  const stretches = stretchesOf(inTime(leading), every * 1000);
  const say = (cues: readonly (Bilingual & { readonly start: Milliseconds })[]) => {
    let at = 0;
    for (const { start, en, zh } of inTime(cues)) {
      while ((stretches[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) at++;
      if (en !== undefined) stretches[at]?.en.push(en);
      if (zh !== undefined) stretches[at]?.zh.push(zh);
    }
  };
  say(halvesOf(any));
  say(en.map(({ start, lines }) => ({ start, en: wordsIn(lines) })));
  say(zh.map(({ start, lines }) => ({ start, zh: wordsIn(lines) })));
  return stretches.map(rowOf).filter((row) => row.en || row.zh);
}

/** Where the stretches begin, by the cues that lead. */
function stretchesOf(cues: readonly FileCue[], every: Milliseconds): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, { start }] of cues.entries()) {
    const before = cues[index - 1];
    const length = start - (stretches.at(-1)?.start ?? Number.NEGATIVE_INFINITY);
    const isEnd =
      before === undefined ||
      SENTENCE_END.test(before.lines.at(-1)?.text.trim() ?? '') ||
      start - before.end >= PAUSE ||
      length >= 2 * every;
    if (length >= every && (isEnd || every === 0)) stretches.push({ start, en: [], zh: [] });
  }
  return stretches;
}

function inTime<Timed extends { readonly start: Milliseconds }>(cues: readonly Timed[]): readonly Timed[] {
  return cues.toSorted((a, b) => a.start - b.start);
}

function rowOf({ start, en, zh }: Stretch): ImportRow {
  const words = { en: plainMarkdown(en.join(' ')), zh: plainMarkdown(zh.join(' ')) };
  return {
    start: Math.floor(start / 1000),
    ...(words.en && { en: words.en }),
    ...(words.zh && { zh: words.zh }),
  };
}

function wordsIn(lines: FileCue['lines']): string {
  return lines.map(({ text }) => text).join(' ');
}
