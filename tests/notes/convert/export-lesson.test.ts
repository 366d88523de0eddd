import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  chapterProblems,
  chaptersOf,
  writeChapters,
  writeTable,
  writeVtt,
} from '../../../src/notes/convert/export-lesson.ts';
import { plainMarkdown, writeRows } from '../../../src/notes/convert/import-rows.ts';
import { readTable } from '../../../src/notes/convert/import-table.ts';
import { lessonData } from '../../../src/notes/convert/lesson-data.ts';
import { type Lesson, momentsOf } from '../../../src/notes/lesson.ts';
import { parseLesson } from '../../../src/notes/parse.ts';
import { readSubtitles } from '../../../src/notes/subtitles/read-subtitles.ts';

// Properties read many texts, and the machine may have others to read.
vi.setConfig({ testTimeout: 60_000 });

const VIDEO = '9spwoDYwW_I';
const link = (seconds: number, video = VIDEO) => `<https://youtu.be/${video}?t=${seconds}>`;
const lessonOf = (text: string): Lesson => parseLesson(text).lesson;
const lesson = lessonOf(
  `---\nduration: 1:00:00\n---\n- the opening of it 开场 ${link(0)}\n- later & more 后来 ${link(3000)}\n- of <int>, "x" ${link(137)}\n    - 同时 ${link(137)}\n- elsewhere ${link(5, 'wkyvJQSOW_Q')}\n- ${link(9)}\n`,
);

test('data has what the contract says, and null for what is missing', () => {
  const data = lessonData(lesson);
  expect(Object.keys(data)).toEqual(['title', 'video', 'duration', 'moments']);
  expect(data).toMatchObject({ video: VIDEO, duration: 3600 });
  expect(data.moments[3]).toEqual({
    id: 't=137-2',
    start: 137,
    video: VIDEO,
    en: null,
    zh: '同时',
    text: '同时',
    depth: 1,
    line: 7,
  });
  expect(lessonData(lessonOf('text'))).toMatchObject({ video: null, duration: null, moments: [] });
  expect(lessonData(lessonOf(`- a ${link(1)} – ${link(3)}`)).moments[0]).toMatchObject({ start: 1, end: 3 });
});

describe('chapters', () => {
  test('in the order of time, those of one second together, each until the next', () => {
    expect(chaptersOf(lesson, 'both')).toEqual([
      { start: 0, end: 137, text: 'the opening of it 开场' },
      { start: 137, end: 3000, text: 'of <int>, "x" / 同时' },
      { start: 3000, end: 3600, text: 'later & more 后来' },
    ]);
  });

  test.each([
    ['en', 'the opening of it'],
    ['zh', '开场'],
  ] as const)('in %s, and in the other language where it is missing', (language, text) => {
    expect(chaptersOf(lesson, language)[0]?.text).toBe(text);
    expect(chaptersOf(lesson, language)[1]?.text).toBe('of <int>, "x" / 同时');
  });

  test('a range ends where it says, but not within the next', () => {
    const ranges = lessonOf(`- a ${link(0)} – ${link(5)}\n- b ${link(10)} – ${link(99)}\n- c ${link(20)}\n`);
    expect(chaptersOf(ranges, 'en').map(({ end }) => end)).toEqual([5, 20, undefined]);
  });

  test('as WebVTT', () => {
    const vtt = writeVtt(chaptersOf(lesson, 'both'));
    expect(vtt).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:02:17.000\nthe opening of it 开场\n\n00:02:17.000 --> 00:50:00.000\nof &lt;int&gt;, "x" / 同时\n\n00:50:00.000 --> 01:00:00.000\nlater &amp; more 后来\n',
    );
    expect(readSubtitles(vtt).cues.map(({ start, lines }) => [start / 1000, lines[0]?.text])).toEqual(
      chaptersOf(lesson, 'both').map(({ start, text }) => [start, text]),
    );
  });

  test('as YouTube wants them', () => {
    expect(writeChapters(chaptersOf(lesson, 'en'))).toBe(
      '0:00 the opening of it\n2:17 of <int>, "x" / 同时\n50:00 later & more\n',
    );
  });

  test.each([
    ['nothing', [0, 10, 20], ['a', 'b', 'c'], 0],
    ['a late beginning', [1, 11, 21], ['a', 'b', 'c'], 1],
    ['too few', [0, 10], ['a', 'b'], 1],
    ['too near', [0, 10, 19], ['a', 'b', 'c'], 1],
    ['a sign it refuses', [0, 10, 20], ['a', '<b>', 'c'], 1],
  ])('what YouTube would not take: %s', (_, starts, texts, problems) => {
    const chapters = starts.map((start, at) => ({ start, text: texts[at] ?? '' }));
    expect(chapterProblems(chapters)).toHaveLength(problems);
  });
});

describe('tables', () => {
  test('quote what has to be quoted', () => {
    expect(writeTable(lesson).split('\n')[3]).toBe(`0:02:17,,"of <int>, ""x""",,https://youtu.be/${VIDEO}`);
  });

  test('can be imported again', () => {
    const sign = fc.constantFrom('a', 'b c', ',', '"', ';', '=1', '<int>', '_x_', "'", '\\', '&amp;');
    const words = fc.array(sign, { maxLength: 5 }).map((signs) => `w${signs.join('')}w`);
    const row = fc.record({
      start: fc.nat(9999),
      en: words,
      zh: fc.constantFrom(undefined, '甲乙，丙', '丁"戊"'),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const typed = rows.map(({ start, en, zh }) => ({ start, en: plainMarkdown(en), ...(zh && { zh }) }));
        const markdown = writeRows(typed, VIDEO);
        const { rows: again, skipped } = readTable(writeTable(lessonOf(markdown)));
        expect(skipped).toEqual([]);
        expect(said(writeRows(again, 'wkyvJQSOW_Q'))).toEqual(said(markdown));
      }),
    );
  });
});

function said(markdown: string) {
  return momentsOf(lessonOf(markdown)).map(({ start, video, en, zh }) => ({ start, video, en, zh }));
}
