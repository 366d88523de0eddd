import type { Bilingual } from '../lesson.ts';
import { type ClockKind, isCutTimes, isUnreadableTimes, readTimes, writeClock, writeTimes } from './clock.ts';
import type { Milliseconds } from './cue.ts';
import { writtenWords } from './plain-words.ts';

/** What subtitles can be written as; `txt` is the words alone. */
export const SUBTITLE_FORMATS = ['srt', 'vtt', 'sbv', 'txt'] as const;

export type SubtitleFormat = (typeof SUBTITLE_FORMATS)[number];

/** Which lines are written, and which is above. */
export const SUBTITLE_LANGUAGES = ['en-zh', 'zh-en', 'en', 'zh'] as const;

export type SubtitleLanguages = (typeof SUBTITLE_LANGUAGES)[number];

/** A cue to write, with no more than that needs. */
export interface WrittenCue extends Bilingual {
  readonly start: Milliseconds;
  readonly end: Milliseconds;
  readonly unsure?: true;
}

export interface WriteOptions {
  /** `en-zh` if absent. */
  readonly languages?: SubtitleLanguages;
  /** Text alone: whether each cue has its time above it, as YouTube's transcript has. */
  readonly times?: boolean;
  /** Chinese that its translator is unsure of is kept with its mark, for translators, or left out, for everybody else. */
  readonly unsure: 'keep' | 'leave';
}

/** So that no line of words is read as times; nobody sees it, and reading takes it away. */
const WORD_JOINER = '\u2060';

/**
 * Writes cues in canonical form: LF, no byte order mark, a blank line below each cue. Cues without words in the
 * languages that are asked for are left out.
 *
 * @example writeSubtitles([{ start: 1520, end: 3260, en: 'hello', zh: '你好' }], 'sbv', { unsure: 'keep' })
 * // => '0:00:01.520,0:00:03.260\nhello\n你好\n\n'
 */
export function writeSubtitles(
  cues: readonly WrittenCue[],
  format: SubtitleFormat,
  { languages = 'en-zh', times = false, unsure }: WriteOptions,
): string {
  const said = cues
    .map((cue) => ({ ...cue, lines: linesOf(cue, languages, unsure) }))
    .filter(({ lines }) => lines.length > 0);
  if (format === 'txt') return said.map(({ start, lines }) => writeText(start, lines, times)).join('');
  const markup = format === 'sbv' ? 'none' : format;
  const blocks = said.map(({ lines, ...cue }, at) => {
    const words = lines.map((line) => `${asWords(writtenWords(line, markup))}\n`).join('');
    return `${format === 'srt' ? `${at + 1}\n` : ''}${writeTimes(cue, format)}\n${words}\n`;
  });
  return `${format === 'vtt' ? 'WEBVTT\n\n' : ''}${blocks.join('')}`;
}

/** The format that the name of a file says, if it is one that can be written. */
export function formatOfName(name: string): ClockKind | undefined {
  const [, end = ''] = /\.([a-z]+)$/i.exec(name) ?? [];
  return (['sbv', 'srt', 'vtt'] as const).find((kind) => kind === end.toLowerCase());
}

function linesOf(
  { en, zh, unsure: isUnsure }: WrittenCue,
  languages: SubtitleLanguages,
  unsure: WriteOptions['unsure'],
): readonly string[] {
  const chinese = isUnsure ? (unsure === 'keep' && zh !== undefined ? `${zh} (?)` : undefined) : zh;
  const halves = { en, zh: chinese };
  return languages.split('-').flatMap((half) => halves[half as 'en' | 'zh'] ?? []);
}

function writeText(start: Milliseconds, lines: readonly string[], times: boolean): string {
  const words = lines.map((line) => `${line}\n`).join('');
  return times ? `${writeClock(start, 1, '.').replace(/\.\d+$/, '')}\n${words}` : words;
}

function asWords(line: string): string {
  return readTimes(line) || isUnreadableTimes(line) || isCutTimes(line) ? WORD_JOINER + line : line;
}
