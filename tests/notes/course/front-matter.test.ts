import { describe, expect, test } from 'vitest';
import { readCourses } from '../../../src/notes/course/course.ts';
import { cutFrontMatter } from '../../../src/notes/course/cut-front-matter.ts';
import { readFrontMatter } from '../../../src/notes/course/front-matter.ts';
import { bilingualText } from '../../../src/notes/entries/words.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

describe('where the front matter ends', () => {
  test.each([
    ['none', 'a\n', undefined, 'a\n'],
    ['an empty file', '', undefined, ''],
    ['a rule, not front matter', '----\na', undefined, '----\na'],
    ['only it', '---\ntitle: a\n---', 'title: a\n', '   \n        \n   '],
    ['an empty one', '---\n---\na', '', '   \n   \na'],
    ['with its lines', '---\ntitle: a\n---\nb', 'title: a\n', '   \n        \n   \nb'],
    ['dots at its end', '---\ntitle: a\n...\nb', 'title: a\n', '   \n        \n   \nb'],
    ['blanks after the signs', '--- \ntitle: a\n---\t\nb', 'title: a\n', '    \n        \n    \nb'],
    ['CRLF', '---\r\ntitle: a\r\n---\r\nb', 'title: a\r\n', '   \r\n        \r\n   \r\nb'],
    ['a byte order mark', '\ufeff---\ntitle: a\n---\nb', 'title: a\n', '   \n        \n   \nb'],
    ['a byte order mark alone', '\ufeffa', undefined, 'a'],
  ])('%s', (_, file, yaml, body) => {
    expect(cutFrontMatter(file)).toEqual({ yaml, body, findings: [] });
  });

  test('never comes: that is an error if it looks like YAML, and the text stays', () => {
    const { yaml, body, findings } = cutFrontMatter('---\ntitle: a\nb');
    expect([yaml, body]).toEqual([undefined, '---\ntitle: a\nb']);
    expect(findings).toMatchObject([{ code: 'front-matter-syntax', line: 1, column: 1 }]);
    expect(cutFrontMatter('---\n\n# A heading\n').findings).toEqual([]);
  });
});

describe('what it says', () => {
  const none = { mirrors: [], links: [], contributors: [], draft: false };
  const BV = 'BV1GJ411x7h7';

  test.each([
    ['', {}],
    ['# a comment', {}],
    ['title:', {}],
    ['title: Lesson 7', { title: { en: 'Lesson 7' } }],
    ['title: Lesson 7 第七课', { title: { en: 'Lesson 7', zh: '第七课' } }],
    ['title: { en: Lesson 7, zh: 第七课 }', { title: { en: 'Lesson 7', zh: '第七课' } }],
    ['title:\n  zh: 第七课', { title: { zh: '第七课' } }],
    ['title: { en: Lesson 7, zh: }', { title: { en: 'Lesson 7' } }],
    ['title: 7', { title: { en: '7' } }],
    ['summary: { en: a, zh: 甲 }', { summary: { en: 'a', zh: '甲' } }],
    ['video: https://www.youtube.com/watch?v=9spwoDYwW_I', { video: '9spwoDYwW_I' }],
    ['video: 9spwoDYwW_I', { video: '9spwoDYwW_I' }],
    [`video: https://www.bilibili.com/video/${BV}?p=2`, { video: `${BV}-p2` }],
    ['duration: 1:02:03', { duration: 3723 }],
    ['duration: "45:00"', { duration: 2700 }],
    [`mirrors: [{ bilibili: ${BV} }]`, { mirrors: [{ bilibili: BV, parts: [{ p: 1, start: 0 }] }] }],
    [
      `mirrors: [{ bilibili: https://www.bilibili.com/video/${BV}, parts: [{ p: 1, start: 0:00 }, { p: 2, start: "20:00" }] }]`,
      {
        mirrors: [
          {
            bilibili: BV,
            parts: [
              { p: 1, start: 0 },
              { p: 2, start: 1200 },
            ],
          },
        ],
      },
    ],
    [
      'links: [{ title: Slides 讲义, url: "https://example.org/a", kind: slides }]',
      { links: [{ title: { en: 'Slides', zh: '讲义' }, url: 'https://example.org/a', kind: 'slides' }] },
    ],
    ['links:', {}],
    ['links: []', {}],
    ['contributors: [a, b]', { contributors: ['a', 'b'] }],
    ['contributors: a', { contributors: ['a'] }],
    ['pairs: false', { pairs: false }],
    ['draft: true', { draft: true }],
    ['{ title: a, draft: true }', { title: { en: 'a' }, draft: true }],
    ['summary: &a { en: a }\ntitle: *a', { summary: { en: 'a' }, title: { en: 'a' } }],
  ])('%s', (yaml, said) => {
    expect(readFrontMatter(yaml)).toEqual({ meta: { ...none, ...said }, findings: [] });
  });
});

describe('what is wrong with it, and where in the file', () => {
  test.each([
    ['title: Lesson 7: Resnet', 'front-matter-syntax', 2, 8, 'error'],
    ['draft: true\ntitle: "a', 'front-matter-syntax', 3, 10, 'error'],
    ['title: a\ntitle: b', 'front-matter-syntax', 3, 1, 'error'],
    ['just words', 'front-matter-syntax', 2, 1, 'error'],
    ['- a', 'front-matter-syntax', 2, 1, 'error'],
    ['draft: true\nvidoe: x', 'front-matter-unknown-key', 3, 1, 'error'],
    ['{ draft: true, vidoe: x }', 'front-matter-unknown-key', 2, 16, 'error'],
    ['7: x', 'front-matter-unknown-key', 2, 1, 'warning'],
    ['? [a]\n: b', 'front-matter-unknown-key', 2, 3, 'warning'],
    ['title: [a, b]', 'front-matter-type', 2, 8, 'warning'],
    ['title: { en: a, fr: b }', 'front-matter-type', 2, 8, 'warning'],
    ['title: { en: 7 }', 'front-matter-type', 2, 8, 'warning'],
    ['title: {}', 'front-matter-type', 2, 8, 'warning'],
    ['title: ""', 'front-matter-type', 2, 8, 'warning'],
    ['title: *a', 'front-matter-type', 2, 8, 'warning'],
    ['video: https://example.com/', 'front-matter-type', 2, 8, 'warning'],
    ['video: https://youtu.be/9spwo', 'front-matter-type', 2, 8, 'error'],
    ['duration: about an hour', 'front-matter-type', 2, 11, 'warning'],
    ['duration: 70', 'front-matter-type', 2, 11, 'warning'],
    ['duration: 1:02:03 or so', 'front-matter-type', 2, 11, 'warning'],
    ['mirrors: BV1GJ411x7h7', 'front-matter-type', 2, 10, 'warning'],
    ['mirrors: [{ bilibili: BV1 }]', 'front-matter-type', 2, 10, 'warning'],
    [
      'mirrors: [{ bilibili: BV1GJ411x7h7, parts: [{ p: 0, start: 0:00 }] }]',
      'front-matter-type',
      2,
      10,
      'warning',
    ],
    ['mirrors: [{ bilibili: BV1GJ411x7h7, parts: [{ p: 1 }] }]', 'front-matter-type', 2, 10, 'warning'],
    ['links: https://example.org/', 'front-matter-type', 2, 8, 'warning'],
    ['links: [x]', 'front-matter-type', 2, 9, 'warning'],
    ['links: [{ title: a, url: https://a.org/ }]', 'front-matter-type', 2, 9, 'warning'],
    ['links:\n  - { title: a, url: https://a.org/, kind: notebok }', 'front-matter-type', 3, 44, 'warning'],
    ['links:\n  - title: []\n    url: https://a.org/\n    kind: code', 'front-matter-type', 3, 12, 'warning'],
    ['links:\n  - title: a\n    url: javascript:a\n    kind: code', 'front-matter-type', 4, 10, 'warning'],
    ['links: [{ title: a, url: https://, kind: code }]', 'front-matter-type', 2, 26, 'warning'],
    ['links: [{ title: a, url: https://a.org/, kind: code, rel: b }]', 'front-matter-type', 2, 9, 'warning'],
    ['contributors: [7]', 'front-matter-type', 2, 15, 'warning'],
    ['contributors: [""]', 'front-matter-type', 2, 15, 'warning'],
    ['pairs: no', 'front-matter-type', 2, 8, 'warning'],
    ['draft:\n  1', 'front-matter-type', 3, 3, 'warning'],
  ])('%s', (yaml, code, line, column, severity) => {
    expect(readFrontMatter(yaml).findings).toMatchObject([{ code, severity, line, column }]);
    expect(parseLesson(`---\n${yaml}\n---\n`).findings).toMatchObject([{ code, line, column }]);
    const windows = `\ufeff---\n${yaml}\n---\n`.replaceAll('\n', '\r\n');
    expect(parseLesson(windows).findings).toMatchObject([{ code, line, column }]);
  });

  test('a mistyped key is an error with its fix', () => {
    const [found] = readFrontMatter('draft: true\r\n  # words\r\nvidoe : x # why').findings;
    expect(found).toMatchObject({
      severity: 'error',
      found: 'vidoe',
      expected: '“video”',
      line: 4,
      fix: 'video : x # why',
    });
    expect(readFrontMatter('{ "vidoe": x }').findings[0]).not.toHaveProperty('fix');
  });

  test('keys of other tools are said once and stop nothing', () => {
    const { meta, findings } = readFrontMatter(
      'layout: post\ntags: [a, b]\ndate: 2024-05-01\ntitle: A 甲\naliases:\n  - x\n',
    );
    expect(meta.title).toEqual({ en: 'A', zh: '甲' });
    expect(findings).toMatchObject([
      {
        code: 'front-matter-unknown-key',
        severity: 'warning',
        line: 2,
        found: 'layout, tags, date, aliases',
      },
    ]);
  });

  test.each([
    ['url: https://youtu.be/9spwoDYwW_I'],
    ['youtube: 9spwoDYwW_I'],
    ['video_id: 9spwoDYwW_I'],
    ['youtubeId: 9spwoDYwW_I'],
    ['YouTube URL: https://www.youtube.com/watch?v=9spwoDYwW_I&t=3s'],
    ['link: https://www.youtube.com/watch?v=9spwoDYwW_I'],
  ])('%s names the video', (yaml) => {
    expect(readFrontMatter(yaml)).toMatchObject({ meta: { video: '9spwoDYwW_I' }, findings: [] });
  });

  test.each([
    ['url: https://example.org/9spwoDYwW_I'],
    ['url: introduction'],
    ['video: https://youtu.be/9spwoDYwW_I\nyoutube: wkyvJQSOW_Q'],
    ['description: https://youtu.be/9spwoDYwW_I'],
  ])('%s does not', (yaml) => {
    const { meta, findings } = readFrontMatter(yaml);
    expect(meta.video).toBe(yaml.startsWith('video') ? '9spwoDYwW_I' : undefined);
    expect(findings).toMatchObject([{ code: 'front-matter-unknown-key', severity: 'warning' }]);
  });

  test('a value that does not fit is a warning in notes, an error in course.yaml', () => {
    expect(readFrontMatter('title: [a]').findings).toMatchObject([{ severity: 'warning' }]);
    const { findings } = readCourses([{ path: 'a/course.yaml', text: 'title: [a]\nlayout: x\n' }]);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['front-matter-unknown-key', 'error'],
      ['front-matter-type', 'error'],
    ]);
  });

  test('the rest is read all the same, and everything wrong is said', () => {
    const { meta, findings } = readFrontMatter('title: [a]\ndraft: true\nauthor: b\npairs: 7\n');
    expect(meta.draft).toBe(true);
    expect(findings.map(({ code, line }) => [code, line])).toEqual([
      ['front-matter-type', 2],
      ['front-matter-unknown-key', 4],
      ['front-matter-type', 5],
    ]);
    const inOrder = parseLesson('---\ntitle: [a]\nauthor: b\n---\n').findings.map(({ line }) => line);
    expect(inOrder).toEqual([2, 3]);
  });

  test.each([
    ['aliases that multiply', `a: &a [x]\nb: &b [${'*a,'.repeat(50)}]\ntitle: [${'*b,'.repeat(50)}]`],
    ['an alias of itself', 'title: &a { en: *a }'],
    ['brackets without end', `title: ${'['.repeat(20_000)}`],
    ['nesting without end', `title: ${'{a: '.repeat(5_000)}x${'}'.repeat(5_000)}`],
    ['tags', 'title: !!js/function "function () {}"\ndraft: !foo bar'],
    ['binary', 'title: !!binary aGk='],
    ['a second document', 'title: a\n--- b\n'],
  ])('never throws: %s', (_, yaml) => {
    expect(readFrontMatter(yaml).findings).toBeInstanceOf(Array);
  });
});

test.each([
  ['Lesson 7', { en: 'Lesson 7' }],
  ['Lesson 7 第七课', { en: 'Lesson 7', zh: '第七课' }],
  ['Lesson 7 | 第七课', { en: 'Lesson 7', zh: '第七课' }],
  ['第七课', { zh: '第七课' }],
])('a title “%s”', (text, title) => {
  expect(bilingualText(text)).toEqual(title);
});

describe('the title of a lesson', () => {
  test.each([
    ['front matter', '---\ntitle: a\n---\n# b', { en: 'a' }],
    ['the first heading', 'text\n\n# b 乙\n\n# c', { en: 'b', zh: '乙' }],
    ['its code', '# about `x`', { en: 'about x' }],
    ['the name of the file', '## b', { en: 'Name' }],
    ['not a heading with a time', '# b [0:10](https://youtu.be/9spwoDYwW_I?t=10)', { en: 'Name' }],
    ['not a heading with a link', '# **[b](https://example.com)**', { en: 'Name' }],
    ['not a heading with an image', '# b ![c](d.png)', { en: 'Name' }],
    ['not an empty heading', '#', { en: 'Name' }],
  ])('%s', (_, text, title) => {
    expect(parseLesson(text, 'Name').lesson.title).toEqual(title);
  });

  test('stands above the notes, not in them; any other heading does', () => {
    expect(parseLesson('# b\n\ntext').html).toBe('<p lang="en">text</p>');
    expect(parseLesson('---\ntitle: a\n---\n# b').html).toBe(
      '\n<h2 id="b"><span class="lone"><span lang="en">b</span></span></h2>'.trim(),
    );
    expect(parseLesson('# b [c](https://example.com)').html).toContain('href="https://example.com"');
  });
});
