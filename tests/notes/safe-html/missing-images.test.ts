import { expect, test } from 'vitest';
import { readCourses } from '../../../src/notes/course/course.ts';
import { parseLesson } from '../../../src/notes/parse.ts';
import { withoutImages } from '../../../src/notes/safe-html/missing-images.ts';

const shown = (text: string, missing: readonly string[]) => {
  const { html, lesson } = parseLesson(text);
  return withoutImages(
    html,
    lesson.images.filter(({ path }) => missing.includes(path)),
  );
};

test.each([
  ['words', '![a dense block](x.png)', 'x.png', '<em>a dense block</em>'],
  ['signs', '![1 < 2 & "3"](x.png)', 'x.png', '<em>1 &lt; 2 &#x26; &#x22;3&#x22;</em>'],
  ['a name with a blank', '![a](<a b.png>)', 'a b.png', '<em>a</em>'],
  ['a name with an ampersand', '![a](a&b.png)', 'a&b.png', '<em>a</em>'],
  ['no words', '![](x.png)', 'x.png', ''],
])('an image that is not there is its alternative text: %s', (_, text, path, html) => {
  expect(shown(text, [path])).toBe(shown(text, []).replace(/<img.*?">/s, () => html));
  expect(shown(text, [path])).not.toContain('<img');
});

test('an image that is there stays, and so do tags that are words', () => {
  const text = '![a](x.png) ![b](y.png) `<img src="../x.png" alt="a">`';
  expect(shown(text, ['x.png'])).toContain('<img src="../y.png" alt="b">');
  expect(shown(text, ['x.png']).match(/<em>/g)).toHaveLength(1);
});

test('missing images are one warning a file, at the first of them', () => {
  const text = '# A\n\n![a](1.png)\n![b](2.png)\n![c](3.png) ![c](3.png)\n![d](there.png)\n';
  const files = [{ path: 'a/one.md', text }];
  const { findings, lessons } = readCourses(files, new Set(['a/there.png']));
  expect(findings).toMatchObject([
    {
      code: 'missing-image',
      severity: 'warning',
      line: 3,
      found: { en: '1.png” and 2 more, such as “3.png', zh: '1.png”等 3 张图片，如“3.png' },
    },
  ]);
  expect(lessons[0]?.missingImages.map(({ path }) => path)).toEqual(['1.png', '2.png', '3.png', '3.png']);
});
