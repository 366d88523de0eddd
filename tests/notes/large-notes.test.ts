import { describe, expect, test } from 'vitest';
import { message } from '../../src/notes/check/diagnostics.ts';
import { frame } from '../../src/notes/check/frame.ts';
import { formatNotes } from '../../src/notes/convert/format.ts';
import { MOST } from '../../src/notes/markdown/size.ts';
import { readSource } from '../../src/notes/markdown/source.ts';
import { parseLesson } from '../../src/notes/parse.ts';
import { withoutComments } from '../../src/notes/safe-html/tags.ts';

const entry = (at: number) =>
  `- CNN **scratch** 手动构建 [0:00:${at}](https://youtu.be/9spwoDYwW_I?t=${at})\n`;
const times = (count: number, line: string) => line.repeat(count);

describe('notes larger than anybody writes are refused with a sentence, and left as they are', () => {
  test.each([
    [
      'characters',
      `# x\n\n${times(MOST.characters / 8, 'words 词 ')}`,
      'The notes have 1,000,005 characters, expected at most 1,000,000 characters; divide the notes into lessons',
      '笔记有 1,000,005 个字符，最多 1,000,000 个字符；请把笔记拆成几课',
    ],
    [
      'lines',
      times(MOST.lines, '-\n'),
      'The notes have 100,001 lines, expected at most 100,000 lines; divide the notes into lessons',
      '笔记有 100,001 行，最多 100,000 行；请把笔记拆成几课',
    ],
    [
      'signs',
      `# x\n\n${times(MOST.marks / 2, '[a](')}\n${times(MOST.marks / 2, '*b ')}[`,
      'There are too many signs such as “[” and “*”, expected at most 10,000 in one paragraph; divide the notes into lessons',
      '同一段里“[”“*”之类的符号太多，最多 10,000 个；请把笔记拆成几课',
    ],
  ])('%s', (_, text, en, zh) => {
    const { findings, lesson, html } = parseLesson(text);
    expect(findings.map((found) => [message(found), message(found, 'zh')])).toEqual([[en, zh]]);
    expect([lesson.entries, html]).toEqual([[], '']);
    expect(formatNotes(text)).toBe(text);
  });

  test('front matter of that size is not read either', () => {
    const text = `---\n${times(MOST.lines, 'a: b\n')}---\n- a\n`;
    expect(parseLesson(text).findings.map(({ code }) => code)).toEqual(['too-long']);
  });

  test('a thousand levels', () => {
    const list = Array.from({ length: 900 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n');
    for (const text of [list, `${'> '.repeat(1000)}a`, `${'- '.repeat(1000)}a`])
      expect(parseLesson(text).findings).toMatchObject([{ code: 'too-deep' }]);
  });
});

test('notes just short of that are read', () => {
  const lines = times(MOST.lines - 1, '\n');
  expect(parseLesson(`${entry(10).trim()}${lines}`).lesson.entries.length).toBe(1);
  const words = 'words 词 '.repeat(MOST.characters / 8 - 20);
  expect(parseLesson(`${entry(10)}\n${words}`).findings).toEqual([]);
  const paragraph = `${times(0.6 * MOST.marks, 'a_b ')}\n\n`;
  expect(parseLesson(times(2, paragraph)).findings).toEqual([]);
});

// Twice as many lines may cost a little more than twice as much.
test.each([
  ['entries', entry(10)],
  ['callouts', '> [!note] Purpose 目标\n> CNN\n\n'],
  ['footnotes', 'CNN[^1]\n\n[^1]: scratch\n\n'],
  ['rows of a table', '| CNN | [0:10](https://youtu.be/9spwoDYwW_I?t=10) |\n'],
  ['HTML', '<p>CNN <b>scratch</b></p>\n\n'],
  ['faults', '- CNN 网络 [0:10](https://youtu.be/9spwo?t=10)\n'],
])('the work grows as %s do', (name, line) => {
  const text = (count: number) =>
    `${name === 'rows of a table' ? '| a | b |\n|---|---|\n' : ''}${times(count, line)}`;
  const work = (count: number) => pushesOf(() => parseLesson(text(count)));
  expect(work(400) / work(200)).toBeLessThan(2.3);
});

test('a finding in a long line is framed as quickly as in a short one', () => {
  const shown = (words: number) => {
    const source = readSource(`${'word 词 '.repeat(words)}here${' word 词'.repeat(words)}`);
    const at = source.text.indexOf('here');
    let shownHere = '';
    const pushes = charactersOf(() => {
      shownHere = frame(source, { line: 1, column: at + 1 });
    });
    return [shownHere, pushes];
  };
  expect(shown(20_000)).toEqual(shown(10_000));
});

test('comments that do not end are read once', () => {
  const text = '<!-- a '.repeat(100_000);
  expect(withoutComments(text)).toBe(text);
  expect(withoutComments(`${text}--> b <!-- c --!> <!-- d --> e`)).toBe(' b <!-- c --!>  e');
});

/** How many values are put into lists while some work is done. */
function pushesOf(work: () => unknown): number {
  const { push } = Array.prototype;
  let count = 0;
  Array.prototype.push = function (this: unknown[], ...values) {
    count += values.length;
    return push.apply(this, values);
  };
  try {
    work();
  } finally {
    Array.prototype.push = push;
  }
  return count;
}

/** How many characters are looked for replacements while some work is done. */
function charactersOf(work: () => unknown): number {
  const { replace } = String.prototype;
  let count = 0;
  String.prototype.replace = function (this: string, ...given: Parameters<typeof replace>) {
    count += this.length;
    return replace.apply(this, given);
  } as typeof replace;
  try {
    work();
  } finally {
    String.prototype.replace = replace;
  }
  return count;
}
