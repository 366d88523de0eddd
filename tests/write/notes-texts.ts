import fc from 'fast-check';
import { readRows } from '../../src/write/read-rows.ts';
import type { EntryRow } from '../../src/write/rows.ts';

export const VIDEO = '9spwoDYwW_I';

/** A time link of the test video. */
export function at(seconds: number, label = `0:00:${String(seconds).padStart(2, '0')}`): string {
  return `[${label}](https://youtu.be/${VIDEO}?t=${seconds})`;
}

/** The rows of a text, as the core reads it. */
export function rowsIn(text: string): readonly EntryRow[] {
  return readRows(text).rows;
}

/** The row of a line that counts from 1. */
export function rowAt(text: string, line: number): EntryRow {
  const row = rowsIn(text).find((one) => one.line === line);
  if (!row) throw new Error(`No entry in line ${line} of ${JSON.stringify(text)}`);
  return row;
}

/** All that a text says beside its time links, their separators, markers and the marks between halves, in its order. */
export function wordsIn(text: string): string {
  return text
    .replace(/(?:[:：\-–—|,，]\s*)?\[[\d:–]+\]\([^)]*\)/g, ' ')
    .replace(/[|;；]/g, ' ')
    .replace(/[-*+]|\d+[.)]/g, ' ')
    .replace(/\s/g, '');
}

const words = fc.constantFrom(
  'Purpose: CNN scratch 目标：手动构建CNN',
  'use `test=` to do inference',
  'MNIST 神经网络',
  '**skip** connection | 跳跃连接',
  'why not a matrix?',
  '逐一使用',
  'a, b [see](https://example.org/x) 见此',
  'ImageList.from_folder 从文件夹提供图片',
  '',
);
const time = fc.integer({ min: 0, max: 59 }).map((seconds) => at(seconds));
const entry = fc
  .tuple(
    fc.constantFrom('', '', '    ', '        ', '  '),
    fc.constantFrom('- ', '- ', '* ', '1. '),
    words,
    fc.option(time),
    fc.constantFrom(' ', ' - ', ''),
  )
  .map(
    ([indent, marker, said, link, gap]) => `${indent}${marker}${said}${link ? (said ? gap : '') + link : ''}`,
  );
const leading = fc.tuple(time, words).map(([link, said]) => `- ${link} ${said}`);
const other = fc.constantFrom(
  '',
  '',
  '## Part two 第二部分',
  'Some prose that stands between.',
  '  中文在下一行',
  '```',
  '> a quotation',
  `| table 表 | ${at(7)} |`,
  '---',
);

/** Notes as authors write them and a little worse. */
export const notesTexts: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 5, arbitrary: entry }, leading, other), { maxLength: 14 })
  .map((lines) => lines.join('\n'));
