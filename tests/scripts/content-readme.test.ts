import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { QUESTIONS_PATH } from '../../src/content/folder.ts';
import { type Code, codes, finding } from '../../src/notes/check/diagnostics.ts';
import { fixNotes, SAFE_TO_FIX } from '../../src/notes/check/fix.ts';
import { type ContentFile, readCourses } from '../../src/notes/course/course.ts';
import { readQuestions } from '../../src/notes/course/questions.ts';
import { decodeAny, decodeText } from '../../src/notes/markdown/decode-text.ts';
import { checkSubtitles } from '../../src/notes/subtitles/check-subtitles.ts';
import { fixSubtitles } from '../../src/notes/subtitles/format-subtitles.ts';
import { MOST_BYTES, SUBTITLE_FILE, type SubtitleText } from '../../src/notes/subtitles/lesson-files.ts';

/** The moments that the examples of questions are about. */
const MOMENTS = new Map([['fastai/lesson-7', new Set(['t=137'])]]);

const readme = readFileSync(new URL('../../content/README.md', import.meta.url), 'utf8');
const [, documentation = ''] = readme.split('\n## What the check says 检查结果\n');
const sections = documentation
  .split(/^### /m)
  .slice(1)
  .map((text) => ({ code: text.split('\n', 1)[0] as Code, text }));

test('each code has a section that its name is the anchor of, in the order of the table', () => {
  expect(sections.map(({ code }) => code)).toEqual(codes);
});

describe.each(sections)('$code', ({ code, text }) => {
  test('says how bad it is, whether it is fixed, and why, in both languages', () => {
    const [, , rank = '', , english = '', , chinese = ''] = text.split('\n');
    expect(rank).toContain(
      finding(code, { line: 1, column: 1 }).severity === 'error' ? 'error 错误' : 'warning 警告',
    );
    expect(rank.includes('--fix')).toBe(SAFE_TO_FIX.includes(code));
    expect(english).toMatch(/^[A-Z`].*\.$/);
    expect(chinese).toMatch(/\p{Script=Han}.*。$/u);
  });
});

test.each(sections)('$code: its bad example raises it, its good one nothing', ({ code, text }) => {
  expect(codesOf(example(text, 'bad'))).toContain(code);
  expect(codesOf(example(text, 'good'))).toEqual([]);
});

test.each(sections.filter(({ code }) => SAFE_TO_FIX.includes(code)))(
  '$code: its bad example is fixed to its good one',
  ({ text }) => {
    const [[bad], [good]] = [example(text, 'bad'), example(text, 'good')];
    const fix = SUBTITLE_FILE.test(bad?.path ?? '') ? fixSubtitles : fixNotes;
    expect(fix(bad?.text ?? '').text).toBe(good?.text);
  },
);

/** A file of notes or of subtitles. */
type ExampleFile = ContentFile & SubtitleText;

function example(section: string, kind: 'bad' | 'good'): readonly ExampleFile[] {
  const block = new RegExp(`^\`\`\`(\\w+) ${kind}(?: × (\\d+))?( in UTF-16)?\n(.*?)^\`\`\``, 'ms');
  const [, language = '', times = 1, isWide, lines = ''] = block.exec(section) ?? [];
  const text = lines.repeat(Number(times));
  if (language === 'text')
    return text
      .trim()
      .split('\n')
      .map((line) => {
        const [path = '', target] = line.replace(/^courses\//, '').split(' -> ');
        if (SUBTITLE_FILE.test(path)) return { path };
        return target === undefined ? { path, text: '' } : { path, outside: true };
      });
  if (language === 'sbv' || language === 'srt') return subtitles(text, language, isWide !== undefined);
  if (language === 'hex')
    return [{ path: 'course/lesson.md', ...decodeText(Buffer.from(text.replace(/\s/g, ''), 'hex')) }];
  if (language === 'json') return [{ path: QUESTIONS_PATH, text }];
  if (language === 'md') return [{ path: 'course/lesson.md', text }];
  const lessons = ['course/lesson-1.md', 'course/lesson-2.md'].map((path) => ({ path, text: '' }));
  return [{ path: 'course/course.yaml', text }, ...lessons];
}

/** Files beside a lesson, each below its name; without names there is one. */
function subtitles(text: string, language: string, isWide: boolean): readonly ExampleFile[] {
  const [first = '', ...others] = text.split(/^(lesson-7\S*)\n/m);
  const parts = others.length === 0 ? [`lesson-7.${language}`, first] : others;
  const files = parts.flatMap((name, at): ExampleFile[] => {
    if (at % 2 > 0) return [];
    const [path, body = ''] = [`course/${name}`, parts[at + 1]];
    if (isWide) return [{ path, ...decodeAny(Buffer.from(`\uFEFF${body}`, 'utf16le')) }];
    return [body.length > MOST_BYTES ? { path, bytes: body.length } : { path, text: body }];
  });
  const hasLesson = files.some(({ path }) => path === 'course/lesson-7.md');
  return hasLesson ? files : [...files, { path: 'course/lesson-7.md', text: '' }];
}

function codesOf(files: readonly ExampleFile[]): readonly Code[] {
  expect(
    files.every(
      ({ path, text, found, outside, bytes }) =>
        path !== '' && (SUBTITLE_FILE.test(path) || (text ?? found ?? outside ?? bytes) !== undefined),
    ),
  ).toBe(true);
  const questions = files.find(({ path }) => path === QUESTIONS_PATH);
  if (questions) return readQuestions(questions.text ?? '', MOMENTS).findings.map(({ code }) => code);
  const [beside, notes] = [true, false].map((is) =>
    files.filter(({ path }) => SUBTITLE_FILE.test(path) === is),
  );
  const lessons = (notes ?? []).map(({ path, text = '' }): [string, string] => [
    path.replace(/^.*\/|\.md$/g, ''),
    text,
  ]);
  return [
    ...readCourses(notes ?? [], new Set(['course/dense-block.png'])).findings,
    ...checkSubtitles(beside ?? [], new Map(lessons)),
  ].map(({ code }) => code);
}
