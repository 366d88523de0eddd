import { expect, test } from 'vitest';
import { fixNotes, isFixable } from '../../../src/notes/check/fix.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

const url = (seconds: number) => `https://youtu.be/9spwoDYwW_I?t=${seconds}`;

test.each([
  ['broken-time-label', `- a [:0:31:56](${url(1916)})`, `- a [0:31:56](${url(1916)})`],
  ['broken-time-label', `- a [0：31：56](${url(1916)})`, `- a [0:31:56](${url(1916)})`],
  ['label-url-mismatch', `- a [0:31:50](${url(1916)})`, `- a [0:31:56](${url(1916)})`],
  ['time-only-in-label', '- a [0:31:56](https://youtu.be/9spwoDYwW_I)', `- a [0:31:56](${url(1916)})`],
  ['time-only-in-label', '- [0:31:56 a](https://youtu.be/9spwoDYwW_I)', `- [0:31:56 a](${url(1916)})`],
  ['missing-space-before-link', `- a[0:31:56](${url(1916)})`, `- a [0:31:56](${url(1916)})`],
  ['broken-url', '- a [0:31:56](youtu.be/9spwoDYwW_I?t=1916)', `- a [0:31:56](${url(1916)})`],
  ['broken-url', '- a [0:31:56](http:/youtu.be/9spwoDYwW_I?t=1916)', `- a [0:31:56](${url(1916)})`],
  ['broken-url', '- a [0:31:56](<ttps://youtu.be/9spwoDYwW_I> "x")', `- a [0:31:56](<${url(1916)}> "x")`],
  ['unclosed-bracket', `- a [0:31:56](${url(1916)}`, `- a [0:31:56](${url(1916)})`],
  ['empty-entry', `- a [0:31:56](${url(1916)})\n-`, `- a [0:31:56](${url(1916)})\n`],
])('%s: %s', (code, bad, good) => {
  const fixed = fixNotes(bad);
  expect(fixed.text).toBe(good);
  expect(fixed.fixes.map((fix) => fix.code)).toContain(code);
  expect(parseLesson(good).findings.filter(isFixable)).toEqual([]);
});

test.each([
  ['a label that is a minute or more off', `- a [0:31:56](${url(10)})`],
  ['the punctuation of the author', `- 随机,每次不同 random [0:31:56](${url(1916)})`],
  ['an entry that is there twice', `- a [0:31:56](${url(1916)})\n- a [0:31:56](${url(1916)})\n    - b`],
])('leaves to the author: %s', (_, text) => {
  expect(parseLesson(text).findings).not.toEqual([]);
  expect(fixNotes(text)).toEqual({ text, fixes: [], page: parseLesson(text) });
});

test('two fixes of one line come one after the other', () => {
  const fixed = fixNotes(`- a[:0:10](${url(10)}) – [:0:20](${url(20)})`);
  expect(fixed.text).toBe(`- a [0:00:10](${url(10)}) – [0:00:20](${url(20)})`);
  expect(fixed.fixes).toHaveLength(3);
});
