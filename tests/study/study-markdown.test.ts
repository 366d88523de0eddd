import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import type { StudyRow } from '../../src/study/study-list.ts';
import { type MarkdownFrame, studyMarkdown } from '../../src/study/study-markdown.ts';

const frame: MarkdownFrame = {
  site: 'https://notes.example/repo/',
  day: '2026-11-28',
  title: 'My study · 我的学习',
  others: 'Other videos · 其他视频',
};
const VIDEO = '9spwoDYwW_I';
const row = (seconds: number, more: Partial<StudyRow> = {}): StudyRow => ({
  key: `${VIDEO}:${seconds}`,
  video: VIDEO,
  seconds,
  star: false,
  note: '',
  done: false,
  unsure: false,
  open: true,
  ...more,
});
const moment = (start: number, en: string | null, zh: string | null, text = '') => ({
  moment: { id: `t=${start}`, video: VIDEO, start, en, zh, text },
});
const lesson = { id: 'c/lesson-7', title: { en: 'Lesson 7: GAN', zh: '第 7 课' }, video: VIDEO };

test('by lesson, each line has its marks, its link, its halves, and the note below', () => {
  const rows = [
    row(137, { ...moment(137, 'a CNN', '一个 CNN'), star: true, done: true, note: 'why 28?\n\n为什么？' }),
    row(140, { note: 'mine' }),
    row(3617, moment(3617, null, null, 'resnet34')),
    row(3620, moment(3620, 'one half', null)),
  ];
  const others = { rows: [row(5, { video: 'BV1GJ411x7h7-p2', star: true })] };
  expect(studyMarkdown([{ lesson, rows }, { lesson, rows: [] }, others], frame)).toBe(`# My study · 我的学习

2026-11-28 · <https://notes.example/repo/study/>

## [Lesson 7: GAN · 第 7 课](https://notes.example/repo/c/lesson-7/)

- ✓ ★ [2:17](https://notes.example/repo/c/lesson-7/#t=137) a CNN · 一个 CNN

  > why 28?
  >
  > 为什么？

- [2:20](https://notes.example/repo/c/lesson-7/#9spwoDYwW_I-t=140)

  > mine

- [1:00:17](https://notes.example/repo/c/lesson-7/#t=3617) resnet34

- [1:00:20](https://notes.example/repo/c/lesson-7/#t=3620) one half

## Other videos · 其他视频

- ★ [0:05](https://www.bilibili.com/video/BV1GJ411x7h7?p=2&t=5)
`);
});

test('an empty study is a file with a title', () => {
  expect(studyMarkdown([], frame)).toBe(
    '# My study · 我的学习\n\n2026-11-28 · <https://notes.example/repo/study/>\n',
  );
});

test.each([
  'conv_layer and res_block *stars* `code` <b>tag</b> [link](x) a|b ~~no~~ # & \\ $x$',
  '<script>alert(1)</script>',
  '&lt;b&gt; a\nb',
])('words show as they are, whatever signs they hold: %s', (words) => {
  const rows = [row(1, moment(1, words, null))];
  const [, , , list] = fromMarkdown(studyMarkdown([{ lesson, rows }], frame)).children;
  expect(list && textOf(list)).toBe(`0:01 ${words.replace('\n', ' ')}`);
});
