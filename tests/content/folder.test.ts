import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCourseFiles, readPageNames } from '../../src/content/folder.ts';
import { message } from '../../src/notes/check/diagnostics.ts';
import { readCourses } from '../../src/notes/course/course.ts';

const SECRET = '- Secrets | 秘密 [0:01:00](https://youtu.be/9spwoDYwW_I?t=60)\n';
const LESSON = '- Purpose | 目标 [0:01:00](https://youtu.be/9spwoDYwW_I?t=60)\n';

let work: string;
let content: string;

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'notes-links-'));
  content = join(work, 'content');
  await write('outside/secret.md', SECRET);
  await write('outside/course.yaml', 'title: secret\n');
  await write('outside/secret.png', 'secret');
  await write('outside/pages/secret.mdx', 'secret');
  await write('content/courses/c/lesson.md', LESSON);
});

afterEach(() => rm(work, { recursive: true }));

test.each([
  ['a note', 'courses/c/note.md', '../../../outside/secret.md', 'c/note.md'],
  ['a note, by an absolute path', 'courses/c/note.md', '/etc/passwd', 'c/note.md'],
  ['a course.yaml', 'courses/c/course.yaml', '../../../outside/course.yaml', 'c/course.yaml'],
  ['a course', 'courses/d', '../../outside', 'd'],
  ['a course that is another one', 'courses/d', 'c', 'd'],
  ['a page', 'pages/secret.mdx', '../../outside/pages/secret.mdx', '../pages/secret.mdx'],
  ['all pages', 'pages', '../outside/pages', '../pages'],
  ['a note that leads nowhere', 'courses/c/note.md', 'nowhere', 'c/note.md'],
  ['a note that leads to itself', 'courses/c/note.md', 'note.md', 'c/note.md'],
  ['a note by way of a link inside', 'courses/c/note.md', 'hop', 'c/note.md'],
  ['a folder of the same beginning', 'courses/c/note.md', '../../../content-2/secret.md', 'c/note.md'],
])('a link in place of %s is not read, and said once with its place', async (_what, link, target, path) => {
  await write('content-2/secret.md', SECRET);
  await put('courses/c/hop', '../../../outside/secret.md');
  await put(link, target);
  const { files, findings } = await readAll();
  expect(findings.map((found) => `${found.path}:${found.line} ${found.severity} ${found.code}`)).toEqual([
    `${path}:1 error outside-content`,
  ]);
  expect(findings.map((found) => message(found)).join()).toContain(`“${path}” is a link`);
  expect(findings.map((found) => message(found, 'zh')).join()).toContain(`“${path}”是链接`);
  expect(JSON.stringify(files)).not.toContain('secret:');
  expect(JSON.stringify(files)).not.toMatch(/秘密|title: secret/);
});

test('a link in place of all courses reads nothing', async () => {
  await rm(join(content, 'courses'), { recursive: true });
  await write('outside/c/lesson.md', SECRET);
  await put('courses', '../outside');
  const { files, findings } = await readAll();
  expect(files).toEqual([{ path: '../courses', outside: true }]);
  expect(findings.map(({ path, code }) => `${path} ${code}`)).toEqual(['../courses outside-content']);
});

test.each([
  ['an image', 'secret.png', '../../../outside/secret.png', 'secret.png'],
  ['a folder of images', 'pictures', '../../../outside', 'pictures/secret.png'],
])('a link in place of %s is said where it is shown, and no file is', async (_what, link, target, shown) => {
  await write('content/courses/c/lesson.md', `${LESSON}\n![x](${shown})\n`);
  await write('content/courses/c/other.md', LESSON);
  await put(`courses/c/${link}`, target);
  const { images, lessons, findings } = await readAll();
  expect([...images]).toEqual([]);
  expect(findings.map((found) => `${found.path}:${found.line}:${found.column} ${message(found)}`)).toEqual([
    expect.stringMatching(
      new RegExp(`^c/lesson\\.md:3:1 “${link}” is a link that leads to no file in the content folder`),
    ),
  ]);
  expect(lessons[0]?.missingImages.map((image) => image.path)).toEqual([shown]);
});

test('links within the content folder are read, and links that nothing needs are left in peace', async () => {
  await write('content/courses/d/lesson.md', `${LESSON}\n![x](x.png)\n`);
  await write('content/shared/x.png', '');
  await put('courses/c/second.md', 'lesson.md');
  await put('courses/d/x.png', '../../shared/x.png');
  await put('courses/README.md', '../../outside/secret.md');
  await put('courses/c/README.md', '../../../outside/secret.md');
  await put('courses/c/slides.pdf', '../../../outside/secret.png');
  await put('pages/words.txt', '../../outside/secret.md');
  const { files, images, lessons, findings } = await readAll();
  expect(findings).toEqual([]);
  expect(lessons.map(({ id }) => id)).toEqual(['c/lesson', 'c/second', 'd/lesson']);
  expect([...images]).toEqual(['d/x.png']);
  expect(JSON.stringify(files)).not.toContain('秘密');
});

test('the content folder itself may be a link: whoever builds the site chooses it', async () => {
  await symlink('content', join(work, 'chosen'));
  content = join(work, 'chosen');
  const { lessons, findings } = await readAll();
  expect(findings).toEqual([]);
  expect(lessons.map(({ id }) => id)).toEqual(['c/lesson']);
});

test('subtitles beside a lesson, whole or broken, are no part of what a build reads', async () => {
  await write('content/courses/c/lesson.en.sbv', '0:00:01.000,0:00:0');
  await write('content/courses/c/lesson.zh.srt', '\ufffd');
  const { files, lessons, findings } = await readAll();
  expect(files.map(({ path }) => path)).toEqual(['c/lesson.md']);
  expect([lessons.length, findings]).toEqual([1, []]);
});

async function readAll() {
  const { files, images } = await readCourseFiles(content);
  return { files, images, ...readCourses(files, images, await readPageNames(content)) };
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(work, path)), { recursive: true });
  await writeFile(join(work, path), text);
}

async function put(link: string, target: string): Promise<void> {
  await mkdir(dirname(join(content, link)), { recursive: true });
  await symlink(target, join(content, link));
}
