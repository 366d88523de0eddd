import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNotes } from '../../src/notes/convert/format.ts';
import { PAIR } from '../../src/notes/languages.ts';
import { parseLesson } from '../../src/notes/parse.ts';
import { type TaughtLesson, teachingNotes } from '../../src/study/teaching-notes.ts';

const VIDEO = '9spwoDYwW_I';
const lesson: TaughtLesson = {
  title: { en: 'Lesson 7: Resnet', zh: '第 7 课：残差网络' },
  video: VIDEO,
  sections: [
    {
      title: { en: 'Opening and purpose', zh: '开场与目标', text: 'Opening and purpose 开场与目标' },
      time: { video: VIDEO, start: 6 },
      words: 'Why build `conv_layer` by hand? To see each step.\n为什么要手动构建？\n\n- one step 一步\n',
    },
    {
      title: { en: 'Use of `PIL` | and *mode*', zh: '图片的打开方式', text: 'x' },
      time: { video: VIDEO, start: 207 },
      words: '# no heading\n<b>bold</b>, 2:17, [a](b) and 1. a number',
    },
  ],
};

test('a lesson in own words is a lesson in the format of this project, with nothing to find fault with', () => {
  const notes = teachingNotes(lesson, PAIR);
  expect(notes).toBe(`---
title:
  en: "Lesson 7: Resnet"
  zh: 第 7 课：残差网络
video: https://youtu.be/9spwoDYwW_I
---

## Opening and purpose 开场与目标 [0:00:06](https://youtu.be/9spwoDYwW_I?t=6)

Why build \`conv_layer\` by hand? To see each step.

为什么要手动构建？

- one step 一步

## Use of \`PIL\` / and \\*mode\\* 图片的打开方式 [0:03:27](https://youtu.be/9spwoDYwW_I?t=207)

\\# no heading

\\<b>bold\\</b>, 2:17, \\[a\\](b) and 1. a number
`);
  const { findings, lesson: read } = parseLesson(notes);
  expect(findings).toEqual([]);
  expect(read.entries.map(({ en, zh }) => [en, zh])).toEqual([
    ['Opening and purpose', '开场与目标'],
    ['Use of PIL / and *mode*', '图片的打开方式'],
  ]);
});

test('whatever is typed, the notes hold no error, keep their sections and their form', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          '\n',
          '- ',
          '# ',
          '```',
          '<script>',
          '---',
          '| ',
          '![',
          '](',
          '2:17',
          '第一',
          '> ',
          '1. ',
        ),
      )
      .map((pieces) => pieces.join('')),
  );
  const title = fc.record({
    en: fc.string({ minLength: 1 }),
    zh: fc.constant('一节'),
    text: fc.constant('x'),
  });
  const section = fc.record({ title, time: fc.constant({ video: VIDEO, start: 6 }), words });
  fc.assert(
    fc.property(fc.array(section, { minLength: 1, maxLength: 3 }), (sections) => {
      const notes = teachingNotes({ ...lesson, sections }, PAIR);
      const { findings, lesson: read } = parseLesson(notes);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const headings = read.entries.filter(({ kind, zh }) => kind === 'moment' && zh === '一节');
      expect(headings).toHaveLength(sections.length);
      expect(formatNotes(notes, PAIR)).toBe(notes);
    }),
    { numRuns: 50 },
  );
});

test('a lesson without headings is its words; one in a single language has nothing divided', () => {
  const flat = { title: { en: 'One' }, sections: [{ words: 'just 文字 so' }] };
  expect(teachingNotes(flat, { en: 'en' })).toBe('---\ntitle:\n  en: One\n---\n\njust 文字 so\n');
});
