import { mkdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../src/notes/parse.ts';
import { temporaryFolder } from './in-folder.ts';

const folder = temporaryFolder();
const VIDEO = 'https://youtu.be/MpZxV6DVsmM';
const LESSON = ['lesson', '--course', 'a', '--title-en', 'Lesson 3: "Why?"', '--title-zh', '第 3 课：为什么'];

test('a course, its first lesson, and a check of both', async () => {
  const course = await folder.run('new', [
    'course',
    '--name',
    'a',
    '--title-en',
    'A: b',
    '--source',
    'https://a.org/',
  ]);
  expect([course.code, course.out]).toEqual([0, 'content/courses/a/course.yaml\n']);
  expect(course.err).toContain('npm run new -- lesson --course a');
  const lesson = await folder.run('new', [
    ...LESSON,
    '--video',
    `https://www.youtube.com/watch?v=MpZxV6DVsmM&t=9`,
  ]);
  expect([lesson.code, lesson.out]).toEqual([0, 'content/courses/a/lesson-3.md\n']);
  expect(lesson.err).toContain(`(${VIDEO}?t=137)`);
  const read = parseLesson(await folder.read('content/courses/a/lesson-3.md'));
  expect(read.findings).toEqual([]);
  expect(read.lesson).toMatchObject({
    title: { en: 'Lesson 3: "Why?"', zh: '第 3 课：为什么' },
    video: 'MpZxV6DVsmM',
  });
  const check = await folder.run('check', []);
  expect([check.code, check.out]).toEqual([0, '']);
});

test('replaces nothing without --force', async () => {
  await folder.write({ 'content/courses/a/lesson-3.md': 'mine' });
  const refused = await folder.run('new', [...LESSON, '--video', VIDEO]);
  expect([refused.code, refused.out]).toEqual([2, '']);
  expect(refused.err).toContain('lesson-3.md is there already');
  expect(await folder.read('content/courses/a/lesson-3.md')).toBe('mine');
  expect((await folder.run('new', [...LESSON, '--video', VIDEO, '--force'])).code).toBe(0);
  expect(await folder.read('content/courses/a/lesson-3.md')).toContain(VIDEO);
});

describe('misuse writes nothing', () => {
  test.each([
    ['nothing said, nobody to ask', [], 'lesson or course'],
    ['neither lesson nor course', ['lessn'], 'expected lesson or course'],
    ['one word too many', ['lesson', 'x'], 'Unexpected: x'],
    ['flags that are missing', ['lesson', '--course', 'a'], '--title-en / --title-zh, --video'],
    ['an unknown course', [...LESSON.with(2, 'b'), '--video', VIDEO], 'did you mean a?'],
    ['no video', [...LESSON, '--video', 'https://example.org/'], 'is not a video'],
    ['a name that is no address', [...LESSON, '--video', VIDEO, '--name', '../x'], 'cannot be an address'],
    [
      'a course of the name of a page',
      ['course', '--name', 'search', '--title-en', 'x'],
      'of the site itself',
    ],
  ])('%s', async (_, args, said) => {
    await mkdir(`${folder.path}/content/courses/a`, { recursive: true });
    const { code, out, err } = await folder.run('new', args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(await folder.list()).toEqual([]);
  });
});
