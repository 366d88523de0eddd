import { languageOf } from '../entries/pairs.ts';
import type { Seconds } from '../entries/time.ts';
import type { Cue } from '../subtitles/read-subtitles.ts';
import { type ImportRow, plainMarkdown } from './import-rows.ts';

/** What is said in one stretch of a video. */
interface Stretch {
  readonly start: Seconds;
  readonly en: string[];
  readonly zh: string[];
}

const SENTENCE_END = /[.!?…。！？]["'”’」』)）]*$/;
const PAUSE: Seconds = 2;

/** Cues whose language their file says, or else the script of each line. */
export interface Subtitles {
  readonly any?: readonly Cue[];
  readonly en?: readonly Cue[];
  readonly zh?: readonly Cue[];
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
  const stretches = stretchesOf(inTime(leading), every);
  const say = (cues: readonly Cue[], languageOfLine: (text: string) => 'en' | 'zh') => {
    let at = 0;
    for (const { start, lines } of inTime(cues)) {
      while ((stretches[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) at++;
      for (const { text } of lines) stretches[at]?.[languageOfLine(text)].push(text);
    }
  };
  say(any, (text) => (languageOf(text) === 'zh' ? 'zh' : 'en'));
  say(en, () => 'en');
  say(zh, () => 'zh');
  return stretches.map(rowOf).filter((row) => row.en || row.zh);
}

/** Where the stretches begin, by the cues that lead. */
function stretchesOf(cues: readonly Cue[], every: Seconds): readonly Stretch[] {
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

function inTime(cues: readonly Cue[]): readonly Cue[] {
  return cues.toSorted((a, b) => a.start - b.start);
}

function rowOf({ start, en, zh }: Stretch): ImportRow {
  const words = { en: plainMarkdown(en.join(' ')), zh: plainMarkdown(zh.join(' ')) };
  return { start, ...(words.en && { en: words.en }), ...(words.zh && { zh: words.zh }) };
}
