import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../src/notes/lesson.ts';
import { parseLesson } from '../../src/notes/parse.ts';
import { elementsOf } from '../site/built-page.ts';

const VIDEO = '9spwoDYwW_I';

/** Ways in which people write a time link; every one of them is a link to `second`. */
const SHAPES: readonly ((second: number, words: string) => string)[] = [
  (t, words) => `- ${words} [${clock(t)}](https://youtu.be/${VIDEO}?t=${t})`,
  (t, words) => `- [${clock(t)}](https://youtu.be/${VIDEO}?t=${t}) ${words}`,
  (t, words) => `- [[${clock(t)}](https://www.youtube.com/watch?v=${VIDEO}&t=${t}s)] ${words}`,
  (t, words) => `- ${words} ([${clock(t)}](https://m.youtube.com/watch?t=${t}&v=${VIDEO}))`,
  (t, words) => `- ${words} [[${clock(t)}]](https://youtu.be/${VIDEO}?si=x&t=${t})`,
  (t, words) => `- ${words} <https://youtu.be/${VIDEO}?t=${t}>`,
  (t, words) => `- https://youtu.be/${VIDEO}?t=${t} ${words}`,
  (t, words) => `- <a href="https://youtu.be/${VIDEO}?t=${t}">${clock(t)}</a> ${words}`,
  (t, words) => `- [${words}](https://youtu.be/${VIDEO}?t=${t})`,
  (t, words) => `- 上 parent\n    - ${words} – [${clock(t)}](https://youtu.be/${VIDEO}?t=${t})`,
  (t, words) => `## ${words} [${clock(t)}](https://youtu.be/${VIDEO}#t=${t})\n`,
  (t, words) => `> ${words} [:${clock(t)}](ttps://youtu.be/${VIDEO}?t=${t})\n`,
];

/** Words that can be found again, each with its number, between all that Markdown and HTML may stumble over. */
const piece = fc.constantFrom(
  '词$',
  'w$',
  'W$_x',
  '`c$`',
  '**b$**',
  '*粗$*',
  '“引$”',
  'a$<b$',
  'List<t$>',
  '{{ x$ }}',
  '{y$: 1}',
  '(g$)',
  '（注$）',
  '<i$>',
  '<script>s$</script>',
  '<b>h$</b>',
  '😀$',
  'x$ | 中$',
  '14:00-15:30 z$',
  '[30:61] q$',
  '\\*e$',
  'm$ & n$',
  '~~d$~~',
  '[k$](javascript:k$)',
  '[l$](https://example.org/l$)',
);

const notes = fc
  .array(
    fc.record({ shape: fc.constantFrom(...SHAPES), pieces: fc.array(piece, { minLength: 1, maxLength: 4 }) }),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines) => {
    let number = 0;
    const text = [
      '- 起 start',
      ...lines.map(({ shape, pieces }, at) =>
        shape(
          10 + at * 7,
          `w ${pieces.join(' ')}`.replaceAll('$', () => `q${++number}q`),
        ),
      ),
    ].join('\n');
    return {
      text,
      seconds: lines.map((_, at) => 10 + at * 7),
      words: Array.from({ length: number }, (_, at) => `q${at + 1}q`),
    };
  });

describe('for any notes', () => {
  test('every word is on the page, in its text or in a link', () => {
    fc.assert(
      fc.property(notes, ({ text, words }) => {
        const page = shown(parseLesson(text).html);
        expect(words.filter((word) => !page.includes(word))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('times come out as they go in, in the author’s order', () => {
    fc.assert(
      fc.property(notes, ({ text, seconds }) => {
        const { lesson, html } = parseLesson(text);
        expect(
          momentsOf(lesson).flatMap(({ start, jumps }) => [start, ...jumps.map((jump) => jump.start)]),
        ).toEqual(seconds);
        const links = [...html.matchAll(/class="time" href="[^"]*?t=(\d+)"/g)].map(([, t]) => Number(t));
        expect(links).toEqual(seconds);
      }),
      { numRuns: 400 },
    );
  });

  test('reading twice gives the same', () => {
    fc.assert(
      fc.property(notes, ({ text }) => {
        expect(parseLesson(text)).toEqual(parseLesson(text));
      }),
      { numRuns: 100 },
    );
  });
});

describe('for any text at all', () => {
  const scrap = fc.constantFrom(
    '- ',
    '\n',
    '\n\n',
    '    ',
    '> ',
    '# ',
    '| a |\n|--|\n| ',
    '---\n',
    'title: x\n',
    'video: y\n',
    '`',
    '```',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    'http://',
    'https://youtu.be/',
    VIDEO,
    '?t=',
    '0:10',
    '：',
    '中文',
    'kana かな',
    '\u200b',
    '\ufeff',
    '\0',
    '\ud800',
    '😀',
    '&#',
    ';',
    '\\',
    '\r',
    '\t',
    '[^1]',
    ']: ',
    '~~',
    ' | ',
    '｜',
    'javascript:',
    'onerror=',
    '<script>',
    '<img src=x ',
    '<a href="',
    '">',
    '<details>',
    '</details>',
    '{{',
    '}}',
    '!',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(scrap, { maxLength: 40 }).map((scraps) => scraps.join('')),
  );

  test('it never throws, and nothing unsafe is on the page', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { html } = parseLesson(source);
        for (const { name, attributes } of elementsOf(html)) {
          expect(name).not.toMatch(/^(?:script|style|iframe|object|embed|form|svg|math|base|link|meta)$/);
          for (const [attribute, value] of Object.entries(attributes)) {
            expect(attribute).not.toMatch(/^(?:on|style$|srcdoc$|formaction$)/);
            if (/^(?:href|src)$/.test(attribute))
              expect(value).not.toMatch(/^[\s\0]*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('nesting of any depth never throws', () => {
    const deep = [
      '>'.repeat(10_000),
      Array.from({ length: 1_000 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
      '['.repeat(10_000),
      '**a '.repeat(5_000),
      '<b>'.repeat(5_000),
    ];
    for (const source of deep) expect(parseLesson(source).findings).toBeDefined();
  });
});

test.each([
  'tests/notes/fixtures/seed/fastai-courses-inside-out.md',
  'content/courses/fastai-2019-part-1/lesson-7.md',
])('every letter and figure of %s is on the page, in its text or in a link', (file) => {
  const source = readFileSync(file, 'utf8').replace(/^---[\s\S]*?\n---\n/, '');
  const { html, lesson } = parseLesson(source);
  // The title stands above the notes; labels are written anew from the seconds of their links.
  const page = counts(`${shown(html)} ${lesson.title.en ?? ''} ${lesson.title.zh ?? ''}`);
  const written = counts(source.replace(/\[:?\d[\d:]*\]\(https:\/\/youtu\.be\/[^)]*\)/g, ''));
  const lost = [...written].filter(([letter, count]) => (page.get(letter) ?? 0) < count);
  expect(lost).toEqual([]);
});

function clock(seconds: number): string {
  return `0:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The text of a page and its addresses, as a reader and a browser see them. */
function shown(html: string): string {
  const addresses = [...html.matchAll(/(?:href|title)="([^"]*)"/g)].map(([, value]) => value);
  return `${html.replace(/<[^>]*>/g, '')} ${addresses.join(' ')}`
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function counts(text: string): ReadonlyMap<string, number> {
  const letters = new Map<string, number>();
  for (const letter of text.match(/[\p{L}\p{N}]/gu) ?? [])
    letters.set(letter, (letters.get(letter) ?? 0) + 1);
  return letters;
}
