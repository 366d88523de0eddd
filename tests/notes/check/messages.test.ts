import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codes, type FileFinding, message } from '../../../src/notes/check/diagnostics.ts';
import { readCourses } from '../../../src/notes/course/course.ts';
import { readQuestions } from '../../../src/notes/course/questions.ts';
import { decodeText } from '../../../src/notes/markdown/decode-text.ts';

const url = 'https://youtu.be/9spwoDYwW_I?t=10';
const readme = readFileSync(new URL('../../../content/README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/^```md bad\n(.*?)^```/gms)].map(([, text = '']) => text);
const frontMatter = [
  'title: a: b',
  'title: "a',
  'title: a\ntitle: b',
  'just words',
  'title: {',
  'title: [a',
  'title: @a',
  'title:\n\t- a',
  'title: "\\q"',
  'title: a\n b: c',
  'title: *a\nx: &',
  'a: b\n---\nc',
  '7: x',
  'title: []',
  'video: x y',
  'duration: 7',
  'mirrors: x',
  'links: x',
  'links: [{ title: [], url: x, kind: code }]',
  'links: [{ title: a, url: x, kind: code }]',
  'links: [{ title: a, url: https://a.org/, kind: x }]',
  'contributors: 7',
  'pairs: 7',
];
const courses = ['order: x', 'source: x', 'lessons: x', 'lessons: [x]', 'titel: x'];
const notes = [
  `- a [0:10](https://youtu.be/x?t=10)\n- b [c](${url.replace('10', 'x')})`,
  '![a](javascript:x) [b](javascript:x) ![c](d.svg) ![e](f.png)',
  `- how to do it 怎么做 [0:10](${url})\n- MNIST 神经网络 [0:20](${url})\n- a 甲 ok and the rest of it [0:20](${url})`,
  `${'> '.repeat(300)}a`,
  '['.repeat(10_001),
];
const questions = [
  '{',
  '{ "a": b }',
  '[]',
  '{ "a/b": 1, "x/y": {}, "a/a": { "t=1": "x", "t=2": [1] } }',
  '7',
];
const bytes = [
  [0xff, 0xfe],
  [1, 0, 2],
  [0xd6, 0xd0, 0xce, 0xc4],
  [0xe9, 0x20],
];

/** Findings of all kinds, with each phrase that can fill a message. */
function findings(): readonly FileFinding[] {
  const lessons = [...examples, ...notes, ...frontMatter.map((yaml) => `---\n${yaml}\n---\n`)];
  const files = [
    ...lessons.map((text, at) => ({ path: `l${at}/l.md`, text })),
    ...courses.map((text, at) => ({ path: `c${at}/course.yaml`, text })),
    ...bytes.map((some, at) => ({ path: `b${at}/b.md`, ...decodeText(Uint8Array.from(some)) })),
    ...['search/a.md', 'a/b.md', 'a/B.md', 'a/b c.md'].map((path) => ({ path, text: '' })),
    { path: 'elsewhere', outside: true as const },
  ];
  const known = new Map([
    ['a/a', new Set<string>()],
    ['a/b', new Set(['t=3'])],
  ]);
  const inQuestions = questions.flatMap((text) => readQuestions(text, known).findings);
  return [
    ...readCourses(files).findings,
    ...inQuestions.map((one) => ({ ...one, path: '../questions.json' })),
  ];
}

/** A message without what somebody typed: quotations, addresses, times, names of keys and of formats. */
function ownWords(said: string): string {
  return said
    .replace(/“[^”]*”/g, '')
    .replace(/https?:\S*|\b\w*\.?(?:yaml|png)\b/g, '')
    .replace(/\[?\{.*\}\]?/g, '')
    .replace(/title, .*draft|title, .*lessons/g, '')
    .replace(
      /\b(?:YouTube|Bilibili|GitHub|JSON|YAML|HTML|Markdown|UTF-(?:8|16 LE)|GB 18030|GBK|BV|true|false)\b/g,
      '',
    )
    .replace(/t=\d+|a–z|jpg|webp|gif|avif|9spwoDYwW_I|wkyvJQSOW_Q|courses\/\S+/g, '');
}

test('every code is among them', () => {
  expect([...new Set(findings().map(({ code }) => code))].sort()).toEqual([...codes].sort());
});

test('Chinese messages hold no English, English ones no Chinese', () => {
  const mixed = findings().filter(
    (found) =>
      /[A-Za-z]/.test(ownWords(message(found, 'zh'))) ||
      /\p{Script=Han}/u.test(ownWords(message(found, 'en'))),
  );
  expect(mixed.map((found) => `${message(found, 'zh')} / ${message(found, 'en')}`)).toEqual([]);
});
