import { describe, expect, test } from 'vitest';
import { message } from '../../../src/notes/check/diagnostics.ts';
import { checkLesson, checkSubtitles } from '../../../src/notes/subtitles/check-subtitles.ts';
import { fixSubtitles, formatSubtitles } from '../../../src/notes/subtitles/format-subtitles.ts';
import { lessonOf } from '../../../src/notes/subtitles/lesson-files.ts';
import { readSubtitles } from '../../../src/notes/subtitles/read-subtitles.ts';
import { samples, sampleText } from './samples.ts';

const found = (...names: readonly string[]) =>
  checkLesson(
    names.map((name) => ({ path: `course/lesson-7.${name}`, text: sampleText(name) })),
    4200,
  ).map(({ code, line, path }) => `${path.replace('course/lesson-7.', '')}:${line} ${code}`);

describe('what is said of files of many hands', () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    '23-vtt-with-commas.vtt': ['4 cue-time-syntax'],
    '28-odd-clocks.srt': [
      ...[2, 6, 10, 14, 18, 22].map((line) => `${line} cue-time-syntax`),
      '26 cue-past-the-end',
    ],
    '29-truncated.srt': ['6 subtitles-cut-off'],
    '31-panel-paste.txt': ['5 cue-past-the-end'],
    '40-past-the-end.srt': ['6 cue-past-the-end'],
  };
  test.each(Object.keys(samples))('%s', (name) => {
    expect(found(name)).toEqual((expected[name] ?? []).map((said) => `${name}:${said}`));
  });

  test('pairs', () => {
    expect(found('33-pair.en.srt', '33-pair.zh.srt')).toEqual([]);
    expect(found('33-pair.en.srt', '34-pair-shifted.zh.srt')).toEqual([
      '34-pair-shifted.zh.srt:1 pair-apart',
    ]);
  });
});

test('an end before its start is fixed to the start of the next cue, where there is one', () => {
  const text = '1\n00:00:05,000 --> 00:00:04,000\na\n\n2\n00:00:06,000 --> 00:00:05,500\nb\n';
  expect(checkLesson([{ path: 'a.srt', text }]).map(({ line, fix }) => [line, fix])).toEqual([
    [2, '00:00:05,000 --> 00:00:06,000'],
    [6, undefined],
  ]);
});

test('of thousands of one code ten are listed, of what goes on through a file one', () => {
  const cue = (at: number) => `00:${`${at % 60}`.padStart(2, '0')}:00,000 -> 00:59:00,000\na\n\n`;
  const findings = checkLesson(
    [{ path: 'a.srt', text: Array.from({ length: 6000 }, (_, at) => cue(at)).join('') }],
    120,
  );
  const counts = Map.groupBy(findings, ({ code }) => code);
  expect([...counts].map(([code, all]) => [code, all.length])).toEqual([
    ['cue-time-syntax', 10],
    ['cue-overlap', 1],
    ['cue-past-the-end', 1],
    ['cue-goes-back', 10],
  ]);
  expect(findings.map((found) => message(found)).join('\n')).toContain(' more, the last in line ');
});

test('a file belongs to the lesson with the longest name that it goes on from', () => {
  const lessons = ['lesson-7', 'lesson-70', 'lesson-7-notes'];
  expect(
    [
      'lesson-7.sbv',
      'lesson-7.zh.40-50.sbv',
      'lesson-7-zh.srt',
      'lesson-70.sbv',
      'lesson-7-notes.en.vtt',
      'lesson-71.sbv',
      'lesson-7b.sbv',
    ].map((file) => lessonOf(file, lessons)),
  ).toEqual(['lesson-7', 'lesson-7', 'lesson-7', 'lesson-70', 'lesson-7-notes', undefined, undefined]);
  const folder = new Map([
    ['lesson-7', ''],
    ['lesson-8', ''],
  ]);
  expect(checkSubtitles([{ path: 'c/lesson-9.zh.sbv', text: '' }], folder)).toMatchObject([
    { code: 'subtitles-no-lesson', path: 'c/lesson-9.zh.sbv', expected: 'lesson-7.zh.sbv' },
  ]);
});

describe('the canonical form', () => {
  test('of every file that can be written; it stays as it is from then on', () => {
    for (const name of Object.keys(samples)) {
      const made = formatSubtitles(name, sampleText(name));
      expect([name, formatSubtitles(name, made)]).toEqual([name, made]);
      const words = (text: string) =>
        readSubtitles(text)
          .cues.flatMap(({ lines }) => lines.flatMap((line) => line.text.split(' ')))
          .sort();
      expect([name, words(made)]).toEqual([name, words(sampleText(name))]);
    }
  });

  test('English above Chinese, LF, no mark, in the order of time', () => {
    expect(formatSubtitles('a.srt', sampleText('04-bom-crlf-zh-en.srt'))).toBe(
      '1\n00:00:00,500 --> 00:00:02,000\nThe river bends twice\n河流转了两个弯\n\n2\n00:00:02,000 --> 00:00:04,000\nbefore it meets the mill\n然后才到磨坊\n\n',
    );
    expect(formatSubtitles('a.sbv', '0:00:05.000,0:00:06.000\nb\n\n0:00:01.000,0:00:02.000\na\n')).toBe(
      '0:00:01.000,0:00:02.000\na\n\n0:00:05.000,0:00:06.000\nb\n\n',
    );
  });

  test.each([
    ['a file that was cut off', 'a.srt', sampleText('29-truncated.srt')],
    ['times that cannot be read', 'a.sbv', '0:00:01.000,0:00:02.000\na\n\n0:00:71.000,0:00:72.000\nb\n'],
    ['a comment', 'a.vtt', 'WEBVTT\n\nNOTE by Ann\n\n00:01.000 --> 00:02.000\na\n'],
    ['who speaks', 'a.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>a\n'],
    ['two translations', 'a.sbv', '0:00:01.000,0:00:02.000\n甲\n\n0:00:01.000,0:00:02.000\n乙\n'],
    ['no subtitles', 'a.sbv', 'words\n'],
    ['a format that is only read', 'a.ass', sampleText('24-two-events.ass')],
  ])('%s is left as it is', (_, name, text) => {
    expect(formatSubtitles(name, text)).toBe(text);
  });
});

test('mistyped times are fixed where they stand, all else stays to the last byte', () => {
  const text = '\uFEFF1\r\n00:00:01,000 -> 00:00:02,000\r\na \n\n00:00:71,000 -> 00:00:72,000\nb\n';
  const { text: made, fixes } = fixSubtitles(text);
  expect(made).toBe(text.replace('01,000 ->', '01,000 -->'));
  expect(fixes.map(({ line, before }) => [line, before])).toEqual([[2, '00:00:01,000 -> 00:00:02,000']]);
  expect(fixSubtitles(made)).toEqual({ text: made, fixes: [] });
});
