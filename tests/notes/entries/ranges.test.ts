import { describe, expect, test } from 'vitest';
import { formatNotes } from '../../../src/notes/convert/format.ts';
import { momentsOf } from '../../../src/notes/lesson.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

const url = (seconds: number) => `https://youtu.be/9spwoDYwW_I?t=${seconds}`;
const link = (seconds: number) => `[0:${String(seconds).padStart(2, '0')}](${url(seconds)})`;
const read = (text: string) =>
  momentsOf(parseLesson(text).lesson).map(({ start, end, text: words }) => [start, end, words]);
const VIDEO = '---\nvideo: https://youtu.be/9spwoDYwW_I\n---\n\n';

describe('the end of an entry', () => {
  test.each([
    ['in the label', `- [0:10–0:20](${url(10)}) words`],
    ['in a link behind a dash', `- ${link(10)} – ${link(20)} words`],
    ['behind a dash without a link', `- ${link(10)} – 0:20 words`],
    ['behind an arrow', `- ${link(10)} -> 0:20 words`],
    ['in Chinese', `- ${link(10)} 至 0:20 words`],
    ['of a time without a link', `${VIDEO}- 0:10 - 0:20 words`],
    ['in the next cell', `| a | b | c |\n| - | - | - |\n| ${link(10)} | ${link(20)} | words |`],
    ['in the next cell without a link', `| a | b | c |\n| - | - | - |\n| ${link(10)} | 0:20 | words |`],
    ['in a table without links', `${VIDEO}| a | b | c |\n| - | - | - |\n| 0:10 | 0:20 | words |`],
  ])('%s is no word', (_where, text) => {
    expect(read(text)).toEqual([[10, 20, 'words']]);
    expect(read(formatNotes(text))).toEqual([[10, 20, 'words']]);
  });

  test('of words that are links stands behind the second', () => {
    expect(read(`- [from 0:10](${url(10)}) – [to 0:20](${url(20)}) words`)).toEqual([
      [10, 20, expect.stringContaining('words')],
    ]);
  });

  test.each([
    ['before its start', `- ${link(20)} – 0:10 words`, '0:10 words'],
    ['in a cell with words', `| a | b |\n| - | - |\n| ${link(10)} | 0:20 words |`, '0:20 words'],
    ['glued to letters', `- ${link(10)} – 0:20pm words`, '0:20pm words'],
    ['without a dash', `- ${link(10)} 0:20 words`, '0:20 words'],
    ['behind words', `- ${link(10)} words – 0:20`, 'words – 0:20'],
  ])('%s is none, and stays', (_why, text, words) => {
    expect(read(text)).toEqual([[expect.any(Number), undefined, words]]);
  });
});
