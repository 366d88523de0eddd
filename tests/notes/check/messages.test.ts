import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codes, type FileFinding, message } from '../../../src/notes/check/diagnostics.ts';
import { readCourses } from '../../../src/notes/course/course.ts';
import { readQuestions } from '../../../src/notes/course/questions.ts';
import { decodeAny, decodeText } from '../../../src/notes/markdown/decode-text.ts';
import { checkSubtitles } from '../../../src/notes/subtitles/check-subtitles.ts';
import type { SubtitleText } from '../../../src/notes/subtitles/lesson-files.ts';

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

const cue = (at: string, words = 'a') => `0:00:0${at}.000,0:00:0${Number(at) + 1}.000\n${words}\n\n`;
const subtitles = [
  '0:00:01.000, 0:00:02.000\na\n',
  '0:00:01.000,0:00:02.000\na\n\n0:00:71.000,0:00:72.000\na\n',
  '0:00:03.000,0:00:02.000\na\n',
  `${cue('5')}${cue('1')}${cue('1', '甲')}${cue('1', '乙')}0:00:01.500,9:00:00.000\na\n\n9:00:00.000,9:00:01.000\n`,
  '[Events]\nDialogue: 0,x,y,a\n',
  '',
  ...['5', '1'].map((at) => cue(at).repeat(30)),
];

function findingsInSubtitles(): readonly FileFinding[] {
  const lessons = new Map([['l', '---\nduration: 0:00:04\n---\n']]);
  const wide = decodeAny(Buffer.from(`\uFEFF${cue('1')}`, 'utf16le'));
  const of = (some: readonly Omit<SubtitleText, 'path'>[]) =>
    checkSubtitles(
      some.map((file, at) => ({ path: `a/l.${at}.sbv`, ...file })),
      lessons,
    );
  const [first, second] = [
    [1, 2, 3, 4, 5, 6],
    [0, 0, 0],
  ].map((starts, by) =>
    starts.map((at, index) => cue(`${at || index * 2 + 2}`, by === 0 ? 'a' : '甲')).join(''),
  );
  const moved = ['1', '2', '4'].map((at) => cue(`${Number(at) + 1}`, '甲')).join('');
  return [
    ...subtitles.flatMap((text) => of([{ text }])),
    ...of([wide, { found: { en: 'a binary file', zh: '二进制文件' } }, { bytes: 50_000_000 }]),
    ...of([{ text: first ?? '' }, { text: (second ?? '').replaceAll('.000', '.300') }]),
    ...of([{ text: ['1', '2', '4'].map((at) => cue(at)).join('') }, { text: moved }]),
    ...checkSubtitles([{ path: 'a/x.sbv', text: '' }], lessons),
  ];
}

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
    ...findingsInSubtitles(),
    ...inQuestions.map((one) => ({ ...one, path: '../questions.json' })),
  ];
}

/** A message without what somebody typed: quotations, addresses, times, names of keys and of formats. */
function ownWords(said: string): string {
  return said
    .replace(/“[^”]*”/g, '')
    .replace(/https?:\S*|\b\w*\.?(?:yaml|png)\b|[\w.]+\.sbv/g, '')
    .replace(/\[?\{.*\}\]?/g, '')
    .replace(/title, .*draft|title, .*lessons/g, '')
    .replace(
      /\b(?:YouTube|Bilibili|GitHub|JSON|YAML|HTML|Markdown|UTF-(?:8|16 LE)|MB|GB 18030|GBK|BV|true|false)\b/g,
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
