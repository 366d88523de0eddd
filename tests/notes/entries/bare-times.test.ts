import { describe, expect, test } from 'vitest';
import { fixNotes } from '../../../src/notes/check/fix.ts';
import { formatNotes } from '../../../src/notes/convert/format.ts';
import { momentsOf } from '../../../src/notes/lesson.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

const VIDEO = '9spwoDYwW_I';
const FRONT = `---\nvideo: https://youtu.be/${VIDEO}\n---\n\n`;
const link = (seconds: number, label: string) => `[${label}](https://youtu.be/${VIDEO}?t=${seconds})`;
const read = (text: string) =>
  momentsOf(parseLesson(text).lesson).map(({ start, en, zh }) => [start, en, zh].filter(Boolean));

describe('a time without a link at the start of an entry', () => {
  test.each([
    ['a clock', '- 0:38 Opening 开场'],
    ['a clock in brackets', '- [0:38] Opening 开场'],
    ['a clock in round brackets', '- (00:00:38) Opening 开场'],
    ['a separator', '- 0:38 - Opening 开场'],
    ['a heading', '## 0:38 Opening 开场'],
    ['a link to a place in the file', '- [0:38](#t=0:38) Opening 开场'],
    ['another one', '- [play](#t=38) Opening 开场'],
    ['Logseq', '- {{youtube-timestamp 38}} Opening 开场'],
    ['Roam', '- {{[[video-timestamp]]: 0:38}} Opening 开场'],
  ])('is a moment of the lesson’s video: %s', (_, line) => {
    const moments = read(FRONT + line);
    expect(moments.map(([start]) => start)).toEqual([38]);
    expect(moments.flat().join(' ')).toContain('Opening');
    expect(parseLesson(FRONT + line).findings).toContainEqual(
      expect.objectContaining({ code: 'time-without-link', line: 5, expected: link(38, '0:00:38') }),
    );
  });

  test('is a moment of the only video that the file links to', () => {
    expect(read(`- ${link(7, '0:07')} the opening of it\n- 0:38 what it is for\n`)).toEqual([
      [7, 'the opening of it'],
      [38, 'what it is for'],
    ]);
  });

  test.each([
    ['two videos', `- ${link(7, '0:07')} a\n- [0:09](https://youtu.be/wkyvJQSOW_Q?t=9) b\n- 0:38 c\n`],
    ['a line with a link', `${FRONT}- 0:38 a ${link(7, '0:07')}\n`],
    ['prose', `${FRONT}0:38 is when it begins.\n`],
    ['a ratio in words', `${FRONT}- a ratio of 16:09\n`],
    ['a time of the day', `${FRONT}- 10:30 am is when it begins\n`],
    ['a number glued to it', `${FRONT}- 0:38x\n`],
    ['a time that is none', `${FRONT}- 0:75 a\n`],
    ['code', `${FRONT}- \`0:38\` a\n`],
  ])('stays what it is with %s', (_, text) => {
    expect(read(text).map(([start]) => start)).not.toContain(38);
    expect(parseLesson(text).findings.map(({ code }) => code)).not.toContain('time-without-link');
  });

  test('is made a link by the fixes, which change nothing on the page, and left alone by the formatter', () => {
    const text = `${FRONT}- 0:38 a 甲\n    - [1:02](#t=62) b 乙\n## {{youtube-timestamp 90}} c 丙\n`;
    const { text: fixed } = fixNotes(text);
    expect(fixed).toBe(
      `${FRONT}- ${link(38, '0:00:38')} a 甲\n    - ${link(62, '0:01:02')} b 乙\n## ${link(90, '0:01:30')} c 丙\n`,
    );
    expect(parseLesson(fixed).html).toBe(parseLesson(text).html);
    const clocks = `${FRONT}- 0:38 a 甲\n- 1:02 b 乙\n`;
    expect(formatNotes(clocks)).toBe(clocks);
  });
});

describe('times of which nobody knows the video', () => {
  test('are said once, with the line to add', () => {
    expect(parseLesson('- 0:38 a\n- 1:02 b\n- 1:30 c\n').findings).toContainEqual(
      expect.objectContaining({ code: 'time-without-video', line: 1, column: 3, found: '0:38' }),
    );
  });

  test('are words where there is but one', () => {
    expect(parseLesson('- 0:38 a 甲\n- b 乙\n').findings).toEqual([]);
  });
});
