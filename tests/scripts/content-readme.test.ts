import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { QUESTIONS_PATH } from '../../src/content/folder.ts';
import { type Code, codes, finding } from '../../src/notes/check/diagnostics.ts';
import { fixNotes, SAFE_TO_FIX } from '../../src/notes/check/fix.ts';
import { type ContentFile, readCourses } from '../../src/notes/course/course.ts';
import { readQuestions } from '../../src/notes/course/questions.ts';
import { decodeText } from '../../src/notes/markdown/decode-text.ts';

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
    const [bad, good] = [example(text, 'bad'), example(text, 'good')];
    expect(fixNotes(bad[0]?.text ?? '').text).toBe(good[0]?.text);
  },
);

function example(section: string, kind: 'bad' | 'good'): readonly ContentFile[] {
  const block = new RegExp(`^\`\`\`(\\w+) ${kind}(?: × (\\d+))?\n(.*?)^\`\`\``, 'ms');
  const [, language, times = 1, lines = ''] = block.exec(section) ?? [];
  const text = lines.repeat(Number(times));
  if (language === 'text')
    return text
      .trim()
      .split('\n')
      .map((line) => {
        const [path = '', target] = line.replace(/^courses\//, '').split(' -> ');
        return target === undefined ? { path, text: '' } : { path, outside: true };
      });
  if (language === 'hex')
    return [{ path: 'course/lesson.md', ...decodeText(Buffer.from(text.replace(/\s/g, ''), 'hex')) }];
  if (language === 'json') return [{ path: QUESTIONS_PATH, text }];
  if (language === 'md') return [{ path: 'course/lesson.md', text }];
  const lessons = ['course/lesson-1.md', 'course/lesson-2.md'].map((path) => ({ path, text: '' }));
  return [{ path: 'course/course.yaml', text }, ...lessons];
}

function codesOf(files: readonly ContentFile[]): readonly Code[] {
  expect(
    files.every(({ path, text, found, outside }) => path !== '' && (text ?? found ?? outside) !== undefined),
  ).toBe(true);
  const questions = files.find(({ path }) => path === QUESTIONS_PATH);
  if (questions) return readQuestions(questions.text ?? '', MOMENTS).findings.map(({ code }) => code);
  return readCourses(files, new Set(['course/dense-block.png'])).findings.map(({ code }) => code);
}
