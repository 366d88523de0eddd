import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { formatNotes } from '../../../src/notes/convert/format.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

// Properties read many texts, and the machine may have others to read.
vi.setConfig({ testTimeout: 60_000 });

const VIDEO = '9spwoDYwW_I';
const url = (seconds: number) => `https://youtu.be/${VIDEO}?t=${seconds}`;
const link = `[0:02:17](${url(137)})`;
const pair = `- the skip connection 跳跃连接 ${link}`;

describe('an entry in its canonical form', () => {
  test.each([
    ['canonical already', pair, pair],
    ['a bare URL', `- the skip connection 跳跃连接 ${url(137)}`, pair],
    ['an autolink', `- the skip connection 跳跃连接 <${url(137)}>`, pair],
    ['an anchor', `- the skip connection 跳跃连接 <a href="${url(137)}">2:17</a>`, pair],
    ['brackets around the link', `- the skip connection 跳跃连接 ([2:17](${url(137)}))`, pair],
    ['brackets around the label', `- the skip connection 跳跃连接 [[2:17]](${url(137)})`, pair],
    ['a broken label', `- the skip connection 跳跃连接 [:0:02:17](${url(137)})`, pair],
    ['a label a little off', `- the skip connection 跳跃连接 [2:20](${url(137)})`, pair],
    ['a link without a time', `- the skip connection 跳跃连接 [2:17](https://youtu.be/${VIDEO})`, pair],
    [
      'another form of the URL',
      `- the skip connection 跳跃连接 [2:17](https://m.youtube.com/watch?v=${VIDEO}&t=2m17s&list=x)`,
      pair,
    ],
    ['no blank', `- the skip connection 跳跃连接[2:17](${url(137)})`, pair],
    ['many blanks', `-   the skip connection   跳跃连接   [2:17](${url(137)})   `, pair],
    ['another marker', `* the skip connection 跳跃连接 ${link}`, pair],
    ['the link first', `- ${link} the skip connection 跳跃连接`, pair],
    ['the link first, with a separator', `- ${link} - the skip connection 跳跃连接`, pair],
    ['the link in the middle', `- the skip connection ${link} 跳跃连接`, pair],
    ['the link on its own line', `- the skip connection 跳跃连接\n  ${link}`, pair],
    ['the words as label', `- [the skip connection 跳跃连接](${url(137)})`, pair],
    ['time and words as label', `- [2:17 the skip connection 跳跃连接](${url(137)})`, pair],
    ['a needless mark', `- the skip connection | 跳跃连接 ${link}`, pair],
    ['the Chinese on a line of its own', `- the skip connection ${link}\n  跳跃连接`, pair],
    ['Chinese first, with a mark', `- 跳跃连接 | the skip connection ${link}`, pair],
    [
      'a number stays',
      `7. the skip connection 跳跃连接 ${url(137)}`,
      `7. the skip connection 跳跃连接 ${link}`,
    ],
    [
      'a box stays',
      `* [x] the skip connection 跳跃连接 ${url(137)}`,
      `- [x] the skip connection 跳跃连接 ${link}`,
    ],
    ['a free separator goes', `- the skip connection 跳跃连接 - ${link}`, pair],
    [
      'punctuation of the words stays',
      `- gc.collect, the critic, ${link}`,
      `- gc.collect, the critic, ${link}`,
    ],
    [
      'a range as label',
      `- the intro ([2:17-3:00](${url(137)}))`,
      `- the intro [0:02:17–0:03:00](${url(137)})`,
    ],
    [
      'a heading',
      `## [2:17](${url(137)}) the skip connection 跳跃连接`,
      `## the skip connection 跳跃连接 ${link}`,
    ],
    [
      'code and emphasis stay whole',
      `* \`a  b\` and **c** 与 \`c | d\` ${url(137)}`,
      `- \`a  b\` and **c** 与 \`c | d\` ${link}`,
    ],
    [
      'an escape stays',
      `* conv\\_layer is \\*it\\* 卷积层 ${url(137)}`,
      `- conv\\_layer is \\*it\\* 卷积层 ${link}`,
    ],
    [
      'Bilibili',
      '- a b c 甲 [1:00](https://bilibili.com/video/BV1GJ411x7h7/?t=60&p=2)',
      '- a b c 甲 [0:01:00](https://www.bilibili.com/video/BV1GJ411x7h7?p=2&t=60)',
    ],
  ])('%s', (_, typed, canonical) => {
    expect(formatNotes(typed)).toBe(canonical);
    expectSame(typed, canonical);
  });
});

describe('the mark between the halves', () => {
  const others = `${pair}\n- how it works 怎么做的 [0:03:20](${url(200)})\n`;
  test.each([
    ['stays where the rule is unsure', `- ImageList.from_folder | 从文件夹提供图片 ${link}`],
    ['stays where it keeps a line whole', `- | ImageList.from_folder 从文件夹提供图片 ${link}`],
    ['is not added where the author has to choose', `- ImageList.from_folder 从文件夹提供图片 ${link}`],
  ])('%s', (_, line) => {
    expect(formatNotes(`${others}${line}\n`)).toBe(`${others}${line}\n`);
  });

  test('takes one form', () => {
    expect(formatNotes(`${others}- ImageList.from_folder｜从文件夹提供图片 ${link}`)).toBe(
      `${others}- ImageList.from_folder | 从文件夹提供图片 ${link}`,
    );
  });

  test('is written where the line break said it', () => {
    expect(formatNotes(`${others}- ImageList.from_folder ${link}\n  从文件夹提供图片\n`)).toBe(
      `${others}- ImageList.from_folder | 从文件夹提供图片 ${link}\n`,
    );
  });
});

describe('lists', () => {
  test('four blanks for each level, whatever the author used', () => {
    const typed = `* a b c 甲 ${url(1)}\n  * d e f 乙\n     1. g h i 丙 ${url(2)}\n  * j k l 丁\n`;
    expect(formatNotes(typed)).toBe(
      `- a b c 甲 [0:00:01](${url(1)})\n    - d e f 乙\n        1. g h i 丙 [0:00:02](${url(2)})\n    - j k l 丁\n`,
    );
  });

  test('a list that holds more than entries is not moved', () => {
    const typed = `* a b c 甲 ${url(1)}\n  * d e f 乙\n\n    \`\`\`\n    code\n    \`\`\`\n`;
    expect(formatNotes(typed)).toBe(
      `- a b c 甲 [0:00:01](${url(1)})\n  - d e f 乙\n\n    \`\`\`\n    code\n    \`\`\`\n`,
    );
  });

  test('two lists stay two', () => {
    const typed = `* a b c 甲 ${url(1)}\n+ d e f 乙 ${url(2)}\n`;
    const formatted = formatNotes(typed);
    expectSame(typed, formatted);
    expect(parseLesson(formatted).html.match(/<ul>/g)).toHaveLength(2);
  });
});

describe('what stays as it is', () => {
  test.each([
    ['a label a minute or more off, which only the author can decide', `-  a b c 甲   [0:31:56](${url(10)})`],
    ['a bad id', `-  a b c 甲   [0:31:56](https://youtu.be/9spwo?t=10) ${link}`],
  ])('%s', (_, line) => {
    expect(formatNotes(line)).toBe(line.replace('-  a', '- a'));
  });

  test.each([
    [
      'further times keep their place',
      `- from [2:17](${url(137)}) to [3:20](${url(200)}) and on`,
      `- from [0:02:17](${url(137)}) to [0:03:20](${url(200)}) and on`,
    ],
    [
      'a range keeps its place',
      `- intro [2:17](${url(137)}) – [3:20](${url(200)}) 开场`,
      `- intro [0:02:17](${url(137)}) – [0:03:20](${url(200)}) 开场`,
    ],
    [
      'a paragraph',
      `He says so ([2:17](${url(137)})), and more.`,
      `He says so ([0:02:17](${url(137)})), and more.`,
    ],
    [
      'a table',
      `| a | b |\n| --- | --- |\n| x | [2:17](${url(137)}) |`,
      `| a | b |\n| --- | --- |\n| x | ${link} |`,
    ],
    ['a quotation', `> - a b c 甲 [2:17](${url(137)})`, `> - a b c 甲 ${link}`],
    [
      'a link with a title',
      `* a b c 甲 [2:17](${url(137)} "said by him")`,
      `- a b c 甲 [2:17](${url(137)} "said by him")`,
    ],
    [
      'a link by reference',
      `* a b c 甲 [2:17][x]\n\n[x]: ${url(137)}\n`,
      `- a b c 甲 [2:17][x]\n\n[x]: ${url(137)}\n`,
    ],
  ])('%s', (_, typed, formatted) => {
    expect(formatNotes(typed)).toBe(formatted);
    expectSame(typed, formatted);
  });

  test('lines that are no entries, byte by byte', () => {
    const prose = `---\ntitle:   x\n---\n\n#   Title\n\nWords  here *and*  there\\\n  ${VIDEO}\n\n* a list\n   + of   its own\n\n\`\`\`\n* ${url(1)}\n\`\`\`\n\n| a|b |\n|-|-|\n|1|  2|\n\n-\n\n<!--  x  -->\n`;
    expect(formatNotes(prose)).toBe(prose);
    expect(formatNotes(`${prose}* a b c 甲 ${url(1)}\n${prose}`)).toBe(
      `${prose}- a b c 甲 [0:00:01](${url(1)})\n${prose}`,
    );
  });

  test.each([
    ['quotations', `${'> '.repeat(9_000)}* a ${url(1)}`],
    ['lists', `${'- '.repeat(9_000)}a ${url(1)}`],
    [
      'a list that could be read',
      Array.from({ length: 300 }, (_, at) => `${' '.repeat(at * 2)}* a ${url(1)}\n`).join(''),
    ],
  ])('notes that are nested too deeply: %s', (_, text) => {
    expect(parseLesson(text).findings.map(({ code }) => code)).toContain('too-deep');
    expect(formatNotes(text)).toBe(text);
  });

  test('byte order mark and line ends', () => {
    expect(formatNotes(`\ufeff* a b c 甲 ${url(1)}\r\n* d e f 乙 ${url(2)}\r\n`)).toBe(
      `\ufeff- a b c 甲 [0:00:01](${url(1)})\r\n- d e f 乙 [0:00:02](${url(2)})\r\n`,
    );
  });
});

const CONTENT = '../../../content/courses/fastai-2019-part-1/lesson-7.md';
const lessons = ['../fixtures/seed/fastai-courses-inside-out.md', CONTENT].map((path) => [
  path,
  readFileSync(new URL(path, import.meta.url), 'utf8'),
]);

test.each(lessons)('%s: same page, no new finding, stable', (_, text = '') => {
  const formatted = formatNotes(text);
  expectSame(text, formatted);
  expect(formatNotes(formatted)).toBe(formatted);
  expect(parseLesson(formatted).findings.length).toBeLessThanOrEqual(parseLesson(text).findings.length);
});

test('outlines of every usual shape come out canonical', () => {
  const words = fc.constantFrom(
    'the skip connection 跳跃连接',
    'why so deep?',
    '因为更快',
    'use `x | y` here 在此使用',
    '**bold** claim',
  );
  const shape = fc.constantFrom<(words: string, at: number) => string>(
    (said, at) => `${said} [${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}](${url(at)})`,
    (said, at) => `${url(at)} ${said}`,
    (said, at) => `[${said}](https://www.youtube.com/watch?v=${VIDEO}&t=${at}s)`,
    (said, at) => `${said} (<${url(at)}>)`,
    (said) => said,
  );
  const item = fc.tuple(words, shape, fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('', '  '));
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 2, maxLength: 8 }),
      fc.constantFrom('*', '+', '-'),
      (items, bullet) => {
        const typed = [
          `${bullet} first 第一 ${url(0)}`,
          ...items.map(([said, make, at, indent]) => `${indent}${bullet} ${make(said, at)}`),
        ];
        const formatted = formatNotes(typed.join('\n'));
        expectSame(typed.join('\n'), formatted);
        for (const line of formatted.split('\n'))
          expect(line).toMatch(
            /^(?: {4})?- \S+(?: \S+)*?(?: \[\d:\d\d:\d\d\]\(https:\/\/youtu\.be\/9spwoDYwW_I\?t=\d+\))?$/,
          );
      },
    ),
  );
});

function expectSame(a: string, b: string): void {
  const said = (text: string) => ({
    ...parseLesson(text).lesson,
    entries: parseLesson(text).lesson.entries.map((entry) => ({ ...entry, line: 0, column: 0 })),
  });
  expect(said(b)).toEqual(said(a));
}
