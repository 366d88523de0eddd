import { expect, test } from 'vitest';
import { message } from '../../../src/notes/check/diagnostics.ts';
import { formatNotes } from '../../../src/notes/convert/format.ts';
import { importNotes } from '../../../src/notes/convert/import-notes.ts';
import { readCourses } from '../../../src/notes/course/course.ts';
import { readFrontMatter } from '../../../src/notes/course/front-matter.ts';
import { colabUrl } from '../../../src/notes/course/links.ts';

const NOTEBOOK = 'https://github.com/o/n/blob/main/a%20b/c.ipynb';
const link = (url: string, kind = 'notebook') => `{ title: a, url: ${url}, kind: ${kind} }`;

test('a link that is wrong takes no other with it, and says what is expected in its place', () => {
  const { meta, findings } = readFrontMatter(
    `links:\n  - ${link(NOTEBOOK)}\n  - ${link('ftp://a.org/')}\n  - ${link(NOTEBOOK, 'notebooks')}\n  - ${link(NOTEBOOK, 'x')}`,
  );
  expect(meta.links).toEqual([{ title: { en: 'a' }, url: NOTEBOOK, kind: 'notebook' }]);
  expect(findings.map((found) => [found.line, message(found)])).toEqual([
    [4, 'Unexpected value “url: ftp://a.org/”, expected a web address, https://…'],
    [5, 'Unexpected value “kind: notebooks”, expected “notebook”'],
    [6, 'Unexpected value “kind: x”, expected “notebook”, “code”, “slides”, “paper”, “forum”'],
  ]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  '//a.org/',
  'a.org',
  '"https://a.org/ b"',
  '"https://a.org/<b>"',
  'https://[',
  '7',
  '{ a: b }',
])('no link to %s', (url) => {
  const { meta, findings } = readFrontMatter(`links: [${link(url)}]`);
  expect(meta.links).toEqual([]);
  expect(findings).toHaveLength(1);
});

test('links of an alias are read, and found where the alias stands if they are wrong', () => {
  const { meta, findings } = readFrontMatter(
    `title: &a { en: b }\nlinks: [{ title: *a, url: x, kind: code }]`,
  );
  expect([meta.links, findings.map(({ line, column }) => [line, column])]).toEqual([[], [[3, 27]]]);
  expect(readFrontMatter(`summary: &l [1]\nlinks: *l`).findings.at(-1)).toMatchObject({ line: 3, column: 8 });
});

test('a course has links too, and one that is wrong is an error there', () => {
  const files = [{ path: 'c/course.yaml', text: `title: C\nlinks: [${link(NOTEBOOK)}, ${link('x')}]` }];
  const { courses, findings } = readCourses(files);
  expect(courses[0]?.links).toEqual([{ title: { en: 'a' }, url: NOTEBOOK, kind: 'notebook' }]);
  expect(findings).toMatchObject([
    { path: 'c/course.yaml', code: 'front-matter-type', severity: 'error', line: 2 },
  ]);
});

test('notebooks on GitHub open in Colab, and nothing else does', () => {
  const open = (url: string, kind: 'notebook' | 'code' = 'notebook') =>
    colabUrl({ title: { en: 'a' }, url, kind });
  const colab = 'https://colab.research.google.com/github/o/n/blob/main/a%20b/c.ipynb';
  expect(open(NOTEBOOK)).toBe(colab);
  expect(open(`${NOTEBOOK}?plain=1#cell`)).toBe(colab);
  expect(open(NOTEBOOK, 'code')).toBeUndefined();
  expect(open('https://github.com/o/n/blob/main/c.py')).toBeUndefined();
  expect(open('https://github.com/o/n')).toBeUndefined();
  expect(open('https://example.org/o/n/blob/main/c.ipynb')).toBeUndefined();
});

test('links stay where notes are written anew or taken over', () => {
  const top = `---\ntitle: A\nlinks:\n  - ${link(NOTEBOOK)} # the one\n---\n\n`;
  const notes = `${top}- a 甲 [0:00:10](https://youtu.be/9spwoDYwW_I?t=10)\n`;
  expect(formatNotes(notes.replace('甲 [', '甲  ['))).toBe(notes);
  expect(importNotes(notes).markdown).toContain(NOTEBOOK);
});

test('“link” is what other tools call a video or anything else, not a slip of ours', () => {
  expect(readFrontMatter('link: https://youtu.be/9spwoDYwW_I')).toMatchObject({
    meta: { video: '9spwoDYwW_I' },
    findings: [],
  });
  expect(readFrontMatter('link: https://example.org/').findings).toMatchObject([{ severity: 'warning' }]);
  expect(readFrontMatter('linsk: []').findings).toMatchObject([{ severity: 'error', expected: '“links”' }]);
});
