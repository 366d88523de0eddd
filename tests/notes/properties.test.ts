import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownBy } from '../../scripts/fuzz/notes/check.ts';
import { anyText } from '../../scripts/fuzz/notes-texts.ts';
import { parseLesson } from '../../src/notes/parse.ts';
import { elementsOf } from '../site/built-page.ts';

describe('for any text at all', () => {
  test('it never throws, and nothing unsafe is on the page', () => {
    fc.assert(
      fc.property(anyText, (source) => {
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
      { numRuns: 1000 },
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
  const page = counts(`${shownBy(html)} ${lesson.title.en ?? ''} ${lesson.title.zh ?? ''}`);
  const written = counts(source.replace(/\[:?\d[\d:]*\]\(https:\/\/youtu\.be\/[^)]*\)/g, ''));
  const lost = [...written].filter(([letter, count]) => (page.get(letter) ?? 0) < count);
  expect(lost).toEqual([]);
});

function counts(text: string): ReadonlyMap<string, number> {
  const letters = new Map<string, number>();
  for (const letter of text.match(/[\p{L}\p{N}]/gu) ?? [])
    letters.set(letter, (letters.get(letter) ?? 0) + 1);
  return letters;
}
