import type { PhrasingContent } from 'mdast';
import { toString as wordsIn } from 'mdast-util-to-string';
import { hasMark } from '../entries/pairs.ts';
import { isBareUrl } from '../entries/repair-links.ts';
import type { Seconds } from '../entries/time.ts';
import type { VideoId } from '../entries/video.ts';
import { writeTime } from '../entries/write-link.ts';
import { isPair, type Languages, PAIR } from '../languages.ts';
import type { Bilingual } from '../lesson.ts';
import { readMarkdown } from '../markdown/markdown.ts';
import { formatNotes } from './format.ts';

/** A moment that was read from somewhere else. All words are Markdown. */
export interface ImportRow extends Bilingual {
  readonly start: Seconds;
  readonly end?: Seconds;
  /** Absent where the source names no video. */
  readonly video?: VideoId;
  /** Words of which nobody said where their halves part. */
  readonly text?: string;
}

/** A line that was not taken, and why. Lines count from 1. */
export interface Skipped {
  readonly line: number;
  readonly text: string;
  readonly reason: Reason;
}

/** What was read from one file. */
export interface ImportedRows {
  readonly rows: readonly ImportRow[];
  readonly skipped: readonly Skipped[];
}

export type Reason = keyof typeof REASONS;

/** Why a line was left. */
export const REASONS = {
  'no-time': { en: 'no time in it', zh: '没有时间' },
  'no-words': { en: 'no words in it', zh: '没有文字' },
  'no-column': { en: 'no such column', zh: '没有这一列' },
  'too-many-cells': {
    en: 'more cells than columns; words with commas need quotation marks',
    zh: '单元格比列多；含逗号的文字要加引号',
  },
  'bad-end': { en: 'its end is no time, or before its start', zh: '结束时间读不懂，或早于开始时间' },
  'not-json': { en: 'no JSON from here on', zh: '从这里起不是 JSON' },
  'open-quote': { en: 'its quotation mark is not closed', zh: '引号没有闭合' },
  'bad-times': { en: 'its times cannot be read', zh: '读不懂起止时间' },
  'cut-off': { en: 'the file ends within it', zh: '文件到此中断' },
  comment: { en: 'a comment of the file', zh: '文件中的注释' },
  repeated: { en: 'the same line again', zh: '与上一行重复' },
} as const satisfies Record<string, Required<Bilingual>>;

/** What is escaped, from nothing to all that can ever mean something. */
const ESCAPES = [
  /(?!)/g,
  /[<&]|^[#>+-]|(?<=^\d{1,9})[.)]/g,
  /[\\*_[\]<&~]|^[#>+-]|(?<=^\d{1,9})[.)]/g,
  /[\\`*_[\]<>&~#|!+.)-]/g,
  // An address would take the escapes that follow it for its own; so it is words.
  /[\\`*_[\]<>&~#|!+.):@-]/g,
];

/**
 * Writes rows as an outline in canonical form. `video` is the one of rows that name none.
 *
 * @example writeRows([{ start: 137, en: 'Purpose', zh: '目标' }], '9spwoDYwW_I')
 * // => '- Purpose 目标 [0:02:17](https://youtu.be/9spwoDYwW_I?t=137)\n'
 */
export function writeRows(rows: readonly ImportRow[], video: VideoId, languages: Languages = PAIR): string {
  return formatNotes(rows.map((row) => writeRow(row, video, isPair(languages))).join(''), languages);
}

/** Joins an English and a Chinese file by video and second; what only one of them has stays alone. */
export function joinRows(english: readonly ImportRow[], chinese: readonly ImportRow[]): readonly ImportRow[] {
  const open = Map.groupBy(chinese, momentOf);
  const joined = english.map((row): ImportRow => {
    const other = open.get(momentOf(row))?.shift();
    return { ...alone(row, 'en'), ...(other && { zh: allWords(other) }) };
  });
  return withThose([...open.values()].flat(), joined);
}

function momentOf({ video, start }: ImportRow): string {
  return `${video ?? ''} ${start}`;
}

/** Rows with Chinese ones among them, each before the first later one of its video. */
function withThose(chinese: readonly ImportRow[], rows: readonly ImportRow[]): readonly ImportRow[] {
  const inTime = Map.groupBy(
    chinese.toSorted((a, b) => a.start - b.start),
    ({ video }) => video,
  );
  const before = ({ video, start }: ImportRow) => {
    const waiting = inTime.get(video) ?? [];
    const count = waiting.findIndex((row) => row.start >= start);
    return waiting.splice(0, count < 0 ? waiting.length : count);
  };
  const all = rows.flatMap((row) => [...before(row).map((one) => alone(one, 'zh')), row]);
  return [...all, ...[...inTime.values()].flat().map((row) => alone(row, 'zh'))];
}

/**
 * Plain text as Markdown that says just this; no more signs are escaped than needed. Backticks make code, as their
 * writer meant.
 *
 * @example plainMarkdown('conv_layer of <int>') // => 'conv_layer of \\<int>'
 */
export function plainMarkdown(text: string): string {
  // No Markdown says U+0000: https://spec.commonmark.org/0.31.2/#insecure-characters
  const plain = text.replaceAll('\0', '\uFFFD').replace(/\s+/g, ' ').trim();
  if (plain === '') return '';
  const escaped = ESCAPES.map((signs) => plain.replace(signs, '\\$&'));
  // A word after it, because some signs mean something only before words.
  return escaped.find((markdown) => saysItself(`${markdown} x`, `${plain} x`)) ?? escaped.at(-1) ?? plain;
}

function saysItself(markdown: string, text: string): boolean {
  const [list] = readMarkdown(`- ${markdown}`).children;
  const item = list?.type === 'list' && list.children.length === 1 ? list.children[0] : undefined;
  const paragraph = item?.checked == null && item?.children.length === 1 ? item.children[0] : undefined;
  return (
    paragraph?.type === 'paragraph' &&
    paragraph.children.every(isPlain) &&
    [text, text.replaceAll('`', '')].includes(wordsIn(paragraph))
  );
}

function isPlain(node: PhrasingContent): boolean {
  return node.type === 'text' || node.type === 'inlineCode' || (node.type === 'link' && isBareUrl(node));
}

function writeRow(row: ImportRow, video: VideoId, hasPairs: boolean): string {
  const { en, zh } = row;
  if (!hasPairs) return writeLine(row, allWords(row), video);
  // A bar that is a word would part the halves elsewhere; a line of its own parts them too.
  if (en && zh && hasMark(`${en}\n${zh}`)) return `${writeLine(row, en, video)}  ${zh}\n`;
  return writeLine(row, wordsOf(row), video);
}

/** The words of an entry and its times. The first time link is its time; words may bring another. */
export function withTimes(words: string, times: readonly string[]): string {
  const parts = /youtu|bilibili/i.test(words) ? [...times, words] : [words, ...times];
  return parts.filter(Boolean).join(' ');
}

function writeLine(row: ImportRow, words: string, video: VideoId): string {
  return `- ${withTimes(words, [writeTime(row.video ?? video, row.start, row.end)])}\n`;
}

function wordsOf(row: ImportRow): string {
  const { text, en, zh } = row;
  if (text !== undefined) return text;
  if (en && zh) return `${en} | ${zh}`;
  const only = allWords(row);
  const isMixed = /\p{Script=Latin}/u.test(only) || hasMark(only);
  return /\p{Script=Han}/u.test(only) && isMixed ? `| ${only}` : only;
}

function alone({ start, end, video, ...words }: ImportRow, language: 'en' | 'zh'): ImportRow {
  return {
    start,
    ...(end !== undefined && { end }),
    ...(video !== undefined && { video }),
    [language]: allWords({ start, ...words }),
  };
}

function allWords({ text, en, zh }: ImportRow): string {
  return text ?? [en, zh].filter(Boolean).join(' ');
}
