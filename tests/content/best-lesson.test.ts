import { expect, test } from 'vitest';
import { bestLesson, withNotesFirst } from '../../src/content/best-lesson.ts';

const lesson = (id: string, moments: number, en = moments, zh = moments) => ({
  id,
  coverage: { moments, entries: moments, en, zh },
});

test.each([
  ['nothing', [], undefined],
  ['lessons without notes', [lesson('a', 0)], undefined],
  ['most in both languages', [lesson('a', 90, 90, 3), lesson('b', 20), lesson('c', 5)], 'b'],
  ['most moments where none is in both', [lesson('a', 3, 3, 0), lesson('b', 9, 9, 0)], 'b'],
  ['the first of two alike', [lesson('a', 0), lesson('b', 9), lesson('c', 9)], 'b'],
])('the best lesson of %s', (_name, lessons, expected) => {
  expect(bestLesson(lessons)?.id).toBe(expected);
});

test('lessons with notes come first, and keep their order', () => {
  const lessons = [lesson('a', 0), lesson('b', 1), lesson('c', 0), lesson('d', 9)];
  expect(withNotesFirst(lessons).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
});
