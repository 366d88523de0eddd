import { expect, test } from 'vitest';
import { readCourses } from '../../../src/notes/course/course.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

test.each([
  '../../../etc/passwd.png',
  './../x.png',
  'a/../../x.png',
  'a/./../../x.png',
  '%2e%2e/x.png',
  '%2E%2E%2Fx.png',
  '.%2e/x.png',
  '..%2fx.png',
  '..%5cx.png',
  'a%5c..%5c..%5cx.png',
  '..\\x.png',
  '/etc/passwd.png',
  '%2fetc/x.png',
  '%5cetc%5cx.png',
  'C:/x.png',
  'file:///etc/x.png',
  'x%00/../y.png',
  'x.png%00',
])('an image at %s is not beside the lesson: it is shown as text, and said', (url) => {
  const time = '<a href="https://youtu.be/9spwoDYwW_I?t=15">0:15</a>';
  const codesOf = (form: string) => {
    const { lesson, html, findings } = parseLesson(`${form}\n`);
    expect(lesson.images, form).toEqual([]);
    expect(html, form).not.toContain('<img');
    return findings.map(({ code, line }) => `${line} ${code}`);
  };
  expect(codesOf(`![x](<${url}>)`)).toEqual(['1 unsafe-url']);
  expect(codesOf(`![x][r]\n\n[r]: <${url}>`)).toEqual(['1 unsafe-url']);
  expect(codesOf(`<p>Words 词 ${time} <img src="${url}" alt="x"></p>`)).toContain('1 unsafe-url');
  expect(codesOf(`<img src="${url}" alt="x">`)).toEqual(['1 unsafe-html']);
  // Obsidian takes a % as a character of the name; of what is no image it shows the words.
  if (!url.includes('%'))
    expect(codesOf(`![[${url}]]`)).toEqual([expect.stringMatching(/^1 (?:unsafe-url|wikilink)$/)]);
});

test.each(['x.png', './x.png', 'a/x.png', 'a%20b.png', '..x.png', 'a..b/x.png', '50%.png'])(
  'an image at %s is',
  (url) => {
    const { lesson, findings } = parseLesson(`![x](<${url}>)\n`);
    expect(findings).toEqual([]);
    expect(lesson.images).toHaveLength(1);
  },
);

test.each(['../../x', '/etc/passwd', '%2e%2e/x', '..\\x', '.'])(
  'a lesson or an id called %s leads nowhere',
  (name) => {
    const { courses, lessons, findings } = readCourses([
      { path: 'c/course.yaml', text: `lessons: ['${name}']\n` },
      { path: 'c/a.md', text: `---\nid: '${name}'\n---\n` },
    ]);
    expect(findings.map(({ path, line, code }) => `${path}:${line} ${code}`)).toEqual([
      'c/a.md:2 front-matter-unknown-key',
      'c/course.yaml:1 unknown-lesson',
    ]);
    expect([courses.map(({ id }) => id), lessons.map(({ id }) => id)]).toEqual([['c'], ['c/a']]);
  },
);

test('a link to a file outside stays a link: nothing of the file gets to the page', () => {
  const { html } = parseLesson('[x](../../../etc/passwd.md) [[../../etc/passwd]] ![[../../etc/passwd.md]]\n');
  expect(html).toContain('href="../../../etc/passwd.md"');
  expect(html.replace(/<[^>]*>/g, '')).toMatch(/^x \.\.\/\.\.\/etc\/passwd/);
});
