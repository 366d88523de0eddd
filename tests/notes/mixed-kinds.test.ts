import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS, wellFormed } from '../../scripts/fuzz/notes-texts.ts';
import { formatNotes } from '../../src/notes/convert/format.ts';
import { importNotes } from '../../src/notes/convert/import-notes.ts';
import { momentsOf } from '../../src/notes/lesson.ts';
import { parseLesson } from '../../src/notes/parse.ts';

const read = (text: string) =>
  momentsOf(parseLesson(text).lesson).map(({ start, en, zh }) => ({ start, en, zh }));

test('times in are times out, and each half is in its language, in any mixture of notes', () => {
  expect(Object.keys(KINDS).length).toBeGreaterThan(15);
  fc.assert(
    fc.property(wellFormed, ({ text, points }) => {
      expect(read(text)).toEqual(points);
      expect(read(formatNotes(text))).toEqual(points);
      expect(read(importNotes(text).markdown)).toEqual(points);
      expect(parseLesson(text).html).toContain('Text of its own.');
    }),
    { numRuns: 60 },
  );
});
