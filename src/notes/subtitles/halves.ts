import { languageOf } from '../entries/pairs.ts';
import type { Bilingual } from '../lesson.ts';
import type { CueLine, FileCue, Milliseconds } from './cue.ts';

/** A cue of one file whose lines are known to be English or Chinese. */
export interface SaidCue extends Bilingual {
  readonly start: Milliseconds;
  readonly end: Milliseconds;
  readonly line: number;
}

type Half = 'en' | 'zh';

/**
 * Says in which language each line of a file is: by its script, else by the usual place of the languages in the file,
 * else by what the name of the file says.
 *
 * @param named the language that the name of the file says
 */
export function halvesOf(cues: readonly FileCue[], named?: Half): readonly SaidCue[] {
  const rows = cues.map(({ lines }) => lines.map(scriptOf));
  const order = usualOrder(cues, rows);
  const count = (half: Half) => rows.filter((row) => row.every((one) => one === half)).length;
  const alone: Half = order ? 'en' : (named ?? (count('zh') > count('en') ? 'zh' : 'en'));
  return cues.map(({ start, end, line, lines }, at) => {
    const row = rows[at] ?? [];
    const isLatin = row.every((half) => half === 'en');
    const placed = isLatin && order && row.length === 2 ? order : isLatin ? row.map(() => alone) : row;
    return {
      start,
      end,
      line,
      ...said('en', joined(lines, placed, 'en')),
      ...said('zh', joined(lines, placed, 'zh')),
    };
  });
}

/** The language that a file of a lesson says in its name, as `lesson-7.zh.40-50.sbv` does. */
export function languageInName(name: string): Half | undefined {
  const [, tag] =
    /[.\-_](en|zh|cn|chs|cht|chi|eng)(?:[-_](?:hans|hant|cn|tw|hk|us|gb))?(?=\.)/i.exec(name) ?? [];
  return tag === undefined ? undefined : /^en/i.test(tag) ? 'en' : 'zh';
}

/**
 * In which order two lines of a cue are, if they are a pair at all: where both are in letters and not the same, they are
 * a pair only if that is rare.
 */
function usualOrder(
  cues: readonly FileCue[],
  rows: readonly (readonly Half[])[],
): readonly [Half, Half] | undefined {
  let english = 0;
  let chinese = 0;
  let letters = 0;
  for (const [at, [first, second, third]] of rows.entries()) {
    if (second === undefined || third !== undefined) continue;
    const [a, b] = cues[at]?.lines ?? [];
    if (first !== second) first === 'en' ? english++ : chinese++;
    else if (first === 'en' && a?.text !== b?.text) letters++;
  }
  if (english + chinese === 0 || english + chinese < 2 * letters) return undefined;
  return english >= chinese ? ['en', 'zh'] : ['zh', 'en'];
}

function scriptOf({ text }: CueLine): Half {
  return languageOf(text) === 'zh' ? 'zh' : 'en';
}

function joined(lines: readonly CueLine[], placed: readonly Half[], half: Half): string {
  return lines
    .filter((_, at) => placed[at] === half)
    .map(({ text }) => text)
    .join(' ');
}

function said(half: Half, words: string): Bilingual {
  return words === '' ? {} : { [half]: words };
}
